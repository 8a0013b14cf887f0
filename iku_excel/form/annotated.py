"""An annotated copy: the form with marks and notes at what is to be mended, and the sheet that lists it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..texts import annotated as words
from .annotations import Annotations
from .figures import NOTICE_ROW
from .grid import CHECK
from .guide import guide_sheet
from .model import Form, Highlight, Mark, Remark, Sheet, absolute, address
from .panel import is_done
from .places import checked_row, place_of
from .repair_sheet import repair_sheet


def annotated(form: Form, said: Annotations) -> Form:
    """The form with its notices, its remarks and, after the guide, the sheet `Perbaikan`."""
    _, *sheets = form.sheets
    guide = guide_sheet(form.definition, tuple(sheets), form.period, returned=True)
    noticed = tuple(_with_notice(sheet, said) for sheet in sheets)
    # What is wrong with a whole sheet has no input to stand at, but is remembered too.
    of_sheets = tuple(
        Remark((cause.unit, "", ""), "", Mark.NONE, cause.code) for cause in said.causes if not cause.spots
    )
    whole = replace(form, sheets=(guide, *noticed), remarks=(*said.remarks, *of_sheets))
    return replace(whole, sheets=(guide, repair_sheet(whole, said), *noticed))


def _with_notice(sheet: Sheet, said: Annotations) -> Sheet:
    """The sheet with its notice, and a ground that turns green as its cells are mended."""
    own = [remark for remark in said.remarks if remark.key[0] == sheet.unit and remark.mark]
    if not own:
        return sheet
    looks = any(remark.mark is Mark.LOOK for remark in own)
    notice = words.NOTICE_LOOKS if looks else words.NOTICE_BAD
    text = notice.format(n=len(own), sheet=words.SHEET)
    place = "legend" if sheet.block else "notice_empty"  # above a survey no row is free
    marks = {remark.key[1:]: remark.mark for remark in own}
    cells = tuple(
        replace(cell, content=text, style="notice")
        if cell.style == place
        else replace(cell, style=f"{cell.style}_{mark}")
        if (mark := marks.get((cell.row_code, cell.column_code)))
        else cell
        for cell in sheet.cells
    )
    heights = dict(sheet.heights)
    if not sheet.block:
        heights[NOTICE_ROW] = 21.0
    return replace(sheet, cells=cells, heights=heights, highlights=(*_mended(sheet, own), *sheet.highlights))


def _mended(sheet: Sheet, remarks: list[Remark]) -> Iterator[Highlight]:
    for remark in remarks:
        row = checked_row(sheet, remark.key)
        if row and remark.mark is Mark.BAD:
            place = place_of(sheet, remark.key)
            assert place
            yield Highlight(address(place[1], place[0]), is_done(absolute(CHECK, row)), "mended")
