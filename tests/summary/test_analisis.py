"""Analisis: each unit's words under its indicators once, and evidence that leads only to the web."""

from __future__ import annotations

from dataclasses import replace

import openpyxl
import pytest

from iku_excel.core.model import Results
from iku_excel.core.periods import Period
from iku_excel.summary.pen.links import to_web
from iku_excel.summary.sheets.analisis_rows import MOST_LINES
from iku_excel.texts.workbook.every_sheet import LONGEST_PRINTED, REST_IN_DATA

from .conftest import WHOLE, YEAR, calculated, targeted

FIRST = Period(YEAR, 1)


def telling(results: Results, unit: str, evidence: str = "", **narratives: str) -> Results:
    """The same results, in which one unit has these narratives and one evidence in its first answer."""
    sheets = []
    for sheet in results.submissions:
        if sheet.unit == unit:
            first, *others = sheet.answers
            answers = (replace(first, evidence=evidence), *others)
            sheet = replace(sheet, narratives=narratives, answers=answers)
        sheets.append(sheet)
    return replace(results, submissions=tuple(sheets))


def rows(sheet) -> list[tuple[object, ...]]:
    return [tuple(cell.value for cell in row) for row in sheet.iter_rows(min_row=5, max_col=4)]


def targets(sheet) -> list[str]:
    links = (cell.hyperlink for row in sheet.iter_rows() for cell in row if cell.hyperlink)
    return [f"{link.target}#{link.location}" if link.location else link.target for link in links]


def test_each_indicator_has_its_figures_and_its_units(office, drawn, opened):
    results = telling(calculated(targeted(office), WHOLE, FIRST), "EGOV", NP="mudah", NH="sulit", TL="rapat")
    found = rows(opened(drawn(results))["Analisis"])
    assert found[0] == (f"1. {office.indicators[0].name}", None, None, "■■■■■  Sangat Tinggi")
    assert found[1][:3] == pytest.approx((0.2, 23 / 30, 23 / 30 / 0.2))
    assert found[2:5] == [
        ("PKP", "belum ada uraian", None, None),
        ("PIOP", "belum ada uraian", None, None),
        ("E-Gov", "mudah", "sulit", "rapat"),
    ]
    assert found[5][0] == f"2. {office.indicators[1].name}"
    assert found[7] == ("E-Gov", "mudah", "sulit", "rapat")


def test_what_cannot_be_said_stands_in_words_beside_the_texts(office, drawn, opened):
    text = WHOLE.replace("TIK 1", "TIK 1 refused")
    found = rows(opened(drawn(telling(calculated(office, text, FIRST), "EGOV", NP="mudah")))["Analisis"])
    at = next(place for place, row in enumerate(found) if str(row[0]).startswith("3. "))
    assert found[at + 1][:3] == (
        "Target belum ditetapkan",
        "Realisasi BELUM VALID",
        "Capaian tidak dapat dihitung",
    )


def test_a_text_is_whole_once_and_begun_under_the_other_indicators(office, drawn, opened):
    told = " ".join(f"kata{number}" for number in range(60))
    results = telling(calculated(office, WHOLE, FIRST), "EGOV", NP=told)
    cells = [row[1] for row in rows(opened(drawn(results))["Analisis"]) if str(row[1]).startswith("kata0")]
    assert cells[0] == told
    assert len(cells) == 4
    assert all(text.endswith("…") and told.startswith(text[:-1]) for text in cells[1:])


def test_a_missing_and_a_refused_sheet_say_so(office, drawn, opened):
    text = WHOLE.replace("PIOP 1", "PIOP 2").replace("TIK 1", "TIK 1 refused")
    results = telling(calculated(office, text, FIRST), "EGOV", NP="mudah")
    found = rows(opened(drawn(results))["Analisis"])
    assert ("PIOP", "○ belum mengirim", None, None) in found
    assert ("TIK & Persandian", "▲ BELUM VALID", None, None) in found


