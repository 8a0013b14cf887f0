"""A form opened without recalculation: every formula is stored with what each program makes of it."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from iku_excel import definition, template, xlsx
from iku_excel.core.model import Definition
from iku_excel.core.periods import Period
from iku_excel.form import VALUE_CODE, Annotations, Cause, Form, Key, Mark, Remark, Spot, annotated, build

from .. import gnumeric
from ..excel.workbooks import OFFICES
from ..second_engine import recalculated
from ..values import Values, same
from .test_three_places import VALUES

SAMPLES = sorted((Path(__file__).parents[2] / "samples" / "definisi").glob("*.toml"))
QUARTER = Period(2026, 2)
Calculate = Callable[[Path], dict[str, Values]]
Contents = dict[Key, str | float | None]


def short(office: Definition) -> Definition:
    """The same, its surveys of twenty checked rows: that many say what two thousand do."""
    return replace(office, surveys=tuple(replace(one, capacity=20) for one in office.surveys))


def offices() -> dict[str, Callable[[], Definition]]:
    """Every definition that is shipped, and the narrowest, the widest and the wordiest."""
    samples = {path.stem: lambda path=path: definition.load(path)[0] for path in SAMPLES}
    return {name: lambda made=made: short(made()) for name, made in (OFFICES | samples).items()}


def answers(
    form: Form, value: Callable[[int], str | float | None], state: str = "", note: str = ""
) -> Contents:
    """Every question answered by its number, respondents in every survey."""
    given: Contents = {}
    for sheet in form.sheets:
        for number, cell in enumerate(sheet.inputs()):
            if cell.column_code == VALUE_CODE and cell.row_code != "ID":
                given[sheet.unit, cell.row_code, VALUE_CODE] = value(number)
                given[sheet.unit, cell.row_code, "keadaan"] = state
                given[sheet.unit, cell.row_code, "catatan"] = note
        survey = form.definition.survey_of(sheet.unit) if sheet.block else None
        for row in range(1, 8 if survey else 1):
            for place, element in enumerate(survey.elements if survey else ()):
                given[sheet.unit, str(row), element.key] = value(row + place)
    return given


def who(form: Form) -> Contents:
    """Who fills it in, and which revision it is."""
    return {
        (sheet.unit, "ID", sheet.identity[name]): value
        for sheet in form.sheets
        if sheet.unit
        for name, value in (("nama", "Rina Marlina"), ("jabatan", "Staf"), ("revisi", 2))
    }


def blank(form: Form) -> Contents:
    return {}


def half(form: Form) -> Contents:
    """As we send it out: who filled it in last time, and half of the answers."""
    return who(form) | answers(form, lambda number: number % 4 + 1 if number % 2 else None)


def ready(form: Form) -> Contents:
    return who(form) | answers(form, lambda number: number % 4 + 1)


def wrong(form: Form) -> Contents:
    """Everything that can be wrong, one after the other, and a name of spaces."""
    given = who(form) | answers(form, lambda number: VALUES[number % len(VALUES)])
    return given | {(unit, row, code): "   " for unit, row, code in given if row == "ID" and code == "nama"}


def nihil(form: Form) -> Contents:
    return who(form) | answers(form, lambda _: None, "nihil", "tidak ada kegiatan")


def confirmed(form: Form) -> Contents:
    """Every doubtful and impossible number, said to be right in capitals."""
    return who(form) | answers(form, lambda number: VALUES[number % len(VALUES)], "ANGKA BENAR", "rekap")


STATES = {
    **{"blank": blank, "half": half, "ready": ready, "wrong": wrong},
    **{"nihil": nihil, "confirmed": confirmed},
}


SHIPPED = ("built-in", *(path.stem for path in SAMPLES))
CASES = [(name, state) for name in SHIPPED for state in STATES]
CASES += [(name, "wrong") for name in OFFICES if name not in SHIPPED]


def copy_of(form: Form) -> Form:
    """An annotated copy: every figure and an answer of each survey to be mended."""
    keys = [
        (sheet.unit, cell.row_code, cell.column_code)
        for sheet in form.sheets
        for cell in sheet.inputs()
        if cell.column_code == VALUE_CODE and cell.row_code != "ID"
    ]
    for survey in form.definition.surveys:
        keys += [(unit, "2", survey.elements[0].key) for unit in form.token.units if form.sheet(unit).block]
    remarks = tuple(Remark(key, "Ketik lagi.", Mark.BAD, "E306") for key in keys)
    causes = tuple(Cause("E306", key[0], "Salah.", "Ketik lagi.", (Spot(key, "Data", "7"),)) for key in keys)
    return annotated(form, Annotations(2, causes, remarks))


def value_of(cell: xlsx.Cell | None) -> object:
    return cell and (cell.number if cell.kind == "number" else cell.raw)


def differences(data: bytes, path: Path, calculated: Calculate) -> dict[str, object]:
    """Cells whose stored value is another one than a program's, whether a formula stands in them or not."""
    path.write_bytes(data)
    ours, _ = xlsx.read(data, path.name)
    theirs = calculated(path)
    assert [sheet.name for sheet in ours.sheets] == list(theirs)
    found, seen = {}, 0
    for sheet in ours.sheets:
        for place, cell in sheet.cells.items():
            seen += cell.formula is not None
            pair = value_of(cell), theirs[sheet.name].get(place)
            if not same(*pair):
                found[f"{sheet.name} {place} {cell.formula}"] = pair
    assert seen > 10
    return found


