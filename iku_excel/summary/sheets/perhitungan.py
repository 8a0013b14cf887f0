"""`Perhitungan`: every step from the answers to a figure; the official sheets refer to nothing else."""

from __future__ import annotations

import math
from collections.abc import Sequence

from ...styles import columns
from ...styles import summary as look
from ...texts.workbook import every_sheet as words
from ...texts.workbook import perhitungan as evidence
from ...xlsx.addresses import letters
from ..evidence.answers import SHEET as DATA
from ..evidence.contents import Contents
from ..evidence.step import FIRST_ROW, SEVENTH, SHEET, SIXTH, VALUE, Step
from ..pen.book import Book, Page, page_pixels, row_height, whole_words
from ..pen.heading import paint_heading
from ..pen.listing import LEAST_SCALE
from ..pen.widths import of_figure

PIXELS = (106, 226, 96, 230, 76, 86, 77, 80, 100, 96, 96, 76)
FOR_FORMULAS = (SIXTH, SEVENTH)  # what other sheets show, in their own words
OF_WORDS, LEAST_OF_WORDS = (2, 4), 150  # what a step is about, and how it is calculated
SOURCE_PIXELS, MOST_SOURCES = 92, 2
HEADS_ROW = FIRST_ROW - 1


def paint(book: Book, contents: Contents) -> None:
    """The steps, part by part."""
    page = book.page(SHEET)
    sources = min(max((len(step.sources) for step in contents.steps.rows), default=1), MOST_SOURCES)
    width = len(PIXELS) + sources
    room = page_pixels(contents.paper, LEAST_SCALE) - sources * SOURCE_PIXELS
    own = _narrowed(_widths(contents.steps.rows), room)
    widths = [*own, *[SOURCE_PIXELS] * sources]
    for place, pixels in enumerate(widths, start=1):
        page.column(place, pixels, {"hidden": True} if place in FOR_FORMULAS else {})
    for place in range(1, width + 1):
        head = evidence.HEADS[place - 1] if place <= len(evidence.HEADS) else ""
        page.write(HEADS_ROW, place, head, look.LIST_HEAD_RIGHT if place == VALUE else look.LIST_HEAD)
    paint_heading(page, contents.results, evidence.TITLE, evidence.LINE)
    for row, step in enumerate(contents.steps.rows, start=FIRST_ROW):
        _paint_step(page, row, step, width, own)
    last = FIRST_ROW + len(contents.steps.rows) - 1
    page.listing(contents.paper, words.footer(contents.results), (HEADS_ROW, HEADS_ROW), last, width)


def _widths(steps: Sequence[Step]) -> list[int]:
    """As wide as said, and wider where a figure needs it."""
    widths = list(PIXELS)
    for step in steps:
        for cell in step.cells:
            if isinstance(cell.value, (int, float)):
                needed = of_figure(cell.value, cell.number_format, look.LIST_VALUE)
                widths[cell.column - 1] = max(widths[cell.column - 1], needed)
    return widths


def _narrowed(widths: list[int], room: float) -> list[int]:
    """The columns of words give way, as far as words allow, until the sheet prints at 7 pt."""
    too_much = sum(pixels for place, pixels in enumerate(widths, 1) if place not in FOR_FORMULAS) - room
    if too_much <= 0:
        return widths
    each = math.ceil(too_much / len(OF_WORDS))
    return [
        max(pixels - each, LEAST_OF_WORDS) if place in OF_WORDS else pixels
        for place, pixels in enumerate(widths, 1)
    ]


def _paint_step(page: Page, row: int, step: Step, width: int, widths: Sequence[int]) -> None:
    narrow = [min(pair) for pair in zip(PIXELS, widths, strict=True)]
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
        texts = [(text, narrow[at], look.LIST_HEAD.size) for at, text in enumerate(step.texts)]
        page.height(row, row_height(texts, 21.0))
        return
    for column, text in enumerate(step.texts, start=1):
        style = look.LIST_CODE if column == 1 else look.LIST
        page.write(row, column, whole_words(text, narrow[column - 1], style), style)
    cells = {cell.column: cell for cell in step.cells}
    for column in range(VALUE, len(PIXELS) + 1):
        cell = cells.get(column)
        style = look.LIST_VALUE if column == VALUE else look.LIST_RIGHT
        if cell is None or not cell.formula:
            page.write(row, column, cell.value if cell else None, style, cell.number_format if cell else "")
        else:
            page.formula(row, column, cell.formula, cell.value, style, cell.number_format)
    _paint_sources(page, row, step, width)
    texts = [(text, pixels, look.LIST.size) for text, pixels in zip(step.texts[1:], narrow[1:], strict=False)]
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
