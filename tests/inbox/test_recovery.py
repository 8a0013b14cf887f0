"""What is still known of a row that lost its code: by its question, where that stands there once."""

from __future__ import annotations

import pytest

from iku_excel import inbox
from iku_excel.core.model.recovered import Trace
from iku_excel.form import CODE_COLUMN
from iku_excel.inbox.layout import issued


@pytest.fixture
def recovered(draw, edit, diskominfo):
    """recovered(change): what was typed into PKP's sheet, after `change(sheet, row of lembaga_aktif)`."""
    layouts = issued(diskominfo)

    def recovered(change):
        def changed(book):
            change(book["PKP"], layouts.layouts["PKP"].rows["lembaga_aktif"])

        (sheet,) = inbox.recover(edit(draw("PKP"), changed), "kiriman.xlsx", layouts)
        return {typed.raw: (typed.key[1], typed.trace) for typed in sheet.typed}

    return recovered


def without_its_code(sheet, row):
    sheet.cell(row, CODE_COLUMN).value = None


def copied_below(sheet, row):
    without_its_code(sheet, row)
    for column in range(CODE_COLUMN + 1, sheet.max_column + 1):
        sheet.cell(60, column).value = sheet.cell(row, column).value


@pytest.mark.parametrize(
    ("shown_as", "accepted", "value"),
    [
        ("#,##0", (), 12),
        ('"85"', (), None),
        ("00-00", (), None),
        ('"85"', [("kiriman.xlsx", "PKP!E13")], 12),
        ('"85"', [("kiriman.xlsx", "PKP!E14")], None),
    ],
)
def test_a_number_that_its_cell_hid_is_typed_again_by_nobody_but_who_accepted_it(
    draw, edit, diskominfo, shown_as, accepted, value
):
    def hide(book):
        book["PKP"]["E13"].number_format = shown_as

    (sheet,) = inbox.recover(edit(draw("PKP"), hide), "kiriman.xlsx", issued(diskominfo, accepted))
    (typed,) = (one for one in sheet.typed if one.place.cell == "E13")
    assert (typed.value, typed.raw) == (value, "12")


def test_a_question_that_stands_there_once_is_its_rows_name(recovered):
    assert recovered(without_its_code)["12"] == ("lembaga_aktif", Trace.LABEL)


def test_a_question_found_twice_names_neither_row(recovered):
    typed = recovered(copied_below)
    assert typed["12"] == ("", Trace.NONE)
    assert typed["15"] == ("lembaga_terverifikasi", Trace.CODE)
