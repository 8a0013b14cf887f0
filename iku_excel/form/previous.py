"""What was said last time, as a small second line beside the question that asks it again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from ..core.history import figure
from ..core.model import Answer, Definition, State
from ..core.numbers import read
from ..core.periods import ROMAN, Period
from ..texts import form as words
from .grid import KODE
from .model import Cell, Form, Sheet

# The cell of a question that carries the line.
MEASURE_STYLE = "measure"

Answers = Mapping[tuple[str, str], Answer]


def with_previous(form: Form, answers: Answers) -> Form:
    """The form of a triwulan with each unit's last answer, a value or nihil, under its measure."""
    assert form.period
    period = form.period
    sheets = tuple(_with_lines(sheet, answers, form.definition, period) for sheet in form.sheets)
    return replace(form, sheets=sheets)


def previous_line(answer: Answer, definition: Definition, period: Period) -> str:
    """An earlier answer and its triwulan: "TW II: 60", with the year where it is not the period's own."""
    when = ROMAN[answer.period.quarter - 1]
    if answer.period.year != period.year:
        when += f" {answer.period.year}"
    said = words.PREVIOUS_NIHIL
    if answer.state is State.VALUE and answer.value is not None:
        said = figure(definition.variable(answer.variable), answer.value)
    return words.PREVIOUS.format(triwulan=when, nilai=said)


def is_previous_line(text: str) -> bool:
    """Whether a text is a line that `previous_line` can have written."""
    pattern = re.escape(words.PREVIOUS)
    pattern = pattern.replace(re.escape("{triwulan}"), rf"(?:{'|'.join(ROMAN)})(?: [0-9]{{4}})?")
    match = re.fullmatch(pattern.replace(re.escape("{nilai}"), "(?P<said>.+)"), text)
    if match is None:
        return False
    return match["said"] == words.PREVIOUS_NIHIL or read(match["said"]).value is not None


def _with_lines(sheet: Sheet, answers: Answers, definition: Definition, period: Period) -> Sheet:
    codes = {cell.row: str(cell.content) for cell in sheet.cells if cell.column == KODE}

    def line(cell: Cell) -> str:
        answer = answers.get((sheet.unit, codes.get(cell.row, "")))
        return previous_line(answer, definition, period) if answer else ""

    return replace(
        sheet,
        cells=tuple(
            replace(cell, hint=line(cell)) if cell.style == MEASURE_STYLE else cell for cell in sheet.cells
        ),
    )
