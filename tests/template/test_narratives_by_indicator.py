"""A definition that asks what people write under each indicator: asked, read, carried and shown there."""

from __future__ import annotations

import io

import openpyxl
import pytest

from iku_excel import calculation, definition, inbox, summary, template
from iku_excel.core.identity import form_version
from iku_excel.core.periods import Period
from iku_excel.form import build

PERIOD = Period(2026, 2)
PLAIN = definition.builtin()
SAID = {
    "NP.opd_egov": "Pendampingan selesai.",
    "NH.ikm": "Kuesioner jarang diisi.",
    "NP.hosting": "Server baru.",
}


@pytest.fixture(scope="module")
def office():
    given, faults = definition.loads("narasi_per_indikator = true\n" + definition.builtin_text(), "uji")
    assert given, faults
    return given


@pytest.fixture(scope="module")
def form(office):
    return build(office, PERIOD, ("EGOV",))


@pytest.fixture(scope="module")
def sent(office, form):
    who = {("EGOV", "ID", form.sheet("EGOV").identity["nama"]): "Rina"}
    figures = {("EGOV", variable.code, "nilai"): 5 for variable in office.asked_of("EGOV")}
    told = {("EGOV", code, "satuan"): text for code, text in SAID.items()}
    submissions, findings = inbox.read_file(template.draw(form, who | figures | told), "a.xlsx", office)
    assert not [one for one in findings if one.unit == "EGOV" and one.code.startswith(("E", "W2"))]
    return submissions


def test_each_narrative_is_asked_under_each_indicator_of_the_sheet(form):
    sheet = form.sheet("EGOV")
    rows = {cell.row_code: cell.row for cell in sheet.inputs()}
    bands = [cell.row for cell in sheet.cells if cell.style == "band" and cell.column == 3]
    # The survey's own sheet has no room for words: its keeper writes about its indicator.
    codes = ("partisipasi", "ikm", "hosting", "opd_egov")
    assert [code for code in rows if "." in code] == [
        f"{narrative}.{code}" for code in codes for narrative in ("NP", "NH", "TL")
    ]
    for band, code in zip(bands, codes, strict=True):
        after = min((row for row in bands if row > band), default=sheet.last_row)
        assert all(band < rows[f"{narrative}.{code}"] < after for narrative in ("NP", "NH", "TL"))
    titles = [cell.content for cell in sheet.cells if cell.style == "narrative_title"]
    assert titles[0] == "Faktor pendukung – indikator 1"
    assert len(set(titles)) == len(titles)
    assert not any(cell.style == "narrative_head" for cell in sheet.cells)


def test_what_is_written_is_read_and_shown_beside_its_indicator(office, sent):
    assert next(one.narratives for one in sent if one.unit == "EGOV") == SAID
    book = openpyxl.load_workbook(
        io.BytesIO(summary.draw(calculation.calculate(office, PERIOD, sent), inbox="kotak-masuk"))
    )
    analysis = [[cell.value for cell in row] for row in book["Analisis"].iter_rows()]
    of = {}
    for row in analysis:
        if str(row[0])[:2] in ("1.", "2.", "3.", "4.", "5."):
            indicator = str(row[0])[0]
        for text in SAID.values():
            if text in row:
                of[text] = indicator
    assert of == {SAID["NP.opd_egov"]: "4", SAID["NH.ikm"]: "2", SAID["NP.hosting"]: "3"}
    data = {cell.value for row in book["Data"].iter_rows() for cell in row}
    assert {"NP.opd_egov", "Faktor penghambat – indikator 2"} <= data
    summed = "\n".join(str(cell.value) for row in book["Ringkasan"].iter_rows() for cell in row)
    assert SAID["NH.ikm"] in summed


def test_it_is_asked_anew_where_the_choice_changes_and_nothing_else_does(office):
    assert form_version(office) != form_version(PLAIN)
    off, _ = definition.loads("narasi_per_indikator = false\n" + definition.builtin_text(), "bawaan")
    assert off.fingerprint == PLAIN.fingerprint
    assert form_version(off) == form_version(PLAIN)
    assert office.fingerprint != PLAIN.fingerprint
