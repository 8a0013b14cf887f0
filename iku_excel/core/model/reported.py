"""What is reported: totals, figures and results, None where they cannot be said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import Generic, TypeVar

from ..findings import Finding, errors
from ..periods import Period
from .asked import Definition, Indicator
from .choices import Pooling
from .sent import Answer, SheetStatus, State, Submission

N = TypeVar("N", float, Fraction)


class FigureStatus(StrEnum):
    """Why a figure can or cannot be said."""

    FINAL = "final"
    INCOMPLETE = "incomplete"
    REFUSED = "refused"
    UNDEFINED = "undefined"

    @property
    def final(self) -> bool:
        """Whether the figure is said."""
        return self is FigureStatus.FINAL

    @property
    def whole(self) -> bool:
        """Whether everything that it needs is in, even where no figure comes of it."""
        return self in (FigureStatus.FINAL, FigureStatus.UNDEFINED)


class Obstacle(StrEnum):
    """Why no capaian can be calculated."""

    NO_VALUE = "no value"
    NO_TARGET = "no target"
    ZERO_TARGET = "target of 0"
    NOT_POSITIVE = "target over a value of 0 or below"
    BELOW_ZERO = "below a range that begins with 0"


@dataclass(frozen=True, slots=True)
class Total:
    """A variable combined over its units within one triwulan.

    `value` is None while fewer than `expected` answers count; `provisional` is what those that count give.
    """

    variable: str
    period: Period
    pooling: Pooling
    expected: int
    answers: tuple[Answer, ...]
    value: float | None
    provisional: float | None
    missing: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether every answer that it needs is in."""
        return not (self.missing or self.refused)

    @property
    def nihil(self) -> tuple[str, ...]:
        """The units that had nothing to report."""
        return tuple(answer.unit for answer in self.answers if answer.state is State.NIHIL)


@dataclass(frozen=True, slots=True)
class ElementResult:
    """An unsur's total, number of answers, NRR and grade."""

    key: str
    total: int
    count: int
    mean: float | None
    grade: str


@dataclass(frozen=True, slots=True)
class SurveyResult:
    """The satisfaction index of one triwulan: `index` is 25 to 100 rounded to 2 decimals, or None.

    `alternatives` are the index under each weight (text of the weight, index), the one used first. `unit` is
    the only one whose respondents these are, "" where it is everybody's.
    """

    survey: str
    period: Period
    respondents: int
    elements: tuple[ElementResult, ...]
    weight: str
    interval: float | None
    index: float | None
    provisional: float | None
    grade: str
    status: FigureStatus
    alternatives: tuple[tuple[str, float], ...] = ()
    submission: Submission | None = None
    missing: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Figure(Generic[N]):
    """An indicator's own value in one triwulan, and why it cannot be said where it is None.

    Exact while it is calculated with, a float where it is reported.
    `nihil`: every answer says that there was nothing to report; `idle`: all that keeps it from a value is
    that it divides 0 by 0; `unread`: a return came for it of a unit that nobody knows.
    """

    period: Period
    value: N | None
    provisional: N | None
    status: FigureStatus
    missing: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    nihil: bool = False
    idle: bool = False
    unread: bool = False

    @property
    def left_out(self) -> bool:
        """Whether a mean over triwulan leaves it out: nothing was there to be measured."""
        return self.nihil or self.idle


@dataclass(frozen=True, slots=True)
class Result:
    """An indicator to date, against its to-date target; `figures` are the triwulan's own, TW I first.

    `quarters` are the triwulan that the value is made of, one where the last known value is taken; `known`
    is the earlier one whose value is the provisional one of a year that still waits for its last.
    `achievement` is capped where the office caps, `uncapped` is not; `obstacle` says why there is none. Where
    the target is that of a Perubahan, `revised` is its day and `original` the bounds of the first one.
    """

    indicator: str
    value: float | None
    provisional: float | None
    status: FigureStatus
    target: float | None
    upper: float | None
    achievement: float | None
    category: str
    figures: tuple[Figure[float], ...]
    missing: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    quarters: tuple[Period, ...] = ()
    known: Period | None = None
    nihil: bool = False
    idle: bool = False
    unread: bool = False
    uncapped: float | None = None
    obstacle: Obstacle | None = None
    revised: date | None = None
    original: tuple[float | None, float | None] = (None, None)

    def figure(self, quarter: Period) -> Figure[float]:
        """The own figure of a triwulan."""
        return next(figure for figure in self.figures if figure.period == quarter)


