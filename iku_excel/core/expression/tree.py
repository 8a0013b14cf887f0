"""The tree of an expression, what each operator is in every form, and the value."""

from __future__ import annotations

import math
import operator
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from ..numbers import exact


@dataclass(frozen=True, slots=True)
class Number:
    """A number that stands in the expression, never negative."""

    value: float


@dataclass(frozen=True, slots=True)
class Name:
    """A variable's code, or a label in a formula that is only typeset."""

    name: str


@dataclass(frozen=True, slots=True)
class Operation:
    """An operator of OPERATORS on two operands, or `neg` on one."""

    sign: str
    operands: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Call:
    """A function of FUNCTIONS on at least one operand."""

    function: str
    operands: tuple[Node, ...]


Node = Number | Name | Operation | Call


@dataclass(frozen=True, slots=True)
class Operator:
    """How an operator or a function binds, computes, and is spelled in Excel and in print.

    A function takes at least one operand, and at most `most` (None: as many as there are).
    """

    rank: int
    compute: Callable[..., Fraction]
    excel: str
    printed: str
    most: int | None = None

    def takes(self, number: int) -> bool:
        """Whether a function can be given so many operands."""
        return number > 0 and (self.most is None or number <= self.most)


WHOLE = 4  # the rank of what never falls apart: a function, a name, a number
OPERATORS = {
    "+": Operator(1, operator.add, "+", "+"),
    "-": Operator(1, operator.sub, "-", "–"),
    "*": Operator(2, operator.mul, "*", "×"),
    "/": Operator(2, operator.truediv, "/", "÷"),
    "neg": Operator(3, operator.neg, "-", "–"),
}
FUNCTIONS = {
    "min": Operator(WHOLE, lambda *operands: min(operands), "MIN", "min"),
    "max": Operator(WHOLE, lambda *operands: max(operands), "MAX", "maks"),
    "sum": Operator(WHOLE, lambda *operands: sum(operands, Fraction(0)), "SUM", "jumlah"),
}
# What no cell can hold; a spreadsheet shows an error instead.
LARGEST = Fraction(sys.float_info.max)


def names(tree: Node) -> tuple[str, ...]:
    """The names of an expression, each once, in the order they appear."""
    if isinstance(tree, Name):
        return (tree.name,)
    return tuple(dict.fromkeys(name for operand in operands(tree) for name in names(operand)))


def evaluate(tree: Node, values: Mapping[str, Fraction | float | None]) -> Fraction | None:
    """The exact value; None for a blank name, a division by zero or what is too large for a cell.

    `values` has a key for every name. A float is the decimal number that its cell shows.
    """
    if any(values[name] is None for name in names(tree)):
        return None
    return _compute(tree, values)


def zero_over_zero(tree: Node, values: Mapping[str, Fraction | float | None]) -> bool:
    """Whether all that keeps an expression from having a value is that it divides 0 by 0."""
    if any(values[name] is None for name in names(tree)):
        return False
    divisors = [node for node in _nodes(tree) if isinstance(node, Operation) and node.sign == "/"]
    by_zero = [node for node in divisors if _compute(node.operands[1], values) == 0]
    return bool(by_zero) and all(_compute(node.operands[0], values) == 0 for node in by_zero)


def _compute(tree: Node, values: Mapping[str, Fraction | float | None]) -> Fraction | None:
    if isinstance(tree, Number):
        return exact(tree.value)
    if isinstance(tree, Name):
        value = values[tree.name]
        if isinstance(value, Fraction):
            return value
        return None if value is None or not math.isfinite(value) else exact(value)
    computed = [_compute(operand, values) for operand in tree.operands]
    if None in computed:
        return None
    try:
        result = operator_of(tree).compute(*computed)
    except ZeroDivisionError:
        return None
    return result if abs(result) <= LARGEST else None


def _nodes(tree: Node) -> Iterator[Node]:
    yield tree
    for operand in operands(tree):
        yield from _nodes(operand)


def operands(tree: Node) -> tuple[Node, ...]:
    """What a node is made of; a number and a name are made of nothing."""
    return tree.operands if isinstance(tree, Operation | Call) else ()


def operator_of(tree: Operation | Call) -> Operator:
    """The table's row for a node."""
    return OPERATORS[tree.sign] if isinstance(tree, Operation) else FUNCTIONS[tree.function]


def rank(tree: Node) -> int:
    """How strongly a node holds together; what is no operation never falls apart."""
    return OPERATORS[tree.sign].rank if isinstance(tree, Operation) else WHOLE


def needs_parentheses(tree: Node, parent: Operation, position: int) -> bool:
    """Whether an operand (0 left, 1 right) of `parent` would fall apart without parentheses.

    To the right of an equal rank it does: a - (b - c), and a + (b + c) is not rounded like a + b + c.
    """
    own, around = rank(tree), rank(parent)
    return own < around or (position == 1 and own == around)
