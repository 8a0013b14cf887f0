"""A step of the calculation as a row of `Perhitungan`, and the steps taken so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ...core.model import Result, Results, YearFigure
from ...core.periods import Period
from ...texts.workbook import perhitungan as evidence
from ..pen.book import Value
from ..pen.spelled import cell
from .answers import Answers, Key

SHEET = "Perhitungan"
FIRST_ROW = 5
VALUE, SECOND, THIRD, FOURTH, FIFTH, SIXTH, SEVENTH, EIGHTH = range(5, 13)


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure in a column: a formula with its value, or where `formula` is empty the value alone."""

    column: int
    formula: str
    value: Value
    number_format: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A row: code, what it is, its period and how it is calculated; a `head` names the columns of a part.

    `sources` are the rows of `Data` (first, last) that it comes from.
    """

    texts: tuple[str, ...]
    cells: tuple[Cell, ...] = ()
    sources: tuple[tuple[int, int], ...] = ()
    head: bool = False
    title: bool = False


@dataclass(frozen=True, slots=True)
class Reached:
    """The addresses of an indicator's figure to date and of what follows from it."""

    value: str
    target: str
    achievement: str
    category: str
    ranked: str


@dataclass(frozen=True, slots=True)
class YearStep:
    """A figure of an earlier year; the addresses of its value, its target as printed, and its capaian."""

    figure: YearFigure
    value: str
    target: str
    achievement: str


@dataclass(frozen=True, slots=True)
class Steps:
    """All rows, and where the figures of the other sheets stand; `before` are last year's, `years` whole."""

    rows: tuple[Step, ...]
    totals: dict[tuple[str, Period], str]
    figures: dict[tuple[str, Period], str]
    reached: dict[str, Reached]
    before: dict[str, tuple[str, Result]]
    years: Mapping[tuple[str, int], YearStep]


@dataclass(slots=True)
class Work:
    """The rows so far, and the addresses that later rows refer to."""

    results: Results
    answers: Answers
    rows: list[Step] = field(default_factory=list)
    parts: int = 0
    totals: dict[tuple[str, Period], str] = field(default_factory=dict)
    sums: dict[tuple[str, tuple[Period, ...]], str] = field(default_factory=dict)
    elements: dict[tuple[str, str, Period], tuple[str, str]] = field(default_factory=dict)
    indices: dict[tuple[str, Period], str] = field(default_factory=dict)
    figures: dict[tuple[str, Period], str] = field(default_factory=dict)
    reached: dict[str, Reached] = field(default_factory=dict)
    before: dict[str, tuple[str, Result]] = field(default_factory=dict)

    @property
    def row(self) -> int:
        """The sheet's next row."""
        return FIRST_ROW + len(self.rows)

    def part(self, title: str, heads: tuple[str, ...]) -> None:
        """A title and the heads of its columns."""
        self.parts += 1
        numbered = evidence.STEP.format(number=self.parts, title=title)
        self.rows += (Step((numbered,), title=True), Step(heads, head=True))

    def add(self, texts: tuple[str, ...], *cells: Cell, of: Iterable[Key] = ()) -> str:
        """A row made of these answers; the address of its value."""
        address = cell(VALUE, self.row)
        self.rows.append(Step(texts, cells, _runs(self.answers.rows[key] for key in of)))
        return address


def _runs(parts: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The same rows in as few stretches as there are."""
    runs: list[tuple[int, int]] = []
    for first, last in sorted(parts):
        if runs and first <= runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], max(last, runs[-1][1]))
        else:
            runs.append((first, last))
    return tuple(runs)
