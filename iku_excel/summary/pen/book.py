"""The one place that writes into the official workbook: text is always text, a formula has its value."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from ... import parts, streamed
from ...styles import Style
from ...styles.drawn import properties
from ...styles.measure import HIGHEST_ROW, lines_height, round_up, wrap
from ...styles.screen import zoom_of
from ...texts.workbook import every_sheet as words
from ...xlsx.addresses import letters
from .fitting import (
    BOTTOM_MARGIN,
    CELL_EDGE,
    FOOTER_MARGIN,
    PAPERS,
    SIDE_MARGIN,
    TOP_MARGIN,
    page_pixels,
    room,
)
from .spelled import clean

LONGEST_LINK = 2_079
LEAST_FOOTER = 7.0  # points on paper
COLUMN_PIXELS = 64  # of a column of which nothing is said

Value = str | float | int | None


class Book:
    """A workbook in the making, the same bytes for the same contents."""

    def __init__(self, title: str, author: str, created: datetime, status: str = "", code: str = "") -> None:
        self.code = code
        self.workbook = streamed.Workbook()
        said = {"title": title, "author": author} | ({"status": status, "comments": status} if status else {})
        held = {key: parts.within(clean(text), parts.LONGEST_PROPERTY) for key, text in said.items()}
        self.workbook.set_properties({**held, "created": created})
        self._formats: dict[tuple[Style, str], Any] = {}
        self._known: dict[tuple[int, str], tuple[Style, Any]] = {}

    def page(self, name: str) -> Page:
        """A new sheet."""
        return Page(self, self.workbook.add_worksheet(name))

    def format(self, style: Style, number_format: str = "") -> Any:
        """XlsxWriter's format of a house style, made once."""
        # Nearly always it is the very same style, which is found without a look at all that it says.
        known = self._known.get((id(style), number_format))
        if known is None:
            key = (style, number_format)
            if key not in self._formats:
                self._formats[key] = self.workbook.add_format(properties(style, number_format))
            known = self._known[id(style), number_format] = style, self._formats[key]
        return known[1]

    def mark(self, style: Style) -> Any:
        """The format of a condition: colours and weight only."""
        return self.workbook.add_format(
            {"font_color": f"#{style.color}", "bg_color": f"#{style.ground}", "bold": style.bold}
        )

    def close(self) -> bytes:
        """The finished workbook."""
        return self.workbook.packed()


