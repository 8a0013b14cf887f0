"""`Rencana Aksi`: what is done for each indicator in each triwulan, by whom, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import fsum

from ...core.model import Definition, Edition, Indicator, Result, Results
from ...core.periods import ROMAN, Period
from ...core.targets import bounds_to_date
from ...styles import Style, columns
from ...styles import summary as look
from ...styles.measure import even, lines_height, round_up
from ...styles.table import Table
from ...texts.status import unsaid
from ...texts.workbook import every_sheet as words
from ...texts.workbook import papers as told
from ..evidence.contents import Contents
from ..evidence.judging import printed
from ..pen.book import Book, Page
from ..pen.fitting import AIR, fitting_scale, page_pixels, page_points, room
from ..pen.heading import LINE_ROW, TITLE_HEIGHT, TITLE_ROW, paint_heading
from ..pen.pages import first_of_pages, paginated
from ..pen.widths import of_figure, of_lines, of_words, shared
from .planned import money_format, planned_target, shown_target
from .rencana_promises import paint_promises

SHEET = told.PLAN_SHEET
SCALE = 85  # per cent; where a table needs more room it is printed smaller
HEAD_ROW, NUMBERS_ROW = 4, 5
FIRST_ROW = NUMBERS_ROW + 1
ABOVE, HEADS = 60.0, 49.5  # points of the rows above the table, and of its head
QUARTERS = 4
LEAST = 18.0
WORDED = {"action": look.LEFT, "responsible": look.CENTER}


@dataclass(frozen=True, slots=True)
class Plan:
    """The year's plan of a definition; with `contents` also what came of it, as far as that is known."""

    definition: Definition
    year: int
    paper: str
    contents: Contents | None = None

    @property
    def table(self) -> Table:
        """The columns: realisasi only where there are results."""
        return columns.PLAN if self.contents else columns.PLAN.without(("value",))


@dataclass(frozen=True, slots=True)
class Quarter:
    """A triwulan of an indicator: its target to date, the texts that stand there, and money in rupiah."""

    number: int
    target: float | str
    number_format: str
    texts: Mapping[str, str]
    amount: float | None


def is_drawn(results: Results) -> bool:
    """Whether the definition plans anything for the year."""
    return bool(results.definition.papers.actions_in(results.period.year))


def paint(book: Book, contents: Contents) -> None:
    """The year's plan with what came of it, where the definition has one."""
    definition, year = contents.results.definition, contents.results.period.year
    if is_drawn(contents.results):
        plan = Plan(definition, year, contents.paper, contents)
        page, last, widths, paged = _paint(book, plan)
        promises = paint_promises(page, last + 2, contents, sum(widths.values()), len(widths))
        # What is below the table goes on where that ends on its last page.
        heights = [paged.used, *(promise.points for promise in promises)]
        after = first_of_pages(0.0, HEADS, heights, 0.0, page_points(plan.paper, _scale(plan, widths)))
        starts = (*paged.starts, *(promises[place - 1].row for place in after))
        page.paper(contents.paper, words.footer(contents.results, len(starts) + 1))
        _prints(page, plan, promises[-1].last if promises else last, widths, starts)


def paint_plan(book: Book, definition: Definition, year: int, paper: str) -> None:
    """The year's plan alone, with its targets even where no step is planned."""
    plan = Plan(definition, year, paper)
    page, last, widths, paged = _paint(book, plan)
    page.paper(paper, told.footer(definition.office.short, year, len(paged.starts) + 1))
    _prints(page, plan, last, widths, paged.starts)


def _prints(page: Page, plan: Plan, last: int, widths: Mapping[str, int], starts: tuple[int, ...]) -> None:
    page.prints(last, plan.table.width, _scale(plan, widths), starts)
    page.repeats(HEAD_ROW, NUMBERS_ROW)


def _scale(plan: Plan, widths: Mapping[str, int]) -> int:
    return min(fitting_scale(plan.paper, sum(widths.values())), SCALE)


@dataclass(frozen=True, slots=True)
class Paged:
    """The rows of the table that begin a page, and the points that its last page has taken of it."""

    starts: tuple[int, ...]
    used: float


