"""From a figure to its cells: the official sheets lead to a step, and a step to the rows of Data."""

from __future__ import annotations

from dataclasses import replace

import openpyxl
import pytest

from iku_excel import calculation
from iku_excel.core.model import Submission
from iku_excel.core.periods import Period
from iku_excel.summary.evidence.answers import collect
from iku_excel.summary.evidence.step import VALUE
from iku_excel.summary.evidence.steps import take

from .conftest import WHOLE, YEAR, calculated, place_of, sent, targeted

FIRST, SECOND = Period(YEAR, 1), Period(YEAR, 2)
TWO = WHOLE + WHOLE.replace(" 1 ", " 2 ").replace("=12", "=13")


def a_year_earlier(sheet: Submission) -> Submission:
    period = Period(sheet.period.year - 1, sheet.period.quarter)
    answers = tuple(replace(answer, period=period) for answer in sheet.answers)
    return replace(sheet, period=period, answers=answers)


def cells_of(book: openpyxl.Workbook, row: int) -> set[tuple[str, str]]:
    """Variable (or unsur) and triwulan of the answers that a row of Perhitungan leads to."""
    found = set()
    for cell in book["Perhitungan"][row]:
        if cell.hyperlink:
            sheet, area = cell.hyperlink.location.split("!")
            found |= {(line[4].value, line[6].value) for line in book[sheet][area]}
    return found


@pytest.mark.parametrize("sheet", ["IKU", "Pengukuran"])
def test_two_clicks_lead_from_a_figure_to_its_answers(office, drawn, sheet):
    book = openpyxl.load_workbook(drawn(calculated(targeted(office), TWO, SECOND)))
    leading = [cell for row in book[sheet].iter_rows() for cell in row if cell.hyperlink]
    formulas = {cell.coordinate for cell in leading if str(cell.value).startswith("=IF(")}
    assert formulas == {cell.coordinate for cell in leading}
    reached = {book["Perhitungan"][cell.hyperlink.location.split("!")[1]].row for cell in leading}
    last = "Triwulan II 2026"
    assert {("lembaga_aktif", last), ("lembaga_terverifikasi", last)} in [
        cells_of(book, row) for row in reached
    ]
    both = {
        (code, quarter) for code in ("rilis_tepat", "data_masuk") for quarter in ("Triwulan I 2026", last)
    }
    assert both in [cells_of(book, row) for row in reached]


def test_a_figure_that_leads_somewhere_stays_black(office, drawn):
    book = openpyxl.load_workbook(drawn(calculated(targeted(office), WHOLE, FIRST)))
    cells = [cell for row in book["IKU"].iter_rows() for cell in row if cell.hyperlink]
    assert len(cells) == 15
    assert {(cell.font.color.rgb, cell.font.u) for cell in cells} == {("FF000000", None)}


def test_every_step_leads_to_exactly_its_answers(office):
    results = calculated(office, TWO, SECOND)
    listed = collect(results)
    steps = take(results, listed)
    for step in steps.rows:
        if step.texts[0] == "hosting" and step.texts[2] == "Triwulan I 2026":
            rows = [row for first, last in step.sources for row in range(first, last + 1)]
            assert [listed.lines[row - 7].code for row in rows] == ["aplikasi_hosting", "kapasitas_hosting"]
    assert all(step.sources for step in steps.rows if step.cells)


def test_last_years_figure_stands_beside_where_the_inbox_holds_it(office, drawn, opened):
    earlier = tuple(map(a_year_earlier, sent(TWO.replace("=13", "=10").replace("TIK 2", "TIK 2 refused"))))
    results = calculation.calculate(targeted(office), SECOND, earlier + sent(TWO))
    path = drawn(results)
    sheet = opened(path)["Pengukuran"]
    before = place_of(sheet, "Tahun lalu\ns.d. TW II 2025")
    assert [sheet.cell(row, before).value for row in (7, 8, 9, 10, 11)] == [
        pytest.approx(21 / 30),
        78.89,
        "BELUM VALID",
        pytest.approx(31 / 38),
        "BELUM VALID",
    ]
    assert sheet.cell(7, place_of(sheet, "Realisasi\n")).value == pytest.approx(24 / 30)
    live = openpyxl.load_workbook(path)
    source = live["Pengukuran"].cell(7, before).hyperlink.location.split("!")[1]
    assert live["Perhitungan"][source].column == VALUE
    assert "Tahun" not in str(live["Data"]["G7"].value)
    assert len(results.units) == 10


def test_without_last_year_there_is_no_column_for_it(office, drawn, opened):
    sheet = opened(drawn(calculated(targeted(office), TWO, SECOND)))["Pengukuran"]
    assert not any(str(cell.value).startswith("Tahun lalu") for cell in sheet[4])
    assert [cell.value for cell in sheet[6]][-2:] == [15, 16]
