"""A form laid into the frame of another of its shape is the form that is drawn by itself."""

from __future__ import annotations

import io
import subprocess
import sys
from dataclasses import replace

import openpyxl
import pytest

from iku_excel import definition, parts, template
from iku_excel.core.findings import Place
from iku_excel.core.model import Answer, Definition, State
from iku_excel.core.periods import Period
from iku_excel.core.signs import visible
from iku_excel.form import (
    IDENTITY_ROW_CODE,
    Annotations,
    Cause,
    Form,
    Key,
    Remark,
    Spot,
    annotated,
    build,
)
from iku_excel.form.filled import Filled
from iku_excel.form.previous import with_previous
from iku_excel.template.frame import Shape, frame_of, shape_of

from ..digests import STAMP
from .large import villages

OFFICE = villages(3)
LOUD = replace(
    OFFICE,
    units=tuple(
        replace(unit, name=f"{unit.name} & <'Sukabram' \"1\">" * number, sheet=f"{number} 'é' & 😀")
        for number, unit in enumerate(OFFICE.units, 1)
    ),
)


def before(office: Definition, unit: str) -> dict[tuple[str, str], Answer]:
    """What a unit said last time, another figure each."""
    return {
        (unit, variable.code): Answer(
            variable.code, unit, Period(2026, 1), State.VALUE, 10.5 + number, Place("lama.xlsx")
        )
        for number, variable in enumerate(office.asked_of(unit))
    }


def forms(office: Definition) -> list[Form]:
    """Forms of each unit, for different periods, one of them with what was said last time."""
    units = [unit.code for unit in office.units if not unit.keeper]
    periods = (None, Period(2026, 2), Period(2027, 4))
    drawn = [build(office, period, (unit,)) for period in periods for unit in units]
    lasting = [with_previous(build(office, Period(2026, 2), (unit,)), before(office, unit)) for unit in units]
    return [*drawn, *lasting]


def filled(form: Form) -> dict[Key, str | float | None]:
    """Half of the answers, by the position of their cells."""
    return {
        (sheet.unit, cell.row_code, cell.column_code): number
        for sheet in form.sheets
        for number, cell in enumerate(sheet.inputs())
        if number % 2 and cell.column_code == "nilai"
    }


def test_whoever_imported_openpyxl_first_gets_whole_forms_too():
    """With lxml beside it openpyxl then spells XML in another way."""
    code = (
        "import openpyxl; from iku_excel import definition, parts, template;"
        "from iku_excel.form import build;"
        "drawn = dict(parts.unpack(template.draw(build(definition.builtin(), None, ('PKP',)))));"
        "assert not [one for one in drawn.values() if b'@@IKU' in one];"
        "assert b'PKP-BEBAS-43F3-64' in drawn['xl/worksheets/sheet2.xml'].partition(b'<oddFooter>')[2];"
        "assert b'<v>Terisi 0 dari' in drawn['xl/worksheets/sheet2.xml']"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def without_stamp(data: bytes) -> dict[str, bytes]:
    return {name: part for name, part in parts.unpack(data) if name != STAMP}


@pytest.mark.parametrize("office", [OFFICE, LOUD, definition.builtin()], ids=["villages", "loud", "built-in"])
def test_every_form_is_what_it_is_when_drawn_by_itself(office):
    frame_of.cache_clear()
    laid = [without_stamp(template.draw(form, filled(form))) for form in forms(office)]
    assert frame_of.cache_info().hits > 3
    for form, together in zip(forms(office), laid, strict=True):
        frame_of.cache_clear()
        alone = without_stamp(template.draw(form, filled(form)))
        assert alone.keys() == together.keys()
        assert not [name for name, part in alone.items() if part != together[name]]


def copies(office: Definition) -> list[Form]:
    """An annotated copy of each unit: the same cells are wrong, and each unit is told of it in its words."""
    drawn = []
    for number, unit in enumerate((unit.code for unit in office.units if not unit.keeper), 1):
        form = build(office, Period(2026, 2), (unit,))
        keys = [key for key in filled(form) if key[1] != IDENTITY_ROW_CODE]
        notes = [f' <{number}> & "{unit}"\r\n@@IKU.{place}.0@@ 😀 ' for place, _ in enumerate(keys)]
        remarks = tuple(Remark(key, note, code="E306") for key, note in zip(keys, notes, strict=True))
        causes = tuple(
            Cause("E306", unit, note, f"Ketik {number}.", (Spot(key, f"Data {unit}", str(number)),))
            for key, note in zip(keys, notes, strict=True)
        )
        drawn.append(annotated(form, Annotations(number, causes, remarks)))
    return drawn


def test_copies_in_which_the_same_cells_are_wrong_are_drawn_once_and_each_says_its_own():
    frame_of.cache_clear()
    laid = [template.draw(form, filled(form)) for form in copies(OFFICE)]
    assert frame_of.cache_info().misses == 1
    for form, together in zip(copies(OFFICE), laid, strict=True):
        frame_of.cache_clear()
        assert without_stamp(template.draw(form, filled(form))) == without_stamp(together)
        sheet = openpyxl.load_workbook(io.BytesIO(together))[form.sheets[2].title]
        told = [cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment]
        assert told == [visible(remark.note) for remark in form.remarks if remark.note]


def test_units_that_are_asked_the_same_share_a_frame_and_others_do_not():
    def shape(office: Definition, unit: str) -> Shape:
        form = build(office, Period(2026, 2), (unit,))
        return shape_of(form, Filled(form, {}))

    assert len({shape(OFFICE, unit.code) for unit in OFFICE.units}) == 1
    assert len({shape(definition.builtin(), unit) for unit in ("PKP", "TIK", "EGOV")}) == 3


def test_no_two_forms_share_a_name_a_token_or_a_code():
    seen = set()
    for form in forms(OFFICE)[:3]:
        part = dict(parts.unpack(template.draw(form)))
        told, sheet = (part[f"xl/{name}.xml"].decode() for name in ("workbook", "worksheets/sheet2"))
        assert form.token.text in told
        assert f'name="{form.sheets[1].title}"' in told
        assert form.sheets[1].short_code in sheet.rpartition("<oddFooter>")[2]
        assert not [name for name, one in part.items() if b"@@IKU" in one]
        seen.add(told)
    assert len(seen) == 3
