"""A formula as cells: label, "=", the fraction in four rows over and under its rule, and what follows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ...core.expression import Row, Stack, text_of, typeset
from ...core.model import Definition, Indicator
from ...styles import Style
from ...styles import summary as look
from ...styles.measure import even, lines_height
from ...styles.table import Table
from ..pen.book import Page
from ..pen.fitting import room

ROWS = 4
SPACER = 3.0
MOST_TAIL_LINES = 3
HIGHEST_HALF = 200.0  # points; in a narrow column a higher fraction stands on one line instead
EQUALS = "="


@dataclass(frozen=True, slots=True)
class Formula:
    """The texts of a formula, wrapped; without a fraction `whole` is all of it."""

    label: str
    numerator: str = ""
    denominator: str = ""
    tail: str = ""
    whole: str = ""
    tight: bool = False

    @property
    def half(self) -> float:
        """The points of text above or below the rule, whichever is more."""
        lines = max(self.numerator.count("\n"), self.denominator.count("\n")) + 1
        return lines_height(lines, look.CENTER.size) if self.numerator else 0.0

    @property
    def high(self) -> float:
        """The points of what stands beside the rule."""
        lines = max(text.count("\n") for text in (self.label, self.tail, self.whole)) + 1
        return lines_height(lines, look.CENTER.size)


def parts(definition: Definition, indicator: Indicator) -> tuple[str, str, str, str, str]:
    """Label, numerator, denominator, what follows the fraction, and all of it on one line."""
    codes = {variable.code: variable.text for variable in definition.variables}
    row = typeset(indicator.printed, lambda name: codes.get(name, name), percent=indicator.percent)
    match row.pieces:
        case (Stack() as stack, *after):
            tail = text_of(Row(tuple(after)))
            return indicator.label, stack.numerator, stack.denominator, tail, text_of(row)
    return indicator.label, "", "", "", text_of(row)


def tail_style(*, tight: bool) -> Style:
    """How what follows the fraction looks, also where paper hardly holds the table."""
    return look.tight(look.TAIL) if tight else look.TAIL


def formula_of(
    definition: Definition, indicator: Indicator, pixels: Mapping[str, int], *, tight: bool
) -> Formula:
    """The printed formula of an indicator, in the widths of its columns."""
    label, above, below, after, whole = parts(definition, indicator)
    label = _wrapped(label, pixels["label"], look.LABEL) if "label" in pixels else ""
    tail = _wrapped(after, pixels["tail"], tail_style(tight=tight))
    if above and tail.count("\n") < MOST_TAIL_LINES:
        numerator = _wrapped(above, pixels["fraction"], look.NUMERATOR)
        denominator = _wrapped(below, pixels["fraction"], look.DENOMINATOR)
        formula = Formula(label, numerator, denominator, tail, tight=tight)
        if formula.half <= HIGHEST_HALF or ("label" in pixels and not tight):
            return formula
    return Formula(label, whole=_wrapped(whole, pixels["fraction"] + pixels["tail"], look.WHOLE))


def paint_formula(page: Page, row: int, formula: Formula, table: Table) -> None:
    """The formula in the four rows that begin here, after its name where there is a column for that."""
    last = row + ROWS - 1
    for name, text, style in (("label", formula.label, look.LABEL), ("equals", EQUALS, look.EQUALS)):
        if name in table.places:
            page.merge(row, table.place(name), last, table.place(name), text, style)
    fraction, tail = table.place("fraction"), table.place("tail")
    if formula.whole:
        page.merge(row, fraction, last, tail, formula.whole, look.WHOLE)
        return
    page.write(row, fraction, formula.numerator, look.NUMERATOR)
    page.write(row + 1, fraction, None, look.ABOVE_RULE)
    page.write(row + 2, fraction, None, look.BELOW_RULE)
    page.write(last, fraction, formula.denominator, look.DENOMINATOR)
    page.merge(row, tail, last, tail, formula.tail, tail_style(tight=formula.tight))


def _wrapped(text: str, pixels: int, style: Style) -> str:
    return "\n".join(even(text, room(pixels, style), style.size))
