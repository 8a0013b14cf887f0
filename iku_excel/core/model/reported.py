"""What is reported: totals, figures and results, None where they cannot be said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Generic, TypeVar

from ..periods import Period
from .choices import Pooling
from .sent import Answer, SheetStatus, State, Submission

N = TypeVar("N", float, Fraction)


class FigureStatus(StrEnum):
    """Why a figure can or cannot be said."""

    FINAL = "final"
    INCOMPLETE = "incomplete"
    REFUSED = "refused"
    UNDEFINED = "undefined"
    UNASKED = "unasked"
    TYPED = "typed"  # of an earlier year, copied by hand from what was published

    @property
    def final(self) -> bool:
        """Whether the figure is said."""
        return self is FigureStatus.FINAL

    @property
    def whole(self) -> bool:
        """Whether everything that it needs is in, even where no figure comes of it."""
        return self in (FigureStatus.FINAL, FigureStatus.UNDEFINED, FigureStatus.UNASKED)


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
    One that nobody was asked for in that triwulan expects no answer.
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
    def asked(self) -> bool:
        """Whether anybody was asked for it."""
        return self.expected > 0 or bool(self.answers)

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
        """Whether a mean over triwulan leaves it out: nothing was to be measured, or nobody was asked."""
        return self.nihil or self.idle or self.status is FigureStatus.UNASKED


@dataclass(frozen=True, slots=True)
class Result:
    """An indicator to date, against its to-date target; `figures` are the triwulan's own, TW I first.

    `quarters` are the triwulan that the value is made of, one where the last known value is taken; `known`
    is the earlier one whose value is the provisional one of a year that still waits for its last.
    `achievement` is capped where the office caps, `uncapped` is not; `obstacle` says why there is none. Where
    the target is that of a Perubahan, `revised` is its day and `original` the bounds of the first one. One
    that was typed says its `source`.
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
    source: str = ""

    @property
    def typed(self) -> bool:
        """Whether it was copied by hand."""
        return self.status is FigureStatus.TYPED and self.value is not None

    def figure(self, quarter: Period) -> Figure[float]:
        """The own figure of a triwulan."""
        return next(figure for figure in self.figures if figure.period == quarter)


@dataclass(frozen=True, slots=True)
class Spending:
    """What was spent to date of the budgets of some programs or indicators, their `owners`.

    `amount` is their pagu as it stands at the period's end, `share` realisasi : pagu, `asked` whether a
    question asks for each, `counted` the amounts that `spent` is made of, `efficiency` what the office's own
    rule gives. What cannot be said is None.
    """

    owners: tuple[str, ...]
    amount: float | None
    spent: float | None
    share: float | None
    asked: bool
    counted: tuple[Total, ...] = ()
    efficiency: float | None = None


NOTHING_SPENT = Spending((), None, None, None, asked=False)


class Known(StrEnum):
    """How a figure of an earlier year is known; whatever stands first beats what follows."""

    ISSUED = "issued"
    CALCULATED = "calculated"
    TYPED = "typed"


@dataclass(frozen=True, slots=True)
class YearFigure:
    """An indicator in a whole year before; `source` is its package, or the document that it was copied from.

    `recorded_target`: its target was typed beside its realisasi.
    """

    indicator: str
    year: int
    known: Known
    source: str
    status: FigureStatus
    value: float | None
    target: float | None
    upper: float | None
    achievement: float | None
    category: str
    nihil: bool = False
    recorded_target: bool = False
    uncapped: float | None = None

    @property
    def typed(self) -> bool:
        """Whether its realisasi was typed."""
        return self.known is Known.TYPED and self.value is not None


@dataclass(frozen=True, slots=True)
class UnitStatus:
    """What a unit's sheet is in one triwulan, and the submission that counts."""

    unit: str
    period: Period
    status: SheetStatus
    submission: Submission | None = None
