"""`Lampiran PK`: sasaran, indicators and targets of an edition, and the money that goes with them."""

from __future__ import annotations

from math import fsum

from ...core.model import Definition, Edition
from ...styles import Style, columns
from ...styles import summary as look
from ...styles.measure import even, lines_height, round_up
from ...texts.workbook import every_sheet as words
from ...texts.workbook import papers as told
from ...xlsx.addresses import address
from ..pen.book import Book, Page
from ..pen.fitting import AIR, page_pixels, page_points, room
from ..pen.pages import HIGHEST, paginated
from ..pen.widths import of_figure, of_words, shared
from .perjanjian import GAP, LINE, halves, on_paper, paint_signatures, paint_title, signatures, titles
from .planned import money_format, planned_target

HEAD_HEIGHT = 30.0
PARTED = columns.ANNEX.place("objective")
"""The column after which the lines of both parties are parted."""
MONEY = {
    name: (columns.ANNEX.place(under[0]), columns.ANNEX.place(under[-1]))
    for name, under in columns.ANNEX_MONEY.items()
}
"""The first and the last column of each column of the money."""


def paint_annex(book: Book, definition: Definition, year: int, edition: Edition, paper: str) -> None:
    """Sasaran, indicators and targets of an edition; below them programs and budgets; both parties again."""
    page, table = book.page(told.AGREEMENT_SHEETS[edition][1]), columns.ANNEX
    needed: dict[str, int] = {}
    for name, pixels in _needs(definition, year, edition):
        needed[name] = max(needed.get(name, 0), pixels)
    widths = shared(table, needed, page_pixels(paper, 100, upright=True), folded=False)
    page.widths([widths[column.name] for column in table.columns])
    row = head = paint_title(page, definition, told.ANNEX_TITLE[edition].format(year=year), table.width)
    for name, place in table.places.items():
        page.write(row, place, told.ANNEX_HEADS[name], look.TABLE_HEAD)
        page.write(row + 1, place, table.printed(name), look.COLUMN_NUMBER)
    page.height(row, HEAD_HEIGHT)
    first = row + 2
    starts = _paint_targets(page, first, definition, year, edition, widths, paper)
    row = first + len(definition.listed)
    page.height(row, GAP)
    row = _paint_money(page, row + 1, definition, year, edition, widths)
    page.height(row, GAP)
    last = paint_signatures(page, row + 1, definition, year, edition, PARTED, list(widths.values()))
    page.repeats(head, head + 1)
    on_paper(
        page, definition, year, paper, last, table, list(widths.values()), [first + one for one in starts]
    )


def _paint_targets(
    page: Page,
    first: int,
    definition: Definition,
    year: int,
    edition: Edition,
    widths: dict[str, int],
    paper: str,
) -> tuple[int, ...]:
    """The indicators; those that begin a page."""
    table = columns.ANNEX
    texts = [words.INDICATOR.format(number=one.number, name=one.name) for one in definition.listed]
    numbers = [one.objective for one in definition.listed]
    targets = [planned_target(definition, one, year, edition) for one in definition.listed]
    own = [
        max(
            _lines(text, widths["indicator"]),
            _lines(one.measure, widths["measure"], look.CENTER),
            _lines(shown, widths["target"]) if isinstance(shown, str) else 0.0,
        )
        for one, text, (shown, _) in zip(definition.listed, texts, targets, strict=True)
    ]
    needed = [_lines(definition.objective(number).text, widths["objective"]) for number in numbers]
    title = told.ANNEX_TITLE[edition].format(year=year)
    above = GAP + sum(high for *_, high in titles(definition, title))
    sides = halves(list(widths.values()), PARTED)
    foot = 2 * GAP + sum(high for _, high in signatures(definition, year, edition, sides))
    if lines := budget_lines(definition, year, edition):
        foot += (
            HEAD_HEIGHT + LINE + AIR + sum(_money_height(name, remark, widths) for name, _, remark in lines)
        )
    heights, together, starts = paginated(
        own, numbers, needed, above, 2 * HEAD_HEIGHT, foot, page_points(paper, 100, upright=True)
    )
    rows = zip(definition.listed, texts, targets, heights, strict=True)
    for row, (indicator, text, (target, form), height) in enumerate(rows, start=first):
        shown = _wrapped(target, widths["target"]) if isinstance(target, str) else target
        page.write(row, table.place("indicator"), _wrapped(text, widths["indicator"]), look.LEFT)
        page.write(
            row,
            table.place("measure"),
            _wrapped(indicator.measure, widths["measure"], look.CENTER),
            look.CENTER,
        )
        page.write(row, table.place("target"), shown, look.CENTER, form)
        page.height(row, height)
    for begin, end in together:
        number = numbers[begin]
        for name, text, style in (
            ("number", f"{number}.", look.CENTER),
            ("objective", _wrapped(definition.objective(number).text, widths["objective"]), look.LEFT),
        ):
            page.merge(first + begin, table.place(name), first + end - 1, table.place(name), text, style)
    return starts


