"""What an answer must keep and what makes it doubtful, a row each: Python, the same in Excel, the code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from .model import Kind, Variable

# Float noise of spreadsheets: 39.99999999999999 is 40 in a count.
WHOLE_TOLERANCE = 1e-9
# Twelve digits: more lembaga or rupiah than a regency can report.
LARGEST = 1e12
LOWEST_SCORE, HIGHEST_SCORE = 1, 4
# Signs that alone give no reason, in Python and in the form.
NO_REASON = ("-", "–", "—", ".")


def gives_reason(note: str) -> bool:
    """Whether a note says anything: more than spaces, dashes and dots."""
    return any(not sign.isspace() and sign not in NO_REASON for sign in note)


def excel_reason(note: str) -> str:
    """The text of a cell that gives a reason, in Excel: "" where it gives none."""
    for sign in NO_REASON:
        note = f'SUBSTITUTE({note},"{sign}","")'
    return f"TRIM({note})"


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
        f"ABS({{v}}-ROUND({{v}},0))<={WHOLE_TOLERANCE:.9f}",
    ),
    Rule("E310", lambda _: True, lambda value, _: abs(value) < LARGEST, f"ABS({{v}})<{LARGEST:.0f}"),
    Rule(
        "E307",
        lambda variable: bool(variable.maximum),
        lambda value, ceiling: ceiling is None or value <= ceiling,
        "IF(ISNUMBER({m}),{v}<={m},TRUE)",
    ),
)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A number that keeps every rule and may yet not be what was meant: it counts once somebody says so.

    `raised(value, year)` in Python, `excel` with {v} and {y} in a workbook; the year is the period's.
    """

    code: str
    applies: Callable[[Variable], bool]
    raised: Callable[[float, int], bool]
    excel: str


DAY_0 = date(1899, 12, 30)  # of spreadsheets, from March 1900 on
_FIRST_DAY = 1  # what is smaller is no day to every program
_LAST_DAY = 99_999  # in the year 2173: whatever is larger is no day that people type


def _is_day(value: float, year: int) -> bool:
    """Whether a spreadsheet holds a day of the period's year, the one before or the one after, as this."""
    return abs((DAY_0 + timedelta(max(_FIRST_DAY, min(int(value), _LAST_DAY)))).year - year) < 2


def _is_clock(value: float, _: int) -> bool:
    """Whether a spreadsheet holds a time of day, to the minute, as this; people type 0,25 and 0,5 too."""
    return value < 1 and round(value * 1440, 6) % 1 == 0 and round(value * 100, 6) % 1 > 0


DOUBTS = (
    Doubt(
        "E320",
        lambda variable: not variable.percent,
        _is_day,
        f"ABS(YEAR(MAX({_FIRST_DAY},MIN({{v}},{_LAST_DAY})))-N({{y}}))<2",
    ),
    Doubt(
        "E321",
        lambda variable: variable.kind in (Kind.NUMBER, Kind.MONEY) and not variable.percent,
        _is_clock,
        "AND({v}<1,MOD(ROUND({v}*1440,6),1)=0,MOD(ROUND({v}*100,6),1)>0)",
    ),
    Doubt("E322", lambda variable: variable.percent, lambda value, _: value > 1, "{v}>1"),
)


# What is told of a doubtful number that counts: who filled it in says that it is right, or the officer does.
SAID_RIGHT, ACCEPTED = "W326", "W327"


def doubts_of(variable: Variable) -> tuple[Doubt, ...]:
    """What makes an answer to this variable doubtful, in the order in which it is told."""
    return tuple(doubt for doubt in DOUBTS if doubt.applies(variable))


def doubted(variable: Variable, value: float, year: int) -> str:
    """The code of the first doubt that a value raises in a period of that year, or an empty text."""
    return next((doubt.code for doubt in doubts_of(variable) if doubt.raised(value, year)), "")


def rules_of(variable: Variable) -> tuple[Rule, ...]:
    """The rules that an answer to this variable must keep, in the order in which they are told."""
    return tuple(rule for rule in RULES if rule.applies(variable))


def broken(variable: Variable, value: float, ceiling: float | None) -> str:
    """The code of the first rule that a value breaks, or an empty text."""
    return next((rule.code for rule in rules_of(variable) if not rule.holds(value, ceiling)), "")


def is_score(value: float) -> bool:
    """Whether a survey answer is a whole number from 1 to 4 (PermenPAN-RB 14/2017)."""
    return value in range(LOWEST_SCORE, HIGHEST_SCORE + 1)
