"""A step of the calculation as a row of `Perhitungan`, and the steps taken so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..core.model import Results
from ..core.periods import Period
from ..texts import evidence
from .answers import Answers
from .book import Value, cell

SHEET = "Perhitungan"
FIRST_ROW = 5
VALUE, SECOND, THIRD, FOURTH, FIFTH, SIXTH, SEVENTH = range(5, 12)


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure in a column: a formula with its value, or where `formula` is empty the value alone."""

    column: int
    formula: str
    value: Value
    number_format: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A row: code, what it is, its period and how it is calculated; a `head` names the columns of a part."""

    texts: tuple[str, ...]
    cells: tuple[Cell, ...] = ()
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
class Steps:
    """All rows, and where the figures of the other sheets stand."""

    rows: tuple[Step, ...]
    totals: dict[tuple[str, Period], str]
    figures: dict[tuple[str, Period], str]
    reached: dict[str, Reached]


@dataclass(slots=True)
class Work:
    """The rows so far, and the addresses that later rows refer to."""

    results: Results
    answers: Answers
    rows: list[Step] = field(default_factory=list)
    parts: int = 0
    totals: dict[tuple[str, Period], str] = field(default_factory=dict)
    sums: dict[str, str] = field(default_factory=dict)
    elements: dict[tuple[str, str, Period], tuple[str, str]] = field(default_factory=dict)
    indices: dict[tuple[str, Period], str] = field(default_factory=dict)
    figures: dict[tuple[str, Period], str] = field(default_factory=dict)
    reached: dict[str, Reached] = field(default_factory=dict)

    @property
    def row(self) -> int:
        """The sheet's next row."""
        return FIRST_ROW + len(self.rows)

    def part(self, title: str, heads: tuple[str, ...]) -> None:
        """A title and the heads of its columns."""
        self.parts += 1
        numbered = evidence.STEP.format(number=self.parts, title=title)
        self.rows += (Step((numbered,), title=True), Step(heads, head=True))

    def add(self, texts: tuple[str, ...], *cells: Cell) -> str:
        """A row; the address of its value."""
        address = cell(VALUE, self.row)
        self.rows.append(Step(texts, cells))
        return address
