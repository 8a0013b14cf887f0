"""The years before as steps of `Perhitungan`: what was typed is judged, what was issued or sent stands."""

from __future__ import annotations

from collections.abc import Sequence

from ...core.model import Indicator, Known, Result, Results, YearFigure
from ...core.periods import Period
from ...styles import summary as look
from ...texts.status import FIGURE_WORDS, unsaid
from ...texts.workbook import every_sheet as words
from ...texts.workbook import perhitungan as evidence
from ..pen.spelled import cell
from .judging import achieved, capped, ranked
from .step import EIGHTH, FIFTH, FOURTH, SECOND, SEVENTH, SHEET, SIXTH, THIRD, VALUE, Cell, Work, YearStep


def take_years(work: Work) -> dict[tuple[str, int], YearStep]:
    """A row for each figure of the years that are shown, the oldest first."""
    results = work.results
    found: dict[tuple[str, int], YearStep] = {}
    for year in results.years_before:
        work.part(evidence.PART_YEAR.format(year=year), evidence.HEADS_YEAR)
        for indicator in results.definition.listed:
            figure = results.year(indicator.code, year)
            if figure is not None:
                found[indicator.code, year] = _take(work, indicator, figure)
    return found


def how(results: Results, figure: YearFigure) -> str:
    """How a figure of an earlier year is known."""
    if figure.known is Known.TYPED:
        return evidence.TYPED.format(source=words.source_of(figure.source))
    if figure.known is Known.CALCULATED:
        return evidence.YEAR_CALCULATED
    code = next((one.code for one in results.issued if one.year == figure.year), "")
    return evidence.YEAR_ISSUED.format(package=figure.source, code=code)


def planned(results: Results, indicator: Indicator) -> tuple[str, bool]:
    """The format that an indicator's figures of all years share; whether it is of millions."""
    known = (results.year(indicator.code, year) for year in results.years_before)
    figures: Sequence[float | None] = [
        value for one in known if one is not None for value in (one.value, one.target, one.upper)
    ]
    described = indicator.described.baseline
    return look.planned_format(indicator, results, [*figures, described])


def _take(work: Work, indicator: Indicator, figure: YearFigure) -> YearStep:
    results, row = work.results, work.row
    form, large = planned(results, indicator)
    value, target, upper, reached, uncapped = (
        cell(column, row) for column in (VALUE, SECOND, THIRD, FOURTH, EIGHTH)
    )
    choices, bands = results.definition.achievement, results.definition.bands
    # What a package or another definition judged stands as it was judged then.
    own = figure.known is Known.TYPED or figure.recorded_target
    ranged = figure.upper is not None
    judged = achieved(indicator, choices, value, target, upper, ranged) if own else ""
    work.add(
        (
            indicator.code,
            words.INDICATOR.format(number=indicator.number, name=indicator.name),
            Period(figure.year, 0).words,
            how(results, figure),
        ),
        Cell(VALUE, "", figure.value if figure.value is not None else unsaid(figure), form),
        Cell(SECOND, "", figure.target, form),
        Cell(THIRD, "", figure.upper, form),
        Cell(FOURTH, capped(uncapped, choices) if own else "", figure.achievement, look.PERCENT),
        Cell(FIFTH, ranked(reached, bands, squares=False) if own else "", figure.category),
        Cell(SIXTH, "", ""),
        Cell(SEVENTH, "", words.target(indicator, figure.target, figure.upper, millions=large)),
        Cell(EIGHTH, judged, figure.uncapped, look.PERCENT),
    )
    return YearStep(
        figure,
        cell(VALUE, row, SHEET),
        cell(SEVENTH if ranged else SECOND, row, SHEET),
        cell(FOURTH, row, SHEET),
    )


def take_last_year(work: Work) -> None:
    """The same figures a year earlier, from what the inbox holds of it; nothing where it holds nothing."""
    results = work.results
    if not results.last_year:
        return
    earlier = Period(results.period.year - 1, results.period.quarter)
    work.part(evidence.PART_BEFORE.format(period=words.to_date(earlier)), evidence.HEADS_FIGURES)
    for result in results.last_year:
        indicator = results.definition.indicator(result.indicator)
        address = cell(VALUE, work.row, SHEET)
        work.add(
            (
                indicator.code,
                words.INDICATOR.format(number=indicator.number, name=indicator.name),
                words.to_date(earlier),
                _before_how(results, earlier, result),
            ),
            Cell(VALUE, "", result.value, look.figure_format(indicator, result)),
            Cell(SECOND, "", FIGURE_WORDS[result.status] if result.value is not None else unsaid(result)),
        )
        work.before[indicator.code] = (address, result)


def _before_how(results: Results, earlier: Period, result: Result) -> str:
    if result.typed:
        return evidence.TYPED.format(source=words.source_of(result.source))
    closed = results.asked(earlier.quarters[-1]) is not results.definition
    return evidence.BEFORE_CLOSED if closed else evidence.BEFORE_HOW
