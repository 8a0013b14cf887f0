"""An indicator of what the facts say: its own figures, over the triwulan, and against its target."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ..core.model import FigureStatus, Indicator, Pooling, Result, Survey, SurveyResult, Total
from ..core.periods import Period
from ..core.targets import bounds_to_date
from . import quarters, survey, units
from .achievement import achievement, capped, category
from .facts import Facts


def result_of(facts: Facts, indicator: Indicator) -> Result:
    """The figure to date of an indicator, with all that follows from it."""
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


def _own(facts: Facts, indicator: Indicator, quarter: Period) -> units.Reckoned:
    """What an indicator says of one triwulan alone, by the formula that it had then."""
    then = facts.asked.of(quarter).indicators
    same = next((one for one in then if one.code == indicator.code), None)
    if same is None:
        return units.unasked(quarter)
    if same.expression is None:
        figure = survey.figure(facts.surveys[same.survey, quarter])
    else:
        figure = units.figure(same.expression, quarter, _totals(facts, same, quarter))
    return units.doubted(figure) if facts.doubts(same, (quarter,)) else figure


def _to_date(
    facts: Facts, indicator: Indicator, figures: tuple[units.Reckoned, ...]
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
        return _averaged(facts, indicator, figures)
    if len(figures) == 1:
        return figures[0], period.quarters, None
    counted = facts.quarters_of(indicator)
    if not counted:
        return units.unasked(period.quarters[-1]), period.quarters[-1:], None
    if indicator.expression is None:
        figure = survey.figure(pooled(facts, facts.definition.survey(indicator.survey)))
    else:
        totals = [_totals(facts, indicator, quarter) for quarter in counted]
        figure = quarters.summed(indicator.expression, period, totals)
    return units.doubted(figure) if facts.doubts(indicator, counted) else figure, counted, None


def _averaged(
    facts: Facts, indicator: Indicator, figures: tuple[units.Reckoned, ...]
) -> tuple[units.Reckoned, tuple[Period, ...], None]:
    """The mean of the own figures of the triwulan in which it was asked."""
    asked = [figure for figure in figures if figure.status is not FigureStatus.UNASKED]
    if not asked:
        return figures[-1], (figures[-1].period,), None
    counted = tuple(figure.period for figure in asked)
    over = survey.mean_index if indicator.expression is None else units.mean
    figure = quarters.averaged(asked, facts.period, over)
    return units.doubted(figure) if facts.doubts(indicator, counted) else figure, counted, None


def pooled(facts: Facts, kept: Survey) -> SurveyResult:
    """A survey over the respondents of every triwulan that asked them the same."""
    every = facts.period.quarters
    places = [(unit, quarter) for quarter in every for unit in facts.asked.owners(kept, quarter)]
    if not places:
        return survey.unasked(kept, every[-1])
    return replace(survey.measure(kept, places, facts.sheets), period=every[-1])


def _totals(facts: Facts, indicator: Indicator, quarter: Period) -> list[Total]:
    return [facts.totals[code, quarter] for code in indicator.needs]
