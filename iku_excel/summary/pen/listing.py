"""A list as its table of columns says it: heads in their places, cells as large as what is in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...styles import Style
from ...styles import summary as look
from ...styles.table import Table
from ...texts.workbook import every_sheet as words
from .book import Page, Value
from .fitting import page_pixels, row_height, whole_words
from .widths import of_lines, of_words

BOLD_IS_WIDER = 0.9  # of a column's width is what bold type may count on
LEAST_SCALE = 78  # per cent, at which the type of a list is 7 pt

BAND_HEIGHT = 21.0
LONG_WORD = 107  # pixels of the longest words of a language; what needs more is a link or a path
WIDE = 140  # pixels; a column of so many holds sentences, and gives way before others do
Cells = Mapping[str, "Shown"]

_QUOTED = re.compile('"([^"]*)"')


@dataclass(frozen=True, slots=True)
class Shown:
    """What a row has in one column: a value, or a formula with its value, or a text with a link."""

    value: Value
    style: Style = look.LIST
    number_format: str = ""
    formula: str = ""
    link: str = ""

    @property
    def text(self) -> str:
        """What a reader sees; a number with the words of its format."""
        if self.value is None or isinstance(self.value, str):
            return self.value or ""
        words_of_format = "".join(_QUOTED.findall(self.number_format))
        if not _QUOTED.sub("", self.number_format) and words_of_format:
            return words_of_format
        if "%" in self.number_format:
            return f"{self.value * 100:,.2f} %"
        decimals = 0 if float(self.value).is_integer() else 2
        return f"{self.value:,.{decimals}f}{words_of_format}"


@dataclass(frozen=True, slots=True)
class Listing:
    """A table with the pixels of its columns, 0 for one in which nothing stands."""

    table: Table
    widths: Mapping[str, int]


def fitted(
    table: Table, heads: Mapping[str, str], rows: Sequence[Cells], paper: str, *, hides: bool = True
) -> Listing:
    """Columns no wider than what is in them, narrowed as far as words allow until the list prints at 7 pt."""
    widest: dict[str, int] = {}
    least: dict[str, int] = {}
    last: dict[str, int] = {}  # in which paths and links break
    for column in table.columns:
        shown = [cells[column.name] for cells in rows if column.name in cells]
        if hides and rows and all(one.text in ("", words.NONE) for one in shown):
            widest[column.name] = least[column.name] = last[column.name] = 0
            continue
        head = of_words((heads[column.name],), look.LIST_HEAD_RIGHT if column.right else look.LIST_HEAD)
        lines = max((of_lines((one.text,), one.style) for one in shown), default=0)
        whole = max((of_words((one.text,), one.style) for one in shown), default=0)
        numbers = (one for one in shown if isinstance(one.value, int | float))
        figure = max((of_lines((one.text,), one.style) for one in numbers), default=0)  # cut, it is ###
        least[column.name] = max(min(max(head, whole), max(column.pixels, head)), figure)
        last[column.name] = min(max(min(whole, LONG_WORD), head, figure), least[column.name])
        widest[column.name] = max(min(lines, column.pixels), least[column.name])
    room = page_pixels(paper, LEAST_SCALE + 2)  # programs round each column
    return Listing(table, _narrowed(widest, least, last, room))


def _narrowed(
    widest: Mapping[str, int], least: Mapping[str, int], last: Mapping[str, int], room: float
) -> dict[str, int]:
    """What is too much is taken from wide columns first, in the proportion in which they can give.

    Only then do words give way that are so long that they are links or paths.
    """
    widths: dict[str, int] = dict(widest)
    for narrowest, kept in ((WIDE, least), (0, least), (0, last)):
        too_much = sum(widths.values()) - room
        can_give = {name: widths[name] - kept[name] for name in widths if widest[name] >= narrowest}
        if too_much > 0 and any(can_give.values()):
            part = min(too_much / sum(can_give.values()), 1.0)
            widths |= {name: int(widths[name] - more * part) for name, more in can_give.items()}
    return widths


def paint_columns(page: Page, listing: Listing) -> None:
    """The widths; a column in which nothing stands is hidden."""
    for place, column in enumerate(listing.table.columns, start=1):
        width = listing.widths[column.name]
        page.column(place, width or column.pixels, {} if width else {"hidden": True})


def paint_heads(
    page: Page,
    row: int,
    table: Table,
    heads: Mapping[str, str],
    widths: Mapping[str, int],
    *,
    numbered: bool = False,
) -> float:
    """The heads by the names of their columns, and below them the numbers. The height of the row."""
    for place, column in enumerate(table.columns, start=1):
        style = look.LIST_HEAD_RIGHT if column.right else look.LIST_HEAD
        page.write(row, place, heads[column.name], style)
        if numbered:
            style = look.LIST_NUMBER_RIGHT if column.right else look.LIST_NUMBER
            page.write(row + 1, place, table.printed(column.name), style)
    # A hidden column keeps the width at which somebody may show it.
    said = [
        (heads[column.name], (widths[column.name] or column.pixels) * BOLD_IS_WIDER, look.LIST_HEAD.size)
        for column in table.columns
    ]
    height = row_height(said, BAND_HEIGHT)
    page.height(row, height)
    return height


def paint_row(
    page: Page, row: int, listing: Listing, cells: Cells, *, below: bool = False, breaks: bool = False
) -> float:
    """The cells by the names of their columns; a column without one stays empty. The height of the row.

    It `breaks` texts where the column ends, so that no program does it within a word; never in evidence.
    """
    for place, column in enumerate(listing.table.columns, start=1):
        shown = cells.get(column.name, Shown(""))
        if shown.formula:
            page.formula(row, place, shown.formula, shown.value, shown.style, shown.number_format)
        elif shown.link:
            page.link(row, place, shown.link, str(shown.value), look.LIST_LINK, shown.style)
        else:
            value = shown.value
            if breaks and isinstance(value, str) and (wide := listing.widths[column.name]):
                value = whole_words(value, wide * _counted_on(shown.style), shown.style)
            page.write(row, place, value, shown.style, shown.number_format)
    height = row_height(list(_sized(listing, cells)))
    page.height(row, height, below=below)
    return height


def _sized(listing: Listing, cells: Cells) -> Iterator[tuple[str, float, float]]:
    for name, shown in cells.items():
        if isinstance(shown.value, str) and listing.widths[name]:
            yield shown.value, listing.widths[name] * _counted_on(shown.style), shown.style.size


def _counted_on(style: Style) -> float:
    return BOLD_IS_WIDER if style.bold else 1.0


def paint_band(page: Page, row: int, table: Table, text: str, style: Style) -> None:
    """A title over the rows below it, on one ground."""
    for place in range(1, table.width + 1):
        page.write(row, place, text if place == 1 else "", style)
    page.height(row, BAND_HEIGHT)
