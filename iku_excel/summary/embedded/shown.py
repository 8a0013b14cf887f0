"""What a copy for outside shows, read from its sheets: it carries no results beside them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ... import xlsx
from ...core.model import FigureStatus, Issuance, Polarity
from ...core.numbers import show, show_percent
from ...core.periods import Period, parse_period
from ...core.typed import NotTypedError
from ...texts.status import FIGURE_WORDS, issuance_of
from ...texts.workbook import every_sheet as words
from ...texts.workbook import iku as official
from ...texts.workbook import pengukuran as measured
from ...texts.workbook import ringkasan as brief
from ..evidence.judging import REACHED
from ..sheets import iku, pengukuran, ringkasan

_STATE = re.compile(r"(?:(?P<issue>.*?) · )?(?P<state>[●▲] .*)")
_SQUARES = re.compile("^[■□]+ +")
_NUMBERED = re.compile(r"(\d+)\. (.+)")
_STATUS = {word: status for status, word in FIGURE_WORDS.items()}


@dataclass(frozen=True, slots=True)
class Line:
    """An indicator as a document says it: `target` as it is printed, `said` where there is no value.

    `cell` is where the value stands in the document, `why` what a bidang says of a missed target; a copy
    for outside does not say that of each.
    """

    number: int
    name: str
    measure: str
    polarity: Polarity
    status: FigureStatus
    value: float | None
    target: str
    achievement: float | None
    category: str
    said: str = ""
    cell: str = ""
    why: str = ""

    @property
    def reached(self) -> bool:
        """Whether it is final and reaches its target."""
        return self.status.final and self.achievement is not None and self.achievement >= REACHED

    @property
    def short(self) -> bool:
        """Whether it is final and misses its target."""
        return self.status.final and self.achievement is not None and self.achievement < REACHED


@dataclass(frozen=True, slots=True)
class Shown:
    """Whose copy it is, of which period, what it says that it is and why it is not final, its indicators."""

    regency: str
    office: str
    short: str
    period: Period
    issuance: Issuance | None
    open_reasons: tuple[str, ...]
    lines: tuple[Line, ...]


def shown(workbook: xlsx.Workbook) -> Shown:
    """What the sheets say; raises NotTypedError where they are not as they are drawn."""
    page, head = _sheet(workbook, ringkasan.SHEET), _sheet(workbook, iku.SHEET)
    short, _, covered = _text(page, ringkasan.LINE_ROW, 1).partition(words.SEPARATOR.replace("  ", " "))
    period = parse_period(covered.removeprefix("s.d. "))
    if period is None:
        raise NotTypedError(ringkasan.SHEET)
    issuance, reasons = said_of_itself(workbook)
    regency, office = _labelled(head, official.REGENCY), _labelled(head, official.OFFICE)
    return Shown(regency, office, short, period, issuance, reasons, _lines(workbook, page))


def said_of_itself(workbook: xlsx.Workbook) -> tuple[Issuance | None, tuple[str, ...]]:
    """What a document says on its first sheet that it is, and why it is not final; raises NotTypedError."""
    told = _STATE.fullmatch(_text(_sheet(workbook, ringkasan.SHEET), ringkasan.STATE_ROW, 1))
    if told is None:
        raise NotTypedError(ringkasan.SHEET)
    state = told["state"]
    reasons = () if state == brief.FINAL else (state.partition(": ")[2] or state,)
    return issuance_of(told["issue"] or ""), reasons


def _lines(workbook: xlsx.Workbook, page: xlsx.Sheet) -> tuple[Line, ...]:
    places = _places(page, ringkasan.HEAD_ROW, brief.HEADS)
    beside = _measured(_sheet(workbook, pengukuran.SHEET))
    found = []
    row = ringkasan.FIRST_ROW
    while (number := _number(page, row, places["number"])) is not None:
        name, measure, polarity = beside[int(number)]
        value = _number(page, row, places["value"])
        said = "" if value is not None else _text(page, row, places["value"])
        # What is nihil, or divides 0 by 0, is whole although no figure comes of it.
        status = FigureStatus.FINAL if value is not None else _STATUS.get(said, FigureStatus.UNDEFINED)
        category = _SQUARES.sub("", _text(page, row, places["category"]))
        found.append(
            Line(
                int(number),
                name,
                measure,
                polarity,
                status,
                value,
                _figure(workbook, page, row, places["target"]),
                _number(page, row, places["achievement"]),
                "" if category == words.NONE else category,
                said,
                f"{ringkasan.SHEET}!{xlsx.address(row, places['value'])}",
            )
        )
        row += 1
    return tuple(found)


def _measured(page: xlsx.Sheet) -> Mapping[int, tuple[str, str, Polarity]]:
    """Name, satuan and direction of each indicator by its number."""
    row = next((row for (row, column), cell in sorted(page.cells.items()) if _is_head(cell, column)), 0)
    wanted = ("indicator", "measure", "rule")
    places = _places(page, row, {name: measured.HEADS[name] for name in wanted})
    found = {}
    for at, column in sorted(page.cells):
        named = _NUMBERED.match(_text(page, at, column)) if column == places["indicator"] else None
        if named and at > row:
            rule = _text(page, at, places["rule"])
            better = (one for one, text in measured.BETTER.items() if text and rule.startswith(text))
            satuan = _text(page, at, places["measure"])
            found[int(named[1])] = (named[2], satuan, next(better, Polarity.MAXIMIZE))
    return found


def _is_head(cell: xlsx.Cell, column: int) -> bool:
    return column == 1 and cell.raw == measured.HEADS["number"]


def _places(page: xlsx.Sheet, row: int, heads: Mapping[str, str]) -> dict[str, int]:
    """The columns by their heads; those that this office has no use for are not there."""
    there = {" ".join(cell.raw.split()): column for (at, column), cell in page.cells.items() if at == row}
    return {name: there[text] for name, head in heads.items() if (text := " ".join(head.split())) in there}


def _sheet(workbook: xlsx.Workbook, name: str) -> xlsx.Sheet:
    sheet = workbook.sheet(name)
    if sheet is None:
        raise NotTypedError(name)
    return sheet


def _labelled(page: xlsx.Sheet, label: str) -> str:
    """What stands beside a label in the head of the official sheet."""
    for (row, column), cell in sorted(page.cells.items()):
        if cell.raw == label:
            beside = (page.cells[at].raw for at in sorted(page.cells) if at[0] == row and at[1] > column)
            return " ".join(next(beside, "").lstrip(": ").split())
    raise NotTypedError(label)


def _text(page: xlsx.Sheet, row: int, column: int) -> str:
    """A cell's text on one line: the sheets break theirs by hand."""
    cell = page.cells.get((row, column))
    return " ".join(cell.raw.split()) if cell is not None else ""


def _number(page: xlsx.Sheet, row: int, column: int) -> float | None:
    cell = page.cells.get((row, column))
    return None if cell is None else cell.number


def _figure(workbook: xlsx.Workbook, page: xlsx.Sheet, row: int, column: int) -> str:
    cell = page.cells.get((row, column))
    if cell is None or cell.number is None:
        return _text(page, row, column)
    return show_percent(cell.number) if "%" in workbook.style_of(cell).format else show(cell.number, 2)
