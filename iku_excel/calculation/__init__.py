"""Submissions become Results: over units, then over periods, then against the target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ..core.findings import Finding
from ..core.model import Closed, Definition, IssuedYear, Results, SheetStatus, Submission, UnitStatus
from ..core.periods import Period, parse_period
from . import budgets, past, survey, units
from .facts import Asked, Facts, facts_of
from .indicators import pooled, result_of

__all__ = ["calculate"]

UNKNOWN_UNIT, UNDATED, UNOPENED = "E125", "E135", "E180"


def calculate(
    definition: Definition,
    period: Period,
    submissions: Sequence[Submission],
    findings: Sequence[Finding] = (),
    signed: date | None = None,
    closed: Sequence[Closed] = (),
    issued: Sequence[IssuedYear] = (),
) -> Results:
    """Everything the official workbook says of a period, from at most one submission a unit and triwulan.

    Submissions of other periods are kept beside; of those before it the surveys and last year's figures are
    calculated too. A closed triwulan is totalled and judged by what was asked then; over triwulan figures are
    combined by variable, so that nothing is missed of a triwulan in which nobody was asked for it. Of the
    years before, what was `issued` stands, then what their returns say, then what was typed.
    """
    asked = Asked(definition, closed)
    unread = _unread(period, findings) - asked.closed_quarters
    sheets = units.by_unit(submissions)
    facts = facts_of(asked, definition, period, sheets, unread, _undated(findings), _unopened(findings))
    results = tuple(result_of(facts, one) for one in definition.indicators)
    spent = budgets.spendings(definition, period, facts.totals)
    return Results(
        definition=definition,
        period=period,
        indicators=results,
        totals=tuple(facts.totals.values()),
        surveys=tuple(facts.surveys.values()),
        units=_unit_statuses(facts),
        submissions=tuple(submissions),
        findings=tuple(findings),
        signed=signed,
        unit_surveys=tuple(
            replace(survey.measure(kept, [(unit, quarter)], facts.sheets), unit=unit)
            for quarter in period.quarters
            for kept, owners in asked.surveys(quarter)
            for unit in owners
        ),
        pooled_surveys=tuple(pooled(facts, kept) for kept in definition.surveys),
        past_surveys=tuple(
            survey.measure(kept, [(unit, quarter) for unit in owners], facts.sheets)
            for quarter in sorted({quarter for _, quarter in facts.sheets if quarter.year < period.year})
            for kept, owners in asked.surveys(quarter)
            if any((unit, quarter) in facts.sheets for unit in owners)
        ),
        last_year=past.last_year(facts),
        closed=tuple(closed),
        issued=tuple(issued),
        years=past.years(facts, issued),
        budgets=spent,
        budgets_together=budgets.together(spent),
        served=budgets.served(definition, period, facts.totals, results),
    )


def _unread(period: Period, findings: Sequence[Finding]) -> frozenset[Period]:
    """The triwulan for which a return came of a unit that the definition does not know.

    Nobody can say which figures it is a part of. One that does not say for when it is may be for any.
    """
    named = [parse_period(str(one.values.get("z", ""))) for one in findings if one.code == UNKNOWN_UNIT]
    return frozenset(quarter for quarter in period.quarters if quarter in named or None in named)


def _undated(findings: Sequence[Finding]) -> frozenset[str]:
    """The units of which a return came that does not say for when it is: it may be for any open triwulan."""
    return frozenset(one.unit for one in findings if one.code == UNDATED)


def _unopened(findings: Sequence[Finding]) -> frozenset[tuple[str, Period | None]]:
    """The units and triwulan for which something came that cannot be opened and may be newer."""
    named = (one for one in findings if one.code == UNOPENED)
    return frozenset((one.unit, parse_period(str(one.values.get("z", "")))) for one in named)


def _unit_statuses(facts: Facts) -> tuple[UnitStatus, ...]:
    """The sheet of each unit in every triwulan in which it was asked, unit by unit."""
    asked = {
        (unit.code, quarter): None
        for quarter in (facts.period.quarters[-1], *facts.period.quarters)
        for unit in facts.asked.of(quarter).units
    }
    order = {unit: place for place, unit in enumerate(dict.fromkeys(unit for unit, _ in asked))}
    statuses = []
    for unit, quarter in sorted(asked, key=lambda one: (order[one[0]], one[1])):
        sheet = facts.sheets.get((unit, quarter))
        status = sheet.status if sheet is not None else SheetStatus.MISSING
        statuses.append(UnitStatus(unit, quarter, status, sheet))
    return tuple(statuses)
