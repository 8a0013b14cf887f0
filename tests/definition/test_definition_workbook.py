"""A definition kept in a workbook is the same definition, whoever saved it and however it was rearranged."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from iku_excel import definition
from iku_excel.core.findings import Finding, Severity
from iku_excel.core.model import Achievement, Definition, Edition, Target
from iku_excel.definition import book, load, loads, tables, to_toml
from iku_excel.texts import definition_book as words
from tests import kinds
from tests.opening import opened

TARGETS = (
    Target("partisipasi", 2026, 0.283, quarters=(0.07, None, 0.215, 0.283)),
    Target("partisipasi", 2026, 0.9, edition=Edition.REVISED, since=date(2026, 9, 30)),
    Target("ikm", 2026, 78.5, quarters=(76.61, 77.0, 78.0, 78.5)),
    Target("hosting", 2027, 0.55, upper=0.575),
)


def _everything() -> Definition:
    """The built-in definition with a value in every column."""
    full = definition.builtin()
    survey = replace(full.surveys[0], weight="0.111", grades="2004", population=1200, capacity=300)
    full = replace(
        full,
        targets=TARGETS,
        surveys=(survey,),
        achievement=Achievement(cap=1.2),
        contact=replace(full.contact, person='Ibu R. "Ani"', phone="0742-21001", hours="8–16"),
        signature=replace(full.signature, rank="", nip=""),
        example=True,
        jump=0.5,
    )
    again, findings = loads(to_toml(full), "d.toml")
    assert again is not None, findings
    assert replace(again, fingerprint="") == replace(full, fingerprint="")
    return again


def _kinds() -> Definition:
    made, _ = loads(kinds.text(), "k.toml")
    assert made is not None
    return made


CASES: dict[str, Callable[[], Definition]] = {
    "built-in": definition.builtin,
    "everything": _everything,
    "kinds": _kinds,
}


def noted(loaded: tuple[Definition | None, tuple[Finding, ...]]) -> Definition | None:
    """The definition, of which nothing but notes is said."""
    made, findings = loaded
    assert all(finding.severity is Severity.NOTE for finding in findings), findings
    return made


def saved(made: Definition, folder: Path) -> Path:
    path = folder / "definisi.xlsx"
    path.write_bytes(book.draw(made))
    return path


@pytest.mark.parametrize("case", CASES)
def test_a_workbook_holds_the_definition_exactly(case: str, tmp_path: Path) -> None:
    made = CASES[case]()
    assert noted(load(saved(made, tmp_path))) == made


@pytest.mark.parametrize("case", CASES)
def test_toml_holds_the_definition_exactly(case: str) -> None:
    made = CASES[case]()
    assert noted(loads(to_toml(made, "Dua\nbaris"), "d.toml")) == made


def test_the_same_definition_gives_the_same_bytes() -> None:
    assert book.draw(definition.builtin()) == book.draw(definition.builtin())


@pytest.mark.libreoffice
@pytest.mark.parametrize("case", CASES)
def test_libreoffice_keeps_it(case: str, tmp_path: Path, recalculated: Callable[[Path], Path]) -> None:
    made = CASES[case]()
    assert noted(load(recalculated(saved(made, tmp_path)))) == made


@pytest.mark.gnumeric
@pytest.mark.parametrize("case", CASES)
def test_gnumeric_keeps_it(case: str, tmp_path: Path) -> None:
    made, other = CASES[case](), tmp_path / "gnumeric.xlsx"
    subprocess.run(["ssconvert", saved(made, tmp_path), other], check=True, capture_output=True, timeout=120)
    assert noted(load(other)) == made


def test_every_column_has_its_words() -> None:
    known = {f"{table.name}.{column.key}".lstrip(".") for table in tables.TABLES for column in table.columns}
    assert set(words.HEADS) == known


def test_a_note_names_whatever_can_be_chosen() -> None:
    for table in tables.TABLES:
        for column in table.columns:
            note = words.HEADS[f"{table.name}.{column.key}".lstrip(".")].note
            assert [choice for choice in column.choices if choice not in note] == [], note


def edited(folder: Path, edit: Callable[[openpyxl.Workbook], None]) -> Path:
    """The built-in definition's workbook after somebody's edit."""
    workbook = opened(book.draw(definition.builtin()))
    edit(workbook)
    path = folder / "diubah.xlsx"
    workbook.save(path)
    return path


def _row_of(sheet: Worksheet, code: str) -> int:
    return next(cell.row for cell in sheet["A"] if cell.value == code)


def test_sheets_may_be_renamed_and_moved(tmp_path: Path) -> None:
    def edit(workbook: openpyxl.Workbook) -> None:
        workbook["Bidang"].title = "Daftar bidang"
        workbook.move_sheet("Koreksi", -9)

    assert load(edited(tmp_path, edit)) == (definition.builtin(), ())


def test_rows_and_columns_may_be_inserted(tmp_path: Path) -> None:
    def edit(workbook: openpyxl.Workbook) -> None:
        workbook["Skala"].insert_rows(8, 3)
        workbook["Skala"].insert_cols(2)
        workbook["Instansi"].insert_rows(8)

    assert load(edited(tmp_path, edit)) == (definition.builtin(), ())


def test_a_new_indicator_with_a_new_variable(tmp_path: Path) -> None:
    """What an officer types, as she types it: figures as text, a percentage, codes in one cell."""

    def edit(workbook: openpyxl.Workbook) -> None:
        row = ("pegawai_latih", "Jumlah pegawai terlatih", "orang", "Cacah", "SELAMA", "Semua", "EGOV; TIK")
        for column, value in enumerate(row, 2):
            workbook["Variabel"].cell(15, column, value)
        sheet = workbook["Indikator"]
        for code, value in {
            "kode": "pelatihan",
            "nomor": 6,
            "sasaran": "3",
            "nama": "Jumlah pegawai terlatih",
            "satuan": "orang",
            "rumus": "=pegawai_latih",
            "polarisasi": "maksimal",
            "antar_periode": "jumlah",
            "sumber_data": "Bidang E-GOV",
            "penanggung_jawab": "Diskominfo",
        }.items():
            column = next(cell.column for cell in sheet[4] if cell.value == f"indikator.{code}")
            sheet.cell(11, column, value)
        sheet = workbook["Target"]
        for row, values in enumerate((("pelatihan", 2026, "1.200,5"), ("rilis", "2026", 0.85)), 6):
            for column, value in enumerate(values, 2):
                sheet.cell(row, column, value)
        sheet["D7"].number_format = "0%"
        sheet["I6"], sheet["J6"], sheet["K6"] = 1200.5, "perubahan", date(2026, 10, 1)
        workbook["Pejabat"].cell(_row_of(workbook["Pejabat"], "penandatangan.nama"), 3, "Dra. SITI")

    made, findings = load(edited(tmp_path, edit))
    assert [finding.code for finding in findings] == [
        "N661",
        "N662",
    ]  # TIK answers too; rilis for the year only
    assert made is not None
    assert made.signature.name == "Dra. SITI"
    assert made.variable("pegawai_latih").units == ("EGOV", "TIK")
    assert made.indicators[-1].objective == 3
    assert made.target("pelatihan", 2026) == Target(
        "pelatihan", 2026, 1200.5, None, (None, None, None, 1200.5), Edition.REVISED, date(2026, 10, 1)
    )
    assert made.target("rilis", 2026) == Target("rilis", 2026, 0.85)


def test_what_stands_in_a_column_of_ones_own_is_told_or_marked_as_unread(tmp_path: Path) -> None:
    def edit(workbook: openpyxl.Workbook) -> None:
        workbook["Bidang"]["H5"], workbook["Bidang"]["H6"] = "Catatan", "pindah gedung"
        workbook["Sasaran"]["D4"], workbook["Sasaran"]["D6"] = words.NOT_READ, "bebas"

    made, findings = load(edited(tmp_path, edit))
    assert made == definition.builtin()
    assert [(f.code, f.place.sheet, f.place.cell, f.values["kolom"]) for f in findings] == [
        ("W647", "Bidang", "H4", "Catatan")
    ]


def test_choices_and_codes_are_picked_from_lists() -> None:
    workbook = opened(book.draw(definition.builtin()))
    rules = {
        (sheet.title, str(rule.sqref).split(":")[0]): rule.formula1
        for sheet in workbook
        for rule in sheet.data_validations.dataValidation
    }
    assert rules["Indikator", "M6"] == '"maksimal,minimal,rentang"'
    assert rules["Instansi", "C6"] == '"ya,tidak"'
    assert rules["Target", "B6"].startswith("OFFSET('Indikator'!$B$6,")
    assert rules["Variabel", "H6"].startswith("OFFSET('Bidang'!$B$6,")
    assert rules["Indikator", "D6"].startswith("OFFSET('Sasaran'!$B$6,")


def test_heads_carry_notes_and_the_formula_is_shown_in_print() -> None:
    workbook = opened(book.draw(definition.builtin()))
    sheet = workbook["Indikator"]
    assert all(cell.comment for cell in sheet[5][1:] if cell.value)
    shown = next(cell.column for cell in sheet[5] if cell.value == words.TYPESET.head)
    assert sheet.cell(6, shown).value == (
        f"{definition.builtin().indicators[0].label} ="
        " (Jumlah Lembaga komunikasi Publik yang berpartisipasi aktif)"
        " / (Jumlah Lembaga yang terverifikasi) × 100%"
    )


def test_a_workbook_with_the_name_of_a_toml_file_is_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "definisi.toml"
    shutil.copy(saved(definition.builtin(), tmp_path), path)
    assert load(path) == (definition.builtin(), ())
