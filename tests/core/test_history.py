"""What a unit said last: the latest triwulan in which its answer was accepted."""

from __future__ import annotations

import pytest

from iku_excel import definition
from iku_excel.core.findings import Place
from iku_excel.core.history import figure, last_answers
from iku_excel.core.model import Answer, Origin, SheetStatus, State, Submission
from iku_excel.core.numbers import read
from iku_excel.core.periods import Period

NOW = Period(2026, 3)
KEY = ("PKP", "lembaga_aktif")


def sent(period, value=None, state=State.VALUE, status=SheetStatus.ACCEPTED):
    answer = Answer(KEY[1], KEY[0], period, state, value, Place("PKP.xlsx", "PKP", "E13"))
    return Submission("PKP", period, 1, Origin("PKP.xlsx", ""), "PKP", status, (answer,))


@pytest.mark.parametrize(
    ("submissions", "found"),
    [
        ((), None),
        ((sent(NOW, 5),), None),
        ((sent(Period(2026, 4), 5),), None),
        ((sent(Period(2026, 2), 7), sent(Period(2026, 1), 5)), 7),
        ((sent(Period(2025, 4), 7), sent(Period(2026, 1), 5)), 5),
        ((sent(Period(2025, 4), 7), sent(Period(2026, 1), state=State.REFUSED)), 7),
        ((sent(Period(2025, 4), 7), sent(Period(2026, 1), state=State.PENDING)), 7),
        ((sent(Period(2025, 4), 7), sent(Period(2026, 1), 5, status=SheetStatus.REFUSED)), 7),
        ((sent(Period(2026, 1), 5, status=SheetStatus.PARTIAL),), 5),
    ],
)
def test_the_latest_answer_that_was_accepted(submissions, found):
    answer = last_answers(submissions, NOW).get(KEY)
    assert (answer and answer.value) == found


def test_nihil_is_an_answer_but_no_value():
    submissions = (sent(Period(2026, 1), 5), sent(Period(2026, 2), state=State.NIHIL))
    assert last_answers(submissions, NOW)[KEY].state is State.NIHIL
    assert last_answers(submissions, NOW, (State.VALUE,))[KEY].value == 5


@pytest.mark.parametrize("value", [0.0, 60.0, 1234.0, 1234567.0, 12.5, 0.853])
def test_a_figure_reads_back_as_itself(value):
    variable = definition.builtin().variables[0]
    assert read(figure(variable, value)).value == read(str(value).replace(".", ",")).value
