"""The regency's workbook: a first page, then lists, each total traced to its office's cell."""

from __future__ import annotations

from datetime import datetime

from ..summary.pen.book import Book
from ..texts import rollup as words
from ..texts.workbook.every_sheet import to_date
from . import front, lists
from .model import Rollup

# The same bytes for the same documents, whenever they are rolled up.
UNDATED = datetime(2000, 1, 1)


def draw(rollup: Rollup, *, paper: str = "F4", way: str = "") -> bytes:
    """The workbook; `paper` is F4 or A4, `way` leads from its folder to the documents."""
    period = to_date(rollup.period)
    title = words.BOOK_TITLE.format(regency=rollup.regency, period=period)
    reasons = words.reasons(rollup.states.items())
    book = Book(title, rollup.regency, UNDATED, reasons)
    sheets = {name: book.page(name) for name in (words.SUMMARY, *words.SHEETS)}
    where = lists.paint_indicators(sheets[words.INDICATORS], rollup, paper, way)
    lists.paint_offices(sheets[words.OFFICES], rollup, paper, way, where)
    lists.paint_ranking(sheets[words.RANKING], rollup, paper, way, where)
    lists.paint_history(sheets[words.HISTORY], rollup, paper, way)
    lists.paint_documents(sheets[words.DOCUMENTS], rollup, paper, way)
    lists.paint_findings(sheets[words.FINDINGS], rollup, paper, way)
    front.paint(sheets[words.SUMMARY], rollup, paper)
    return book.close()
