"""An expression as people print it: texts and one fraction over a rule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..numbers import grouped
from .tree import (
    OPERATORS,
    Call,
    Name,
    Node,
    Number,
    Operation,
    needs_parentheses,
    operands,
    operator_of,
    rank,
)


@dataclass(frozen=True, slots=True)
class Row:
    """Pieces side by side, texts and at most one fraction."""

    pieces: tuple[Text | Stack, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A run of text on the line."""

    text: str


@dataclass(frozen=True, slots=True)
class Stack:
    """A fraction: the numerator over a rule over the denominator."""

    numerator: str
    denominator: str


def typeset(tree: Node, label_of: Callable[[str], str], *, percent: bool = False) -> Row:
    """The formula in print: the outermost quotient a fraction, deeper ones inline; `percent` adds × 100%."""
    pieces = _printed(tree, label_of, _outermost_quotient(tree))
    if percent and rank(tree) < OPERATORS["*"].rank:
        pieces = ["(", *pieces, ")"]
    if percent:
        pieces = [*pieces, " × 100%"]
    merged: list[Text | Stack] = []
    for piece in pieces:
        if isinstance(piece, Stack):
            merged.append(piece)
        elif merged and isinstance(merged[-1], Text):
            merged[-1] = Text(merged[-1].text + piece)
        else:
            merged.append(Text(piece))
    return Row(tuple(Text(piece.text.strip()) if isinstance(piece, Text) else piece for piece in merged))


def text_of(row: Row) -> str:
    """A typeset formula on one line of text: "(A) / (B) × 100%"."""
    line = ""
    for piece in row.pieces:
        text = piece.text if isinstance(piece, Text) else f"({piece.numerator}) / ({piece.denominator})"
        tight = not line or line.endswith("(") or text.startswith((")", ";"))
        line += text if tight else f" {text}"
    return line


def _outermost_quotient(tree: Node) -> Node | None:
    level = [tree]
    while level:
        for node in level:
            if isinstance(node, Operation) and node.sign == "/":
                return node
        level = [operand for node in level for operand in operands(node)]
    return None


def _printed(tree: Node, label_of: Callable[[str], str], stacked: Node | None) -> list[str | Stack]:
    if isinstance(tree, Number):
        return [grouped(tree.value)]
    if isinstance(tree, Name):
        return [label_of(tree.name)]
    if tree is stacked:
        numerator, denominator = (_printed(operand, label_of, None) for operand in tree.operands)
        return [Stack("".join(map(str, numerator)), "".join(map(str, denominator)))]
    sign = operator_of(tree).printed
    pieces: list[str | Stack] = []
    if isinstance(tree, Call):
        for operand in tree.operands:
            pieces += ["; " if pieces else f"{sign}(", *_printed(operand, label_of, stacked)]
        return [*pieces, ")"]
    for position, operand in enumerate(tree.operands):
        alone = len(tree.operands) == 1
        inner = _printed(operand, label_of, stacked)
        negative = isinstance(operand, Operation) and operand.sign == "neg" and (alone or position == 1)
        if operand is not stacked and (negative or needs_parentheses(operand, tree, position)):
            inner = ["(", *inner, ")"]
        pieces += [sign if alone else f" {sign} ", *inner] if alone or position else inner
    return pieces
