"""Sheets of an office of hundreds: put together in kelompok, paged, and no endless list of names."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace

import openpyxl
import pytest

from iku_excel import calculation, definition, summary
from iku_excel.core.model import Kind, Results, Unit
from iku_excel.core.periods import Period
from iku_excel.texts.workbook import every_sheet

PERIOD = Period(2026, 2)
GROUPS = ("Betara", "Pengabuan", "Bram Itam")


@pytest.fixture(scope="module")
def results() -> Results:
    """Three kelompok of forty units and five without, of whom nobody has sent anything."""
    builtin = definition.builtin()
    units = tuple(
        Unit(f"U{number:03}", f"Sekolah {number}", f"U{number:03}", group=(*GROUPS, "")[min(number // 40, 3)])
        for number in range(125)
    )
    asked = tuple(
        variable
        if variable.kind is Kind.SURVEY
        else replace(variable, units=tuple(unit.code for unit in units))
        for variable in builtin.variables
    )
    office = replace(builtin, units=(*units, replace(builtin.units[-1], keeper="")), variables=asked)
    return calculation.calculate(office, PERIOD, (), ())


@pytest.fixture(scope="module")
def book(results: Results) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(summary.draw(results)))


def column(sheet: openpyxl.worksheet.worksheet.Worksheet, number: int = 1) -> Iterator[tuple[int, str]]:
    for (cell,) in sheet.iter_rows(min_row=5, min_col=number, max_col=number):
        if isinstance(cell.value, str):
            yield cell.row, cell.value


def test_status_counts_each_kelompok_and_sums_to_all(book: openpyxl.Workbook) -> None:
    assert [text for _, text in column(book["Status"])] == [
        "Seluruhnya · 252 lembar isian: 252 belum mengirim",
        "Betara · 80 lembar isian: 80 belum mengirim",
        "Pengabuan · 80 lembar isian: 80 belum mengirim",
        "Bram Itam · 80 lembar isian: 80 belum mengirim",
        "Tanpa kelompok · 12 lembar isian: 12 belum mengirim",
    ]


def test_a_kelompok_begins_a_page_where_the_last_has_no_room_for_it(book: openpyxl.Workbook) -> None:
    sheet = book["Status"]
    bands = [row for row, text in column(sheet) if not text.startswith("Seluruhnya")]
    breaks = [one.id + 1 for one in sheet.row_breaks.brk]
    assert breaks == bands[1:]
    assert sheet.print_title_rows == "$4:$5"
    assert not sheet.sheet_properties.pageSetUpPr or not sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.scale or 100) >= 78  # 7 pt of 9


def test_a_kelompok_folds_into_its_line_and_is_a_column_to_filter(book: openpyxl.Workbook) -> None:
    sheet = book["Status"]
    bands = {row for row, _ in column(sheet)}
    levels = {row: sheet.row_dimensions[row].outlineLevel for row in range(6, sheet.max_row + 1)}
    assert {row for row, level in levels.items() if not level} == bands
    assert sheet.sheet_properties.outlinePr.summaryBelow is False
    assert [cell.value for cell in sheet[4]][:4] == ["No", "Lembar", "Bidang", "Kelompok"]
    assert sheet.auto_filter.ref.endswith(str(sheet.max_row))


def test_ringkasan_names_kelompok_in_the_place_of_hundreds_of_sheets(book: openpyxl.Workbook) -> None:
    said = [text for _, text in column(book["Ringkasan"])]
    assert "Betara: 40 belum mengirim, dari 40 lembar." in said
    assert "Tanpa kelompok: 6 belum mengirim, dari 6 lembar." in said
    assert max(map(len, said)) < 400
    assert any("dan 115 lainnya" in text for text in said)  # whom a figure waits for


def test_a_step_names_no_hundreds_of_units(book: openpyxl.Workbook) -> None:
    said = [text for _, text in column(book["Perhitungan"], 4)]
    assert "Jumlah isian U000, U001" in "".join(said)
    assert max(map(len, said)) < 200


def test_an_office_without_kelompok_has_no_such_column(results: Results) -> None:
    bare = replace(
        results.definition, units=tuple(replace(unit, group="") for unit in results.definition.units)
    )
    drawn = openpyxl.load_workbook(
        io.BytesIO(summary.draw(calculation.calculate(bare, PERIOD, (), ()))), read_only=True
    )
    status = list(drawn["Status"].iter_rows(min_row=4, max_row=6, values_only=True))
    assert status[0][:4] == ("No", "Lembar", "Bidang", "Triwulan")
    assert status[2][0] == 1


@pytest.mark.parametrize(
    ("number", "end"), [(1, "U0"), (2, "U0 dan U1"), (12, "U10 dan U11"), (13, "U9 dan 3 lainnya")]
)
def test_names_are_listed_as_far_as_a_reader_takes_them_in(number: int, end: str) -> None:
    assert every_sheet.listed([f"U{place}" for place in range(number)]).endswith(end)
