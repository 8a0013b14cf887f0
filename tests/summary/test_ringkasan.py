"""The first sheet: what the head of the office reads in a minute, and that it is right."""

from __future__ import annotations

import openpyxl
import pytest

from iku_excel import summary
from iku_excel.core.periods import Period

from .conftest import WHOLE, YEAR, calculated, place_of, targeted
from .test_analisis import telling
from .test_golden import results as reviewed
from .widened import sent_by_all, widened

FIRST, SECOND = Period(YEAR, 1), Period(YEAR, 2)
HEADS = 8
PHONE = 412  # pixels


@pytest.fixture
def page(drawn, opened):
    def draw(results, **options: object):
        return opened(drawn(results, **options))["Ringkasan"]

    return draw


def lines(sheet) -> list[str]:
    return [str(row[0].value) for row in sheet.iter_rows(max_col=1) if isinstance(row[0].value, str)]


def after(sheet, head: str) -> list[str]:
    """The lines of a part, down to the next head."""
    every = lines(sheet)
    heads = ("Terbaik", "Perlu perhatian", "Lembar yang belum", "Selengkapnya")
    start = next(at for at, line in enumerate(every) if line.startswith(head)) + 1
    ends = (at for at in range(start, len(every)) if every[at].startswith(heads))
    return every[start : next(ends, len(every))]


def test_it_is_the_first_sheet_and_the_open_one(office, drawn):
    book = openpyxl.load_workbook(drawn(calculated(office, WHOLE, FIRST)))
    assert book.sheetnames[0] == "Ringkasan"
    assert book.active.title == "Ringkasan"


def test_a_final_document_says_so_and_counts_what_was_reached(office, page):
    sheet = page(calculated(targeted(office), WHOLE, FIRST))
    assert sheet["A3"].value == "Draf  ·  ● Semua angka final"
    achieved = [sheet.cell(row, place_of(sheet, "Capaian")).value for row in range(HEADS + 1, HEADS + 6)]
    assert sheet["A5"].value == f"{sum(value >= 1 for value in achieved)} dari 5 indikator mencapai target"


def test_a_document_that_is_not_final_says_why_and_what_to_do_first(page):
    sheet = page(reviewed(), inbox="kotak-masuk")
    assert (
        sheet["A3"].value == "Draf  ·  ▲ BELUM FINAL: 3 dari 5 angka belum final; 1 temuan harus diperbaiki"
    )
    assert sheet["A6"].value.startswith("3 belum dapat dinilai")
    assert [line[:2] for line in after(sheet, "Perlu perhatian") if line[1] == "."] == ["3.", "4.", "5."]
    assert after(sheet, "Lembar yang belum") == ["▲ BELUM VALID: TIK & Persandian."]


def test_a_missed_target_is_told_with_its_reason(office, page):
    results = calculated(targeted(office), WHOLE, FIRST)
    told = page(telling(results, "EGOV", "", NP="Rapat rutin.", NH="Anggaran terlambat."))
    missed = after(told, "Perlu perhatian")
    assert any("4. Persentase OPD" in line and "Anggaran terlambat." in line for line in missed)
    assert not any("Rapat rutin" in line for line in missed)


def test_who_is_late_is_named(office, page):
    text = "\n".join(line for line in WHOLE.splitlines() if not line.startswith(("PKP", "PIOP")))
    assert after(page(calculated(office, text, FIRST)), "Lembar yang belum") == [
        "○ belum mengirim: PIOP dan PKP."
    ]


def test_the_signs_are_full_only_where_the_target_is_reached(office, page):
    sheet = page(calculated(targeted(office), WHOLE, FIRST))
    bar, reached = place_of(sheet, "Sampai"), place_of(sheet, "Capaian")
    for row in range(HEADS + 1, HEADS + 6):
        signs = sheet.cell(row, bar).value
        assert len(signs) == 10
        assert (signs == "■" * 10) is (sheet.cell(row, reached).value >= 1)


def test_the_change_is_told_from_the_triwulan_before_and_from_last_year(page, office):
    sheet = page(reviewed())
    assert sheet.cell(HEADS + 1, place_of(sheet, "Dari TW")).value == pytest.approx(-6.67)
    assert sheet.cell(HEADS + 1, place_of(sheet, "Dari tahun")).value == pytest.approx(3.33)
    alone = page(calculated(office, WHOLE, FIRST))
    assert not any(str(cell.value).startswith("Dari") for cell in alone[HEADS])


def test_figures_stand_in_the_first_columns_and_nothing_is_merged(drawn):
    sheet = openpyxl.load_workbook(drawn(reviewed()))["Ringkasan"]
    assert not sheet.merged_cells.ranges
    names = ("No", "Capaian", "Realisasi", "Target", "Predikat")
    assert [sheet.cell(HEADS, place).value for place in range(1, 6)] == list(names)
    assert sum(sheet.column_dimensions[letter].width * 7 for letter in "ABCD") < PHONE * 0.7


def test_forty_indicators_have_one_line_each(office, drawn):
    sheet = openpyxl.load_workbook(drawn(calculated(widened(office), sent_by_all(), SECOND)))["Ringkasan"]
    heights = {sheet.row_dimensions[row].height for row in range(HEADS + 1, HEADS + 41)}
    assert len(heights) == 1
    assert sheet.page_setup.scale >= 74
    assert sheet.page_setup.orientation == "portrait"


def test_a_copy_for_outside_leads_to_no_sheet_that_it_lacks(office, tmp_path):
    path = tmp_path / "resmi.xlsx"
    path.write_bytes(summary.draw_official(calculated(office, WHOLE, FIRST), "ab"))
    book = openpyxl.load_workbook(path)
    links = {
        cell.hyperlink.location for row in book["Ringkasan"].iter_rows() for cell in row if cell.hyperlink
    }
    assert {link.split("!")[0] for link in links if link} <= set(book.sheetnames)
