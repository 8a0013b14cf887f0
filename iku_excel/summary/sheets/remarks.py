"""Keterangan: what a reader must know of a figure, in a few words."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

from ...core.expression import Name, Operation, evaluate
from ...core.model import FigureStatus, Indicator, Pooling, Result, Results
from ...core.numbers import grouped, show_percent
from ...core.periods import Period
from ...styles.summary import in_millions
from ...texts.workbook import remarks as words
from ...texts.workbook.every_sheet import LONGEST_QUOTE, date_of, figure, listed, quarter, target
from ...texts.workbook.ringkasan import why


def remark(results: Results, indicator: Indicator, result: Result) -> str:
    """One line for the column Keterangan, "" where there is nothing to say."""
    if result.status is FigureStatus.FINAL:
        parts = _of_final(results, indicator, result)
    elif result.status is FigureStatus.UNASKED:
        parts = []
    elif result.status is FigureStatus.UNDEFINED:
        parts = [_of_undefined(indicator, result)]
    else:
        parts = _of_incomplete(results, indicator, result)
    if before := _unasked(results, indicator, result):
        parts.append(words.UNASKED.format(quarters=", ".join(map(quarter, before))))
    parts += _of_target(results, indicator, result)
    if result.achievement != result.uncapped and result.achievement is not None:
        capped, uncapped = show_percent(result.achievement), show_percent(result.uncapped or 0.0)
        parts.append(words.CAPPED.format(cap=capped, uncapped=uncapped))
    text = "; ".join(parts)
    return text[:1].upper() + text[1:]


def _unasked(results: Results, indicator: Indicator, result: Result) -> list[Period]:
    """The triwulan that a figure over several leaves out because nobody was asked."""
    if indicator.across_periods is Pooling.LAST:
        return []
    return [one for one in results.period.quarters if one not in result.quarters]


def reason(results: Results, indicator: Indicator) -> tuple[str, str]:
    """Why a target was missed, as a bidang says: the question's title and the answer, "" for silence."""
    asked = results.asked(results.last_quarter)
    then = results.then(indicator, results.last_quarter)
    for narrative in why(asked.narratives):
        for unit in asked.speakers(then) if then else ():
            sent = results.sent(unit, results.last_quarter)
            said = sent.narratives.get(asked.narrated(narrative, then), "").strip() if sent and then else ""
            if said:
                return narrative.title, " ".join(said.split())[:LONGEST_QUOTE]
    return "", ""


def _of_final(results: Results, indicator: Indicator, result: Result) -> list[str]:
    quarters = result.quarters
    parts = []
    if indicator.expression is None:
        survey = results.surveyed(indicator)
        parts.append(words.RESPONDENTS.format(number=grouped(survey.respondents)))
        if len(quarters) == 1 or indicator.across_periods is Pooling.SUM:
            parts.append(words.GRADED.format(grade=survey.grade))
        every = results.pooled(indicator.survey).respondents
        if not results.period.quarter and len(quarters) == 1 and every > survey.respondents:
            parts.append(words.ONE_QUARTER.format(quarter=quarter(quarters[0]), number=grouped(every)))
    else:
        parts += _parts_of_whole(results, _as_counted(results, indicator, quarters), quarters)
        if nihil := _nihil(results, indicator, quarters):
            parts.append(words.NIHIL.format(units=listed(nihil)))
    if indicator.across_periods is Pooling.MEAN and len(quarters) > 1:
        counted = sum(not figure.left_out for figure in result.figures)
        parts.append(words.MEAN_OF_QUARTERS.format(number=counted))
    return parts


def _as_counted(results: Results, indicator: Indicator, quarters: Sequence[Period]) -> Indicator:
    """The indicator whose formula made the figure: of one triwulan the one of then."""
    then = results.then(indicator, quarters[0]) if len(quarters) == 1 else None
    return then or indicator


def _of_undefined(indicator: Indicator, result: Result) -> str:
    if indicator.expression is None:
        return words.UNANSWERED
    if not (result.nihil or result.idle):
        return words.NO_DIVISOR
    said = words.ALL_NIHIL if result.nihil else words.ZERO_OVER_ZERO
    return said.format(quarters=", ".join(map(quarter, result.quarters)))


