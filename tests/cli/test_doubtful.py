"""A number that may not be what was meant counts once somebody says that it is right, and that is told."""

from __future__ import annotations

import shutil
import tomllib

import openpyxl
import pytest

from iku_excel import definition, template, xlsx
from iku_excel.form import build

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


@pytest.fixture(scope="module")
def doubtful(demo, tmp_path_factory):
    """PKP's return with 46303 lembaga."""
    path = shutil.copy(demo / "kotak-masuk" / PKP, tmp_path_factory.mktemp("ragu"))
    change(path, E14=46303)
    return path


@pytest.fixture
def doubted(doubtful, inbox):
    """The demo's inbox with that return."""
    shutil.copy(doubtful, inbox)
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


WRITTEN = '[[diterima]]\nberkas = "{file}"\nsel = "PKP!E14"\nangka = {number}\n'


@pytest.fixture
def workspace(doubted, demo):
    """The same as an office's own folder, and a function that writes what is accepted into its settings."""
    office = doubted.parent
    settings = f'definisi = "definisi-contoh.toml"\nkotak_masuk = "{doubted.name}"\n'
    shutil.copy(demo / "definisi-contoh.toml", office)

    def accept(number, file=PKP):
        more = WRITTEN.format(file=file, number=number) if number else ""
        (office / "pengaturan.toml").write_text(settings + more, encoding="utf-8")

    accept(None)
    return accept


def states(inbox, tmp_path):
    """Whether PKP's number counts: to check, status, check of the file alone, consolidate, the receipt."""
    out = tmp_path / f"{len(list(tmp_path.iterdir()))}.xlsx"
    sheets = [sheet for one in iku("check", inbox, "--json").json["files"] for sheet in one["sheets"]]
    checked = [one["status"] for one in sheets if (one["unit"], one["period"]) == ("PKP", "2026-TW2")]
    seen = {one["code"]: one["status"] for one in iku("status", inbox, "--json").json["units"]}
    drawn = iku("consolidate", inbox, "-o", out, "--json")
    iku("receipt", "make", inbox, "-o", out.with_suffix(".d"))
    receipt = (out.with_suffix(".d") / f"{PKP}.txt").read_text(encoding="utf-8")
    alone = iku("check", inbox / PKP, "--json").json["files"][0]["sheets"][0]["status"]
    return (
        *(state == "accepted" for state in (*checked, seen["PKP"], alone)),
        figure(drawn, "partisipasi")["value"] is not None,
        "E320" not in receipt,
    )


def test_what_is_accepted_in_the_settings_counts_for_every_command(doubted, workspace, tmp_path):
    assert set(states(doubted, tmp_path)) == {False}
    workspace(46303)
    assert set(states(doubted, tmp_path)) == {True}


@pytest.mark.parametrize(("number", "file"), [("46304", PKP), ("46303", HOSTING)])
def test_another_number_or_file_is_doubted_again(doubted, workspace, tmp_path, number, file):
    workspace(number, file)
    assert set(states(doubted, tmp_path)) == {False}


def test_check_and_status_accept_as_consolidate_does(doubted, demo):
    for command in ("check", "status"):
        told = (command, doubted, "-d", demo / "definisi-contoh.toml")
        assert "E320" in iku(*told).out
        run = iku(*told, "--accept", PKP, "PKP!E14")
        assert "E320" not in run.out
        assert "W327" in run.out
        assert iku(*told, "--accept", PKP, "PKP!E13").code == 2


def test_consolidate_prints_what_to_write_into_the_settings(doubted, workspace, tmp_path):
    run = iku("consolidate", doubted, "-o", tmp_path / "a.xlsx", "--accept", PKP, "E14")
    told = run.out.partition("[[diterima]]")
    assert told[1]
    written = tomllib.loads(told[1] + told[2])["diterima"][0]
    assert written == {"berkas": PKP, "sel": "PKP!E14", "angka": "46303"}
    workspace('"46303"')
    assert "[[diterima]]" not in iku("consolidate", doubted, "-o", tmp_path / "b.xlsx").out


@pytest.mark.parametrize(
    "wrong", ["diterima = 1", "[[diterima]]\nberkas = 'a.xlsx'", WRITTEN.format(file=PKP, number="'1.234'")]
)
def test_settings_that_accept_nothing_readable_are_told(doubted, workspace, wrong):
    settings = doubted.parent / "pengaturan.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + wrong, encoding="utf-8")
    run = iku("check", doubted)
    assert run.code == 2
    assert "E649" in run.err


@pytest.mark.parametrize(("file", "cell"), [(PKP, "E13"), (HOSTING, "E14"), ("tidak-ada.xlsx", "E14")])
def test_nothing_is_written_where_an_acceptance_means_no_doubtful_number(
    doubted, consolidate, tmp_path, file, cell
):
    run = consolidate(doubted, "--accept", file, cell)
    assert run.code == 2
    assert "E328" in run.err
    assert not (tmp_path / "hasil.xlsx").exists()


def test_a_return_without_a_period_is_never_passed_over_for_an_older_one(inbox, consolidate):
    known = definition.builtin()
    form = build(known, None, ("PKP",))
    typed = {("PKP", "lembaga_aktif", "nilai"): 3.0, ("PKP", "lembaga_terverifikasi", "nilai"): 15.0}
    (inbox / "PKP tanpa periode.xlsx").write_bytes(template.draw(form, typed))
    run = consolidate(inbox)
    assert "E135" in {one["code"] for one in run.json["findings"]}
    for code, status in (("partisipasi", "refused"), ("rilis", "final")):
        assert figure(run, code)["status"] == status