@dataclass(frozen=True, slots=True)
class UnitStatus:
    """What a unit's sheet is in one triwulan, and the submission that counts."""

    unit: str
    period: Period
    status: SheetStatus
    submission: Submission | None = None


@dataclass(frozen=True)
class Results:
    """Everything the official workbook says, for one period of one definition.

    `surveys` are each triwulan's, `unit_surveys` the same unit by unit, `pooled_surveys` those of all
    triwulan so far together, `past_surveys` those of the years before. `last_year` holds the same figures a
    year earlier, nothing where the inbox holds nothing of that year.
    """

    definition: Definition
    period: Period
    indicators: tuple[Result, ...]
    totals: tuple[Total, ...]
    surveys: tuple[SurveyResult, ...]
    units: tuple[UnitStatus, ...]
    submissions: tuple[Submission, ...]
    findings: tuple[Finding, ...]
    signed: date | None = None
    unit_surveys: tuple[SurveyResult, ...] = ()
    pooled_surveys: tuple[SurveyResult, ...] = ()
    past_surveys: tuple[SurveyResult, ...] = ()
    last_year: tuple[Result, ...] = ()

    @property
    def last_quarter(self) -> Period:
        """The triwulan in which the period ends."""
        return self.period.quarters[-1]

    @property
    def final(self) -> bool:
        """Whether every figure is final and no finding is an error."""
        return all(result.status.final for result in self.indicators) and not errors(self.findings)

    @cached_property
    def pairs(self) -> tuple[tuple[Indicator, Result], ...]:
        """Every indicator with its result, in the definition's order."""
        return tuple(zip(self.definition.indicators, self.indicators, strict=True))

    @cached_property
    def now(self) -> tuple[UnitStatus, ...]:
        """The units' sheets in the triwulan in which the period ends."""
        return tuple(status for status in self.units if status.period == self.last_quarter)

    def result(self, indicator: str) -> Result:
        """The result of the indicator of this code."""
        return self._results[indicator]

    def earlier(self, indicator: str) -> Result | None:
        """The same a year earlier, or None where the inbox holds nothing of that year."""
        return next((result for result in self.last_year if result.indicator == indicator), None)

    def total(self, variable: str, quarter: Period) -> Total:
        """A variable over its units in one triwulan."""
        return self._totals[variable, quarter]

    def survey(self, variable: str, quarter: Period) -> SurveyResult:
        """A survey in one triwulan, also of the years before."""
        return self._surveys[variable, quarter]

    def survey_of(self, variable: str, quarter: Period, unit: str) -> SurveyResult:
        """A survey in one triwulan among the respondents of one unit only."""
        return self._unit_surveys[variable, quarter, unit]

    def pooled(self, variable: str) -> SurveyResult:
        """A survey among the respondents of all triwulan up to the period's end."""
        return next(result for result in self.pooled_surveys if result.survey == variable)

    def surveyed(self, indicator: Indicator) -> SurveyResult:
        """The survey among all whose answers an indicator's figure to date is made of."""
        quarters = self.result(indicator.code).quarters
        if len(quarters) == 1:
            return self.survey(indicator.survey, quarters[0])
        return self.pooled(indicator.survey)

    def sent(self, unit: str, quarter: Period) -> Submission | None:
        """What counts of what a unit sent for a triwulan, also of another year; None where nothing came."""
        return self._sent.get((unit, quarter))

    def status(self, unit: str, quarter: Period) -> SheetStatus:
        """What became of a unit's sheet for a triwulan."""
        sheet = self.sent(unit, quarter)
        return SheetStatus.MISSING if sheet is None else sheet.status

    @cached_property
    def _results(self) -> Mapping[str, Result]:
        return {result.indicator: result for result in self.indicators}

    @cached_property
    def _totals(self) -> Mapping[tuple[str, Period], Total]:
        return {(total.variable, total.period): total for total in self.totals}

    @cached_property
    def _surveys(self) -> Mapping[tuple[str, Period], SurveyResult]:
        return {(one.survey, one.period): one for one in (*self.past_surveys, *self.surveys)}

    @cached_property
    def _unit_surveys(self) -> Mapping[tuple[str, Period, str], SurveyResult]:
        return {(one.survey, one.period, one.unit): one for one in self.unit_surveys}

    @cached_property
    def _sent(self) -> Mapping[tuple[str, Period], Submission]:
        return {(sheet.unit, sheet.period): sheet for sheet in self.submissions}
