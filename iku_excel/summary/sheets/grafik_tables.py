"""A section of `Grafik`: a chart and its table, every figure with its live formula."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ...core.model import Indicator, Result
from ...styles import summary as look
from ...styles.measure import POINTS_PER_PIXEL, even
from ...texts.workbook import every_sheet as words
from ...texts.workbook import grafik as told
from ..pen.charts import LABELS, WIDTH

LABEL_SIZE, LABEL_LINES = 9.0, 2
Pair = tuple[Indicator, Result]


@dataclass(frozen=True, slots=True)
class Figure:
    """A cell of a table: a formula with its value; without a value it stays blank, so nothing is drawn."""

    formula: str
    value: float | None
    number_format: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table, an indicator's; `note` stands in the last column before the label."""

    number: int
    name: str
    label: str
    figures: tuple[Figure, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A chart and its table; the series in `drawn` are columns, counted from 0.

    `colors` are those of single bars, `mark` the value at which a line stands.
    """

    title: str
    note: str
    heads: tuple[str, ...]
    lines: tuple[Line, ...]
    drawn: tuple[int, ...]
    number_format: str
    colors: tuple[str, ...] = ()
    mark: float = 0.0
    stacked: bool = False

    @property
    def bars(self) -> int:
        """How many bars stand below one another."""
        return len(self.lines) * (1 if self.stacked else len(self.drawn))

    @property
    def values(self) -> tuple[tuple[float | None, ...], ...]:
        """What is drawn of it, line by line."""
        return tuple(tuple(line.figures[place].value for place in self.drawn) for line in self.lines)

    @property
    def figures(self) -> tuple[float, ...]:
        """The same in one row, without what is blank."""
        return tuple(value for line in self.values for value in line if value is not None)

    @property
    def largest(self) -> float:
        """The longest bar, which of a stacked chart is a line's sum."""
        if not self.stacked:
            return max(map(abs, self.figures), default=0.0)
        sums = (sum(figure.value or 0.0 for figure in line.figures) for line in self.lines)
        return max(map(abs, sums), default=0.0)


def labelled(line: Line) -> Line:
    """With a label in as many lines as fit beside a bar."""
    wrapped = even(line.label, WIDTH * POINTS_PER_PIXEL * LABELS * 0.9, LABEL_SIZE)
    shown = wrapped[:LABEL_LINES]
    label = "\n".join(shown) + (told.CUT if len(wrapped) > LABEL_LINES else "")
    return replace(line, label=label)


def common(formats: Iterable[str]) -> str:
    """The format of a chart's figures: with decimals as soon as one has them."""
    found = list(formats)
    return look.NUMBER if look.NUMBER in found else found[0]


def line_of(indicator: Indicator, figures: tuple[Figure, ...], note: str = "") -> Line:
    """An indicator's row; its label is its number and name."""
    name = words.INDICATOR.format(number=indicator.number, name=indicator.name)
    return Line(indicator.number, indicator.name, name, figures, note)
