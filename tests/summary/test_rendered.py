"""Every shipped definition drawn and measured: no word breaks, nothing is cut, nothing prints too small."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from iku_excel import calculation, definition, summary
from iku_excel.core.model import Definition, Kind, Results
from iku_excel.core.periods import Period
from iku_excel.styles.measure import text_width
from iku_excel.summary.pen.book import PAPERS, SIDE_MARGIN
from iku_excel.xlsx.addresses import parse_range

from .conftest import SEKADAU, YEAR, sent
from .dump import NAMED, _essentials

SAMPLES = Path(__file__).parents[2] / "samples" / "definisi"
SHIPPED = ("bawaan", *sorted(path.stem for path in SAMPLES.glob("*.toml")))
LEAST = 7.0  # points on paper
LARGE = 1_234_567.0


def shipped(name: str) -> Definition:
    if name == "bawaan":
        return definition.builtin()
    loaded, findings = definition.load(SAMPLES / f"{name}.toml")
    assert loaded is not None, findings
    return loaded


def filled(given: Definition, quarters: int = 2) -> str:
    """Every unit's answers to everything, with figures of seven digits."""
    lines = []
    for quarter in range(1, quarters + 1):
        for unit in given.units:
            asked = given.asked_of(unit.code)
            if any(variable.kind is Kind.SURVEY for variable in asked):
                size = len(given.survey_of(unit.code).elements)
                rows = [row[:size].ljust(size, "3") for row in SEKADAU.split()]
                lines.append(f"{unit.code} {quarter} {' '.join(rows)}")
            else:
                said = (f"{variable.code}={LARGE + 11 * quarter}" for variable in asked)
                lines.append(f"{unit.code} {quarter} {' '.join(said)}")
    return "\n".join(lines)


@pytest.fixture(scope="module", params=SHIPPED)
def results(request) -> Results:
    given = shipped(request.param)
    return calculation.calculate(given, Period(YEAR, 2), sent(filled(given)))


@pytest.fixture(scope="module")
def workbook(results, tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("tercetak") / "f4.xlsx"
    path.write_bytes(summary.draw(results, inbox="kotak-masuk"))
    return path


@pytest.fixture(scope="module")
def on_a4(results, tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("tercetak") / "a4.xlsx"
    path.write_bytes(summary.draw(results, inbox="kotak-masuk", paper="A4", folded=True))
    return path


def shown_width(sheet: Worksheet, cell: Cell) -> float:
    """The pixels of a cell over all the columns that it covers and that are seen."""
    area = next((one for one in sheet.merged_cells.ranges if cell.coordinate in one), None)
    first, last = (area.min_col, area.max_col) if area else (cell.column, cell.column)
    return sum(pixels(sheet, column) for column in range(first, last + 1))


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


def scale_of(sheet: Worksheet) -> float:
    """The scale at which a sheet is printed: its own, or the one that fits its columns on a page."""
    if not sheet.sheet_properties.pageSetUpPr or not sheet.sheet_properties.pageSetUpPr.fitToPage:
        return (sheet.page_setup.scale or 100) / 100
    long = next(wide for number, wide, _ in PAPERS.values() if number == sheet.page_setup.paperSize)
    columns = sum(pixels(sheet, at) for at in range(1, sheet.max_column + 1))
    return min((long - 2 * SIDE_MARGIN) * 72 / (columns * 0.75), 1.0)


def smallest(page: Worksheet) -> float:
    """The smallest type that people read of what is printed, in points on paper; codes are for programs."""
    area = parse_range(page.print_area.split("!")[-1]) if page.print_area else None
    sizes = {
        float(cell.font.sz)
        for cell in printed_cells(page)
        if (area is None or area.holds(cell.row, cell.column))
        and "LIST_CODE" not in NAMED.get(_essentials(cell), [])
    }
    return min(sizes) * scale_of(page)


def test_nothing_that_people_read_prints_below_seven_points(workbook, on_a4):
    small = {
        (path.name, page.title): size
        for path in (workbook, on_a4)
        for page in openpyxl.load_workbook(path, data_only=True).worksheets
        if page.sheet_state == "visible" and (size := smallest(page)) < LEAST - 0.05
    }
    assert small == {}


@pytest.mark.parametrize("sheet", ["Ringkasan", "IKU", "Pengukuran"])
def test_no_word_breaks_inside(workbook, sheet):
    page = openpyxl.load_workbook(workbook, data_only=True)[sheet]
    broken = [
        (cell.coordinate, word)
        for cell in printed_cells(page)
        if isinstance(cell.value, str) and cell.alignment.wrap_text
        for word in cell.value.split()
        if text_width(word, float(cell.font.sz), bool(cell.font.b)) > shown_width(page, cell) * 0.75
    ]
    assert broken == []


@pytest.mark.parametrize("sheet", ["IKU", "Pengukuran", "Ringkasan", "Data", "Temuan", "Status"])
def test_every_text_has_room_in_its_rows(workbook, sheet):
    page = openpyxl.load_workbook(workbook, data_only=True)[sheet]
    cut = []
    for cell in printed_cells(page):
        if not (isinstance(cell.value, str) and cell.alignment.wrap_text):
            continue
        area = next((one for one in page.merged_cells.ranges if cell.coordinate in one), None)
        rows = range(area.min_row, area.max_row + 1) if area else (cell.row,)
        high = sum(page.row_dimensions[row].height or 15.0 for row in rows)
        if cell.value.count("\n") * 1.15 * float(cell.font.sz) + float(cell.font.sz) > high:
            cut.append(cell.coordinate)
    assert cut == []


@pytest.mark.parametrize("sheet", ["IKU", "Pengukuran", "Data"])
def test_every_figure_fits_its_column(workbook, sheet):
    page = openpyxl.load_workbook(workbook, data_only=True)[sheet]
    narrow = []
    for cell in printed_cells(page):
        if isinstance(cell.value, float) and "%" not in cell.number_format:
            decimals = len(cell.number_format.partition(".")[2].partition('"')[0])
            text = f"{cell.value:,.{decimals}f}"
            if text_width(text, float(cell.font.sz), bool(cell.font.b)) > shown_width(page, cell) * 0.75:
                narrow.append((cell.coordinate, text))
    assert narrow == []


@pytest.mark.libreoffice
def test_no_figure_becomes_a_fence_on_paper(workbook, printed):
    assert "###" not in "\n".join(printed(workbook))
