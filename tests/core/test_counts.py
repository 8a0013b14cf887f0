"""How many answers of a sheet are in each state."""

from __future__ import annotations

import pytest

from iku_excel import definition
from iku_excel.core.counts import counts
from iku_excel.core.findings import Place
from iku_excel.core.model import Answer, Origin, Respondent, SheetStatus, State, Submission
from iku_excel.core.periods import Period

OFFICE = definition.builtin()
TW2 = Period(2026, 2)


def sheet(unit, status=SheetStatus.ACCEPTED, *, states=(), refused=()):
    asked = OFFICE.asked_of(unit)
    answers = tuple(
        Answer(variable.code, unit, TW2, state, None, Place("a.xlsx", unit))
        for variable, state in zip(asked, states, strict=False)
    )
    rows = tuple(Respondent(row, (4,) * 9, one) for row, one in enumerate(refused, 12))
    return Submission(unit, TW2, 1, Origin("a.xlsx", ""), unit, status, answers, rows)


def told(unit, submission):
    return {state: number for state, number in counts(OFFICE, unit, submission).items() if number}


def test_every_state_is_there():
    assert set(counts(OFFICE, "PKP", None)) == set(State)


@pytest.mark.parametrize(
    ("submission", "found"),
    [
        (None, {State.BLANK: 2}),
        (sheet("PKP", SheetStatus.BLANK), {State.BLANK: 2}),
        (sheet("PKP", SheetStatus.REFUSED), {State.REFUSED: 2}),
        (sheet("PKP", states=(State.VALUE, State.NIHIL)), {State.VALUE: 1, State.NIHIL: 1}),
        (sheet("PKP", SheetStatus.REFUSED, states=(State.REFUSED,) * 2), {State.REFUSED: 2}),
    ],
)
def test_a_sheet_of_figures(submission, found):
    assert told("PKP", submission) == found


@pytest.mark.parametrize(
    ("submission", "found"),
    [
        (None, {}),
        (sheet("IKM", SheetStatus.REFUSED), {}),
        (sheet("IKM", refused=(False, False, True)), {State.VALUE: 2, State.REFUSED: 1}),
    ],
)
def test_a_survey_counts_its_respondents(submission, found):
    assert told("IKM", submission) == found