def _paint(book: Book, plan: Plan) -> tuple[Page, int, dict[str, int], Paged]:
    """The table; its page, last row, widths, and where its pages begin."""
    page, table, definition = book.page(SHEET), plan.table, plan.definition
    needed: dict[str, int] = {}
    for name, pixels in _needs(plan):
        needed[name] = max(needed.get(name, 0), pixels)
    widths = shared(table, needed, page_pixels(plan.paper, SCALE), folded=False)
    page.widths([widths[column.name] for column in table.columns])
    example = (words.EXAMPLE_TARGETS,) if definition.example else ()
    title, line = (
        told.PLAN_TITLE.format(year=plan.year),
        words.SEPARATOR.join((definition.office.name, *example)),
    )
    if plan.contents:
        paint_heading(page, plan.contents.results, title, line)
    else:
        page.write(TITLE_ROW, 1, title, look.SHEET_TITLE)
        page.write(LINE_ROW, 1, line, look.SHEET_LINE)
        page.height(TITLE_ROW, TITLE_HEIGHT)
    for name, place in table.places.items():
        page.write(HEAD_ROW, place, told.PLAN_HEADS[name], look.TABLE_HEAD)
        page.write(NUMBERS_ROW, place, table.printed(name), look.COLUMN_NUMBER)
    page.height(HEAD_ROW, 33)
    page.keeps(NUMBERS_ROW)
    blocks = [_block(plan, one, widths) for one in definition.listed]
    paged = _paint_blocks(page, plan, blocks, widths)
    return page, FIRST_ROW + QUARTERS * len(blocks) - 1, widths, paged


Line = tuple[Quarter, float]
Block = tuple[Indicator, str, tuple[Line, ...]]


def _block(plan: Plan, indicator: Indicator, widths: Mapping[str, int]) -> Block:
    """An indicator, its wrapped name, and its triwulan with the height of each."""
    name = words.INDICATOR.format(number=indicator.number, name=indicator.name)
    wrapped = even(name, room(widths["indicator"], look.LEFT), look.LEFT.size)
    least = (lines_height(len(wrapped), look.LEFT.size) + AIR) / QUARTERS
    lines = []
    for number in range(1, QUARTERS + 1):
        quarter = _quarter(plan, indicator, number)
        texts = {key: _wrapped(text, widths[key], WORDED[key]) for key, text in quarter.texts.items()}
        heights = (lines_height(text.count("\n") + 1, WORDED[key].size) + AIR for key, text in texts.items())
        high = round_up(max(LEAST, least, *heights))
        lines.append((Quarter(number, quarter.target, quarter.number_format, texts, quarter.amount), high))
    return indicator, "\n".join(wrapped), tuple(lines)


def _wrapped(text: str, pixels: int, style: Style) -> str:
    lines = (line for part in text.split("\n") for line in even(part, room(pixels, style), style.size))
    return "\n".join(lines)


def _quarter(plan: Plan, indicator: Indicator, number: int) -> Quarter:
    papers = plan.definition.papers
    actions = [one for one in papers.actions_in(plan.year, indicator.code) if one.quarter == number]
    said = [one.text for one in actions]
    if len(said) > 1:
        said = [told.NUMBERED_ACTION.format(number=at, text=text) for at, text in enumerate(said, start=1)]
    who = dict.fromkeys(one.responsible or indicator.responsible for one in actions)
    amounts = [one.amount for one in actions if one.amount is not None]
    period = Period(plan.year, number)
    target = plan.definition.target(indicator.code, plan.year, period.end)
    shown, form = shown_target(indicator, *bounds_to_date(target, period))
    texts = {"action": "\n".join(said) or words.NONE, "responsible": "\n".join(who) or words.NONE}
    return Quarter(number, shown, form, texts, fsum(amounts) if amounts else None)


