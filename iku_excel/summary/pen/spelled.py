"""How a text, a cell and a range are spelled: in a cell, and inside a formula."""

from __future__ import annotations

from ... import parts
from ...core.signs import visible
from ...xlsx.addresses import letters

LONGEST_TEXT = 32_767  # UTF-16 units, all that a cell holds
MOST_BREAKS = 253  # within a cell
LONGEST_LITERAL = 255  # a text inside a formula


def clean(text: str) -> str:
    """A text that a cell can hold: nothing that steers, not too long, not too many lines."""
    whole = parts.within(visible(text), LONGEST_TEXT)
    if "\n" not in whole:
        return whole
    *lines, rest = whole.split("\n", MOST_BREAKS)
    return "\n".join((*lines, rest.replace("\n", " ")))


def literal(text: str) -> str:
    """A text inside a formula."""
    return '"' + parts.within(clean(text), LONGEST_LITERAL).replace('"', '""') + '"'


def cell(column: int, row: int, sheet: str = "") -> str:
    """An address that stays when copied, on another sheet where one is named."""
    where = f"{sheet}!" if sheet else ""
    return f"{where}${letters(column)}${row}"


def area(column: int, row: int, to_row: int, sheet: str = "") -> str:
    """A range of one column."""
    return f"{cell(column, row, sheet)}:{cell(column, to_row)}"
