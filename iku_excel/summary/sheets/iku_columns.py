"""The columns of `IKU`: the document's thirteen, FORMULASI in four, as wide as the paper allows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..pen.book import page_pixels

# The scale is fixed: a sheet that is fitted to its page's width gives up its page breaks.
SCALE, FOLDED_SCALE = 77, 92


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its number in the document, its pixels, and its share of what the paper leaves free."""

    name: str
    number: str
    pixels: int
    share: int = 0
    folds: bool = False
    hidden: bool = False


COLUMNS = (
    Column("number", "1", 30),
    Column("aim", "2", 120, hidden=True),
    Column("objective", "3", 0, 136),
    Column("indicator", "4", 0, 173),
    Column("label", "5", 0, 161),
    Column("equals", "", 18),
    Column("fraction", "", 0, 224),
    Column("tail", "", 88),
    Column("measure", "6", 50, folds=True),
    Column("target", "7", 75, folds=True),
    Column("value", "8", 70, folds=True),
    Column("achievement", "9 = 8 : 7", 75, folds=True),
    Column("category", "10", 64, folds=True),
    Column("remark", "11", 0, 106, folds=True),
    Column("source", "12", 88),
    Column("responsible", "13", 82),
)
PLACE: Mapping[str, int] = {column.name: place for place, column in enumerate(COLUMNS, start=1)}


def pixels(paper: str, folded: bool) -> dict[str, int]:
    """The pixels of each column; those that are folded away keep theirs of the open sheet."""
    shown = _shared(paper, folded)
    return shown if not folded else {**_shared(paper, False), **shown}


def scale(folded: bool) -> int:
    """The per cent at which the sheet is printed."""
    return FOLDED_SCALE if folded else SCALE


def _shared(paper: str, folded: bool) -> dict[str, int]:
    there = [column for column in COLUMNS if not (column.hidden or (folded and column.folds))]
    free = page_pixels(paper, scale(folded)) - sum(column.pixels for column in there)
    shares = sum(column.share for column in there)
    widths = {column.name: column.pixels + int(free * column.share / shares) for column in there}
    return {column.name: column.pixels for column in COLUMNS if column.hidden} | widths
