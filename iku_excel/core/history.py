"""What was said of a triwulan before this one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from .model import Answer, State, Submission, Variable
from .numbers import show, show_percent
from .periods import Period

SAID = (State.VALUE, State.NIHIL)


def last_answers(
    submissions: Iterable[Submission], before: Period, states: Collection[State] = SAID
) -> Mapping[tuple[str, str], Answer]:
    """By unit and variable the answer of the latest triwulan before this one that has one of these states.

    A triwulan in which the answer was refused, pending or blank is passed over.
    """
    earlier = sorted(
        (one for one in submissions if one.period < before and one.status.read), key=lambda one: one.period
    )
    return {
        (answer.unit, answer.variable): answer
        for one in earlier
        for answer in one.answers
        if answer.state in states
    }


def figure(variable: Variable, value: float) -> str:
    """A variable's value as people read it, without its measure unless that is a per cent."""
    return show_percent(value, None) if variable.percent else show(value)
