"""A large office: twelve bidang, sixty questions with long names."""

from __future__ import annotations

import io

import openpyxl
import pytest

from iku_excel import definition, template
from iku_excel.core.model import Definition
from iku_excel.core.periods import Period
from iku_excel.form import build

from .large import large_office


@pytest.fixture(scope="module")
def office() -> Definition:
    return large_office()


def test_rows_are_as_high_as_their_text(office):
    workbook = openpyxl.load_workbook(io.BytesIO(template.draw(build(office))))
    sheet = workbook["Bidang 1"]
    question = next(row for row in range(1, 40) if sheet.cell(row, 2).value == "1a")
    # Three lines of 10 points and three of 8, with air.
    assert sheet.row_dimensions[question].height >= (3 * 10 + 3 * 8) * 1.22


def planned(data: bytes) -> int:
    """The pages that a form is drawn for: one a sheet, and one more for each break."""
    sheets = openpyxl.load_workbook(io.BytesIO(data)).worksheets
    return sum(1 + len(sheet.row_breaks) for sheet in sheets if sheet.sheet_state == "visible")


@pytest.mark.libreoffice
def test_every_sheet_prints_on_the_pages_that_it_is_drawn_for(office, pages):
    data = template.draw(build(office, Period(2026, 2)))
    assert pages(data) == planned(data)


@pytest.mark.libreoffice
def test_a_survey_with_room_for_thousands_prints_one_page(pages):
    form = build(definition.builtin(), Period(2026, 2), ("EGOV",))
    data = template.draw(form)
    assert pages(data) == planned(data) == len(form.sheets) + 1  # five questions take two
