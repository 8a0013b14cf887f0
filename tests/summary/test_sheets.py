"""The other sheets: what they list, what they link to, and that text is never more than text."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from iku_excel import summary
from iku_excel.cli.pdf import sheets_on_paper
from iku_excel.core.findings import Finding, Place
from iku_excel.core.periods import Period
from iku_excel.summary.embedded.reading import recall
from iku_excel.summary.pen.links import to_cell

from .conftest import WHOLE, YEAR, calculated, place_of, targeted
from .test_golden import SHEETS

FIRST = Period(YEAR, 1)
ROOT = Path(__file__).parents[2]


def column(sheet, head_row: int, head: str) -> list[object]:
    """The cells below a head."""
    place = next(cell.column for cell in sheet[head_row] if cell.value == head)
    return [sheet.cell(row, place).value for row in range(head_row + 2, sheet.max_row + 1)]


# --- the workbook ----------------------------------------------------------------------------------


def test_the_sheets_in_order(office, drawn, opened):
    book = opened(drawn(calculated(office, WHOLE, FIRST)))
    assert book.sheetnames == [*SHEETS, "_iku"]
    assert book["_iku"].sheet_state == "veryHidden"


def test_every_sheet_is_for_paper_or_is_evidence(office):
    evidence = {"Perhitungan", "Data", "Responden", "Temuan", "Status"}
    assert {*sheets_on_paper(calculated(office, WHOLE, FIRST))} == {*SHEETS} - evidence


def test_same_inputs_same_bytes_in_every_process():
    script = (
        "import hashlib; from iku_excel import summary;"
        "from tests.summary.conftest import *;"
        "r = calculated(targeted(definition.builtin()), WHOLE, Period(2026, 1));"
        "print(hashlib.sha256(summary.draw(r)).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "Asia/Jakarta"), ("2", "UTC"))
    }
    assert len(digests) == 1


def test_the_workbook_is_as_old_as_the_newest_file(office, drawn, opened):
    book = opened(drawn(calculated(office, WHOLE, FIRST)))
    assert book.properties.created.isoformat() == "2026-03-28T09:30:00"
    assert hashlib.sha256(summary.draw(calculated(office, "", FIRST))).digest()


def test_no_path_of_this_machine_is_in_the_workbook(office, drawn):
    with zipfile.ZipFile(drawn(calculated(office, WHOLE, FIRST))) as archive:
        for name in archive.namelist():
            assert str(ROOT).encode() not in archive.read(name)


@pytest.mark.parametrize(
    "text", ["=1+1", "+62812", "-", "@SUM(A1)", "\tx", "http://a.b/c", "=cmd|'/c calc'!A1"]
)
def test_text_that_someone_sent_stays_text(office, drawn, text):
    results = calculated(office, WHOLE, FIRST)
    submissions = tuple(
        replace(
            sent,
            filled_by=text,
            origin=replace(sent.origin, saved_by=text, program=text),
            answers=tuple(replace(answer, raw=text, note=text) for answer in sent.answers),
        )
        for sent in results.submissions
    )
    findings = (Finding("W314", Place(text, text, "E1"), {"v": 1}, "PKP", text, text, text),)
    path = drawn(replace(results, submissions=submissions, findings=findings))
    book = openpyxl.load_workbook(path)
    found = [
        cell
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.value == text and cell.data_type != "s"
    ]
    assert not found
    links = [link.target or "" for sheet in book for link in sheet._hyperlinks]
    assert not any(link.startswith("http") for link in links)


def test_every_formula_has_its_value(office, drawn):
    path = drawn(calculated(targeted(office), WHOLE, FIRST))
    live = openpyxl.load_workbook(path)
    stored = openpyxl.load_workbook(path, data_only=True)
    formulas = [
        (sheet.title, cell.coordinate, stored[sheet.title][cell.coordinate].value)
        for sheet in live
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    assert len(formulas) > 80
    assert not [found for found in formulas if found[2] is None]


def test_official_sheets_refer_only_to_perhitungan(office, drawn):
    live = openpyxl.load_workbook(drawn(calculated(targeted(office), WHOLE, FIRST)))
    for name in ("IKU", "Pengukuran"):
        for row in live[name].iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    assert set(re.findall(r"(\w+)!", cell.value)) == {"Perhitungan"}


# --- Data ------------------------------------------------------------------------------------------


def test_every_answer_is_in_one_heap_and_the_heaps_sum_to_all(office, drawn, opened):
    text = (
        WHOLE.replace("lembaga_aktif=3", "lembaga_aktif=nihil")
        .replace("=50", "=pending")
        .replace("=42", "=refused")
    )
    text = text.replace("opd_jumlah=38", "").replace("PIOP 1", "PIOP 2")
    sheet = opened(drawn(calculated(office, text, FIRST)))["Data"]
    line = sheet["A3"].value
    assert (
        line == "21 isian = 15 dipakai + 1 nihil + 1 belum tersedia + 1 kosong + 1 ditolak + 2 belum dikirim."
    )
    total, *heaps = map(int, re.findall(r"\d+", line))
    assert total == sum(heaps) == len(column(sheet, 5, "Keadaan"))


def test_what_is_used_and_what_is_not(office, drawn, opened):
    text = WHOLE.replace("lembaga_aktif=3", "lembaga_aktif=nihil").replace(
        "lembaga_aktif=8", "lembaga_aktif=refused"
    )
    sheet = opened(drawn(calculated(office, text, FIRST)))["Data"]
    assert column(sheet, 5, "Dipakai")[:3] == [12, None, 0]
    assert column(sheet, 5, "Keadaan")[:3] == ["● terisi", "▲ perlu diperbaiki", "■ nihil"]
    assert sheet["I9"].number_format == '"nihil"'


def test_an_unsur_stands_with_its_answers_their_sum_and_its_range(office, drawn, opened):
    sheet = opened(drawn(calculated(office, WHOLE, FIRST)))["Data"]
    assert column(sheet, 5, "Dipakai")[-9:] == [28, 28, 29, 35, 33, 34, 33, 30, 34]
    assert column(sheet, 5, "Terbaca")[-9:] == [10] * 9
    assert column(sheet, 5, "Sel")[-9:-7] == ["C12:C21", "D12:D21"]


def test_a_cell_links_to_where_it_was_typed(office, drawn):
    path = drawn(calculated(office, WHOLE, FIRST), inbox="../kotak masuk")
    sheet = openpyxl.load_workbook(path)["Data"]
    link = sheet["L7"].hyperlink
    assert link.target.replace("\\", "/") == "../kotak%20masuk/IKU_PKP_2026-TW1_r1.xlsx"
    assert link.location == "'PKP'!E13"


@pytest.mark.parametrize(
    ("file", "sheet", "link"),
    [
        ("a b.xlsx", "PKP", "external:kirim/a%20b.xlsx#'PKP'!E1"),
        ("50%20.xlsx", "PKP", "external:kirim/50%2520.xlsx#'PKP'!E1"),
        ("a#1.xlsx", "PKP", "external:kirim/a%231.xlsx#'PKP'!E1"),
        ("é.xlsx", "Jum'at", "external:kirim/é.xlsx#'Jum''at'!E1"),
        ("a.xlsx", "no#1", "external:kirim/a.xlsx"),
        ("", "PKP", ""),
    ],
)
def test_links_survive_odd_names(file, sheet, link):
    assert to_cell("kirim", file, sheet, "E1") == link


def test_a_link_too_long_for_excel_is_plain_text(office, drawn):
    path = drawn(calculated(office, WHOLE, FIRST), inbox="x" * 3000)
    sheet = openpyxl.load_workbook(path)["Data"]
    assert sheet["L7"].hyperlink is None
    assert sheet["L7"].value == "E13"


# --- Temuan and Status -----------------------------------------------------------------------------


def test_findings_stand_by_severity_and_say_whom_to_tell(office, drawn, opened):
    findings = (
        Finding("N151", Place("~$PKP.xlsx")),
        Finding("E306", Place("EGOV.xlsx", "E-Gov", "E17"), {"x": 45.5}, "EGOV", "Jumlah aplikasi", "45,5"),
        Finding("W314", Place("PIOP.xlsx", "PIOP", "E14"), {"v": 26}, "PIOP", "Jumlah lembaga", "'26", "26"),
    )
    sheet = opened(drawn(replace(calculated(office, WHOLE, FIRST), findings=findings)))["Temuan"]
    assert [sheet.cell(4, place).value for place in (1, 5, 9)] == [
        "▲  1 harus diperbaiki",
        "◊  1 perlu diperiksa",
        "●  1 untuk diketahui",
    ]
    codes = [sheet.cell(row, 2).value for row in range(7, 13)]
    assert [code for code in codes if code] == ["E306", "W314", "N151"]
    assert sheet["K8"].value.startswith("Sampaikan ke E-Gov: ")
    assert sheet["F8"].hyperlink.location == "'E-Gov'!E17"


def test_a_hint_for_a_survey_goes_to_who_fills_it(office, drawn, opened):
    findings = (Finding("W413", Place("EGOV.xlsx", "Survei IKM", "C12"), {}, "IKM"),)
    sheet = opened(drawn(replace(calculated(office, WHOLE, FIRST), findings=findings)))["Temuan"]
    assert sheet["C8"].value == "Survei IKM"
    assert sheet["K8"].value.startswith("Sampaikan ke E-Gov: ")


def test_temuan_is_kept_when_there_is_nothing_and_says_nothing_of_our_corrections(office, drawn, opened):
    sheet = opened(drawn(calculated(office, WHOLE, FIRST)))["Temuan"]
    texts = [cell.value for row in sheet.iter_rows() for cell in row if cell.value]
    assert "Tidak ada temuan." in texts
    assert office.corrections
    for correction in office.corrections:
        assert not {correction.received, correction.printed} & set(texts)


def test_status_has_every_sheet_of_every_triwulan(office, drawn, opened):
    text = (
        WHOLE.replace("EGOV 1", "EGOV 1 refused").replace("TIK 1", "TIK 1 blank").replace("PIOP 1", "PIOP 2")
    )
    sheet = opened(drawn(calculated(office, text, Period(YEAR, 2))))["Status"]
    rows = [tuple(cell.value for cell in row[1:5]) for row in sheet.iter_rows(min_row=6)]
    assert len(rows) == 10
    said = {(row[0], row[2]): row[3] for row in rows}
    assert said["PKP", "Triwulan I 2026"] == "● diterima"
    assert said["E-Gov", "Triwulan I 2026"] == "▲ BELUM VALID"
    assert said["TIK & Persandian", "Triwulan I 2026"] == "○ kosong"
    assert said["PIOP", "Triwulan I 2026"] == "○ belum mengirim"
    assert said["PIOP", "Triwulan II 2026"] == "● diterima"


# --- Pengukuran ------------------------------------------------------------------------------------


def test_each_triwulan_shows_its_own_figure(office, drawn, opened):
    text = WHOLE + WHOLE.replace(" 1 ", " 2 ").replace("=12", "=13").replace("TIK 2", "TIK 2 refused")
    sheet = opened(drawn(calculated(targeted(office), text, Period(YEAR, 2))))["Pengukuran"]
    quarters = [place_of(sheet, f"TW {roman}") for roman in ("I", "II", "III", "IV")]
    assert [sheet.cell(7, place).value for place in quarters] == [
        pytest.approx(23 / 30),
        pytest.approx(0.8),
        "–",
        "–",
    ]
    assert [sheet.cell(11, place).value for place in quarters[:2]] == [pytest.approx(0.9), "BELUM VALID"]
    assert sheet.cell(11, place_of(sheet, "Realisasi\n")).value == "BELUM VALID"
    assert sheet.cell(7, place_of(sheet, "Predikat")).value == "■■■■■  Sangat Tinggi"
    change = place_of(sheet, "Perubahan")
    assert sheet.cell(7, change).value == pytest.approx(100 * (0.8 - 23 / 30), abs=0.005)
    assert sheet.cell(11, change).value == "–"


# --- _iku ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", [WHOLE, "", WHOLE.replace("EGOV 1", "EGOV 1 refused")])
def test_the_mailed_file_alone_gives_the_results_back(office, drawn, opened, text):
    findings = (Finding("E306", Place("EGOV.xlsx", "E-Gov", "E17"), {"x": 45.5}, "EGOV"),)
    results = replace(calculated(targeted(office), text, FIRST), findings=findings)
    path = drawn(results)
    pieces = [row[0].value for row in opened(path)["_iku"].iter_rows(min_row=2)]
    assert all(len(piece) <= 32_000 for piece in pieces)
    assert recall(path).results == results
