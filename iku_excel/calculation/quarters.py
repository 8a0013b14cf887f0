"""The triwulan's own figures, combined into the figure to date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction

from ..core.expression import Node, evaluate
from ..core.model import Figure, FigureStatus, Total
from ..core.periods import Period
from .units import Reckoned, exact_value, mean, reckoned, status_of, united


def last(figures: Sequence[Reckoned]) -> tuple[Reckoned, Period | None]:
    """The last triwulan's figure; while it cannot be said, provisional the latest known one, and its time.

    A triwulan that was not sent is treated as one that was refused: neither lets an older figure be more than
    provisional.
    """
    figure = figures[-1]
    if figure.status.whole or figure.provisional is not None:
        return figure, None
    for earlier in reversed(figures[:-1]):
        if earlier.value is not None:
            return replace(figure, provisional=earlier.value), earlier.period
    return figure, None


def summed(expression: Node, period: Period, quarters: Sequence[Sequence[Total]]) -> Reckoned:
    """The expression over each variable's sum of the triwulan; provisional from those that are whole."""
    every = [total for totals in quarters for total in totals]
    whole = [totals for totals in quarters if not any(total.missing or total.refused for total in totals)]
    sums = _sums(whole)
    reached = evaluate(expression, sums) if whole else None
    value, provisional = (reached, None) if len(whole) == len(quarters) else (None, reached)
    return reckoned(expression, period, every, sums, value, provisional)


def averaged(
    figures: Sequence[Reckoned], period: Period, over: Callable[[Sequence[Fraction]], Fraction] = mean
) -> Reckoned:
    """The mean of the triwulan's own figures; while some are not in, provisional from those that are.

    A triwulan with nothing to report is left out; where all have nothing, be it the first alone, there is no
    mean. One that is in and cannot be calculated leaves none either. A single one stands for itself, with
    what is provisional in it.
    """
    if len(figures) == 1 and not figures[0].left_out:
        return figures[0]
    missing = united(figure.missing for figure in figures)
    refused = united(figure.refused for figure in figures)
    counted = [figure for figure in figures if not figure.left_out]
    values = [figure.value for figure in counted if figure.value is not None]
    undefined = any(figure.status is FigureStatus.UNDEFINED for figure in counted)
    reached = over(values) if values and not undefined else None
    value, provisional = (None, reached) if missing or refused else (reached, None)
    status = status_of(value, missing, refused)
    nihil = all(figure.nihil for figure in figures)
    idle = not counted and not nihil
    return Figure(period, value, provisional, status, missing, refused, nihil, idle)


def _sums(quarters: Sequence[Sequence[Total]]) -> dict[str, Fraction | None]:
    """Each variable over some triwulan; one that was nihil throughout has no mean to be summed."""
    values: defaultdict[str, list[Fraction]] = defaultdict(list)
    for totals in quarters:
        for total in totals:
            value = exact_value(total)
            values[total.variable] += [] if value is None else [value]
    return {code: sum(over, Fraction(0)) if over else None for code, over in values.items()}
