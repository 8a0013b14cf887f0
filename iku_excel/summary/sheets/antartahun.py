"""`Antartahun`: target, realisasi and capaian of up to five years before, beside those of the period."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ...core.model import Indicator, Results
from ...styles import Style, columns
from ...styles import summary as look
from ...styles.measure import even, lines_height, round_up, wrap
from ...styles.table import Table
from ...texts.status import unsaid
from ...texts.workbook import antartahun as told
from ...texts.workbook import every_sheet as words
from ..evidence.contents import Contents
from ..evidence.judging import printed
from ..evidence.year_steps import planned
from ..pen.book import Book, Page
from ..pen.fitting import AIR, fitting_scale, page_pixels, page_points, room
from ..pen.heading import paint_heading
from ..pen.pages import paginated
from ..pen.spelled import literal
from ..pen.widths import of_figure, of_lines, of_words, shared

SHEET = told.SHEET
SCALE = 85  # per cent; where a table needs more room it is printed smaller
HEAD_ROW, NUMBERS_ROW = 4, 5
FIRST_ROW = NUMBERS_ROW + 1
ABOVE, HEADS = 60.0, 49.5  # points of the rows above the table, and of its head
LEAST = 18.0
NOW = "now"


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure or words in one line of an indicator, with the address that it comes from, if any."""

    shown: float | str
    source: str = ""
    number_format: str = ""
    strong: bool = False

    @property
    def style(self) -> Style:
        """Figures of the period stand out, words beside figures do not."""
        if isinstance(self.shown, str) and self.shown != words.NONE:
            return look.UNSAID
        return look.STRONG if self.strong else look.CENTER


def is_drawn(results: Results) -> bool:
    """Whether a year before was typed or issued."""
    return bool(results.years_before)


def paint(book: Book, contents: Contents) -> None:
    """Three lines an indicator, a column a year; below, what the sign means and where figures come from."""
    results = contents.results
    if not is_drawn(results):
        return
    page, table = book.page(SHEET), _table(results)
    needed: dict[str, int] = {}
    for name, pixels in _needs(contents, table):
        needed[name] = max(needed.get(name, 0), pixels)
    widths = shared(table, needed, page_pixels(contents.paper, SCALE), folded=False)
    page.widths([widths[column.name] for column in table.columns])
    years = results.years_before
    office, period = results.definition.office.short, words.to_date(results.period)
    title = told.TITLE.format(first=years[0], last=results.period.year)
    paint_heading(page, results, title, told.LINE.format(office=office, period=period))
    for name, place in table.places.items():
        page.write(HEAD_ROW, place, _head(results, name), look.TABLE_HEAD)
        page.write(NUMBERS_ROW, place, table.printed(name), look.COLUMN_NUMBER)
    page.height(HEAD_ROW, 33)
    page.keeps(NUMBERS_ROW)
    scale = min(fitting_scale(contents.paper, sum(widths.values())), SCALE)
    reading = [wrap(text, room(sum(widths.values())), look.READING.size) for text in _reading(results)]
    foot = 2 * LEAST + sum(lines_height(len(lines), look.READING.size) + AIR for lines in reading)
    starts = _paint_blocks(page, contents, table, widths, foot, page_points(contents.paper, scale))
    last = FIRST_ROW + len(told.LINES) * len(results.pairs) + 1
    page.write(last, 1, told.READING_HEAD, look.BELOW_HEAD)
    for row, lines in enumerate(reading, start=last + 1):
        page.merge(row, 1, row, table.width, "\n".join(lines), look.READING)
        page.height(row, round_up(lines_height(len(lines), look.READING.size) + AIR))
    page.paper(contents.paper, words.footer(results, len(starts) + 1))
    breaks = [FIRST_ROW + len(told.LINES) * one for one in starts]
    page.prints(last + len(reading), table.width, scale, breaks)
    page.repeats(HEAD_ROW, NUMBERS_ROW)


def _table(results: Results) -> Table:
    table = columns.antartahun(results.years_before)
    based = any(one.described.baseline is not None for one in results.definition.indicators)
    return table if based else table.without(("baseline",))


def _head(results: Results, name: str) -> str:
    if name == NOW:
        period = results.period
        return f"{period.year}\n{words.to_date_short(period)}" if period.quarter else str(period.year)
    return told.HEADS.get(name, name)


def _reading(results: Results) -> list[str]:
    """What the sign means first, then where the others come from."""
    shown = [results.year(one.code, year) for one, _ in results.pairs for year in results.years_before]
    sources = [one.source for one in shown if one is not None and (one.typed or one.recorded_target)]
    period = results.period
    partial = told.PARTIAL.format(year=period.year, period=words.to_date_short(period))
    return [
        *([words.typed(sources)] if sources else []),
        *told.READING,
        *([partial] if period.last_quarter != 4 else []),
        *([told.EXAMPLE] if results.definition.example else []),
    ]


# --- the indicators ----------------------------------------------------------------------------------


