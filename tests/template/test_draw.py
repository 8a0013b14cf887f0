"""The protected workbook: what is open, what is locked, and what it holds."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell import Cell

from iku_excel import definition, template
from iku_excel.core.identity import read_token
from iku_excel.core.periods import Period
from iku_excel.form import CellKind, Form, build, letters
from iku_excel.template.protection import password_hash

OFFICE = definition.builtin()
COMMITTED = Path(__file__).parents[2] / "templates" / "IKU_template.xlsx"


def opened(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data), rich_text=True)


@pytest.fixture(scope="module")
def form() -> Form:
    return build(OFFICE)


@pytest.fixture(scope="module")
def workbook(form) -> openpyxl.Workbook:
    """Read only: openpyxl makes a cell of every cell that is looked at."""
    return opened(template.draw(form))


def test_sheets_in_order_and_the_last_very_hidden(workbook):
    assert workbook.sheetnames == ["Petunjuk", *(unit.sheet for unit in OFFICE.units), "_iku"]
    assert workbook["_iku"].sheet_state == "veryHidden"


def test_only_inputs_are_open(form, workbook):
    for sheet in form.sheets:
        worksheet = workbook[sheet.title]
        assert worksheet.protection.sheet
        inputs = {cell.address for cell in sheet.inputs()}
        merged = {
            f"{letters(column)}{cell.row}"
            for cell in sheet.inputs()
            for column in range(cell.column, (cell.to_column or cell.column) + 1)
        }
        first_answer = sheet.block.first_row if sheet.block else worksheet.max_row + 1
        unlocked = {
            cell.coordinate
            for row in worksheet.iter_rows(max_row=first_answer - 1)
            for cell in row
            if not cell.protection.locked
        }
        assert inputs <= unlocked <= merged, sheet.title


def test_every_row_is_at_least_as_high_as_the_form_says(form, workbook):
    for sheet in form.sheets:
        rows = workbook[sheet.title].row_dimensions
        low = {
            row: rows[row].height for row, height in sheet.heights.items() if (rows[row].height or 0) < height
        }
        assert not low, sheet.title


def test_survey_rows_are_open_by_column_and_not_cell_by_cell(form, workbook):
    sheet = form.sheet("IKM")
    worksheet = workbook[sheet.title]
    for column in sheet.block.columns:
        assert not worksheet.column_dimensions[letters(column)].protection.locked
    assert worksheet.column_dimensions["A"].protection.locked
    assert sheet.block.last_row - sheet.block.first_row + 1 == 20_000


def test_filtering_widths_and_formats_stay_allowed(workbook):
    protection = workbook["PKP"].protection
    assert not protection.formatColumns
    assert not protection.formatCells
    assert not protection.autoFilter
    assert not protection.selectLockedCells


def test_the_token_stands_in_three_hidden_carriers_and_the_code_on_every_sheet(form, workbook):
    carriers = (
        workbook["_iku"]["B1"].value,
        workbook.defined_names["IKU_TOKEN"].attr_text.strip('"'),
        workbook.properties.identifier,
    )
    assert {read_token(text) for text in carriers} == {form.token}
    for sheet in form.sheets[1:]:
        texts = [
            str(cell.value)
            for row in workbook[sheet.title].iter_rows(max_row=12)
            for cell in row
            if cell.value
        ]
        assert any(sheet.short_code in text for text in texts), sheet.title


def test_contents_come_back_from_the_cells_they_were_given_for(form):
    given = {("PKP", "lembaga_aktif", "nilai"): 12, ("PKP", "NP", "satuan"): "=1+1", ("IKM", "2", "waktu"): 4}
    workbook = opened(template.draw(form, given))
    value = next(
        c for c in form.sheet("PKP").inputs() if (c.row_code, c.column_code) == ("lembaga_aktif", "nilai")
    )
    note = next(c for c in form.sheet("PKP").inputs() if c.row_code == "NP")
    assert workbook["PKP"][value.address].value == 12
    assert workbook["PKP"][note.address].value == "=1+1"
    assert workbook["PKP"][note.address].data_type != "f"
    block = form.sheet("IKM").block
    column = next(column for column, code in block.codes.items() if code == "waktu")
    assert workbook["Survei IKM"].cell(block.first_row + 1, column).value == 4


def test_drop_downs_read_ranges_of_the_hidden_sheet(workbook):
    lists = [rule for rule in workbook["PKP"].data_validations.dataValidation if rule.type == "list"]
    assert lists
    for rule in lists:
        assert rule.formula1.startswith("_iku!$")
        cells = workbook["_iku"][rule.formula1.split("!")[1].replace("$", "")]
        assert all(row[0].value not in (None, "") for row in cells)


def test_a_form_for_one_unit_and_period():
    form = build(OFFICE, Period(2026, 2), ("EGOV",))
    workbook = opened(template.draw(form))
    assert workbook.sheetnames == ["Petunjuk", "E-Gov", "Survei IKM", "_iku"]
    assert "Triwulan II" in [cell.value for cell in workbook["E-Gov"][9]]


def test_the_blank_form_is_small(form):
    assert len(template.draw(form)) < 150_000


def test_a_password_is_kept_as_its_sha512_hash(form):
    workbook = opened(template.draw(form, password="rahasia"))
    for protection in (workbook[name].protection for name in workbook.sheetnames if name != "_iku"):
        assert (protection.algorithmName, protection.spinCount) == ("SHA-512", 100_000)
        assert protection.hashValue
    assert workbook.security.workbookHashValue
    assert workbook.security.lockStructure


def test_the_hash_is_that_of_the_standard():
    # Recomputed with the standard's own steps on a known salt, by hand in hashlib.
    import base64
    import hashlib

    salt = bytes(range(16))
    digest = hashlib.sha512(salt + "iku".encode("utf-16-le")).digest()
    for spin in range(100_000):
        digest = hashlib.sha512(digest + spin.to_bytes(4, "little")).digest()
    assert password_hash("iku", salt) == base64.b64encode(digest).decode()


def look(cell: Cell) -> tuple[object, ...]:
    """What people see of a cell beside what stands in it."""
    font = cell.font
    locked, ground = cell.protection.locked, cell.fill.fgColor.rgb
    return cell.number_format, locked, font.sz, font.b, font.color and font.color.rgb, ground


def meaning(workbook: openpyxl.Workbook) -> dict[str, object]:
    """Everything of a workbook that matters to people, without bytes, dates or the order of styles."""
    content: dict[str, object] = {"names": sorted(workbook.defined_names)}
    every = (cell for worksheet in workbook for row in worksheet.iter_rows() for cell in row)
    looks = {number: look(cell) for number, cell in {cell.style_id: cell for cell in every}.items()}
    for worksheet in workbook:
        content[worksheet.title] = {
            "cells": {
                cell.coordinate: (
                    str(getattr(cell.value, "text", cell.value)),  # of an array its formula
                    looks[cell.style_id],
                )
                for row in worksheet.iter_rows()
                for cell in row
            },
            "merges": sorted(map(str, worksheet.merged_cells.ranges)),
            "widths": {key: dimension.width for key, dimension in worksheet.column_dimensions.items()},
            "heights": {
                key: dimension.height
                for key, dimension in worksheet.row_dimensions.items()
                if dimension.height
            },
            "rules": sorted(
                (
                    str(rule.sqref),
                    rule.type,
                    rule.formula1,
                    rule.formula2 or "",
                    rule.prompt or "",
                    rule.error or "",
                )
                for rule in worksheet.data_validations.dataValidation
            ),
            "formats": sorted(
                (str(area.sqref), str(rule.formula))
                for area in worksheet.conditional_formatting
                for rule in area.rules
            ),
            "state": (worksheet.sheet_state, worksheet.protection.sheet, worksheet.freeze_panes),
        }
    return content  # fmt: skip


def test_the_committed_template_is_the_one_of_the_built_in_definition(form):
    committed = meaning(opened(COMMITTED.read_bytes()))
    drawn = meaning(opened(template.draw(form)))
    assert committed.keys() == drawn.keys()
    for name, content in drawn.items():
        assert committed[name] == content, (
            f"{name}: run `iku template -o templates/IKU_template.xlsx --force`"
        )


def test_every_formula_is_a_formula_and_every_text_is_none(form, workbook):
    for sheet in form.sheets:
        for cell in sheet.cells:
            written = workbook[sheet.title][cell.address]
            if cell.kind is CellKind.FORMULA:
                assert (written.data_type == "f") is not cell.is_filled_from_above, cell.address
            elif cell.content != "":
                assert written.data_type != "f", cell.address
