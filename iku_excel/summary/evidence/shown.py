"""Targets in words and changes of figures, in the unit that is printed."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from ...core.model import Indicator, Results
from ...core.numbers import exact, half_up
from ...styles import summary as look
from ...texts.workbook import every_sheet as words
from ..pen.spelled import literal

DECIMALS = 2
MOST_PLACES = 8
KEPT_DIGITS = 14  # of a difference, whatever a spreadsheet's binary fractions leave behind them


@dataclass(frozen=True, slots=True)
class Unit:
    """What changes are printed in: how much of it one is, the same in a formula, its word, and the format."""

    scale: Fraction
    factor: str
    word: str
    number_format: str


POINTS = Unit(Fraction(100), "*100", words.POINTS, look.POINTS)
PLAIN = Unit(Fraction(1), "", "", look.DIFFERENCE)
MILLIONS = Unit(Fraction(1, 1_000_000), "/1000000", words.MILLION, look.DIFFERENCE_MILLIONS)


@dataclass(frozen=True, slots=True)
class Change:
    """A difference as Python rounds it, None where one of both figures is not said, and as the workbook does.

    Both round twice, at `places` first: a half that binary fractions miss by a hair is a half again.
    """

    value: float | None
    unit: Unit
    places: int = MOST_PLACES

    @property
    def text(self) -> str:
        """It in words."""
        return words.NONE if self.value is None else words.moved(self.value, self.unit.word)

    def live(self, before: str, after: str, otherwise: str = words.NONE) -> str:
        """The formula of two cells; `otherwise` where one of them holds no figure."""
        difference = f"ROUND(ROUND(({after}-{before}){self.unit.factor},{self.places}),{DECIMALS})"
        return f"=IF(COUNT({before},{after})<2,{literal(otherwise)},{difference})"


def before_format(indicator: Indicator, results: Results) -> str:
    """The format of last year's figure, with its sign where it was typed."""
    form, earlier = look.shown_format(indicator, results), results.earlier(indicator.code)
    return look.marked(form) if earlier is not None and earlier.typed else form


def typed_before(results: Results) -> tuple[str, ...]:
    """From where last year's figures were copied, those that were."""
    return tuple(one.source for one in results.last_year if one.typed)


def target(indicator: Indicator, results: Results) -> str:
    """The target to date in words."""
    result, millions = results.result(indicator.code), look.in_millions(indicator, results)
    return words.target(indicator, result.target, result.upper, millions=millions)


def change(indicator: Indicator, results: Results, before: float | None, after: float | None) -> Change:
    """From one figure of an indicator to another."""
    if indicator.percent:
        return between(before, after, POINTS)
    return between(before, after, MILLIONS if look.in_millions(indicator, results) else PLAIN)


def between(before: float | None, after: float | None, unit: Unit) -> Change:
    """From one figure to another in this unit."""
    if before is None or after is None:
        return Change(None, unit)
    first, last = exact(before) * unit.scale, exact(after) * unit.scale
    digits = len(str(int(max(abs(first), abs(last)))))
    places = max(DECIMALS, min(MOST_PLACES, KEPT_DIGITS - digits))
    return Change(float(half_up(Fraction(half_up(last - first, places)), DECIMALS)), unit, places)
