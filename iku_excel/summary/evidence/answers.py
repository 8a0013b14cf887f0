"""The rows of `Data`: every answer that is expected, what came of it, and where in the sheet it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ...core.model import (
    Answer,
    FigureStatus,
    Kind,
    Pooling,
    Results,
    SheetStatus,
    State,
    Submission,
    Variable,
)
from ...core.numbers import show
from ...core.periods import Period
from ...styles import columns
from ...texts.status import ANSWER_WORDS, SHEET_WORDS
from ...texts.workbook import every_sheet as words
from ..pen.spelled import area

SHEET = "Data"
FIRST_ROW = 7

# A variable, or an unsur of a survey (its key, else ""), in one triwulan.
Key = tuple[str, str, Period]


@dataclass(frozen=True, slots=True)
class Line:
    """A row: what was read, and what of it the calculation takes (None: nothing).

    Of an unsur `count` answers were read and their sum is used.
    """

    key: Key
    unit: str
    text: str
    code: str
    state: str
    raw: str = ""
    count: int | None = None
    used: float | None = None
    nihil: bool = False
    submission: Submission | None = None
    cell: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Answers:
    """All rows, those of one key together, and the rows (first, last) of each key."""

    lines: tuple[Line, ...]
    rows: Mapping[Key, tuple[int, int]]

    def used(self, key: Key) -> str:
        """The range of what the calculation takes."""
        return area(columns.DATA.place("used"), *self.rows[key], SHEET)

    def counts(self, key: Key) -> str:
        """The range of an unsur's numbers of answers."""
        return area(columns.DATA.place("read"), *self.rows[key], SHEET)


def collect(results: Results) -> Answers:
    """Everything expected from the year's first triwulan to the period's last."""
    lines = tuple(_lines(results))
    rows: dict[Key, tuple[int, int]] = {}
    for row, line in enumerate(lines, FIRST_ROW):
        rows[line.key] = (rows.get(line.key, (row, row))[0], row)
    return Answers(lines, rows)


def _lines(results: Results) -> Iterator[Line]:
    for period in results.period.quarters:
        for variable in results.asked(period).variables:
            if variable.kind is Kind.SURVEY:
                yield from _elements(results, variable, period)
            else:
                for unit in variable.units:
                    yield _line(variable, period, unit, results.sent(unit, period))


def _line(variable: Variable, period: Period, unit: str, sent: Submission | None) -> Line:
    answer = sent.answer(variable.code) if sent is not None else None
    state = _state(sent, answer)
    used = None
    if sent is not None and sent.status.read and answer is not None:
        used = answer.value if answer.state is State.VALUE else None
        if answer.state is State.NIHIL and variable.across_units is Pooling.SUM:
            used = 0.0
    return Line(
        key=(variable.code, "", period),
        unit=unit,
        text=variable.text,
        code=variable.code,
        state=state,
        raw=_raw(answer),
        used=used,
        nihil=state == ANSWER_WORDS[State.NIHIL],
        submission=sent,
        cell=answer.place.cell if answer else "",
        note=_note(answer) if answer else "",
    )


def _note(answer: Answer) -> str:
    """What stands beside the number; evidence that is too long for it has a row of its own below."""
    evidence = "" if words.is_cut(answer.evidence) else answer.evidence
    return "; ".join(part for part in (answer.note, evidence) if part)


def _elements(results: Results, variable: Variable, period: Period) -> Iterator[Line]:
    for position, element in enumerate(results.asked(period).survey(variable.code).elements):
        for unit in variable.units:
            sent, alone = results.sent(unit, period), results.survey_of(variable.code, period, unit)
            counted = alone.status.whole
            refused = alone.status is FigureStatus.REFUSED
            found = alone.elements[position]
            state = ANSWER_WORDS[State.VALUE] if counted else _state(sent, None)
            yield Line(
                key=(variable.code, element.key, period),
                unit=unit,
                text=words.ELEMENT.format(number=position + 1, name=element.name),
                code=element.key,
                state=ANSWER_WORDS[State.REFUSED] if refused and sent and sent.status.read else state,
                count=found.count if counted or found.count else None,
                used=float(found.total) if counted else None,
                submission=sent,
                cell=_column(sent, position),
            )


def _state(sent: Submission | None, answer: Answer | None) -> str:
    if sent is None or sent.status in (SheetStatus.MISSING, SheetStatus.REFUSED):
        return SHEET_WORDS[SheetStatus.MISSING if sent is None else sent.status]
    return ANSWER_WORDS[State.BLANK if answer is None or not sent.status.read else answer.state]


def _raw(answer: Answer | None) -> str:
    if answer is None:
        return ""
    return answer.raw or ("" if answer.value is None else show(answer.value))


def _column(sent: Submission | None, position: int) -> str:
    if sent is None or not sent.respondents or position >= len(sent.columns):
        return ""
    rows = [respondent.row for respondent in sent.respondents]
    letter = sent.columns[position]
    return f"{letter}{min(rows)}:{letter}{max(rows)}"
