"""`Pengukuran`: target, realisasi and capaian of every indicator, triwulan by triwulan."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from ...core.model import Band, Definition, Indicator, Result
from ...core.numbers import show
from ...core.periods import Period
from ...styles import summary as look
from ...styles.measure import lines_height, round_up, wrap
from ...styles.table import Table
from ...texts.status import unsaid
from ...texts.workbook import every_sheet as words
from ...texts.workbook import pengukuran as told
from ..evidence import shown
from ..evidence.contents import Contents
from ..evidence.judging import printed
from ..pen.book import Book, Page
from ..pen.categories import falling, paint_grounds
from ..pen.fitting import AIR, page_points, room
from ..pen.heading import paint_heading
from ..pen.pages import HIGHEST, paginated
from ..pen.spelled import cell, literal
from .pengukuran_layout import Layout, laid_out, year_format

SHEET = "Pengukuran"
HEAD_ROW, SUBHEAD_ROW, NUMBERS_ROW = 4, 5, 6
FIRST_ROW = NUMBERS_ROW + 1
LEAST_HEIGHT = 42.0
# Points of the rows above the table, of its head, and of what stands above the scale below it.
TITLE_HEIGHT, HEADS_HEIGHT, BELOW_HEAD_HEIGHT = 54.0, 58.5, 36.0
BELOW_LINE = 16.5
TIGHT_LINES = 3  # of squares and a predicate of two words
# Pixels below the table: what stands at the left of the bounds of the categories, and these themselves.
BOUNDS_AFTER, BOUNDS_PIXELS = 140, 160

Pair = tuple[Indicator, Result]


def paint(book: Book, contents: Contents) -> None:
    """The table, then its scale and how to read it."""
    page = book.page(SHEET)
    results, layout = contents.results, laid_out(contents)
    definition, period, table = results.definition, results.period, layout.table
    page.widths([layout.widths[column.name] for column in table.columns])
    line = told.LINE.format(office=definition.office.short, period=words.to_date(period))
    example = (words.EXAMPLE_TARGETS,) if definition.example else ()
    title = told.TITLE.format(year=period.year)
    paint_heading(page, results, title, words.SEPARATOR.join((line, *example)))
    _paint_head(page, contents, table)
    for row, (indicator, result) in enumerate(results.pairs, start=FIRST_ROW):
        _paint_row(page, row, indicator, result, contents, layout)
    starts = _paint_objectives(page, results.pairs, contents, layout)
    end = FIRST_ROW + len(results.pairs)
    paint_grounds(book, page, definition.bands, table.place("category"), FIRST_ROW, end - 1)
    last = _paint_below(page, end + 1, definition, layout)
    page.paper(contents.paper, words.footer(results, len(starts) + 1))
    page.prints(last, table.width, layout.scale, [FIRST_ROW + place for place in starts])
    page.repeats(HEAD_ROW, NUMBERS_ROW)
    page.keeps(NUMBERS_ROW)


def _paint_head(page: Page, contents: Contents, table: Table) -> None:
    results = contents.results
    period = words.to_date_short(results.period)
    before = words.before_short(results.period)
    for name, place in table.places.items():
        if name.startswith("quarter"):
            quarter = Period(results.period.year, int(name[-1]))
            page.write(SUBHEAD_ROW, place, words.quarter(quarter), look.TABLE_HEAD)
        else:
            text = told.HEADS[name].format(period=period, before=before)
            page.merge(HEAD_ROW, place, SUBHEAD_ROW, place, text, look.TABLE_HEAD)
        page.write(NUMBERS_ROW, place, table.printed(name), look.COLUMN_NUMBER)
    first, last = table.place("quarter 1"), table.place("quarter 4")
    page.merge(HEAD_ROW, first, HEAD_ROW, last, told.HEADS["quarters"], look.TABLE_HEAD)
    page.height(HEAD_ROW, 22.5)
    page.height(SUBHEAD_ROW, 18)
    page.height(NUMBERS_ROW, 13.5)


def _paint_row(
    page: Page, row: int, indicator: Indicator, result: Result, contents: Contents, layout: Layout
) -> None:
    table, reached = layout.table, contents.steps.reached[indicator.code]
    form = look.shown_format(indicator, contents.results)
    for name, (lines, style) in layout.texts[indicator.code].items():
        page.write(row, table.place(name), "\n".join(lines), style)
    target = result.target if result.upper is None else shown.target(indicator, contents.results)
    live = f'=IF({reached.target}="",{literal(words.NO_TARGET)},{reached.target})'
    said = words.NO_TARGET if target is None else target
    page.formula(row, table.place("target"), live, said, layout.worn(look.CENTER), form)
    if "year_target" in table.places:
        year = layout.year_targets[indicator.code]
        year_form = year_format(indicator, contents.results, year)
        page.write(row, table.place("year_target"), year, layout.worn(look.CENTER), year_form)
    _paint_quarters(page, row, indicator, result, contents, layout)
    for name, source, value, otherwise, number_format in (
        ("value", reached.value, result.value, unsaid(result), form),
        ("achievement", reached.achievement, result.achievement, words.NO_ACHIEVEMENT, look.PERCENT),
    ):
        live, stored = printed(source, value, otherwise, number_format)
        style = look.UNSAID if value is None else layout.worn(look.STRONG)
        page.formula(row, table.place(name), live, stored, style, number_format, source)
    if "before" in table.places:
        _paint_before(page, row, indicator, contents, layout)
    bands = contents.results.definition.bands
    live = f'=IF({reached.ranked}="",{literal(words.NONE)},{reached.ranked})'
    stored = words.squared(result.category, bands) or words.NONE
    page.formula(
        row, table.place("category"), live, stored, layout.worn(look.CATEGORY), leads=reached.category
    )


def _paint_before(page: Page, row: int, indicator: Indicator, contents: Contents, layout: Layout) -> None:
    """The same figure a year earlier."""
    source, earlier = contents.steps.before[indicator.code]
    form = shown.before_format(indicator, contents.results)
    live, stored = printed(source, earlier.value, unsaid(earlier), form)
    style = layout.worn(look.CENTER) if earlier.value is not None else look.UNSAID
    page.formula(row, layout.table.place("before"), live, stored, style, form, source)


def _paint_quarters(
    page: Page, row: int, indicator: Indicator, result: Result, contents: Contents, layout: Layout
) -> None:
    figures = {figure.period.quarter: figure for figure in result.figures}
    table, center = layout.table, layout.worn(look.CENTER)
    for quarter in range(1, 5):
        place = table.place(f"quarter {quarter}")
        figure = figures.get(quarter)
        if figure is None:
            page.write(row, place, words.NONE, center)
            continue
        source = contents.steps.figures[indicator.code, figure.period]
        form = look.shown_format(indicator, contents.results)
        live, stored = printed(source, figure.value, unsaid(figure), form)
        style = center if figure.value is not None else look.UNSAID
        page.formula(row, place, live, stored, style, form, source)
    if "change" in table.places:
        _paint_change(page, row, indicator, contents, table)


def _paint_change(page: Page, row: int, indicator: Indicator, contents: Contents, table: Table) -> None:
    """How the last triwulan's figure differs from that of the one before, which the row itself says."""
    *_, before, last = contents.results.result(indicator.code).figures
    earlier, later = (cell(table.place(f"quarter {figure.period.quarter}"), row) for figure in (before, last))
    change = shown.change(indicator, contents.results, before.value, last.value)
    stored = words.NONE if change.value is None else change.value
    live = change.live(earlier, later)
    page.formula(row, table.place("change"), live, stored, look.SMALL, change.unit.number_format)


