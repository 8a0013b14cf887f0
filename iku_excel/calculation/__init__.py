"""Submissions become Results: over units, then over periods, then against the target."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import fmean

from ..core.expression import names
from ..core.findings import Finding
from ..core.model import (
    Definition,
    Figure,
    Indicator,
    Kind,
    Pooling,
    Result,
    Results,
    SheetStatus,
    Submission,
    SurveyResult,
    Total,
    UnitStatus,
    Variable,
)
from ..core.periods import Period
from . import quarters, survey, units
from .achievement import achievement, category, target_to_date

__all__ = ["calculate"]


def calculate(
    definition: Definition,
    period: Period,
    submissions: Sequence[Submission],
    findings: Sequence[Finding] = (),
    signed: date | None = None,
) -> Results:
    """Everything the official workbook says of a period, from at most one submission a unit and triwulan.

    Only the period's own triwulan are calculated; submissions of other periods are kept beside.
    """
    sheets = units.by_unit(submissions)
    facts = _Facts(
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
            (asked.variable, quarter): survey.measure(
                asked, definition.variable(asked.variable).units, (quarter,), sheets
            )
            for asked in definition.surveys
            for quarter in period.quarters
        },
    )
    return Results(
        definition=definition,
        period=period,
        indicators=tuple(_result(facts, indicator) for indicator in definition.indicators),
        totals=tuple(facts.totals.values()),
        surveys=tuple(facts.surveys.values()),
        units=_unit_statuses(facts),
        submissions=tuple(submissions),
        findings=tuple(findings),
        signed=signed,
    )


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the answers of a period say before any indicator is made of them."""

    definition: Definition
    period: Period
    sheets: units.Sheets
    totals: Mapping[tuple[str, Period], Total]
    surveys: Mapping[tuple[str, Period], SurveyResult]


def _result(facts: _Facts, indicator: Indicator) -> Result:
    figures = tuple(_own(facts, indicator, quarter) for quarter in facts.period.quarters)
    to_date, taken = _to_date(facts, indicator, figures)
    target = facts.definition.target(indicator.code, facts.period.year, facts.period.end)
    aim = target_to_date(target, facts.period)
    upper = target.upper if target is not None and aim is not None else None
    reached = achievement(to_date.value, aim, upper, indicator.polarity, facts.definition.achievement)
    return Result(
        indicator=indicator.code,
        value=to_date.value,
        provisional=to_date.provisional,
        status=to_date.status,
        target=aim,
        upper=upper,
        achievement=reached,
        category=category(reached, facts.definition.bands),
        figures=figures,
        missing=to_date.missing,
        refused=to_date.refused,
        taken=taken,
    )


def _own(facts: _Facts, indicator: Indicator, quarter: Period) -> Figure:
    """What an indicator says of one triwulan alone."""
    if indicator.expression is None:
        return survey.figure(facts.surveys[indicator.survey, quarter])
    return units.figure(indicator.expression, quarter, _totals(facts, indicator, quarter))


def _to_date(
    facts: _Facts, indicator: Indicator, figures: tuple[Figure, ...]
) -> tuple[Figure, Period | None]:
    """The figure from TW I to the period's end, and the triwulan that was taken for a whole year.

    The first triwulan's stands for itself, with what is provisional in it.
    """
    period = facts.period
    if len(figures) == 1:
        return figures[0], None
    if indicator.across_periods is Pooling.LAST:
        return _last(facts, indicator, figures)
    if indicator.across_periods is Pooling.MEAN:
        mean = fmean if indicator.expression is not None else survey.mean_index
        return quarters.averaged(figures, period, mean), None
    if indicator.expression is None:
        asked = facts.definition.survey(indicator.survey)
        owners = _asked_of(facts, indicator)
        return survey.figure(survey.measure(asked, owners, period.quarters, facts.sheets)), None
    totals = [_totals(facts, indicator, quarter) for quarter in period.quarters]
    return quarters.summed(indicator.expression, period, totals), None


def _last(facts: _Facts, indicator: Indicator, figures: tuple[Figure, ...]) -> tuple[Figure, Period | None]:
    """A triwulan's own figure; for a year that of the last one heard of, and never an older, whole one."""
    period = facts.period
    if period.quarter:
        return figures[-1], None
    taken = quarters.last_heard(_asked_of(facts, indicator), period.quarters, facts.sheets)
    return (figures[taken.quarter - 1] if taken else figures[-1]), taken


def _totals(facts: _Facts, indicator: Indicator, quarter: Period) -> list[Total]:
    return [facts.totals[variable.code, quarter] for variable in _variables(facts, indicator)]


def _variables(facts: _Facts, indicator: Indicator) -> tuple[Variable, ...]:
    codes = (indicator.survey,) if indicator.expression is None else names(indicator.expression)
    return tuple(facts.definition.variable(code) for code in codes)


def _asked_of(facts: _Facts, indicator: Indicator) -> tuple[str, ...]:
    return units.united(variable.units for variable in _variables(facts, indicator))


def _unit_statuses(facts: _Facts) -> tuple[UnitStatus, ...]:
    statuses = []
    for unit in facts.definition.units:
        for quarter in facts.period.quarters:
            sheet = facts.sheets.get((unit.code, quarter))
            status = sheet.status if sheet is not None else SheetStatus.MISSING
            statuses.append(UnitStatus(unit.code, quarter, status, sheet))
    return tuple(statuses)
