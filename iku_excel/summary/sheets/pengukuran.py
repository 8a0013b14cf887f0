"""`Pengukuran`: target, realisasi and capaian of every indicator, triwulan by triwulan."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from ...core.expression import Operation
from ...core.model import Band, Definition, Indicator, Pooling, Result, Results
from ...core.numbers import show
from ...core.periods import Period
from ...styles import Style, columns, palette
from ...styles import summary as look
from ...styles.measure import even, lines_height, round_up, wrap
from ...texts.status import unsaid
from ...texts.workbook import every_sheet as words
from ...texts.workbook import pengukuran as told
from ..evidence.contents import Contents
from ..pen.book import AIR, Book, Page, fitting_scale, literal, page_points, room
from ..pen.pages import HIGHEST, paginated
from .remarks import remark

SHEET = "Pengukuran"
HEAD_ROW, SUBHEAD_ROW, NUMBERS_ROW = 4, 5, 6
FIRST_ROW = NUMBERS_ROW + 1
LEAST_HEIGHT = 42.0
# Points of the rows above the table, of its head, and of what stands above the scale below it.
TITLE_HEIGHT, HEADS_HEIGHT, BELOW_HEAD_HEIGHT = 54.0, 54.0, 36.0
BELOW_LINE = 16.5
# Pixels at the left of what stands below the table: of the bounds of a category, of how to read the sheet.
BOUNDS_AFTER, READING_AFTER = 160, 330

Pair = tuple[Indicator, Result]


def at(name: str) -> int:
    """Where a column of this sheet stands."""
    return columns.PENGUKURAN.place(name)


def paint(book: Book, contents: Contents) -> None:
    """The table, then its scale and how to read it."""
    page = book.page(SHEET)
    results = contents.results
    definition, period = results.definition, results.period
    page.widths(columns.PENGUKURAN.pixels)
    page.write(1, 1, told.TITLE.format(year=period.year), look.SHEET_TITLE)
    line = told.LINE.format(office=definition.office.short, period=words.to_date(period))
    page.write(2, 1, line + (f"  ·  {words.EXAMPLE_TARGETS}" if definition.example else ""), look.SHEET_LINE)
    page.height(1, 24)
    _paint_head(page, contents)
    for row, (indicator, result) in enumerate(results.pairs, start=FIRST_ROW):
        _paint_row(page, row, indicator, result, contents)
    starts = _paint_objectives(page, results.pairs, contents)
    end = FIRST_ROW + len(results.pairs)
    _colour(book, page, end - 1, definition.bands)
    last = _paint_below(page, end + 1, contents)
    page.paper(contents.paper, words.footer(definition, period))
    scale = fitting_scale(contents.paper, sum(columns.PENGUKURAN.pixels))
    page.prints(last, columns.PENGUKURAN.width, scale, [FIRST_ROW + place for place in starts])
    page.repeats(HEAD_ROW, NUMBERS_ROW)
    page.keeps(NUMBERS_ROW)


def _paint_head(page: Page, contents: Contents) -> None:
    results = contents.results
    period = words.to_date_short(results.period)
    before = words.before_short(results.period)
    for name, place in columns.PENGUKURAN.places.items():
        if name.startswith("quarter"):
            quarter = Period(results.period.year, int(name[-1]))
            page.write(SUBHEAD_ROW, place, words.quarter(quarter), look.TABLE_HEAD)
        else:
            text = told.HEADS[name].format(period=period, before=before)
            page.merge(HEAD_ROW, place, SUBHEAD_ROW, place, text, look.TABLE_HEAD)
        page.write(NUMBERS_ROW, place, columns.PENGUKURAN.printed(name), look.COLUMN_NUMBER)
    first, last = columns.PENGUKURAN.place("quarter 1"), columns.PENGUKURAN.place("quarter 4")
    page.merge(HEAD_ROW, first, HEAD_ROW, last, told.HEADS["quarters"], look.TABLE_HEAD)
    page.height(HEAD_ROW, 21)
    page.height(SUBHEAD_ROW, 18)


def _paint_row(page: Page, row: int, indicator: Indicator, result: Result, contents: Contents) -> None:
    reached = contents.steps.reached[indicator.code]
    form = look.figure_format(indicator, result)
    for name, (lines, style) in _texts(contents.results, indicator, result).items():
        page.write(row, at(name), "\n".join(lines), style)
    target = result.target if result.upper is None else words.target(indicator, result.target, result.upper)
    live = f'=IF({reached.target}="",{literal(words.NO_TARGET)},{reached.target})'
    page.formula(row, at("target"), live, words.NO_TARGET if target is None else target, look.CENTER, form)
    _paint_quarters(page, row, indicator, result, contents)
    for name, source, value, otherwise, number_format in (
        ("value", reached.value, result.value, unsaid(result.status), form),
        ("achievement", reached.achievement, result.achievement, words.NO_ACHIEVEMENT, look.PERCENT),
    ):
        live = f"=IF(ISNUMBER({source}),{source},{literal(otherwise)})"
        page.formula(
            row, at(name), live, otherwise if value is None else value, look.STRONG, number_format, source
        )
    _paint_before(page, row, indicator, result, contents)
    bands = contents.results.definition.bands
    live = f'=IF({reached.ranked}="",{literal(words.NONE)},{reached.ranked})'
    shown = words.squared(result.category, bands) or words.NONE
    page.formula(row, at("category"), live, shown, look.CATEGORY, leads=reached.category)


def _paint_before(page: Page, row: int, indicator: Indicator, result: Result, contents: Contents) -> None:
    """The same figure a year earlier, where the inbox holds that year."""
    if indicator.code not in contents.steps.before:
        page.write(row, at("before"), words.NONE, look.CENTER)
        return
    source, earlier = contents.steps.before[indicator.code]
    otherwise = unsaid(earlier.status)
    live = f"=IF(ISNUMBER({source}),{source},{literal(otherwise)})"
    shown = otherwise if earlier.value is None else earlier.value
    style = look.CENTER if earlier.value is not None else look.UNSAID
    page.formula(row, at("before"), live, shown, style, look.figure_format(indicator, earlier), source)


def _texts(
    results: Results, indicator: Indicator, result: Result
) -> dict[str, tuple[tuple[str, ...], Style]]:
    """The wrapped texts of a row, with their styles."""
    said = {
        "indicator": (words.INDICATOR.format(number=indicator.number, name=indicator.name), look.LEFT),
        "measure": (indicator.measure, look.CENTER),
        "rule": (_rule(indicator), look.SMALL),
        "remark": (remark(results, indicator, result), look.NOTE),
    }
    return {
        name: (even(text, room(columns.PENGUKURAN.column(name).pixels, style), style.size), style)
        for name, (text, style) in said.items()
    }


def _height(results: Results, indicator: Indicator, result: Result) -> float:
    texts = _texts(results, indicator, result).values()
    high = max(LEAST_HEIGHT, *(lines_height(len(lines), style.size) + AIR for lines, style in texts))
    return min(round_up(high), HIGHEST)


def _paint_quarters(page: Page, row: int, indicator: Indicator, result: Result, contents: Contents) -> None:
    figures = {figure.period.quarter: figure for figure in result.figures}
    for quarter in range(1, 5):
        place = at(f"quarter {quarter}")
        figure = figures.get(quarter)
        if figure is None:
            page.write(row, place, words.NONE, look.CENTER)
            continue
        source = contents.steps.figures[indicator.code, figure.period]
        otherwise = unsaid(figure.status)
        live = f"=IF(ISNUMBER({source}),{source},{literal(otherwise)})"
        style = look.CENTER if figure.value is not None else look.UNSAID
        form = look.figure_format(indicator, result)
        shown = otherwise if figure.value is None else figure.value
        page.formula(row, place, live, shown, style, form, source)
    drawn = len(figures) > 1 and all(figure.value is not None for figure in figures.values())
    page.write(row, at("path"), None if drawn else words.NONE, look.CENTER)
    if drawn:
        first, last = at("quarter 1"), at(f"quarter {len(figures)}")
        page.sparkline(row, at("path"), (row, first, last), palette.PETROL_LIGHT, palette.PETROL)


def _rule(indicator: Indicator) -> str:
    tree = indicator.expression
    ratio = isinstance(tree, Operation) and tree.sign == "/"
    return (
        told.ACROSS_RATIO
        if ratio and indicator.across_periods is Pooling.SUM
        else told.ACROSS[indicator.across_periods]
    )


def _paint_objectives(page: Page, pairs: Sequence[Pair], contents: Contents) -> tuple[int, ...]:
    """Number and sasaran over their indicators, whose rows become high enough; those that begin a page."""
    texts = {
        objective.number: even(
            objective.text, room(columns.PENGUKURAN.column("objective").pixels, look.LEFT), look.LEFT.size
        )
        for objective in contents.results.definition.objectives
    }
    numbers = [indicator.objective for indicator, _ in pairs]
    needed = [lines_height(len(texts[number]), look.LEFT.size) + AIR for number in numbers]
    own = [_height(contents.results, indicator, result) for indicator, result in pairs]
    most = page_points(contents.paper, fitting_scale(contents.paper, sum(columns.PENGUKURAN.pixels)))
    below = BELOW_HEAD_HEIGHT + sum(_below_heights(contents.results.definition))
    heights, together, starts = paginated(own, numbers, needed, TITLE_HEIGHT, HEADS_HEIGHT, below, most)
    for row, height in enumerate(heights, start=FIRST_ROW):
        page.height(row, height)
    for begin, end in together:
        row, last = FIRST_ROW + begin, FIRST_ROW + end - 1
        page.merge(row, at("number"), last, at("number"), f"{numbers[begin]}.", look.CENTER)
        text = "\n".join(texts[numbers[begin]])
        page.merge(row, at("objective"), last, at("objective"), text, look.LEFT)
    return starts


def _colour(book: Book, page: Page, last: int, bands: Sequence[Band]) -> None:
    """The ground of each category, which follows its word when a figure changes."""
    place = at("category")
    for rank, band in enumerate(_falling(bands)):
        criteria = {
            "type": "cell",
            "criteria": "==",
            "value": literal(words.squared(band.name, bands)),
            "format": book.mark(look.category(rank, len(bands))),
        }
        page.condition(FIRST_ROW, place, last, place, criteria)


def _paint_below(page: Page, row: int, contents: Contents) -> int:
    """Scale and explanation side by side; the last row."""
    definition = contents.results.definition
    bounds_from, reading_from = map(columns.PENGUKURAN.after, (BOUNDS_AFTER, READING_AFTER))
    bands = _falling(definition.bands)
    if bands:
        page.write(row, 1, told.SCALE_HEAD, look.BELOW_HEAD)
    page.write(row, reading_from, told.READING_HEAD, look.BELOW_HEAD)
    for rank, band in enumerate(bands):
        style = look.category(rank, len(bands))
        named = words.squared(band.name, definition.bands)
        page.merge(row + 1 + rank, 1, row + 1 + rank, bounds_from - 1, named, style)
        page.write(row + 1 + rank, bounds_from, _bounds(bands, rank), look.BELOW_INDENTED)
    for number, lines in enumerate(_reading(definition), start=1):
        page.merge(
            row + number, reading_from, row + number, columns.PENGUKURAN.width, "\n".join(lines), look.READING
        )
    heights = _below_heights(definition)
    for number, height in enumerate(heights, start=1):
        page.height(row + number, height)
    return row + len(heights)


def _reading(definition: Definition) -> list[tuple[str, ...]]:
    """How to read the sheet, in lines."""
    points = room(sum(columns.PENGUKURAN.pixels[columns.PENGUKURAN.after(READING_AFTER) - 1 :]))
    return [
        wrap(text, points, look.READING.size) for text in told.reading(definition, columns.PENGUKURAN.numbers)
    ]


def _below_heights(definition: Definition) -> list[float]:
    """The points of the rows of the scale and of how to read the sheet, side by side."""
    needed = [round_up(lines_height(len(lines), look.READING.size) + 6) for lines in _reading(definition)]
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


def _falling(bands: Sequence[Band]) -> list[Band]:
    return sorted(bands, key=lambda band: band.threshold, reverse=True)
