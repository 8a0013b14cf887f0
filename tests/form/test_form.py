"""The form as data: every question of the definition has its cells, its codes and its rules."""

import pickle
import re
from dataclasses import replace

import pytest

from iku_excel import definition
from iku_excel.core.model import Kind, Unit
from iku_excel.core.periods import Period
from iku_excel.form import CODE_COLUMN, CODE_ROW, CellKind, build, suggested_name, units_of
from iku_excel.form.filled import Filled
from iku_excel.form.lists import LISTS
from iku_excel.styles.form import STYLES
from iku_excel.texts.form import ERROR_VALUE, PROMPT_VALUE
from iku_excel.texts.guide import STEPS

OFFICE = definition.builtin()
FORM = build(OFFICE)


def test_every_variable_has_its_five_inputs_on_the_sheet_of_each_of_its_units():
    for unit in OFFICE.units:
        sheet = FORM.sheet(unit.code)
        for variable in OFFICE.asked_of(unit.code):
            if variable.kind is Kind.SURVEY:
                continue
            fields = {cell.column_code for cell in sheet.inputs() if cell.row_code == variable.code}
            assert fields == {"nilai", "keadaan", "bukti", "catatan"}, (unit.code, variable.code)


def test_every_kind_of_answer_has_its_prompt_and_its_error():
    typed = set(Kind) - {Kind.SURVEY}  # whose answers are rows of their own
    assert typed == set(PROMPT_VALUE) == set(ERROR_VALUE)


def test_inputs_are_found_by_the_codes_of_their_row_and_column():
    for sheet in FORM.sheets[1:]:
        text = {(cell.row, cell.column): cell.content for cell in sheet.cells if cell.content != ""}
        for cell in sheet.inputs():
            assert text[cell.row, CODE_COLUMN] == cell.row_code
            assert text[CODE_ROW, cell.column] == cell.column_code


@pytest.mark.parametrize("sheets", [1, len(OFFICE.units), 12])
def test_no_two_texts_share_a_cell(sheets):
    """Petunjuk lists fewer sheets than steps, or more."""
    more = tuple(Unit(f"U{number}", f"Unit {number}", f"U{number}") for number in range(12))
    asked = replace(OFFICE.variables[0], units=(*OFFICE.variables[0].units, *(unit.code for unit in more)))
    office = replace(OFFICE, units=(*OFFICE.units, *more), variables=(asked, *OFFICE.variables[1:]))
    form = build(office, None, tuple(unit.code for unit in office.units)[:sheets])
    for sheet in form.sheets:
        filled = [(cell.row, cell.column) for cell in sheet.cells if cell.content != ""]
        assert len(filled) == len(set(filled)), sheet.title


def test_every_style_is_in_the_house_style():
    names = {cell.style for sheet in FORM.sheets for cell in sheet.cells}
    names |= {highlight.style for sheet in FORM.sheets for highlight in sheet.highlights}
    names |= {name for sheet in FORM.sheets if sheet.block for name in sheet.block.columns.values()}
    assert names <= set(STYLES)


def test_prompts_and_errors_keep_excels_limits():
    for sheet in FORM.sheets:
        for rule in sheet.validations:
            assert len(rule.prompt_title) <= 32
            assert len(rule.error_title) <= 32
            assert len(rule.prompt) <= 255
            assert len(rule.error) <= 225
            assert len(rule.formula) <= 255


def test_formulas_keep_excels_limit():
    for sheet in FORM.sheets:
        for cell in sheet.cells:
            if cell.kind is CellKind.FORMULA:
                assert len(str(cell.content)) <= 8192, cell.address


def test_a_question_says_what_its_number_covers():
    sheet = FORM.sheet("PKP")
    question = next(cell for cell in sheet.cells if cell.row == 13 and cell.column == 3)
    assert question.hint.startswith("Keadaan pada akhir triwulan. ")
    late = next(
        cell for cell in FORM.sheet("TIK").cells if "Rilis Data Akurat" in str(cell.content) and cell.hint
    )
    assert late.hint.startswith("Selama triwulan ini saja, bukan s.d. ")


def test_an_open_form_asks_for_its_period_and_a_fixed_one_does_not():
    fixed = build(OFFICE, Period(2026, 2))
    asked = {cell.column_code for cell in FORM.sheet("PKP").inputs() if cell.row_code == "ID"}
    known = {cell.column_code for cell in fixed.sheet("PKP").inputs() if cell.row_code == "ID"}
    assert asked - known == {"nilai", "keadaan"}  # the columns under which year and triwulan stand


