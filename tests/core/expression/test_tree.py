"""The value of an expression: what a spreadsheet computes, and None where it shows nothing."""

from fractions import Fraction

import pytest

from iku_excel.core.expression import evaluate, parse, zero_over_zero


def value(text, **values):
    tree, findings = parse(text)
    assert findings == ()
    found = evaluate(tree, values)
    return None if found is None else float(found)


@pytest.mark.parametrize(
    ("text", "values", "expected"),
    [
        ("a / b", {"a": 23, "b": 30}, 23 / 30),
        ("a - (b - c)", {"a": 1, "b": 2, "c": 3}, 2),
        ("a - b - c", {"a": 1, "b": 2, "c": 3}, -4),
        ("a / b / c", {"a": 12, "b": 3, "c": 2}, 2),
        ("a / (b * c)", {"a": 12, "b": 3, "c": 2}, 2),
        ("-a * b", {"a": 2, "b": 3}, -6),
        ("a - -b", {"a": 2, "b": 3}, 5),
        ("(a + b) * 0.5", {"a": 2, "b": 3}, 2.5),
        ("min(a, b) + max(a, b, 10) + sum(a, b, 1)", {"a": 2, "b": 3}, 18),
        ("0 * a", {"a": 5.0}, 0),
    ],
)
def test_values(text, values, expected):
    assert value(text, **values) == expected


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("a / b", {"a": None, "b": 2}),
        ("a / b", {"a": 1, "b": 0}),
        ("a / b", {"a": 0, "b": 0}),
        ("1 / (a - b)", {"a": 3, "b": 3}),
        ("max(a, b)", {"a": 1, "b": None}),
        ("a * 10", {"a": 1e308}),
        ("1 / (a * 10)", {"a": 1e308}),
        ("sum(a, a)", {"a": 1e308}),
        ("a + 1", {"a": float("nan")}),
        ("a + 1", {"a": float("-inf")}),
        ("1 / 0", {}),
    ],
)
def test_what_cannot_be_said_is_none(text, values):
    assert value(text, **values) is None


def test_the_noise_of_binary_fractions_is_zero_but_small_differences_are_not():
    assert value("a + b - 0.3", a=0.1, b=0.2) == 0
    assert value("sum(a, b, -0.3)", a=0.1, b=0.2) == 0
    assert value("c / (a + b - 0.3)", a=0.1, b=0.2, c=1) is None
    assert value("a - b", a=999999999999999, b=999999999999998) == 1
    assert value("a - b", a=1.000000001, b=1) == pytest.approx(1e-9)


def test_values_are_exact():
    tree, _ = parse("a / b / 3")
    assert evaluate(tree, {"a": 0.1, "b": Fraction(1, 3)}) == Fraction(1, 10)
    # What a program leaves behind the fifteenth digit is no part of the number that people see.
    assert evaluate(parse("a - 0.3")[0], {"a": 0.1 + 0.2}) == 0
    assert evaluate(parse("a - 0.3")[0], {"a": 0.300000000000001}) == Fraction(1, 10**15)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a / b", True),
        ("a / b + 1 / 2", True),
        ("(a - c) / b", False),  # -2 / 0
        ("c / b", False),
        ("a / c", False),
        ("a / b + c / b", False),
        ("a / (c - c)", True),
        ("a + b", False),
    ],
)
def test_a_value_that_is_missing_only_for_0_over_0(text, expected):
    values = {"a": 0, "b": 0, "c": 2}
    tree, _ = parse(text)
    assert zero_over_zero(tree, values) == expected
    assert not zero_over_zero(tree, {**values, "a": None})


def test_zero_has_no_sign():
    assert str(value("-a", a=0)) == "0.0"
    assert str(value("a * b", a=-1, b=0)) == "0.0"


def test_a_value_that_is_missing_altogether_is_our_own_mistake():
    with pytest.raises(KeyError):
        value("a / b", a=1)
