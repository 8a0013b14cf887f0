"""`Anggaran`: what was spent of each budget, beside what the indicators reached."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...core.expression import formula, text_of, typeset
from ...core.model import Indicator, Results, Spending
from ...styles import columns
from ...styles import summary as look
from ...styles.measure import wrap
from ...styles.table import Table
from ...texts.workbook import every_sheet as words
from ...texts.workbook import papers as told
from ..evidence.contents import Contents
from ..evidence.judging import printed
from ..pen.book import Book, Page
from ..pen.fitting import fitting_scale, page_pixels, room, row_height, whole_words
from ..pen.heading import paint_heading
from ..pen.spelled import cell, literal
from ..pen.widths import of_figure, of_words, shared
from .planned import money_format

SHEET = told.BUDGET_SHEET
SCALE = 85
HEAD_ROW, NUMBERS_ROW = 4, 5
FIRST_ROW = NUMBERS_ROW + 1
UNSAID = literal(words.NO_ACHIEVEMENT)


def is_drawn(results: Results) -> bool:
    """Whether the definition knows a budget of the year."""
    return any(one.year == results.period.year for one in results.definition.papers.budgets)


def paint(book: Book, contents: Contents) -> None:
    """A row an indicator, then a row a budget with their sum; nothing where no budget is known."""
    results = contents.results
    definition, year = results.definition, results.period.year
    if not is_drawn(results):
        return
    page, table, widths = book.page(SHEET), _table(results), _widths(contents)
    page.widths([widths[column.name] for column in table.columns])
    example = (told.EXAMPLE_MONEY,) if definition.example else ()
    line = words.SEPARATOR.join((definition.office.short, words.to_date(results.period), *example))
    paint_heading(page, results, told.BUDGET_TITLE.format(year=year), line)
    heads = _heads(results)
    for name, place in table.places.items():
        page.write(HEAD_ROW, place, heads[name], look.TABLE_HEAD)
        page.write(NUMBERS_ROW, place, table.printed(name), look.COLUMN_NUMBER)
    page.height(HEAD_ROW, 33)
    row = FIRST_ROW
    for row, (indicator, _) in enumerate(results.pairs, start=FIRST_ROW):
        _paint_indicator(page, row, indicator, contents, table, widths)
    row = _paint_owners(page, row + 2, contents, table, widths)
    last = _paint_notes(page, row + 1, results, widths)
    page.paper(contents.paper, words.footer(results))
    scale = min(fitting_scale(contents.paper, sum(widths.values())), SCALE)
    page.prints(last, table.width, scale)
    page.repeats(HEAD_ROW, NUMBERS_ROW)
    page.keeps(NUMBERS_ROW)


def _table(results: Results) -> Table:
    """The columns: efficiency only where the office has a rule for it."""
    ruled = results.definition.papers.efficiency is not None
    return columns.BUDGET if ruled else columns.BUDGET.without(("efficiency",))


def _heads(results: Results) -> dict[str, str]:
    rule = results.definition.papers.efficiency
    period = words.to_date_short(results.period)
    said = {"period": period, "name": rule.name if rule else ""}
    return {name: head.format_map(said) for name, head in told.BUDGET_HEADS.items()}


def _paint_indicator(
    page: Page,
    row: int,
    indicator: Indicator,
    contents: Contents,
    table: Table,
    widths: Mapping[str, int],
) -> None:
    results = contents.results
    spending = results.spending(indicator.code)
    result, reached = results.result(indicator.code), contents.steps.reached[indicator.code].achievement
    name = words.INDICATOR.format(number=indicator.number, name=indicator.name)
    whose = _whose(results, spending)
    page.write(row, table.place("number"), indicator.number, look.CENTER)
    for column, text, style in (("indicator", name, look.LEFT), ("programs", whose, look.NOTE)):
        page.write(row, table.place(column), whole_words(text, widths[column], style), style)
    live, shown = printed(reached, result.achievement, words.NO_ACHIEVEMENT, look.PERCENT)
    page.formula(row, table.place("achievement"), live, shown, look.CENTER, look.PERCENT, reached)
    _paint_money(page, row, spending, contents, table)
    if "efficiency" in table.places:
        _paint_efficiency(page, row, spending, results, table)
    texts = ((name, widths["indicator"], look.LEFT.size), (whose, widths["programs"], look.NOTE.size))
    page.height(row, row_height(texts, 27.0))


def _whose(results: Results, spending: Spending) -> str:
    """Whose budgets stand in an indicator's row."""
    named = {one.code: f"{one.code} {one.name}" for one in results.definition.papers.programs}
    return "; ".join(named.get(owner, told.OWN_BUDGET) for owner in spending.owners) or words.NONE


def _paint_money(page: Page, row: int, spending: Spending, contents: Contents, table: Table) -> None:
    """Pagu, what was spent of it, and its share."""
    amount = told.NO_BUDGET if spending.amount is None else spending.amount
    page.write(row, table.place("amount"), amount, look.CENTER, money_format(spending.amount))
    _paint_spent(page, row, spending, contents, table)
    _paint_share(page, row, spending, table)


def _paint_spent(page: Page, row: int, spending: Spending, contents: Contents, table: Table) -> None:
    place = table.place("spent")
    if not spending.asked:
        page.write(row, place, told.NOT_ASKED if spending.owners else words.NONE, look.CENTER)
        return
    sources = [contents.steps.totals[total.variable, total.period] for total in spending.counted]
    counts = "+".join(f"COUNT({source})" for source in sources)
    live = f"=IF({counts}<{len(sources)},{literal(told.NOT_YET)},{'+'.join(sources)})"
    shown = told.NOT_YET if spending.spent is None else spending.spent
    page.formula(row, place, live, shown, look.CENTER, money_format(spending.spent))


