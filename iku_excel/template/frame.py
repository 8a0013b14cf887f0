"""What all forms of one shape have in common, drawn once by openpyxl: all but what their cells hold."""

from __future__ import annotations

import functools
import io
import re
import zipfile
from collections.abc import Hashable
from dataclasses import dataclass, field, replace

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.writer.excel import ExcelWriter

from .. import parts
from ..core.identity import LONGEST_IN_NAMES
from ..form import Form, Sheet
from ..form.filled import Filled, FilledSheet
from ..form.lists import HIDDEN_SHEET
from ..styles import FONT
from ..texts.annotated import SHEET as REPAIRS
from ..xlsx.addresses import COLUMN_NUMBERS
from .bar import flatten_bars
from .fonts import order_fonts
from .heights import row_heights
from .hidden import IDENTITY_NAME
from .paint import Laid, notes_of, paint_sheet
from .paper import paper_of
from .protection import lock_sheet
from .rows import Row
from .styles import Pens
from .window import opening

# What stands in a frame for what differs from form to form: ASCII, which every XML writer spells alike.
TOKEN, SHORT_CODE, DRAWN = "@@IKU.token@@", "@@IKU.code@@", "@@IKU.drawn@@"

WORKBOOK, PROPERTIES, _SHEETS = "xl/workbook.xml", "docProps/core.xml", "xl/worksheets/sheet"
NOTES = "xl/comments/"

_CELL = re.compile(r'<(?:row r="(\d+)"|c r="([A-Z]+)\d+"(?: s="(\d+)")?)')
_COLUMN = re.compile(r"<col [^>]*>")
_ATTRIBUTE = re.compile(r'(\w+)="(\d+)"')
_DATE = re.compile(r'(W3CDTF">)[^<]*')


@dataclass(frozen=True, slots=True)
class SheetFrame:
    """What stands before and behind the rows of a sheet; its cells; and the styles of its columns."""

    before: str
    places: tuple[Row, ...]
    columns: dict[int, int]
    behind: str


@dataclass(frozen=True, slots=True)
class Frame:
    """The parts of a workbook: its sheets in order, those with marks in them, and a package of the others."""

    sheets: dict[str, SheetFrame]
    marked: dict[str, str]
    others: bytes


@dataclass(frozen=True, slots=True)
class Shape:
    """What two forms must have in common to be drawn in one frame, and one of them."""

    key: Hashable
    form: Form = field(compare=False)
    opens: int = field(compare=False)
    named: bool = field(compare=False)
    laid: tuple[Laid, ...] = field(compare=False)


def title_mark(number: int) -> str:
    """What stands in a frame for the title of a sheet."""
    return f"@@IKU.{number}@@"


def note_mark(sheet: int, number: int) -> str:
    """What stands in a frame for what a note says."""
    return f"@@IKU.{sheet}.{number}@@"


def shape_of(form: Form, filled: Filled) -> Shape:
    """The shape of a filled form: all that is drawn of it, but no text of a cell or a note and no name."""
    laid = tuple(_laid(form, sheet, filled.on(sheet.title)) for sheet in form.sheets)
    sheets = tuple(map(_shape_of, form.sheets))
    opens = _opens_on(form)
    named = len(form.token.text) <= LONGEST_IN_NAMES
    key = (form.definition.office.short, opens, named, sheets, laid)
    return Shape(key, form, opens, named, laid)


def _laid(form: Form, sheet: Sheet, filled: FilledSheet) -> Laid:
    remarks = [remark for remark in form.remarks if remark.key[0] == sheet.unit]
    paper = paper_of(sheet, row_heights(sheet, filled))
    return Laid(opening(sheet, filled, remarks), paper, notes_of(sheet, remarks))


def _opens_on(form: Form) -> int:
    """A copy opens on what is to be mended, a unit's form on its sheet, any other on the guide."""
    titles = [sheet.title for sheet in form.sheets]
    if REPAIRS in titles:
        return titles.index(REPAIRS)
    return int(len(form.sheets) > 1 and len(form.token.units) == 1)


def _shape_of(sheet: Sheet) -> Hashable:
    block = sheet.block
    cells = tuple(
        (cell.row, cell.column, cell.style, cell.number_format, cell.to_row, cell.to_column)
        for cell in sheet.cells
    )
    return (
        *(cells, sheet.widths, sheet.frozen, sheet.validations, sheet.highlights, sheet.printed),
        *(sheet.row_height, block and (block.first_row, tuple(block.columns.items()))),
    )


