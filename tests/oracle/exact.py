"""The rules of single figures in exact fractions: formulas, achievement, category, index and grades."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

HUNDRED = Fraction(100)

# Lower bounds of A, B and C; an unsur's are those of its own scale. Everything below C is a D.
GRADES = {
    "2017": (("88.31", "76.61", "65.00"), ("3.5324", "3.0644", "2.60")),
    "2004": (("81.26", "62.51", "43.76"), ("3.2504", "2.5004", "1.7504")),
}


class EmptyShareError(ZeroDivisionError):
    """Nothing of nothing: 0 divided by 0."""


def exactly(number: object) -> Fraction:
    """A number as it is written: 28.3 is 283/10, whatever its bits are."""
    return Fraction(repr(number)) if isinstance(number, float) else Fraction(str(number))


def half_up(number: Fraction, decimals: int) -> Fraction:
    """Rounded half away from zero."""
    scale = 10**decimals
    whole, rest = divmod(abs(number) * scale, 1)
    rounded = Fraction(whole + (rest >= Fraction(1, 2)), scale)
    return -rounded if number < 0 else rounded


def names(formula: str) -> tuple[str, ...]:
    """The variables of a formula."""
    tree = ast.walk(ast.parse(formula, mode="eval"))
    found = [node.id for node in tree if isinstance(node, ast.Name)]
    return tuple(dict.fromkeys(name for name in found if name not in ("min", "max", "sum")))


def value(formula: str, values: Mapping[str, Fraction]) -> Fraction:
    """What a formula gives. Raises ZeroDivisionError where it cannot be said, EmptyShareError for 0/0."""
    return _value(ast.parse(formula, mode="eval").body, values)


def _value(node: ast.expr, values: Mapping[str, Fraction]) -> Fraction:
    match node:
        case ast.Constant(value=number):
            return exactly(number)
        case ast.Name(id=name):
            return values[name]
        case ast.UnaryOp(operand=operand):
            return -_value(operand, values)
        case ast.Call(func=ast.Name(id=function), args=arguments):
            numbers = [_value(argument, values) for argument in arguments]
            return Fraction({"min": min, "max": max, "sum": sum}[function](numbers))
        case ast.BinOp(left=left, op=operator, right=right):
            a, b = _value(left, values), _value(right, values)
            if isinstance(operator, ast.Div):
                if b == 0:
                    raise EmptyShareError if a == 0 else ZeroDivisionError
                return a / b
            if isinstance(operator, ast.Mult):
                return a * b
            return a + b if isinstance(operator, ast.Add) else a - b
    raise ValueError(ast.dump(node))


def achievement(
    reached: Fraction, target: Fraction, upper: Fraction | None, polarity: str, minimizing: str
) -> Fraction | None:
    """The raw capaian as a fraction, or None where it cannot be said."""
    if polarity == "rentang":
        assert upper is not None
        if reached < target:
            return reached / target if target else None
        return _lower_is_better(reached, upper, "selisih") if reached > upper else Fraction(1)
    bound = target
    if upper is not None:
        if target <= reached <= upper:
            return Fraction(1)
        bound = target if reached < target else upper
    if bound <= 0:
        return None
    return reached / bound if polarity == "maksimal" else _lower_is_better(reached, bound, minimizing)


def _lower_is_better(reached: Fraction, bound: Fraction, minimizing: str) -> Fraction | None:
    if minimizing == "rasio":
        return bound / reached if reached > 0 else None
    return (2 * bound - reached) / bound


def category(achieved: Fraction, bands: Sequence[tuple[Fraction, str]]) -> str:
    """The band of an achievement in per cent, rounded to two decimals; below all of them the lowest."""
    rounded = half_up(achieved * HUNDRED, 2)
    falling = sorted(bands, reverse=True)
    return next((name for bound, name in falling if rounded >= bound), falling[-1][1])


def weight(rule: str, elements: int) -> Fraction:
    """The nilai penimbang of one of so many unsur."""
    if rule == "tepat":
        return Fraction(1, elements)
    return half_up(Fraction(1, elements), int(rule)) if rule in ("2", "3") else exactly(Decimal(rule))


def interval(means: Sequence[Fraction], rule: str) -> Fraction:
    """The SKM."""
    return sum(means, Fraction()) * weight(rule, len(means))


def index(means: Sequence[Fraction], rule: str) -> Fraction | None:
    """The converted index in two decimals, or None where the SKM leaves its scale of 1 to 4."""
    return converted(interval(means, rule)) if 1 <= interval(means, rule) <= 4 else None


def converted(interval: Fraction) -> Fraction:
    """An SKM on the scale to 100, in two decimals."""
    return half_up(interval * 25, 2)


def index_grade(index_: Fraction, table: str) -> str:
    """The letter of an index."""
    return _grade(index_, GRADES[table][0])


def element_grade(mean: Fraction, table: str) -> str:
    """The letter of an unsur's NRR."""
    return _grade(mean, GRADES[table][1])


def _grade(number: Fraction, bounds: Sequence[str]) -> str:
    return next(
        (letter for letter, bound in zip("ABC", bounds, strict=True) if number >= Fraction(bound)), "D"
    )
