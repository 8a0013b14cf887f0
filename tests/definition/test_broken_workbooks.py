"""What is wrong in a definition's workbook is found at its cell, all of it at once, never an exception."""

from __future__ import annotations

import functools
import random
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell import Cell
from openpyxl.workbook import Workbook

from iku_excel import definition
from iku_excel.core.findings import Finding
from iku_excel.definition import book, load
from iku_excel.texts.findings import line
from tests.opening import opened, typed

# What is typed where (sheet, cell, value), and what is found where.
FAULTS: dict[str, tuple[list[tuple[str, str, object]], list[tuple[str, str, str]]]] = {
    "a name is left out": ([("Bidang", "C6", None)], [("E605", "Bidang", "C6")]),
    "a head value is left out": ([("Instansi", "C8", " ")], [("E605", "Instansi", "C8")]),
    "a title is left out": ([("Pejabat", "C8", None), ("Pejabat", "C9", None)], [("E605", "Pejabat", "C8")]),
    "a code with a space": (
        [("Variabel", "B6", "lembaga aktif")],
        [("E609", "Variabel", "B6"), ("E611", "Indikator", "H6")],
    ),
    "a code that is a number": ([("Narasi", "B6", 7)], [("E609", "Narasi", "B6")]),
    "a code twice": (
        [("Bidang", "B7", "PIOP")],
        [("E608", "Bidang", "B7"), ("E611", "Variabel", "H6"), ("E611", "Variabel", "H7")],
    ),
    "a sheet name twice": ([("Bidang", "D8", "egov"), ("Bidang", "D9", "EGOV")], [("E608", "Bidang", "D9")]),
    "a sheet name too long": ([("Bidang", "D8", "x" * 32)], [("E610", "Bidang", "D8")]),
    "a sheet name with a slash": ([("Bidang", "D8", "TIK/Sandi")], [("E610", "Bidang", "D8")]),
    "an unknown keeper": ([("Bidang", "E10", "EGOF")], [("E611", "Bidang", "E10")]),
    "a bidang nobody asks": (
        [("Bidang", "B11", "UMUM"), ("Bidang", "C11", "Umum"), ("Bidang", "D11", "Umum")],
        [("E612", "Bidang", "B11")],
    ),
    "an unknown bidang of a variable": ([("Variabel", "H8", "EGOVV")], [("E611", "Variabel", "H8")]),
    "an unknown kind": ([("Variabel", "E6", "hitungan")], [("E607", "Variabel", "E6")]),
    "an unknown maximum": ([("Variabel", "N6", "lembaga")], [("E611", "Variabel", "N6")]),
    "a circle of maxima": ([("Variabel", "N7", "lembaga_aktif")], [("E618", "Variabel", "N6")]),
    "a number in words": (
        [("Sasaran", "B6", "satu")],
        [("E606", "Sasaran", "B6"), ("E611", "Indikator", "D6"), ("E611", "Indikator", "D7")],
    ),
    "a formula with an unknown name": (
        [("Indikator", "H8", "aplikasi_hostin / kapasitas_hosting")],
        [("E611", "Indikator", "H8")],
    ),
    "a formula that is not closed": (
        [("Indikator", "H8", "(aplikasi_hosting")],
        [("E621", "Indikator", "H8")],
    ),
    "a formula with a power": ([("Indikator", "H8", "aplikasi_hosting ^ 2")], [("E622", "Indikator", "H8")]),
    "a formula without a variable": ([("Indikator", "H8", "1 / 2")], [("E613", "Indikator", "H8")]),
    "a formula beside an index": (
        [("Indikator", "H7", "opd_jumlah")],
        [("E615", "Indikator", "H7")],
    ),
    "an indicator calculated in no way": ([("Indikator", "H8", None)], [("E615", "Indikator", "B8")]),
    "an unknown sasaran": (
        [("Indikator", "D10", 9)],
        [("E612", "Sasaran", "B8"), ("E611", "Indikator", "D10")],
    ),
    "an error in a cell": ([("Indikator", "E8", "#NAME?")], [("E606", "Indikator", "E8")]),
    "a formula nobody calculated": ([("Skala", "B6", "=90+1")], [("E606", "Skala", "B6")]),
    "a date for a text": ([("Pejabat", "C7", date(2019, 5, 1))], [("E606", "Pejabat", "C7")]),
    "a NIP as a number": ([("Pejabat", "C14", 196203121990091001)], [("E663", "Pejabat", "C14")]),
    "a scale out of order": ([("Skala", "B7", 95)], [("E619", "Skala", "B7")]),
    "a scale that ends above nought": ([("Skala", "B10", 10)], [("E631", "Skala", "B10")]),
    "a band twice": ([("Skala", "B8", 76)], [("E608", "Skala", "B8")]),
    "a target without a year": (
        [("Target", "B6", "rilis"), ("Target", "D6", 90)],
        [("E605", "Target", "C6")],
    ),
    "a target in words": (
        [("Target", "B6", "rilis"), ("Target", "C6", 2026), ("Target", "D6", "sembilan puluh")],
        [("E606", "Target", "D6")],
    ),
    "a target with two readings": (
        [("Target", "B6", "rilis"), ("Target", "C6", 2026), ("Target", "D6", "1.234")],
        [("E606", "Target", "D6")],
    ),
    "a target of nobody": (
        [("Target", "B6", "rillis"), ("Target", "C6", 2026), ("Target", "D6", 90)],
        [("E611", "Target", "B6")],
    ),
    "a range upside down": (
        [("Target", "B6", "rilis"), ("Target", "C6", 2026), ("Target", "D6", 90), ("Target", "E6", 80)],
        [("E635", "Target", "E6")],
    ),
    "a Perubahan without a date": (
        [
            ("Target", "B6", "rilis"),
            ("Target", "C6", 2026),
            ("Target", "D6", 90),
            ("Target", "J6", "perubahan"),
        ],
        [("E644", "Target", "K6")],
    ),
    "a Perubahan of another year": (
        [
            ("Target", "B6", "rilis"),
            ("Target", "C6", 2026),
            ("Target", "D6", 90),
            ("Target", "J6", "perubahan"),
            ("Target", "K6", date(2025, 9, 30)),
        ],
        [("E648", "Target", "K6")],
    ),
    "a quarter in words": (
        [("Target", "B6", "rilis"), ("Target", "C6", 2026), ("Target", "D6", 90), ("Target", "G6", "-")],
        [("E606", "Target", "F6")],
    ),
    "a cap of nought": ([("Capaian", "C7", 0)], [("E606", "Capaian", "C7")]),
    "yes or no in other words": ([("Instansi", "C6", "mungkin")], [("E606", "Instansi", "C6")]),
    "a code of a column misspelt": (
        [("Sasaran", "C4", "sasaran.uraiann")],
        [("E604", "Sasaran", "C4"), *(("E605", "Sasaran", f"{row}:{row}") for row in (6, 7, 8))],
    ),
}


