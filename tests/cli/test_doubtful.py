"""A number that may not be what was meant counts once somebody says that it is right, and that is told."""

from __future__ import annotations

import openpyxl
import pytest

from iku_excel import xlsx

from .conftest import iku

PKP = "IKU_PKP_2026-TW2_r1.xlsx"
HOSTING = "IKU_TIK_2026-TW2_r1.xlsx"


def change(path, **cells):
    workbook = openpyxl.load_workbook(path)
    for cell, value in cells.items():
        workbook["PKP"][cell] = value
    workbook.save(path)


def figure(run, code):
    return next(one for one in run.json["indicators"] if one["code"] == code)


@pytest.fixture
def doubted(inbox):
    """The demo's inbox with 46303 lembaga at PKP."""
    change(inbox / PKP, E14=46303)
    return inbox


def test_a_doubtful_number_is_never_final(doubted, consolidate):
    run = consolidate(doubted)
    assert run.code == 1
    assert figure(run, "partisipasi")["value"] is None
    assert figure(run, "partisipasi")["status"] == "refused"
    assert ("E320", "E14") in {(one["code"], one["cell"]) for one in run.json["findings"]}


def test_the_officer_is_told_what_to_add(doubted, demo, tmp_path):
    run = iku("consolidate", doubted, "-d", demo / "definisi-contoh.toml", "-o", tmp_path / "hasil.xlsx")
    assert f'--accept "{PKP}" "PKP!E14"' in run.out


def test_what_the_clerk_says_is_right_counts_and_is_told(doubted, consolidate, tmp_path):
    change(doubted / PKP, F14="Angka benar", I14="rekap Juni")
    run = consolidate(doubted)
    assert figure(run, "partisipasi")["value"] == pytest.approx(23 / 46318)
    assert "W326" in {one["code"] for one in run.json["findings"]}
    assert "“rekap Juni”" in iku("explain", tmp_path / "hasil.xlsx", "partisipasi").out


@pytest.mark.parametrize("cell", ["E14", "PKP!E14", "'PKP'!$E$14"])
def test_what_the_officer_accepts_counts_and_is_told_everywhere(doubted, consolidate, tmp_path, cell):
    run = consolidate(doubted, "--accept", PKP, cell)
    assert figure(run, "partisipasi")["value"] == pytest.approx(23 / 46318)
    (told,) = (one for one in run.json["findings"] if one["code"] == "W327")
    assert (told["file"], told["sheet"], told["cell"]) == (PKP, "PKP", "E14")
    workbook, _ = xlsx.read((tmp_path / "hasil.xlsx").read_bytes(), "hasil.xlsx")
    for sheet, said in (("Status", "E14"), ("Temuan", "diterima perencana")):
        assert any(said in held.raw for held in workbook.sheet(sheet).cells.values()), sheet
    assert "diterima perencana" in iku("explain", tmp_path / "hasil.xlsx", "partisipasi").out


def test_an_accepted_number_is_verified_as_accepted(doubted, consolidate, tmp_path):
    consolidate(doubted, "--accept", PKP, "E14")
    run = iku("verify", tmp_path / "hasil.xlsx", doubted)
    assert run.code == 0, run.out


def test_a_path_is_a_file_too(doubted, consolidate):
    assert consolidate(doubted, "--accept", str(doubted / PKP), "E14").code in (0, 1)


def test_two_numbers_are_accepted_by_two_options(doubted, consolidate, tmp_path):
    change(doubted / PKP, E13=46302)
    assert figure(consolidate(doubted, "--accept", PKP, "E14"), "partisipasi")["value"] is None
    accepted = ("--accept", PKP, "E13", "--accept", PKP, "E14")
    both = consolidate(doubted, *accepted, output=tmp_path / "keduanya.xlsx")
    assert figure(both, "partisipasi")["value"] is not None


@pytest.mark.parametrize(("file", "cell"), [(PKP, "E13"), (HOSTING, "E14"), ("tidak-ada.xlsx", "E14")])
def test_nothing_is_written_where_an_acceptance_means_no_doubtful_number(
    doubted, consolidate, tmp_path, file, cell
):
    run = consolidate(doubted, "--accept", file, cell)
    assert run.code == 2
    assert "E328" in run.err
    assert not (tmp_path / "hasil.xlsx").exists()
