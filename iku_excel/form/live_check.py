"""What the form itself says of an answer, from the same rows of rules that Python keeps."""

from __future__ import annotations

from ..core.model import Variable
from ..core.rules import rules_of
from .lists import NIHIL, PENDING
from .model import Words, quoted


def value_check(variable: Variable, value: str, state: str, note: str, ceiling: str, words: Words) -> str:
    """The formula beside an answer: a sign and words that say what it is or what is wrong with it."""

    def say(key: str) -> str:
        return quoted(words[f"check.{key}"])

    number = say("complete")
    for rule in reversed(rules_of(variable)):
        if "{m}" in rule.excel and not ceiling:
            continue
        number = f"IF({rule.excel.format(v=value, m=ceiling)},{number},{say(rule.code)})"
    number = f"IF(ISNUMBER({value}),{number},{say('not_number')})"
    empty = f'TRIM({note})=""'
    nihil = f'IF(OR({value}="",{value}=0),IF({empty},{say("reason")},{say("nihil")}),{say("contradiction")})'
    pending = f'IF({value}="",IF({empty},{say("reason")},{say("pending")}),{say("contradiction")})'
    return (
        f"=IF(ISERROR({value}),{say('error')},"
        f"IF({state}={quoted(NIHIL)},{nihil},"
        f"IF({state}={quoted(PENDING)},{pending},"
        f'IF({state}<>"",{say("state")},'
        f'IF({value}="",{say("empty")},{number})))))'
    )


def value_rule(variable: Variable, value: str, ceiling: str) -> str:
    """The formula of Excel's validation: true for a number that keeps every rule."""
    conditions = [
        rule.excel.format(v=value, m=ceiling)
        for rule in rules_of(variable)
        if ceiling or "{m}" not in rule.excel
    ]
    # IF instead of AND alone: AND would compare a text before ISNUMBER can say no.
    return f"IF(ISNUMBER({value}),AND({','.join(conditions)}),FALSE)"