def _paint_share(page: Page, row: int, spending: Spending, table: Table) -> None:
    amount, spent = (cell(table.place(name), row) for name in ("amount", "spent"))
    live = f"=IF(COUNT({amount},{spent})<2,{UNSAID},IF({amount}=0,{UNSAID},{spent}/{amount}))"
    shown = words.NO_ACHIEVEMENT if spending.share is None else spending.share
    page.formula(row, table.place("absorbed"), live, shown, look.CENTER, look.PERCENT)


def _paint_efficiency(page: Page, row: int, spending: Spending, results: Results, table: Table) -> None:
    """What the office's own rule gives."""
    rule = results.definition.papers.efficiency
    assert rule is not None
    places = {"capaian": "achievement", "serapan": "absorbed", "pagu": "amount", "realisasi": "spent"}
    inner = formula(rule.expression, lambda name: cell(table.place(places[name]), row))[1:]
    live = f'=IF({inner}="",{UNSAID},{inner})'
    shown = words.NO_ACHIEVEMENT if spending.efficiency is None else spending.efficiency
    page.formula(row, table.place("efficiency"), live, shown, look.CENTER, look.NUMBER)


# --- below ---------------------------------------------------------------------------------------------


def _names(results: Results) -> list[str]:
    """What each budget of the year is for."""
    definition = results.definition
    named = {one.code: f"{one.code} {one.name}" for one in definition.papers.programs}
    named |= {one.code: words.INDICATOR.format(number=one.number, name=one.name) for one in definition.listed}
    return [named[owner] for spending in results.budgets for owner in spending.owners]


def _paint_owners(page: Page, row: int, contents: Contents, table: Table, widths: Mapping[str, int]) -> int:
    """Each budget with what was spent of it, and the sums where every one of them is known; the last row."""
    results, first = contents.results, row + 1
    begin, end = table.place("indicator"), table.place("achievement")
    page.merge(row, 1, row, table.width, told.OWNERS_HEAD, look.BAND)
    names = _names(results)
    pixels = sum(widths[name] for name in ("indicator", "programs", "achievement"))
    for row, (name, spending) in enumerate(zip(names, results.budgets, strict=True), start=first):
        page.write(row, 1, row - first + 1, look.CENTER)
        page.merge(row, begin, row, end, name, look.LEFT)
        _paint_money(page, row, spending, contents, table)
        if "efficiency" in table.places:
            page.write(row, table.place("efficiency"), None, look.CENTER)
        page.height(row, row_height(((name, pixels, look.LEFT.size),), 21.0))
    row = first + len(names)
    page.merge(row, 1, row, end, told.TOTAL, look.TOTAL)
    every = results.budgets_together
    for key, value in (("amount", every.amount), ("spent", every.spent)):
        place = table.place(key)
        area = f"{cell(place, first)}:{cell(place, row - 1)}"
        live = f"=IF(COUNT({area})<{len(names)},{UNSAID},SUM({area}))"
        shown = words.NO_ACHIEVEMENT if value is None else value
        page.formula(row, place, live, shown, look.TOTAL_FIGURE, money_format(value))
    _paint_share(page, row, every, table)
    if "efficiency" in table.places:
        page.write(row, table.place("efficiency"), None, look.CENTER)
    page.height(row, 21.0)
    return row


def _paint_notes(page: Page, row: int, results: Results, widths: Mapping[str, int]) -> int:
    """How to read the sheet, the office's own rule among it; the last row."""
    rule = results.definition.papers.efficiency
    notes = [*told.BUDGET_NOTES]
    if rule is not None:
        said = text_of(typeset(rule.expression, lambda name: name))
        notes.append(told.EFFICIENCY_NOTE.format(name=rule.name, rule=said))
    pixels = sum(widths.values())
    for note in notes:
        row += 1
        page.merge(row, 1, row, len(widths), note, look.READING)
        lines = len(wrap(note, room(pixels), look.READING.size))
        page.height(row, 13.5 * lines + 3)
    return row


def _widths(contents: Contents) -> dict[str, int]:
    found: dict[str, int] = {}
    for name, pixels in _needs(contents):
        found[name] = max(found.get(name, 0), pixels)
    return shared(_table(contents.results), found, page_pixels(contents.paper, SCALE), folded=False)


def _needs(contents: Contents) -> Iterator[tuple[str, int]]:
    results = contents.results
    for name, head in _heads(results).items():
        yield name, of_words((head,), look.TABLE_HEAD)
    for indicator in results.definition.listed:
        yield "indicator", of_words((indicator.name,), look.LEFT)
        yield "programs", of_words((_whose(results, results.spending(indicator.code)),), look.NOTE)
    lines = (*results.budgets, results.budgets_together)
    for key, values in (("amount", [one.amount for one in lines]), ("spent", [one.spent for one in lines])):
        for value in values:
            yield key, of_figure(value or 0.0, money_format(value), look.TOTAL_FIGURE)
        yield key, of_words((told.NO_BUDGET, told.NOT_ASKED), look.CENTER)
    yield "absorbed", of_words((words.NO_ACHIEVEMENT,), look.CENTER)
