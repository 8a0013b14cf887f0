"""A sign that steers stops nothing and steers nothing: no workbook, file of ours, mail or terminal."""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path

import openpyxl
import pytest

from .conftest import iku

STEERING = re.compile(
    rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\xc2[\x80-\x9f]|_x00(?:0[0-8BCEF]|1[0-9A-F])_", re.IGNORECASE
)
SIGN = "\x0b\x1b[31m\x07"


def _spoiled(path: Path, sheet: str, cells: dict[str, str]) -> None:
    """Texts with Word's soft line break and a terminal's escape, typed where people type."""
    workbook = openpyxl.load_workbook(path)
    for cell, text in cells.items():
        workbook[sheet][cell].value = text
    workbook.save(path)
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts.items():
            new.writestr(name, data.replace(b"@@", b"_x000B__x001B_[31m_x0007_"))


@pytest.fixture
def spoiled(inbox) -> Path:
    """An inbox with such signs in a number, a note, an evidence and the sender's name."""
    path = inbox / "IKU_PKP_2026-TW2_r1.xlsx"
    sheet = openpyxl.load_workbook(path)["PKP"]
    head = next(c for row in sheet.iter_rows(max_row=12) for c in row if str(c.value).startswith("Nama"))
    name = sheet.cell(head.row + 1, head.column).coordinate
    texts = {
        "E13": "12 @@ lembaga",
        "H14": "https://contoh.id/@@",
        "I14": "lihat @@ lampiran",
        name: "Siti @@",
    }
    _spoiled(path, "PKP", texts)
    return inbox


def _harmless(path: Path) -> None:
    data = path.read_bytes()
    if not zipfile.is_zipfile(path):
        assert not STEERING.search(data), (path, STEERING.search(data))
        return
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                found = STEERING.search(package.read(name))
                assert not found, (path, name, found)


def test_every_command_goes_on_and_shows_the_sign(spoiled, demo, tmp_path):
    definition = ("-d", demo / "definisi-contoh.toml")
    out = tmp_path / "hasil.xlsx"
    runs = [
        iku("check", spoiled, *definition),
        iku("consolidate", spoiled, *definition, "-o", out),
        iku("feedback", spoiled, *definition, "-o", tmp_path / "balik"),
        iku("status", spoiled, *definition, "--reminders", tmp_path / "ingat"),
        iku("receipt", "make", spoiled, *definition, "-o", tmp_path / "terima"),
        iku("tables", spoiled, *definition, "-o", tmp_path / "tabel"),
        iku("explain", out, "partisipasi"),
        iku("verify", out, spoiled),
    ]
    for run in runs:
        assert run.code in (0, 1), run.err
        assert not STEERING.search((run.out + run.err).encode())
    written = [path for path in tmp_path.rglob("*") if path.is_file() and spoiled not in path.parents]
    assert len(written) > 20
    for path in written:
        _harmless(path)
    assert len(list((tmp_path / "balik").glob("*.xlsx"))) == 1
    assert "□" in iku("explain", out, "partisipasi").out


@pytest.mark.posix
def test_a_name_with_such_signs_stops_nothing_and_steers_nothing(inbox, demo, tmp_path):
    (inbox / "IKU_TIK_2026-TW2_r1.xlsx").rename(inbox / f"TIK{SIGN}.xlsx")
    shutil.copy(inbox / f"TIK{SIGN}.xlsx", inbox / f"TIK{SIGN[:-1]}\x08.xlsx")
    definition = ("-d", demo / "definisi-contoh.toml")
    out = tmp_path / "hasil.xlsx"
    for run in (
        iku("consolidate", inbox, *definition, "-o", out),
        iku("receipt", "make", inbox, *definition, "-o", tmp_path / "terima"),
        iku("verify", out, inbox),
        iku("explain", out, "5"),
    ):
        assert run.code in (0, 1), run.err
        assert not STEERING.search((run.out + run.err).encode())
    _harmless(out)
    receipts = [path.name for path in (tmp_path / "terima").iterdir()]
    assert len(receipts) == 2 * len(list(inbox.glob("*.xlsx")))
    assert not any(STEERING.search(name.encode()) for name in receipts)


def test_what_was_typed_at_a_command_is_shown_too(tmp_path):
    run = iku("explain", f"{tmp_path}/\x1b[31mmerah.xlsx", "1")
    assert run.code == 2
    assert not STEERING.search((run.out + run.err).encode())
    assert "□[31mmerah" in run.err
