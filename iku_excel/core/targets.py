"""What should be reached by the end of a period."""

from __future__ import annotations

from .model import Target
from .periods import Period


def target_to_date(target: Target | None, period: Period) -> float | None:
    """What should be reached by the end of a period: the triwulan's own target, for a year the year's.

    At the end of TW IV the year's stands where that triwulan has none of its own. None while it is belum
    ditetapkan: the year's target never stands in for an earlier triwulan's.
    """
    if target is None:
        return None
    own = target.quarters[period.quarter - 1] if period.quarter else target.value
    return target.value if own is None and period.last_quarter == 4 else own


def bounds_to_date(target: Target | None, period: Period) -> tuple[float | None, float | None]:
    """The same with what closes it where it is a range."""
    low = target_to_date(target, period)
    return low, target.upper if target is not None and low is not None else None
