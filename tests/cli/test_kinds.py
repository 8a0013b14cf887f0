"""Twelve bidang and forty indicators of every kind, from blank forms to the official workbook."""

from __future__ import annotations

from pathlib import Path

import pytest

from iku_excel import definition, template
from iku_excel.core.model import Definition
from iku_excel.core.periods import Period
from iku_excel.definition import book
from iku_excel.form import VALUE_CODE, Key, build
from tests import kinds

from ..values import differences, stored
from .conftest import Run, iku


@pytest.fixture(scope="module")
def office() -> Definition:
    made, findings = definition.loads(kinds.text(), "kinds.toml")
    assert made is not None, findings
    assert {finding.code for finding in findings} <= {"N662"}, findings  # targets of the year alone
    return made


@pytest.fixture(scope="module")
def run(office: Definition, tmp_path_factory: pytest.TempPathFactory) -> tuple[Run, Path]:
    """Every form filled for two triwulan, and consolidated with the definition as a workbook."""
    folder = tmp_path_factory.mktemp("kinds")
    (folder / "masuk").mkdir()
    (folder / "definisi.xlsx").write_bytes(book.draw(office))
    for quarter in (1, 2):
        for unit in kinds.BIDANG:
            form = build(office, Period(kinds.YEAR, quarter), (unit,))
            path = folder / "masuk" / f"{unit}-{quarter}.xlsx"
            path.write_bytes(template.draw(form, contents(office, unit, quarter)))
    output = folder / "hasil.xlsx"
    done = iku("consolidate", folder / "masuk", "-d", folder / "definisi.xlsx", "-o", output, "--json")
    return done, output


def contents(office: Definition, unit: str, quarter: int) -> dict[Key, str | float | None]:
    filled: dict[Key, str | float | None] = {}
    for variable in office.asked_of(unit):
        number = int(variable.code[1:])
        filled[unit, variable.code, VALUE_CODE] = kinds.answer(number, variable.code[0], unit, quarter)
    if unit == "B01":
        for row, scores in enumerate(kinds.scores(quarter), 1):
            for element, score in enumerate(scores, 1):
                filled["SURVEI", str(row), f"u{element}"] = score
    return filled


def test_every_bidang_reports_several_variables(office):
    assert len(office.units) == 13
    assert len(office.indicators) == kinds.INDICATORS
    assert min(len(office.asked_of(unit)) for unit in kinds.BIDANG) >= 5


def test_forty_figures_are_those_calculated_by_hand(run):
    done, _ = run
    assert done.code == 0, done.out[-2000:] + done.err
    found = {indicator["code"]: indicator["value"] for indicator in done.json["indicators"]}
    for number in range(1, kinds.INDICATORS):
        assert found[f"i{number}"] == pytest.approx(kinds.expected(number)), number
    answers = kinds.scores(2)
    assert found["ikm"] == pytest.approx(
        sum(map(sum, answers)) / len(answers) / kinds.ELEMENTS * 25, abs=0.005
    )


def test_targets_of_every_polarity_are_measured(run):
    done, _ = run
    by_code = {indicator["code"]: indicator for indicator in done.json["indicators"]}
    maximized, minimized, within = by_code["i6"], by_code["i3"], by_code["i4"]
    assert maximized["achievement"] == pytest.approx(min(maximized["value"] / 0.45, 1.2))
    assert minimized["achievement"] == pytest.approx(min(900 / minimized["value"], 1.2))
    assert within["target"] == pytest.approx(0.6)
    assert 0.6 <= within["value"] <= 0.85
    assert within["achievement"] == 1
    assert by_code["i8"]["achievement"] is None  # belum ditetapkan
    assert by_code["i5"]["target"] is None  # a target for the year, none for the triwulan
    assert by_code["ikm"]["achievement"] is None


@pytest.mark.libreoffice
def test_libreoffice_changes_no_stored_value(run, fresh):
    _, output = run
    differing = list(differences(output, fresh(output)))
    assert sum(map(len, stored(output).values())) > 1000
    assert not differing, differing[:10]
