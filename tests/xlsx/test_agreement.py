"""What real programs wrote reads as openpyxl reads it, and as it was before they saved it."""

from __future__ import annotations

import datetime
import functools
import io
import subprocess
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.worksheet.formula import ArrayFormula

from iku_excel.xlsx import Cell, Workbook

from .handmade import opened

DAY = datetime.datetime(2026, 5, 5, 10, 30)
TEXTS = ["halo", " 40 ", "4_0", "N/A", "", "=bukan rumus", "a\nb", "＋６２", "😀", "_x000D_", "x" * 32_767]
NUMBERS = [0, -3, 12.5, 1e-9, 1e300, 39.99999999999999, 123456789012345]


@functools.cache
def by_xlsxwriter(date1904: bool = False) -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"strings_to_formulas": False, "default_date_format": "dd/mm/yyyy"})
    if date1904:
        book.date_1904 = True
    sheet = book.add_worksheet("Isi")
    percent = book.add_format({"num_format": "0.00 %", "locked": False})
    bold = book.add_format({"bold": True})
    for row, text in enumerate(TEXTS):
        sheet.write_string(row, 0, text)
    for row, number in enumerate(NUMBERS):
        sheet.write_number(row, 1, number)
    sheet.write_number(0, 2, 0.85, percent)
    sheet.write_datetime(1, 2, DAY, book.add_format({"num_format": "dd/mm/yyyy hh:mm"}))
    sheet.write_boolean(2, 2, True)
    sheet.write_boolean(3, 2, False)
    sheet.write_formula(4, 2, "=1/0", None, "#DIV/0!")
    sheet.write_formula(5, 2, "=SUM(B1:B2)", None, -3)
    sheet.write_formula(6, 2, '="a"&"b"', None, "ab")
    sheet.write_formula(7, 2, "=1=1", None, True)
    sheet.write_array_formula(8, 2, 8, 2, "{=SUM(B1:B2*2)}", None, -6)
    sheet.write_rich_string(9, 2, "satu ", bold, "dua", " tiga")
    sheet.write_blank(10, 2, None, bold)
    sheet.write_number(1_048_575, 16_383, 1)
    book.add_worksheet("Lain").hide()
    book.close()
    return buffer.getvalue()


@functools.cache
def by_openpyxl() -> bytes:
    book = openpyxl.Workbook(iso_dates=False)
    sheet = book.active
    sheet.title = "Isi"
    for row, text in enumerate(TEXTS, 1):
        sheet.cell(row, 1).value = text
        sheet.cell(row, 1).data_type = "s"
    for row, number in enumerate(NUMBERS, 1):
        sheet.cell(row, 2, number)
    sheet["C1"], sheet["C1"].number_format = 0.85, "0%"
    sheet["C2"] = DAY
    sheet["C3"], sheet["C4"] = True, False
    sheet["C5"] = "#N/A"
    sheet["C6"] = "=SUM(B1:B2)"
    sheet["C7"] = ArrayFormula("C7", "=SUM(B1:B2*2)")
    sheet["C8"] = CellRichText("satu ", TextBlock(InlineFont(b=True), "dua"))
    sheet["C9"].font = Font(bold=True)
    sheet["C10"] = datetime.time(18, 0)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def as_openpyxl_says(cell: Cell, values: bool) -> object:
    """The value that openpyxl gives for such a cell, with `values` the stored ones, else the formulas."""
    if cell.formula is not None and not values:
        return cell.formula
    match cell.kind:
        case "number":
            return cell.number
        case "boolean":
            return cell.raw == "1"
        case "date" if ":" in cell.iso and "-" not in cell.iso:
            return datetime.time.fromisoformat(cell.iso)
        case "date":
            return datetime.datetime.fromisoformat(cell.iso)
        case "empty":
            return None
        case _:
            return cell.raw


@pytest.mark.parametrize("values", [True, False])
@pytest.mark.parametrize(
    "written", [by_xlsxwriter, functools.partial(by_xlsxwriter, date1904=True), by_openpyxl]
)
def test_every_value_agrees_with_openpyxl(written: Callable[[], bytes], values: bool) -> None:
    """One difference, on purpose: openpyxl leaves `_x000D_` as it is, where Excel means a carriage return."""
    data = written()
    workbook = opened(data)
    theirs = openpyxl.load_workbook(io.BytesIO(data), data_only=values)
    assert [sheet.name for sheet in workbook.sheets] == theirs.sheetnames
    for sheet in workbook.sheets:
        found = {place: as_openpyxl_says(cell, values) for place, cell in sheet.cells.items()}
        given = {place: cell.value for place, cell in theirs[sheet.name]._cells.items()}
        expected = {
            place: "\r" if value == "_x000D_" and written is by_openpyxl else getattr(value, "text", value)
            for place, value in given.items()
        }
        for place in {*found, *expected}:
            assert found.get(place) == expected.get(place), (sheet.name, place)


