"""Thirteen mistakes go out annotated, are mended in LibreOffice by the notes alone, and come back clean."""

from __future__ import annotations

import io
from datetime import datetime

import openpyxl
import pytest
from openpyxl.comments import Comment

from iku_excel import template
from iku_excel.form import build

from ..inbox.conftest import PERIOD
from ..running import iku
from .conftest import Office, address_of, saved
from .test_migration import text_of

LETTERS = "abcdefghijklmnop"
ASKED = {f"v_{letter}": ["SATU"] for letter in LETTERS}
RIGHT = {code: number for number, code in enumerate(ASKED, 11)}
NUMERATOR, DENOMINATOR = "v_g", "v_h"
SHEET = "Lembar SATU"
COPY = "IKU_SATU_2026-TW2_r2.xlsx"


def text():
    """Sixteen questions of one unit; one of them is another's ceiling."""
    asked = text_of(ASKED, ("SATU",))
    head, tail = asked.split(f'kode = "{NUMERATOR}"', 1)
    return f'{head}kode = "{NUMERATOR}"\nmaksimum = "{DENOMINATOR}"{tail}'


def spoil(data, at):
    """One mistake of each kind, as a clerk makes it; returns the bytes and the code expected at each row."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet = book[SHEET]
    wrong = {
        "v_a": ("E301", None),
        "v_b": ("E302", datetime(2026, 5, 31)),
        "v_c": ("E303", "#DIV/0!"),
        "v_d": ("E304", "lima belas"),
        "v_e": ("E305", -15),
        "v_f": ("E306", 16.5),
        NUMERATOR: ("E307", RIGHT[DENOMINATOR] + 1),
        "v_i": ("E310", 1e300),
        "v_j": ("E311", "=20+0"),
        "v_k": ("E313", 0.21),
        "v_l": ("E315", "1.250"),
        "v_m": ("E317", None),
    }
    for row, (_, value) in wrong.items():
        sheet[at(row)].value = value
    sheet[at("v_k")].number_format = "0%"
    sheet[at("v_m", "keadaan")].value = "Nihil"
    sheet.merge_cells(f"{at('v_n')}:{at('v_n', 'keadaan')}")
    sheet[at("v_p")].comment = Comment("sumber: laporan bulanan", "Siti")
    return saved(book), {**{row: code for row, (code, _) in wrong.items()}, "v_n": "E206"}


@pytest.mark.uno
def test_thirteen_mistakes_are_mended_by_the_notes_alone(drive, tmp_path, load):
    definition = load(text())
    path = tmp_path / "definisi.toml"
    path.write_text(text(), encoding="utf-8")
    office = Office(tmp_path / "masuk", tmp_path / "balik", path)

    def at(row, column="nilai"):
        return address_of(definition, "SATU", row, column)

    form = build(definition, PERIOD, ("SATU",))
    contents = {("SATU", code, "nilai"): value for code, value in RIGHT.items()}
    contents["SATU", "ID", form.sheet("SATU").identity["nama"]] = "Siti"
    contents["SATU", "NP", "satuan"] = "Dukungan pimpinan."
    contents["SATU", "v_p", "bukti"] = "https://contoh.go.id/bukti"
    data, codes = spoil(template.draw(form, contents), at)
    assert len(set(codes.values())) == 13
    office.put("kiriman.xlsx", data)
    assert office.send_back().code == 1

    copy = openpyxl.load_workbook(office.back / COPY)[SHEET]
    notes = {
        row: held.text
        for row in codes
        for column in ("keadaan", "nilai", "catatan")
        if (held := copy[at(row, column)].comment)
    }
    assert {row: note.split()[1] for row, note in notes.items()} == codes
    steps = [("open", SHEET)]
    for row, note in notes.items():
        remedy = note.split("Cara memperbaiki: ")[1]
        if codes[row] == "E317":
            assert "tulis alasannya di kolom Catatan" in remedy
            steps.append(("type", at(row, "catatan"), "memang tidak ada kegiatan"))
        elif codes[row] == "E206":
            assert "sudah kami pisahkan" in remedy
        else:
            assert "etik" in remedy or "Periksa" in remedy, remedy
            steps.append(("type", at(row), str(RIGHT[row])))
    steps += [("text", "B4"), ("open", "Perbaikan"), ("text", "B2"), ("save", str(office.inbox / COPY))]
    answers = drive(office.back / COPY, *steps)
    assert answers[-4] == "SIAP KIRIM"
    assert answers[-2] == "Semua selesai"

    assert "13 diperbaiki, 0 tersisa, 0 baru" in office.status().out
    output = tmp_path / "iku.xlsx"
    run = iku("consolidate", office.inbox, "-o", output, "--json", "-d", path)
    assert not [finding for finding in run.json["findings"] if finding["severity"] == "E"], run.out
    values = {one["code"]: one["value"] for one in run.json["indicators"]}
    expected = {f"i{number}": value for number, value in enumerate(RIGHT.values(), 1)}
    expected["i13"] = 0
    assert values == expected
    mended = openpyxl.load_workbook(office.inbox / COPY)[SHEET]
    assert mended[at("v_p")].comment.text.endswith("sumber: laporan bulanan")
    assert mended[at("v_p", "bukti")].value == "https://contoh.go.id/bukti"
    assert mended[at("NP", "satuan")].value == "Dukungan pimpinan."
