"""`Grafik`: native charts that fill their pages, each over a hidden table of live figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...styles import summary as look
from ...styles.measure import POINTS_PER_PIXEL, wrap
from ...texts.workbook import every_sheet as words
from ...texts.workbook import grafik as told
from ..evidence.contents import Contents
from ..pen.book import Book, Page
from ..pen.charts import WIDTH, Look, Source, bars
from ..pen.fitting import fitting_scale, page_points, room
from ..pen.heading import paint_heading
from ..pen.pages import HIGHEST, SPARE
from .grafik_sections import sections
from .grafik_tables import Line, Section
from .grafik_units import spreads

SHEET = "Grafik"
# The charts stand on the first column, their tables in hidden ones beside it.
NUMBER, NAME, FIRST_VALUE = 3, 4, 5
FIRST_ROW, TABLES_BELOW = 4, 3
BAR_PIXELS, AROUND_PIXELS, LEAST_PIXELS = 24, 76, 150  # of a chart: a bar, title and axis, the smallest
MOST_STRETCHED = 1.9
HEADING_POINTS, NOTE_POINTS, AIR_POINTS = 57.0, 15.0, 6.0


@dataclass(frozen=True, slots=True)
class Placed:
    """A section on its page, so many points high."""

    section: Section
    points: float


def paint(book: Book, contents: Contents) -> None:
    """Page by page; a section without any figure is told in words."""
    page = book.page(SHEET)
    results = contents.results
    every = (*sections(contents), *spreads(contents))
    drawn = [section for section in every if section.figures]
    page.column(1, WIDTH, {})
    line = told.LINE.format(office=results.definition.office.short, period=words.to_date(results.period))
    paint_heading(page, results, told.TITLE, line)
    scale = fitting_scale(contents.paper, WIDTH)
    silent = [section for section in every if not section.figures]
    lines = NOTE_POINTS * len(silent)  # under the last chart, wherever that comes to stand
    pages = list(_paged(drawn, page_points(contents.paper, scale) * SPARE - lines))
    rows = [sum(_rows(placed) for placed in one) for one in pages]
    last = FIRST_ROW - 1 + sum(rows) + len(silent)
    row, table, starts = FIRST_ROW, last + TABLES_BELOW, []
    for number, one in enumerate(pages):
        starts += [row] if number else []
        for placed in one:
            table = _paint_section(book, page, row, table, placed)
            row += _rows(placed)
    for section in silent:
        page.write(row, 1, f"{section.title}. {told.NOTHING}", look.BELOW)
        row += 1
    if not every:
        page.write(row, 1, told.NOTHING, look.SHEET_LINE)
    for column in range(2, FIRST_VALUE + max((len(one.heads) for one in every), default=0) + 1):
        page.column(column, 60, {"hidden": True})
    page.paper(contents.paper, words.footer(results, len(starts) + 1))
    page.prints(max(last, row), 1, scale, starts)


def _natural(section: Section) -> float:
    return max(section.bars * BAR_PIXELS + AROUND_PIXELS, LEAST_PIXELS) * POINTS_PER_PIXEL


def _paged(drawn: Sequence[Section], capacity: float) -> Iterator[list[Placed]]:
    """As many sections on a page as it holds, stretched until they fill it."""
    waiting = list(drawn)
    free = capacity - HEADING_POINTS
    while waiting:
        taken = [waiting.pop(0)]
        while waiting and _needed([*taken, waiting[0]]) <= free:
            taken.append(waiting.pop(0))
        beside = sum(_beside(section) for section in taken)
        natural = sum(map(_natural, taken))
        stretch = max(min((free - beside) / natural, MOST_STRETCHED), 0.0)
        yield [Placed(section, _natural(section) * stretch) for section in taken]
        free = capacity


def _note(section: Section) -> tuple[str, ...]:
    return wrap(section.note, room(WIDTH), look.READING.size)


def _beside(section: Section) -> float:
    """The points of what stands under a chart."""
    return NOTE_POINTS * len(_note(section)) + AIR_POINTS


def _needed(taken: Sequence[Section]) -> float:
    return sum(_natural(section) + _beside(section) for section in taken)


def _pieces(placed: Placed) -> int:
    """The rows under a chart: none may be higher than programs allow."""
    return int(-(-(placed.points + AIR_POINTS) // HIGHEST))


def _rows(placed: Placed) -> int:
    return _pieces(placed) + 1


def _paint_section(book: Book, page: Page, row: int, table: int, placed: Placed) -> int:
    """The chart and its note; its table further down. The next free row of the tables."""
    section, pieces = placed.section, _pieces(placed)
    for piece in range(pieces):
        page.height(row + piece, (placed.points + AIR_POINTS) / pieces)
    page.write(row + pieces, 1, "\n".join(_note(section)), look.READING)
    page.height(row + pieces, NOTE_POINTS * len(_note(section)))
    labels = FIRST_VALUE + len(section.heads)
    last = _paint_table(page, table, section, labels)
    shown = Look(
        section.number_format,
        section.largest,
        section.colors,
        section.mark,
        section.stacked,
        min(section.figures),
        tuple(zip(*section.values, strict=True)) if section.stacked else (),
    )
    chart = bars(
        book,
        section.title,
        Source(SHEET, table, table + 1, last, labels),
        [FIRST_VALUE + place for place in section.drawn],
        shown,
        round(placed.points / POINTS_PER_PIXEL),
    )
    page.chart(row, 1, chart, section.title, below=2)
    return last + 2


def _paint_table(page: Page, row: int, section: Section, labels: int) -> int:
    """The heads and the lines of a section; the last row."""
    heads = {NUMBER: told.NUMBER_HEAD, NAME: told.INDICATOR_HEAD, labels: told.LABEL_HEAD}
    heads |= {FIRST_VALUE + place: head for place, head in enumerate(section.heads)}
    for place, head in heads.items():
        page.write(row, place, head, look.LIST_HEAD)
    for at, line in enumerate(section.lines, start=row + 1):
        _paint_line(page, at, line, labels)
    return row + len(section.lines)


def _paint_line(page: Page, row: int, line: Line, labels: int) -> None:
    page.write(row, NUMBER, line.number, look.LIST_NUMBERED)
    page.write(row, NAME, line.name, look.LIST_PLAIN)
    for place, figure in enumerate(line.figures, start=FIRST_VALUE):
        if figure.value is not None:
            page.formula(row, place, figure.formula, figure.value, look.LIST_VALUE, figure.number_format)
    if line.note:
        page.write(row, FIRST_VALUE + len(line.figures), line.note, look.LIST_PLAIN)
    page.write(row, labels, line.label, look.LIST_PLAIN)
