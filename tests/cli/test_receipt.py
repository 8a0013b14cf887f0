"""`iku receipt`: made for an inbox, and held against files."""

from __future__ import annotations

import json
import shutil

import pytest

from .conftest import iku

TIME = "2026-07-02T10:15:00+07:00"
PKP = "IKU_PKP_2026-TW2_r1.xlsx"


@pytest.fixture
def made(inbox, tmp_path):
    """The folder of receipts of an inbox with a good file, its copy in a subfolder and a broken one."""
    for path in inbox.iterdir():
        if "TW2" not in path.name or "EGOV" in path.name:
            path.unlink()
    (inbox / "lagi").mkdir()
    shutil.copy(inbox / PKP, inbox / "lagi" / "PKP.xlsx")
    (inbox / "rusak.xlsx").write_bytes(b"PK")
    run = iku("receipt", "make", inbox, "-o", tmp_path / "tanda", "--time", TIME)
    assert run.code == 1
    assert "▲ ditolak: rusak.xlsx" in run.out
    return tmp_path / "tanda"


def test_every_file_has_a_receipt_of_both_kinds(made):
    found = sorted(path.relative_to(made).as_posix() for path in made.rglob("*.*") if path.is_file())
    names = (PKP, PKP.replace("PKP", "PIOP"), PKP.replace("PKP", "TIK"), "lagi/PKP.xlsx", "rusak.xlsx")
    assert found == sorted(f"{name}{end}" for name in names for end in (".json", ".txt"))
    told = json.loads((made / f"{PKP}.json").read_bytes())
    assert (told["verdict"], told["time"], told["sheets"][0]["period"]) == ("accepted", TIME, "2026-TW2")
    assert told["sheets"][0]["counts"] == {"value": 2, "nihil": 0, "pending": 0, "blank": 0, "refused": 0}
    twin = json.loads((made / "lagi" / "PKP.xlsx.json").read_bytes())
    assert (twin["verdict"], twin["sheets"][0]["instead"]) == ("duplicate", PKP)
    assert json.loads((made / "rusak.xlsx.json").read_bytes())["sha256"]


def test_a_receipt_keeps_its_time_while_it_is_right(made, inbox, tmp_path):
    before = {path: path.read_bytes() for path in made.rglob("*.*") if path.is_file()}
    run = iku("receipt", "make", inbox, "-o", made)
    assert run.out.splitlines()[-1].startswith("0 tanda terima ditulis")
    assert before == {path: path.read_bytes() for path in made.rglob("*.*") if path.is_file()}


def test_a_receipt_that_is_right_no_more_is_replaced_only_when_told(made, inbox):
    shutil.copy(inbox / PKP.replace("PKP", "TIK"), inbox / PKP)
    run = iku("receipt", "make", inbox, "-o", made)
    assert (run.code, "E503" in run.err) == (2, True)
    assert iku("receipt", "make", inbox, "-o", made, "--force", "--time", TIME).code == 1
    assert json.loads((made / f"{PKP}.json").read_bytes())["sheets"][0]["unit"] == "TIK"


@pytest.mark.parametrize("end", [".txt", ".json"])
def test_the_file_is_known_by_its_receipt_whatever_its_name(made, inbox, end):
    run = iku("receipt", "verify", made / f"{PKP}{end}", inbox / "lagi" / "PKP.xlsx")
    assert (run.code, run.out.count("●")) == (0, 2)


@pytest.mark.parametrize("end", [".txt", ".json"])
def test_what_differs_in_another_file_is_told(made, inbox, demo, end):
    other = demo / "kotak-masuk" / PKP.replace("TW2", "TW1")
    run = iku("receipt", "verify", made / f"{PKP}{end}", other)
    assert run.code == 1
    assert "periode: tercatat Triwulan II 2026, berkas ini Triwulan I 2026" in run.out
    run = iku("receipt", "verify", made / f"{PKP}{end}", inbox / PKP.replace("PKP", "TIK"))
    assert "Lembar PKP (kode PKP): tidak ada dalam berkas ini" in run.out
    assert iku("receipt", "verify", made / f"{PKP}{end}", inbox / "rusak.xlsx").code == 1


@pytest.mark.parametrize("end", [".txt", ".json"])
def test_an_edited_receipt_is_told_even_of_the_right_file(made, inbox, end):
    path = made / f"{PKP}{end}"
    path.write_bytes(path.read_bytes().replace(b"DINAS", b"DINAR", 1))
    run = iku("receipt", "verify", path, inbox / PKP)
    assert run.code == 1
    assert "berubah sejak dibuat" in run.out


def test_what_cannot_be_done_is_told(made, inbox, tmp_path):
    for arguments in (
        ("verify", made / f"{PKP}.txt", tmp_path / "tiada.xlsx"),
        ("verify", tmp_path / "tiada.txt", inbox / PKP),
        ("verify", inbox / PKP, inbox / PKP),
        ("make", inbox, "-o", inbox / "tanda"),
        ("make", inbox, "-o", made, "--time", "kemarin"),
    ):
        assert iku("receipt", *arguments).code == 2


def test_a_file_too_big_to_be_read_has_a_receipt_without_hash(made, inbox):
    with (inbox / "besar.xlsx").open("wb") as file:
        file.truncate(16 << 20)
    assert iku("receipt", "make", inbox, "-o", made, "--time", TIME).code == 1
    assert json.loads((made / "besar.xlsx.json").read_bytes())["sha256"] is None
    assert "SHA-256: tidak terbaca" in (made / "besar.xlsx.txt").read_text(encoding="utf-8")
