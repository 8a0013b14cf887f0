"""`Ringkasan`: the first sheet, one page: how final it is, how far each indicator is, what needs a hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from ...core.model import Indicator, Result, Results
from ...core.numbers import half_up
from ...styles import columns
from ...styles import summary as look
from ...styles.measure import even, lines_height, round_up, wrap
from ...styles.table import Table
from ...texts.status import NOT_FINAL, issue_words, open_reasons, unsaid
from ...texts.workbook import every_sheet as words
from ...texts.workbook import ringkasan as told
from ..evidence import shown
from ..evidence.contents import Contents
from ..evidence.judging import REACHED, printed
from ..pen.book import Book, Page
from ..pen.categories import paint_grounds
from ..pen.fitting import AIR, fitting_scale, page_pixels, page_points, room
from ..pen.spelled import area, literal
from ..pen.widths import of_figure, of_lines, of_words, shared
from .ringkasan_lines import below

SHEET = "Ringkasan"
MANY = 20  # indicators; with more each has one line, and less air
LITTLE_AIR = 3.0
SCALE, LEAST_SCALE = 76, 74  # per cent
TITLE_ROW, LINE_ROW, STATE_ROW, COUNT_ROW, UNJUDGED_ROW, HEAD_ROW = 1, 2, 3, 5, 6, 8
FIRST_ROW = HEAD_ROW + 1
HEIGHTS = {TITLE_ROW: 24.0, LINE_ROW: 15.0, STATE_ROW: 18.0, COUNT_ROW: 24.0, UNJUDGED_ROW: 15.0}
OTHER_HEIGHT, HEAD_HEIGHT = 15.0, 36.0


def paint(book: Book, contents: Contents) -> None:
    """State, count, a line an indicator, then what to look at first."""
    page = book.page(SHEET)
    results = contents.results
    table = columns.RINGKASAN.without(_idle(results))
    room_for_all = page_pixels(contents.paper, SCALE, upright=True)
    widths = shared(table, _needs_of_columns(results, table), room_for_all, folded=False)
    page.widths([widths[column.name] for column in table.columns])
    last = FIRST_ROW + len(results.pairs) - 1
    _paint_above(page, contents, table, last)
    for place, column in enumerate(table.columns, start=1):
        page.write(HEAD_ROW, place, told.HEADS[column.name], look.BRIEF_TABLE_HEAD)
    page.height(HEAD_ROW, HEAD_HEIGHT)
    heights = [
        _paint_row(page, row, pair, contents, table, widths)
        for row, pair in enumerate(results.pairs, FIRST_ROW)
    ]
    paint_grounds(book, page, results.definition.bands, table.place("category"), FIRST_ROW, last)
    lines = tuple(below(contents, sum(widths.values())))
    for row, line in enumerate(lines, start=last + 1):
        page.height(row, line.height)
        page.link(row, 1, line.link, line.text, look.BRIEF_LINK, line.style)
    points = HEAD_HEIGHT + 2 * OTHER_HEIGHT + sum((*HEIGHTS.values(), *heights))
    points += sum(line.height for line in lines)
    wide = fitting_scale(contents.paper, sum(widths.values()), upright=True)
    high = int(page_points(contents.paper, 100, upright=True) * 100 / points)
    page.paper(contents.paper, words.footer(results, 1), upright=True)
    page.prints(last + len(lines), table.width, max(min(SCALE, wide, high), LEAST_SCALE))
    page.keeps(HEAD_ROW)


def _idle(results: Results) -> set[str]:
    """The columns that would say nothing."""
    return {
        *([] if len(results.period.quarters) > 1 else ["quarter"]),
        *([] if results.last_year else ["year"]),
    }


# --- above -----------------------------------------------------------------------------------------


def _paint_above(page: Page, contents: Contents, table: Table, last: int) -> None:
    results = contents.results
    for row, height in HEIGHTS.items():
        page.height(row, height)
    page.write(TITLE_ROW, 1, told.TITLE, look.SHEET_TITLE)
    office, period = results.definition.office.short, words.to_date(results.period)
    page.write(LINE_ROW, 1, told.LINE.format(office=office, period=period), look.SHEET_LINE)
    reasons = open_reasons(results)
    state = told.OPEN.format(state=NOT_FINAL, reasons="; ".join(reasons)) if reasons else told.FINAL
    text = words.SEPARATOR.join((*issue_words(results.issuance), state))
    page.write(STATE_ROW, 1, text, look.BRIEF_OPEN if reasons else look.BRIEF_FINAL)
    reached = [one.achievement for one in results.indicators if one.achievement is not None]
    achieved = sum(value >= REACHED for value in reached)
    found = area(table.place("achievement"), FIRST_ROW, last)
    tail = told.REACHED.format(total=len(results.pairs))
    # Joined to its sign, the bound is written and read in the decimals of the machine that calculates.
    live = f'=COUNTIF({found},">="&{REACHED})&{literal(tail)}'
    page.formula(COUNT_ROW, 1, live, f"{achieved}{tail}", look.BRIEF_COUNT)
    unjudged = len(results.pairs) - len(reached)
    said = [told.UNJUDGED.format(n=unjudged)] if unjudged else []
    said += [told.EXAMPLE] if results.definition.example else []
    said += [told.TYPED] if shown.typed_before(results) else []
    page.write(UNJUDGED_ROW, 1, " ".join(said), look.SHEET_LINE)


# --- the indicators ----------------------------------------------------------------------------------


def _needs_of_columns(results: Results, table: Table) -> dict[str, int]:
    """The pixels in which figures and words are whole; the name has what they leave."""
    needed = {
        column.name: max(column.pixels, of_words((told.HEADS[column.name],), look.BRIEF_TABLE_HEAD))
        for column in table.columns
    }
    for indicator, result in results.pairs:
        for name, pixels in _needs(results, indicator, result):
            if name in needed:
                needed[name] = max(needed[name], pixels)
    return needed


def _needs(results: Results, indicator: Indicator, result: Result) -> Iterator[tuple[str, int]]:
    form = look.shown_format(indicator, results, named=True)
    of_text = of_words if len(results.pairs) <= MANY else of_lines  # with many, a row is one line
    yield "achievement", of_figure(result.achievement, look.PERCENT, look.BRIEF_STRONG)
    yield (
        "value",
        max(
            of_figure(result.value, form, look.BRIEF_FIGURE),
            of_text((unsaid(result),), look.BRIEF_WORD),
        ),
    )
    target = shown.target(indicator, results)
    plain = result.target if result.upper is None else None
    yield "target", max(of_figure(plain, form, look.BRIEF_FIGURE), of_text((target,), look.BRIEF_WORD))
    bands = results.definition.bands
    yield "bar", of_lines((told.FULL * told.SIGNS,), look.BRIEF_BAR)
    yield "category", of_lines((words.squared(band.name, bands) for band in bands), look.BRIEF_CATEGORY)
    for name, change in _changes(results, indicator, result).items():
        mark = f" {look.MARK}" if name == "year" and _typed(results, indicator) else ""
        yield name, of_lines((change.text + mark,), look.BRIEF_FIGURE)


def _typed(results: Results, indicator: Indicator) -> bool:
    """Whether last year's figure was typed."""
    earlier = results.earlier(indicator.code)
    return earlier is not None and earlier.typed


