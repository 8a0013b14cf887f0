"""A form with the last figures is no wider, and prints on the pages that it is drawn for."""

from __future__ import annotations

import io

import openpyxl
import pytest

from iku_excel import definition, template
from iku_excel.core.findings import Place
from iku_excel.core.model import Answer, State
from iku_excel.core.periods import Period
from iku_excel.form import Form, build
from iku_excel.form.previous import with_previous
from iku_excel.styles.measure import fitted_height

from .test_long_form import planned

OFFICE = definition.builtin()
LONG = 123456789012.0


@pytest.fixture(scope="module")
def form() -> Form:
    answers = {
        (unit, variable.code): Answer(
            variable.code, unit, Period(2025, 4), State.VALUE, LONG, Place("lama.xlsx")
        )
        for variable in OFFICE.variables
        for unit in variable.units
    }
    return with_previous(build(OFFICE, Period(2026, 1)), answers)


def test_the_line_is_small_and_locked_and_its_row_high_enough(form):
    worksheet = openpyxl.load_workbook(io.BytesIO(template.draw(form)), rich_text=True)["PKP"]
    sheet = form.sheet("PKP")
    lines = [cell for cell in sheet.cells if cell.style == "measure"]
    assert len(lines) == 2
    for cell in lines:
        painted = worksheet[cell.address]
        assert str(painted.value) == "lembaga\nTW IV 2025: 123.456.789.012"
        assert painted.value[1].font.sz < painted.value[0].font.sz
        assert painted.protection.locked
        width = sheet.widths[cell.column - 1] - 1  # the indent
        needed = fitted_height(((str(cell.content), 9, False), (cell.hint, 8, False)), width)
        assert worksheet.row_dimensions[cell.row].height >= needed
    assert sheet.widths == build(OFFICE).sheet("PKP").widths


@pytest.mark.libreoffice
def test_every_sheet_prints_on_the_pages_that_it_is_drawn_for(form, pages):
    data = template.draw(form)
    assert pages(data) == planned(data)
