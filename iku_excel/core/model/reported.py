"""What is reported: totals, figures and results, None where they cannot be said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ..findings import Finding
from ..periods import Period
from .asked import Definition, Pooling
from .sent import Answer, SheetStatus, Submission


class FigureStatus(StrEnum):
    """Why a figure can or cannot be said."""

    FINAL = "final"
    INCOMPLETE = "incomplete"
    REFUSED = "refused"
    UNDEFINED = "undefined"


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

    `alternatives` are the index under each weight (text of the weight, index), the one used first.
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


@dataclass(frozen=True, slots=True)
class Figure:
    """An indicator's own value in one triwulan, and why it cannot be said where it is None."""

    period: Period
    value: float | None
    provisional: float | None
    status: FigureStatus
    missing: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """An indicator to date, against its to-date target; `figures` are the triwulan's own, TW I first.

    `taken` is the triwulan whose value stands for the year where the last known one is taken.
    """

    indicator: str
    value: float | None
    provisional: float | None
    status: FigureStatus
    target: float | None
    upper: float | None
    achievement: float | None
    category: str
    figures: tuple[Figure, ...]
    missing: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    taken: Period | None = None


@dataclass(frozen=True, slots=True)
class UnitStatus:
    """What a unit's sheet is in one triwulan, and the submission that counts."""

    unit: str
    period: Period
    status: SheetStatus
    submission: Submission | None = None


@dataclass(frozen=True, slots=True)
class Results:
    """Everything the official workbook says, for one period of one definition."""

    definition: Definition
    period: Period
    indicators: tuple[Result, ...]
    totals: tuple[Total, ...]
    surveys: tuple[SurveyResult, ...]
    units: tuple[UnitStatus, ...]
    submissions: tuple[Submission, ...]
    findings: tuple[Finding, ...]
    signed: date | None = None