def _changes(results: Results, indicator: Indicator, result: Result) -> dict[str, shown.Change]:
    """What changed since the triwulan before, and since last year."""
    earlier = results.earlier(indicator.code)
    found = {"year": shown.change(indicator, results, earlier.value if earlier else None, result.value)}
    if len(result.figures) > 1:
        *_, before, last = result.figures
        found["quarter"] = shown.change(indicator, results, before.value, last.value)
    return found


def _paint_row(
    page: Page,
    row: int,
    pair: tuple[Indicator, Result],
    contents: Contents,
    table: Table,
    widths: Mapping[str, int],
) -> float:
    """An indicator; the height of its row."""
    indicator, result = pair
    reached, results = contents.steps.reached[indicator.code], contents.results
    form = look.shown_format(indicator, results, named=True)
    page.write(row, table.place("number"), indicator.number, look.BRIEF_NUMBER)
    for name, source, value, otherwise, number_format, style in (
        ("achievement", reached.achievement, result.achievement, words.NONE, look.PERCENT, look.BRIEF_STRONG),
        ("value", reached.value, result.value, unsaid(result), form, look.BRIEF_FIGURE),
    ):
        live, stored = printed(source, value, otherwise, number_format)
        worn = look.BRIEF_WORD if value is None else style
        page.formula(row, table.place(name), live, stored, worn, number_format, source)
    target = result.target if result.upper is None else shown.target(indicator, results)
    live = f'=IF({reached.target}="",{literal(words.NO_TARGET)},{reached.target})'
    worn = look.BRIEF_FIGURE if isinstance(target, float) else look.BRIEF_WORD
    page.formula(row, table.place("target"), live, words.NO_TARGET if target is None else target, worn, form)
    live = f'=IF({reached.ranked}="",{literal(words.NONE)},{reached.ranked})'
    category = words.squared(result.category, contents.results.definition.bands) or words.NONE
    page.formula(row, table.place("category"), live, category, look.BRIEF_CATEGORY, leads=reached.category)
    lines = _short(indicator, widths["indicator"], 1 if len(contents.results.pairs) > MANY else 2)
    page.write(row, table.place("indicator"), "\n".join(lines), look.BRIEF_NAME)
    bar = f"MAX(0,MIN({told.SIGNS},ROUNDDOWN(ROUND({reached.achievement}*{told.SIGNS},4),0)))"
    signs = f'REPT("{told.FULL}",{bar})&REPT("{told.EMPTY}",{told.SIGNS}-{bar})'
    live = f"=IF(ISNUMBER({reached.achievement}),{signs},{literal(words.NONE)})"
    page.formula(row, table.place("bar"), live, _bar(result.achievement), look.BRIEF_BAR)
    _paint_changes(page, row, pair, contents, table)
    figures = (
        wrap(text, room(widths[name], look.BRIEF_WORD), look.BRIEF_WORD.size)
        for name, text in (
            ("value", unsaid(result) if result.value is None else ""),
            ("target", target if isinstance(target, str) else "" if target else words.NO_TARGET),
        )
    )
    most = max(len(lines), *map(len, figures))
    air = AIR if len(contents.results.pairs) <= MANY else LITTLE_AIR
    height = round_up(lines_height(most, look.BRIEF_NAME.size) + air)
    page.height(row, height)
    return height


