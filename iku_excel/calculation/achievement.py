"""What was reached against what was aimed at: targets to date, capaian and its category."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ..core.model import Achievement, Band, Minimizing, Polarity, Target
from ..core.numbers import half_up
from ..core.periods import Period

INSIDE_RANGE = 1.0


def target_to_date(target: Target | None, period: Period) -> float | None:
    """What should be reached by the end of a period: the triwulan's own target; at the year's end the year's.

    None while it is belum ditetapkan: the year's target never stands in for an earlier triwulan's.
    """
    if target is None:
        return None
    own = target.quarters[period.last_quarter - 1]
    return target.value if own is None and period.last_quarter == 4 else own


def achievement(
    value: float | None, target: float | None, upper: float | None, polarity: Polarity, choices: Achievement
) -> float | None:
    """The capaian as an unrounded fraction, capped where the office caps; None where it cannot be calculated.

    Higher is better: value / target; lower is better: (2 target - value) / target, or target / value by
    choice (PermenPAN-RB 8/2021). Of a range the nearer bound is the target, and inside it the capaian is 1.
    """
    if value is None or target is None:
        return None
    if upper is not None and target <= value <= upper:
        return INSIDE_RANGE
    aim = upper if upper is not None and value > upper else target
    reached = _reached(value, aim, polarity, choices.minimizing)
    return reached if reached is None or choices.cap is None else min(reached, choices.cap)


def category(reached: float | None, bands: Sequence[Band]) -> str:
    """The band of a capaian, decided on its per cent rounded half up to 2 decimals; "" where there is none.

    The lowest band also holds whatever lies below it.
    """
    if reached is None or not bands:
        return ""
    per_cent = half_up(reached, 4) * 100
    falling = sorted(bands, key=lambda band: band.threshold, reverse=True)
    return next((band for band in falling if per_cent >= Decimal(repr(band.threshold))), falling[-1]).name


def _reached(value: float, aim: float, polarity: Polarity, minimizing: Minimizing) -> float | None:
    if aim == 0:
        return None
    if polarity is not Polarity.MINIMIZE:
        return value / aim
    if minimizing is Minimizing.DIFFERENCE:
        return (2 * aim - value) / aim
    return aim / value if value != 0 else None