def _paint_objectives(
    page: Page, pairs: Sequence[Pair], contents: Contents, layout: Layout
) -> tuple[int, ...]:
    """Number and sasaran over their indicators, whose rows become high enough; those that begin a page."""
    numbers = [indicator.objective for indicator, _ in pairs]
    texts = [layout.objectives[number] for number in numbers]
    needed = [lines_height(len(lines), style.size) + AIR for lines, style in texts]
    own = [_height(layout, indicator) for indicator, _ in pairs]
    most = page_points(contents.paper, layout.scale)
    below = BELOW_HEAD_HEIGHT + sum(_below_heights(contents.results.definition, layout))
    heights, together, starts = paginated(own, numbers, needed, TITLE_HEIGHT, HEADS_HEIGHT, below, most)
    for row, height in enumerate(heights, start=FIRST_ROW):
        page.height(row, height)
    for begin, end in together:
        row, last = FIRST_ROW + begin, FIRST_ROW + end - 1
        lines, left = texts[begin]
        for name, text, style in (
            ("number", f"{numbers[begin]}.", look.CENTER),
            ("objective", "\n".join(lines), left),
        ):
            place = layout.table.place(name)
            page.merge(row, place, last, place, text, style)
    return starts


def _height(layout: Layout, indicator: Indicator) -> float:
    texts = layout.texts[indicator.code].values()
    most = lines_height(TIGHT_LINES, look.CATEGORY.size) + AIR if layout.tight else LEAST_HEIGHT
    high = max(most, *(lines_height(len(lines), style.size) + AIR for lines, style in texts))
    return min(round_up(high), HIGHEST)


