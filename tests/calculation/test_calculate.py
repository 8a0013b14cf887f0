"""From submissions to results, whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iku_excel.calculation import calculate
from iku_excel.core.findings import Finding, Place
from iku_excel.core.model import (
    Achievement,
    Definition,
    Edition,
    FigureStatus,
    Result,
    Results,
    SheetStatus,
    Submission,
    Target,
)
from iku_excel.core.periods import Period
from iku_excel.definition import builtin

TW1, TW2 = Period(2026, 1), Period(2026, 2)
Sent = Callable[[str], tuple[Submission, ...]]

EGOV_ALONE = "aplikasi_hosting=42 opd_aplikasi=31 opd_jumlah=38"
FIRST = f"""
    PKP  1 lembaga_aktif=12 lembaga_terverifikasi=15 hari_layanan=2
    PIOP 1 lembaga_aktif=8  lembaga_terverifikasi=10 hari_layanan=3
    EGOV 1 lembaga_aktif=3  lembaga_terverifikasi=5  hari_layanan=4 {EGOV_ALONE}
    TIK  1 kapasitas_hosting=60 rilis_tepat=45 data_masuk=50
    IKM  1 44 33 -2
"""
VALUES = {
    "partisipasi": 23 / 30,
    "ikm": 81.25,  # (7 / 2 + 9 / 3) / 2 × 25
    "hosting": 42 / 60,
    "opd_egov": 31 / 38,
    "rilis": 45 / 50,
    "lama": 3.0,
}
NEEDS = {
    "PKP": {"partisipasi", "lama"},
    "PIOP": {"partisipasi", "lama"},
    "EGOV": {"partisipasi", "hosting", "opd_egov", "lama"},
    "TIK": {"hosting", "rilis"},
    "IKM": {"ikm"},
}
PROVISIONAL = {
    "PKP": {"partisipasi": 11 / 15, "lama": 3.5},
    "PIOP": {"partisipasi": 15 / 20, "lama": 3.0},
    "EGOV": {"partisipasi": 20 / 25, "lama": 2.5, "hosting": None, "opd_egov": None},
    "TIK": {"hosting": None, "rilis": None},
    "IKM": {"ikm": None},
}


def by_code(results: Results) -> dict[str, Result]:
    return {result.indicator: result for result in results.indicators}


def test_every_figure_of_a_whole_triwulan(office: Definition, sent: Sent) -> None:
    results = by_code(calculate(office, TW1, sent(FIRST)))
    assert {code: result.value for code, result in results.items()} == VALUES
    assert {result.status for result in results.values()} == {FigureStatus.FINAL}
    assert {result.provisional for result in results.values()} == {None}


@pytest.mark.parametrize("removed", NEEDS)
def test_each_unit_removed_takes_only_the_figures_that_need_it(
    office: Definition, sent: Sent, removed: str
) -> None:
    remaining = tuple(sheet for sheet in sent(FIRST) if sheet.unit != removed)
    for code, result in by_code(calculate(office, TW1, remaining)).items():
        if code in NEEDS[removed]:
            assert (result.value, result.status, result.missing) == (
                None,
                FigureStatus.INCOMPLETE,
                (removed,),
            )
            assert result.provisional == PROVISIONAL[removed][code]
            assert (result.achievement, result.category) == (None, "")
        else:
            assert (result.value, result.status) == (VALUES[code], FigureStatus.FINAL)


@pytest.mark.parametrize("refused", NEEDS)
def test_each_sheet_refused_refuses_the_figures_that_need_it(
    office: Definition, sent: Sent, refused: str
) -> None:
    sheets = tuple(
        replace(sheet, status=SheetStatus.REFUSED) if sheet.unit == refused else sheet
        for sheet in sent(FIRST)
    )
    results = calculate(office, TW1, sheets)
    said = {code for code, result in by_code(results).items() if result.status is FigureStatus.REFUSED}
    assert said == NEEDS[refused]
    assert all(by_code(results)[code].value is None for code in said)
    assert next(unit.status for unit in results.units if unit.unit == refused) is SheetStatus.REFUSED


def test_a_figure_is_held_against_its_target_to_date(office: Definition, sent: Sent) -> None:
    results = by_code(calculate(office, TW1, sent(FIRST)))
    reached = results["partisipasi"]
    assert (reached.target, reached.achievement, reached.category) == (0.2, 23 / 30 / 0.2, "Sangat Tinggi")
    assert (results["rilis"].target, results["rilis"].achievement, results["rilis"].category) == (
        None,
        None,
        "",
    )


def test_the_years_figure_is_held_against_the_years_target(office: Definition, sent: Sent) -> None:
    last = FIRST.replace(" 1 ", " 4 ")
    reached = by_code(calculate(office, Period(2026), sent(last)))["partisipasi"]
    assert (reached.target, reached.category, reached.quarters) == (0.85, "Tinggi", (Period(2026, 4),))
    assert reached.achievement == float(Fraction(23, 30) / Fraction(85, 100))


def test_a_range_and_a_cap_come_from_the_definition(office: Definition, sent: Sent) -> None:
    ranged = replace(office, targets=(Target("rilis", 2026, 0.5, upper=0.6, quarters=(0.5,) * 4),))
    reached = by_code(calculate(ranged, TW1, sent(FIRST)))["rilis"]
    assert (reached.target, reached.upper, reached.achievement) == (0.5, 0.6, 0.9 / 0.6)
    capped = replace(ranged, achievement=Achievement(cap=1.2))
    assert by_code(calculate(capped, TW1, sent(FIRST)))["rilis"].achievement == 1.2


def test_a_range_is_not_shown_where_its_triwulan_has_no_target(office: Definition, sent: Sent) -> None:
    ranged = replace(office, targets=(Target("rilis", 2026, 0.5, upper=0.6),))
    reached = by_code(calculate(ranged, TW1, sent(FIRST)))["rilis"]
    assert (reached.target, reached.upper, reached.achievement) == (None, None, None)


def test_every_unit_has_a_status_in_every_triwulan(office: Definition, sent: Sent) -> None:
    submissions = sent("TIK 2 data_masuk=1\nPKP 2 blank\nPIOP 2 refused\nTIK 3 data_masuk=1")
    statuses = {(u.unit, u.period): u for u in calculate(office, TW2, submissions).units}
    assert set(statuses) == {(unit.code, period) for unit in office.units for period in (TW1, TW2)}
    assert [statuses[code, TW2].status for code in ("TIK", "PKP", "PIOP", "EGOV")] == [
        SheetStatus.ACCEPTED,
        SheetStatus.BLANK,
        SheetStatus.REFUSED,
        SheetStatus.MISSING,
    ]
    assert statuses["TIK", TW2].submission is submissions[0]
    assert statuses["TIK", TW1].submission is None


def test_history_is_kept_but_not_calculated(office: Definition, sent: Sent) -> None:
    last_year = tuple(replace(sheet, period=Period(2025, 1)) for sheet in sent(FIRST))
    results = calculate(office, TW2, sent(FIRST) + last_year)
    assert {total.period for total in results.totals} == {TW1, TW2}
    assert len(results.totals) == 9 * 2
    assert [survey.period for survey in results.surveys] == [TW1, TW2]
    assert results.submissions == sent(FIRST) + last_year
    assert by_code(results)["partisipasi"].figures[0].value == 23 / 30


def test_findings_and_the_date_of_signature_travel_along(office: Definition) -> None:
    found = (Finding("W134", unit="PKP"),)
    results = calculate(office, TW1, (), found, date(2026, 7, 10))
    assert (results.findings, results.signed) == (found, date(2026, 7, 10))
    assert {result.status for result in results.indicators} == {FigureStatus.INCOMPLETE}


def test_the_builtin_definition_gives_the_five_figures(sent: Sent) -> None:
    ten = (
        "223434443 332333323 333443334 224444343 332333323 333433334 333333324 343334434 333333333 323444443"
    )
    forms = f"""
        PKP  1 lembaga_aktif=12 lembaga_terverifikasi=15
        PIOP 1 lembaga_aktif=8 lembaga_terverifikasi=10
        EGOV 1 lembaga_aktif=3 lembaga_terverifikasi=5 {EGOV_ALONE}
        TIK  1 kapasitas_hosting=60 rilis_tepat=45 data_masuk=50
        IKM  1 {ten}
    """
    results = by_code(calculate(builtin(), TW1, sent(forms)))
    assert {code: result.value for code, result in results.items()} == {
        "partisipasi": 23 / 30,
        "ikm": 78.89,
        "hosting": 42 / 60,
        "opd_egov": 31 / 38,
        "rilis": 45 / 50,
    }
    assert {(result.target, result.achievement, result.category) for result in results.values()} == {
        (None, None, "")
    }


def test_the_builtin_definition_sums_releases_over_triwulan_and_takes_the_last_of_the_rest(
    sent: Sent,
) -> None:
    forms = f"""
        EGOV 1 {EGOV_ALONE}
        TIK  1 kapasitas_hosting=60 rilis_tepat=45 data_masuk=50
        EGOV 2 aplikasi_hosting=48 opd_aplikasi=31 opd_jumlah=38
        TIK  2 kapasitas_hosting=60 rilis_tepat=10 data_masuk=40
    """
    results = by_code(calculate(builtin(), TW2, sent(forms)))
    assert (results["rilis"].value, results["hosting"].value) == (55 / 90, 48 / 60)


MANY = (
    FIRST
    + """
    PKP  2 lembaga_aktif=0.1 lembaga_terverifikasi=0.7 hari_layanan=0.1
    PIOP 2 lembaga_aktif=0.2 lembaga_terverifikasi=0.8 hari_layanan=0.2
    EGOV 2 lembaga_aktif=0.3 lembaga_terverifikasi=0.9 hari_layanan=nihil opd_aplikasi=refused
    TIK  2 kapasitas_hosting=60 rilis_tepat=pending data_masuk=50
    IKM  2 4x 3-
