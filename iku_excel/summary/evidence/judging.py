"""Capaian, its category and a survey's grade as live formulas, by the rules that the calculation follows."""

from __future__ import annotations

from collections.abc import Sequence

from ...core.model import Achievement, Band, Indicator, Minimizing, Polarity
from ...texts.workbook import every_sheet as words
from ..pen.book import literal


def achieved(
    indicator: Indicator, choices: Achievement, value: str, target: str, upper: str, ranged: bool
) -> str:
    """The capaian of the figure in one cell against the target in another; "" where it cannot be said."""
    aim = f"IF({value}>{upper},{upper},{target})" if ranged else target
    if indicator.polarity is not Polarity.MINIMIZE:
        reached = f"{value}/{aim}"
    elif choices.minimizing is Minimizing.DIFFERENCE:
        reached = f"(2*{aim}-{value})/{aim}"
    else:
        reached = f"{aim}/{value}"
    if choices.cap is not None:
        reached = f"MIN({reached},{choices.cap!r})"
    live = f'IF({aim}=0,"",IFERROR({reached},""))'
    if ranged:
        live = f"IF(AND({value}>={target},{value}<={upper}),1,{live})"
    return f'=IF(COUNT({value},{target})<2,"",{live})'


def ranked(reached: str, bands: Sequence[Band], *, squares: bool) -> str:
    """The category of the capaian in a cell, with its squares on demand; "" where there is none."""
    falling = sorted(bands, key=lambda band: band.threshold, reverse=True)
    named = [
        (literal(words.squared(band.name, bands) if squares else band.name), repr(band.threshold))
        for band in falling
    ]
    return _nested(reached, f"ROUND({reached}*100,2)", named)


def graded(value: str, grades: Sequence[tuple[str, str]]) -> str:
    """The grade of the number in a cell, best first; "" where there is none."""
    return _nested(value, value, grades)


def _nested(guard: str, tested: str, named: Sequence[tuple[str, str]]) -> str:
    """The first name whose bound is reached; the last needs none."""
    if not named:
        return '=""'
    live = named[-1][0]
    for name, bound in reversed(named[:-1]):
        live = f"IF({tested}>={bound},{name},{live})"
    return f'=IF(ISNUMBER({guard}),{live},"")'
