"""The years before: as packages issued them, as the returns of then say, and else as somebody typed them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..core.model import (
    PAST_YEARS,
    FigureStatus,
    Indicator,
    IssuedYear,
    Known,
    Obstacle,
    Recorded,
    Result,
    SheetStatus,
    YearFigure,
)
from ..core.numbers import exact
from ..core.periods import Period
from ..core.targets import bounds_to_date
from . import units
from .achievement import achievement, capped, category
from .facts import Facts, facts_of
from .indicators import result_of


def last_year(facts: Facts) -> tuple[Result, ...]:
    """The same figures a year earlier, by what was asked at its end; nothing where nothing is known of it.

    What was typed stands only for an indicator of which nothing came for that year.
    """
    earlier = Period(facts.period.year - 1, facts.period.quarter)
    sent, calculated = _of(facts, earlier), []
    for indicator in facts.definition.indicators:
        row = facts.definition.recorded_of(indicator.code, earlier.year, earlier.quarter)
        result = sent.get(indicator.code)
        if result is None and row is not None and row.value is not None:
            result = _typed(facts, indicator, row, earlier)
        calculated.append(result or _nothing(indicator.code, asked=_came(facts, earlier)))
    known = _came(facts, earlier) or any(one.typed for one in calculated)
    return tuple(calculated) if known else ()


def years(facts: Facts, issued: Sequence[IssuedYear]) -> tuple[YearFigure, ...]:
    """Each indicator in each year before of which anything is known, the oldest first.

    Nothing where none was issued or typed: last year's figures say what the returns alone do.
    """
    if not (issued or facts.definition.recorded):
        return ()
    laid_down = {(one.indicator, one.measure, one.year): one for one in issued}
    found = []
    for year in range(facts.period.year - PAST_YEARS, facts.period.year):
        sent = _of(facts, Period(year, 0))
        for indicator in facts.definition.indicators:
            package = laid_down.get((indicator.code, indicator.measure, year))
            row = facts.definition.recorded_of(indicator.code, year)
            if package is not None:
                found.append(_year(year, package, Known.ISSUED, package.package))
            elif indicator.code in sent:
                found.append(_calculated(facts, indicator, year, sent[indicator.code], row))
            elif row is not None:
                result = _typed(facts, indicator, row, Period(year, 0))
                known = Known.TYPED
                found.append(_year(year, result, known, row.source, _is_typed(facts, row)))
    return tuple(found)


def _came(facts: Facts, period: Period) -> bool:
    return any(quarter in period.quarters for _, quarter in facts.sheets)


def _of(facts: Facts, period: Period) -> Mapping[str, Result]:
    """The indicators of an earlier period of which anything came, by what was asked at its end."""
    if not _came(facts, period):
        return {}
    definition = facts.asked.of(period.quarters[-1])
    then = facts_of(facts.asked, definition, period, facts.sheets)
    asked = {(one.code, one.measure): one for one in definition.indicators}
    found = {}
    for now in facts.definition.indicators:
        same = asked.get((now.code, now.measure))
        if same is not None and _heard(then, same):
            result = result_of(then, same)
            if result.status is not FigureStatus.UNASKED:
                found[now.code] = result
    return found


def _heard(then: Facts, indicator: Indicator) -> bool:
    """Whether a triwulan is closed, or a unit sent anything that the indicator is made of."""
    closed = then.asked.closed_quarters
    for quarter in then.period.quarters:
        asked = then.asked.of(quarter)
        same = next((one for one in asked.indicators if one.code == indicator.code), None)
        if same is None:
            continue
        sheets = (then.sheets.get((unit, quarter)) for unit in asked.reporters(same))
        if quarter in closed or any(
            one is not None and one.status is not SheetStatus.BLANK for one in sheets
        ):
            return True
    return False


def _typed(facts: Facts, indicator: Indicator, row: Recorded, period: Period) -> Result:
    """What was typed against the target of then: the definition's own, else the one typed beside it."""
    value = None if row.value is None else exact(row.value)
    target, upper = _aim(facts, row, period)
    choices = facts.definition.achievement
    uncapped, obstacle = achievement(value, target, upper, indicator.polarity, choices.minimizing)
    reached = capped(uncapped, choices)
    return Result(
        indicator=indicator.code,
        value=row.value,
        provisional=None,
        status=FigureStatus.TYPED,
        target=target,
        upper=upper,
        achievement=units.as_float(reached),
        category=category(reached, facts.definition.bands),
        figures=(),
        uncapped=units.as_float(uncapped),
        obstacle=obstacle,
        source=row.source,
    )


def _aim(facts: Facts, row: Recorded, period: Period) -> tuple[float | None, float | None]:
    own = bounds_to_date(facts.definition.target(row.indicator, row.year), period)
    return (row.target, row.upper) if own[0] is None else own


def _is_typed(facts: Facts, row: Recorded) -> bool:
    """Whether the target of a year is the one that was typed beside its realisasi."""
    own, _ = bounds_to_date(facts.definition.target(row.indicator, row.year), Period(row.year, 0))
    return own is None and row.target is not None


def _calculated(
    facts: Facts, indicator: Indicator, year: int, result: Result, row: Recorded | None
) -> YearFigure:
    """As the returns say; against the target that was typed where nothing else sets one."""
    if result.target is not None or row is None or row.target is None:
        return _year(year, result, Known.CALCULATED)
    beside = Recorded(row.indicator, year, result.value, row.target, row.upper)
    judged = _typed(facts, indicator, beside, Period(year, 0))
    own = Result(
        indicator=result.indicator,
        value=result.value,
        provisional=result.provisional,
        status=result.status,
        target=judged.target,
        upper=judged.upper,
        achievement=judged.achievement,
        category=judged.category,
        figures=(),
        nihil=result.nihil,
        uncapped=judged.uncapped,
    )
    return _year(year, own, Known.CALCULATED, row.source, recorded_target=_is_typed(facts, row))


def _year(
    year: int, result: Result | IssuedYear, known: Known, source: str = "", recorded_target: bool = False
) -> YearFigure:
    """What is said of a year; a package laid down no achievement but the one that counts."""
    return YearFigure(
        result.indicator,
        year,
        known,
        source,
        result.status,
        result.value,
        result.target,
        result.upper,
        result.achievement,
        result.category,
        result.nihil,
        recorded_target,
        result.uncapped if isinstance(result, Result) else None,
    )


def _nothing(code: str, *, asked: bool) -> Result:
    """An indicator that nobody was asked then or that was measured otherwise; or that was not typed."""
    status = FigureStatus.UNASKED if asked else FigureStatus.TYPED
    return Result(code, None, None, status, None, None, None, "", (), obstacle=Obstacle.NO_VALUE)
