"""What the units answered for one triwulan, combined: raw data first, the division last."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import TypeAlias

from ..core.expression import Node, evaluate, zero_over_zero
from ..core.model import (
    Answer,
    Figure,
    FigureStatus,
    Pooling,
    SheetStatus,
    State,
    Submission,
    Total,
    Variable,
)
from ..core.numbers import exact
from ..core.periods import Period

Sheets = Mapping[tuple[str, Period], Submission]

# The states that take part in each way of combining, and how: nihil is 0 in a sum, left out of a mean.
COMBINED: Mapping[Pooling, tuple[tuple[State, ...], Callable[[Sequence[Fraction]], Fraction]]] = {
    Pooling.SUM: ((State.VALUE, State.NIHIL), lambda values: sum(values, Fraction(0))),
    Pooling.MEAN: ((State.VALUE,), lambda values: mean(values)),
}


Reckoned: TypeAlias = Figure[Fraction]


def written(figure: Reckoned) -> Figure[float]:
    """A figure as the results hold it."""
    return Figure(
        figure.period,
        as_float(figure.value),
        as_float(figure.provisional),
        figure.status,
        figure.missing,
        figure.refused,
        figure.nihil,
        figure.idle,
        figure.unread,
    )


def doubted(figure: Reckoned) -> Reckoned:
    """The same while a return that it may be made of cannot be read: what it would be is provisional."""
    provisional = figure.provisional if figure.value is None else figure.value
    return replace(figure, value=None, provisional=provisional, status=FigureStatus.REFUSED, unread=True)


def mean(values: Sequence[Fraction]) -> Fraction:
    """The exact mean of at least one value."""
    return sum(values, Fraction(0)) / len(values)


def as_float(value: Fraction | None) -> float | None:
    """The nearest float, which shows the same digits."""
    return None if value is None else float(value)


def by_unit(submissions: Sequence[Submission]) -> Sheets:
    """The one submission of each unit for each triwulan; two of them raise ValueError."""
    sheets = {(sheet.unit, sheet.period): sheet for sheet in submissions}
    if len(sheets) < len(submissions):
        raise ValueError("a unit has two submissions for one triwulan")
    return sheets


def total(variable: Variable, period: Period, sheets: Sheets) -> Total:
    """A variable over its units: whole, or None with the units that are missing or were refused.

    `provisional` is what the answers there are give, None where there are none; `answers` are those of
    readable sheets in every state; a nihil is not expected in a mean.
    """
    answers: list[Answer] = []
    missing: list[str] = []
    refused: list[str] = []
    for unit in variable.units:
        sheet = sheets.get((unit, period))
        answer = sheet.answer(variable.code) if sheet is not None and sheet.status.read else None
        if answer is not None:
            answers.append(answer)
        state = answer.state if answer is not None else State.BLANK
        if state is State.REFUSED or (sheet is not None and sheet.status is SheetStatus.REFUSED):
            refused.append(unit)
        elif not state.said:
            missing.append(unit)
    states, _ = COMBINED[variable.across_units]
    nihil_left_out = sum(answer.state is State.NIHIL for answer in answers if State.NIHIL not in states)
    provisional = combine(variable.across_units, answers)
    return Total(
        variable=variable.code,
        period=period,
        pooling=variable.across_units,
        expected=len(variable.units) - nihil_left_out,
        answers=tuple(answers),
        value=None if missing or refused else as_float(provisional),
        provisional=as_float(provisional),
        missing=tuple(missing),
        refused=tuple(refused),
    )


def combine(pooling: Pooling, answers: Iterable[Answer]) -> Fraction | None:
    """The exact sum or mean of the answers that take part in it, or None where none does."""
    states, function = COMBINED[pooling]
    values = [exact(answer.value or 0.0) for answer in answers if answer.state in states]
    return function(values) if values else None


def exact_value(total: Total) -> Fraction | None:
    """What a total is before it is written as a float."""
    return None if total.value is None else combine(total.pooling, total.answers)


def figure(expression: Node, period: Period, totals: Sequence[Total]) -> Reckoned:
    """An indicator's own value in a triwulan, evaluated over the totals of its variables.

    While it is not whole, the provisional one comes from the units that gave all they are asked for.
    """
    without = united((*total.missing, *total.refused) for total in totals)
    values = {total.variable: exact_value(total) for total in totals}
    provisional = None
    if without:
        there = {
            total.variable: combine(
                total.pooling, (answer for answer in total.answers if answer.unit not in without)
            )
            for total in totals
        }
        provisional = evaluate(expression, there)
    return reckoned(expression, period, totals, values, evaluate(expression, values), provisional)


def reckoned(
    expression: Node,
    period: Period,
    totals: Sequence[Total],
    values: Mapping[str, Fraction | None],
    value: Fraction | None,
    provisional: Fraction | None,
) -> Reckoned:
    """A figure with what its totals say of it."""
    missing = united(total.missing for total in totals)
    refused = united(total.refused for total in totals)
    answers = [answer for total in totals for answer in total.answers]
    whole = not (missing or refused)
    nihil = whole and bool(answers) and all(answer.state is State.NIHIL for answer in answers)
    idle = whole and zero_over_zero(expression, values)
    status = status_of(value, missing, refused)
    return Figure(period, value, provisional, status, missing, refused, nihil, idle)


def unasked(period: Period) -> Reckoned:
    """The figure of a triwulan in which nobody was asked for it."""
    return Figure(period, None, None, FigureStatus.UNASKED)


def status_of(value: Fraction | None, missing: Sequence[str], refused: Sequence[str]) -> FigureStatus:
    """Why a figure can or cannot be said: what was refused weighs more than what is missing."""
    if refused:
        return FigureStatus.REFUSED
    if missing:
        return FigureStatus.INCOMPLETE
    return FigureStatus.UNDEFINED if value is None else FigureStatus.FINAL


def united(codes: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """Every unit code once, in order of appearance."""
    return tuple(dict.fromkeys(code for group in codes for code in group))
