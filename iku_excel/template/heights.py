"""How high the rows of a sheet are: as the form says, or higher where a text needs more."""

from __future__ import annotations

import functools

from ..form import Cell, CellKind, Sheet
from ..styles import Style
from ..styles.form import HINT_SIZE, STYLES
from ..styles.measure import fitted_height


def row_heights(sheet: Sheet) -> dict[int, float]:
    """The heights of the rows that have one of their own, in points."""
    heights = dict(sheet.heights)
    for cell in sheet.cells:
        if _wraps(cell):
            heights[cell.row] = max(heights.get(cell.row, 0), _needed(cell, sheet))
    return heights


def _wraps(cell: Cell) -> bool:
    return cell.kind is CellKind.TEXT and STYLES[cell.style].wrap and not cell.to_row


def _needed(cell: Cell, sheet: Sheet) -> float:
    """The height that a cell's text takes in its width."""
    width = sum(sheet.widths[cell.column - 1 : (cell.to_column or cell.column)])
    style = STYLES[cell.style]
    parts = [(str(cell.content), style)]
    if cell.hint:
        parts.append((cell.hint, Style(size=HINT_SIZE)))
    return _fitted(tuple((text, part.size, part.bold) for text, part in parts), width - style.indent)


@functools.lru_cache(maxsize=1024)
def _fitted(parts: tuple[tuple[str, float, bool], ...], width: float) -> float:
    """Many forms ask the same questions."""
    return fitted_height(parts, width)
