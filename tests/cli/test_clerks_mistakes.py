"""Ten typical mistakes: the message names sheet and cell, what is wrong and what to do, and that helps."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass

import openpyxl
import pytest

from iku_excel import definition, template
from iku_excel.core.periods import Period
from iku_excel.form import build
from iku_excel.inbox.layout import issued

from .conftest import iku

OFFICE = definition.builtin()
LAYOUT = issued(OFFICE).layouts["PKP"]


def at(row, column):
    cell = LAYOUT.inputs[row, column]
    return f"{'ABCDEFGHIJKLM'[cell.column - 1]}{cell.row}"


NUMBER, TOTAL = at("lembaga_aktif", "nilai"), at("lembaga_terverifikasi", "nilai")
STATE, NOTE = at("lembaga_aktif", "keadaan"), at("lembaga_aktif", "catatan")


def put(**cells):
    def change(sheet):
        for name, value in cells.items():
            sheet[{"number": NUMBER, "total": TOTAL, "state": STATE, "note": NOTE}[name]] = value

    return change


def as_date(sheet):
    sheet[NUMBER].value, sheet[NUMBER].number_format = 46_147, "d-mmm"


def as_number(sheet):
    """Format Sel menjadi Umum (General), lalu ketik ulang angkanya."""
    sheet[NUMBER].value, sheet[NUMBER].number_format = 12, "0"


def merge(sheet):
    sheet.merge_cells(f"{NUMBER}:{STATE}")


def split(sheet):
    sheet.unmerge_cells(f"{NUMBER}:{STATE}")


@dataclass(frozen=True)
class Mistake:
    """What a clerk does, the words that must be said about it, and what following the remedy means."""

    name: str
    make: Callable
    says: tuple[str, ...]
    advises: str
    remedy: Callable
    after: int = 12


MISTAKES = (
    Mistake("a cell left empty", put(number=None), ("kosong",), "0 bila memang nol", put(number=12)),
    Mistake("a number with its unit", put(number="12 OPD"), ("12 OPD", "bukan angka"), "tanpa satuan",
            put(number=12)),
    Mistake("a dot that may mean two things", put(number="1.234", total=2000), ("1234", "1,234"),
            "tanpa titik atau koma", put(number=1234, total=2000), 1234),
    Mistake("a date made by Excel", as_date, ("tanggal",), "Format Sel menjadi Umum", as_number),
    Mistake("a formula that fails", put(number="#DIV/0!"), ("#DIV/0!",), "ketik angkanya", put(number=12)),
    Mistake("a fraction in a count", put(number=12.5), ("bulat", "12,5"), "bilangan bulat", put(number=12)),
    Mistake("numerator and denominator exchanged", put(number=15, total=12), ("15", "12", "melebihi"),
            "tertukar", put(number=12, total=15)),
    Mistake("a negative number", put(number=-12), ("negatif", "12"), "0 atau lebih", put(number=12)),
    Mistake("Nihil beside a number", put(state="Nihil", note="tidak ada"), ("Nihil",), "hapus keadaannya",
            put(state=None, note=None)),
    Mistake("cells merged", merge, ("digabung",), "Pisahkan", split),
)  # fmt: skip


@pytest.fixture
def check(tmp_path):
    """The form after these changes, one upon the other, as `iku check` sees it; and its first answer."""

    def checked(*changes):
        contents = {("PKP", "lembaga_aktif", "nilai"): 12, ("PKP", "lembaga_terverifikasi", "nilai"): 15}
        book = openpyxl.load_workbook(
            io.BytesIO(template.draw(build(OFFICE, Period(2026, 2), ("PKP",)), contents))
        )
        for change in changes:
            change(book["PKP"])
        path = tmp_path / "IKU_PKP.xlsx"
        book.save(path)
        return iku("check", path), book["PKP"][NUMBER].value

    return checked


@pytest.mark.parametrize("mistake", MISTAKES, ids=[mistake.name for mistake in MISTAKES])
def test_the_message_helps(check, mistake):
    run, _ = check(mistake.make)
    assert run.code == 1
    told = next(line for line in run.out.splitlines() if line.startswith("▲"))
    assert "IKU_PKP.xlsx › PKP › " in told
    assert any(cell in told for cell in (NUMBER, STATE))
    message, _, hint = told.partition(" → ")
    assert all(word in message for word in mistake.says), told
    assert mistake.advises in hint
    mended, value = check(mistake.make, mistake.remedy)
    assert "▲" not in mended.out, mended.out
    assert mended.code == 0
    assert "● diterima" in mended.out
    assert value == mistake.after


def test_there_are_ten():
    assert len(MISTAKES) == 10