@functools.lru_cache(maxsize=32)
def frame_of(shape: Shape) -> Frame:
    """The frame of a shape, drawn when it is first asked for."""
    return _cut(dict(_drawn(shape)))


def _drawn(shape: Shape) -> list[tuple[str, bytes]]:
    form = shape.form
    workbook = Workbook()
    workbook.remove(workbook.active)
    # The first font is the measure of every column: a digit of Arial 10 is 7 pixels wide.
    workbook._fonts = IndexedList([Font(name=FONT, size=10)])
    pens = Pens(workbook)
    for number, sheet in enumerate(form.sheets):
        worksheet = workbook.create_sheet(title_mark(number))
        laid = shape.laid[number]
        notes = enumerate(laid.notes)
        marked = tuple(replace(note, text=note.text and note_mark(number, place)) for place, note in notes)
        code = SHORT_CODE if sheet.short_code else ""
        paint_sheet(worksheet, replace(sheet, short_code=code), pens, replace(laid, notes=marked))
        lock_sheet(worksheet)
    hidden = workbook.create_sheet(HIDDEN_SHEET)
    hidden.sheet_state = "veryHidden"
    hidden.protection.sheet = True
    properties = workbook.properties
    if shape.named:  # of many sheets the hidden one alone carries the token
        workbook.defined_names[IDENTITY_NAME] = DefinedName(IDENTITY_NAME, attr_text=f'"{TOKEN}"')
        properties.identifier = TOKEN
    office = form.definition.office.short
    properties.creator = properties.lastModifiedBy = parts.within(office, parts.LONGEST_PROPERTY)
    properties.title = parts.within(f"Formulir IKU {office}", parts.LONGEST_PROPERTY)
    workbook.security = WorkbookProtection(lockStructure=True)
    workbook.active = shape.opens
    buffer = io.BytesIO()
    ExcelWriter(workbook, zipfile.ZipFile(buffer, "w")).save()  # stored, not deflated: another step follows
    return [
        (name, flatten_bars(order_fonts(_with_unix_lines(part)), number))
        for number, (name, part) in enumerate(parts.unpack(buffer.getvalue()))
    ]


def _with_unix_lines(part: bytes) -> bytes:
    """On Windows openpyxl's sheets pass through a text file; to XML both ends of a line are one."""
    return part.replace(b"\r\n", b"\n")


def _cut(drawn: dict[str, bytes]) -> Frame:
    sheets = {name: part.decode("utf-8") for name, part in drawn.items() if name.startswith(_SHEETS)}
    names = [WORKBOOK, PROPERTIES, *(name for name in drawn if name.startswith(NOTES))]
    marked = {name: drawn[name].decode("utf-8") for name in names}
    marked[PROPERTIES] = _DATE.sub(rf"\1{DRAWN}", marked[PROPERTIES])
    return Frame(
        sheets={name: _cut_sheet(sheets[name]) for name in sorted(sheets, key=_number)},
        marked=marked,
        others=parts.pack((name, part) for name, part in drawn.items() if name not in {*sheets, *marked}),
    )


def _number(name: str) -> int:
    return int(name.removeprefix(_SHEETS).removesuffix(".xml"))


def _cut_sheet(part: str) -> SheetFrame:
    before, _, rest = part.partition("<sheetData")
    data, _, behind = rest.partition("</sheetData>") if "</sheetData>" in rest else rest.partition("/>")
    places: list[tuple[int, list[tuple[int, str]]]] = []
    for row, column, style in _CELL.findall(data):
        if row:
            places.append((int(row), []))
        else:
            number = int(places[-1][0])
            look = f' s="{style}"' if style else ""
            places[-1][1].append((COLUMN_NUMBERS[column], f'<c r="{column}{number}"{look}'))
    columns: dict[int, int] = {}
    for column in _COLUMN.findall(before):
        said = {name: int(number) for name, number in _ATTRIBUTE.findall(column)}
        columns |= dict.fromkeys(range(said["min"], said["max"] + 1), said.get("style", 0))
    return SheetFrame(before, tuple((row, tuple(cells)) for row, cells in places), columns, behind)
