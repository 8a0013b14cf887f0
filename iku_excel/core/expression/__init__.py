"""The small language of indicators: parsed once, then a value, a live formula and a typeset fraction."""

from .excel import formula
from .parsing import parse
from .printing import Row, Stack, Text, text_of, typeset
from .spelling import spell
from .tree import Call, Name, Node, Number, Operation, evaluate, names, operands, zero_over_zero

__all__ = [
    "Call",
    "Name",
    "Node",
    "Number",
    "Operation",
    "Row",
    "Stack",
    "Text",
    "evaluate",
    "formula",
    "names",
    "operands",
    "parse",
    "spell",
    "text_of",
    "typeset",
    "zero_over_zero",
]
