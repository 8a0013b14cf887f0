"""Form → the protected workbook, blank or prefilled (openpyxl)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.writer.excel import ExcelWriter

from .. import parts
from ..form import Form, Key
from ..styles import FONT
from .bar import flatten_bars
from .fonts import order_fonts
from .hidden import IDENTITY_NAME, paint_hidden
from .paint import paint_sheet
from .protection import lock_sheet, lock_structure
from .styles import Pens

__all__ = ["draw"]


def draw(form: Form, contents: Mapping[Key, str | float | None] | None = None, password: str = "") -> bytes:
    """The workbook of a form, its inputs holding `contents` by unit, row code and column code.

    A respondent's row code is a number from "1". An annotated form carries its remarks. With a password,
    sheets and structure carry its hash.
    """
    workbook = Workbook()
    workbook.remove(workbook.active)
    # The first font is the measure of every column: a digit of Arial 10 is 7 pixels wide.
    workbook._fonts = IndexedList([Font(name=FONT, size=10)])
    pens = Pens(workbook)
    for sheet in form.sheets:
        worksheet = workbook.create_sheet(sheet.title)
        given = {
            (row, column): value
            for (unit, row, column), value in (contents or {}).items()
            if unit == sheet.unit
        }
        remarks = [remark for remark in form.remarks if remark.key[0] == sheet.unit]
        paint_sheet(worksheet, sheet, given, remarks, pens)
        lock_sheet(worksheet, password)
    paint_hidden(workbook.create_sheet("_iku"), form)
    workbook.defined_names[IDENTITY_NAME] = DefinedName(IDENTITY_NAME, attr_text=f'"{form.token.text}"')
    properties = workbook.properties
    properties.identifier = form.token.text
    office = form.definition.office.short
    properties.creator = properties.lastModifiedBy = parts.within(office, parts.LONGEST_PROPERTY)
    properties.title = parts.within(f"Formulir IKU {office}", parts.LONGEST_PROPERTY)
    lock_structure(workbook, password)
    workbook.active = 1 if len(form.sheets) > 1 and len(form.token.units) == 1 else 0
    buffer = io.BytesIO()
    ExcelWriter(workbook, zipfile.ZipFile(buffer, "w")).save()  # stored, not deflated: another step follows
    return parts.pack(
        (name, flatten_bars(order_fonts(_with_unix_lines(part)), number))
        for number, (name, part) in enumerate(parts.unpack(buffer.getvalue()))
    )


def _with_unix_lines(part: bytes) -> bytes:
    """On Windows openpyxl's sheets pass through a text file; to XML both ends of a line are one."""
    return part.replace(b"\r\n", b"\n")
