"""`Pengukuran`: target, realisasi and capaian of every indicator, triwulan by triwulan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..core.expression import Operation
from ..core.model import Band, FigureStatus, Indicator, Pooling, Result
from ..core.numbers import show
from ..core.periods import Period
from ..styles import palette
from ..styles import summary as look
from ..styles.measure import even, lines_height, round_up
from ..texts import summary as words
from ..texts.status import FIGURE_WORDS
from .book import AIR, Book, Page, literal, room
from .contents import Contents
from .remarks import remark

SHEET = "Pengukuran"
NAMES = (
    ("number", 30),
    ("objective", 150),
    ("indicator", 186),
    ("measure", 54),
    ("target", 84),
    ("quarter 1", 76),
    ("quarter 2", 76),
    ("quarter 3", 76),
    ("quarter 4", 76),
    ("path", 110),
    ("value", 84),
    ("achievement", 84),
    ("category", 138),
    ("rule", 96),
    ("remark", 140),
)
PLACE = {name: place for place, (name, _) in enumerate(NAMES, start=1)}
PIXELS = dict(NAMES)
LAST = len(NAMES)
HEAD_ROW, SUBHEAD_ROW, NUMBERS_ROW = 4, 5, 6
FIRST_ROW = NUMBERS_ROW + 1
LEAST_HEIGHT = 42.0


def paint(book: Book, contents: Contents) -> None:
    """The table, then its scale and how to read it."""
    page = book.page(SHEET)
    results = contents.results
    definition, period = results.definition, results.period
    page.widths([width for _, width in NAMES])
    page.write(1, 1, words.MEASURED_TITLE.format(year=period.year), look.SHEET_TITLE)
    line = words.MEASURED_LINE.format(office=definition.office.short, period=words.to_date(period))
    page.write(2, 1, line + (f"  ·  {words.EXAMPLE_TARGETS}" if definition.example else ""), look.SHEET_LINE)
    page.height(1, 24)
    _paint_head(page, contents)
    pairs = list(zip(definition.indicators, results.indicators, strict=True))
    for row, (indicator, result) in enumerate(pairs, start=FIRST_ROW):
        _paint_row(page, row, indicator, result, contents)
    _paint_objectives(page, [indicator for indicator, _ in pairs], contents)
    end = FIRST_ROW + len(pairs)
    _colour(book, page, end - 1, definition.bands)
    last = _paint_below(page, end + 1, contents)
    page.paper(contents.paper, words.footer(definition, period))
    page.sheet.fit_to_pages(1, 0)
    page.sheet.repeat_rows(HEAD_ROW - 1, NUMBERS_ROW - 1)
    page.sheet.freeze_panes(NUMBERS_ROW, 0)
    page.sheet.print_area(0, 0, last - 1, LAST - 1)


def _paint_head(page: Page, contents: Contents) -> None:
    results = contents.results
    period = words.to_date_short(results.period)
    for name, place in PLACE.items():
        if name.startswith("quarter"):
            quarter = Period(results.period.year, int(name[-1]))
            page.write(SUBHEAD_ROW, place, words.quarter(quarter), look.TABLE_HEAD)
        else:
            text = words.MEASURED_HEADS[name].format(period=period)
            page.merge(HEAD_ROW, place, SUBHEAD_ROW, place, text, look.TABLE_HEAD)
        number = words.MEASURED_NUMBERS[place - 1]
        page.write(NUMBERS_ROW, place, int(number) if number.isdigit() else number, look.COLUMN_NUMBER)
    first, last = PLACE["quarter 1"], PLACE["quarter 4"]
    page.merge(HEAD_ROW, first, HEAD_ROW, last, words.MEASURED_HEADS["quarters"], look.TABLE_HEAD)
    page.height(HEAD_ROW, 21)
    page.height(SUBHEAD_ROW, 18)


def _paint_row(page: Page, row: int, indicator: Indicator, result: Result, contents: Contents) -> None:
    reached = contents.steps.reached[indicator.code]
    form = look.figure_format(indicator, result.value, result.target, result.upper)
    texts = {
        "indicator": words.INDICATOR.format(number=indicator.number, name=indicator.name),
        "measure": indicator.measure,
        "rule": _rule(indicator),
        "remark": remark(contents.results, indicator, result),
    }
    heights = [LEAST_HEIGHT]
    for name, text in texts.items():
        style = {"indicator": look.CELL, "remark": look.NOTE}.get(name, look.CENTER)
        style = replace(style, size=8.5) if name == "rule" else style
        lines = even(text, room(PIXELS[name]), style.size)
        heights.append(lines_height(len(lines), style.size) + AIR)
        page.write(row, PLACE[name], "\n".join(lines), style)
    page.height(row, round_up(max(heights)))
    target = result.target if result.upper is None else words.target(indicator, result.target, result.upper)
    live = f'=IF({reached.target}="",{literal(words.NO_TARGET)},{reached.target})'
    page.formula(row, PLACE["target"], live, words.NO_TARGET if target is None else target, look.CENTER, form)
    _paint_quarters(page, row, indicator, result, contents)
    status = FigureStatus.INCOMPLETE if result.status is FigureStatus.FINAL else result.status
    for name, source, value, otherwise, number_format in (
        ("value", reached.value, result.value, FIGURE_WORDS[status], form),
        ("achievement", reached.achievement, result.achievement, words.NO_ACHIEVEMENT, look.PERCENT),
    ):
        live = f"=IF(ISNUMBER({source}),{source},{literal(otherwise)})"
        page.formula(
            row, PLACE[name], live, otherwise if value is None else value, look.STRONG, number_format
        )
    bands = contents.results.definition.bands
    live = f'=IF({reached.ranked}="",{literal(words.NONE)},{reached.ranked})'
    shown = words.squared(result.category, bands) or words.NONE
    page.formula(row, PLACE["category"], live, shown, look.CATEGORY)


def _paint_quarters(page: Page, row: int, indicator: Indicator, result: Result, contents: Contents) -> None:
    figures = {figure.period.quarter: figure for figure in result.figures}
    for quarter in range(1, 5):
        place = PLACE[f"quarter {quarter}"]
        figure = figures.get(quarter)
        if figure is None:
            page.write(row, place, words.NONE, look.CENTER)
            continue
        source = contents.steps.figures[indicator.code, figure.period]
        status = FigureStatus.INCOMPLETE if figure.status is FigureStatus.FINAL else figure.status
        otherwise = FIGURE_WORDS[status]
        live = f"=IF(ISNUMBER({source}),{source},{literal(otherwise)})"
        style = look.CENTER if figure.value is not None else look.UNSAID
        form = look.figure_format(indicator, figure.value)
        page.formula(row, place, live, otherwise if figure.value is None else figure.value, style, form)
    page.write(row, PLACE["path"], None, look.CENTER)
    if len(figures) > 1 and all(figure.value is not None for figure in figures.values()):
        first, last = PLACE["quarter 1"], PLACE["quarter 1"] + len(figures) - 1
        page.sparkline(row, PLACE["path"], (row, first, last), palette.PETROL_LIGHT, palette.PETROL)


def _rule(indicator: Indicator) -> str:
    tree = indicator.expression
    ratio = isinstance(tree, Operation) and tree.sign == "/"
    return (
        words.ACROSS_RATIO
        if ratio and indicator.across_periods is Pooling.SUM
        else words.ACROSS[indicator.across_periods]
    )


def _paint_objectives(page: Page, indicators: Sequence[Indicator], contents: Contents) -> None:
    texts = {objective.number: objective.text for objective in contents.results.definition.objectives}
    begin = 0
    for number in range(1, len(indicators) + 1):
        objective = indicators[begin].objective
        if number < len(indicators) and indicators[number].objective == objective:
            continue
        row, last = FIRST_ROW + begin, FIRST_ROW + number - 1
        text = "\n".join(even(texts[objective], room(PIXELS["objective"]), look.CELL.size))
        page.merge(row, PLACE["number"], last, PLACE["number"], f"{objective}.", look.CENTER)
        page.merge(row, PLACE["objective"], last, PLACE["objective"], text, look.CELL)
        begin = number


def _colour(book: Book, page: Page, last: int, bands: Sequence[Band]) -> None:
    """The ground of each category, which follows its word when a figure changes."""
    place = PLACE["category"] - 1
    for rank, band in enumerate(_falling(bands)):
        criteria = {
            "type": "cell",
            "criteria": "==",
            "value": literal(words.squared(band.name, bands)),
            "format": book.mark(look.category(rank, len(bands))),
        }
        page.sheet.conditional_format(FIRST_ROW - 1, place, last - 1, place, criteria)


def _paint_below(page: Page, row: int, contents: Contents) -> int:
    """Scale and explanation side by side; the last row."""
    definition = contents.results.definition
    reading_from = PLACE["measure"]
    bands = _falling(definition.bands)
    if bands:
        page.write(row, 1, words.SCALE_HEAD, look.BELOW_HEAD)
    page.write(row, reading_from, words.READING_HEAD, look.BELOW_HEAD)
    for rank, band in enumerate(bands):
        style = look.category(rank, len(bands))
        page.merge(row + 1 + rank, 1, row + 1 + rank, 2, words.squared(band.name, definition.bands), style)
        page.write(row + 1 + rank, 3, _bounds(bands, rank), look.BELOW)
        page.height(row + 1 + rank, 16.5)
    reading = words.reading(definition)
    for number, text in enumerate(reading, start=1):
        page.write(row + number, reading_from, text, look.BELOW)
    return row + max(len(bands), len(reading))


def _bounds(bands: Sequence[Band], rank: int) -> str:
    low, high = show(bands[rank].threshold), show(bands[rank - 1].threshold)
    if rank == 0:
        return words.SCALE_TOP.format(low=low)
    if rank == len(bands) - 1:
        return words.SCALE_BOTTOM.format(high=high)
    return words.SCALE_BETWEEN.format(low=low, high=high)


def _falling(bands: Sequence[Band]) -> list[Band]:
    return sorted(bands, key=lambda band: band.threshold, reverse=True)