class Page:
    """A sheet; rows and columns count from 1, as in an address."""

    def __init__(self, book: Book, sheet: Any) -> None:
        self._book = book
        self._sheet = sheet
        self._pixels: dict[int, int] = {}  # of each column that is seen
        self._headings: list[tuple[int, str, Style]] = []
        self._footer, self._wide = "", 0.0  # and the pixels that stand on a page at full size

    def write(self, row: int, column: int, value: Value, style: Style, number_format: str = "") -> None:
        """A text, a finite number or an empty cell."""
        form = self._book.format(style, number_format)
        if value is None or value == "":
            self._sheet.write_blank(row - 1, column - 1, None, form)
        else:
            self._put(row, column, value, form)

    def line(self, row: int, values: Sequence[Value], form: Any) -> None:
        """Texts and numbers from the first column on, all in one format; where nothing is, no cell."""
        for column, value in enumerate(values, start=1):
            if value is not None and value != "":
                self._put(row, column, value, form)

    def _put(self, row: int, column: int, value: str | float | int, form: Any) -> None:
        if isinstance(value, str):
            self._sheet.write_string(row - 1, column - 1, clean(value), form)
        else:
            self._sheet.write_number(row - 1, column - 1, _finite(value), form)

    def formula(
        self,
        row: int,
        column: int,
        formula: str,
        value: Value,
        style: Style,
        number_format: str = "",
        leads: str = "",
    ) -> None:
        """A live formula with its value, so that what does not calculate still shows it.

        A click leads to the address `leads`; the cell looks as it would without.
        """
        shown = "" if value is None else value if isinstance(value, str) else _finite(value)
        form = self._book.format(style, number_format)
        if leads:
            target = f"internal:{leads.replace('$', '')}"
            self._sheet.write_url(row - 1, column - 1, target, form, leads, words.SEE_STEP)
        self._sheet.write_formula(row - 1, column - 1, formula, form, shown)

    def merge(
        self,
        row: int,
        column: int,
        to_row: int,
        to_column: int,
        value: Value,
        style: Style,
        number_format: str = "",
    ) -> None:
        """A text or a number over several cells, each with the style's edges."""
        self._span(row, column, to_row, to_column, style, number_format)
        self.write(row, column, value, style, number_format)

    def merge_formula(
        self,
        row: int,
        column: int,
        to_row: int,
        formula: str,
        value: Value,
        style: Style,
        number_format: str = "",
        leads: str = "",
    ) -> None:
        """A formula over several rows of one column."""
        self._span(row, column, to_row, column, style, number_format)
        self.formula(row, column, formula, value, style, number_format, leads)

    def link(self, row: int, column: int, target: str, text: str, style: Style, otherwise: Style) -> None:
        """A link where Excel can hold it, else its text alone in the other style."""
        if not target or len(target.encode("utf-16-le")) // 2 > LONGEST_LINK:
            self.write(row, column, text, otherwise)
            return
        self._sheet.write_url(row - 1, column - 1, target, self._book.format(style), clean(text))

    def chart(self, row: int, column: int, chart: Any, description: str, below: int = 0) -> None:
        """A chart from a cell on, so many pixels below its edge, with words for who cannot see it."""
        options = {"description": clean(description), "y_offset": below}
        self._sheet.insert_chart(row - 1, column - 1, chart, options)

    def condition(self, row: int, column: int, to_row: int, to_column: int, rule: dict[str, Any]) -> None:
        """How cells look while a rule holds for them."""
        self._sheet.conditional_format(row - 1, column - 1, to_row - 1, to_column - 1, rule)

    def sparkline(self, row: int, column: int, source: tuple[int, int, int], line: str, last: str) -> None:
        """A small line over the cells of one row (row, first and last column)."""
        where, first, end = source
        options = {
            "range": f"{self._sheet.get_name()}!{letters(first)}{where}:{letters(end)}{where}",
            "markers": True,
            "last_point": True,
            "series_color": f"#{line}",
            "last_color": f"#{last}",
        }
        self._sheet.add_sparkline(row - 1, column - 1, options)

    def height(self, row: int, points: float, *, below: bool = False) -> float:
        """Sets the height of a row, and gives it (points); one `below` another folds into that one's line."""
        level = {"level": 1} if below else {}
        height = min(points, HIGHEST_ROW)
        self._sheet.set_row(row - 1, height, None, level)
        return height

    def folds(self) -> None:
        """Rows that fold do so into the line above them."""
        self._sheet.outline_settings(True, False, True, False)

    def widths(self, pixels: Sequence[int]) -> None:
        """The widths of the first columns."""
        for column, width in enumerate(pixels, start=1):
            self.column(column, width, {})

    def column(self, column: int, pixels: int, options: dict[str, object]) -> None:
        """The width of one column, and whether it is hidden or can be folded away."""
        self._sheet.set_column_pixels(column - 1, column - 1, pixels, None, options)
        self._pixels[column] = 0 if options.get("hidden") else pixels

    def heading(self, row: int, text: str, style: Style) -> None:
        """A text from the first column on, in as many lines as the width of what is printed makes of it."""
        self._headings.append((row, text, style))

    def paper(self, paper: str, footer: str, *, upright: bool = False) -> None:
        """F4 or A4, with the house's margins and a footer; the sheet's pages count from 1.

        `prints` writes them, because it knows the scale.
        """
        number, _, _ = PAPERS[paper]
        self._sheet.hide_gridlines(2)
        if not upright:
            self._sheet.set_landscape()
        self._sheet.set_paper(number)
        self._sheet.set_margins(SIDE_MARGIN, SIDE_MARGIN, TOP_MARGIN, BOTTOM_MARGIN)
        self._footer = words.with_code(footer, self._book.code)
        self._wide = page_pixels(paper, 100, upright=upright)
        self._sheet.set_start_page(1)

    def prints(self, last_row: int, last_column: int, scale: int = 0, starts: Sequence[int] = ()) -> None:
        """What is printed, from the first cell on, at a scale (per cent); pages begin at these rows.

        On the screen all its columns stand beside each other.
        """
        self._sheet.print_area(0, 0, last_row - 1, last_column - 1)
        wide = sum(self._pixels.get(column, COLUMN_PIXELS) for column in range(1, last_column + 1))
        self._sheet.set_zoom(zoom_of(wide))
        for row, text, style in self._headings:
            lines = wrap(clean(text), room(wide, style), style.size, style.bold)
            if len(lines) == 1:
                self.write(row, 1, text, style)
            else:
                wrapped = replace(style, wrap=True, vertical="top")
                self.merge(row, 1, row, last_column, "\n".join(lines), wrapped)
                self.height(row, round_up(lines_height(len(lines), style.size) + CELL_EDGE))
        self._headings.clear()  # the pages of a list may be set once more
        # LibreOffice scales a footer with its sheet whatever is said of it: so every program shall.
        points = math.ceil(LEAST_FOOTER / (scale or min(self._wide / wide * 100, 100)) * 100)
        self._sheet.set_footer(words.sized(self._footer, points), {"margin": FOOTER_MARGIN})
        if scale:
            self._sheet.set_print_scale(scale)
            self._sheet.set_h_pagebreaks([row - 1 for row in starts])

    def centred(self) -> None:
        """Printed in the middle between the left and the right margin."""
        self._sheet.center_horizontally()

    def repeats(self, first_row: int, last_row: int) -> None:
        """The rows that every printed page begins with."""
        self._sheet.repeat_rows(first_row - 1, last_row - 1)

    def keeps(self, row: int) -> None:
        """The rows that stay in sight on the screen: all down to this one."""
        self._sheet.freeze_panes(row, 0)

    def filters(self, head_row: int, last_row: int, columns: int) -> None:
        """A choice at each head of a list."""
        self._sheet.autofilter(head_row - 1, 0, last_row - 1, columns - 1)

    def takes_as_text(self, row: int, column: int, to_row: int, to_column: int) -> None:
        """Cells in which a text that looks like a number is meant as text."""
        where = f"{letters(column)}{row}:{letters(to_column)}{to_row}"
        self._sheet.ignore_errors({"number_stored_as_text": where})

    def hides(self) -> None:
        """The sheet stands in no list of sheets."""
        self._sheet.very_hidden()

    def listing(self, paper: str, footer: str, heads: tuple[int, int], last_row: int, columns: int) -> None:
        """A list for the screen that also prints: one page wide, its heads in sight and repeated."""
        self.paper(paper, footer)
        self._sheet.fit_to_pages(1, 0)
        self.keeps(heads[1])
        self.repeats(*heads)
        self.prints(last_row, columns)

    def _span(
        self, row: int, column: int, to_row: int, to_column: int, style: Style, number_format: str = ""
    ) -> None:
        if (row, column) != (to_row, to_column):
            form = self._book.format(style, number_format)
            self._sheet.merge_range(row - 1, column - 1, to_row - 1, to_column - 1, "", form)


def _finite(value: float) -> float:
    if not math.isfinite(value):
        raise ValueError(f"not a figure: {value}")
    return value
