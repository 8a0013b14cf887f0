"""`Perhitungan`: every step from the answers to a figure; the official sheets refer to nothing else."""

from __future__ import annotations

from ...styles import columns
from ...styles import summary as look
from ...texts.workbook import every_sheet as words
from ...texts.workbook import perhitungan as evidence
from ...xlsx.addresses import letters
from ..evidence.answers import SHEET as DATA
from ..evidence.contents import Contents
from ..evidence.step import FIRST_ROW, SHEET, VALUE, Step
from ..pen.book import Book, Page, row_height
from ..pen.heading import LINE_ROW, paint_heading

PIXELS = (128, 310, 118, 350, 90, 90, 90, 110, 100, 140, 130, 130)
SOURCE_PIXELS, MOST_SOURCES = 100, 4


def paint(book: Book, contents: Contents) -> None:
    """The steps, part by part."""
    page = book.page(SHEET)
    sources = min(max((len(step.sources) for step in contents.steps.rows), default=1), MOST_SOURCES)
    width = len(PIXELS) + sources
    page.widths([*PIXELS, *[SOURCE_PIXELS] * sources])
    paint_heading(page, contents.results, evidence.TITLE, evidence.LINE)
    for row, step in enumerate(contents.steps.rows, start=FIRST_ROW):
        _paint_step(page, row, step, width)
    last = FIRST_ROW + len(contents.steps.rows) - 1
    page.listing(contents.paper, words.footer(contents.results), LINE_ROW, last, width)


def _paint_step(page: Page, row: int, step: Step, width: int) -> None:
    if step.title:
        for column in range(1, width + 1):
            page.write(row, column, step.texts[0] if column == 1 else "", look.SECTION)
        page.height(row, 24)
        return
    if step.head:
        for column in range(1, width + 1):
            text = step.texts[column - 1] if column <= len(step.texts) else ""
            figures = VALUE <= column <= len(PIXELS)
            text = evidence.SOURCE_HEAD if column == len(PIXELS) + 1 else text
            page.write(row, column, text, look.LIST_HEAD_RIGHT if figures else look.LIST_HEAD)
        page.height(row, 21)
        return
    for column, text in enumerate(step.texts, start=1):
        page.write(row, column, text, look.LIST_CODE if column == 1 else look.LIST)
    cells = {cell.column: cell for cell in step.cells}
    for column in range(VALUE, len(PIXELS) + 1):
        cell = cells.get(column)
        style = look.LIST_VALUE if column == VALUE else look.LIST_RIGHT
        if cell is None or not cell.formula:
            page.write(row, column, cell.value if cell else None, style, cell.number_format if cell else "")
        else:
            page.formula(row, column, cell.formula, cell.value, style, cell.number_format)
    _paint_sources(page, row, step, width)
    texts = [(text, pixels, look.LIST.size) for text, pixels in zip(step.texts[1:], PIXELS[1:], strict=False)]
    page.height(row, row_height(texts))


def _paint_sources(page: Page, row: int, step: Step, width: int) -> None:
    """Links to the answers; where there are more stretches than columns, the last covers the rest."""
    places = range(len(PIXELS) + 1, width + 1)
    kept = step.sources[: len(places)]
    if len(step.sources) > len(places):
        kept = (*kept[:-1], (kept[-1][0], step.sources[-1][1]))
    for place in places:
        page.write(row, place, None, look.SOURCE)
    for place, (first, last) in zip(places, kept, strict=False):
        text = (evidence.SOURCE_ROW if first == last else evidence.SOURCE).format(first=first, last=last)
        target = f"internal:{DATA}!A{first}:{letters(columns.DATA.width)}{last}"
        page.link(row, place, target, text, look.SOURCE_LINK, look.SOURCE)
