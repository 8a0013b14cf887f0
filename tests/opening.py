"""openpyxl opens merged cells in the tests as it always does, but reckons each of their edges once a sheet.

It adds the edges of an area's first cell to those of every other, one after the other, and looks up what
comes of it among all borders each time: half of the time that it takes to open our workbooks.
"""

from __future__ import annotations

from copy import copy
from unittest.mock import patch

from openpyxl.styles import Border
from openpyxl.styles.cell_style import StyleArray
from openpyxl.worksheet._reader import WorksheetReader
from openpyxl.worksheet.merge import MergedCellRange

SIDES = ("top", "left", "right", "bottom")

# What an area's first cell has (edges, protection), the edges on which another lies: how that other looks.
Known = dict[tuple[int, int, tuple[str, ...]], StyleArray]

as_openpyxl_does = WorksheetReader.bind_merged_cells


def quickly(sheet: WorksheetReader) -> None:
    """The merged areas of a sheet that is opened."""
    known: Known = {}
    with patch.object(MergedCellRange, "format", lambda area: _format(area, known)):
        as_openpyxl_does(sheet)


def install() -> None:
    """From now on workbooks open quickly."""
    WorksheetReader.bind_merged_cells = quickly


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
