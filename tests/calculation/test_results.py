"""What results answer when they are asked: nobody who draws or prints searches them or calculates again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from iku_excel.calculation import calculate
from iku_excel.core.model import Definition, FigureStatus, Pooling, Results, SheetStatus, State, Submission
from iku_excel.core.periods import Period

TW1, TW2 = (Period(2026, quarter) for quarter in (1, 2))
LAST_YEAR = Period(2025, 4)
Sent = Callable[[str], tuple[Submission, ...]]

SENT = """
PKP 1 lembaga_aktif=10 lembaga_terverifikasi=nihil
TIK 1 rilis_tepat=45 data_masuk=50
TIK 2 rilis_tepat=10 data_masuk=40
IKM 1 44 4- --
IKM 2 22
"""


@pytest.fixture
def results(office: Definition, sent: Sent) -> Results:
    before = tuple(
        replace(sheet, period=LAST_YEAR) for sheet in sent("TIK 4 rilis_tepat=1 data_masuk=4\nIKM 4 33")
    )
    pooled = tuple(
        replace(one, across_periods=Pooling.SUM) if one.code == "ikm" else one for one in office.indicators
    )
    return calculate(replace(office, indicators=pooled), TW2, sent(SENT) + before)


def test_a_result_by_its_code_and_with_its_indicator(results: Results) -> None:
    assert results.result("rilis").value == (45 + 10) / (50 + 40)
    assert [indicator.code for indicator, _ in results.pairs] == [one.indicator for one in results.indicators]


def test_a_total_with_the_units_that_are_nihil(results: Results) -> None:
    assert results.total("rilis_tepat", TW2).value == 10
    assert results.total("lembaga_terverifikasi", TW1).nihil == ("PKP",)
    assert results.total("lembaga_aktif", TW1).nihil == ()


def test_what_was_sent_and_what_became_of_it(results: Results) -> None:
    sheet = results.sent("TIK", TW2)
    assert sheet is not None
    answer = sheet.answer("data_masuk")
    assert answer is not None
    assert answer.value == 40
    assert sheet.answer("lembaga_aktif") is None
    assert results.sent("TIK", LAST_YEAR) is not None
    assert (results.status("TIK", TW2), results.status("PKP", TW2)) == (
        SheetStatus.ACCEPTED,
        SheetStatus.MISSING,
    )
    assert {(one.unit, one.period) for one in results.now} == {
        (unit.code, TW2) for unit in results.definition.units
    }


def test_the_triwulan_that_count_for_an_indicator(results: Results) -> None:
    assert results.result("rilis").quarters == (TW1, TW2)
    assert results.result("partisipasi").quarters == (TW2,)
    assert results.result("rilis").figure(TW1).value == 45 / 50


def test_a_survey_of_a_triwulan_of_a_unit_and_of_all_together(results: Results) -> None:
    ikm = results.definition.indicator("ikm")
    assert results.survey("kepuasan", TW1).index == 100.0
    assert results.survey("kepuasan", LAST_YEAR).index == 75.0
    assert results.survey_of("kepuasan", TW2, "IKM").respondents == 1
    # Two respondents of TW I and one of TW II: (4+4+2)/3 for the first unsur, (4+2)/2 for the second.
    assert results.pooled("kepuasan").index == round((10 / 3 + 3) / 2 * 25, 2)
    assert results.surveyed(ikm) is results.pooled("kepuasan")


def test_an_empty_row_of_a_survey_is_nobody(results: Results) -> None:
    sheet = results.sent("IKM", TW1)
    assert sheet is not None
    assert [row.row for row in sheet.people] == [1, 2]
    assert replace(sheet, status=SheetStatus.REFUSED).people == ()


def test_last_years_figures_need_the_same_part_of_that_year(results: Results) -> None:
    assert results.sent("TIK", LAST_YEAR) is not None
    assert results.earlier("rilis") is None


def test_last_years_figures_end_with_the_same_triwulan(office: Definition, sent: Sent) -> None:
    before = tuple(replace(one, period=Period(2025, 1)) for one in sent("TIK 1 rilis_tepat=1 data_masuk=4"))
    earlier = calculate(office, TW1, before).earlier("rilis")
    assert earlier is not None
    assert (earlier.value, earlier.quarters) == (0.25, (Period(2025, 1),))


def test_what_an_indicator_needs_and_who_reports_it(office: Definition) -> None:
    assert office.indicator("hosting").needs == ("aplikasi_hosting", "kapasitas_hosting")
    assert office.reporters(office.indicator("hosting")) == ("EGOV", "TIK")
    assert (office.indicator("ikm").needs, office.reporters(office.indicator("ikm"))) == (
        ("kepuasan",),
        ("IKM",),
    )


@pytest.mark.parametrize(
    ("status", "read", "filled"),
    [
        (SheetStatus.ACCEPTED, True, True),
        (SheetStatus.PARTIAL, True, True),
        (SheetStatus.REFUSED, False, True),
        (SheetStatus.BLANK, False, False),
        (SheetStatus.MISSING, False, False),
    ],
)
def test_a_sheet_is_read_or_at_least_filled(status: SheetStatus, read: bool, filled: bool) -> None:
    assert (status.read, status.filled) == (read, filled)


def test_states_and_figures_say_what_they_are() -> None:
    assert [state for state in State if state.said] == [State.VALUE, State.NIHIL]
    assert [status for status in FigureStatus if status.final] == [FigureStatus.FINAL]
    assert [status for status in FigureStatus if status.whole] == [
        FigureStatus.FINAL,
        FigureStatus.UNDEFINED,
        FigureStatus.UNASKED,
    ]


def test_documents_list_indicators_sasaran_by_sasaran(office: Definition) -> None:
    """A new one was added at the end of the definition, under the first sasaran."""
    first, *others = office.indicators
    last = [*others, first]
    listed = replace(office, indicators=tuple(last)).listed
    assert {one.code for one in listed} == {one.code for one in office.indicators}
    places = [[one.number for one in office.objectives].index(one.objective) for one in listed]
    assert places == sorted(places)
