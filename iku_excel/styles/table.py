"""A table of the workbook: its columns from left to right, and the numbers under their heads."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its pixels, its share of what the paper leaves free, and what it is made of.

    One without a number of its own shows others (`{name}` in `shows` stands for a number), or stands
    under the head of the column before it. What is `right` holds figures.
    """

    name: str
    pixels: int = 0
    share: int = 0
    folds: bool = False
    hidden: bool = False
    right: bool = False
    numbered: bool = True
    shows: str = ""


@dataclass(frozen=True)
class Table:
    """Columns from left to right; places count from 1."""

    columns: tuple[Column, ...]

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Where each column stands."""
        return {column.name: place for place, column in enumerate(self.columns, start=1)}

    @cached_property
    def numbers(self) -> Mapping[str, str]:
        """The number of each column that has one, as sentences call it."""
        numbered = [column.name for column in self.columns if column.numbered]
        return {name: str(number) for number, name in enumerate(numbered, start=1)}

    @property
    def pixels(self) -> list[int]:
        """The widths."""
        return [column.pixels for column in self.columns]

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.columns)

    def place(self, name: str) -> int:
        """Where a column stands."""
        return self.places[name]

    def column(self, name: str) -> Column:
        """The column of that name."""
        return self.columns[self.places[name] - 1]

    def printed(self, name: str) -> int | str:
        """What stands in the row of numbers: `9`, `9 = 8 : 7`, or `6 – 9`."""
        column = self.column(name)
        shown = column.shows.format_map(self.numbers)
        if not column.numbered:
            return shown
        return f"{self.numbers[name]} = {shown}" if shown else int(self.numbers[name])

    def without(self, names: Collection[str]) -> Table:
        """The same table without some columns; what follows them moves up, its number too."""
        return Table(tuple(column for column in self.columns if column.name not in names))

    def putting(self, columns: Sequence[Column], name: str) -> Table:
        """The same table with these columns in the place of one."""
        place = self.place(name)
        return Table((*self.columns[: place - 1], *columns, *self.columns[place:]))

    def showing(self, names: Collection[str]) -> Table:
        """The same table with some of its hidden columns in sight."""
        return Table(tuple(replace(one, hidden=False) if one.name in names else one for one in self.columns))

    def heads(self) -> tuple[tuple[str, int, int], ...]:
        """Each head with its first and last place: it also covers the columns that only stand under it."""
        spans: list[tuple[str, int, int]] = []
        for place, column in enumerate(self.columns, start=1):
            if column.numbered or column.shows:
                spans.append((column.name, place, place))
            else:
                name, first, _ = spans.pop()
                spans.append((name, first, place))
        return tuple(spans)

    def after(self, room: int, widths: Mapping[str, int] | None = None) -> int:
        """The first place with at least so many pixels at its left that are never folded away."""
        for place, column in enumerate(self.columns, start=1):
            if room <= 0:
                return place
            if not (column.folds or column.hidden):
                room -= widths[column.name] if widths else column.pixels
        return self.width

    def folded(self) -> tuple[str, str]:
        """The numbers of the first and of the last column that can be folded away."""
        numbers = [self.numbers[column.name] for column in self.columns if column.folds]
        return numbers[0], numbers[-1]
