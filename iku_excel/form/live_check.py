"""What the form itself says of an answer, from the same rows of rules that Python keeps."""

from __future__ import annotations

from collections.abc import Iterator

from ..core.model import Variable
from ..core.rules import Rule, rules_of
from ..texts import form as words
from .lists import NIHIL, PENDING
from .model import quoted


def value_check(variable: Variable, value: str, state: str, note: str, ceiling: str) -> str:
    """The formula beside an answer: a sign and words that say what it is or what is wrong with it."""
    number = quoted(words.CHECK_COMPLETE)
    for rule, formula in reversed(list(_formulas(variable, value, ceiling))):
        number = f"IF({formula},{number},{quoted(words.CHECK_BROKEN[rule.code])})"
    number = f"IF(ISNUMBER({value}),{number},{quoted(words.CHECK_NOT_NUMBER)})"
    contradiction = quoted(words.CHECK_CONTRADICTION)

    def reasoned(sign: str) -> str:
        return f'IF(TRIM({note})="",{quoted(words.CHECK_REASON)},{quoted(sign)})'

    nihil = f'IF(OR({value}="",{value}=0),{reasoned(words.CHECK_NIHIL)},{contradiction})'
    pending = f'IF({value}="",{reasoned(words.CHECK_PENDING)},{contradiction})'
    return (
        f"=IF(ISERROR({value}),{quoted(words.CHECK_ERROR)},"
        f"IF({state}={quoted(NIHIL)},{nihil},"
        f"IF({state}={quoted(PENDING)},{pending},"
        f'IF({state}<>"",{quoted(words.CHECK_STATE)},'
        f'IF({value}="",{quoted(words.CHECK_EMPTY)},{number})))))'
    )


def value_rule(variable: Variable, value: str, ceiling: str) -> str:
    """The formula of Excel's validation: true for a number that keeps every rule."""
    conditions = (formula for _, formula in _formulas(variable, value, ceiling))
    # IF instead of AND alone: AND would compare a text before ISNUMBER can say no.
    return f"IF(ISNUMBER({value}),AND({','.join(conditions)}),FALSE)"


def _formulas(variable: Variable, value: str, ceiling: str) -> Iterator[tuple[Rule, str]]:
    """The rules of an answer as Excel reads them; that of a ceiling only where the sheet asks for one."""
    for rule in rules_of(variable):
        if ceiling or "{m}" not in rule.excel:
            yield rule, rule.excel.format(v=value, m=ceiling)
