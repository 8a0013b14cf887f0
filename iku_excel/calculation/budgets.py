"""What was spent of a budget to date, and its share of the pagu."""

from __future__ import annotations

from fractions import Fraction
from math import fsum

from ..core.model import Budget, Definition, Edition, Indicator, Kind, Results, Timing, Total, Variable
from ..core.numbers import exact


def spending(definition: Definition, owner: str) -> tuple[Variable, ...]:
    """The questions that ask what was spent of a program's or an indicator's budget."""
    return tuple(one for one in definition.variables if one.kind is Kind.MONEY and one.budget == owner)


def counted(results: Results, variable: Variable) -> tuple[Total, ...]:
    """The triwulan that an amount to date is made of: all that asked, of a position the last one."""
    quarters = results.period.quarters
    if variable.timing is Timing.POSITION:
        quarters = quarters[-1:]
    totals = (results.total(variable.code, quarter) for quarter in quarters)
    return tuple(total for total in totals if total.asked)


def spent(results: Results, owners: tuple[str, ...]) -> float | None:
    """The rupiah spent to date of these budgets; None where an answer is missing, or nothing asks for it."""
    totals = [
        total
        for owner in owners
        for variable in spending(results.definition, owner)
        for total in counted(results, variable)
    ]
    asked = all(spending(results.definition, owner) for owner in owners)
    values = [total.value for total in totals if total.value is not None]
    return fsum(values) if owners and asked and len(values) == len(totals) else None


def owners_of(definition: Definition, indicator: Indicator) -> tuple[str, ...]:
    """Whose budgets an indicator is served by: its own where it has one, else its programs'."""
    own = any(one.owner == indicator.code for one in definition.papers.budgets)
    return (indicator.code,) if own else indicator.described.programs


def ceiling(results: Results, owners: tuple[str, ...]) -> float | None:
    """The pagu of these budgets together as it stands at the period's end; None where one has none."""
    budgets: list[Budget] = []
    for owner in owners:
        day = results.period.end
        budget = results.definition.budget(owner, results.period.year, Edition.REVISED, day)
        if budget is None:
            return None
        budgets.append(budget)
    return fsum(budget.amount for budget in budgets) if budgets else None


def share(part: float | None, whole: float | None) -> float | None:
    """Realisasi : pagu, None where either is missing or the pagu is 0: that cannot be calculated."""
    if part is None or not whole:
        return None
    return float(Fraction(exact(part)) / Fraction(exact(whole)))
