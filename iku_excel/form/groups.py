"""What a unit is asked, grouped by indicator, and the rows and numbers it gets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..core import expression
from ..core.model import Definition, Indicator, Kind, Narrative, Variable
from .grid import HEAD_ROW


@dataclass(frozen=True, slots=True)
class Group:
    """What a sheet asks for an indicator: figures, and what is told of them; None gathers the others.

    Of these, `money` gathers what was spent.
    """

    indicator: Indicator | None
    variables: tuple[Variable, ...]
    money: bool = False
    narratives: tuple[Narrative, ...] = ()

    @property
    def figure_rows(self) -> int:
        """The rows of its figures: one for each, and one for the live value that they make."""
        return len(self.variables) + bool(self.indicator and self.variables)


def groups(definition: Definition, unit: str) -> tuple[Group, ...]:
    """What a unit is asked, each variable once, under the first indicator that uses it."""
    left = {variable.code: variable for variable in definition.asked_of(unit)}
    found = []
    for indicator in definition.indicators:
        used = expression.names(indicator.expression) if indicator.expression else ()
        variables = tuple(left.pop(name) for name in used if name in left)
        told = definition.narrated_by_indicator and unit in definition.speakers(indicator)
        narratives = definition.narratives if told else ()
        if variables or narratives:
            found.append(Group(indicator, variables, narratives=narratives))
    for money in (False, True):
        others = tuple(one for one in left.values() if (one.kind is Kind.MONEY) is money)
        if others:
            found.append(Group(None, others, money))
    return tuple(found)


def bands_of(asked: tuple[Group, ...]) -> Iterator[tuple[Group, int]]:
    """Each group with the row of its band: figures stand below it, then what is told of them."""
    row = HEAD_ROW + 1
    for group in asked:
        yield group, row
        row += 1 + group.figure_rows + len(group.narratives)


def rows_of(asked: tuple[Group, ...]) -> Iterator[tuple[str, int]]:
    """Each variable with its row: below its group's band, and above the live value."""
    for group, band in bands_of(asked):
        for offset, variable in enumerate(group.variables, 1):
            yield variable.code, band + offset


def narrative_rows(asked: tuple[Group, ...]) -> Iterator[tuple[Group, Narrative, int]]:
    """Each narrative that is asked under an indicator, with its row."""
    for group, band in bands_of(asked):
        for offset, narrative in enumerate(group.narratives, 1):
            yield group, narrative, band + group.figure_rows + offset


def number_of(group: Group, position: int) -> str:
    """The number of a question: `1a` after its indicator, `–a` without one, `Rp1` of money."""
    if group.money:
        return f"Rp{position + 1}"
    letter = chr(ord("a") + position) if position < 26 else f".{position + 1}"
    return f"{group.indicator.number}{letter}" if group.indicator else f"–{letter}"
