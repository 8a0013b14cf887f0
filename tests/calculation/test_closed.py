"""Triwulan that are closed: each is totalled by what was asked then, and combined by variable."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from iku_excel.calculation import calculate
from iku_excel.core.expression import parse
from iku_excel.core.findings import Finding
from iku_excel.core.model import (
    Closed,
    Definition,
    FigureStatus,
    Pooling,
    Results,
    Submission,
    Survey,
    Unit,
)
from iku_excel.core.periods import Period

TW1, TW2 = Period(2026, 1), Period(2026, 2)
Sent = Callable[[str], tuple[Submission, ...]]

EGOV = "EGOV {tw} lembaga_aktif=3 lembaga_terverifikasi=5 hari_layanan=4 aplikasi_hosting=42 {opd}"
OPD = "opd_aplikasi=31 opd_jumlah=38"
FIRST = f"""
    PKP  1 lembaga_aktif=12 lembaga_terverifikasi=15 hari_layanan=2
    PIOP 1 lembaga_aktif=8  lembaga_terverifikasi=10 hari_layanan=3
    {EGOV.format(tw=1, opd=OPD)}
    TIK  1 kapasitas_hosting=60 rilis_tepat=45 data_masuk=50
    IKM  1 44 33
"""
# After PIOP went into PKP: one sheet less, nobody's figure less.
MERGED = f"""
    PKP  2 lembaga_aktif=21 lembaga_terverifikasi=25 hari_layanan=3
    {EGOV.format(tw=2, opd=OPD)}
    TIK  2 kapasitas_hosting=70 rilis_tepat=15 data_masuk=50
    IKM  2 22 21
"""


@pytest.fixture
def merged(office: Definition) -> Definition:
    """The same office without PIOP, whose questions PKP answers for both."""
    return replace(
        office,
        units=tuple(unit for unit in office.units if unit.code != "PIOP"),
        variables=tuple(
            replace(one, units=tuple(unit for unit in one.units if unit != "PIOP"))
            for one in office.variables
        ),
    )


def closed(definition: Definition, quarter: Period = TW1, unread: bool = False) -> Closed:
    return Closed(quarter, f"{quarter.code}.zip", "CODE", definition, unread)


def second(now: Definition, sheets: tuple[Submission, ...], *kept: Closed, **more: object) -> Results:
    return calculate(now, TW2, sheets, closed=kept, **more)  # type: ignore[arg-type]


def test_a_merged_bidang_leaves_the_closed_triwulan_as_it_was(
    office: Definition, merged: Definition, sent: Sent
) -> None:
    results = second(merged, sent(FIRST + MERGED), closed(office))
    first, last = results.result("partisipasi").figures
    assert (first.value, last.value) == (23 / 30, 24 / 30)
    assert results.total("lembaga_aktif", TW1).expected == 3
    assert results.total("lembaga_aktif", TW2).expected == 2
    assert results.result("rilis").value == 60 / 100
    assert results.result("lama").value == pytest.approx((3 + 3.5) / 2)


def test_without_the_package_the_old_bidang_is_nobodys(
    office: Definition, merged: Definition, sent: Sent
) -> None:
    assert second(merged, sent(FIRST + MERGED)).result("partisipasi").figures[0].value == 15 / 20


def test_only_the_closed_triwulan_is_judged_by_its_package(
    office: Definition, merged: Definition, sent: Sent
) -> None:
    """The last one of a definition with PIOP still waits for PIOP."""
    results = second(office, sent(FIRST + MERGED), closed(merged))
    first, last = results.result("partisipasi").figures
    assert first.value == 15 / 20
    assert (last.value, last.missing) == (None, ("PIOP",))


def test_a_formula_of_then_is_the_closed_triwulans(office: Definition, sent: Sent) -> None:
    reworded, _ = parse("lembaga_terverifikasi / lembaga_aktif")
    then = replace(
        office,
        indicators=tuple(
            replace(one, expression=reworded) if one.code == "partisipasi" else one
            for one in office.indicators
        ),
    )
    sheets = sent(FIRST + FIRST.replace(" 1 ", " 2 "))
    first, last = second(office, sheets, closed(then)).result("partisipasi").figures
    assert (first.value, last.value) == (30 / 23, 23 / 30)
    results = second(office, sheets, closed(then))
    assert results.then(office.indicator("partisipasi"), TW1) == then.indicator("partisipasi")
    assert results.then(office.indicator("partisipasi"), TW2) == office.indicator("partisipasi")


def test_what_was_not_asked_then_is_not_missed(office: Definition, sent: Sent) -> None:
    """A question that is new in TW II has a year that begins with it."""
    fewer = tuple(one for one in office.variables if one.code not in ("rilis_tepat", "data_masuk"))
    then = replace(
        office,
        variables=fewer,
        indicators=tuple(one for one in office.indicators if one.code != "rilis"),
    )
    results = second(office, sent(FIRST + MERGED), closed(then))
    rilis = results.result("rilis")
    assert rilis.figures[0].status is FigureStatus.UNASKED
    assert (rilis.status, rilis.value, rilis.quarters) == (FigureStatus.FINAL, 15 / 50, (TW2,))
    assert not results.total("rilis_tepat", TW1).asked
    assert results.then(office.indicator("rilis"), TW1) is None


def test_a_variable_of_which_one_was_asked_only_is_not_summed(office: Definition, sent: Sent) -> None:
    """TW I had the numerator alone: the year's figure is made of TW II."""
    then = replace(
        office,
        variables=tuple(one for one in office.variables if one.code != "data_masuk"),
        indicators=tuple(one for one in office.indicators if one.code != "rilis"),
    )
    assert second(office, sent(FIRST + MERGED), closed(then)).result("rilis").quarters == (TW2,)


