"""The triwulan's own figures, combined into the figure to date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from math import fsum
from statistics import fmean

from ..core.expression import Node, evaluate
from ..core.model import Figure, Total
from ..core.periods import Period
from .units import Sheets, status_of, united


def last_heard(units: Sequence[str], periods: Sequence[Period], sheets: Sheets) -> Period | None:
    """The last triwulan for which any of these units sent a sheet with something in it, even if refused."""
    heard = {sheet.period for sheet in sheets.values() if sheet.unit in units and sheet.status.filled}
    return max(heard.intersection(periods), default=None)


def summed(expression: Node, period: Period, quarters: Sequence[Sequence[Total]]) -> Figure:
    """The expression over each variable's sum of the triwulan; provisional from those that are whole."""
    missing = united(total.missing for totals in quarters for total in totals)
    refused = united(total.refused for totals in quarters for total in totals)
    whole = [totals for totals in quarters if all(total.value is not None for total in totals)]
    reached = _over_sums(expression, whole)
    value, provisional = (reached, None) if len(whole) == len(quarters) else (None, reached)
    return Figure(period, value, provisional, status_of(value, missing, refused), missing, refused)


def averaged(
    figures: Sequence[Figure], period: Period, mean: Callable[[Sequence[float]], float] = fmean
) -> Figure:
    """The mean of the triwulan's own figures; while one cannot be said, provisional from those that can."""
    missing = united(figure.missing for figure in figures)
    refused = united(figure.refused for figure in figures)
    values = [figure.value for figure in figures if figure.value is not None]
    reached = mean(values) if values else None
    value, provisional = (reached, None) if len(values) == len(figures) else (None, reached)
    return Figure(period, value, provisional, status_of(value, missing, refused), missing, refused)


def _over_sums(expression: Node, quarters: Sequence[Sequence[Total]]) -> float | None:
    values: defaultdict[str, list[float]] = defaultdict(list)
    for totals in quarters:
        for total in totals:
            if total.value is not None:
                values[total.variable].append(total.value)
    return evaluate(expression, {code: fsum(over) for code, over in values.items()}) if values else None
