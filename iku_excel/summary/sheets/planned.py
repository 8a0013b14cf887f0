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
    if found is None:
        return words.NO_TARGET, ""
    if found.upper is not None:
        return words.target(indicator, found.value, found.upper), ""
    return found.value, target_format(indicator, found.value)


def target_format(indicator: Indicator, value: float) -> str:
    """The format of one target."""
    if indicator.percent:
        return look.PERCENT
    return look.NUMBER if indicator.expression is None else look.plain_number(value)


def money_format(amount: float | None) -> str:
    """Rupiah in groups of three, with sen only where there are any."""
    return look.plain_number(amount)