def _of_incomplete(results: Results, indicator: Indicator, result: Result) -> list[str]:
    absent = _absent(results, result, result.missing)
    refused = _absent(results, result, result.refused)
    parts = [words.INVALID.format(units=_in_year(results, result, listed(refused)))] if refused else []
    if result.unread:
        parts.append(words.UNREAD)
    if result.known is not None and result.provisional is not None:
        value = figure(indicator, result.provisional, millions=in_millions(indicator, results))
        parts.append(words.KNOWN.format(value=value, quarter=quarter(result.known)))
    elif result.provisional is not None:
        value = figure(indicator, result.provisional, millions=in_millions(indicator, results))
        without = listed(list(dict.fromkeys((*absent, *refused))) or [words.THAT_RETURN])
        if indicator.expression is None and refused and not absent:
            without = words.REFUSED_ANSWERS  # the survey itself is what the provisional index is made of
        return [*parts, words.PROVISIONAL.format(value=value, units=without)]
    if absent:
        parts.append(words.WAITING.format(units=_in_year(results, result, listed(absent))))
    return parts


def _in_year(results: Results, result: Result, units: str) -> str:
    """The units with the triwulan that a whole year takes."""
    if results.period.quarter or len(result.quarters) > 1:
        return units
    return words.IN_QUARTER.format(unit=units, quarters=quarter(result.quarters[0]))


def _of_target(results: Results, indicator: Indicator, result: Result) -> list[str]:
    """What is to be known of the target: that it is none, a changed one, or not that of the triwulan."""
    parts, millions = [], in_millions(indicator, results)
    if result.obstacle in words.OBSTACLES:
        parts.append(words.OBSTACLES[result.obstacle])
    if result.revised is not None:
        first = target(indicator, *result.original, millions=millions)
        parts.append(words.REVISED.format(day=date_of(result.revised), original=first))
    standing = results.definition.target(indicator.code, results.period.year, results.period.end)
    if standing is None or results.period.last_quarter != 4 or standing.quarters[3] is None:
        return parts
    of_quarter = target(indicator, standing.quarters[3], standing.upper, millions=millions)
    of_year = target(indicator, standing.value, standing.upper, millions=millions)
    if of_quarter != of_year:
        other = words.YEARS_TARGET if results.period.quarter else words.QUARTERS_TARGET
        parts.append(other.format(target=of_year if results.period.quarter else of_quarter))
    return parts


def _absent(results: Results, result: Result, units: Sequence[str]) -> list[str]:
    """The sheets of these units, with their triwulan where the figure needs several."""
    if len(result.quarters) == 1:
        return _sheets(results, units, result.quarters)
    named = []
    for unit, sheet in zip(units, _sheets(results, units, result.quarters), strict=True):
        without = [quarter(one.period) for one in result.figures if unit in one.missing + one.refused]
        named.append(words.IN_QUARTER.format(unit=sheet, quarters=", ".join(without)))
    return named


def _parts_of_whole(results: Results, indicator: Indicator, quarters: Sequence[Period]) -> list[str]:
    """`23 dari 30 lembaga`, of a quotient that is no mean of several triwulan."""
    tree = indicator.expression
    averaged = indicator.across_periods is Pooling.MEAN and len(quarters) > 1
    if averaged or not (indicator.percent and isinstance(tree, Operation) and tree.sign == "/"):
        return []
    values = {
        code: fsum(results.total(code, quarter).value or 0.0 for quarter in quarters)
        for code in indicator.needs
    }
    numerator, denominator = (evaluate(operand, values) for operand in tree.operands)
    if numerator is None or denominator is None:
        return []
    text = words.PARTS_OF_WHOLE.format(
        numerator=grouped(float(numerator)), denominator=grouped(float(denominator))
    )
    measures = {
        results.asked(quarters[-1]).variable(operand.name).measure
        for operand in tree.operands
        if isinstance(operand, Name)
    }
    return [f"{text} {measures.pop()}".strip() if len(measures) == 1 else text]


def _nihil(results: Results, indicator: Indicator, quarters: Sequence[Period]) -> list[str]:
    """The sheets that had nothing to report, each with its triwulan."""
    found: dict[str, list[str]] = {}
    for one in quarters:
        totals = [results.total(code, one) for code in _as_counted(results, indicator, (one,)).needs]
        for unit in dict.fromkeys(unit for total in totals for unit in total.nihil):
            found.setdefault(unit, []).append(quarter(one))
    return [
        words.IN_QUARTER.format(unit=sheet, quarters=", ".join(found[unit]))
        for unit, sheet in zip(found, _sheets(results, list(found), quarters), strict=True)
    ]


def _sheets(results: Results, units: Sequence[str], quarters: Sequence[Period]) -> list[str]:
    return results.sheet_names(units, quarters)
