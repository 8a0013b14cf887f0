"""The years before: what a package issued beats what returns say, and that beats what was typed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku_excel import calculation, checks, definition
from iku_excel.core.findings import Finding
from iku_excel.core.model import (
    Definition,
    FigureStatus,
    IssuedYear,
    Known,
    Recorded,
    Results,
    Submission,
    Target,
)
from iku_excel.core.periods import Period
from tests.summary.conftest import WHOLE, sent

SOURCE = "LKjIP 2025"
FIRST = Period(2026, 1)


def office(*rows: Recorded, targets: tuple[Target, ...] = ()) -> Definition:
    return replace(definition.builtin(), recorded=rows, targets=targets)


def a_year_ago(text: str) -> tuple[Submission, ...]:
    """The same returns, of the year before."""

    def earlier(period: Period) -> Period:
        return Period(period.year - 1, period.quarter)

    return tuple(
        replace(
            one,
            period=earlier(one.period),
            answers=tuple(replace(answer, period=earlier(answer.period)) for answer in one.answers),
        )
        for one in sent(text)
    )


def of_year(text: str) -> str:
    return "".join(text.replace(" 1 ", f" {quarter} ") for quarter in range(1, 5))


def calculated(
    given: Definition,
    period: Period = FIRST,
    past: tuple[Submission, ...] = (),
    issued: tuple[IssuedYear, ...] = (),
) -> Results:
    return calculation.calculate(given, period, (*sent(WHOLE), *past), issued=issued)


def laid_down(value: float | None, status: FigureStatus = FigureStatus.FINAL) -> IssuedYear:
    return IssuedYear(
        "partisipasi", "%", 2025, status, value, 0.9, None, None, "", "IKU-2025-TW4.zip", "AAAA-BBBB-CCCC"
    )


def told(results: Results) -> list[Finding]:
    return list(checks.typed_otherwise(results))


def test_what_was_typed_stands_for_its_year_with_its_source() -> None:
    """78,5 % against a typed 80 %: 98,125 %; half up 98,13, Sangat Tinggi."""
    results = calculated(office(Recorded("partisipasi", 2025, 0.785, 0.8, source=SOURCE)))
    year = results.year("partisipasi", 2025)
    assert year is not None
    assert (year.known, year.status, year.source) == (Known.TYPED, FigureStatus.TYPED, SOURCE)
    assert (year.value, year.target, year.achievement) == (0.785, 0.8, 0.98125)
    assert year.category == "Sangat Tinggi"
    assert year.recorded_target
    assert results.years_before == (2025,)
    assert not told(results)


def test_a_target_of_that_year_counts_before_the_typed_one() -> None:
    row = Recorded("partisipasi", 2025, 0.6, 0.8)
    results = calculated(office(row, targets=(Target("partisipasi", 2025, 0.75),)))
    year = results.year("partisipasi", 2025)
    assert year is not None
    assert (year.target, year.achievement, year.recorded_target) == (0.75, 0.8, False)


@pytest.mark.parametrize(
    ("row", "achievement"),
    [
        (Recorded("partisipasi", 2025, 0.785), None),  # no target, no capaian
        (Recorded("partisipasi", 2025, None, 0.8), None),
        (Recorded("partisipasi", 2025, 0.785, 0.0), None),
        (Recorded("partisipasi", 2025, 0.0, 0.8), 0.0),  # a typed 0 is a value
        (Recorded("partisipasi", 2025, 0.7, 0.8, 0.9), 0.875),  # below a range: its lower bound
    ],
)
def test_capaian_only_where_the_rule_gives_one(row: Recorded, achievement: float | None) -> None:
    year = calculated(office(row)).year("partisipasi", 2025)
    assert year is not None
    assert year.achievement == achievement


def test_lower_is_better_by_the_same_rule() -> None:
    """(2 × 10 − 8) : 10 = 120 %."""
    given = office(Recorded("partisipasi", 2025, 0.08, 0.10))
    lower = replace(given.indicators[0], polarity=definition.builtin().indicators[0].polarity.MINIMIZE)
    year = calculated(replace(given, indicators=(lower, *given.indicators[1:]))).year("partisipasi", 2025)
    assert year is not None
    assert year.achievement == 1.2


def test_a_triwulan_is_compared_with_its_own_and_the_year_with_tw_iv() -> None:
    rows = (Recorded("partisipasi", 2025, 0.785), Recorded("partisipasi", 2025, 0.4, quarter=1))
    first = calculated(office(*rows)).earlier("partisipasi")
    assert first is not None
    assert (first.value, first.status) == (0.4, FigureStatus.TYPED)
    alone = calculated(office(rows[0]))
    assert alone.last_year == ()  # a whole year is no TW I
    assert alone.years_before == (2025,)
    for period in (Period(2026, 4), Period(2026, 0)):
        earlier = calculated(office(*rows), period).earlier("partisipasi")
        assert earlier is not None
        assert earlier.value == 0.785


def test_returns_of_then_beat_what_was_typed_and_both_are_named() -> None:
    """12 + 8 + 3 of 30 is 76,67 %; 78,5 % was typed."""
    row = Recorded("partisipasi", 2025, 0.785, 0.8, source=SOURCE)
    results = calculated(office(row), past=a_year_ago(of_year(WHOLE)))
    year = results.year("partisipasi", 2025)
    assert year is not None
    assert year.known is Known.CALCULATED
    assert year.value == pytest.approx(23 / 30)
    assert (year.target, year.recorded_target) == (0.8, True)  # nothing else sets one
    assert year.achievement == pytest.approx(23 / 24)
    (finding,) = told(results)
    assert finding.code == "W693"
    assert (finding.values["terbaca"], finding.values["nilai"]) == ("78,50 %", "76,67 %")
    assert (finding.values["kiriman"], finding.values["paket"]) == ("2025", "")


def test_a_typed_figure_that_prints_alike_is_no_matter() -> None:
    row = Recorded("partisipasi", 2025, 0.7667)
    assert not told(calculated(office(row), past=a_year_ago(of_year(WHOLE))))


def test_what_was_typed_never_makes_an_incomplete_figure_whole() -> None:
    """Only three triwulan came of 2025: its figure waits for the fourth, whatever was typed."""
    row = Recorded("partisipasi", 2025, 0.785)
    three = a_year_ago("".join(WHOLE.replace(" 1 ", f" {quarter} ") for quarter in (1, 2, 3)))
    results = calculated(office(row), past=three)
    year = results.year("partisipasi", 2025)
    assert year is not None
    assert (year.value, year.status, year.known) == (None, FigureStatus.INCOMPLETE, Known.CALCULATED)
    assert [one.values["nilai"] for one in told(results)] == ["belum lengkap"]


def test_returns_for_other_indicators_leave_it_alone() -> None:
    row = Recorded("partisipasi", 2025, 0.785)
    only_tik = a_year_ago(of_year("TIK 1 kapasitas_hosting=60 rilis_tepat=45 data_masuk=50\n"))
    year = calculated(office(row), past=only_tik).year("partisipasi", 2025)
    assert year is not None
    assert year.known is Known.TYPED


@pytest.mark.parametrize(("value", "status"), [(0.8, FigureStatus.FINAL), (None, FigureStatus.INCOMPLETE)])
def test_a_package_beats_both(value: float | None, status: FigureStatus) -> None:
    row = Recorded("partisipasi", 2025, 0.785)
    past = a_year_ago(of_year(WHOLE))
    results = calculated(office(row), past=past, issued=(laid_down(value, status),))
    year = results.year("partisipasi", 2025)
    assert year is not None
    assert (year.known, year.value, year.status) == (Known.ISSUED, value, status)
    (finding,) = told(results)
    assert finding.values["paket"] == "IKU-2025-TW4.zip"


@given(typed=st.integers(0, 10_000), issued=st.integers(0, 10_000))
def test_whatever_was_typed_a_package_stands(typed: int, issued: int) -> None:
    row = Recorded("partisipasi", 2025, typed / 10_000)
    results = calculated(office(row), issued=(laid_down(issued / 10_000),))
    year = results.year("partisipasi", 2025)
    assert year is not None
    assert (year.known, year.value) == (Known.ISSUED, issued / 10_000)
    assert bool(told(results)) is (typed != issued)
    assert all(result.status is not FigureStatus.TYPED for result in results.indicators)


def test_one_that_was_measured_otherwise_is_not_taken_from_a_package() -> None:
    other = replace(laid_down(0.8), measure="lembaga")
    assert calculated(office(), issued=(other,)).years == ()


def test_five_years_back_and_no_further() -> None:
    rows = [Recorded("partisipasi", year, 0.5) for year in range(2019, 2026)]
    assert calculated(office(*rows)).years_before == (2021, 2022, 2023, 2024, 2025)
    assert calculated(office(*rows), Period(2025, 1)).years_before == (2020, 2021, 2022, 2023, 2024)


def test_an_office_without_it_has_nothing_new() -> None:
    results = calculated(office(), past=a_year_ago(of_year(WHOLE)))
    assert results.years_before == ()
    assert all(one.status.final for one in results.last_year)
