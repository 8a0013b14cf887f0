"""The head of a sheet: its title, and below it what it covers; first of all that it is not final."""

from __future__ import annotations

from collections.abc import Sequence

from ...core.model import Results
from ...styles import summary as look
from ...texts.status import NOT_FINAL, open_reasons
from ...texts.workbook import every_sheet as words
from .book import Page

TITLE_ROW, LINE_ROW = 1, 2
TITLE_HEIGHT = 24.0


def paint_heading(page: Page, results: Results, title: str, line: str) -> None:
    """The title and the line below it, which begins with why the document is not final, where it is not."""
    paint_title(page, title, line, open_reasons(results))


def paint_title(page: Page, title: str, line: str, reasons: Sequence[str]) -> None:
    """The same for reasons that are known."""
    page.write(TITLE_ROW, 1, title, look.SHEET_TITLE)
    page.height(TITLE_ROW, TITLE_HEIGHT)
    text = words.SEPARATOR.join((NOT_FINAL, *reasons, line)) if reasons else line
    page.heading(LINE_ROW, text, look.SHEET_LINE_OPEN if reasons else look.SHEET_LINE)
