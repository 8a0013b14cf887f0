"""Submissions become Results: over units, then over periods, then against the target."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ..core.findings import Finding
from ..core.model import (
    Closed,
    Definition,
    FigureStatus,
    Indicator,
    Kind,
    Obstacle,
    Pooling,
    Result,
    Results,
    SheetStatus,
    Submission,
    Survey,
    SurveyResult,
    Total,
    UnitStatus,
    Variable,
)
from ..core.periods import Period, parse_period
from ..core.targets import bounds_to_date
from . import budgets, quarters, survey, units
from .achievement import achievement, capped, category

__all__ = ["calculate"]

UNKNOWN_UNIT, UNDATED = "E125", "E135"


def calculate(
    definition: Definition,
    period: Period,
    submissions: Sequence[Submission],
    findings: Sequence[Finding] = (),
    signed: date | None = None,
    closed: Sequence[Closed] = (),
) -> Results:
    """Everything the official workbook says of a period, from at most one submission a unit and triwulan.

    Submissions of other periods are kept beside; of those before it the surveys and last year's figures are
    calculated too. A closed triwulan is totalled and judged by what was asked then; over triwulan figures are
    combined by variable, so that nothing is missed of a triwulan in which nobody was asked for it.
    """
    asked = Asked(definition, closed)
    unread = _unread(period, findings) - asked.closed_quarters
    facts = _facts(asked, definition, period, units.by_unit(submissions), unread, _undated(findings))
    results, spent = _results(facts), budgets.spendings(definition, period, facts.totals)
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
        pooled_surveys=tuple(_pooled(facts, kept) for kept in definition.surveys),
        past_surveys=tuple(
            survey.measure(kept, [(unit, quarter) for unit in owners], facts.sheets)
            for quarter in sorted({quarter for _, quarter in facts.sheets if quarter.year < period.year})
            for kept, owners in asked.surveys(quarter)
            if any((unit, quarter) in facts.sheets for unit in owners)
        ),
        last_year=_last_year(facts),
        closed=tuple(closed),
        budgets=spent,
        budgets_together=budgets.together(spent),
        served=budgets.served(definition, period, facts.totals, results),
    )


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked in each triwulan: of a closed one what its package says."""

    definition: Definition
    closed: Sequence[Closed]

    @property
    def closed_quarters(self) -> frozenset[Period]:
        """The triwulan that are closed."""
        return frozenset(one.quarter for one in self.closed)

    def of(self, quarter: Period) -> Definition:
        """The definition by which a triwulan is judged."""
        kept = (one.definition for one in self.closed if one.quarter == quarter)
        return next(kept, self.definition)

    def unread(self, period: Period) -> frozenset[Period]:
        """The closed triwulan of a period for which a return came of a unit that nobody knew."""
        return frozenset(one.quarter for one in self.closed if one.unread and one.quarter in period.quarters)

    def surveys(self, quarter: Period) -> list[tuple[Survey, tuple[str, ...]]]:
        """Every survey of a triwulan with the units that keep it."""
        definition = self.of(quarter)
        return [(kept, definition.variable(kept.variable).units) for kept in definition.surveys]

    def owners(self, kept: Survey, quarter: Period) -> tuple[str, ...]:
        """The units that keep a survey in a triwulan; none where it was not asked of the same unsur."""
        same = (
            owners
            for one, owners in self.surveys(quarter)
            if (one.variable, one.keys) == (kept.variable, kept.keys)
        )
        return next(same, ())


def _facts(
    asked: Asked,
    definition: Definition,
    period: Period,
    sheets: units.Sheets,
    unread: frozenset[Period] = frozenset(),
    undated: frozenset[str] = frozenset(),
) -> _Facts:
    """The totals and surveys of every triwulan: of what is asked now, and of what was asked then only."""
    totals: dict[tuple[str, Period], Total] = {}
    surveys: dict[tuple[str, Period], SurveyResult] = {}
    for quarter in period.quarters:
        of_nobody = {code: replace(variable, units=()) for code, variable in _figures(definition).items()}
        for variable in {**of_nobody, **_figures(asked.of(quarter))}.values():
            totals[variable.code, quarter] = units.total(variable, quarter, sheets)
        surveys |= {(one.variable, quarter): survey.unasked(one, quarter) for one in definition.surveys}
        for one, owners in asked.surveys(quarter):
            places = [(unit, quarter) for unit in owners]
            surveys[one.variable, quarter] = survey.measure(one, places, sheets)
    return _Facts(asked, definition, period, sheets, totals, surveys, unread | asked.unread(period), undated)


def _figures(definition: Definition) -> dict[str, Variable]:
    """The variables that are numbers, by their codes."""
    return {one.code: one for one in definition.variables if one.kind is not Kind.SURVEY}


