"""An annotated copy is the form that was issued, with marks: nothing that guards or counts is lost."""

from __future__ import annotations

import io

import openpyxl
import pytest

from iku_excel import template

from ..template.test_in_libreoffice import COPY, FORM


@pytest.fixture(scope="module")
def books():
    return tuple(openpyxl.load_workbook(io.BytesIO(template.draw(form))) for form in (FORM, COPY))


@pytest.fixture(params=("E-Gov", "Survei IKM"))
def sheets(request, books):
    return tuple(book[request.param] for book in books)


def cells(sheet, of):
    return {cell.coordinate: of(cell) for row in sheet.iter_rows() for cell in row}


def test_the_same_cells_are_locked(sheets):
    plain, copy = (
        {
            cell.coordinate: cell.protection.locked
            for row in sheet.iter_rows()
            for cell in row
            if cell.has_style
        }
        for sheet in sheets
    )
    assert {at: copy[at] for at in plain} == plain
    # A respondent's row is open by the style of its columns; a marked answer has its own, which is open too.
    assert {locked for at, locked in copy.items() if at not in plain} <= {False}


def test_the_same_formulas_stand_in_the_same_cells(sheets):
    plain, copy = (
        cells(sheet, lambda cell: getattr(cell.value, "text", cell.value) if cell.data_type == "f" else None)
        for sheet in sheets
    )
    assert {at: copy[at] for at in plain} == plain


def test_the_same_rules_of_entry_hold(sheets):
    plain, copy = (
        {
            (rule.type, str(rule.sqref), rule.formula1, rule.formula2, rule.showErrorMessage)
            for rule in sheet.data_validations.dataValidation
        }
        for sheet in sheets
    )
    assert copy == plain
    assert plain


def test_the_same_highlights_stand_below_those_of_mended_cells(sheets):
    def rules(sheet):
        return {
            (str(area.sqref), tuple(rule.formula))
            for area in sheet.conditional_formatting
            for rule in area.rules
        }

    plain, copy = (rules(sheet) for sheet in sheets)
    assert plain <= copy


def test_the_same_area_prints_at_the_same_scale_with_the_same_heads(sheets):
    plain, copy = sheets
    assert copy.print_area == plain.print_area
    assert copy.freeze_panes == plain.freeze_panes
    assert copy.sheet_properties.pageSetUpPr.fitToPage == plain.sheet_properties.pageSetUpPr.fitToPage
    assert copy.page_setup.scale == plain.page_setup.scale
    assert [copy.column_dimensions[letter].width for letter in "ABCDEFGHI"] == [
        plain.column_dimensions[letter].width for letter in "ABCDEFGHI"
    ]


def test_it_is_of_the_same_form_version_and_unit(books):
    plain, copy = books
    assert copy["_iku"]["B1"].value == plain["_iku"]["B1"].value
    assert copy["_iku"].sheet_state == "veryHidden"
    assert copy.security.lockStructure
    assert all(sheet.protection.sheet for sheet in copy)
