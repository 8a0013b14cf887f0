"""Over triwulan: the last known, the sum and the mean, and when each cannot be said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from iku_excel.calculation import calculate
from iku_excel.core.expression import parse
from iku_excel.core.findings import Finding
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


def test_a_year_waits_for_its_last_triwulan(office: Definition, sent: Sent) -> None:
    blank_after = sent(RELEASES + "TIK 3 blank\nEGOV 4 opd_jumlah=38")
    said = result_of(office, "rilis", YEAR, blank_after, Pooling.LAST)
    assert (said.value, said.quarters, said.status) == (None, (TW4,), FigureStatus.INCOMPLETE)
    assert (said.provisional, said.known, said.missing) == (10 / 40, TW2, ("TIK",))
    assert [figure.period for figure in said.figures] == [TW1, TW2, TW3, TW4]


def test_a_year_takes_its_last_triwulan(office: Definition, sent: Sent) -> None:
    said = result_of(office, "rilis", YEAR, sent(RELEASES + "TIK 4 rilis_tepat=1 data_masuk=8"), Pooling.LAST)
    assert (said.value, said.quarters, said.status) == (1 / 8, (TW4,), FigureStatus.FINAL)
    assert (said.provisional, said.known) == (None, None)


@pytest.mark.parametrize(
    ("later", "status"),
    [
        ("", FigureStatus.INCOMPLETE),
        ("TIK 4 rilis_tepat=5 data_masuk=pending", FigureStatus.INCOMPLETE),
        ("TIK 4 refused", FigureStatus.REFUSED),
        ("TIK 4 partial rilis_tepat=5 data_masuk=refused", FigureStatus.REFUSED),
    ],
)
def test_a_last_triwulan_that_was_not_sent_is_treated_as_one_that_was_refused(
    office: Definition, sent: Sent, later: str, status: FigureStatus
) -> None:
    said = result_of(office, "rilis", YEAR, sent(RELEASES + later), Pooling.LAST)
    assert (said.value, said.quarters, said.status) == (None, (TW4,), status)
    assert (said.provisional, said.known) == (10 / 40, TW2)


def test_a_last_triwulan_of_0_over_0_stands_for_its_year(office: Definition, sent: Sent) -> None:
    said = result_of(office, "rilis", YEAR, sent(RELEASES + "TIK 4 rilis_tepat=0 data_masuk=0"), Pooling.LAST)
    assert (said.value, said.provisional, said.status) == (None, None, FigureStatus.UNDEFINED)
    assert (said.nihil, said.idle) == (False, True)


def test_what_the_other_units_give_of_the_last_triwulan_is_later_than_any_before(
    office: Definition, sent: Sent
) -> None:
    text = """
    PKP 3 lembaga_aktif=1 lembaga_terverifikasi=2
    PIOP 3 lembaga_aktif=1 lembaga_terverifikasi=2
    EGOV 3 lembaga_aktif=1 lembaga_terverifikasi=2
    PKP 4 lembaga_aktif=3 lembaga_terverifikasi=4
    """
    said = result_of(office, "partisipasi", YEAR, sent(text), Pooling.LAST)
    assert (said.value, said.provisional, said.known) == (None, 3 / 4, None)
    assert said.missing == ("PIOP", "EGOV")


def test_a_year_takes_no_other_years_triwulan(office: Definition, sent: Sent) -> None:
    elsewhere = tuple(
        replace(sheet, period=Period(year, 4)) for year in (2025, 2027) for sheet in sent(RELEASES)[:1]
    )
    said = result_of(office, "rilis", YEAR, sent(RELEASES) + elsewhere, Pooling.LAST)
    assert (said.value, said.provisional, said.known) == (None, 10 / 40, TW2)


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
    quiet = sent("TIK 1 rilis_tepat=45 data_masuk=50\nTIK 2 rilis_tepat=5 data_masuk=0")
    said = result_of(office, "rilis", TW2, quiet, Pooling.MEAN)
    assert (said.value, said.provisional, said.status) == (None, None, FigureStatus.UNDEFINED)
    waiting = result_of(office, "rilis", TW3, quiet, Pooling.MEAN)
    assert (waiting.value, waiting.provisional, waiting.status) == (None, None, FigureStatus.INCOMPLETE)


@pytest.mark.parametrize("quiet", ["rilis_tepat=0 data_masuk=0", "rilis_tepat=nihil data_masuk=nihil"])
def test_a_triwulan_with_nothing_to_report_is_left_out_of_a_mean(
    office: Definition, sent: Sent, quiet: str
) -> None:
    text = f"TIK 1 rilis_tepat=45 data_masuk=50\nTIK 2 {quiet}\nTIK 3 rilis_tepat=1 data_masuk=2"
    said = result_of(office, "rilis", TW3, sent(text), Pooling.MEAN)
    assert (said.value, said.status) == (0.7, FigureStatus.FINAL)  # (90 % + 50 %) : 2
    assert [figure.left_out for figure in said.figures] == [False, True, False]


def test_a_nihil_numerator_over_a_denominator_is_0_and_no_nihil_triwulan(
    office: Definition, sent: Sent
) -> None:
    text = "TIK 1 rilis_tepat=45 data_masuk=50\nTIK 2 rilis_tepat=nihil data_masuk=10"
    said = result_of(office, "rilis", TW2, sent(text), Pooling.MEAN)
    assert (said.value, [figure.nihil for figure in said.figures]) == (0.45, [False, False])


def test_a_count_that_is_nihil_is_left_out_of_a_mean_and_0_in_a_sum(office: Definition, sent: Sent) -> None:
    counted, text = counting(office, "data_masuk"), "TIK 1 data_masuk=10\nTIK 2 data_masuk=nihil"
    assert result_of(counted, "rilis", TW2, sent(text), Pooling.MEAN).value == 10
    assert result_of(counted, "rilis", TW2, sent(text), Pooling.SUM).value == 10
    assert result_of(counted, "rilis", TW2, sent(text), Pooling.LAST).value == 0


@pytest.mark.parametrize(
    ("pooling", "value", "status"),
    [
        (Pooling.MEAN, None, FigureStatus.UNDEFINED),
        (Pooling.SUM, 0, FigureStatus.FINAL),
        (Pooling.LAST, 0, FigureStatus.FINAL),
    ],
)
def test_a_mean_of_a_first_triwulan_that_is_nihil_is_nihil(
    office: Definition, sent: Sent, pooling: Pooling, value: float | None, status: FigureStatus
) -> None:
    counted = counting(office, "data_masuk")
    said = result_of(counted, "rilis", TW1, sent("TIK 1 data_masuk=nihil"), pooling)
    assert (said.value, said.provisional, said.status, said.nihil) == (value, None, status, True)
    assert said.figures[0].value == 0


def test_a_nihil_mean_waits_for_a_return_that_nobody_can_place(office: Definition, sent: Sent) -> None:
    unknown = [Finding("E125", values={"x": "HUMAS", "z": ""})]
    counted = counting(office, "data_masuk", Pooling.MEAN)
    said = calculate(counted, TW1, sent("TIK 1 data_masuk=nihil"), unknown).result("rilis")
    assert (said.value, said.provisional, said.status) == (None, None, FigureStatus.REFUSED)


def counting(office: Definition, formula: str, pooling: Pooling = Pooling.LAST) -> Definition:
    """The office with a plain count in the place of one of its quotients."""
    alone = tuple(
        replace(one, expression=parse(formula)[0], across_periods=pooling) if one.code == "rilis" else one
        for one in office.indicators
    )
    return replace(office, indicators=alone)


@pytest.mark.parametrize("pooling", [Pooling.MEAN, Pooling.SUM, Pooling.LAST])
def test_a_year_with_nothing_to_report_is_nihil(office: Definition, sent: Sent, pooling: Pooling) -> None:
    text = "\n".join(f"TIK {quarter} rilis_tepat=nihil data_masuk=nihil" for quarter in (1, 2, 3, 4))
    said = result_of(office, "rilis", YEAR, sent(text), pooling)
    assert (said.value, said.provisional, said.status) == (None, None, FigureStatus.UNDEFINED)
    assert said.nihil


def test_a_sum_over_triwulan_of_a_mean_over_units_leaves_a_nihil_triwulan_out(
    office: Definition, sent: Sent
) -> None:
    text = """
    PKP 1 hari_layanan=4
    PIOP 1 hari_layanan=6
    EGOV 1 hari_layanan=nihil
    PKP 2 hari_layanan=nihil
    PIOP 2 hari_layanan=nihil
    EGOV 2 hari_layanan=nihil
    """
    said = result_of(office, "lama", TW2, sent(text), Pooling.SUM)
    assert (said.value, said.status) == (5, FigureStatus.FINAL)  # (4 + 6) : 2, then nothing more
    assert result_of(office, "lama", TW2, sent(text), Pooling.MEAN).value == 5


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
    said = result_of(office, "ikm", YEAR, sent("IKM 2 44\nIKM 4 22"), Pooling.LAST)
    assert (said.value, said.quarters) == (50.0, (TW4,))
    waiting = result_of(office, "ikm", YEAR, sent("IKM 2 44\nIKM 4 blank"), Pooling.LAST)
    assert (waiting.value, waiting.provisional, waiting.known) == (None, 100.0, TW2)


@pytest.mark.parametrize(
    ("pooling", "when", "provisional"),
    [
        # (45 + 10) : (50 + 40); of TW II alone; what the units that are known gave
        (Pooling.SUM, "2026-TW1", 55 / 90),
        (Pooling.MEAN, "2026-TW1", 0.25),
        (Pooling.LAST, "2026-TW2", 0.25),
        (Pooling.SUM, "", 55 / 90),  # it may be for any triwulan
    ],
)
def test_a_figure_waits_for_a_return_that_nobody_can_place(
    office: Definition, sent: Sent, pooling: Pooling, when: str, provisional: float
) -> None:
    unknown = Finding("E125", values={"x": "HUMAS", "z": when})
    indicators = tuple(replace(each, across_periods=pooling) for each in office.indicators)
    results = calculate(replace(office, indicators=indicators), TW2, sent(RELEASES), [unknown])
    said = results.result("rilis")
    assert (said.value, said.provisional, said.status) == (None, provisional, FigureStatus.REFUSED)
    assert said.unread


@pytest.mark.parametrize("pooling", [Pooling.LAST, Pooling.SUM, Pooling.MEAN])
@pytest.mark.parametrize("period", [TW1, TW2])
def test_a_figure_waits_for_a_return_of_one_of_its_units_that_says_no_period(
    office: Definition, sent: Sent, pooling: Pooling, period: Period
) -> None:
    text = (
        RELEASES
        + "EGOV 1 opd_aplikasi=1 opd_jumlah=2\nEGOV 2 opd_aplikasi=1 opd_jumlah=2\nIKM 1 44\nIKM 2 44"
    )
    indicators = tuple(replace(each, across_periods=pooling) for each in office.indicators)
    told = [Finding("E135", unit="TIK"), Finding("E135", unit="IKM")]
    results = calculate(replace(office, indicators=indicators), period, sent(text), told)
    for code in ("rilis", "ikm"):
        said = results.result(code)
        assert (said.value, said.status, said.unread) == (None, FigureStatus.REFUSED, True)
        assert (said.provisional is None) == (pooling is Pooling.MEAN and period == TW2)
    assert results.result("opd_egov").value == 0.5


@pytest.mark.parametrize(("pooling", "when"), [(Pooling.LAST, "2026-TW1"), (Pooling.SUM, "2025-TW1")])
def test_a_return_for_a_triwulan_that_a_figure_does_not_use_changes_nothing(
    office: Definition, sent: Sent, pooling: Pooling, when: str
) -> None:
    unknown = Finding("E125", values={"x": "HUMAS", "z": when})
    indicators = tuple(replace(each, across_periods=pooling) for each in office.indicators)
    results = calculate(replace(office, indicators=indicators), TW2, sent(RELEASES), [unknown])
    assert results.result("rilis").status is FigureStatus.FINAL
