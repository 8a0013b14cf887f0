"""An expression as a live, guarded formula of a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable

from .tree import Call, Name, Node, Number, names, needs_parentheses, operator_of

MOST_ARGUMENTS = 255  # of one function in Excel


def formula(tree: Node, address_of: Callable[[str], str]) -> str:
    """A live Excel formula, "" where `evaluate` gives None; an address is one cell, also of another sheet."""
    addresses = tuple(dict.fromkeys(map(address_of, names(tree))))
    guarded = f'IFERROR({_excel(tree, address_of)},"")'
    if not addresses:
        return f"={guarded}"
    counts = "+".join(f"COUNT({','.join(part)})" for part in _portions(addresses))
    return f'=IF({counts}<{len(addresses)},"",{guarded})'


def _portions(parts: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [parts[start : start + MOST_ARGUMENTS] for start in range(0, len(parts), MOST_ARGUMENTS)]


def _excel(tree: Node, address_of: Callable[[str], str]) -> str:
    if isinstance(tree, Number):
        return repr(tree.value).removesuffix(".0").upper()
    if isinstance(tree, Name):
        return address_of(tree.name)
    parts = tuple(_excel(operand, address_of) for operand in tree.operands)
    spelling = operator_of(tree).excel
    if isinstance(tree, Call):
        calls = tuple(f"{spelling}({','.join(portion)})" for portion in _portions(parts))
        return calls[0] if len(calls) == 1 else f"{spelling}({','.join(calls)})"
    parts = tuple(
        f"({part})" if needs_parentheses(operand, tree, position) else part
        for position, (operand, part) in enumerate(zip(tree.operands, parts, strict=True))
    )
    return spelling.join(parts) if len(parts) == 2 else spelling + parts[0]