def _paint_changes(
    page: Page, row: int, pair: tuple[Indicator, Result], contents: Contents, table: Table
) -> None:
    indicator, result = pair
    steps = contents.steps
    sources = {}
    if "quarter" in table.places:
        *_, before, last = result.figures
        sources["quarter"] = tuple(steps.figures[indicator.code, one.period] for one in (before, last))
    if "year" in table.places:
        sources["year"] = (steps.before[indicator.code][0], steps.reached[indicator.code].value)
    found = _changes(contents.results, indicator, result)
    for name, cells in sources.items():
        change = found[name]
        stored = words.NONE if change.value is None else change.value
        live, form = change.live(*cells), change.unit.number_format
        if name == "year" and _typed(contents.results, indicator):
            form = look.marked(form)
        page.formula(row, table.place(name), live, stored, look.BRIEF_FIGURE, form)


def _short(indicator: Indicator, pixels: int, most: int) -> tuple[str, ...]:
    """Number and name in so many lines at most; the whole name stands in IKU."""
    style = look.BRIEF_NAME
    name = words.INDICATOR.format(number=indicator.number, name=indicator.name)
    lines = even(name, room(pixels, style), style.size)
    if len(lines) <= most:
        return lines
    kept = wrap(name, room(pixels, style) - style.size, style.size)[:most]
    return (*kept[:-1], kept[-1] + told.CUT)


def _bar(achievement: float | None) -> str:
    """The capaian as signs, ten for 100 %, which every program prints."""
    if achievement is None:
        return words.NONE
    full = max(0, min(told.SIGNS, int(half_up(Decimal(repr(achievement)) * told.SIGNS, 4))))
    return told.FULL * full + told.EMPTY * (told.SIGNS - full)