@functools.cache
def drawn() -> bytes:
    """The built-in definition as a workbook."""
    return book.draw(definition.builtin())


def broken(edits: list[tuple[str, str, object]]) -> bytes:
    return typed(drawn(), lambda workbook: [(workbook[sheet][cell], value) for sheet, cell, value in edits])


@pytest.mark.parametrize("case", FAULTS)
def test_a_fault_is_found_at_its_cell(case: str, tmp_path: Path, worded: Callable[[Finding], str]) -> None:
    edits, expected = FAULTS[case]
    path = tmp_path / "rusak.xlsx"
    path.write_bytes(broken(edits))
    made, findings = load(path)
    assert made is None
    found = [(finding.code, finding.place.sheet, finding.place.cell) for finding in findings]
    assert sorted(found) == sorted(expected)
    assert {finding.place.file for finding in findings} == {"rusak.xlsx"}
    assert all(worded(finding) for finding in findings)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    cases = ("a name is left out", "an unknown kind", "a formula that is not closed", "a scale out of order")
    path = tmp_path / "rusak.xlsx"
    path.write_bytes(broken([edit for case in cases for edit in FAULTS[case][0]]))
    _, findings = load(path)
    found = [(finding.code, finding.place.sheet, finding.place.cell) for finding in findings]
    assert found == [fault for case in cases for fault in FAULTS[case][1]]


def test_a_finding_names_the_head_that_stands_in_the_workbook(tmp_path: Path) -> None:
    edits = [*FAULTS["a target without a year"][0], ("Indikator", "H8", "aplikasi / kapasitas_hosting")]
    path = tmp_path / "rusak.xlsx"
    path.write_bytes(broken(edits))
    _, findings = load(path)
    assert [finding.values["kolom"] for finding in findings] == ["Rumus", "Tahun"]


def test_a_sheet_that_is_gone_is_a_missing_table(tmp_path: Path) -> None:
    workbook = opened(drawn())
    del workbook["Skala"], workbook["Pejabat"]
    workbook.save(tmp_path / "d.xlsx")
    made, findings = load(tmp_path / "d.xlsx")
    assert made is None
    assert [(finding.code, finding.values["kolom"]) for finding in findings] == [
        ("E605", "Pejabat"),
        ("E605", "Skala"),
    ]


@pytest.mark.parametrize("data", [b"PK", b"PK\x03\x04 and nothing that follows", b"PK\x05\x06" + bytes(18)])
def test_a_zip_that_is_no_workbook_is_a_finding(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "d.xlsx").write_bytes(data)
    made, findings = load(tmp_path / "d.xlsx")
    assert made is None
    assert [finding.severity.value for finding in findings] == ["E"]


def test_a_returned_form_is_no_definition(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.active["A1"] = "Nilai"
    workbook.save(tmp_path / "formulir.xlsx")
    made, findings = load(tmp_path / "formulir.xlsx")
    assert made is None
    assert {finding.code for finding in findings} == {"E605"}


ODD: tuple[object, ...] = (
    None, "", " ", 0, -1, 2.5, 1e300, True, "=1/0", "=A1", "#REF!", date(2026, 1, 1), "bidang.kode",
    "target.nilai", "instansi.tugas", "(tidak dibaca)", "a" * 3000, "\u200b", "'", "1.234", "85%", "ya",
    "=SUM(", "😀", "min(", "x;y",
)  # fmt: skip


@pytest.mark.parametrize("seed", range(25))
def test_whatever_is_typed_anywhere_is_never_an_exception(seed: int, tmp_path: Path) -> None:
    source = random.Random(seed)

    def anywhere(workbook: Workbook) -> list[tuple[Cell, object]]:
        edits = []
        for _ in range(source.randint(1, 12)):
            sheet = source.choice(workbook.worksheets)
            cell = sheet.cell(source.randint(1, 16), source.randint(1, 16))
            edits.append((cell, source.choice(ODD)))
        return edits

    path = tmp_path / "acak.xlsx"
    path.write_bytes(typed(drawn(), anywhere))
    made, findings = load(path)
    assert (made is None) == any(finding.severity.value == "E" for finding in findings)
    assert all(line(finding) for finding in findings)
