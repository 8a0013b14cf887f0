"""What the survey's sheet computes, and what its cells hold of who answered."""

from __future__ import annotations

from dataclasses import replace

import pytest

from iku_excel import definition
from iku_excel.core.model import Target
from iku_excel.core.periods import Period
from iku_excel.core.profile import AGE, DATE
from iku_excel.form import build
from iku_excel.form.filled import Filled
from iku_excel.form.survey_grid import SurveyGrid
from iku_excel.form.survey_panel import weight_formula
from iku_excel.form.survey_profile import form_value

OFFICE = definition.builtin()
SURVEY = OFFICE.surveys[0]
FOURTEEN = replace(SURVEY, elements=SURVEY.elements + SURVEY.elements[:5])


@pytest.mark.parametrize(
    ("survey", "weight", "formula"),
    [
        (SURVEY, "tepat", "1/9"),
        (SURVEY, "3", "0.111"),
        (SURVEY, "2", "0.11"),
        (SURVEY, "0.12", "0.12"),
        (FOURTEEN, "tepat", "1/14"),
        (FOURTEEN, "3", "0.071"),
        (FOURTEEN, "2", "0.07"),
    ],
)
def test_the_weight_of_an_unsur(survey, weight, formula):
    assert weight_formula(replace(survey, weight=weight)) == formula


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        (DATE, "1899-12-31", 1.0),
        (DATE, "2026-04-03", 46115.0),
        (DATE, "awal April", "awal April"),
        (DATE, "", ""),
        (AGE, "2026-04-03", "2026-04-03"),
    ],
)
def test_a_day_is_a_spreadsheets_number(name, text, value):
    assert form_value(name, text) == value


def test_the_index_on_the_sheet_uses_the_weight():
    changed = replace(OFFICE, surveys=(replace(SURVEY, weight="3"),))
    formulas = [str(cell.content) for cell in build(changed).sheet("IKM").cells]
    assert any("0.111" in formula for formula in formulas)
    assert not any("1/9" in formula for formula in formulas)


@pytest.mark.parametrize(("elements", "narrow"), [(5, 1), (8, 1), (9, 2), (14, 3)])
def test_two_of_nine_unsur_stand_under_the_narrow_part_of_the_panel_and_one_at_least(elements, narrow):
    assert SurveyGrid(elements, 40, 6).narrow == narrow


def test_a_survey_tells_the_target_of_its_own_indicator():
    """Not that of the first indicator, which is a share."""
    targets = (Target("partisipasi", 2026, 0.85), Target("ikm", 2026, 76.6))
    form = build(replace(OFFICE, targets=targets), Period(2026, 4), ("IKM",))
    (line,) = (cell.content for cell in form.sheet("IKM").cells if cell.style == "panel_target")
    assert "76,6" in str(line)
    assert "85" not in str(line)


@pytest.mark.parametrize(
    ("row", "said"),
    [({}, "► Isi jawaban responden pertama"), (dict.fromkeys(SURVEY.keys, 4), "siap kirim")],
)
def test_a_survey_without_an_answer_is_not_ready(row, said):
    form = build(OFFICE, Period(2026, 2), ("IKM",))
    sheet = form.sheet("IKM")
    given = {("IKM", "ID", code): "Rina" for name, code in sheet.identity.items() if name == "nama"}
    filled = Filled(form, given | {("IKM", "1", key): score for key, score in row.items()}).on(sheet.title)
    assert any(said in str(filled.at(*place)) for place in filled.cells)
