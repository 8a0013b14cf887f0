"""The tree of an expression, what each operator is in every form, and the value."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass


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
    """How an operator or a function binds, computes, and is spelled in Excel and in print."""

    rank: int
    compute: Callable[..., float]
    excel: str
    printed: str


def _without_noise(result: float, operands: Iterable[float]) -> float:
    """A sum that is only what binary fractions leave is 0, as in spreadsheets: 0.1 + 0.2 - 0.3 is 0."""
    noise = abs(result) < 2**-48 * max(map(abs, operands)) and not result.is_integer()
    return 0.0 if noise else result


def _sum(*operands: float) -> float:
    return _without_noise(math.fsum(operands), operands)


OPERATORS = {
    "+": Operator(1, lambda a, b: _without_noise(a + b, (a, b)), "+", "+"),
    "-": Operator(1, lambda a, b: _without_noise(a - b, (a, b)), "-", "–"),
    "*": Operator(2, operator.mul, "*", "×"),
    "/": Operator(2, operator.truediv, "/", "÷"),
    "neg": Operator(3, operator.neg, "-", "–"),
}
FUNCTIONS = {
    "min": Operator(4, lambda *operands: min(operands), "MIN", "min"),
    "max": Operator(4, lambda *operands: max(operands), "MAX", "maks"),
    "sum": Operator(4, _sum, "SUM", "jumlah"),
}


def names(tree: Node) -> tuple[str, ...]:
    """The names of an expression, each once, in the order they appear."""
    if isinstance(tree, Name):
        return (tree.name,)
    return tuple(dict.fromkeys(name for operand in operands(tree) for name in names(operand)))


def evaluate(tree: Node, values: Mapping[str, float | None]) -> float | None:
    """The value, as a spreadsheet computes it; None for a blank name, a division by zero or an overflow.

    `values` has a key for every name.
    """
    if any(values[name] is None for name in names(tree)):
        return None
    result = _compute(tree, values)
    return None if result is None else result + 0.0  # no -0.0


def _compute(tree: Node, values: Mapping[str, float | None]) -> float | None:
    if isinstance(tree, Number):
        return tree.value
    if isinstance(tree, Name):
        value = values[tree.name]
        return None if value is None or not math.isfinite(value) else float(value)
    computed = [_compute(operand, values) for operand in tree.operands]
    if None in computed:
        return None
    try:
        result = operator_of(tree).compute(*computed)
    except (ZeroDivisionError, OverflowError):
        return None
    return result if math.isfinite(result) else None


def operands(tree: Node) -> tuple[Node, ...]:
    """What a node is made of; a number and a name are made of nothing."""
    return tree.operands if isinstance(tree, Operation | Call) else ()


def operator_of(tree: Operation | Call) -> Operator:
    """The table's row for a node."""
    return OPERATORS[tree.sign] if isinstance(tree, Operation) else FUNCTIONS[tree.function]


def rank(tree: Node) -> int:
    """How strongly a node holds together; what is no operation never falls apart."""
    return OPERATORS[tree.sign].rank if isinstance(tree, Operation) else 4


def needs_parentheses(tree: Node, parent: Operation, position: int) -> bool:
    """Whether an operand (0 left, 1 right) of `parent` would fall apart without parentheses.

    To the right of an equal rank it does: a - (b - c), and a + (b + c) is not rounded like a + b + c.
    """
    own, around = rank(tree), rank(parent)
    return own < around or (position == 1 and own == around)
