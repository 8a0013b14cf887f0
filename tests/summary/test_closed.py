"""Documents on closed triwulan of another definition: engines agree, and what is carried holds together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from iku_excel import calculation, definition, summary
from iku_excel.cli.explain import explanation
from iku_excel.core.expression import parse
from iku_excel.core.model import Closed, Definition, FigureStatus, Pooling, Results
from iku_excel.core.periods import Period
from iku_excel.summary.embedded.reading import recall_bytes

from ..second_engine import recalculated
from .conftest import SEKADAU, WHOLE, YEAR, sent, targeted

FIRST, SECOND = Period(YEAR, 1), Period(YEAR, 2)
PACKAGE = f"{YEAR}-TW1_P1.zip"
NOW = targeted(definition.builtin())


def renamed(old: str, new: str) -> Definition:
    """The definition before a unit was called otherwise."""
    units = tuple(
        replace(one, code=new, name="Bidang lama", sheet=f"Lembar {new}") if one.code == old else one
        for one in NOW.units
    )
    variables = tuple(
        replace(one, units=tuple(new if unit == old else unit for unit in one.units)) for one in NOW.variables
    )
    return replace(NOW, units=units, variables=variables)


def without(indicator: str, *, units: tuple[str, ...] = ()) -> Definition:
    """The definition before a Perubahan brought an indicator, and all that only it needs."""
    gone = set(NOW.indicator(indicator).needs)
    return replace(
        NOW,
        units=tuple(one for one in NOW.units if one.code not in units),
        indicators=tuple(one for one in NOW.indicators if one.code != indicator),
        variables=tuple(one for one in NOW.variables if one.code not in gone),
        surveys=tuple(one for one in NOW.surveys if one.variable not in gone),
        targets=tuple(one for one in NOW.targets if one.indicator != indicator),
    )


def otherwise(formula: str) -> Definition:
    tree, _ = parse(formula)
    assert tree is not None
    rilis = replace(NOW.indicator("rilis"), expression=tree)
    return replace(NOW, indicators=tuple(rilis if one.code == "rilis" else one for one in NOW.indicators))


def shorter() -> Definition:
    (survey,) = NOW.surveys
    return replace(NOW, surveys=(replace(survey, elements=survey.elements[:8]),))


def pooled(given: Definition, over: Pooling) -> Definition:
    return replace(given, indicators=tuple(replace(one, across_periods=over) for one in given.indicators))


def line_less(unit: str) -> str:
    return "\n".join(line for line in WHOLE.splitlines() if not line.startswith(unit))


SHORT = {answers: answers[:8] for answers in SEKADAU.split()}
CASES: dict[str, Callable[[], tuple[Definition, str]]] = {
    "a bidang had another code": lambda: (renamed("PKP", "HUMAS"), WHOLE.replace("PKP", "HUMAS")),
    "an indicator is new": lambda: (
        without("rilis"),
        WHOLE.replace("rilis_tepat=45 data_masuk=50", ""),
    ),
    "a survey is new": lambda: (without("ikm", units=("IKM",)), line_less("IKM")),
    "a survey had eight unsur": lambda: (
        shorter(),
        " ".join(SHORT.get(word, word) for word in WHOLE.replace("\n", " \n ").split(" ")),
    ),
    "a formula was another": lambda: (otherwise("opd_aplikasi / data_masuk"), WHOLE),
    "it was closed without a bidang": lambda: (NOW, line_less("TIK")),
}


def results_of(case: str, over: Pooling, period: Period = SECOND) -> Results:
    then, text = CASES[case]()
    later = "".join(WHOLE.replace(" 1 ", f" {one.quarter} ") for one in period.quarters[1:])
    closed = (Closed(FIRST, PACKAGE, "ABCD-EFGH-JKLM", pooled(then, over)),)
    given = (*sent(text), *sent(later))
    return calculation.calculate(pooled(NOW, over), period, given, (), None, closed)


@pytest.mark.parametrize("over", [Pooling.SUM, Pooling.MEAN])
@pytest.mark.parametrize("case", CASES)
def test_both_engines_agree_and_what_is_carried_holds_together(case: str, over: Pooling, tmp_path: Path):
    results = results_of(case, over)
    data = summary.draw(results)
    path = tmp_path / "dokumen.xlsx"
    path.write_bytes(data)
    assert [one for one in recalculated(path) if not one.same] == []
    assert recall_bytes(data, path.name).results == results
    for indicator in results.definition.indicators:
        assert list(explanation(results, indicator))


@pytest.mark.parametrize("case", ["a survey is new", "a survey had eight unsur"])
def test_a_year_that_ends_with_a_closed_triwulan_is_drawn(case: str, tmp_path: Path):
    """Its last triwulan was closed under the definition of then."""
    then, text = CASES[case]()
    year = Period(YEAR)
    fourth = text.replace(" 1 ", " 4 ")
    closed = (Closed(year.quarters[-1], "2026-TW4.zip", "ABCD-EFGH-JKLM", then),)
    results = calculation.calculate(NOW, year, sent(fourth), (), None, closed)
    path = tmp_path / "dokumen.xlsx"
    path.write_bytes(summary.draw(results))
    assert recall_bytes(path.read_bytes(), path.name).results == results
    assert [one for one in recalculated(path) if not one.same] == []


def test_by_hand_what_is_new_is_not_missed_and_what_merged_is_added():
    """Rilis is 45 of 50 in each triwulan; partisipasi 23 of 30 whoever reported it."""
    new = results_of("an indicator is new", Pooling.SUM).result("rilis")
    assert (new.status, new.value, new.quarters) == (FigureStatus.FINAL, 45 / 50, (SECOND,))
    assert new.figure(FIRST).status is FigureStatus.UNASKED
    merged = results_of("a bidang had another code", Pooling.SUM).result("partisipasi")
    assert (merged.value, merged.quarters) == (pytest.approx(46 / 60), (FIRST, SECOND))
    other = results_of("a formula was another", Pooling.SUM).result("rilis")
    assert other.figure(FIRST).value == pytest.approx(31 / 50)
    assert other.value == pytest.approx(90 / 100)
    waits = results_of("it was closed without a bidang", Pooling.SUM).result("rilis")
    assert (waits.status, waits.missing) == (FigureStatus.INCOMPLETE, ("TIK",))


def test_data_names_the_package_of_a_closed_triwulan(tmp_path: Path):
    path = tmp_path / "dokumen.xlsx"
    path.write_bytes(summary.draw(results_of("a bidang had another code", Pooling.SUM)))
    sheet = openpyxl.load_workbook(path)["Data"]
    rows = [[str(cell.value) for cell in row] for row in sheet.iter_rows()]
    then = [row for row in rows if "Lembar HUMAS" in row]
    assert then
    assert all(any(text.startswith(f"{PACKAGE} › ") for text in row) for row in then)
