"""Keterangan: what a reader must know of a figure, in a few words."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

from ...core.expression import Name, Operation, evaluate
from ...core.model import FigureStatus, Indicator, Pooling, Result, Results
from ...core.numbers import show, show_percent
from ...core.periods import Period
from ...texts.workbook import remarks as words
from ...texts.workbook.every_sheet import figure, listed, quarter


def remark(results: Results, indicator: Indicator, result: Result) -> str:
    """One line for the column Keterangan, "" where there is nothing to say."""
    if result.status is FigureStatus.FINAL:
        parts = _of_final(results, indicator, result)
    elif result.status is FigureStatus.UNDEFINED:
        parts = [words.UNANSWERED if indicator.expression is None else words.NO_DIVISOR]
    else:
        parts = _of_incomplete(results, indicator, result)
    if result.target is None:
        parts.append(words.NO_TARGET_YET)
    cap = results.definition.achievement.cap
    if cap is not None and result.achievement == cap:
        parts.append(words.CAPPED.format(cap=show_percent(cap)))
    text = "; ".join(parts)
    return text[:1].upper() + text[1:]


def _of_final(results: Results, indicator: Indicator, result: Result) -> list[str]:
    quarters = result.quarters
    parts = []
    if indicator.expression is None:
        survey = results.surveyed(indicator)
        parts.append(words.RESPONDENTS.format(number=survey.respondents))
        if len(quarters) == 1 or indicator.across_periods is Pooling.SUM:
            parts.append(words.GRADED.format(grade=survey.grade))
    else:
        parts += _parts_of_whole(results, indicator, quarters)
        nihil = _nihil(results, indicator, quarters)
        if nihil:
            parts.append(words.NIHIL.format(units=listed(_sheets(results, nihil))))
    if indicator.across_periods is Pooling.MEAN and len(quarters) > 1:
        parts.append(words.MEAN_OF_QUARTERS.format(number=len(quarters)))
    if quarters[-1] != results.last_quarter:
        parts.append(words.TAKEN.format(period=quarters[-1].words))
    return parts


def _of_incomplete(results: Results, indicator: Indicator, result: Result) -> list[str]:
    absent = _absent(results, result, result.missing)
    refused = _absent(results, result, result.refused)
    parts = [words.INVALID.format(units=listed(refused))] if refused else []
    if result.provisional is not None:
        value = figure(indicator, result.provisional)
        without = listed(list(dict.fromkeys((*absent, *refused))))
        if indicator.expression is None and refused and not absent:
            without = words.REFUSED_ANSWERS  # the survey itself is what the provisional index is made of
        parts.append(words.PROVISIONAL.format(value=value, units=without))
    elif absent:
        parts.append(words.WAITING.format(units=listed(absent)))
    return parts


def _absent(results: Results, result: Result, units: Sequence[str]) -> list[str]:
    """The sheets of these units, with their triwulan where the figure needs several."""
    if len(result.quarters) == 1:
        return _sheets(results, units)
    named = []
    for unit, sheet in zip(units, _sheets(results, units), strict=True):
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
    text = words.PARTS_OF_WHOLE.format(numerator=show(numerator), denominator=show(denominator))
    measures = {
        results.definition.variable(operand.name).measure
        for operand in tree.operands
        if isinstance(operand, Name)
    }
    return [f"{text} {measures.pop()}".strip() if len(measures) == 1 else text]


def _nihil(results: Results, indicator: Indicator, quarters: Sequence[Period]) -> tuple[str, ...]:
    totals = (results.total(code, quarter) for quarter in quarters for code in indicator.needs)
    return tuple(dict.fromkeys(unit for total in totals for unit in total.nihil))


def _sheets(results: Results, units: Sequence[str]) -> list[str]:
    return [results.definition.unit(unit).sheet for unit in units]