def test_an_indicator_that_nobody_was_ever_asked_for_has_no_figure(office: Definition, sent: Sent) -> None:
    nobody = replace(
        office,
        variables=tuple(
            replace(one, units=()) if one.code in ("rilis_tepat", "data_masuk") else one
            for one in office.variables
        ),
    )
    rilis = second(nobody, sent(FIRST + MERGED), closed(nobody)).result("rilis")
    assert (rilis.status, rilis.value, rilis.quarters) == (FigureStatus.UNASKED, None, (TW2,))


def survey_summed(office: Definition) -> Definition:
    return replace(
        office,
        indicators=tuple(
            replace(one, across_periods=Pooling.SUM) if one.code == "ikm" else one
            for one in office.indicators
        ),
    )


def test_respondents_of_both_triwulan_are_pooled(office: Definition, sent: Sent) -> None:
    now = survey_summed(office)
    results = second(now, sent(FIRST + MERGED), closed(now))
    # waktu (4+3+2+2) / 4, biaya (4+3+2+1) / 4: (2.75 + 2.5) / 2 × 25
    assert results.result("ikm").value == 65.63
    assert results.pooled("kepuasan").respondents == 4
    assert results.surveyed(now.indicator("ikm")) is results.pooled("kepuasan")


def test_a_survey_of_other_unsur_is_not_pooled(office: Definition, sent: Sent) -> None:
    """Whose unsur were others in TW I was not asked the same then: the index is TW II's."""
    now = survey_summed(office)
    (kept,) = office.surveys
    other = replace(kept, elements=tuple(replace(one, key=f"{one.key}_lama") for one in kept.elements))
    results = second(now, sent(FIRST + MERGED), closed(replace(now, surveys=(other,))))
    assert results.result("ikm").value == 43.75  # (2 + 1.5) / 2 × 25
    assert results.result("ikm").quarters == (TW2,)
    assert results.surveyed(now.indicator("ikm")) == results.survey("kepuasan", TW2)
    assert results.kept(kept, TW1) == ()
    assert results.kept(kept, TW2) == ("IKM",)