def _wrapped(text: str, pixels: int, style: Style = look.LEFT) -> str:
    return "\n".join(even(text, room(pixels, style), style.size))


def _lines(text: str, pixels: int, style: Style = look.LEFT) -> float:
    lines = _wrapped(text, pixels, style).count("\n") + 1
    return min(round_up(lines_height(lines, style.size) + AIR + 6), HIGHEST)


def _money_pixels(name: str, widths: dict[str, int]) -> int:
    """The pixels of a column of the money."""
    return sum(widths[one] for one in columns.ANNEX_MONEY[name])


def _money_height(name: str, remark: str, widths: dict[str, int]) -> float:
    program, beside = _money_pixels("program", widths), _money_pixels("remark", widths)
    return max(_lines(name, program), _lines(remark, beside, look.CENTER))


def _paint_money(
    page: Page, row: int, definition: Definition, year: int, edition: Edition, widths: dict[str, int]
) -> int:
    """Programs and budgets with their sum; the next row. Nothing where the definition knows none."""
    lines = budget_lines(definition, year, edition)
    if not lines:
        return row
    for title, (begin, to) in MONEY.items():
        page.merge(row, begin, row, to, told.MONEY_HEADS[title], look.TABLE_HEAD)
    (no, _), (program, to_program), (figure, _), (beside, end) = MONEY.values()
    program_pixels, beside_pixels = (_money_pixels(name, widths) for name in ("program", "remark"))
    page.height(row, HEAD_HEIGHT)
    first = row + 1
    for number, (name, amount, remark) in enumerate(lines, start=1):
        row += 1
        page.write(row, no, number, look.CENTER)
        page.write(row, program, _wrapped(name, program_pixels), look.LEFT)
        shown = told.NO_BUDGET if amount is None else amount
        page.write(row, figure, shown, look.CENTER, money_format(amount))
        remarked = _wrapped(remark, beside_pixels, look.CENTER) or words.NONE
        page.merge(row, beside, row, end, remarked, look.CENTER)
        page.height(row, _money_height(name, remark, widths))
    amounts = [amount for _, amount, _ in lines if amount is not None]
    whole = len(amounts) == len(lines)
    row += 1
    page.merge(row, no, row, to_program, told.TOTAL, look.TOTAL)
    total = fsum(amounts) if whole else None
    summed = f"{address(first, figure)}:{address(row - 1, figure)}"
    live = f'=IF(COUNT({summed})<{len(lines)},"{words.NO_ACHIEVEMENT}",SUM({summed}))'
    shown = words.NO_ACHIEVEMENT if total is None else total
    page.formula(row, figure, live, shown, look.TOTAL_FIGURE, money_format(total))
    page.merge(row, beside, row, end, None, look.TOTAL)
    page.height(row, LINE + AIR)
    return row + 1


def budget_lines(definition: Definition, year: int, edition: Edition) -> list[tuple[str, float | None, str]]:
    """Every program, and every indicator with money of its own: its name, its pagu, and what is remarked."""

    def amount(owner: str) -> float | None:
        found = definition.budget(owner, year, edition)
        return found.amount if found else None

    programs = [
        (f"{one.code} {one.name}", amount(one.code), one.remark) for one in definition.papers.programs
    ]
    owned = [
        (words.INDICATOR.format(number=one.number, name=one.name), amount(one.code), "")
        for one in definition.listed
        if amount(one.code) is not None
    ]
    return [*programs, *owned]


def _needs(definition: Definition, year: int, edition: Edition) -> list[tuple[str, int]]:
    found = [(name, of_words((head,), look.TABLE_HEAD)) for name, head in told.ANNEX_HEADS.items()]
    for indicator in definition.listed:
        shown, form = planned_target(definition, indicator, year, edition)
        wide = (
            of_words((shown,), look.CENTER) if isinstance(shown, str) else of_figure(shown, form, look.CENTER)
        )
        found += [
            ("target", wide),
            ("measure", of_words((indicator.measure,), look.CENTER)),
            ("indicator", of_words((indicator.name,), look.LEFT)),
            ("objective", of_words((definition.objective(indicator.objective).text,), look.LEFT)),
        ]
    (program,), (figure,) = columns.ANNEX_MONEY["program"], columns.ANNEX_MONEY["amount"]
    for name, amount, _ in budget_lines(definition, year, edition):
        found += [
            (program, of_words((name,), look.LEFT)),
            (figure, of_figure(amount, money_format(amount), look.TOTAL_FIGURE)),
        ]
    return found
