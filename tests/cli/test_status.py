"""`iku status`: sheet by state, and the reminders that it writes."""

from __future__ import annotations

import io
import re

import openpyxl
import pytest

from .conftest import iku

PKP = "IKU_PKP_2026-TW2_r1.xlsx"
DAY = ("--date", "2026-07-08", "--deadline", "2026-07-10")


@pytest.fixture
def mixed(inbox):
    """PKP typed a word for a number, TIK sent nothing, the rest is well."""
    (inbox / "IKU_TIK_2026-TW2_r1.xlsx").unlink()
    book = openpyxl.load_workbook(io.BytesIO((inbox / PKP).read_bytes()))
    sheet = book["PKP"]
    row = next(row for row in range(1, 60) if sheet[f"A{row}"].value == "lembaga_aktif")
    sheet[f"E{row}"] = "lima"
    book.properties.lastModifiedBy = "Siti Aminah"
    book.save(inbox / PKP)
    return inbox


def test_sheets_stand_by_state_with_what_came_in_which_file(mixed):
    run = iku("status", mixed)
    lines = run.out.splitlines()
    assert run.code == 1
    assert lines[0].split() == ["Kode", "Lembar", "TW", "I", "TW", "II", "Isian", "Revisi", "Berkas"]
    pkp = next(line for line in lines if line.startswith("PKP"))
    assert "● diterima" in pkp
    assert "◊ diterima sebagian  1 terisi, 1 perlu diperbaiki  1       IKU_PKP" in pkp
    assert "○ belum mengirim" in next(line for line in lines if line.startswith("TIK"))
    assert "10 responden" in next(line for line in lines if line.startswith("IKM"))
    assert "4 dari 5 lembar diterima untuk Triwulan II 2026." in lines
    assert "Belum mengirim: TIK & Persandian." in lines
    assert any(line.startswith(PKP) and "Siti Aminah" in line and "Microsoft Excel" in line for line in lines)
    assert len(re.findall(r"IKU_EGOV_2026-TW2_r1\.xlsx  [0-9/]{10} [0-9.]{5} WIB", run.out)) == 1


def test_programs_learn_the_same(mixed):
    told = {unit["code"]: unit for unit in iku("status", mixed, "--json").json["units"]}
    assert told["PKP"]["status"] == "partial"
    assert told["PKP"]["counts"] == {"value": 1, "nihil": 0, "pending": 0, "blank": 0, "refused": 1}
    assert (told["PKP"]["revision"], told["PKP"]["saved_by"]) == (1, "Siti Aminah")
    assert (told["TIK"]["status"], told["TIK"]["file"], told["TIK"]["counts"]["blank"]) == (
        "missing",
        None,
        3,
    )


def test_reminders_go_to_who_is_late_or_has_something_to_mend(mixed, tmp_path):
    folder = tmp_path / "pengingat"
    run = iku("status", mixed, "--reminders", folder, *DAY)
    assert run.code == 1
    assert sorted(path.name for path in folder.iterdir()) == [
        "2026-07-08_PKP.txt",
        "2026-07-08_TIK.txt",
        "2026-07-08_untuk-perencana.txt",
    ]
    pkp = (folder / "2026-07-08_PKP.txt").read_text(encoding="utf-8")
    assert "“lima” bukan angka. Ketik angka saja" in pkp
    assert "paling lambat Jumat, 10 Juli 2026" in pkp
    assert "belum kami terima" in (folder / "2026-07-08_TIK.txt").read_text(encoding="utf-8")
    officer = (folder / "2026-07-08_untuk-perencana.txt").read_text(encoding="utf-8")
    assert "2026-07-08_PKP.txt, 2026-07-08_TIK.txt" in officer


def test_a_reminder_that_nobody_needs_any_more_does_not_stay(mixed, demo, tmp_path):
    folder = tmp_path / "pengingat"
    iku("status", mixed, "--reminders", folder, *DAY)
    (folder / "catatan_TIK.txt").write_text("milik orang", encoding="utf-8")
    (mixed / "TIK.xlsx").write_bytes((demo / "kotak-masuk" / "IKU_TIK_2026-TW2_r1.xlsx").read_bytes())
    before = sorted(folder.iterdir())
    again = iku("status", mixed, "--reminders", folder, *DAY)
    assert (again.code, "E503" in again.err, sorted(folder.iterdir())) == (2, True, before)
    assert iku("status", mixed, "--reminders", folder, *DAY, "--force").code == 1
    names = [path.name for path in sorted(folder.iterdir())]
    assert names == ["2026-07-08_PKP.txt", "2026-07-08_untuk-perencana.txt", "catatan_TIK.txt"]


def test_before_anybody_has_sent_all_can_be_reminded(tmp_path):
    (tmp_path / "kotak").mkdir()
    folder = tmp_path / "pengingat"
    run = iku(
        "status", tmp_path / "kotak", "--period", "2026-TW3", "--reminders", folder, "--date", "2026-09-28"
    )
    assert run.code == 1
    assert len(list(folder.iterdir())) == 5
    assert "TW III" in run.out
    assert iku("status", tmp_path / "kotak").code == 2


def test_what_cannot_be_asked_together_is_told(inbox, tmp_path):
    for options in (
        ("--watch", "--json"),
        ("--watch", "--reminders", tmp_path / "a"),
        ("--deadline", "2026-07-10"),
        ("--reminders", inbox / "a"),
        ("--reminders", inbox / PKP),
        ("--reminders", tmp_path / "a", "--deadline", "besok"),
    ):
        run = iku("status", inbox, *options)
        assert run.code == 2
        assert run.err
    assert not (tmp_path / "a").exists()
