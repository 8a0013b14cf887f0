"""Over triwulan: the last known, the sum and the mean, and when each cannot be said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from iku_excel.calculation import calculate
from iku_excel.core.model import Definition, FigureStatus, Pooling, Result, Submission
from iku_excel.core.periods import Period

TW1, TW2, TW3, TW4 = (Period(2026, quarter) for quarter in (1, 2, 3, 4))
YEAR = Period(2026)
Sent = Callable[[str], tuple[Submission, ...]]

RELEASES = "TIK 1 rilis_tepat=45 data_masuk=50\nTIK 2 rilis_tepat=10 data_masuk=40\n"


def result_of(
    office: Definition, code: str, period: Period, submissions: tuple[Submission, ...], pooling: Pooling
) -> Result:
    indicators = tuple(
        replace(each, across_periods=pooling) if each.code == code else each for each in office.indicators
    )
    results = calculate(replace(office, indicators=indicators), period, submissions)
    return next(result for result in results.indicators if result.indicator == code)


def test_last_takes_the_triwulans_own(office: Definition, sent: Sent) -> None:
    said = result_of(office, "rilis", TW2, sent(RELEASES), Pooling.LAST)
    assert (said.value, said.status, said.quarters) == (10 / 40, FigureStatus.FINAL, (TW2,))
    assert [figure.value for figure in said.figures] == [45 / 50, 10 / 40]


def test_an_older_triwulan_never_stands_in_for_a_missing_one(office: Definition, sent: Sent) -> None:
    said = result_of(office, "rilis", TW2, sent("TIK 1 rilis_tepat=45 data_masuk=50"), Pooling.LAST)
    assert (said.value, said.provisional, said.status) == (None, None, FigureStatus.INCOMPLETE)
    assert said.missing == ("TIK",)
    assert [figure.value for figure in said.figures] == [45 / 50, None]


def test_a_year_takes_the_last_triwulan_heard_of(office: Definition, sent: Sent) -> None:
    blank_after = sent(RELEASES + "TIK 3 blank\nEGOV 4 opd_jumlah=38")
    said = result_of(office, "rilis", YEAR, blank_after, Pooling.LAST)
    assert (said.value, said.quarters, said.status) == (10 / 40, (TW2,), FigureStatus.FINAL)
    assert [figure.period for figure in said.figures] == [TW1, TW2, TW3, TW4]


@pytest.mark.parametrize(
    ("later", "status"),
    [
        ("TIK 3 rilis_tepat=5 data_masuk=pending", FigureStatus.INCOMPLETE),
        ("TIK 3 refused", FigureStatus.REFUSED),
        ("TIK 3 partial rilis_tepat=5 data_masuk=refused", FigureStatus.REFUSED),
        ("TIK 3 rilis_tepat=0 data_masuk=0", FigureStatus.UNDEFINED),
    ],
)
def test_a_later_triwulan_is_never_skipped_for_an_older_whole_one(
    office: Definition, sent: Sent, later: str, status: FigureStatus
) -> None:
    said = result_of(office, "rilis", YEAR, sent(RELEASES + later), Pooling.LAST)
    assert (said.value, said.quarters, said.status) == (None, (TW3,), status)


def test_a_year_takes_no_other_years_triwulan(office: Definition, sent: Sent) -> None:
    elsewhere = tuple(
        replace(sheet, period=Period(year, 4)) for year in (2025, 2027) for sheet in sent(RELEASES)[:1]
    )
    said = result_of(office, "rilis", YEAR, sent(RELEASES) + elsewhere, Pooling.LAST)
    assert (said.value, said.quarters) == (10 / 40, (TW2,))


def test_a_year_of_which_nothing_was_heard_is_incomplete(office: Definition, sent: Sent) -> None:
    said = result_of(office, "partisipasi", YEAR, sent(RELEASES), Pooling.LAST)
    assert (said.value, said.quarters, said.status) == (None, (TW4,), FigureStatus.INCOMPLETE)
    assert said.missing == ("PKP", "PIOP", "EGOV")


def test_sum_adds_numerators_and_denominators_before_dividing(office: Definition, sent: Sent) -> None:
    said = result_of(office, "rilis", TW2, sent(RELEASES), Pooling.SUM)
    assert said.value == 55 / 90
    assert [figure.value for figure in said.figures] == [45 / 50, 10 / 40]


def test_sum_takes_a_triwulan_without_activity_as_it_is(office: Definition, sent: Sent) -> None:
    quiet = sent("TIK 1 rilis_tepat=45 data_masuk=50\nTIK 2 rilis_tepat=0 data_masuk=0")
    said = result_of(office, "rilis", TW2, quiet, Pooling.SUM)
    assert (said.value, said.status) == (45 / 50, FigureStatus.FINAL)
    assert said.figures[1].status is FigureStatus.UNDEFINED


@pytest.mark.parametrize(
    ("second", "status"),
    [
        ("", FigureStatus.INCOMPLETE),
        ("TIK 2 rilis_tepat=10 data_masuk=pending", FigureStatus.INCOMPLETE),
        ("TIK 2 rilis_tepat=refused data_masuk=40", FigureStatus.REFUSED),
    ],
)
def test_sum_waits_for_every_triwulan_and_is_provisional_from_the_whole_ones(
    office: Definition, sent: Sent, second: str, status: FigureStatus
) -> None:
    submissions = sent(f"TIK 1 rilis_tepat=45 data_masuk=50\n{second}\nTIK 3 rilis_tepat=5 data_masuk=10")
    said = result_of(office, "rilis", TW3, submissions, Pooling.SUM)
    assert (said.value, said.provisional, said.status) == (None, 50 / 60, status)
    assert (*said.missing, *said.refused) == ("TIK",)


def test_sum_of_no_whole_triwulan_is_not_0(office: Definition, sent: Sent) -> None:
    said = result_of(office, "lama", TW2, sent("TIK 1 rilis_tepat=1 data_masuk=1"), Pooling.SUM)
    assert (said.value, said.provisional, said.status) == (None, None, FigureStatus.INCOMPLETE)


def test_mean_is_that_of_the_own_figures(office: Definition, sent: Sent) -> None:
    said = result_of(office, "rilis", TW2, sent(RELEASES), Pooling.MEAN)
    assert said.value == pytest.approx((45 / 50 + 10 / 40) / 2, abs=1e-15)


def test_mean_waits_for_every_triwulan(office: Definition, sent: Sent) -> None:
    said = result_of(office, "rilis", TW3, sent(RELEASES), Pooling.MEAN)
    assert (said.value, said.status, said.missing) == (None, FigureStatus.INCOMPLETE, ("TIK",))
    assert said.provisional == pytest.approx((45 / 50 + 10 / 40) / 2, abs=1e-15)


def test_mean_with_an_undefined_triwulan_is_undefined(office: Definition, sent: Sent) -> None:
    quiet = sent("TIK 1 rilis_tepat=45 data_masuk=50\nTIK 2 rilis_tepat=0 data_masuk=0")
    said = result_of(office, "rilis", TW2, quiet, Pooling.MEAN)
    assert (said.value, said.provisional, said.status) == (None, 45 / 50, FigureStatus.UNDEFINED)


@pytest.mark.parametrize(
    ("pooling", "expected"), [(Pooling.LAST, 50.0), (Pooling.MEAN, 75.0), (Pooling.SUM, 62.5)]
)
def test_an_index_is_taken_averaged_or_pooled(
    office: Definition, sent: Sent, pooling: Pooling, expected: float
) -> None:
    said = result_of(office, "ikm", TW2, sent("IKM 1 44\nIKM 2 22 22 22"), pooling)
    assert (said.value, said.status) == (expected, FigureStatus.FINAL)
    assert [figure.value for figure in said.figures] == [100.0, 50.0]


@pytest.mark.parametrize(
    ("pooling", "provisional"), [(Pooling.LAST, None), (Pooling.MEAN, 100.0), (Pooling.SUM, 100.0)]
)
def test_an_index_waits_for_its_survey(
    office: Definition, sent: Sent, pooling: Pooling, provisional: float | None
) -> None:
    said = result_of(office, "ikm", TW2, sent("IKM 1 44"), pooling)
    assert (said.value, said.provisional, said.status) == (None, provisional, FigureStatus.INCOMPLETE)


def test_the_mean_of_indices_is_an_index_of_two_decimals(office: Definition, sent: Sent) -> None:
    said = result_of(office, "ikm", TW3, sent("IKM 1 44\nIKM 2 43\nIKM 3 43 33"), Pooling.MEAN)
    assert [figure.value for figure in said.figures] == [100.0, 87.5, 81.25]
    assert said.value == 89.58


def test_the_last_survey_of_a_year_is_taken(office: Definition, sent: Sent) -> None:
    said = result_of(office, "ikm", YEAR, sent("IKM 2 44\nIKM 4 blank"), Pooling.LAST)
    assert (said.value, said.quarters) == (100.0, (TW2,))
