"""Submissions become Results: over units, then over periods, then against the target."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ..core.findings import Finding
from ..core.model import (
    Definition,
    Indicator,
    Kind,
    Pooling,
    Result,
    Results,
    SheetStatus,
    Submission,
    Survey,
    SurveyResult,
    Total,
    UnitStatus,
)
from ..core.periods import Period, parse_period
from . import quarters, survey, units
from .achievement import achievement, bounds_to_date, capped, category

__all__ = ["calculate"]

UNKNOWN_UNIT = "E125"


def calculate(
    definition: Definition,
    period: Period,
    submissions: Sequence[Submission],
    findings: Sequence[Finding] = (),
    signed: date | None = None,
) -> Results:
    """Everything the official workbook says of a period, from at most one submission a unit and triwulan.

    Submissions of other periods are kept beside; of those before it the surveys and last year's figures are
    calculated too.
    """
    sheets = units.by_unit(submissions)
    facts = _facts(definition, period, sheets, _unread(period, findings))
    return Results(
        definition=definition,
        period=period,
        indicators=_results(facts),
        totals=tuple(facts.totals.values()),
        surveys=tuple(facts.surveys.values()),
        units=_unit_statuses(facts),
        submissions=tuple(submissions),
        findings=tuple(findings),
        signed=signed,
        unit_surveys=tuple(
            replace(survey.measure(asked, (unit,), (quarter,), sheets), unit=unit)
            for asked, owners in _surveys(definition)
            for quarter in period.quarters
            for unit in owners
        ),
        pooled_surveys=tuple(
            survey.measure(asked, owners, period.quarters, sheets) for asked, owners in _surveys(definition)
        ),
        past_surveys=tuple(
            survey.measure(asked, owners, (quarter,), sheets)
            for asked, owners in _surveys(definition)
            for quarter in _years_before(period, owners, sheets)
        ),
        last_year=_last_year(facts),
    )


def _facts(definition: Definition, period: Period, sheets: units.Sheets, unread: frozenset[Period]) -> _Facts:
    return _Facts(
        definition,
        period,
        sheets,
        {
            (variable.code, quarter): units.total(variable, quarter, sheets)
            for variable in definition.variables
            if variable.kind is not Kind.SURVEY
            for quarter in period.quarters
        },
        {
            (asked.variable, quarter): survey.measure(asked, owners, (quarter,), sheets)
            for asked, owners in _surveys(definition)
            for quarter in period.quarters
        },
        unread,
    )


def _unread(period: Period, findings: Sequence[Finding]) -> frozenset[Period]:
    """The triwulan for which a return came of a unit that the definition does not know.

    Nobody can say which figures it is a part of. One that does not say for when it is may be for any.
    """
    named = [parse_period(str(one.values.get("z", ""))) for one in findings if one.code == UNKNOWN_UNIT]
    return frozenset(quarter for quarter in period.quarters if quarter in named or None in named)


def _surveys(definition: Definition) -> list[tuple[Survey, tuple[str, ...]]]:
    """Every survey with the units that keep it."""
    return [(asked, definition.variable(asked.variable).units) for asked in definition.surveys]


def _years_before(period: Period, owners: Sequence[str], sheets: units.Sheets) -> list[Period]:
    """The triwulan of earlier years for which one of these units sent a sheet, oldest first."""
    return sorted({quarter for unit, quarter in sheets if unit in owners and quarter.year < period.year})


def _last_year(facts: _Facts) -> tuple[Result, ...]:
    """The same figures a year earlier, where the inbox holds anything of that year."""
    earlier = Period(facts.period.year - 1, facts.period.quarter)
    if not any(quarter in earlier.quarters for _, quarter in facts.sheets):
        return ()
    return _results(_facts(facts.definition, earlier, facts.sheets, frozenset()))


def _results(facts: _Facts) -> tuple[Result, ...]:
    return tuple(_result(facts, indicator) for indicator in facts.definition.indicators)


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the answers of a period say before any indicator is made of them."""

    definition: Definition
    period: Period
    sheets: units.Sheets
    totals: Mapping[tuple[str, Period], Total]
    surveys: Mapping[tuple[str, Period], SurveyResult]
    unread: frozenset[Period]