def test_a_survey_that_was_not_there_is_unasked(office: Definition, sent: Sent) -> None:
    then = replace(
        office,
        surveys=(),
        variables=tuple(one for one in office.variables if one.code != "kepuasan"),
        indicators=tuple(one for one in office.indicators if one.code != "ikm"),
        units=tuple(one for one in office.units if one.code != "IKM"),
    )
    results = second(office, sent(FIRST + MERGED), closed(then))
    unasked = results.survey("kepuasan", TW1)
    assert (unasked.status, unasked.respondents, unasked.index) == (FigureStatus.UNASKED, 0, None)
    assert [one.count for one in unasked.elements] == [0, 0]
    assert results.result("ikm").figures[0].status is FigureStatus.UNASKED
    assert results.result("ikm").value == 43.75


def test_the_keepers_of_another_survey_are_not_asked_for_this_one(office: Definition, sent: Sent) -> None:
    """Two surveys, each with its own keeper."""
    (kept,) = office.surveys
    hall = Survey("kepuasan_loket", kept.elements)
    variable = replace(office.variable("kepuasan"), code="kepuasan_loket", units=("LOKET",))
    indicator = replace(office.indicator("ikm"), code="ikm_loket", number=7, survey="kepuasan_loket")
    now = replace(
        office,
        units=(*office.units, Unit("LOKET", "LOKET", "LOKET")),
        surveys=(hall, kept),
        variables=(*office.variables, variable),
        indicators=(*office.indicators, indicator),
    )
    results = second(now, sent(FIRST + MERGED + "\nLOKET 1 11\nLOKET 2 11 22"), closed(now))
    assert results.result("ikm").value == 43.75
    assert results.result("ikm_loket").value == 37.5
    assert now.survey("kepuasan") is kept
    assert now.survey("kepuasan_loket") is hall


def test_a_unit_that_nobody_knew_then_leaves_the_closed_triwulan_in_doubt(
    office: Definition, sent: Sent
) -> None:
    results = second(office, sent(FIRST + MERGED), closed(office, unread=True))
    assert results.result("rilis").value is None
    assert results.result("rilis").unread
    assert not results.result("opd_egov").unread  # TW II's own
    assert results.result("ikm").value == 43.75  # no formula that a stranger's answers could be a part of


def test_a_late_return_of_an_unknown_unit_leaves_a_closed_triwulan_alone(
    office: Definition, sent: Sent
) -> None:
    """It is told, and nothing that was issued changes by it; an open triwulan is in doubt."""
    late = Finding("E125", values={"unit": "X", "z": "2026-TW1"})
    kept = second(office, sent(FIRST + MERGED), closed(office), findings=[late])
    assert kept.result("rilis").value == 60 / 100
    assert second(office, sent(FIRST + MERGED), findings=[late]).result("rilis").value is None


def test_the_units_are_those_that_were_asked_in_each_triwulan(
    office: Definition, merged: Definition, sent: Sent
) -> None:
    results = second(merged, sent(FIRST + MERGED), closed(office))
    assert [one.period for one in results.units if one.unit == "PIOP"] == [TW1]
    assert [one.period for one in results.units if one.unit == "PKP"] == [TW1, TW2]
    assert [one.unit for one in results.now] == ["PKP", "TIK", "EGOV", "IKM"]
    assert results.sheet_names(["PIOP", "PKP"], [TW1, TW2]) == ["PIOP", "PKP"]


def test_a_return_of_a_closed_triwulan_lies_in_its_package(office: Definition, sent: Sent) -> None:
    results = second(office, sent(FIRST + MERGED), closed(office))
    first, last = (results.sent("TIK", quarter) for quarter in (TW1, TW2))
    assert first is not None
    assert last is not None
    assert results.file(first) == "2026-TW1.zip › TIK.xlsx"
    assert results.file(last) == "TIK.xlsx"
    assert results.package(TW2) is None


def test_surveys_of_the_years_before_are_those_that_somebody_sent(office: Definition, sent: Sent) -> None:
    old = tuple(
        replace(sheet, period=Period(2025, sheet.period.quarter)) for sheet in sent("IKM 2 33 33\nTIK 3 a=1")
    )
    (past,) = calculate(office, TW2, (*sent(FIRST + MERGED), *old)).past_surveys
    assert (past.period, past.index, past.respondents) == (Period(2025, 2), 75.0, 2)
