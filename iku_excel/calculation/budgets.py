"""What was spent of each budget to date, its share of the pagu, and what the office's rule makes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from math import fsum

from ..core.expression import evaluate, names
from ..core.model import (
    Budget,
    Definition,
    Edition,
    Efficiency,
    Kind,
    Result,
    Spending,
    Timing,
    Total,
)
from ..core.numbers import exact
from ..core.periods import Period

Totals = Mapping[tuple[str, Period], Total]


def spendings(definition: Definition, period: Period, totals: Totals) -> tuple[Spending, ...]:
    """What was spent of each program's budget, then of each indicator's that has one of its own this year."""
    owned = {one.owner for one in definition.papers.budgets if one.year == period.year}
    indicators = [one.code for one in definition.listed if one.code in owned]
    owners = [*(one.code for one in definition.papers.programs), *indicators]
    return tuple(_spending(definition, period, totals, (owner,)) for owner in owners)


def served(
    definition: Definition, period: Period, totals: Totals, results: Sequence[Result]
) -> tuple[tuple[str, Spending], ...]:
    """The code of each indicator with what was spent of the budgets that it is served by.

    They are its own where it has one, else its programs'.
    """
    rule = definition.papers.efficiency
    found = []
    for result in results:
        indicator = definition.indicator(result.indicator)
        own = any(one.owner == indicator.code for one in definition.papers.budgets)
        owners = (indicator.code,) if own else indicator.described.programs
        spending = _spending(definition, period, totals, owners)
        found.append((indicator.code, _judged(spending, rule, result.achievement)))
    return tuple(found)


def together(every: Sequence[Spending]) -> Spending:
    """The sums of some budgets, each None where one of them is."""
    amount, spent = (_sum([one.amount for one in every]), _sum([one.spent for one in every]))
    owners = tuple(owner for one in every for owner in one.owners)
    asked = all(one.asked for one in every)
    return Spending(owners, amount, spent, _share(spent, amount), asked)


def _spending(definition: Definition, period: Period, totals: Totals, owners: tuple[str, ...]) -> Spending:
    amounts = [_counted(definition, period, totals, owner) for owner in owners]
    counted = tuple(total for amount in amounts for total in amount)
    asked = bool(owners) and all(amounts)
    spent = _sum([total.value for total in counted]) if asked else None
    budgets = [definition.budget(owner, period.year, Edition.REVISED, period.end) for owner in owners]
    amount = _amount(budgets)
    return Spending(owners, amount, spent, _share(spent, amount), asked, counted)


def _counted(definition: Definition, period: Period, totals: Totals, owner: str) -> list[Total]:
    """The amounts that what was spent of a budget is made of: of each question about it every triwulan that
    asked it, of a position the last one."""
    asking = (one for one in definition.variables if one.kind is Kind.MONEY and one.budget == owner)
    found = (
        totals[variable.code, quarter]
        for variable in asking
        for quarter in (period.quarters[-1:] if variable.timing is Timing.POSITION else period.quarters)
    )
    return [total for total in found if total.asked]


def _amount(budgets: Sequence[Budget | None]) -> float | None:
    """The pagu of budgets together as it stands at the period's end; None where one has none."""
    return _sum([None if one is None else one.amount for one in budgets]) if budgets else None


def _sum(values: Sequence[float | None]) -> float | None:
    """The sum, rounded once; None where one cannot be said."""
    known = [value for value in values if value is not None]
    return fsum(known) if len(known) == len(values) else None


def _share(part: float | None, whole: float | None) -> float | None:
    """Realisasi : pagu, None where either is missing or the pagu is 0: that cannot be calculated."""
    if part is None or not whole:
        return None
    return float(Fraction(exact(part)) / Fraction(exact(whole)))


def _judged(spending: Spending, rule: Efficiency | None, achievement: float | None) -> Spending:
    """The same with what the office's own rule for efficiency gives, where it has one."""
    if rule is None:
        return spending
    values = {
        "capaian": achievement,
        "serapan": spending.share,
        "pagu": spending.amount,
        "realisasi": spending.spent,
    }
    value = evaluate(rule.expression, {name: values[name] for name in names(rule.expression)})
    return replace(spending, efficiency=None if value is None else float(value))
