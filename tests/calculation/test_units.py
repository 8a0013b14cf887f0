"""Over units: raw data first, and nothing said until every expected answer is there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from iku_excel.calculation.units import by_unit, figure, total, written
from iku_excel.core.expression import names
from iku_excel.core.model import Definition, Figure, FigureStatus, State, Submission, Total
from iku_excel.core.periods import Period

TW1 = Period(2026, 1)
Sent = Callable[[str], tuple[Submission, ...]]

ALL_THREE = """
    PKP  1 lembaga_aktif=12 lembaga_terverifikasi=15
    PIOP 1 lembaga_aktif=8  lembaga_terverifikasi=10
    EGOV 1 lembaga_aktif=3  lembaga_terverifikasi=5
"""


def total_of(office: Definition, variable: str, submissions: tuple[Submission, ...]) -> Total:
    return total(office.variable(variable), TW1, by_unit(submissions))


def figure_of(office: Definition, indicator: str, submissions: tuple[Submission, ...]) -> Figure[float]:
    expression = next(each.expression for each in office.indicators if each.code == indicator)
    assert expression is not None
    totals = [total_of(office, variable, submissions) for variable in names(expression)]
    return written(figure(expression, TW1, totals))


def test_sums_are_divided_and_percentages_never_averaged(office: Definition, sent: Sent) -> None:
    assert figure_of(office, "partisipasi", sent(ALL_THREE)) == Figure(TW1, 23 / 30, None, FigureStatus.FINAL)


def test_one_of_two_and_ninety_of_a_hundred_are_89_per_cent(office: Definition, sent: Sent) -> None:
    submissions = sent("""
        PKP  1 lembaga_aktif=1  lembaga_terverifikasi=2
        PIOP 1 lembaga_aktif=90 lembaga_terverifikasi=100
        EGOV 1 lembaga_aktif=0  lembaga_terverifikasi=0
    """)
    said = figure_of(office, "partisipasi", submissions)
    assert said.value == 91 / 102
    assert round(said.value * 100, 1) == 89.2


@pytest.mark.parametrize(("removed", "provisional"), [("PKP", 11 / 15), ("PIOP", 15 / 20), ("EGOV", 20 / 25)])
def test_without_one_unit_only_the_provisional_figure_remains(
    office: Definition, sent: Sent, removed: str, provisional: float
) -> None:
    submissions = tuple(sheet for sheet in sent(ALL_THREE) if sheet.unit != removed)
    assert figure_of(office, "partisipasi", submissions) == Figure(
        TW1, None, provisional, FigureStatus.INCOMPLETE, missing=(removed,)
    )
    assert total_of(office, "lembaga_aktif", submissions).value is None


@pytest.mark.parametrize(
    ("third", "status"),
    [
        ("EGOV 1 blank", FigureStatus.INCOMPLETE),
        ("EGOV 1 lembaga_aktif=blank lembaga_terverifikasi=5", FigureStatus.INCOMPLETE),
        ("EGOV 1 lembaga_aktif=3 lembaga_terverifikasi=pending", FigureStatus.INCOMPLETE),
        ("EGOV 1 lembaga_aktif=3", FigureStatus.INCOMPLETE),
        ("EGOV 1 refused lembaga_aktif=3 lembaga_terverifikasi=5", FigureStatus.REFUSED),
        ("EGOV 1 lembaga_aktif=refused lembaga_terverifikasi=5", FigureStatus.REFUSED),
        ("EGOV 1 lembaga_aktif=pending lembaga_terverifikasi=refused", FigureStatus.REFUSED),
    ],
)
def test_a_unit_that_did_not_give_both_gives_neither_to_the_provisional_figure(
    office: Definition, sent: Sent, third: str, status: FigureStatus
) -> None:
    """Three units' numerators are never divided by two units' denominators."""
    two = "PKP 1 lembaga_aktif=12 lembaga_terverifikasi=15\nPIOP 1 lembaga_aktif=8 lembaga_terverifikasi=10\n"
    said = figure_of(office, "partisipasi", sent(two + third))
    assert (said.value, said.provisional, said.status) == (None, 20 / 25, status)
    assert set(said.missing + said.refused) == {"EGOV"}


def test_a_variable_that_nobody_gives_leaves_nothing_provisional(office: Definition, sent: Sent) -> None:
    said = figure_of(office, "hosting", sent("EGOV 1 aplikasi_hosting=42"))
    assert said == Figure(TW1, None, None, FigureStatus.INCOMPLETE, missing=("TIK",))


def test_other_units_do_not_matter(office: Definition, sent: Sent) -> None:
    submissions = sent("""
        EGOV 1 aplikasi_hosting=42 opd_aplikasi=31 opd_jumlah=38
        TIK  1 kapasitas_hosting=60 rilis_tepat=45 data_masuk=50
    """)
    said = [figure_of(office, code, submissions).value for code in ("hosting", "opd_egov", "rilis")]
    assert said == [42 / 60, 31 / 38, 45 / 50]


def test_nihil_is_0_in_a_sum(office: Definition, sent: Sent) -> None:
    submissions = sent("""
        PKP  1 lembaga_aktif=12    lembaga_terverifikasi=15
        PIOP 1 lembaga_aktif=nihil lembaga_terverifikasi=10
        EGOV 1 lembaga_aktif=nihil lembaga_terverifikasi=nihil
    """)
    assert figure_of(office, "partisipasi", submissions) == Figure(TW1, 12 / 25, None, FigureStatus.FINAL)
    assert total_of(office, "lembaga_aktif", submissions).expected == 3


def test_nihil_is_left_out_of_a_mean_and_not_expected(office: Definition, sent: Sent) -> None:
    submissions = sent("""
        PKP  1 hari_layanan=4
        PIOP 1 hari_layanan=nihil
        EGOV 1 hari_layanan=0
    """)
    over = total_of(office, "hari_layanan", submissions)
    assert (over.value, over.expected, len(over.answers)) == (2.0, 2, 3)


def test_a_mean_of_nothing_but_nihil_cannot_be_said(office: Definition, sent: Sent) -> None:
    nihil = sent("PKP 1 hari_layanan=nihil\nPIOP 1 hari_layanan=nihil\nEGOV 1 hari_layanan=nihil")
    assert figure_of(office, "lama", nihil) == Figure(TW1, None, None, FigureStatus.UNDEFINED, nihil=True)
    waiting = figure_of(office, "lama", nihil[:2])
    assert (waiting.status, waiting.missing) == (FigureStatus.INCOMPLETE, ("EGOV",))


def test_a_denominator_of_0_is_undefined_and_not_0(office: Definition, sent: Sent) -> None:
    said = figure_of(office, "rilis", sent("TIK 1 rilis_tepat=0 data_masuk=0"))
    assert said == Figure(TW1, None, None, FigureStatus.UNDEFINED, idle=True)
    said = figure_of(office, "rilis", sent("TIK 1 rilis_tepat=5 data_masuk=0"))
    assert said == Figure(TW1, None, None, FigureStatus.UNDEFINED)


def test_a_total_names_who_is_missing_and_who_was_refused(office: Definition, sent: Sent) -> None:
    over = total_of(office, "lembaga_aktif", sent("PKP 1 lembaga_aktif=12\nPIOP 1 refused lembaga_aktif=8"))
    assert (over.value, over.provisional, over.expected) == (None, 12.0, 3)
    assert (over.missing, over.refused) == (("EGOV",), ("PIOP",))
    assert [answer.unit for answer in over.answers] == ["PKP"]


def test_a_total_keeps_the_answers_that_do_not_count(office: Definition, sent: Sent) -> None:
    over = total_of(
        office, "lembaga_aktif", sent("PKP 1 lembaga_aktif=pending\nEGOV 1 lembaga_aktif=refused")
    )
    assert [answer.state for answer in over.answers] == [State.PENDING, State.REFUSED]
    assert (over.value, over.provisional) == (None, None)


def test_a_partly_accepted_sheet_gives_the_answers_that_stand(office: Definition, sent: Sent) -> None:
    submissions = sent("TIK 1 partial rilis_tepat=refused data_masuk=50")
    assert total_of(office, "data_masuk", submissions).value == 50.0
    assert total_of(office, "rilis_tepat", submissions).refused == ("TIK",)


def test_another_triwulan_never_stands_in(office: Definition, sent: Sent) -> None:
    assert total_of(office, "data_masuk", sent("TIK 2 data_masuk=50")).missing == ("TIK",)


def test_two_submissions_of_one_unit_are_never_decided_here(sent: Sent) -> None:
    twice = sent("TIK 1 data_masuk=50\nTIK 1 data_masuk=51")
    with pytest.raises(ValueError, match="two submissions"):
        by_unit(twice)
    assert len(by_unit((twice[0], replace(twice[1], period=Period(2026, 2))))) == 2