"""
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_the_order_of_submissions_does_not_matter(
    office: Definition, sent: Sent, data: st.DataObject
) -> None:
    submissions = sent(MANY)
    shuffled: Sequence[Submission] = data.draw(st.permutations(submissions))
    for period in (TW1, TW2, Period(2026)):
        expected, got = calculate(office, period, submissions), calculate(office, period, shuffled)
        assert replace(got, submissions=expected.submissions) == expected


def test_the_perubahan_counts_for_every_period_that_ends_on_its_day_or_later(
    office: Definition, sent: Sent
) -> None:
    first = Target("partisipasi", TW1.year, 0.8, quarters=(0.2, 0.4, 0.6, 0.8))
    revised = Target(
        "partisipasi", TW1.year, 0.5, None, (0.1, 0.2, 0.3, 0.5), Edition.REVISED, date(TW1.year, 9, 30)
    )
    for targets in ((first, revised), (revised, first)):
        changed = replace(office, targets=targets)
        aims = [
            by_code(calculate(changed, Period(TW1.year, quarter), sent(FIRST)))["partisipasi"].target
            for quarter in (1, 2, 3, 4, 0)
        ]
        assert aims == [0.2, 0.4, 0.3, 0.5, 0.5]
    a_day_later = replace(revised, since=date(TW1.year, 10, 1))
    third = calculate(replace(office, targets=(first, a_day_later)), Period(TW1.year, 3), sent(FIRST))
    assert by_code(third)["partisipasi"].target == 0.6


def test_before_a_lone_perubahan_the_target_is_belum_ditetapkan(office: Definition, sent: Sent) -> None:
    alone = Target("rilis", TW1.year, 0.9, None, (0.9,) * 4, Edition.REVISED, date(TW1.year, 9, 1))
    changed = replace(office, targets=(alone,))
    before, after = (
        by_code(calculate(changed, Period(TW1.year, quarter), sent(FIRST)))["rilis"] for quarter in (2, 3)
    )
    assert (before.target, before.achievement) == (None, None)
    assert after.target == 0.9


@pytest.mark.parametrize(("unit", "periods"), [("IKM", [Period(2025, 1)]), ("PKP", [])])
def test_a_survey_is_measured_for_the_years_in_which_its_own_unit_sent(
    office: Definition, sent: Sent, unit: str, periods: list[Period]
) -> None:
    earlier = sent(f"{unit} 1 {'44 33' if unit == 'IKM' else 'lembaga_aktif=1'}")
    earlier = tuple(replace(sheet, period=Period(2025, 1)) for sheet in earlier)
    results = calculate(office, TW2, sent(FIRST) + earlier)
    assert [survey.period for survey in results.past_surveys] == periods


def test_a_perubahan_is_told_with_what_it_changed(office: Definition, sent: Sent) -> None:
    changed = Target(
        "partisipasi",
        2026,
        0.9,
        quarters=(0.2, 0.5, 0.8, 0.9),
        edition=Edition.REVISED,
        since=date(2026, 6, 30),
    )
    now = replace(office, targets=(*office.targets, changed))
    first, second = (by_code(calculate(now, period, ()))["partisipasi"] for period in (TW1, TW2))
    assert (first.target, first.revised, first.original) == (0.2, None, (None, None))
    assert (second.target, second.revised, second.original) == (0.5, date(2026, 6, 30), (0.45, None))


def test_results_are_final_when_every_figure_is_and_nothing_is_wrong(office: Definition, sent: Sent) -> None:
    assert calculate(office, TW1, sent(FIRST)).final
    assert calculate(office, TW1, sent(FIRST), [Finding("W501")]).final
    assert not calculate(office, TW1, sent(FIRST), [Finding("E301")]).final
    assert not calculate(office, TW1, sent(FIRST.replace(" rilis_tepat=45", ""))).final


@pytest.mark.parametrize(("when", "value"), [("2026-TW1", None), ("2026-TW2", 45 / 50), ("", None)])
def test_a_file_that_cannot_be_opened_leaves_its_triwulan_open(
    office: Definition, sent: Sent, when: str, value: float | None
) -> None:
    """Where nobody knows for when it is, any may be meant."""
    found = Finding("E180", place=Place("PKP.xlsx"), unit="TIK", values={"z": when} if when else {})
    results = by_code(calculate(office, TW1, sent(FIRST), [found]))
    assert results["rilis"].value == value
    assert results["opd_egov"].value == 31 / 38