# --- below the table ---------------------------------------------------------------------------------


def _paint_below(page: Page, row: int, definition: Definition, layout: Layout) -> int:
    """Scale and explanation side by side; the last row."""
    bounds_from, reading_from = _below(layout)
    bands = falling(definition.bands)
    if bands:
        page.write(row, 1, told.SCALE_HEAD, look.BELOW_HEAD)
    page.write(row, reading_from, told.READING_HEAD, look.BELOW_HEAD)
    for rank, band in enumerate(bands):
        style = look.category(rank, len(bands))
        named = words.squared(band.name, definition.bands)
        page.merge(row + 1 + rank, 1, row + 1 + rank, bounds_from - 1, named, style)
        page.write(row + 1 + rank, bounds_from, _bounds(bands, rank), look.BELOW_INDENTED)
    for number, lines in enumerate(_reading(definition, layout), start=1):
        text = "\n".join(lines)
        page.merge(row + number, reading_from, row + number, layout.table.width, text, look.READING)
    heights = _below_heights(definition, layout)
    for number, height in enumerate(heights, start=1):
        page.height(row + number, height)
    return row + len(heights)


def _below(layout: Layout) -> tuple[int, int]:
    """Where the bounds of the categories begin below the table, and where how to read the sheet does."""
    bounds = layout.table.after(BOUNDS_AFTER, layout.widths)
    left = sum(layout.widths[column.name] for column in layout.table.columns[: bounds - 1])
    return bounds, layout.table.after(left + BOUNDS_PIXELS, layout.widths)


def _reading(definition: Definition, layout: Layout) -> list[tuple[str, ...]]:
    """How to read the sheet, in lines."""
    _, begin = _below(layout)
    points = room(sum(layout.widths[column.name] for column in layout.table.columns[begin - 1 :]))
    typed = (told.BEFORE_TYPED.format(typed=words.typed(layout.typed)),) if layout.typed else ()
    lines = (*told.reading(definition, layout.table.numbers), *typed)
    return [wrap(text, points, look.READING.size) for text in lines]


def _below_heights(definition: Definition, layout: Layout) -> list[float]:
    """The points of the rows of the scale and of how to read the sheet, side by side."""
    needed = [
        round_up(lines_height(len(lines), look.READING.size) + 6) for lines in _reading(definition, layout)
    ]
    return [
        max(BELOW_LINE, *pair) for pair in zip_longest(needed, [0.0] * len(definition.bands), fillvalue=0.0)
    ]


def _bounds(bands: Sequence[Band], rank: int) -> str:
    low, high = show(bands[rank].threshold), show(bands[rank - 1].threshold)
    if rank == 0:
        return told.SCALE_TOP.format(low=low)
    if rank == len(bands) - 1:
        return told.SCALE_BOTTOM.format(high=high)
    return told.SCALE_BETWEEN.format(low=low, high=high)
