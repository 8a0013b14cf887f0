"""Cell addresses in A1 notation, read strictly."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from .limits import COLUMNS, ROWS

CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_LONGEST_RANGE = len("$XFD$1048576:$XFD$1048576")
_RANGE = re.compile(
    r"\$?([A-Z]{1,3})?\$?([1-9][0-9]{0,6})?(?::\$?([A-Z]{1,3})?\$?([1-9][0-9]{0,6})?)?", re.IGNORECASE
)


def natural(text: str) -> int | None:
    """A whole number of at most seven ASCII digits, or None."""
    return int(text) if len(text) <= 7 and text.isascii() and text.isdigit() else None


class Range(NamedTuple):
    """A rectangle of cells, 1-based, both ends inside."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, row: int, column: int) -> bool:
        """Whether a cell lies inside."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right

    def __str__(self) -> str:
        """In A1 notation."""
        first, last = address(self.top, self.left), address(self.bottom, self.right)
        return first if first == last else f"{first}:{last}"


class _Columns(dict[str, int]):
    """Column numbers by letters, 0 for what is no column."""

    def __missing__(self, letters: str) -> int:
        if not (1 <= len(letters) <= 3 and letters.isascii() and letters.isalpha() and letters.isupper()):
            return 0
        number = 0
        for letter in letters:
            number = number * 26 + ord(letter) - 64
        if number > COLUMNS:
            return 0
        self[letters] = number
        return number


COLUMN_NUMBERS = _Columns()


def letters(column: int) -> str:
    """The letters of a column's number: 1 is A, 28 is AB."""
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def address(row: int, column: int) -> str:
    """The A1 address of a cell."""
    return f"{letters(column)}{row}"


def parse_cell(text: str) -> tuple[int, int] | None:
    """(row, column) of an A1 address without dollars, or None."""
    match = CELL.fullmatch(text)
    if match is None:
        return None
    column, row = COLUMN_NUMBERS[match[1]], int(match[2])
    return (row, column) if column and row <= ROWS else None


def parse_range(text: str) -> Range | None:
    """The rectangle of A1, A1:B2, A:C or 1:3, dollars allowed, or None."""
    return _range(text) if len(text) <= _LONGEST_RANGE else None


@lru_cache(maxsize=4096)  # the sheets of one form, and one form's returns, name the same ones
def _range(text: str) -> Range | None:
    match = _RANGE.fullmatch(text)
    if match is None:
        return None
    left, top, right, bottom = match.groups()
    if ":" in text:
        if (left is None, top is None) != (right is None, bottom is None) or left is top is None:
            return None
    elif left is None or top is None:
        return None
    else:
        right, bottom = left, top
    columns = [COLUMN_NUMBERS[end.upper()] for end in (left, right)] if left else [1, COLUMNS]
    rows = [int(end) for end in (top, bottom)] if top else [1, ROWS]
    if 0 in columns or max(rows) > ROWS:
        return None
    return Range(min(rows), min(columns), max(rows), max(columns))


def parse_ranges(text: str) -> tuple[Range, ...] | None:
    """The rectangles of a sqref, or None when any of them is illegal or there is none."""
    found = []
    for word in text.split():
        area = parse_range(word)
        if area is None:
            return None
        found.append(area)
    return tuple(found) or None


def parse_listed(text: str) -> tuple[Range, ...]:
    """The rectangles of cells as findings list them, "C7:C12, E3, …"; what is none is passed over."""
    return tuple(area for part in text.split(", ") if (area := parse_range(part)))
