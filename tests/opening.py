"""openpyxl opens and saves workbooks in the tests as it always does, but does not work out the same twice.

It adds the edges of an area's first cell to those of every other, one after the other, and looks up what
comes of it among all borders each time; it takes formulas that rows share apart for each of them; and it
reads every sheet, where most who open a workbook look at one. Here a sheet is read when somebody looks at it.
"""

from __future__ import annotations

import io
import pickle
import re
from collections.abc import Callable, Iterable
from copy import copy
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from unittest.mock import patch
from zipfile import ZipFile

import openpyxl
from openpyxl.cell import Cell
from openpyxl.formula.translate import Translator
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles import Border
from openpyxl.styles.cell_style import StyleArray
from openpyxl.styles.stylesheet import write_stylesheet
from openpyxl.workbook import Workbook
from openpyxl.worksheet._reader import WorksheetReader
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.merge import MergedCellRange
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.functions import tostring

from iku_excel import parts

_ROW = re.compile(rb'<row r="(\d+)"[^>]*?(?:/>|>.*?</row>)', re.DOTALL)

SIDES = ("top", "left", "right", "bottom")

# What an area's first cell has (edges, protection), the edges on which another lies: how that other looks.
Known = dict[tuple[int, int, tuple[str, ...]], StyleArray]

# A formula, its row and column, and where it goes: how it reads there.
_moved: dict[tuple[str, int, int, str | None, int, int], str] = {}

merged_by_openpyxl = WorksheetReader.bind_merged_cells
edged_by_openpyxl = MergedCellRange._get_borders
moved_by_openpyxl = Translator.translate_formula
all_read_by_openpyxl = ExcelReader.read_worksheets


def merged(sheet: WorksheetReader) -> None:
    """The merged areas of a sheet that is opened."""
    known: Known = {}
    corners: dict[tuple[int, int], int] = {}
    with (
        patch.object(MergedCellRange, "format", lambda area: _format(area, known)),
        patch.object(MergedCellRange, "_get_borders", lambda area: _edge_last(area, corners)),
    ):
        merged_by_openpyxl(sheet)


def moved(shared: Translator, to: str | None = None, rows: int = 0, columns: int = 0) -> str:
    """A formula as it reads in another cell."""
    key = shared.tokenizer.formula, shared.row, shared.col, to, rows, columns
    if key not in _moved:
        _moved[key] = moved_by_openpyxl(shared, to, rows, columns)
    return _moved[key]


class Unread(Worksheet):
    """A sheet of which nothing is known yet but its name; whoever looks at more has it read."""

    KNOWN = frozenset(
        {"title", "_WorkbookChild__title", "parent", "_WorkbookChild__parent", "__class__", "__dict__"}
        | {"defined_names", "_print_rows", "_print_cols", "_print_area"}
    )

    def __getattribute__(self, name: str) -> Any:
        if name not in Unread.KNOWN:
            _read(self)
        return object.__getattribute__(self, name)

    def __setattr__(self, name: str, value: object) -> None:
        if name not in Unread.KNOWN:
            _read(self)
        object.__setattr__(self, name, value)


@dataclass(frozen=True)
class _Owner:
    """The workbook as one sheet sees it that is read later than the others."""

    book: Workbook
    sheet: Worksheet

    def create_sheet(self, _: str) -> Worksheet:
        return self.sheet

    def __getattr__(self, name: str) -> Any:
        return getattr(self.book, name)


def unread(reader: ExcelReader) -> None:
    """The sheets of a workbook that is opened, none of them read."""
    found = list(reader.parser.find_sheets())
    if reader.read_only or any("chartsheet" in relation.Type for _, relation in found):
        all_read_by_openpyxl(reader)
        return
    reader.archive.fp.seek(0)
    data = reader.archive.fp.read()
    for one in found:
        if one[1].target not in reader.valid_files:
            continue
        sheet = reader.wb.create_sheet(one[0].name)
        sheet.__dict__["reading"] = (copy(reader), one, data)
        sheet.__class__ = Unread


