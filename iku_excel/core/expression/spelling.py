"""An expression as it is typed, which `parse` reads back as the same tree."""

from __future__ import annotations

import re
from decimal import Decimal

from .tree import FUNCTIONS, Call, Name, Node, Number, needs_parentheses

_BARE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def spell(tree: Node) -> str:
    """The text of an expression; a name that is no code stands in quotes, as in a formula only typeset."""
    if isinstance(tree, Number):
        return f"{Decimal(repr(tree.value)):f}".removesuffix(".0")
    if isinstance(tree, Name):
        if _BARE.fullmatch(tree.name) and tree.name not in FUNCTIONS:
            return tree.name
        return f"'{tree.name}'" if '"' in tree.name else f'"{tree.name}"'
    parts = [spell(operand) for operand in tree.operands]
    if isinstance(tree, Call):
        return f"{tree.function}({', '.join(parts)})"
    parts = [
        f"({part})" if needs_parentheses(operand, tree, position) else part
        for position, (operand, part) in enumerate(zip(tree.operands, parts, strict=True))
    ]
    return f"-{parts[0]}" if tree.sign == "neg" else f" {tree.sign} ".join(parts)