def _result(facts: _Facts, indicator: Indicator) -> Result:
    figures = tuple(_own(facts, indicator, quarter) for quarter in facts.period.quarters)
    to_date, counted, known = _to_date(facts, indicator, figures)
    target = facts.definition.target(indicator.code, facts.period.year, facts.period.end)
    aim, upper = bounds_to_date(target, facts.period)
    since = target.since if target is not None else None
    first = facts.definition.target(indicator.code, facts.period.year, date.min) if since else None
    choices = facts.definition.achievement
    uncapped, obstacle = achievement(to_date.value, aim, upper, indicator.polarity, choices.minimizing)
    reached = capped(uncapped, choices)
    return Result(
        indicator=indicator.code,
        value=units.as_float(to_date.value),
        provisional=units.as_float(to_date.provisional),
        status=to_date.status,
        target=aim,
        upper=upper,
        achievement=units.as_float(reached),
        category=category(reached, facts.definition.bands),
        figures=tuple(map(units.written, figures)),
        missing=to_date.missing,
        refused=to_date.refused,
        quarters=counted,
        known=known,
        nihil=to_date.nihil,
        idle=to_date.idle,
        unread=to_date.unread,
        uncapped=units.as_float(uncapped),
        obstacle=obstacle,
        revised=since,
        original=bounds_to_date(first, facts.period),
    )


def _own(facts: _Facts, indicator: Indicator, quarter: Period) -> units.Reckoned:
    """What an indicator says of one triwulan alone."""
    if indicator.expression is None:
        return survey.figure(facts.surveys[indicator.survey, quarter])
    figure = units.figure(indicator.expression, quarter, _totals(facts, indicator, quarter))
    return units.doubted(figure) if quarter in facts.unread else figure


def _to_date(
    facts: _Facts, indicator: Indicator, figures: tuple[units.Reckoned, ...]
) -> tuple[units.Reckoned, tuple[Period, ...], Period | None]:
    """The figure from TW I to the period's end, the triwulan it is made of, and a known one before them.

    The first triwulan's stands for itself, with what is provisional in it. A triwulan alone never borrows
    from an older one; a year that waits for its last has the latest known one as a provisional figure.
    """
    period = facts.period
    if indicator.across_periods is Pooling.LAST:
        figure, known = quarters.last(figures) if not period.quarter else (figures[-1], None)
        return figure, (figure.period,), known
    if indicator.across_periods is Pooling.MEAN:
        if indicator.expression is None:
            return quarters.averaged(figures, period, survey.mean_index), period.quarters, None
        figure = quarters.averaged(figures, period)
        return units.doubted(figure) if facts.unread else figure, period.quarters, None
    if len(figures) == 1:
        return figures[0], period.quarters, None
    if indicator.expression is None:
        asked = facts.definition.survey(indicator.survey)
        owners = facts.definition.reporters(indicator)
        pooled = survey.measure(asked, owners, period.quarters, facts.sheets)
        return survey.figure(pooled), period.quarters, None
    totals = [_totals(facts, indicator, quarter) for quarter in period.quarters]
    figure = quarters.summed(indicator.expression, period, totals)
    return units.doubted(figure) if facts.unread else figure, period.quarters, None


def _totals(facts: _Facts, indicator: Indicator, quarter: Period) -> list[Total]:
    return [facts.totals[code, quarter] for code in indicator.needs]


def _unit_statuses(facts: _Facts) -> tuple[UnitStatus, ...]:
    statuses = []
    for unit in facts.definition.units:
        for quarter in facts.period.quarters:
            sheet = facts.sheets.get((unit.code, quarter))
            status = sheet.status if sheet is not None else SheetStatus.MISSING
            statuses.append(UnitStatus(unit.code, quarter, status, sheet))
    return tuple(statuses)
