"""Columns of a spreadsheet by their letters."""

from __future__ import annotations


def letters(column: int) -> str:
    """The letters of a column's number: 1 is A, 28 is AB."""
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text
