"""What was spent of each budget: whole or not said, and only what its own questions ask."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from iku_excel.calculation import calculate
from iku_excel.core.expression import parse
from iku_excel.core.model import (
    Budget,
    Closed,
    Definition,
    Description,
    Edition,
    Efficiency,
    Kind,
    Papers,
    Pooling,
    Program,
    Results,
    Submission,
    Timing,
    Variable,
)
from iku_excel.core.periods import Period

YEAR = 2026
TW1, TW2 = Period(YEAR, 1), Period(YEAR, 2)
Sent = Callable[[str], tuple[Submission, ...]]

FIRST = """
    TIK  1 kapasitas_hosting=60 rilis_tepat=40 data_masuk=50 belanja_jaringan=300 belanja_data=40
    EGOV 1 aplikasi_hosting=42 opd_aplikasi=30 opd_jumlah=40 belanja_jaringan=100
"""
SECOND = FIRST.replace(" 1 ", " 2 ").replace("300", "500").replace("belanja_data=40", "belanja_data=60")


def asks(code: str, owner: str, units: tuple[str, ...], timing: Timing = Timing.DURING) -> Variable:
    return Variable(code, code, "rupiah", Kind.MONEY, timing, "", units, Pooling.SUM, budget=owner)


@pytest.fixture
def office(office: Definition) -> Definition:
    """Two programs, of which the second is of nobody's; one indicator with a budget of its own."""
    rule, _ = parse("capaian - serapan")
    assert rule is not None
    described = {"hosting": ("P1",), "opd_egov": ("P1", "P2"), "rilis": ("P2",)}
    return replace(
        office,
        variables=(
            *office.variables,
            asks("belanja_jaringan", "P1", ("TIK", "EGOV")),
            asks("belanja_data", "rilis", ("TIK",), Timing.POSITION),
        ),
        indicators=tuple(
            replace(one, described=Description(programs=described.get(one.code, ())))
            for one in office.indicators
        ),
        papers=Papers(
            programs=(Program("P1", "Jaringan"), Program("P2", "Statistik")),
            budgets=(
                Budget("P1", YEAR, 2000.0),
                Budget("P1", YEAR, 1000.0, Edition.REVISED, date(YEAR, 6, 30)),
                Budget("P2", YEAR, 500.0),
                Budget("rilis", YEAR, 80.0),
                Budget("ikm", YEAR + 1, 7.0),
            ),
            efficiency=Efficiency("Selisih", rule),
        ),
    )


def test_each_budget_with_what_was_spent_of_it(office: Definition, sent: Sent) -> None:
    results = calculate(office, TW1, sent(FIRST))
    assert [(one.owners, one.amount, one.spent, one.share) for one in results.budgets] == [
        (("P1",), 2000.0, 400.0, 0.2),
        (("P2",), 500.0, None, None),
        (("rilis",), 80.0, 40.0, 0.5),
    ]
    assert [one.asked for one in results.budgets] == [True, False, True]


def test_what_happened_is_added_up_and_a_position_is_the_last(office: Definition, sent: Sent) -> None:
    spent = {one.owners: one.spent for one in calculate(office, TW2, sent(FIRST + SECOND)).budgets}
    assert spent == {("P1",): 300 + 100 + 500 + 100, ("P2",): None, ("rilis",): 60}


def test_the_perubahan_counts_at_the_end_of_the_period(office: Definition, sent: Sent) -> None:
    pagu = [calculate(office, period, ()).budgets[0].amount for period in (TW1, TW2)]
    assert pagu == [2000.0, 1000.0]


def test_an_indicator_is_served_by_its_own_budget_else_by_its_programs(
    office: Definition, sent: Sent
) -> None:
    results = calculate(office, TW1, sent(FIRST))
    assert results.spending("rilis").owners == ("rilis",)
    assert results.spending("hosting").owners == ("P1",)
    assert results.spending("opd_egov").owners == ("P1", "P2")
    assert results.spending("opd_egov").amount == 2500.0
    assert results.spending("opd_egov").spent is None
    assert (results.spending("partisipasi").owners, results.spending("partisipasi").amount) == ((), None)
    assert (results.spending("partisipasi").asked, results.spending("partisipasi").spent) == (False, None)


def test_a_sum_needs_every_budget(office: Definition, sent: Sent) -> None:
    results = calculate(office, TW1, sent(FIRST))
    together = results.budgets_together
    assert (together.amount, together.spent, together.share, together.asked) == (2580.0, None, None, False)
    programs = replace(office.papers, programs=office.papers.programs[:1])
    whole = calculate(replace(office, papers=programs), TW1, sent(FIRST)).budgets_together
    assert (whole.amount, whole.spent, whole.share, whole.asked) == (2080.0, 440.0, 440 / 2080, True)


def test_a_missing_answer_leaves_what_was_spent_open(office: Definition, sent: Sent) -> None:
    results = calculate(office, TW1, sent(FIRST.replace(" belanja_jaringan=100", "")))
    assert (results.budgets[0].asked, results.budgets[0].spent, results.budgets[0].share) == (
        True,
        None,
        None,
    )


def test_no_share_of_a_pagu_of_0_or_of_none(office: Definition, sent: Sent) -> None:
    def share(*budgets: Budget) -> Results:
        return calculate(replace(office, papers=replace(office.papers, budgets=budgets)), TW1, sent(FIRST))

    assert share(Budget("P1", YEAR, 0.0)).budgets[0].share is None
    assert share().budgets[0].amount is None
    assert share().budgets[0].share is None


def test_what_the_offices_rule_gives_stands_with_the_indicator(office: Definition, sent: Sent) -> None:
    target = replace(office.targets[0], indicator="hosting", value=0.7, quarters=(0.7,) * 4)
    results = calculate(replace(office, targets=(target,)), TW1, sent(FIRST))
    assert results.result("hosting").achievement == pytest.approx(1.0)
    assert results.spending("hosting").efficiency == pytest.approx(1.0 - 0.2)
    assert results.spending("rilis").efficiency is None  # no target
    assert results.budgets[0].efficiency is None


def test_without_a_rule_nothing_is_judged(office: Definition, sent: Sent) -> None:
    plain = replace(office, papers=replace(office.papers, efficiency=None))
    assert calculate(plain, TW1, sent(FIRST)).spending("hosting").efficiency is None


def test_a_triwulan_that_did_not_ask_is_left_out(office: Definition, sent: Sent) -> None:
    """Closed before the question was there: what was spent begins with the next; alone it is not asked."""
    before = replace(office, variables=tuple(one for one in office.variables if one.kind is not Kind.MONEY))
    results = calculate(office, TW2, sent(FIRST + SECOND), closed=(Closed(TW1, "a.zip", "", before),))
    assert results.budgets[0].spent == 500 + 100
    assert [total.period for total in results.budgets[0].counted] == [TW2]
    nobody = tuple(replace(one, units=()) if one.kind is Kind.MONEY else one for one in office.variables)
    alone = calculate(replace(office, variables=nobody), TW1, sent(FIRST)).budgets[0]
    assert (alone.asked, alone.spent, alone.counted) == (False, None, ())
