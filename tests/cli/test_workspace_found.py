"""A command finds the workspace where it stands or where a path leads, and says which definition it uses."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from iku_excel.definition import builtin_text

from ..survey_file.conftest import ROWS, lines
from .conftest import iku

OWN = "Definisi: {path}\n"
BUILT_IN = "Definisi: bawaan (Diskominfo Tanjung Jabung Barat)\n"
# By hand: the sum of the NRR is 28.3; × 1/9 is 3.1444, × 0.11 is 3.113, × 25 is 78.61 and 77.83.
WITH_EXACT_WEIGHT, WITH_TWO_DECIMALS = 78.61, 77.83


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A workspace whose definition weighs the survey with two decimals, in TOML, with raw answers in it."""
    folder = tmp_path / "kantor"
    (folder / "survei" / "juni").mkdir(parents=True)
    (folder / "kotak-masuk").mkdir()
    (folder / "pengaturan.toml").write_text('definisi = "kami.toml"\n', encoding="utf-8")
    text = builtin_text().replace('penimbang = "tepat"', "penimbang = 2")
    (folder / "kami.toml").write_text(text, encoding="utf-8")
    (folder / "survei" / "juni" / "mentah.csv").write_text(lines(ROWS), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("stands", "path", "definition"),
    [
        (".", "survei/juni/mentah.csv", "kami.toml"),
        ("survei", "juni/mentah.csv", "../kami.toml"),
        ("survei/juni", "mentah.csv", "../../kami.toml"),
        ("..", "kantor/survei/juni/mentah.csv", "kantor/kami.toml"),
    ],
)
def test_a_survey_is_weighed_as_its_office_says(office, stands, path, definition):
    run = iku("survey", path, "--json", cwd=office / stands)
    assert run.json["index"] == WITH_TWO_DECIMALS
    assert run.err == OWN.format(path=Path(definition))


def test_outside_a_workspace_the_built_in_definition_is_used_and_named(office, tmp_path):
    path = shutil.copy(office / "survei" / "juni" / "mentah.csv", tmp_path)
    run = iku("survey", path, "--json", cwd=tmp_path)
    assert (run.json["index"], run.err) == (WITH_EXACT_WEIGHT, BUILT_IN)


def test_where_the_path_leads_stands_above_where_we_stand(office, tmp_path):
    here = tmp_path / "lain"
    assert iku("init", here).code == 0
    run = iku("survey", office / "survei" / "juni" / "mentah.csv", "--json", cwd=here)
    assert run.json["index"] == WITH_TWO_DECIMALS


def test_what_is_named_stands_above_both(office, tmp_path):
    named = tmp_path / "lain.toml"
    named.write_text(builtin_text(), encoding="utf-8")
    run = iku("survey", "survei/juni/mentah.csv", "--json", "-d", named, cwd=office)
    assert (run.json["index"], run.err) == (WITH_EXACT_WEIGHT, "")


@pytest.mark.parametrize("stands", [".", "survei", "survei/juni"])
def test_anywhere_in_a_workspace_no_command_needs_an_option(office, demo, stands):
    shutil.copytree(demo / "kotak-masuk", office / "kotak-masuk", dirs_exist_ok=True)
    for command in (("check",), ("status",), ("consolidate",), ("feedback",), ("receipt", "make")):
        run = iku(*command, cwd=office / stands)
        assert run.code in (0, 1), (command, run.err)
        assert Path(run.err.removeprefix("Definisi: ").splitlines()[0]).name == "kami.toml"
    assert len(list((office / "keluaran").glob("IKU_*.xlsx"))) == 1


@pytest.mark.parametrize("command", [("check",), ("status",), ("consolidate", "-o", "hasil.xlsx")])
def test_from_a_folder_above_a_path_into_it_is_enough(office, demo, command):
    shutil.copytree(demo / "kotak-masuk", office / "kotak-masuk", dirs_exist_ok=True)
    name, *options = command
    run = iku(name, "kantor/kotak-masuk", *options, cwd=office.parent)
    assert run.code in (0, 1)
    assert run.err.startswith(OWN.format(path=Path("kantor/kami.toml")))


@pytest.mark.parametrize("command", ["consolidate", "template", "tables", "feedback"])
def test_the_help_calls_nothing_needed_that_the_workspace_gives(office, tmp_path, command):
    assert "wajib" not in iku(command, "--help", cwd=office).out
    assert "wajib" in iku(command, "--help", cwd=tmp_path).out
