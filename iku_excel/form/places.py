"""Where an input stands on its sheet, by its codes, and which stands at a place."""

from __future__ import annotations

from ..core.model.recovered import Key
from .grid import VALUE
from .model import IDENTITY_ROW_CODE, CellKind, Sheet


def place_of(sheet: Sheet, key: Key) -> tuple[int, int] | None:
    """Row and column of an input in its unit's sheet; None where the sheet does not ask it."""
    _, row_code, column_code = key
    block = sheet.block
    if block and row_code.isdigit():
        row = block.first_row + int(row_code) - 1
        columns = (column for column in block.columns if block.codes[column] == column_code)
        column = next(columns, 0)
        return (row, column) if column and block.first_row <= row <= block.last_row else None
    for cell in sheet.cells:
        if cell.kind is CellKind.INPUT and (cell.row_code, cell.column_code) == (row_code, column_code):
            return cell.row, cell.column
    return None


def key_at(sheet: Sheet, row: int, column: int) -> Key | None:
    """The key of the input that stands there; None where nothing is asked."""
    block = sheet.block
    if block and block.first_row <= row <= block.last_row and column in block.columns:
        return sheet.unit, str(row - block.first_row + 1), block.codes[column]
    for cell in sheet.cells:
        if cell.kind is CellKind.INPUT and (cell.row, cell.column) == (row, column):
            return sheet.unit, cell.row_code, cell.column_code
    return None


def checked_row(sheet: Sheet, key: Key) -> int:
    """The row whose own check judges an input of a sheet of figures; 0 where none does."""
    place = None if sheet.block else place_of(sheet, key)
    return place[0] if place and key[1] != IDENTITY_ROW_CODE and place[1] >= VALUE else 0
