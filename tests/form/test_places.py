"""Where an input stands, and which input stands there: one is the other's answer."""

from __future__ import annotations

import pytest

from iku_excel import definition
from iku_excel.form import IDENTITY_ROW_CODE, build, key_at, place_of
from iku_excel.form.places import checked_row

FORM = build(definition.builtin())
FIGURES, SURVEY = FORM.sheet("PKP"), FORM.sheet("IKM")


@pytest.mark.parametrize("unit", ["PKP", "IKM"])
def test_every_input_is_found_where_its_key_says(unit):
    sheet = FORM.sheet(unit)
    keys = [(unit, cell.row_code, cell.column_code) for cell in sheet.inputs()]
    assert keys
    for key, cell in zip(keys, sheet.inputs(), strict=True):
        assert place_of(sheet, key) == (cell.row, cell.column)
        assert key_at(sheet, cell.row, cell.column) == key


def test_a_respondents_row_is_counted_from_the_first():
    block = SURVEY.block
    number = block.last_row - block.first_row + 1
    column = next(place for place, code in block.codes.items() if code == "waktu")
    assert place_of(SURVEY, ("IKM", "1", "waktu")) == (block.first_row, column)
    assert place_of(SURVEY, ("IKM", str(number), "waktu")) == (block.last_row, column)
    assert key_at(SURVEY, block.first_row, column) == ("IKM", "1", "waktu")
    assert key_at(SURVEY, block.last_row, column) == ("IKM", str(number), "waktu")


def test_outside_the_respondents_rows_and_columns_nothing_is_asked():
    block = SURVEY.block
    number = block.last_row - block.first_row + 1
    for key in (("IKM", "0", "waktu"), ("IKM", str(number + 1), "waktu"), ("IKM", "1", "lain")):
        assert place_of(SURVEY, key) is None
    column = next(iter(block.columns))
    assert key_at(SURVEY, block.first_row - 1, column) is None
    assert key_at(SURVEY, block.last_row + 1, column) is None
    assert key_at(SURVEY, block.first_row, max(block.columns) + 1) is None
    # A code that is only computed is no input.
    closed = [place for place in block.codes if place not in block.columns]
    assert all(key_at(SURVEY, block.first_row, place) is None for place in closed)


def test_what_is_no_input_has_no_key():
    text = next(cell for cell in FIGURES.cells if cell not in FIGURES.inputs())
    assert key_at(FIGURES, text.row, text.column) is None
    assert place_of(FIGURES, ("PKP", "lembaga_aktif", "lain")) is None
    assert place_of(FIGURES, ("PKP", "lain", "nilai")) is None


def test_a_check_judges_the_number_and_what_stands_right_of_it_in_its_row():
    row, _ = place_of(FIGURES, ("PKP", "lembaga_aktif", "nilai"))
    for column in ("nilai", "keadaan", "bukti", "catatan"):
        assert checked_row(FIGURES, ("PKP", "lembaga_aktif", column)) == row
    assert checked_row(FIGURES, ("PKP", "lain", "nilai")) == 0
    assert checked_row(FIGURES, ("PKP", IDENTITY_ROW_CODE, FIGURES.identity["nama"])) == 0
    assert checked_row(FIGURES, ("PKP", "NP", "satuan")) == 0
    assert checked_row(SURVEY, ("IKM", "1", "waktu")) == 0
