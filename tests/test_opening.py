"""A workbook that is opened quickly is the one that openpyxl opens by itself."""

from __future__ import annotations

import functools
import io
from collections.abc import Iterator
from copy import copy
from datetime import date
from pathlib import Path
from unittest.mock import patch

import openpyxl
import pytest
from openpyxl.cell import Cell
from openpyxl.formula.translate import Translator
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles import Font
from openpyxl.workbook import Workbook
from openpyxl.worksheet._reader import WorksheetReader
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.functions import tostring

from iku_excel import definition, parts, template
from iku_excel.definition import book
from iku_excel.form import build

from . import opening

ROOT = Path(__file__).parents[1]
FORM = ROOT / "templates" / "IKU_template.xlsx"


def stands(sheet: Worksheet) -> dict[tuple[int, int], object]:
    return {place: getattr(cell.value, "text", cell.value) for place, cell in sheet._cells.items()}


def formats(sheet: Worksheet) -> dict[tuple[int, int], str]:
    return {place: cell.number_format for place, cell in sheet._cells.items()}


def is_set(sheet: Worksheet) -> list[object]:
    """What is said of the whole sheet."""
    parts = (sheet.page_setup, sheet.print_options, sheet.HeaderFooter, sheet.protection, sheet.sheet_format)
    return [
        *(tostring(one.to_tree("x")) for one in parts),
        *(
            sheet.sheet_state,
            sheet.print_title_rows,
            sheet.print_area,
            sheet.freeze_panes,
            len(sheet._charts),
        ),
        *(sorted(sheet.defined_names), sheet.merged_cells.ranges == set(), len(sheet.conditional_formatting)),
        {name: (one.width, one.hidden) for name, one in sheet.column_dimensions.items()},
        {number: (one.height, one.hidden) for number, one in sheet.row_dimensions.items()},
        [(str(one.sqref), one.formula1, one.prompt) for one in sheet.data_validations.dataValidation],
        {place: cell.comment.text for place, cell in sheet._cells.items() if cell.comment},
        {place: cell.hyperlink.location for place, cell in sheet._cells.items() if cell.hyperlink},
    ]


def looks(sheet: Worksheet) -> Iterator[tuple[object, ...]]:
    for area in sorted(sheet.merged_cells.ranges, key=str):
        for place in area.cells:
            cell = sheet._cells[place]
            style = (cell.font, cell.fill, cell.border, cell.alignment, cell.protection)
            yield str(area), place, type(cell), cell.value, cell.number_format, *map(copy, style)


@pytest.mark.parametrize("made", ["form", "document"])
def test_every_cell_is_as_openpyxl_opens_it(made: str, demo: Path) -> None:
    path = FORM if made == "form" else demo / "keluaran" / "IKU_2026-TW2.xlsx"
    assert WorksheetReader.bind_merged_cells is opening.merged
    assert Translator.translate_formula is opening.moved
    assert ExcelReader.read_worksheets is opening.unread
    openpyxl.load_workbook(path).worksheets[-1].cell(1, 1)
    quick = openpyxl.load_workbook(path)
    assert {type(sheet) for sheet in quick} == {opening.Unread}
    quick.worksheets[-1].cell(1, 1)
    assert [type(sheet) for sheet in quick][-2:] == [opening.Unread, Worksheet]
    with (
        patch.object(WorksheetReader, "bind_merged_cells", opening.merged_by_openpyxl),
        patch.object(Translator, "translate_formula", opening.moved_by_openpyxl),
        patch.object(ExcelReader, "read_worksheets", opening.all_read_by_openpyxl),
    ):
        slow = openpyxl.load_workbook(path)
    assert any(sheet.merged_cells.ranges for sheet in slow)
    for one, other in zip(quick, slow, strict=True):
        assert stands(one) == stands(other)
        assert list(looks(one)) == list(looks(other))
        assert is_set(one) == is_set(other)


TYPED: tuple[tuple[tuple[str, str, object], ...], ...] = (
    (("Bidang", "C6", None), ("Bidang", "AA99", "=1+1"), ("Target", "K6", date(2026, 9, 30))),
    (("Skala", "B6", "teks"), ("Indikator", "H8", 2.5)),
    (),
)


def chosen(edits: tuple[tuple[str, str, object], ...], workbook: Workbook) -> Iterator[tuple[Cell, object]]:
    for sheet, cell, value in edits:
        yield workbook[sheet][cell], value
        if isinstance(value, float):
            workbook[sheet][cell].font = Font(strike=True)


@pytest.mark.parametrize("edits", TYPED)
def test_what_is_typed_is_saved_as_openpyxl_saves_it(edits: tuple[tuple[str, str, object], ...]) -> None:
    """Whatever was typed before: nothing of it stays."""
    choose = functools.partial(chosen, edits)
    data = book.draw(definition.builtin())
    for before in TYPED:
        opening.typed(data, functools.partial(chosen, before))
    whole = openpyxl.load_workbook(io.BytesIO(data))
    for cell, value in choose(whole):
        cell.value = value
    buffer = io.BytesIO()
    whole.save(buffer)
    quick = opening.typed(data, choose)
    assert sorted(name for name, _ in parts.unpack(quick)) == sorted(
        name for name, _ in parts.unpack(buffer.getvalue())
    )
    ours, theirs = openpyxl.load_workbook(io.BytesIO(quick)), openpyxl.load_workbook(buffer)
    for one, other in zip(ours, theirs, strict=True):
        assert stands(one) == stands(other)
        assert formats(one) == formats(other)
        assert list(looks(one)) == list(looks(other))


def test_what_is_opened_once_for_all_is_nobody_elses() -> None:
    """Saved, it is what openpyxl saves; what one does to it no other sees."""
    data = template.draw(build(definition.builtin(), units=("PKP",)))
    opening.opened(data)["PKP"]["B2"] = "punya orang lain"
    saved = [io.BytesIO(), io.BytesIO()]
    for form, buffer in zip(
        (opening.opened(data), openpyxl.load_workbook(io.BytesIO(data))), saved, strict=True
    ):
        form["PKP"].row_dimensions[200].hidden = True
        form["PKP"].column_dimensions["Z"].width = 3
        form.save(buffer)
    for one, other in zip(*map(openpyxl.load_workbook, saved), strict=True):
        assert stands(one) == stands(other)
        assert formats(one) == formats(other)
        assert list(looks(one)) == list(looks(other))
        assert is_set(one) == is_set(other)