def _read(sheet: Unread) -> None:
    reader, one, data = sheet.__dict__.pop("reading")
    sheet.__class__ = Worksheet
    reader.parser = copy(reader.parser)
    reader.parser.find_sheets = lambda: [one]
    reader.wb = _Owner(reader.wb, sheet)
    with ZipFile(io.BytesIO(data)) as reader.archive:
        all_read_by_openpyxl(reader)


def install() -> None:
    """From now on workbooks open quickly."""
    WorksheetReader.bind_merged_cells = merged
    Translator.translate_formula = moved
    ExcelReader.read_worksheets = unread


def _edge_last(area: MergedCellRange, known: dict[tuple[int, int], int]) -> None:
    """The first cell takes the right and lower edge of the last: the same of as many as have the same two."""
    first = area.ws._cells.get((area.min_row, area.min_col))
    last = area.ws._cells.get((area.max_row, area.max_col))
    if first is None or last is None:
        edged_by_openpyxl(area)
        return
    area.start_cell = first
    both = first._style.borderId, last._style.borderId
    if both not in known:
        edged_by_openpyxl(area)
        known[both] = first._style.borderId
    first._style.borderId = known[both]


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


def opened(data: bytes) -> Workbook:
    """A workbook as openpyxl opens it, whole and nobody else's; openpyxl itself opens it once."""
    book = pickle.loads(_pickled(data))
    for sheet in book:  # pickle drops who makes what is not there yet
        sheet.row_dimensions.default_factory = sheet._add_row
        sheet.column_dimensions.default_factory = sheet._add_column
    return book


@lru_cache(maxsize=16)
def _pickled(data: bytes) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(data))
    for sheet in book:
        _ = sheet.dimensions  # whoever looks has it read
    return pickle.dumps(book, pickle.HIGHEST_PROTOCOL)


@dataclass
class _Shared:
    """A workbook that was opened, the parts as which it is saved, and its styles by the number of looks.

    Looks are only ever added: as many are the same ones.
    """

    book: Workbook
    saved: dict[str, bytes]
    styles: dict[int, bytes] = field(default_factory=dict)


@lru_cache(maxsize=8)
def _shared(data: bytes) -> _Shared:
    book = openpyxl.load_workbook(io.BytesIO(data))
    buffer = io.BytesIO()
    book.save(buffer)
    return _Shared(book, dict(parts.unpack(buffer.getvalue())))


def typed(data: bytes, choose: Callable[[Workbook], Iterable[tuple[Cell, object]]]) -> bytes:
    """A workbook in which a person typed something into some cells, and which openpyxl saved.

    It is opened once for all who type into it, and only the rows in which they typed are written anew. What
    has given a cell may change how it looks.
    """
    shared = _shared(data)
    before: list[tuple[Cell, object, str, StyleArray]] = []
    saved = dict(shared.saved)
    try:
        for cell, value in choose(shared.book):
            before.append((cell, cell.value, cell.data_type, copy(cell._style)))
            cell.value = value
        for sheet in {id(cell.parent): cell.parent for cell, *_ in before}.values():
            rows = {cell.row for cell, *_ in before if cell.parent is sheet}
            saved[sheet.path[1:]] = _written(sheet, rows, shared.saved[sheet.path[1:]])
        looks = len(shared.book._cell_styles)
        if looks not in shared.styles:
            shared.styles[looks] = tostring(write_stylesheet(shared.book))
        saved["xl/styles.xml"] = shared.styles[looks]
    finally:
        for cell, value, kind, style in reversed(before):
            cell._value, cell.data_type, cell._style = value, kind, style
    return parts.pack(saved.items())


def _written(sheet: Worksheet, numbers: set[int], before: bytes) -> bytes:
    """The part of a sheet whose other rows are as they were before."""
    writer = WorksheetWriter(sheet)
    every = writer.rows()
    writer.rows = lambda: [row for row in every if row[0] in numbers]
    writer.write()
    part = writer.read()
    writer.cleanup()
    rows = {int(row[1]): row[0] for one in (before, part) for row in _ROW.finditer(one)}
    top, tail = part.split(b"<sheetData>")[0], part.split(b"</sheetData>")[1]
    return b"".join((top, b"<sheetData>", *(rows[number] for number in sorted(rows)), b"</sheetData>", tail))
