"""The whole path, from blank forms to five right figures in an official workbook."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from ..values import differences
from .conftest import iku

FIGURES = {
    "partisipasi": 23 / 30,
    "ikm": 78.89,
    "hosting": 42 / 60,
    "opd_egov": 31 / 38,
    "rilis": 45 / 50,
}
# Which figures need which unit's sheet.
NEEDS = {
    "PKP": {"partisipasi"},
    "PIOP": {"partisipasi"},
    "TIK": {"hosting", "rilis"},
    "EGOV": {"partisipasi", "hosting", "opd_egov", "ikm"},
}


def values(run) -> dict[str, float | None]:
    return {indicator["code"]: indicator["value"] for indicator in run.json["indicators"]}


def test_the_demo_leaves_everything_it_names(demo):
    assert (demo / "keluaran" / "IKU_2026-TW2.xlsx").is_file()
    assert (demo / "formulir" / "IKU_template.xlsx").is_file()
    assert len(list((demo / "kotak-masuk").iterdir())) == 8


@pytest.mark.processes
def test_five_right_figures(inbox, consolidate):
    run = consolidate(inbox)
    assert run.code == 0
    assert values(run) == pytest.approx(FIGURES)
    assert {indicator["status"] for indicator in run.json["indicators"]} == {"final"}
    assert {unit["status"] for unit in run.json["units"]} == {"accepted"}
    assert run.json["period"] == "2026-TW2"


def test_the_first_indicator_is_no_mean_of_percentages(inbox, consolidate):
    assert values(consolidate(inbox))["partisipasi"] != pytest.approx((12 / 15 + 8 / 10 + 3 / 5) / 3)


@pytest.mark.parametrize("unit", sorted(NEEDS))
def test_without_a_unit_its_figures_are_none_and_the_others_stand(inbox, consolidate, unit):
    (inbox / f"IKU_{unit}_2026-TW2_r1.xlsx").unlink()
    run = consolidate(inbox)
    assert run.code == 1
    for indicator in run.json["indicators"]:
        if indicator["code"] in NEEDS[unit]:
            assert indicator["value"] is None
            assert indicator["status"] == "incomplete"
        else:
            assert indicator["value"] == pytest.approx(FIGURES[indicator["code"]])
            assert indicator["status"] == "final"
    missing = {entry["code"] for entry in run.json["units"] if entry["status"] == "missing"}
    assert missing == ({unit, "IKM"} if unit == "EGOV" else {unit})


def test_the_provisional_figure_stands_beside_the_missing_one(inbox, consolidate):
    (inbox / "IKU_EGOV_2026-TW2_r1.xlsx").unlink()
    first = consolidate(inbox).json["indicators"][0]
    assert first["provisional"] == pytest.approx(20 / 25)


def test_an_older_triwulan_never_stands_in_for_a_missing_one(inbox, consolidate):
    (inbox / "IKU_TIK_2026-TW2_r1.xlsx").unlink()
    hosting = next(i for i in consolidate(inbox).json["indicators"] if i["code"] == "hosting")
    assert hosting["value"] is None
    assert [entry["value"] for entry in hosting["periods"]] == [pytest.approx(40 / 60), None]


def test_an_earlier_period_is_asked_for(inbox, consolidate):
    run = consolidate(inbox, "--period", "2026-TW1")
    assert run.json["period"] == "2026-TW1"
    assert values(run)["rilis"] == pytest.approx(20 / 23)
    assert "W126" in {finding["code"] for finding in run.json["findings"]}


@pytest.mark.processes
def test_same_inputs_same_bytes(inbox, consolidate, tmp_path):
    first = tmp_path / "satu" / "hasil.xlsx"
    consolidate(inbox, output=first)
    elsewhere = tmp_path / "lain" / "kotak-masuk"
    shutil.copytree(inbox, elsewhere)
    second = tmp_path / "lain" / "keluaran" / "hasil.xlsx"
    # From each output the inbox lies the same way: ../kotak-masuk.
    consolidate(elsewhere, output=second)
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.libreoffice
def test_libreoffice_changes_no_stored_value(demo, fresh):
    output = demo / "keluaran" / "IKU_2026-TW2.xlsx"
    assert list(differences(output, fresh(output))) == []


@pytest.mark.libreoffice
@pytest.mark.parametrize("unit", sorted(NEEDS))
def test_libreoffice_changes_no_stored_value_without_a_unit(inbox, consolidate, fresh, tmp_path, unit):
    (inbox / f"IKU_{unit}_2026-TW2_r1.xlsx").unlink()
    output = tmp_path / "kurang.xlsx"
    consolidate(inbox, output=output)
    assert list(differences(output, fresh(output))) == []


@pytest.mark.libreoffice
def test_forms_saved_by_libreoffice_give_the_same_figures(inbox, consolidate, recalculated):
    for path in sorted(inbox.glob("*TW2*")):
        shutil.move(recalculated(path), path)
    run = consolidate(inbox)
    assert values(run) == pytest.approx(FIGURES)
    assert {unit["status"] for unit in run.json["units"]} == {"accepted"}


@pytest.mark.gnumeric
def test_forms_saved_by_gnumeric_give_the_same_figures(inbox, consolidate, tmp_path):
    for path in sorted(inbox.glob("*TW2*")):
        saved = tmp_path / "gnumeric.xlsx"
        subprocess.run(["ssconvert", str(path), str(saved)], capture_output=True, check=True, timeout=120)
        shutil.move(saved, path)
    run = consolidate(inbox)
    assert values(run) == pytest.approx(FIGURES)
    assert {unit["status"] for unit in run.json["units"]} == {"accepted"}


def test_the_definition_of_the_demo_is_marked_as_an_example(demo, tmp_path):
    run = iku(
        "consolidate", demo / "kotak-masuk", "-d", demo / "definisi-contoh.toml", "-o", tmp_path / "lagi.xlsx"
    )
    assert "Target pada hasil ini adalah contoh." in run.out


def test_without_targets_achievement_cannot_be_said(inbox, tmp_path):
    run = iku("consolidate", inbox, "-o", tmp_path / "tanpa target.xlsx", "--json")
    assert run.code == 0
    assert {indicator["target"] for indicator in run.json["indicators"]} == {None}
    assert {indicator["achievement"] for indicator in run.json["indicators"]} == {None}