def test_what_each_program_wrote_is_what_we_read() -> None:
    for written in (by_xlsxwriter, by_openpyxl):
        cells = opened(written()).sheets[0].cells
        texts = [cells[row, 1].raw if (row, 1) in cells else "" for row in range(1, len(TEXTS) + 1)]
        assert texts == [
            text if written is by_xlsxwriter else text.replace("_x000D_", "\r") for text in TEXTS
        ]
        assert [cells[row, 2].number for row in range(1, len(NUMBERS) + 1)] == NUMBERS
        assert cells[1, 3].percent
        assert (cells[2, 3].kind, cells[2, 3].iso) == ("date", "2026-05-05T10:30:00")
        assert [cells[row, 3].kind for row in (3, 4, 5)] == ["boolean", "boolean", "error"]


# --- saved again by other programs -------------------------------------------------------------


def meaning(workbook: Workbook) -> dict[tuple[int, int], tuple[object, ...]]:
    """What must survive a save; LibreOffice turns a typed TRUE into the formula TRUE()."""
    return {
        place: (
            cell.kind,
            cell.raw if cell.number is None else cell.number,
            cell.formula is not None or cell.kind == "boolean",
            cell.percent,
            cell.iso,
        )
        for place, cell in workbook.sheets[0].cells.items()
    }


def plain() -> bytes:
    """A workbook without the corners that a program may honestly spell in another way."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    sheet = book.add_worksheet("Isi")
    for row, text in enumerate(["halo", " 40 ", "4_0", "N/A", "a\nb", "😀"]):
        sheet.write_string(row, 0, text)
    for row, number in enumerate([0, -3, 12.5, 1e-9, 39.5, 123456789012345]):
        sheet.write_number(row, 1, number)
    sheet.write_number(0, 2, 0.85, book.add_format({"num_format": "0.00 %"}))
    sheet.write_datetime(1, 2, DAY, book.add_format({"num_format": "dd/mm/yyyy hh:mm"}))
    sheet.write_boolean(2, 2, True)
    sheet.write_formula(3, 2, "=1/0", None, "#DIV/0!")
    sheet.write_formula(4, 2, "=SUM(B1:B2)", None, -3)
    sheet.write_formula(5, 2, '="a"&"b"', None, "ab")
    sheet.write_rich_string(7, 2, "satu ", book.add_format({"bold": True}), "dua")
    for row in range(8):
        sheet.write_formula(row, 4, f"=B{row + 1}*2", None, [0, -6, 25, 2e-9, 79, 246913578024690, 0, 0][row])
    sheet.data_validation("B1:B6", {"validate": "integer", "criteria": ">=", "value": 0})
    sheet.data_validation("A1:A6", {"validate": "list", "source": "=$G$1:$G$2"})
    sheet.merge_range("G1:H2", "gabung")
    book.define_name("iku", '="TOKEN"')
    book.close()
    return buffer.getvalue()


@pytest.mark.libreoffice
def test_what_libreoffice_saved_reads_the_same(
    tmp_path: Path, saved_by_libreoffice: Callable[[Path, Path], Path]
) -> None:
    (tmp_path / "isi.xlsx").write_bytes(plain())
    saved = opened(saved_by_libreoffice(tmp_path / "isi.xlsx", tmp_path / "out.xlsx").read_bytes())
    original = opened(plain())
    assert meaning(saved) == meaning(original)
    assert saved.properties.application.startswith("LibreOffice")
    assert saved.sheets[0].merges == original.sheets[0].merges
    assert sorted(saved.sheets[0].validations) == sorted(original.sheets[0].validations)
    assert saved.defined_names["iku"] == '"TOKEN"'


@pytest.mark.gnumeric
def test_what_gnumeric_saved_reads_the_same(tmp_path: Path) -> None:
    (tmp_path / "isi.xlsx").write_bytes(plain())
    out = tmp_path / "out.xlsx"
    command = ["ssconvert", "--export-type=Gnumeric_Excel:xlsx2", str(tmp_path / "isi.xlsx"), str(out)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    saved = opened(out.read_bytes())
    original = opened(plain())
    assert meaning(saved) == meaning(original)
    assert saved.sheets[0].merges == original.sheets[0].merges
    assert saved.defined_names["iku"] == '"TOKEN"'
