"""A year's target and an amount of money, as the papers around the document show them."""

from __future__ import annotations

from ...core.model import Definition, Edition, Indicator
from ...styles import summary as look
from ...texts.workbook import every_sheet as words


def planned_target(
    definition: Definition, indicator: Indicator, year: int, edition: Edition
) -> tuple[float | str, str]:
    """The target of a year in an edition, a figure or in words, and its format."""
    found = definition.edition(indicator.code, year, edition)
    return shown_target(indicator, found.value, found.upper) if found else (words.NO_TARGET, "")


def shown_target(indicator: Indicator, value: float | None, upper: float | None) -> tuple[float | str, str]:
    """A target as a figure, or a range or none in words, and its format."""
    if value is None or upper is not None:
        return words.target(indicator, value, upper), ""
    if indicator.percent:
        return value, look.PERCENT
    return value, look.NUMBER if indicator.expression is None else look.plain_number(value)


def money_format(amount: float | None) -> str:
    """Rupiah in groups of three, with sen only where there are any."""
    return look.plain_number(amount)
