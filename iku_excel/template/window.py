"""How a sheet of the form stands in a window: what stays in sight, and the cell at which it opens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from openpyxl.worksheet.views import Selection
from openpyxl.worksheet.worksheet import Worksheet

from ..form import Remark, Sheet, address, place_of
from ..form.filled import FilledSheet
from ..styles.measure import PIXELS_PER_CHARACTER
from ..styles.screen import zoom_of
from ..xlsx.addresses import parse_cell, parse_range

Spot = tuple[int, int]
"""Row and column of a cell."""


def opening(sheet: Sheet, filled: FilledSheet, remarks: Iterable[Remark]) -> Spot | None:
    """The cell that is selected when the sheet opens: the first to be mended, else the first still empty."""
    return next(chain(_marked(sheet, remarks), _empty(sheet, filled)), None)


def set_view(worksheet: Worksheet, sheet: Sheet, opening: Spot | None) -> None:
    """No grid, as large as the window lets it be, the panel in sight, and a cell selected."""
    if sheet.row_height:
        worksheet.sheet_format.defaultRowHeight = sheet.row_height
        worksheet.sheet_format.customHeight = True
    view = worksheet.sheet_view
    view.showGridLines = False
    view.zoomScale = zoom_of(_characters_wide(sheet) * PIXELS_PER_CHARACTER)
    if sheet.frozen:
        worksheet.freeze_panes = sheet.frozen
    if opening is None:
        return
    at = address(opening[1], opening[0])
    if not sheet.frozen:
        view.selection = [Selection(activeCell=at, sqref=at)]
        return
    top, left = parse_cell(sheet.frozen) or (1, 1)
    view.pane.activePane = _pane(opening[0] >= top, opening[1] >= left, left > 1)
    for selection in view.selection:
        if selection.pane == view.pane.activePane:
            selection.activeCell = selection.sqref = at


def _characters_wide(sheet: Sheet) -> float:
    """The columns that a person works in, which are those that print."""
    area = parse_range(sheet.printed)
    assert area
    return sum(sheet.widths[area.left - 1 : area.right])


def _pane(below: bool, beside: bool, divided: bool) -> str:
    """The part of a frozen window in which a cell stands."""
    if not divided:
        return "bottomLeft" if below else "topLeft"
    return ("bottom" if below else "top") + ("Right" if beside else "Left")


def _marked(sheet: Sheet, remarks: Iterable[Remark]) -> Iterator[Spot]:
    spots = (place_of(sheet, remark.key) for remark in remarks if remark.mark)
    yield from sorted(spot for spot in spots if spot)


def _empty(sheet: Sheet, filled: FilledSheet) -> Iterator[Spot]:
    for cell in sorted(sheet.inputs(), key=lambda cell: (cell.row, cell.column)):
        if filled.at(cell.row, cell.column) == "":
            yield cell.row, cell.column
    if sheet.block:
        yield sheet.block.first_row, min(sheet.block.columns)
