"""What the form itself says of an answer, from the same rows of rules that Python keeps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..core.model import Variable
from ..core.rules import NO_REASON, broken, doubted, doubts_of, excel_reason, rules_of
from ..texts import form as words
from .comparing import alike, is_empty, spelled
from .grid import NOTE, STATE
from .lists import CONFIRMED, NIHIL, PENDING
from .model import Held, quoted

# The column of what a check asks for, where that is not the number.
MENDED_IN = {words.CHECK_REASON: NOTE, words.CHECK_STATE: STATE}


@dataclass(frozen=True, slots=True)
class Spots:
    """Where a formula finds an answer's value, keadaan and note, its ceiling if it has one, and the year."""

    value: str
    state: str
    note: str
    ceiling: str
    year: str


def value_check(variable: Variable, at: Spots) -> str:
    """The formula beside an answer: a sign and words that say what it is or what is wrong with it."""

    def reasoned(sign: str) -> str:
        return f'IF({excel_reason(at.note)}="",{quoted(words.CHECK_REASON)},{quoted(sign)})'

    number = quoted(words.CHECK_COMPLETE)
    for code, formula in reversed(list(_doubts(variable, at))):
        number = f"IF({formula},{quoted(words.CHECK_DOUBTED[code])},{number})"
    number = f"IF({at.state}={quoted(CONFIRMED)},{reasoned(words.CHECK_CONFIRMED)},{number})"
    for code, formula in reversed(list(_rules(variable, at))):
        number = f"IF({formula},{number},{quoted(words.CHECK_BROKEN[code])})"
    number = f"IF({_is_date(at.value)},{quoted(words.CHECK_DATE)},{number})"
    number = f"IF(ISNUMBER({at.value}),{number},{quoted(words.CHECK_NOT_NUMBER)})"
    contradiction = quoted(words.CHECK_CONTRADICTION)
    nihil = f'IF(OR({at.value}="",{at.value}=0),{reasoned(words.CHECK_NIHIL)},{contradiction})'
    pending = f'IF({at.value}="",{reasoned(words.CHECK_PENDING)},{contradiction})'
    return (
        f"=IF(ISERROR({at.value}),{quoted(words.CHECK_ERROR)},"
        f"IF({at.state}={quoted(NIHIL)},{nihil},"
        f"IF({at.state}={quoted(PENDING)},{pending},"
        f'IF(AND({at.state}<>"",{at.state}<>{quoted(CONFIRMED)}),{quoted(words.CHECK_STATE)},'
        f'IF({at.value}="",{quoted(words.CHECK_EMPTY)},{number})))))'
    )


def checked(variable: Variable, value: Held, state: Held, note: Held, ceiling: Held, year: Held) -> str:
    """What that formula gives of an answer; no cell that we write has the format of a date."""

    def reasoned(sign: str) -> str:
        return words.CHECK_REASON if is_empty(_bare(note)) else sign

    if alike(state, NIHIL):
        return reasoned(words.CHECK_NIHIL) if value in ("", 0) else words.CHECK_CONTRADICTION
    if alike(state, PENDING):
        return reasoned(words.CHECK_PENDING) if value == "" else words.CHECK_CONTRADICTION
    confirmed = alike(state, CONFIRMED)
    if state != "" and not confirmed:
        return words.CHECK_STATE
    if value == "":
        return words.CHECK_EMPTY
    if isinstance(value, str):
        return words.CHECK_NOT_NUMBER
    code = broken(variable, value, None if isinstance(ceiling, str) else ceiling)
    if code:
        return words.CHECK_BROKEN[code]
    if confirmed:
        return reasoned(words.CHECK_CONFIRMED)
    code = doubted(variable, value, 0 if isinstance(year, str) else int(year))
    return words.CHECK_DOUBTED[code] if code else words.CHECK_COMPLETE


def _bare(note: Held) -> str:
    """What the formula looks at of a reason."""
    text = spelled(note)
    for sign in NO_REASON:
        text = text.replace(sign, "")
    return text


def value_rule(variable: Variable, at: Spots) -> str:
    """The formula of Excel's validation: true for a number that keeps every rule and is not doubted."""
    conditions = [formula for _, formula in _rules(variable, at)]
    doubts = ",".join(formula for _, formula in _doubts(variable, at))
    conditions.append(f"OR({at.state}={quoted(CONFIRMED)},NOT(OR({doubts})))")
    # IF instead of AND alone: AND would compare a text before ISNUMBER can say no.
    return f"IF(ISNUMBER({at.value}),AND({','.join(conditions)}),FALSE)"


def _rules(variable: Variable, at: Spots) -> Iterator[tuple[str, str]]:
    """Code and formula of each rule; that of a ceiling only where the sheet asks for one."""
    for rule in rules_of(variable):
        if at.ceiling or "{m}" not in rule.excel:
            yield rule.code, rule.excel.format(v=at.value, m=at.ceiling)


def _doubts(variable: Variable, at: Spots) -> Iterator[tuple[str, str]]:
    for doubt in doubts_of(variable):
        yield doubt.code, doubt.excel.format(v=at.value, y=at.year)


def _is_date(value: str) -> str:
    """Whether the cell's format has become a date's or a time's; programs that cannot tell say no."""
    return f'IFERROR(LEFT(CELL("format",{value}),1)="D",FALSE)'
