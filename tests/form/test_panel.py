"""The panel of a filled sheet sends to the first row that needs a hand: what is wrong, then what is empty."""

from __future__ import annotations

from dataclasses import replace

import pytest

from iku_excel import definition
from iku_excel.core.model import Definition
from iku_excel.core.periods import Period
from iku_excel.form import Form, build
from iku_excel.form.filled import Contents, Filled, FilledSheet
from iku_excel.form.questions import covers
from iku_excel.texts import form as words

FORM = build(definition.builtin(), Period(2026, 2), ("EGOV",))
WHOLE: Contents = {
    ("EGOV", cell.row_code, "nilai"): 3
    for cell in FORM.sheet("EGOV").inputs()
    if cell.column_code == "nilai" and cell.row_code != "ID"
}


def filled(**changed: float | str | None) -> FilledSheet:
    contents = WHOLE | {("EGOV", code, "nilai"): value for code, value in changed.items()}
    return Filled(FORM, contents).on(FORM.sheet("EGOV").title)


def next_step(**changed: float | str | None) -> str:
    sheet = filled(**changed)
    (found,) = (text for place in sheet.cells if str(text := sheet.at(*place)).startswith("►"))
    return str(found)


@pytest.mark.parametrize(
    ("changed", "step"),
    [
        ({}, "► Isi Nama pengisi di sel G9"),
        ({"lembaga_aktif": None}, "► Isi baris 1a di sel E13"),
        ({"opd_jumlah": None}, "► Isi baris 4b di sel E21"),
        ({"opd_aplikasi": None, "opd_jumlah": -2}, "► Perbaiki baris 4b di sel E21"),
        ({"aplikasi_hosting": -2, "opd_jumlah": -2}, "► Perbaiki baris 3a di sel E17"),
    ],
)
def test_the_next_step_is_the_first_row_that_needs_a_hand(changed, step):
    assert step == next_step(**changed)


def test_an_indicator_of_which_one_answer_is_wrong_shows_no_value():
    def shown(**changed: float | str | None) -> list[object]:
        sheet = filled(**changed)
        return [sheet.at(*place) for place, cell in sheet.cells.items() if cell.style == "live_value"]

    assert shown(opd_aplikasi=3, opd_jumlah=4)[-1] == 0.75
    assert shown(opd_aplikasi=3, opd_jumlah=-4)[-1] == "–"
    assert shown(opd_aplikasi=3, opd_jumlah=None)[-1] == "–"


def test_the_title_says_the_period_only_where_one_is_given():
    assert "Triwulan II 2026 · Revisi 1" in texts(FORM)
    assert "pilih tahun dan triwulan · Revisi 1" in texts(build(definition.builtin(), None, ("EGOV",)))


def texts(form: Form) -> set[str]:
    sheet = Filled(form, {}).on(form.sheet("EGOV").title)
    return {str(sheet.at(*place)) for place in sheet.cells}


def test_a_live_value_of_which_one_answer_is_everybodys_is_this_bidangs():
    """What stands beside it: the office's figure is made of all bidang."""
    office = definition.builtin()
    shared = tuple(
        replace(one, units=("EGOV", "PKP")) if one.code == "opd_jumlah" else one for one in office.variables
    )

    def said(asked: Definition) -> str:
        sheet = build(asked, Period(2026, 2), ("EGOV",)).sheet("EGOV")
        return [str(cell.content) for cell in sheet.cells if cell.style == "live_text"][-1]

    assert words.LIVE_OWN in said(office)
    assert words.LIVE_SHARED in said(replace(office, variables=shared))


@pytest.mark.parametrize(
    ("changed", "far"), [({}, 1.0), ({"opd_jumlah": None}, 0.8), ({"opd_jumlah": -1}, 0.6)]
)
def test_the_bar_shows_how_far(changed, far):
    """Five questions, of which those count that are answered right: a part of a wrong whole is not."""
    sheet = filled(**changed)
    (bar,) = (sheet.at(*place) for place, cell in sheet.cells.items() if cell.style == "panel_bar")
    assert bar == far


def test_what_is_not_covered_is_not_said():
    asked = definition.builtin().variables[0]
    assert covers(replace(asked, coverage="hanya lembaga binaan.")).endswith(" hanya lembaga binaan.")
    assert covers(replace(asked, coverage="")).count(".") == 1
