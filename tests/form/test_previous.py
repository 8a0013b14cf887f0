"""The second line that says what a unit answered last time, and what is taken for one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from iku_excel import definition
from iku_excel.core.findings import Place
from iku_excel.core.model import Answer, Kind, Origin, SheetStatus, State, Submission
from iku_excel.core.periods import Period
from iku_excel.form import build
from iku_excel.form.previous import (
    is_previous_line,
    is_promise_line,
    previous_line,
    promise_line,
    with_previous,
)

OFFICE = definition.builtin()
NOW, LAST = Period(2026, 3), Period(2026, 2)


def answer(value, period=LAST, state=State.VALUE):
    return Answer("lembaga_aktif", "PKP", period, state, value, Place("PKP.xlsx", "PKP", "E13"))


LINES = [
    (answer(60.0), "TW II: 60"),
    (answer(0.0), "TW II: 0"),
    (answer(1234567.0), "TW II: 1.234.567"),
    (answer(1234.0), "TW II: 1234"),
    (answer(None, state=State.NIHIL), "TW II: nihil"),
    (answer(60.0, Period(2026, 1)), "TW I: 60"),
    (answer(60.0, Period(2025, 4)), "TW IV 2025: 60"),
]


@pytest.mark.parametrize(("said", "line"), LINES)
def test_the_last_answer_in_a_line(said, line):
    assert previous_line(said, OFFICE, NOW) == line


@pytest.mark.parametrize(
    ("measure", "value", "line"), [("%", 0.853, "TW II: 85,3 %"), ("km", 8.5, "TW II: 8,5")]
)
def test_a_number_stands_as_its_measure_is_written(measure, value, line):
    asked = replace(OFFICE.variables[0], kind=Kind.NUMBER, measure=measure)
    office = replace(OFFICE, variables=(asked, *OFFICE.variables[1:]))
    assert previous_line(answer(value), office, NOW) == line
    assert is_previous_line(line)


@pytest.mark.parametrize(("said", "line"), LINES)
def test_every_such_line_is_known_again(said, line):
    assert is_previous_line(line)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "60",
        "TW II:",
        "TW II: banyak",
        "TW V: 60",
        "TW II 26: 60",
        "TW II: 60 orang",
        "orang TW II: 60",
        "TW II: 1.234",
    ],
)
def test_nothing_else_is_taken_for_one(text):
    assert not is_previous_line(text)


def test_it_stands_under_the_measure_of_the_units_own_question():
    form = build(OFFICE, NOW, ("PIOP", "PKP"))
    carried = with_previous(form, {("PKP", "lembaga_aktif"): answer(60.0)})
    lines = [
        (sheet.unit, cell.text)
        for sheet in carried.sheets
        for cell in sheet.cells
        if cell.style == "measure" and cell.hint
    ]
    assert lines == [("PKP", "lembaga\nTW II: 60")]
    assert with_previous(form, {}) == form
    assert carried.token == form.token


@pytest.mark.parametrize(
    ("promised", "line"),
    [
        (LAST, "dijanjikan TW II: melatih operator"),
        (Period(2025, 4), "dijanjikan TW IV 2025: melatih operator"),
    ],
)
def test_a_promise_in_a_line_that_is_known_again(promised, line):
    assert promise_line(" melatih\n operator ", promised, NOW) == line
    assert is_promise_line(line)
    assert is_promise_line(promise_line("x" * 5000, promised, NOW))


@pytest.mark.parametrize("text", ["", "dijanjikan", "dijanjikan TW V: x", "dijanjikan TW I:", "TW I: 60"])
def test_what_is_no_promise(text):
    assert not is_promise_line(text)


def test_only_what_is_promised_is_carried_to_the_unit_that_promised_it():
    assert with_previous(build(OFFICE, NOW), {}, {}) == build(OFFICE, NOW)
    first, *others = OFFICE.narratives
    office = replace(OFFICE, narratives=(replace(first, promised=True), *others))
    form = build(office, NOW)
    said = {narrative.code: "melatih operator" for narrative in office.narratives}
    sent = Submission("PKP", LAST, 1, Origin("PKP.xlsx", ""), "PKP", SheetStatus.ACCEPTED, narratives=said)
    before, after = form, with_previous(form, {}, {"PKP": sent})
    changed = [
        (sheet.unit, cell.hint)
        for sheet, old in zip(after.sheets, before.sheets, strict=True)
        for cell, was in zip(sheet.cells, old.cells, strict=True)
        if cell != was
    ]
    assert [unit for unit, _ in changed] == ["PKP"]
    assert changed[0][1].endswith("dijanjikan TW II: melatih operator")
