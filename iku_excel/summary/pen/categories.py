"""The ground of a category, which follows its word when a figure changes."""

from __future__ import annotations

from collections.abc import Sequence

from ...core.model import Band
from ...styles import summary as look
from ...texts.workbook import every_sheet as words
from .book import Book, Page
from .spelled import literal


def falling(bands: Sequence[Band]) -> list[Band]:
    """The bands, best first."""
    return sorted(bands, key=lambda band: band.threshold, reverse=True)


def paint_grounds(
    book: Book, page: Page, bands: Sequence[Band], column: int, first_row: int, last_row: int
) -> None:
    """How the categories in a column look, each on its ground."""
    for rank, band in enumerate(falling(bands)):
        criteria = {
            "type": "cell",
            "criteria": "==",
            "value": literal(words.squared(band.name, bands)),
            "format": book.mark(look.category(rank, len(bands))),
        }
        page.condition(first_row, column, last_row, column, criteria)