def _paint_blocks(page: Page, plan: Plan, blocks: list[Block], widths: Mapping[str, int]) -> Paged:
    table, definition = plan.table, plan.definition
    numbers = [indicator.objective for indicator, _, _ in blocks]
    objectives = [
        _wrapped(definition.objective(number).text, widths["objective"], look.LEFT) for number in numbers
    ]
    heights, together, starts = paginated(
        [sum(high for _, high in lines) for _, _, lines in blocks],
        numbers,
        [lines_height(text.count("\n") + 1, look.LEFT.size) + AIR for text in objectives],
        ABOVE,
        HEADS,
        0.0,
        page_points(plan.paper, _scale(plan, widths)),
    )
    for place, ((indicator, name, lines), height) in enumerate(zip(blocks, heights, strict=True)):
        row = FIRST_ROW + QUARTERS * place
        more = (height - sum(high for _, high in lines)) / QUARTERS
        year_target, form = planned_target(definition, indicator, plan.year, Edition.REVISED)
        for key, shown, style, number_format in (
            ("indicator", name, look.LEFT, ""),
            ("measure", indicator.measure, look.CENTER, ""),
            ("year_target", year_target, look.CENTER, form),
        ):
            at = table.place(key)
            page.merge(row, at, row + QUARTERS - 1, at, shown, style, number_format)
        for offset, (quarter, high) in enumerate(lines):
            page.height(row + offset, high + more)
            _paint_quarter(page, row + offset, quarter, table)
            if plan.contents:
                _paint_value(page, row + offset, indicator, quarter.number, plan.contents, table)
    for begin, end in together:
        row, last = FIRST_ROW + QUARTERS * begin, FIRST_ROW + QUARTERS * end - 1
        for key, shown, style in (
            ("number", f"{numbers[begin]}.", look.CENTER),
            ("objective", objectives[begin], look.LEFT),
        ):
            page.merge(row, table.place(key), last, table.place(key), shown, style)
    used = sum(heights[starts[-1] :]) if starts else ABOVE + sum(heights)
    return Paged(tuple(FIRST_ROW + QUARTERS * one for one in starts), used)


def _paint_quarter(page: Page, row: int, quarter: Quarter, table: Table) -> None:
    page.write(row, table.place("quarter"), ROMAN[quarter.number - 1], look.CENTER)
    page.write(row, table.place("target"), quarter.target, look.CENTER, quarter.number_format)
    for key, text in quarter.texts.items():
        page.write(row, table.place(key), text, WORDED[key])
    amount = words.NONE if quarter.amount is None else quarter.amount
    page.write(row, table.place("amount"), amount, look.CENTER, money_format(quarter.amount))


def _paint_value(
    page: Page, row: int, indicator: Indicator, number: int, contents: Contents, table: Table
) -> None:
    """The triwulan's own figure, as `Pengukuran` has it; a dash for one that is not asked yet."""
    place = table.place("value")
    result, period = contents.results.result(indicator.code), Period(contents.results.period.year, number)
    if period not in contents.results.period.quarters:
        page.write(row, place, words.NONE, look.CENTER)
        return
    figure = result.figure(period)
    source = contents.steps.figures[indicator.code, period]
    form = look.figure_format(indicator, result)  # as the target beside it
    live, shown = printed(source, figure.value, unsaid(figure), form)
    page.formula(
        row, place, live, shown, look.CENTER if figure.value is not None else look.UNSAID, form, source
    )


def _needs(plan: Plan) -> Iterator[tuple[str, int]]:
    """The pixels in which each column breaks no word and cuts no figure."""
    for name in plan.table.places:
        yield name, of_words((told.PLAN_HEADS[name],), look.TABLE_HEAD)
        yield name, of_lines((str(plan.table.printed(name)),), look.COLUMN_NUMBER)
    for indicator in plan.definition.listed:
        yield "indicator", of_words((indicator.name,), look.LEFT)
        yield "measure", of_words((indicator.measure,), look.CENTER)
        text = plan.definition.objective(indicator.objective).text
        yield "objective", of_words((text,), look.LEFT)
        yield from _of_target(
            "year_target", *planned_target(plan.definition, indicator, plan.year, Edition.REVISED)
        )
        for number in range(1, QUARTERS + 1):
            quarter = _quarter(plan, indicator, number)
            yield from _of_target("target", quarter.target, quarter.number_format)
            yield "amount", of_figure(quarter.amount, money_format(quarter.amount), look.CENTER)
            for key, text in quarter.texts.items():
                yield key, of_words((text,), WORDED[key])
        if plan.contents:
            yield from _of_result(indicator, plan.contents.results.result(indicator.code))


def _of_target(name: str, shown: float | str, form: str) -> Iterator[tuple[str, int]]:
    if isinstance(shown, str):  # a triwulan's row is one line high
        yield name, of_lines((shown,), look.CENTER)
    else:
        yield name, of_figure(shown, form, look.CENTER)


def _of_result(indicator: Indicator, result: Result) -> Iterator[tuple[str, int]]:
    for figure in result.figures:
        yield "value", of_figure(figure.value, look.figure_format(indicator, result), look.CENTER)
        yield "value", of_lines((unsaid(figure),), look.UNSAID)
