"""How wide the columns of a table are: no word is broken and no figure cut, and what is free is shared."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from ...styles import Style
from ...styles.measure import NO_BREAK, POINTS_PER_PIXEL, SLACK, bound, text_width
from ...styles.table import Table
from .fitting import CELL_EDGE, INDENT

# A word that needs more is a link or a slip of the keyboard: it breaks before it takes the page from others.
WIDEST = 320


def of_words(texts: Iterable[str], style: Style) -> int:
    """The pixels in which no word of these texts breaks, at most WIDEST."""
    # By these two alone: `split` by itself also parts what is bound.
    words = {word for text in texts for line in bound(text).split("\n") for word in line.split(" ")}
    return min(max((_pixels(word.replace(NO_BREAK, " "), style) for word in words), default=0), WIDEST)


def of_lines(texts: Iterable[str], style: Style) -> int:
    """The pixels in which each of these texts stands on one line, at most WIDEST."""
    return min(max((_pixels(text, style) for text in texts), default=0), WIDEST)


def of_figure(value: float | None, number_format: str, style: Style) -> int:
    """The pixels of a figure as its format shows it."""
    if value is None:
        return 0
    number_format, _, said = number_format.partition('"')
    tail = said.removesuffix('"')
    thousands = len(number_format) - len(number_format.rstrip(","))
    value, number_format = value / 1000**thousands, number_format.rstrip(",")
    decimals = len(number_format.partition(".")[2].partition(" ")[0])
    if number_format.endswith("%"):
        return of_lines((f"{value:,.{decimals}%} {tail}",), style)
    return of_lines((f"{value:,.{decimals}f}{tail}",), style)


def shared(table: Table, needs: Mapping[str, int], room: float, folded: bool) -> dict[str, int]:
    """The pixels of each column that is shown: at least what it needs, and its share of what is left free."""
    there = [column for column in table.columns if not (column.hidden or (folded and column.folds))]
    widths = {column.name: max(column.pixels, needs.get(column.name, 0)) for column in there}
    free = room - sum(width for column in there if not column.share for width in [widths[column.name]])
    sharing = {column.name: column.share for column in there if column.share}
    while sharing:
        each = free / sum(sharing.values())
        # Who needs more than a share gets it first, and the others share what remains.
        needy = [name for name, share in sharing.items() if widths[name] > each * share]
        if not needy:
            return widths | {name: int(each * share) for name, share in sharing.items()}
        for name in needy:
            free -= widths[name]
            del sharing[name]
    return widths


def _pixels(text: str, style: Style) -> int:
    points = text_width(text, style.size, style.bold) + CELL_EDGE + INDENT * style.indent
    return math.ceil(points / (POINTS_PER_PIXEL * SLACK))