def test_where_nothing_was_told_it_says_so(office, drawn, opened):
    sheet = opened(drawn(calculated(office, WHOLE, FIRST)))["Analisis"]
    assert sheet["A4"].value == "Belum ada uraian maupun bukti untuk Triwulan I 2026."
    assert sheet.max_row == 5


def test_words_of_another_triwulan_are_not_this_ones(office, drawn, opened):
    results = telling(calculated(office, WHOLE, Period(YEAR, 2)), "EGOV", NP="mudah")
    assert opened(drawn(results))["Analisis"]["A4"].value.startswith("Belum ada uraian")


def test_a_year_tells_its_triwulan_one_by_one(office, drawn, opened):
    results = telling(calculated(office, WHOLE, Period(YEAR)), "EGOV", NP="mudah")
    found = rows(opened(drawn(results))["Analisis"])
    assert ("E-Gov\nTW I", "mudah", "–", "–") in found
    assert ("E-Gov\nTW II", "○ belum mengirim", None, None) in found


def test_a_long_text_goes_on_in_further_rows_and_nothing_is_lost(office, drawn, opened):
    text = " ".join(f"kata{number}" for number in range(500))
    results = telling(calculated(office, WHOLE, FIRST), "EGOV", NP=text)
    sheet = opened(drawn(results))["Analisis"]
    pieces = [cell.value for cell in sheet["B"] if cell.value and "kata" in str(cell.value)]
    pieces = [piece for piece in pieces if not piece.endswith("…")]
    assert len(pieces) > 1
    assert " ".join(" ".join(pieces).split()) == text
    assert all(piece.count("\n") < MOST_LINES for piece in pieces)


@pytest.mark.parametrize(
    "text",
    ["panjang " * 4_095 + "selesai", "x" * 32_767, "a\n" * 250 + "z" * 32_000],
    ids=["words", "one word", "lines"],
)
def test_what_is_too_long_to_print_is_whole_in_data_and_says_so(office, drawn, opened, text):
    assert len(text) > 32_000
    results = telling(calculated(office, WHOLE, FIRST), "EGOV", text, NP=text, TL=text)
    book = opened(drawn(results))
    pieces = [str(cell.value) for row in book["Analisis"].iter_rows() for cell in row if cell.value]
    columns = (" ".join(str(cell.value) for cell in column) for column in book["Analisis"].iter_cols())
    assert sum(REST_IN_DATA in column.replace("\n", " ") for column in columns) == 3
    assert sum(map(len, pieces)) < 5 * LONGEST_PRINTED
    assert book["Analisis"].max_row < 100
    held = [cell.value for row in book["Data"].iter_rows() for cell in row if len(str(cell.value)) > 32_000]
    assert held == [text] * 3


@pytest.mark.parametrize(
    "text",
    [
        "https://contoh.go.id/bukti?id=1&hal=2#atas",
        "http://10.0.0.1/a%20b",
        "mailto:bidang@contoh.go.id",
        "  HTTPS://CONTOH.GO.ID  ",
    ],
)
def test_addresses_of_the_web_become_links(office, drawn, text):
    assert to_web(text) == text.strip()
    sheet = openpyxl.load_workbook(drawn(telling(calculated(office, WHOLE, FIRST), "PKP", text)))["Analisis"]
    assert targets(sheet) == [text.strip()]


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "\\\\server\\berkas",
        "ftp://contoh.go.id",
        "internal:Data!A1",
        "external:C:\\x.exe",
        "https://",
        "https://a.id https://b.id",
        "https://a.id,https://b.id",
        'https://a.id/"&CALL()',
        "=HYPERLINK(A1)",
        "Foto di lemari 3",
        "data:text/html,x",
    ],
)
def test_everything_else_is_inert_text(office, drawn, text):
    assert to_web(text) == ""
    results = telling(calculated(office, WHOLE, FIRST), "PKP", text)
    sheet = openpyxl.load_workbook(drawn(results))["Analisis"]
    assert not targets(sheet)
    shown = [cell.data_type for row in sheet.iter_rows() for cell in row if cell.value == text]
    assert shown == ["s"]
