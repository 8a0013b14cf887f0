"""How wide the columns of `IKU` are, and at which scale it is printed: as wide as the paper allows."""

from __future__ import annotations

from ...styles import columns
from ..pen.book import page_pixels

# The scale is fixed: a sheet that is fitted to its page's width gives up its page breaks.
SCALE, FOLDED_SCALE = 77, 92


def pixels(paper: str, folded: bool) -> dict[str, int]:
    """The pixels of each column; those that are folded away keep theirs of the open sheet."""
    shown = _shared(paper, folded)
    return shown if not folded else {**_shared(paper, False), **shown}


def scale(folded: bool) -> int:
    """The per cent at which the sheet is printed."""
    return FOLDED_SCALE if folded else SCALE


def _shared(paper: str, folded: bool) -> dict[str, int]:
    every = columns.IKU.columns
    there = [column for column in every if not (column.hidden or (folded and column.folds))]
    free = page_pixels(paper, scale(folded)) - sum(column.pixels for column in there)
    shares = sum(column.share for column in there)
    widths = {column.name: column.pixels + int(free * column.share / shares) for column in there}
    return {column.name: column.pixels for column in every if column.hidden} | widths
