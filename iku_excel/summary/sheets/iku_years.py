"""The targets of the Renstra's five years, as the official sheet shows them."""

from __future__ import annotations

from dataclasses import dataclass

from ...core.model import RENSTRA_YEARS, Indicator, Results
from ...styles import summary as look
from ...texts.workbook import every_sheet as words


@dataclass(frozen=True, slots=True)
class Years:
    """An indicator's target in each of the five years, a figure or in words, and how figures look."""

    targets: dict[str, float | str]
    number_format: str
    large: bool


def years_of(results: Results, indicator: Indicator) -> Years:
    """The year's own target where it has one, else the Renstra's: the figures that `Pengukuran` shows."""
    definition = results.definition
    first = definition.first_year(results.period.year)
    bounds = [definition.planned(indicator.code, first + offset) for offset in range(RENSTRA_YEARS)]
    planned = [one for pair in bounds for one in pair]
    form, large = look.planned_format(indicator, results, [*planned, indicator.described.baseline])
    targets: dict[str, float | str] = {
        f"year {number}": value
        if value is not None and upper is None
        else words.target(indicator, value, upper, millions=large)
        for number, (value, upper) in enumerate(bounds, start=1)
    }
    return Years(targets, form, large)