def test_a_unit_brings_the_survey_that_it_keeps():
    assert units_of(OFFICE, ("EGOV",)) == ("EGOV", "IKM")
    assert units_of(OFFICE, ("IKM",)) == ("IKM",)
    assert len(units_of(OFFICE, ())) == len(OFFICE.units)


def test_file_names_say_unit_and_period():
    assert suggested_name(("EGOV", "IKM"), Period(2026, 2)) == "IKU_EGOV_2026-TW2.xlsx"
    assert suggested_name(("PKP",), None) == "IKU_PKP.xlsx"


def test_the_drop_downs_know_three_states_and_four_triwulan():
    states, years, quarters, *_ = LISTS
    assert states == ("Nihil", "Belum tersedia", "Angka benar")
    assert 2026 in years
    assert len(quarters) == 4


def test_a_sheets_name_with_an_apostrophe_is_linked_and_referred_to_as_excel_writes_it():
    named = replace(
        OFFICE,
        units=tuple(
            replace(unit, sheet="Bina Jum'at") if unit.code == "PKP" else unit for unit in OFFICE.units
        ),
    )
    form = build(named, None, ("PKP",))
    guide, sheet = form.sheets
    assert [cell.link for cell in guide.cells if cell.link] == ["'Bina Jum''at'!E9"]
    formulas = [str(cell.content) for cell in (*guide.cells, *sheet.cells) if cell.kind is CellKind.FORMULA]
    assert any("Bina Jum" in formula for formula in formulas)
    assert not any("Jum'at" in formula.replace("Jum''at", "") for formula in formulas)


def test_the_guide_has_a_row_for_every_sheet_also_where_there_are_more_than_steps():
    office = definition.builtin()
    units = tuple(replace(office.units[0], code=f"U{place}", sheet=f"Unit {place}") for place in range(9))
    asked = replace(office.variables[0], units=tuple(unit.code for unit in units), maximum="")
    many = build(replace(office, units=units, variables=(asked,), surveys=(), indicators=()))
    guide, *sheets = many.sheets
    rows = {cell.row for cell in guide.cells if any(cell.link.startswith(f"'Unit {n}'") for n in range(9))}
    assert len(rows) == len(sheets) == 9
    assert [guide.heights[row] for row in sorted(rows)] == [36.0] * len(STEPS) + [24.0] * (9 - len(STEPS))


def test_a_form_is_the_same_in_another_process_and_its_formulas_give_the_same():
    sent = pickle.loads(pickle.dumps(FORM))
    assert sent == FORM
    given = {("PKP", "lembaga_aktif", "nilai"): -1, ("IKM", "3", "waktu"): 5}
    ours, theirs = Filled(FORM, given), Filled(sent, given)
    for sheet in FORM.sheets:
        one, other = ours.on(sheet.title), theirs.on(sheet.title)
        assert all(one.at(cell.row, cell.column) == other.at(cell.row, cell.column) for cell in sheet.cells)


def test_every_formula_says_the_same_wherever_it_stands():
    """Wherever cells are cut and pasted, what it looks at stays."""
    address = re.compile(r"\$?\b[A-Z]{1,3}\$?[0-9]+\b")
    for sheet in FORM.sheets:
        for cell in sheet.cells:
            if cell.kind is CellKind.FORMULA:
                bare = re.sub(r"'(?:[^']|'')*'", "", re.sub(r'"(?:[^"]|"")*"', "", str(cell.content)))
                found = address.findall(bare)
                assert [one for one in found if not re.fullmatch(r"\$[A-Z]+\$[0-9]+", one)] == [], (
                    cell.address
                )


def test_the_foot_stands_below_what_is_told():
    """A row of headings and a row a narrative; without any that row stays; none where indicators are told."""

    def gap(**changed: object) -> int:
        sheet = build(replace(OFFICE, **changed), None, ("PKP",)).sheet("PKP")
        (end,) = (cell.row for cell in sheet.cells if cell.style == "table_end")
        (foot,) = (cell.row for cell in sheet.cells if cell.style == "foot")
        return foot - end

    many = len(OFFICE.narratives) + 1
    assert gap() - gap(narratives=()) == many - 1
    assert gap() - gap(narrated_by_indicator=True) == many
