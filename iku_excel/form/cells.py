"""The three things a cell of the form can be: printed text, a computed value, an entry for people."""

from __future__ import annotations

from .model import Cell, CellKind, Value


def printed(
    row: int,
    column: int,
    content: str | int,
    style: str,
    *,
    hint: str = "",
    link: str = "",
    to_row: int = 0,
    to_column: int = 0,
) -> Cell:
    """A cell with a locked text, whatever sign it begins with; a smaller `hint` stands on a second line."""
    return Cell(
        row,
        column,
        CellKind.TEXT,
        content,
        style,
        hint=hint,
        link=link,
        to_row=to_row,
        to_column=to_column,
    )


def computed(
    row: int,
    column: int,
    formula: str,
    style: str,
    value: Value,
    *,
    number_format: str = "",
    to_column: int = 0,
) -> Cell:
    """A cell with a locked formula, which begins with "=" or, where it fills empty ones below it, with "{=".

    Its references are absolute, so that it says the same wherever it stands; `value` is what it gives.
    """
    return Cell(
        row,
        column,
        CellKind.FORMULA,
        formula,
        style,
        number_format=number_format,
        to_column=to_column,
        value=value,
    )


def entry(
    row: int,
    column: int,
    style: str,
    codes: tuple[str, str],
    *,
    content: str | int = "",
    number_format: str = "",
    to_column: int = 0,
) -> Cell:
    """A cell that people fill, issued with `content` and known by the codes of its row and column."""
    row_code, column_code = codes
    return Cell(
        row,
        column,
        CellKind.INPUT,
        content,
        style,
        number_format=number_format,
        to_column=to_column,
        row_code=row_code,
        column_code=column_code,
    )
