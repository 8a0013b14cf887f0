"""What was said last time, as a small second line beside the question that asks it again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from ..core.history import figure
from ..core.model import Answer, Definition, State, Submission
from ..core.numbers import read
from ..core.periods import ROMAN, Period
from ..texts import form as words
from .grid import KODE
from .model import Cell, Form, Sheet

# The cell of a question that carries the line.
MEASURE_STYLE = "measure"

# The cell of a question in words that carries what was promised.
TITLE_STYLE = "narrative_title"
LONGEST_PROMISE = 400

Answers = Mapping[tuple[str, str], Answer]
Returns = Mapping[str, Submission]


def with_previous(form: Form, answers: Answers, returns: Returns = MappingProxyType({})) -> Form:
    """The form of a triwulan with what each unit said last.

    An answer, a value or nihil, stands under its measure; what a unit promised under the question that asks
    for it again.
    """
    assert form.period
    period = form.period
    sheets = tuple(
        _with_promises(_with_lines(sheet, answers, form.definition, period), form.definition, returns, period)
        for sheet in form.sheets
    )
    return replace(form, sheets=sheets)


def previous_line(answer: Answer, definition: Definition, period: Period) -> str:
    """An earlier answer and its triwulan: "TW II: 60", with the year where it is not the period's own."""
    when = _when(answer.period, period)
    said = words.PREVIOUS_NIHIL
    if answer.state is State.VALUE and answer.value is not None:
        said = figure(definition.variable(answer.variable), answer.value)
    return words.PREVIOUS.format(triwulan=when, nilai=said)


def promise_line(text: str, promised: Period, period: Period) -> str:
    """What was promised in an earlier triwulan: "dijanjikan TW I: melatih operator"."""
    said = " ".join(text.split())
    if len(said) > LONGEST_PROMISE:
        said = said[: LONGEST_PROMISE - 1].rstrip() + "…"
    return words.PROMISED.format(triwulan=_when(promised, period), janji=said)


def is_promise_line(text: str) -> bool:
    """Whether a text is a line that `promise_line` can have written."""
    pattern = _of_quarters(words.PROMISED).replace(re.escape("{janji}"), ".+")
    return re.fullmatch(pattern, text) is not None


def is_previous_line(text: str) -> bool:
    """Whether a text is a line that `previous_line` can have written."""
    match = re.fullmatch(_of_quarters(words.PREVIOUS).replace(re.escape("{nilai}"), "(?P<said>.+)"), text)
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


def _with_promises(sheet: Sheet, definition: Definition, returns: Returns, period: Period) -> Sheet:
    last = returns.get(sheet.unit)
    promised = {code for code, narrative, _ in definition.narrated_rows if narrative.promised}
    rows = {cell.row: str(cell.content) for cell in sheet.cells if cell.column == KODE}

    def carried(cell: Cell) -> Cell:
        code = rows.get(cell.row, "")
        if last is None or cell.style != TITLE_STYLE or code not in promised:
            return cell
        said = last.narratives.get(code, "").strip()
        line = promise_line(said, last.period, period) if said else ""
        return replace(cell, hint=" ".join(filter(None, (cell.hint, line))))

    return replace(sheet, cells=tuple(map(carried, sheet.cells)))


def _when(earlier: Period, period: Period) -> str:
    """A triwulan in few letters, with the year where it is not the period's own."""
    year = "" if earlier.year == period.year else f" {earlier.year}"
    return f"{ROMAN[earlier.quarter - 1]}{year}"


def _of_quarters(line: str) -> str:
    """The pattern of a line in which any triwulan may stand."""
    return re.escape(line).replace(re.escape("{triwulan}"), rf"(?:{'|'.join(ROMAN)})(?: [0-9]{{4}})?")