def _unread(period: Period, findings: Sequence[Finding]) -> frozenset[Period]:
    """The triwulan for which a return came of a unit that the definition does not know.

    Nobody can say which figures it is a part of. One that does not say for when it is may be for any.
    """
    named = [parse_period(str(one.values.get("z", ""))) for one in findings if one.code == UNKNOWN_UNIT]
    return frozenset(quarter for quarter in period.quarters if quarter in named or None in named)


def _undated(findings: Sequence[Finding]) -> frozenset[str]:
    """The units of which a return came that does not say for when it is: it may be for any open triwulan."""
    return frozenset(one.unit for one in findings if one.code == UNDATED)


def _last_year(facts: _Facts) -> tuple[Result, ...]:
    """The same figures a year earlier, by what was asked at its end; nothing where nothing is known of it."""
    earlier = Period(facts.period.year - 1, facts.period.quarter)
    if not any(quarter in earlier.quarters for _, quarter in facts.sheets):
        return ()
    definition = facts.asked.of(earlier.quarters[-1])
    then = _facts(facts.asked, definition, earlier, facts.sheets)
    asked = {(one.code, one.measure): one for one in definition.indicators}
    pairs = ((now.code, asked.get((now.code, now.measure))) for now in facts.definition.indicators)
    return tuple(_result(then, same) if same else _unasked(code) for code, same in pairs)


def _unasked(code: str) -> Result:
    """An indicator that nobody knew, or that was measured otherwise."""
    return Result(
        code, None, None, FigureStatus.UNASKED, None, None, None, "", (), obstacle=Obstacle.NO_VALUE
    )


def _results(facts: _Facts) -> tuple[Result, ...]:
    return tuple(_result(facts, indicator) for indicator in facts.definition.indicators)


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the answers of a period say before any indicator is made of them."""

    asked: Asked
    definition: Definition
    period: Period
    sheets: units.Sheets
    totals: Mapping[tuple[str, Period], Total]
    surveys: Mapping[tuple[str, Period], SurveyResult]
    unread: frozenset[Period]
    undated: frozenset[str]

    def doubts(self, indicator: Indicator, quarters: Sequence[Period]) -> bool:
        """Whether a return that cannot be read may be a part of its figure in one of these triwulan."""
        open_ones = [quarter for quarter in quarters if quarter not in self.asked.closed_quarters]
        if any(
            self.undated.intersection(self.asked.of(quarter).reporters(indicator)) for quarter in open_ones
        ):
            return True
        return indicator.expression is not None and not self.unread.isdisjoint(quarters)

    def quarters_of(self, indicator: Indicator) -> tuple[Period, ...]:
        """The triwulan in which all was asked that an indicator is made of."""
        return tuple(quarter for quarter in self.period.quarters if self._asks(indicator, quarter))

    def _asks(self, indicator: Indicator, quarter: Period) -> bool:
        if indicator.expression is not None:
            return all(self.totals[code, quarter].asked for code in indicator.needs)
        return bool(self.asked.owners(self.definition.survey(indicator.survey), quarter))


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
        return _averaged(facts, indicator, figures)
    if len(figures) == 1:
        return figures[0], period.quarters, None
    counted = facts.quarters_of(indicator)
    if not counted:
        return units.unasked(period.quarters[-1]), period.quarters[-1:], None
    if indicator.expression is None:
        figure = survey.figure(_pooled(facts, facts.definition.survey(indicator.survey)))
    else:
        totals = [_totals(facts, indicator, quarter) for quarter in counted]
        figure = quarters.summed(indicator.expression, period, totals)
    return units.doubted(figure) if facts.doubts(indicator, counted) else figure, counted, None


def _averaged(
    facts: _Facts, indicator: Indicator, figures: tuple[units.Reckoned, ...]
) -> tuple[units.Reckoned, tuple[Period, ...], None]:
    """The mean of the own figures of the triwulan in which it was asked."""
    asked = [figure for figure in figures if figure.status is not FigureStatus.UNASKED]
    if not asked:
        return figures[-1], (figures[-1].period,), None
    counted = tuple(figure.period for figure in asked)
    over = survey.mean_index if indicator.expression is None else units.mean
    figure = quarters.averaged(asked, facts.period, over)
    return units.doubted(figure) if facts.doubts(indicator, counted) else figure, counted, None


def _pooled(facts: _Facts, kept: Survey) -> SurveyResult:
    """A survey over the respondents of every triwulan that asked them the same."""
    every = facts.period.quarters
    places = [(unit, quarter) for quarter in every for unit in facts.asked.owners(kept, quarter)]
    if not places:
        return survey.unasked(kept, every[-1])
    return replace(survey.measure(kept, places, facts.sheets), period=every[-1])


def _totals(facts: _Facts, indicator: Indicator, quarter: Period) -> list[Total]:
    return [facts.totals[code, quarter] for code in indicator.needs]


def _unit_statuses(facts: _Facts) -> tuple[UnitStatus, ...]:
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
