"""What a unit is asked, grouped by indicator, and the rows and numbers it gets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..core import expression
from ..core.model import Definition, Indicator, Kind, Variable
from .grid import HEAD_ROW


@dataclass(frozen=True, slots=True)
class Group:
    """The variables that a sheet asks for one indicator; None gathers those that no indicator uses.

    Of these, `money` gathers what was spent.
    """

    indicator: Indicator | None
    variables: tuple[Variable, ...]
    money: bool = False


def groups(definition: Definition, unit: str) -> tuple[Group, ...]:
    """What a unit is asked, each variable once, under the first indicator that uses it."""
    left = {variable.code: variable for variable in definition.asked_of(unit)}
    found = []
    for indicator in definition.indicators:
        used = expression.names(indicator.expression) if indicator.expression else ()
        variables = tuple(left.pop(name) for name in used if name in left)
        if variables:
            found.append(Group(indicator, variables))
    for money in (False, True):
        others = tuple(one for one in left.values() if (one.kind is Kind.MONEY) is money)
        if others:
            found.append(Group(None, others, money))
    return tuple(found)


def rows_of(asked: tuple[Group, ...]) -> Iterator[tuple[str, int]]:
    """Each variable with its row: below its group's band, and above the live value."""
    row = HEAD_ROW + 1
    for group in asked:
        for offset, variable in enumerate(group.variables, 1):
            yield variable.code, row + offset
        row += len(group.variables) + (2 if group.indicator else 1)


def number_of(group: Group, position: int) -> str:
    """The number of a question: `1a` after its indicator, `–a` without one, `Rp1` of money."""
    if group.money:
        return f"Rp{position + 1}"
    letter = chr(ord("a") + position) if position < 26 else f".{position + 1}"
    return f"{group.indicator.number}{letter}" if group.indicator else f"–{letter}"
