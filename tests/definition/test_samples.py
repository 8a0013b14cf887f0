"""The definitions of other kinds of office in samples/ can be used as they stand, and name their sources."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from iku_excel.core.model import Minimizing, Polarity
from iku_excel.definition import book, load, loads, to_toml

SAMPLES = sorted((Path(__file__).parents[2] / "samples" / "definisi").glob("*.toml"))


OFFICES = [path for path in SAMPLES if path.stem != "diskominfo-lengkap"]  # that one adds to the built-in one


def test_there_are_five() -> None:
    names = ["dinkes", "disdukcapil", "diskominfo-lengkap", "pertanahan", "rsud"]
    assert [path.stem for path in SAMPLES] == names


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_loads_without_a_fault_and_survives_the_workbook(path: Path, tmp_path: Path) -> None:
    made, findings = load(path)
    assert made is not None, findings
    assert {finding.code for finding in findings} <= {"N643", "N662"}
    assert made.example
    (tmp_path / "d.xlsx").write_bytes(book.draw(made))
    assert load(tmp_path / "d.xlsx")[0] == made
    assert loads(to_toml(made), "d.toml")[0] == made


@pytest.mark.parametrize("path", OFFICES, ids=lambda path: path.stem)
def test_a_sample_says_where_its_facts_come_from(path: Path) -> None:
    head = path.read_text(encoding="utf-8").split("contoh = true")[0]
    assert "Sumber" in head
    assert "http" in head or "tests/cases/" in head
    assert "tanpa sumber" in head


def test_one_has_a_range_and_lower_is_better() -> None:
    made, _ = load(next(path for path in SAMPLES if path.stem == "rsud"))
    assert made is not None
    assert {indicator.polarity for indicator in made.indicators} == {Polarity.RANGE, Polarity.MINIMIZE}
    assert made.achievement.minimizing is Minimizing.DIFFERENCE
    bor = made.target("bor", 2026)
    assert bor is not None
    assert (bor.value, bor.upper) == (0.6, 0.85)


def test_the_year_before_in_one_is_what_its_report_says() -> None:
    """87,28, which the report's own parts give."""
    made, _ = load(next(path for path in SAMPLES if path.stem == "pertanahan"))
    assert made is not None
    case = Path(__file__).parents[1] / "cases" / "bantul-2023.toml"
    (row,) = made.recorded
    (report,) = tomllib.loads(case.read_text(encoding="utf-8"))["laporan"]
    assert (row.year, row.value) == (int(report["nama"]), report["ikm"])
