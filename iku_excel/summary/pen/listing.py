"""A list as its table of columns says it: heads in their places, and rows as high as what stands in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ...styles import Style
from ...styles import summary as look
from ...styles.columns import Table
from .book import Page, Value, row_height

BOLD_IS_WIDER = 0.9  # of a column's width is what bold type may count on


@dataclass(frozen=True, slots=True)
class Shown:
    """What a row has in one column: a value, or a formula with its value, or a text with a link."""

    value: Value
    style: Style = look.LIST
    number_format: str = ""
    formula: str = ""
    link: str = ""


def paint_heads(
    page: Page,
    row: int,
    table: Table,
    heads: Mapping[str, str],
    *,
    numbered: bool = False,
    height: float = 21.0,
) -> None:
    """The heads by the names of their columns, and below them the numbers."""
    for place, column in enumerate(table.columns, start=1):
        style = look.LIST_HEAD_RIGHT if column.right else look.LIST_HEAD
        page.write(row, place, heads[column.name], style)
        if numbered:
            style = look.LIST_NUMBER_RIGHT if column.right else look.LIST_NUMBER
            page.write(row + 1, place, table.printed(column.name), style)
    page.height(row, height)


def paint_row(page: Page, row: int, table: Table, cells: Mapping[str, Shown]) -> None:
    """The cells by the names of their columns; a column without one stays empty."""
    sized = []
    for place, column in enumerate(table.columns, start=1):
        shown = cells.get(column.name, Shown(""))
        if shown.formula:
            page.formula(row, place, shown.formula, shown.value, shown.style, shown.number_format)
        elif shown.link:
            page.link(row, place, shown.link, str(shown.value), look.LIST_LINK, shown.style)
        else:
            page.write(row, place, shown.value, shown.style, shown.number_format)
        if isinstance(shown.value, str):
            pixels = column.pixels * (BOLD_IS_WIDER if shown.style.bold else 1)
            sized.append((shown.value, pixels, shown.style.size))
    page.height(row, row_height(sized))


def paint_band(page: Page, row: int, table: Table, text: str, style: Style) -> None:
    """A title over the rows below it, on one ground."""
    for place in range(1, table.width + 1):
        page.write(row, place, text if place == 1 else "", style)
    page.height(row, 21)
