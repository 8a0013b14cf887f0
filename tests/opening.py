"""openpyxl opens workbooks in the tests as it always does, but does not work out the same twice.

It adds the edges of an area's first cell to those of every other, one after the other, and looks up what
comes of it among all borders each time; and it takes formulas that rows share apart for each of them. That is
half of the time that it takes to open our workbooks.
"""

from __future__ import annotations

from copy import copy
from unittest.mock import patch

from openpyxl.formula.translate import Translator
from openpyxl.styles import Border
from openpyxl.styles.cell_style import StyleArray
from openpyxl.worksheet._reader import WorksheetReader
from openpyxl.worksheet.merge import MergedCellRange

SIDES = ("top", "left", "right", "bottom")

# What an area's first cell has (edges, protection), the edges on which another lies: how that other looks.
Known = dict[tuple[int, int, tuple[str, ...]], StyleArray]

# A formula, its row and column, and where it goes: how it reads there.
_moved: dict[tuple[str, int, int, str | None, int, int], str] = {}

merged_by_openpyxl = WorksheetReader.bind_merged_cells
moved_by_openpyxl = Translator.translate_formula


def merged(sheet: WorksheetReader) -> None:
    """The merged areas of a sheet that is opened."""
    known: Known = {}
    with patch.object(MergedCellRange, "format", lambda area: _format(area, known)):
        merged_by_openpyxl(sheet)


def moved(shared: Translator, to: str | None = None, rows: int = 0, columns: int = 0) -> str:
    """A formula as it reads in another cell."""
    key = shared.tokenizer.formula, shared.row, shared.col, to, rows, columns
    if key not in _moved:
        _moved[key] = moved_by_openpyxl(shared, to, rows, columns)
    return _moved[key]


def install() -> None:
    """From now on workbooks open quickly."""
    WorksheetReader.bind_merged_cells = merged
    Translator.translate_formula = moved


def _format(area: MergedCellRange, known: Known) -> None:
    first = area.start_cell
    edge = {side: getattr(first.border, side) for side in SIDES}
    places = {side: set(getattr(area, side)) for side in SIDES if edge[side] and edge[side].style}
    has = first._style.borderId, first._style.protectionId
    for place in area.cells:
        cell = area.ws._cells[place]
        if cell is first:
            continue
        on = tuple(side for side in places if place in places[side])
        if (*has, on) not in known:
            for side in on:
                cell.border += Border(**{side: edge[side]})
            cell.protection = copy(first.protection)
            known[*has, on] = cell._style
        cell._style = copy(known[*has, on])
