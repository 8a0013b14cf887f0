"""How texts stand in their cells: the lines they break into, and how high their rows are."""

from __future__ import annotations

import functools

from ..form import Cell, CellKind, Sheet
from ..form.filled import FilledSheet
from ..form.model import Held
from ..styles import Style
from ..styles.form import HINT_SIZE, STYLES
from ..styles.measure import column_points, even, fitted_height, unhyphenated


def row_heights(sheet: Sheet, filled: FilledSheet) -> dict[int, float]:
    """The heights of the rows that have one of their own, in points: as the form says, or as a text needs."""
    heights = dict(sheet.heights)
    for cell in sheet.cells:
        if _wraps(cell):
            needed = _needed(cell, filled.at(cell.row, cell.column), sheet)
            heights[cell.row] = max(heights.get(cell.row, 0), needed)
    return heights


def whole_words(cell: Cell, sheet: Sheet) -> tuple[str, str]:
    """A locked text and its hint in lines of our own: no program breaks "E-Gov" at its hyphen."""
    if not STYLES[cell.style].wrap:
        return str(cell.content), cell.hint
    room = _room(cell, sheet)
    style = STYLES[cell.style]
    return (
        _in_lines(str(cell.content), room, style.size, style.bold),
        _unhyphenated(cell.hint, room, HINT_SIZE, False),
    )


def _wraps(cell: Cell) -> bool:
    return cell.kind is not CellKind.FORMULA and STYLES[cell.style].wrap and not cell.to_row


def _room(cell: Cell, sheet: Sheet) -> float:
    """The characters that a line of a cell holds."""
    return sum(sheet.widths[cell.column - 1 : (cell.to_column or cell.column)]) - STYLES[cell.style].indent


def _needed(cell: Cell, held: Held, sheet: Sheet) -> float:
    """The height that a cell's text, or what stands in an input, takes in its width."""
    style = STYLES[cell.style]
    parts = [(str(held), style)]
    if cell.hint:
        parts.append((cell.hint, Style(size=HINT_SIZE)))
    return _fitted(tuple((text, part.size, part.bold) for text, part in parts), _room(cell, sheet))


@functools.lru_cache(maxsize=1024)
def _in_lines(text: str, room: float, size: float, bold: bool) -> str:
    """In lines as long as each other: no last word stands alone. A code is one word, and is left whole."""
    return "\n".join(even(text, column_points(room), size, bold)) if " " in text else text


@functools.lru_cache(maxsize=1024)
def _unhyphenated(text: str, room: float, size: float, bold: bool) -> str:
    return unhyphenated(text, column_points(room), size, bold)


@functools.lru_cache(maxsize=1024)
def _fitted(parts: tuple[tuple[str, float, bool], ...], width: float) -> float:
    """Many forms ask the same questions."""
    return fitted_height(parts, width)
