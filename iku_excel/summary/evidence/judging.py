"""Capaian, its category and a survey's grade as live formulas, by the rules that the calculation follows."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from ...core.model import Achievement, Band, Indicator, Minimizing, Polarity
from ...core.numbers import exact
from ...texts.workbook import every_sheet as words
from ..pen.spelled import literal

# A figure that lies exactly between two printed ones falls to either side in binary: 54597/100000 of 60 % is
# 90,995 % and prints as 90,99 %. So much more, far behind the last digit, is what every program rounds up.
UPWARDS = 1.00000000000001
REACHED = 0.99995  # what shows as 100,00 %


def achieved(
    indicator: Indicator, choices: Achievement, value: str, target: str, upper: str, ranged: bool
) -> str:
    """The uncapped capaian of the figure in one cell against the target in another; "" where it has none."""
    if indicator.polarity is Polarity.RANGE and ranged:
        below, above = _over(f"{value}/{target}", target), _over(f"(2*{upper}-{value})/{upper}", upper)
        live = f"IF({value}<{target},{below},IF({value}>{upper},{above},1))"
        return f'=IF(COUNT({value},{target})<2,"",{live})'
    aim = f"IF({value}>{upper},{upper},{target})" if ranged else target
    if indicator.polarity is not Polarity.MINIMIZE:
        reached = f"{value}/{aim}"
    elif choices.minimizing is Minimizing.DIFFERENCE:
        reached = f"(2*{aim}-{value})/{aim}"
    else:
        reached = f'IF({value}>0,{aim}/{value},"")'
    live = _over(reached, aim)
    if ranged:
        live = f"IF(AND({value}>={target},{value}<={upper}),1,{live})"
    return f'=IF(COUNT({value},{target})<2,"",{live})'


def _over(reached: str, aim: str) -> str:
    return f'IF({aim}=0,"",IFERROR({reached},""))'


def capped(uncapped: str, choices: Achievement) -> str:
    """The capaian that is printed, from the cell of the uncapped one."""
    if choices.cap is None:
        return f"={uncapped}"
    return f'=IF(ISNUMBER({uncapped}),MIN({uncapped},{choices.cap!r}),"")'


def printed(source: str, value: float | None, otherwise: str, number_format: str) -> tuple[str, float | str]:
    """A figure as a document prints it, and what stands there: half up, in every program, or words."""
    _, point, decimals = number_format.partition("0.")
    upwards = f"*{UPWARDS!r}" if point else ""
    live = f"=IF(ISNUMBER({source}),{source}{upwards},{literal(otherwise)})"
    if value is None:
        return live, otherwise
    digits = decimals.count("0") + 2 * decimals.count("%") - 3 * decimals.count(",")
    between = point and abs(exact(value)) * Fraction(10) ** digits % 1 == Fraction(1, 2)
    return live, value * UPWARDS if between else value


def ranked(reached: str, bands: Sequence[Band], *, squares: bool) -> str:
    """The category of the capaian in a cell, with its squares on demand; "" where there is none.

    Decided in hundredths of a per cent, where a half is exact in binary and no program can lose it.
    """
    falling = sorted(bands, key=lambda band: band.threshold, reverse=True)
    named = [
        (
            literal(words.squared(band.name, bands) if squares else band.name),
            _plain(Decimal(repr(band.threshold)) * 100),
        )
        for band in falling
    ]
    return _nested(reached, f"ROUND(ROUND({reached}*10000,8),0)", named)


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


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