@pytest.mark.libreoffice
@pytest.mark.parametrize(("name", "state"), CASES)
def test_libreoffice_changes_no_stored_value(name, state, tmp_path, fresh):
    form = build(offices()[name](), QUARTER if state != "blank" else None)
    assert not differences(template.draw(form, STATES[state](form)), tmp_path / "form.xlsx", fresh)


@pytest.mark.libreoffice
@pytest.mark.parametrize("state", ["half", "wrong"])
def test_libreoffice_changes_no_stored_value_of_an_annotated_copy(state, tmp_path, fresh):
    form = build(offices()["built-in"](), QUARTER)
    data = template.draw(copy_of(form), STATES[state](form))
    assert not differences(data, tmp_path / "copy.xlsx", fresh)


@pytest.mark.gnumeric
@pytest.mark.parametrize("state", ["blank", "ready", "wrong"])
def test_gnumeric_changes_no_stored_value(state, tmp_path):
    form = build(offices()["built-in"](), QUARTER)
    assert not differences(
        template.draw(form, STATES[state](form)), tmp_path / "form.xlsx", gnumeric.calculated
    )


@pytest.mark.gnumeric
def test_gnumeric_changes_no_stored_value_of_an_annotated_copy(tmp_path):
    form = build(offices()["built-in"](), QUARTER)
    assert not differences(
        template.draw(copy_of(form), half(form)), tmp_path / "copy.xlsx", gnumeric.calculated
    )


@pytest.mark.parametrize("state", ["blank", "ready", "wrong"])
def test_ironcalc_changes_no_stored_value_of_sheets_of_figures(state, tmp_path):
    """Of surveys neither: it knows no array formula, so that their checks are an error to it."""
    form = build(definition.builtin(), QUARTER, ("PIOP", "PKP", "TIK"))
    path = tmp_path / "form.xlsx"
    path.write_bytes(template.draw(form, STATES[state](form)))
    found = list(recalculated(path))
    assert len(found) > 30
    assert [one for one in found if not one.same] == []


@pytest.mark.libreoffice
@pytest.mark.parametrize("ending", [".ods", ".xls"])
def test_saved_by_libreoffice_in_another_format_it_calculates_the_same(
    ending, tmp_path, saved_by_libreoffice, fresh
):
    """The panel counts by a wildcard, which is a setting of the document there."""

    def calculate(path: Path) -> dict[str, Values]:
        return fresh(saved_by_libreoffice(path, path.with_suffix(ending)))

    form = build(offices()["built-in"](), QUARTER)
    assert not differences(template.draw(form, wrong(form)), tmp_path / "form.xlsx", calculate)


@pytest.mark.libreoffice
def test_libreoffice_changes_no_stored_value_of_a_survey_of_two_thousand_rows(tmp_path, fresh):
    form = build(definition.builtin(), QUARTER, ("IKM",))
    data = template.draw(form, {("IKM", "2000", "waktu"): 5, ("IKM", "2001", "waktu"): 4})
    assert not differences(data, tmp_path / "survey.xlsx", fresh)


def by_openpyxl(data: bytes) -> Callable[[str, str], object]:
    workbook = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    return lambda sheet, cell: workbook[sheet][cell].value


def by_calamine(data: bytes) -> Callable[[str, str], object]:
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))

    def look(sheet: str, cell: str) -> object:
        row, column = xlsx.parse_cell(cell)
        return workbook.get_sheet_by_name(sheet).to_python(skip_empty_area=False)[row - 1][column - 1]

    return look


# What the panel, a check and the guide of E-Gov say, and the panel of its survey.
SEEN = {
    "blank": (
        "Terisi 0 dari 5 – belum siap kirim",
        "○ belum diisi",
        "○ 5 belum diisi",
        "○ belum ada jawaban",
    ),
    "ready": ("SIAP KIRIM", "● lengkap", "● siap kirim", "● siap kirim"),
    "wrong": (
        *("Terisi 3 dari 5 – belum siap kirim", "▲ tidak boleh negatif"),
        *("▲ 2 perlu diperbaiki", "▲ 7 perlu diperbaiki"),
    ),
}


@pytest.mark.parametrize("look", [by_openpyxl, by_calamine])
@pytest.mark.parametrize("state", SEEN)
def test_a_program_that_does_not_calculate_shows_the_panel_and_the_checks(state, look):
    form = build(definition.builtin(), QUARTER, ("EGOV",))
    given = {"blank": blank, "ready": ready, "wrong": slips}[state](form)
    cell = look(template.draw(form, given))
    seen = cell("E-Gov", "B4"), cell("E-Gov", "G17"), cell("Petunjuk", "H5"), cell("Survei IKM", "B5")
    assert seen == SEEN[state]


def slips(form: Form) -> Contents:
    """Ready but for two answers, one of them negative, and every answer of the survey."""
    given = ready(form) | {("EGOV", "aplikasi_hosting", "nilai"): -3, ("EGOV", "opd_jumlah", "nilai"): "lima"}
    return {key: 5 if key[0] == "IKM" and key[1] != "ID" else value for key, value in given.items()}