def _paint_blocks(
    page: Page, contents: Contents, table: Table, widths: Mapping[str, int], foot: float, capacity: float
) -> tuple[int, ...]:
    """Every indicator; those that begin a page."""
    results, lines = contents.results, len(told.LINES)
    numbers = [indicator.objective for indicator, _ in results.pairs]
    objectives = [
        _wrapped(results.definition.objective(number).text, widths["objective"]) for number in numbers
    ]
    names = [_wrapped(_named(indicator), widths["indicator"]) for indicator, _ in results.pairs]
    own = [round_up(max(LEAST * lines, _height(name))) for name in names]
    heights, together, starts = paginated(
        own, numbers, [_height(text) for text in objectives], ABOVE, HEADS, foot, capacity
    )
    for place, ((indicator, _), name, high) in enumerate(zip(results.pairs, names, heights, strict=True)):
        row = FIRST_ROW + lines * place
        for key, text, style in (
            ("indicator", name, look.LEFT),
            ("measure", _measure(results, indicator), look.CENTER),
            ("baseline", _baseline(results, indicator), look.CENTER),
        ):
            if key in table.places:
                at = table.place(key)
                page.merge(row, at, row + lines - 1, at, text, style)
        for offset, line in enumerate(told.LINES):
            page.height(row + offset, high / lines)
            page.write(row + offset, table.place("line"), told.LINES[line], look.SMALL)
            for key, found in _cells(contents, indicator, line).items():
                _paint_cell(page, row + offset, table.place(key), found)
    for begin, end in together:
        row, last = FIRST_ROW + lines * begin, FIRST_ROW + lines * end - 1
        for key, text, style in (
            ("number", f"{numbers[begin]}.", look.CENTER),
            ("objective", objectives[begin], look.LEFT),
        ):
            page.merge(row, table.place(key), last, table.place(key), text, style)
    return starts


def _paint_cell(page: Page, row: int, place: int, found: Cell) -> None:
    if not found.source:
        page.write(row, place, found.shown, found.style)
        return
    if isinstance(found.shown, str):  # why there is no figure
        live = f"=IF(ISNUMBER({found.source}),{found.source},{literal(found.shown)})"
        page.formula(row, place, live, found.shown, found.style, "", found.source)
        return
    live, stored = printed(found.source, found.shown, words.NONE, found.number_format)
    page.formula(row, place, live, stored, found.style, found.number_format, found.source)


def _cells(contents: Contents, indicator: Indicator, line: str) -> Mapping[str, Cell]:
    """One line of an indicator: each year before, and the period."""
    results = contents.results
    form, large = planned(results, indicator)
    found = {str(year): _of_year(contents, indicator, year, line, form) for year in results.years_before}
    result, reached = results.result(indicator.code), contents.steps.reached[indicator.code]
    ranged = result.upper is not None and result.target is not None
    target: float | str | None = result.target
    if ranged:
        target = words.target(indicator, result.target, result.upper, millions=large)
    now: Mapping[str, Cell] = {
        "target": Cell(words.NONE if target is None else target, "" if ranged else reached.target, form),
        "value": Cell(
            unsaid(result) if result.value is None else result.value, reached.value, form, strong=True
        ),
        "achievement": _or_none(result.achievement, reached.achievement, look.PERCENT, strong=True),
    }
    return {**found, NOW: now[line]}


def _of_year(contents: Contents, indicator: Indicator, year: int, line: str, form: str) -> Cell:
    step = contents.steps.years.get((indicator.code, year))
    if step is None:
        return Cell(words.NONE)
    figure = step.figure
    if line == "value":
        worn = look.marked(form) if figure.typed else form
        return Cell(unsaid(figure) if figure.value is None else figure.value, step.value, worn)
    if line == "achievement":
        return _or_none(figure.achievement, step.achievement, look.PERCENT)
    _, large = planned(contents.results, indicator)
    worn = look.marked(form) if figure.recorded_target else form
    if figure.upper is None:
        return _or_none(figure.target, step.target, worn)
    mark = f" {look.MARK}" if figure.recorded_target else ""
    return Cell(words.target(indicator, figure.target, figure.upper, millions=large) + mark)


def _or_none(value: float | None, source: str, form: str, *, strong: bool = False) -> Cell:
    return Cell(words.NONE if value is None else value, source, form, strong)


def _named(indicator: Indicator) -> str:
    return words.INDICATOR.format(number=indicator.number, name=indicator.name)


def _measure(results: Results, indicator: Indicator) -> str:
    _, large = planned(results, indicator)
    return words.MILLIONS.format(measure=indicator.measure) if large else indicator.measure


def _baseline(results: Results, indicator: Indicator) -> str:
    described = indicator.described
    if described.baseline is None:
        return words.NONE
    _, large = planned(results, indicator)
    value = words.figure(indicator, described.baseline, millions=large)
    return told.BASELINE.format(value=value, year=described.baseline_year)


def _wrapped(text: str, pixels: int) -> str:
    return "\n".join(even(text, room(pixels, look.LEFT), look.LEFT.size))


def _height(text: str) -> float:
    return lines_height(text.count("\n") + 1, look.LEFT.size) + AIR


def _needs(contents: Contents, table: Table) -> Iterator[tuple[str, int]]:
    """The pixels in which each column breaks no word and cuts no figure."""
    results = contents.results
    for name in table.places:
        yield name, of_words((_head(results, name),), look.TABLE_HEAD)
        yield name, of_lines((str(table.printed(name)),), look.COLUMN_NUMBER)
    yield "line", of_lines(told.LINES.values(), look.SMALL)
    for indicator, _ in results.pairs:
        yield "indicator", of_words((_named(indicator),), look.LEFT)
        yield "measure", of_words((_measure(results, indicator),), look.CENTER)
        yield "objective", of_words((results.definition.objective(indicator.objective).text,), look.LEFT)
        yield "baseline", of_words((_baseline(results, indicator),), look.CENTER)
        for line in told.LINES:
            for name, found in _cells(contents, indicator, line).items():
                if isinstance(found.shown, str):
                    yield name, of_lines((found.shown,), found.style)
                else:
                    yield name, of_figure(found.shown, found.number_format, found.style)
