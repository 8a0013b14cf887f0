"""What was reached against what was aimed at: capaian and its category."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from ..core.model import Achievement, Band, Minimizing, Obstacle, Polarity
from ..core.numbers import exact, half_up

INSIDE_RANGE = Fraction(1)


def achievement(
    value: Fraction | None,
    target: float | None,
    upper: float | None,
    polarity: Polarity,
    minimizing: Minimizing,
) -> tuple[Fraction | None, Obstacle | None]:
    """The capaian as an exact fraction, or None with what stands in its way.

    Higher is better: value / target; lower is better: (2 target - value) / target, or target / value by
    choice (PermenPAN-RB 8/2021). A target that is a range has its nearer bound as target, and inside it the
    capaian is 1. Best between two bounds: below them value / lower, above them (2 upper - value) / upper, so
    that nothing outside is better than what lies inside.
    """
    if target is None:
        return None, Obstacle.NO_TARGET
    if value is None:
        return None, Obstacle.NO_VALUE
    low, high = exact(target), exact(target if upper is None else upper)
    if upper is not None and low <= value <= high:
        return INSIDE_RANGE, None
    aim = low if value < low else high  # of a triwulan whose lower bound passes the upper one, too
    if aim == 0:
        below = polarity is Polarity.RANGE and value < low
        return None, Obstacle.BELOW_ZERO if below else Obstacle.ZERO_TARGET
    if polarity is Polarity.MAXIMIZE or (polarity is Polarity.RANGE and value < low):
        return value / aim, None
    if polarity is Polarity.RANGE or minimizing is Minimizing.DIFFERENCE:
        return (2 * aim - value) / aim, None
    return (aim / value, None) if value > 0 else (None, Obstacle.NOT_POSITIVE)


def capped(reached: Fraction | None, choices: Achievement) -> Fraction | None:
    """The capaian that is printed where the office caps."""
    return reached if reached is None or choices.cap is None else min(reached, exact(choices.cap))


def category(reached: Fraction | None, bands: Sequence[Band]) -> str:
    """The band of a capaian, decided on its per cent rounded half up to 2 decimals; "" where there is none.

    The lowest band also holds whatever lies below it.
    """
    if reached is None or not bands:
        return ""
    per_cent = half_up(reached, 4) * 100
    falling = sorted(bands, key=lambda band: band.threshold, reverse=True)
    return next((band for band in falling if per_cent >= Decimal(repr(band.threshold))), falling[-1]).name
