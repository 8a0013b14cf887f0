"""`Perjanjian Kinerja`: the letter of two parties, and how both sign."""

from __future__ import annotations

from collections.abc import Sequence

from ...core.model import Definition, Edition, Party
from ...styles import Style, columns
from ...styles import summary as look
from ...styles.measure import even, lines_height, round_up, wrap
from ...styles.table import Table
from ...texts.workbook import every_sheet as words
from ...texts.workbook import papers as told
from ...texts.workbook.iku import nip
from ..pen.book import Book, Page
from ..pen.fitting import AIR, fitting_scale, room, row_height

LINE, GAP, PEN = 15.0, 9.0, 54.0
TITLE_HEIGHT = 24.0


def paint_letter(book: Book, definition: Definition, year: int, edition: Edition, paper: str) -> None:
    """Who promises, to whom, and that the annex says what."""
    page, table = book.page(told.AGREEMENT_SHEETS[edition][0]), columns.LETTER
    page.widths(table.pixels)
    agreement = definition.papers.agreement(year, edition)
    first, second = first_party(definition, agreement.first), agreement.second
    row = paint_title(page, definition, told.AGREEMENT_TITLE[edition].format(year=year), table.width)
    row = _paragraph(page, row, told.OPENING)
    row = _paint_party(page, row, first, told.FIRST_CALLED)
    row = _paint_party(page, row, second, told.SECOND_CALLED)
    if edition is Edition.REVISED:
        row = _paragraph(page, row, told.REVISION.format(year=year))
    for text in (told.PROMISE, told.SUPERVISION):
        row = _paragraph(page, row, text)
    last = paint_signatures(page, row, definition, year, edition, 3, table.pixels)
    on_paper(page, definition, year, paper, last, table, table.pixels)


def first_party(definition: Definition, party: Party) -> Party:
    """Who promises: as the agreement says, else who signs the office's documents."""
    signed = definition.signature
    usual = Party(signed.name, " ".join(signed.title), signed.rank, signed.nip)
    return party if party.name else usual


def paint_title(page: Page, definition: Definition, title: str, width: int) -> int:
    """What the paper is, whose it is; the next row."""
    row = 1
    for text, style, high in titles(definition, title):
        page.merge(row, 1, row, width, text, style)
        page.height(row, high)
        row += 1
    page.height(row, GAP)
    return row + 1


def titles(definition: Definition, title: str) -> list[tuple[str, Style, float]]:
    """The title, the office, and that targets are examples where they are; each with its height."""
    example = ((f"({words.EXAMPLE_TARGETS})", look.LETTER_SIGNED),) if definition.example else ()
    lines = ((title, look.LETTER_TITLE), (definition.office.name, look.LETTER_TITLE), *example)
    points = room(sum(columns.LETTER.pixels))
    found = []
    for text, style in lines:
        count = len(wrap(text, points, style.size, style.bold))
        found.append((text, style, max(TITLE_HEIGHT, round_up(lines_height(count, style.size) + AIR))))
    return found


def _paragraph(page: Page, row: int, text: str) -> int:
    pixels = sum(columns.LETTER.pixels)
    page.merge(row, 1, row, columns.LETTER.width, text, look.LETTER)
    page.height(row, _high(text, pixels, look.LETTER))
    page.height(row + 1, GAP)
    return row + 2


def _high(text: str, pixels: float, style: Style) -> float:
    return row_height(((text, pixels, style.size),), LINE)


def _paint_party(page: Page, row: int, party: Party, called: str) -> int:
    pixels = sum(columns.LETTER.pixels[2:])
    for label, text in ((told.NAME, party.name), (told.OFFICE_TITLE, party.title)):
        shown = text or told.BY_HAND
        page.write(row, 1, label, look.LETTER)
        page.write(row, 2, told.COLON, look.LETTER)
        page.merge(row, 3, row, columns.LETTER.width, shown, look.LETTER)
        page.height(row, _high(shown, pixels, look.LETTER))
        row += 1
    return _paragraph(page, row, called)


Pair = tuple[tuple[str, Style], tuple[str, Style]]
Halves = tuple[int, int]
"""The pixels at the left and at the right."""


def signatures(
    definition: Definition, year: int, edition: Edition, sides: Halves
) -> list[tuple[Pair, float]]:
    """Both parties side by side, the first at the right under place and day; each line with its height."""
    agreement = definition.papers.agreement(year, edition)
    placed = told.place_and_day(definition.signature.place, agreement.day, year)
    left, right = sides
    second = _signed(told.SECOND, agreement.second, left)
    first = _signed(told.FIRST, first_party(definition, agreement.first), right)
    lines = [(("", look.LETTER_SIGNED), (placed, look.LETTER_SIGNED)), *zip(second, first, strict=True)]
    return [
        (pair, max(_high(*one, look.LETTER) for one in zip((pair[0][0], pair[1][0]), sides, strict=True)))
        if pair[1][0]
        else (pair, PEN)
        for pair in lines
    ]


def paint_signatures(
    page: Page,
    row: int,
    definition: Definition,
    year: int,
    edition: Edition,
    middle: int,
    widths: Sequence[int],
) -> int:
    """The lines of both parties, parted after a column; the last row."""
    end = len(widths)
    for (left, right), high in signatures(definition, year, edition, halves(widths, middle)):
        page.merge(row, 1, row, middle, *left)
        page.merge(row, middle + 1, row, end, *right)
        page.height(row, high)
        row += 1
    return row - 1


def halves(widths: Sequence[int], middle: int) -> Halves:
    """The pixels at both sides of where a sheet is parted, after a column."""
    return sum(widths[:middle]), sum(widths[middle:])


def _signed(called: str, party: Party, half: int) -> list[tuple[str, Style]]:
    """Called what, room for the pen, and the name; the title in lines of one length."""
    title = "\n".join(even(party.title, room(half), look.LETTER_SIGNED.size))
    return [
        (called, look.LETTER_SIGNED),
        (title, look.LETTER_SIGNED),
        ("", look.LETTER_SIGNED),
        (party.name or told.BY_HAND, look.LETTER_NAME if party.name else look.LETTER_SIGNED),
        (party.rank or " ", look.LETTER_SIGNED),
        (nip(party.nip) if party.nip else " ", look.LETTER_SIGNED),
    ]


def on_paper(
    page: Page,
    definition: Definition,
    year: int,
    paper: str,
    last: int,
    table: Table,
    widths: Sequence[int],
    starts: Sequence[int] = (),
) -> None:
    """The paper upright, its columns on one page; pages begin at these rows."""
    page.paper(paper, told.footer(definition.office.short, year, len(starts) + 1), upright=True)
    scale = min(fitting_scale(paper, sum(widths), upright=True), 100)
    page.prints(last, table.width, scale, starts)
    page.centred()
