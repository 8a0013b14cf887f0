"""Every shipped definition measured as Excel draws it, without Excel: no word breaks, nothing is cut."""

from __future__ import annotations

import functools
import io
from collections.abc import Iterator

import openpyxl
import pytest
from openpyxl.cell import Cell
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet

from iku_excel.styles.measure import text_width

from ..paper.workbooks import SHIPPED, official


@pytest.fixture(scope="module", params=SHIPPED)
def pages(request) -> list[Worksheet]:
    book = openpyxl.load_workbook(io.BytesIO(official(request.param)), data_only=True)
    return [page for page in book.worksheets if page.sheet_state == "visible"]


@functools.lru_cache(maxsize=16)
def areas(sheet: Worksheet) -> dict[tuple[int, int], CellRange]:
    """The merged areas by the cell that shows what stands in them."""
    return {(area.min_row, area.min_col): area for area in sheet.merged_cells.ranges}


def shown_width(sheet: Worksheet, cell: Cell) -> float:
    """The pixels of a cell over all the columns that it covers and that are seen."""
    area = areas(sheet).get((cell.row, cell.column))
    first, last = (area.min_col, area.max_col) if area else (cell.column, cell.column)
    return sum(pixels(sheet, column) for column in range(first, last + 1))


@functools.lru_cache(maxsize=1024)
def pixels(sheet: Worksheet, column: int) -> float:
    for dimension in sheet.column_dimensions.values():
        if dimension.min <= column <= dimension.max:
            return 0.0 if dimension.hidden else round(dimension.width * 7 + 5 * (dimension.width < 1))
    return 64.0


def printed_cells(sheet: Worksheet) -> Iterator[Cell]:
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value not in (None, "") and pixels(sheet, cell.column):
                yield cell


def test_no_word_breaks_inside(pages):
    broken = [
        (page.title, cell.coordinate, word)
        for page in pages
        for cell in printed_cells(page)
        if isinstance(cell.value, str) and cell.alignment.wrap_text
        for wide in [shown_width(page, cell) * 0.75]
        for word in cell.value.split()
        if text_width(word, float(cell.font.sz), bool(cell.font.b)) > wide
    ]
    assert broken == []


def test_every_text_has_room_in_its_rows(pages):
    cut = []
    for page in pages:
        for cell in printed_cells(page):
            if not (isinstance(cell.value, str) and cell.alignment.wrap_text):
                continue
            area = areas(page).get((cell.row, cell.column))
            rows = range(area.min_row, area.max_row + 1) if area else (cell.row,)
            high = sum(page.row_dimensions[row].height or 15.0 for row in rows)
            if cell.value.count("\n") * 1.15 * float(cell.font.sz) + float(cell.font.sz) > high:
                cut.append((page.title, cell.coordinate))
    assert cut == []


def test_every_figure_fits_its_column(pages):
    narrow = []
    for page in pages:
        for cell in printed_cells(page):
            if isinstance(cell.value, float) and "%" not in cell.number_format:
                decimals = len(cell.number_format.partition(".")[2].partition('"')[0])
                text = f"{cell.value:,.{decimals}f}"
                if text_width(text, float(cell.font.sz), bool(cell.font.b)) > shown_width(page, cell) * 0.75:
                    narrow.append((page.title, cell.coordinate, text))
    assert narrow == []
