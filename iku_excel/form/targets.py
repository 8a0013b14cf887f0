"""What an indicator should reach, in words beside the questions that it is made of."""

from __future__ import annotations

from ..core.model import Definition, Indicator
from ..core.periods import Period
from ..core.targets import bounds_to_date
from ..texts import form as words
from ..texts.workbook import every_sheet as told


def target_line(definition: Definition, indicator: Indicator, period: Period | None) -> str:
    """The target of a triwulan, or the last year's where the form is open; empty where none is set.

    Where the triwulan has none of its own the year's is named as the year's.
    """
    year = period.year if period else max(_years(definition, indicator), default=0)
    target = definition.target(indicator.code, year, period.end if period else None)
    if target is None:
        return ""
    asked = (period,) if period else tuple(Period(year, quarter) for quarter in (1, 2, 3, 4))
    aims = [bounds_to_date(target, one) for one in asked]
    said = words.TARGET_BETWEEN.join(told.target(indicator, *aim) for aim in aims)
    if aims[0][0] is None:
        line = words.TARGET_YEAR.format(year=year, target=told.target(indicator, target.value, target.upper))
    elif period:
        line = words.TARGET.format(when=told.to_date_short(period), year=year, target=said)
    else:
        line = words.TARGETS.format(year=year, targets=said)
    return line + (words.TARGET_EXAMPLE if definition.example else "")


def _years(definition: Definition, indicator: Indicator) -> list[int]:
    return [target.year for target in definition.targets if target.indicator == indicator.code]
