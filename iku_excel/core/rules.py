"""The rules of an answer, one row each: Python predicate, the same test in Excel, the finding's code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .model import Kind, Variable

# Float noise of spreadsheets: 39.99999999999999 is 40 in a count.
WHOLE_TOLERANCE = 1e-9
# Twelve digits: more lembaga or rupiah than a regency can report.
LARGEST = 1e12
LOWEST_SCORE, HIGHEST_SCORE = 1, 4


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: `holds(value, ceiling)` in Python, `excel` with {v} and {m} in a workbook.

    `ceiling` is the answer of the variable's `maximum`, None where there is none yet.
    """

    code: str
    applies: Callable[[Variable], bool]
    holds: Callable[[float, float | None], bool]
    excel: str


RULES = (
    Rule("E305", lambda _: True, lambda value, _: value >= 0, "{v}>=0"),
    Rule(
        "E306",
        lambda variable: variable.kind is Kind.COUNT,
        lambda value, _: abs(value - round(value)) <= WHOLE_TOLERANCE,
        "ABS({v}-ROUND({v},0))<=0.000000001",
    ),
    Rule("E310", lambda _: True, lambda value, _: abs(value) < LARGEST, "ABS({v})<1000000000000"),
    Rule(
        "E307",
        lambda variable: bool(variable.maximum),
        lambda value, ceiling: ceiling is None or value <= ceiling,
        "IF(ISNUMBER({m}),{v}<={m},TRUE)",
    ),
)


def rules_of(variable: Variable) -> tuple[Rule, ...]:
    """The rules that an answer to this variable must keep, in the order in which they are told."""
    return tuple(rule for rule in RULES if rule.applies(variable))


def broken(variable: Variable, value: float, ceiling: float | None) -> str:
    """The code of the first rule that a value breaks, or an empty text."""
    return next((rule.code for rule in rules_of(variable) if not rule.holds(value, ceiling)), "")


def is_score(value: float) -> bool:
    """Whether a survey answer is a whole number from 1 to 4 (PermenPAN-RB 14/2017)."""
    return value in range(LOWEST_SCORE, HIGHEST_SCORE + 1)
