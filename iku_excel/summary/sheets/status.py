"""`Status`: every input sheet in every triwulan, and the file that counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from ...core.model import Definition, Results, UnitStatus
from ...core.rules import ACCEPTED
from ...styles import columns
from ...styles import summary as look
from ...texts.status import SHEET_WORDS, mailed
from ...texts.workbook import every_sheet as words
from ...texts.workbook import status as told
from ..evidence.contents import Contents
from ..pen.book import Book
from ..pen.heading import paint_heading
from ..pen.listing import Shown, fitted, paint_columns, paint_heads, paint_row

SHEET = "Status"
HEAD_ROW = 4


def paint(book: Book, contents: Contents) -> None:
    """The list, one sheet after the other."""
    page = book.page(SHEET)
    results = contents.results
    table = columns.STATUS
    paint_heading(page, results, told.TITLE, told.LINE.format(period=words.to_date(results.period)))
    paint_heads(page, HEAD_ROW, table, told.HEADS)
    rows = [
        {
            **{name: Shown(text or words.NONE) for name, text in _texts(results, status).items()},
            "number": Shown(number, look.LIST_NUMBERED),
            "state": Shown(state, look.state(state[0])),
        }
        for number, (status, state) in enumerate(_sheets(results), start=1)
    ]
    listing = fitted(table, told.HEADS, rows, contents.paper)
    paint_columns(page, listing)
    row = HEAD_ROW
    for row, cells in enumerate(rows, start=HEAD_ROW + 1):
        paint_row(page, row, listing, cells)
    page.filters(HEAD_ROW, row, table.width)
    page.takes_as_text(HEAD_ROW, 1, row, table.width)
    page.listing(contents.paper, words.footer(results), (HEAD_ROW, HEAD_ROW), row, table.width)


def _texts(results: Results, status: UnitStatus) -> Mapping[str, str]:
    definition = results.asked(status.period)
    known = {
        "sheet": definition.unit(status.unit).sheet,
        "unit": _named(definition, status.unit),
        "period": status.period.words,
    }
    sent = status.submission
    if sent is None:
        return {**dict.fromkeys(columns.STATUS.places, ""), **known}
    return {
        **known,
        "revision": sent.numbered,
        "file": results.file(sent),
        "saved": _minute(sent.origin.saved),
        "saved_by": told.by_whom(sent.origin.saved_by, mailed(sent.origin)),
        "program": sent.origin.program,
        "filled_by": sent.filled_by,
        "position": sent.position,
        "phone": sent.phone,
    }


def _sheets(results: Results) -> Iterator[tuple[UnitStatus, str]]:
    """What is expected of the period with what came of it in words; then what came of earlier years."""
    accepted = _accepted(results)
    for status in results.units:
        sent = status.submission
        cells = accepted.get((sent.origin.file, sent.sheet)) if sent else None
        told_of = told.ACCEPTED.format(cells=", ".join(cells)) if cells else ""
        yield status, SHEET_WORDS[status.status] + told_of
    for sent in results.submissions:
        if sent.period not in results.period.quarters:
            yield UnitStatus(sent.unit, sent.period, sent.status, sent), told.EARLIER


def _accepted(results: Results) -> Mapping[tuple[str, str], list[str]]:
    """By file and sheet the doubtful numbers that count because the officer has accepted them."""
    cells: dict[tuple[str, str], list[str]] = {}
    for finding in results.findings:
        if finding.code == ACCEPTED:
            cells.setdefault((finding.place.file, finding.place.sheet), []).append(finding.place.cell)
    return cells


def _named(definition: Definition, code: str) -> str:
    unit = definition.unit(code)
    if not unit.keeper:
        return unit.name
    return told.KEPT_BY.format(name=unit.name, keeper=definition.unit(unit.keeper).sheet)


def _minute(saved: str) -> str:
    """An ISO time as people write it: 28/03/2026 09.30; what is none stays as it is."""
    try:
        return datetime.fromisoformat(saved).strftime("%d/%m/%Y %H.%M")
    except ValueError:
        return saved
