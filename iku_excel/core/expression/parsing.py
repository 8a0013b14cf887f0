"""From the text of an expression to its tree: Python's parser behind a whitelist, faults as findings."""

from __future__ import annotations

import ast
import functools
import keyword
import re

from ..findings import Finding, Scalar
from ..numbers import MOST_DIGITS
from .tree import FUNCTIONS, Call, Name, Node, Number, Operation

LONGEST = 4000  # characters
MOST_TOKENS = 1000
DEEPEST = 60  # Excel nests functions 64 deep, and IF and IFERROR stand around

SYNTAX = "E621"
FORBIDDEN = "E622"
TOO_LONG = "E623"
UNKNOWN_FUNCTION = "E624"
WRONG_ARITY = "E625"
RESERVED = "E626"
TOO_MANY_DIGITS = "E627"
LABEL = "E628"
TOO_DEEP = "E629"


_SIGNS = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}

_TOKEN = re.compile(
    r"""(?P<space>\s+)
    |(?P<name>[A-Za-z_][A-Za-z0-9_]*)
    |(?P<number>[0-9]+(?:\.[0-9]+)?)
    |(?P<label>"[^"]*"|'[^']*')
    |(?P<sign>[-+*/(),×÷−])
    |(?P<other>["']|[^\sA-Za-z0-9_"'+*/(),×÷−-]+)""",
    re.VERBOSE,
)


@functools.lru_cache(maxsize=1024)  # the documents of many offices carry the same formulas
def parse(text: str, *, quoted: bool = False) -> tuple[Node | None, tuple[Finding, ...]]:
    """The tree of an expression, or None and all of its faults (E621 to E629); no text raises an exception.

    With `quoted`, texts in quotes are labels and become names: a formula that is only typeset. In the values
    of a finding: `teks` the expression, `kolom` the column (from 1) of the part at fault, `bagian` that part,
    `jumlah` what was counted, `batas` its limit.
    """
    if len(text) > LONGEST:
        return None, (_fault(TOO_LONG, text, jumlah=len(text), batas=LONGEST),)
    masked, faults = _scan(text, quoted)
    if any(fault.code in (TOO_LONG, TOO_DEEP) for fault in faults):
        return None, tuple(faults)
    start = len(masked) - len(masked.lstrip())
    try:
        parsed = ast.parse(masked[start:], mode="eval").body
    except SyntaxError as error:
        # Python gives 0 for the end of the text; and after a fault of ours this may be one of the mask.
        column = start + error.offset if error.offset else len(text.rstrip()) + 1
        return None, tuple(faults) or (_fault(SYNTAX, text, column, bagian=_shown(text[column - 1 :])),)
    if (height := _height(parsed)) > DEEPEST:
        return None, (*faults, _fault(TOO_DEEP, text, jumlah=height, batas=DEEPEST))
    tree = _build(parsed, text, start, faults)
    return (None if faults else tree), tuple(faults)


def _fault(code: str, text: str, column: int = 1, **values: Scalar) -> Finding:
    return Finding(code, values={"teks": _shown(text), "kolom": column, **values})


def _scan(text: str, quoted: bool) -> tuple[str, list[Finding]]:
    """The text with everything masked that Python reads in its own way, character by character, and why."""
    masked, faults, depth, deepest, count, after_operand = "", [], 0, 0, 0, False
    for token in _TOKEN.finditer(text):
        kind, part, column = token.lastgroup, token[0], token.start() + 1
        if kind == "space":
            masked += " " * len(part)
            continue
        count += 1
        operand = kind in ("name", "number", "label")
        if kind == "other":
            faults.append(_fault(FORBIDDEN, text, column, bagian=_shown(part)))
        elif kind == "name" and keyword.iskeyword(part):
            faults.append(_fault(RESERVED, text, column, bagian=part))
            operand = False
        elif operand and after_operand:
            faults.append(_fault(SYNTAX, text, column, bagian=_shown(part)))
        elif kind == "number" and len(part.replace(".", "").lstrip("0")) > MOST_DIGITS:
            faults.append(_fault(TOO_MANY_DIGITS, text, column, bagian=_shown(part), batas=MOST_DIGITS))
        elif kind == "label" and not (quoted and _is_label(part[1:-1])):
            faults.append(_fault(LABEL, text, column, bagian=_shown(part)))
        if kind == "label":
            masked += f'"{"_" * (len(part) - 2)}"'
        elif kind == "sign":
            masked += {"×": "*", "÷": "/", "−": "-"}.get(part, part)
        else:
            masked += part if operand else "-".ljust(len(part))
        depth += {"(": 1, ")": -1}.get(part, 0)
        deepest, after_operand = max(deepest, depth), operand
    if count > MOST_TOKENS:
        faults.append(_fault(TOO_LONG, text, jumlah=count, batas=MOST_TOKENS))
    if deepest > DEEPEST:
        faults.append(_fault(TOO_DEEP, text, jumlah=deepest, batas=DEEPEST))
    return masked, faults


def _is_label(text: str) -> bool:
    return bool(text.strip()) and all(sign.isprintable() or sign.isspace() for sign in text)


def _shown(part: str) -> str:
    """What a message can quote: short, on one line, without control characters."""
    return "".join(sign if sign.isprintable() else " " if sign.isspace() else "�" for sign in part[:100])


def _height(parsed: ast.AST) -> int:
    height, level = 0, [parsed]
    while level := [child for node in level for child in ast.iter_child_nodes(node)]:
        height += 1
    return height


def _build(parsed: ast.expr, text: str, start: int, faults: list[Finding]) -> Node:
    """Our tree of Python's; where that has anything else, a fault is added and 0 stands in its place."""
    begin, end = start + parsed.col_offset, start + (parsed.end_col_offset or 0)
    part = text[begin:end]

    def build(*nodes: ast.expr) -> tuple[Node, ...]:
        return tuple(_build(node, text, start, faults) for node in nodes)

    match parsed:
        case ast.Constant(value=str()):
            return Name(" ".join(part[1:-1].split()))
        case ast.Constant() if not faults:  # else it may be a number of Python's own, 1e3 or 0x28
            return Number(float(part))
        case ast.Constant():
            pass
        case ast.Name(id=name) if name not in FUNCTIONS:
            return Name(name)
        case ast.Name():
            faults.append(_fault(RESERVED, text, begin + 1, bagian=part))
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return Operation("neg", build(operand))
        case ast.BinOp(op=op, left=left, right=right) if type(op) in _SIGNS:
            return Operation(_SIGNS[type(op)], build(left, right))
        case ast.Call(func=ast.Name(id=name), args=args):
            if name not in FUNCTIONS:
                faults.append(_fault(UNKNOWN_FUNCTION, text, begin + 1, bagian=name))
            elif not FUNCTIONS[name].takes(len(args)):
                limit = FUNCTIONS[name].most if args else 1
                faults.append(
                    _fault(WRONG_ARITY, text, begin + 1, bagian=name, jumlah=len(args), batas=limit)
                )
            return Call(name, build(*args))
        case _:
            faults.append(_fault(FORBIDDEN, text, begin + 1, bagian=_shown(part)))
            build(*(child for child in ast.iter_child_nodes(parsed) if isinstance(child, ast.expr)))
    return Number(0.0)
