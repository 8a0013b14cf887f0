"""A tree is typed so that it is read back as itself."""

from __future__ import annotations

import random

import pytest

from iku_excel.core.expression import Call, Name, Node, Number, Operation, parse, spell


@pytest.mark.parametrize(
    "text",
    [
        "a / b",
        "(a + b) / (c - 2.5)",
        "a - (b - c)",
        "-a * (-b)",
        "-(a + b)",
        "min(a, max(b, 0.000001), sum(c))",
        "1000000000000 * a / b / c",
        "a / (b / c)",
    ],
)
def test_a_typed_formula_is_spelled_as_itself(text: str) -> None:
    tree, _ = parse(text)
    assert tree is not None
    assert parse(spell(tree))[0] == tree


def test_labels_keep_their_quotes() -> None:
    for text in ('"Total nilai" / "Unsur" * bobot', "'Nilai \"baku\"' + 1", '"min" + "2026"'):
        tree, _ = parse(text, quoted=True)
        assert tree is not None
        assert parse(spell(tree), quoted=True)[0] == tree


def test_random_trees_come_back() -> None:
    source = random.Random(6)
    for _ in range(500):
        tree = _tree(source, 4)
        assert parse(spell(tree)) == (tree, ())


def _tree(source: random.Random, depth: int) -> Node:
    kind = source.choice(["name", "number", *["+", "-", "*", "/", "neg", "call"] * (depth > 0)])
    if kind == "name":
        return Name(source.choice("abc"))
    if kind == "number":
        return Number(source.choice([0.0, 1.0, 2.5, 100.0, 0.001]))
    if kind == "call":
        operands = tuple(_tree(source, depth - 1) for _ in range(source.randint(1, 3)))
        return Call(source.choice(["min", "max", "sum"]), operands)
    count = 1 if kind == "neg" else 2
    return Operation(kind, tuple(_tree(source, depth - 1) for _ in range(count)))
