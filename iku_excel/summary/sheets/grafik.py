"""`Grafik`: native charts for a slide, each over its own small table of live figures."""

from __future__ import annotations

from collections.abc import Sequence

from ...styles import summary as look
from ...styles.measure import POINTS_PER_PIXEL, round_up
from ...texts.workbook import every_sheet as words
from ...texts.workbook import grafik as told
from ..evidence.contents import Contents
from ..pen.book import Book, Page, fitting_scale, row_height
from ..pen.charts import HEIGHT, Source, columns
from ..pen.heading import paint_heading
from .grafik_sections import Line, Section, sections

SHEET = "Grafik"
NUMBER, NAME, FIRST_VALUE = 1, 2, 3
NAME_PIXELS, NUMBER_PIXELS, LABEL_PIXELS = 500, 34, 120
ALL_VALUES_PIXELS, LEAST_PIXELS = 540, 60
LEAST_VALUES = 5


def paint(book: Book, contents: Contents) -> None:
    """One page a chart."""
    page = book.page(SHEET)
    results = contents.results
    drawn = tuple(sections(contents))
    values = max((len(section.heads) for section in drawn), default=LEAST_VALUES)
    values = max(values, LEAST_VALUES)
    widths = [NUMBER_PIXELS, NAME_PIXELS, *[max(ALL_VALUES_PIXELS // values, LEAST_PIXELS)] * values]
    widths.append(LABEL_PIXELS)
    page.widths(widths)
    line = told.LINE.format(office=results.definition.office.short, period=words.to_date(results.period))
    paint_heading(page, results, told.TITLE, line)
    row, starts = 4, []
    for number, section in enumerate(drawn):
        if number:
            starts.append(row)
        row = _paint_section(book, page, row, section, widths)
    if not drawn:
        page.write(row, 1, told.NOTHING, look.SHEET_LINE)
    page.paper(contents.paper, words.footer(results, len(starts) + 1))
    page.prints(row, len(widths) - 1, fitting_scale(contents.paper, sum(widths[:-1])), starts)


def _paint_section(book: Book, page: Page, row: int, section: Section, widths: Sequence[int]) -> int:
    """The chart, then its table; the next free row."""
    chart_row, head = row, row + 2
    labels = len(widths)
    page.write(chart_row + 1, 1, section.note, look.BELOW)
    page.height(chart_row + 1, 18)
    for place in range(1, labels + 1):
        text = {NUMBER: told.NUMBER_HEAD, NAME: told.INDICATOR_HEAD, labels: told.LABEL_HEAD}.get(place, "")
        if FIRST_VALUE <= place < FIRST_VALUE + len(section.heads):
            text = section.heads[place - FIRST_VALUE]
        page.write(
            head, place, text, look.LIST_HEAD_RIGHT if FIRST_VALUE <= place < labels else look.LIST_HEAD
        )
    heads = [(text, widths[NAME], look.LIST_HEAD.size) for text in section.heads]
    page.height(head, row_height(heads, 21.0))
    for place, line in enumerate(section.lines, start=head + 1):
        _paint_line(page, place, line, widths)
    last = head + len(section.lines)
    known = [
        line.figures[place].value
        for line in section.lines
        for place in section.drawn
        if line.figures[place].value is not None
    ]
    if not known:
        page.write(chart_row, 1, f"{section.title}. {told.NOTHING}", look.BELOW_HEAD)
        page.height(chart_row, 36)
        return last + 2
    page.height(chart_row, round_up((HEIGHT + 8) * POINTS_PER_PIXEL))
    chart = columns(
        book,
        section.title,
        Source(SHEET, head, head + 1, last, labels),
        [FIRST_VALUE + place for place in section.drawn],
        section.number_format,
        stacked=section.stacked,
        line=0 if section.line is None else FIRST_VALUE + section.line,
        from_zero=min(value for value in known if value is not None) >= 0,
    )
    page.chart(chart_row, 1, chart, section.title, below=2)
    return last + 2


def _paint_line(page: Page, row: int, line: Line, widths: Sequence[int]) -> None:
    labels = len(widths)
    page.write(row, NUMBER, line.number, look.LIST_NUMBERED)
    page.write(row, NAME, line.name, look.LIST)
    for place in range(FIRST_VALUE, labels):
        page.write(row, place, None, look.LIST_RIGHT)
    for place, figure in enumerate(line.figures, start=FIRST_VALUE):
        if figure.value is not None:
            page.formula(row, place, figure.formula, figure.value, look.LIST_VALUE, figure.number_format)
    note_place = FIRST_VALUE + len(line.figures)
    if line.note:
        page.write(row, note_place, line.note, look.LIST_MUTED_RIGHT)
    page.write(row, labels, line.label, look.CHART_LABEL)
    page.height(
        row,
        row_height(
            [
                (line.name, NAME_PIXELS, look.LIST.size),
                (line.note, widths[FIRST_VALUE], look.LIST.size),
            ]
        ),
    )
