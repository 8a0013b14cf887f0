"""`Perhitungan`: every step from the answers to a figure; the official sheets refer to nothing else."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ...styles import columns
from ...styles import summary as look
from ...styles.measure import lines_height, wrap
from ...texts.workbook import every_sheet as words
from ...texts.workbook import perhitungan as evidence
from ...xlsx.addresses import letters
from ..evidence.answers import SHEET as DATA
from ..evidence.contents import Contents
from ..evidence.step import FIRST_ROW, SEVENTH, SHEET, SIXTH, VALUE, Step
from ..pen.book import Book, Page
from ..pen.fitting import fitting_scale, page_pixels, page_points, room, row_height, whole_words
from ..pen.heading import paint_heading
from ..pen.listing import LEAST_SCALE
from ..pen.pages import first_of_pages
from ..pen.widths import of_figure, of_lines

PIXELS = (106, 226, 96, 230, 76, 86, 77, 80, 100, 96, 96, 76)
FOR_FORMULAS = (SIXTH, SEVENTH)  # what other sheets show, in their own words
OF_WORDS, LEAST_OF_WORDS = (2, 4), 150  # what a step is about, and how it is calculated
SOURCE_PIXELS, MOST_SOURCES = 92, 2
HEADS_ROW = FIRST_ROW - 1
HEADING_POINTS, HEADS_POINTS, TITLE_POINTS = 75.0, 18.0, 24.0


def paint(book: Book, contents: Contents) -> None:
    """The steps, part by part."""
    page = book.page(SHEET)
    steps = contents.steps.rows
    most = min(max((len(step.sources) for step in steps), default=1), MOST_SOURCES)
    widths = _laid_out(steps, most, contents.paper)
    if _shown(widths) > page_pixels(contents.paper, LEAST_SCALE):
        widths = _laid_out(steps, 1, contents.paper)
    own, width = widths[: len(PIXELS)], len(widths)
    for place, pixels in enumerate(widths, start=1):
        page.column(place, pixels, {"hidden": True} if place in FOR_FORMULAS else {})
    for place in range(1, width + 1):
        head = evidence.HEADS[place - 1] if place <= len(evidence.HEADS) else ""
        page.write(HEADS_ROW, place, head, look.LIST_HEAD_RIGHT if place == VALUE else look.LIST_HEAD)
    paint_heading(page, contents.results, evidence.TITLE, evidence.LINE)
    heights = [_paint_step(page, row, step, width, own) for row, step in enumerate(steps, start=FIRST_ROW)]
    last = FIRST_ROW + len(steps) - 1
    scale = fitting_scale(contents.paper, _shown(widths))
    blocks = _blocks(steps)
    starts = first_of_pages(
        HEADING_POINTS,
        HEADS_POINTS,
        [sum(heights[begin:end]) for begin, end in pairwise((*blocks, len(steps)))],
        0.0,
        page_points(contents.paper, scale),
    )
    footer = words.footer(contents.results, len(starts) + 1)
    page.listing(contents.paper, footer, (HEADS_ROW, HEADS_ROW), last, width)
    page.prints(last, width, scale, [FIRST_ROW + blocks[number] for number in starts])


def _blocks(steps: Sequence[Step]) -> list[int]:
    """The rows (from 0) before which a page may end: the heads of a part stay with its first row."""
    return [
        place
        for place in range(len(steps))
        if place == 0 or not (steps[place - 1].title or steps[place - 1].head)
    ]


def _laid_out(steps: Sequence[Step], sources: int, paper: str) -> list[int]:
    """The pixels of all columns, with so many for the links to the answers."""
    last = max((last for step in steps for _, last in step.sources), default=0)
    longest = evidence.SOURCE.format(first=last, last=last)
    pixels = max(SOURCE_PIXELS, of_lines((longest,), look.SOURCE_LINK))
    free = page_pixels(paper, LEAST_SCALE) - sources * pixels
    return [*_narrowed(_widths(steps), free), *[pixels] * sources]


def _shown(widths: Sequence[int]) -> int:
    return sum(pixels for place, pixels in enumerate(widths, 1) if place not in FOR_FORMULAS)


def _widths(steps: Sequence[Step]) -> list[int]:
    """As wide as said, and wider where a figure needs it."""
    widths = list(PIXELS)
    for step in steps:
        for cell in step.cells:
            if isinstance(cell.value, (int, float)):
                needed = of_figure(cell.value, cell.number_format, look.LIST_VALUE)
                widths[cell.column - 1] = max(widths[cell.column - 1], needed)
    return widths


def _narrowed(widths: list[int], free: float) -> list[int]:
    """The columns of words give way, as far as words allow, until the sheet prints at 7 pt."""
    too_much = _shown(widths) - free
    if too_much <= 0:
        return widths
    each = math.ceil(too_much / len(OF_WORDS))
    return [
        max(pixels - each, LEAST_OF_WORDS) if place in OF_WORDS else pixels
        for place, pixels in enumerate(widths, 1)
    ]


def _paint_step(page: Page, row: int, step: Step, width: int, widths: Sequence[int]) -> float:
    """A row; its points."""
    narrow = [min(pair) for pair in zip(PIXELS, widths, strict=True)]
    if step.title:
        return _paint_title(page, row, step.texts[0], width, _shown(widths))
    if step.head:
        for column in range(1, width + 1):
            text = step.texts[column - 1] if column <= len(step.texts) else ""
            figures = VALUE <= column <= len(PIXELS)
            text = evidence.SOURCE_HEAD if column == len(PIXELS) + 1 else text
            page.write(row, column, text, look.LIST_HEAD_RIGHT if figures else look.LIST_HEAD)
        texts = [(text, narrow[at], look.LIST_HEAD.size) for at, text in enumerate(step.texts)]
        return page.height(row, row_height(texts, 21.0))
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
    return page.height(row, row_height(texts))


def _paint_title(page: Page, row: int, title: str, width: int, pixels: int) -> float:
    """The title of a part, in as many lines as the sheet is wide for; its points."""
    lines = wrap(title, room(pixels), look.SECTION.size, bold=True)
    if len(lines) > 1:
        page.merge(row, 1, row, width, "\n".join(lines), replace(look.SECTION, wrap=True))
    else:
        for column in range(1, width + 1):
            page.write(row, column, title if column == 1 else "", look.SECTION)
    return page.height(row, TITLE_POINTS + lines_height(len(lines) - 1, look.SECTION.size))


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
