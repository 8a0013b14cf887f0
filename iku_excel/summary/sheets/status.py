"""`Status`: every input sheet in every triwulan, and the file that counts."""

from __future__ import annotations

from collections.abc import Iterator

from ...core.model import Definition, Results, UnitStatus
from ...styles import summary as look
from ...texts import evidence
from ...texts import summary as words
from ...texts.status import SHEET_WORDS
from ..evidence.contents import Contents
from ..pen.book import Book, row_height

SHEET = "Status"
PIXELS = (34, 110, 220, 118, 140, 52, 220, 130, 120, 130, 130, 140, 110)
HEAD_ROW = 4


def paint(book: Book, contents: Contents) -> None:
    """The list, one sheet after the other."""
    page = book.page(SHEET)
    results = contents.results
    page.widths(PIXELS)
    page.write(1, 1, evidence.STATUS_TITLE, look.SHEET_TITLE)
    page.write(2, 1, evidence.STATUS_LINE.format(period=words.to_date(results.period)), look.SHEET_LINE)
    page.height(1, 24)
    for column, head in enumerate(evidence.STATUS_HEADS, start=1):
        page.write(HEAD_ROW, column, head, look.LIST_HEAD)
    page.height(HEAD_ROW, 21)
    row = HEAD_ROW
    for row, (status, state) in enumerate(_sheets(results), start=HEAD_ROW + 1):
        sent = status.submission
        origin = sent.origin if sent else None
        texts = (
            results.definition.unit(status.unit).sheet,
            _named(results.definition, status.unit),
            status.period.words,
            state,
            str(sent.revision) if sent else "",
            origin.file if origin else "",
            _minute(origin.saved) if origin else "",
            origin.saved_by if origin else "",
            origin.program if origin else "",
            sent.filled_by if sent else "",
            sent.position if sent else "",
            sent.phone if sent else "",
        )
        page.write(row, 1, row - HEAD_ROW, look.LIST_NUMBERED)
        for column, text in enumerate(texts, start=2):
            page.write(row, column, text or words.NONE, look.state(state[0]) if text == state else look.LIST)
        sized = zip(texts, PIXELS[1:], strict=True)
        page.height(row, row_height([(text, pixels, look.LIST.size) for text, pixels in sized]))
    page.sheet.autofilter(HEAD_ROW - 1, 0, row - 1, len(PIXELS) - 1)
    page.sheet.ignore_errors({"number_stored_as_text": f"A{HEAD_ROW}:M{row}"})
    footer = words.footer(results.definition, results.period)
    page.listing(contents.paper, footer, HEAD_ROW, row, len(PIXELS))


def _sheets(results: Results) -> Iterator[tuple[UnitStatus, str]]:
    """What is expected of the period with what came of it in words; then what came of earlier years."""
    for status in results.units:
        yield status, SHEET_WORDS[status.status]
    for sent in results.submissions:
        if sent.period not in results.period.quarters:
            yield UnitStatus(sent.unit, sent.period, sent.status, sent), evidence.STATUS_EARLIER


def _named(definition: Definition, code: str) -> str:
    unit = definition.unit(code)
    if not unit.keeper:
        return unit.name
    return evidence.KEPT_BY.format(name=unit.name, keeper=definition.unit(unit.keeper).sheet)


def _minute(saved: str) -> str:
    """An ISO time without its seconds, for people."""
    return saved[:16].replace("T", " ")
