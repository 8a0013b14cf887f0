"""What a page has room for, and a cell."""

from __future__ import annotations

from collections.abc import Sequence

from ...styles import Style
from ...styles.measure import POINTS_PER_PIXEL, SLACK, lines_height, round_up, unhyphenated, wrap

INCH = 72.0
PAPERS = {"F4": (14, 13.0, 8.5), "A4": (9, 11.69, 8.27)}  # Excel's number, inches wide and high
SIDE_MARGIN, TOP_MARGIN, BOTTOM_MARGIN, FOOTER_MARGIN = 0.45, 0.45, 0.6, 0.3
WIDENED = 1.06  # LibreOffice draws a column so much wider than Excel does
LEAST_SCALE = 10  # per cent; programs print no smaller
AIR = 7.5  # points above and below the text of a row together
INDENT = 8.0  # points of one step
CELL_EDGE = 5.0  # points that a program keeps free inside a cell


def room(pixels: float, style: Style | None = None) -> float:
    """The points that a line of text may take in a cell so wide."""
    indent = INDENT * style.indent if style else 0.0
    return pixels * POINTS_PER_PIXEL * SLACK - CELL_EDGE - indent


def whole_words(text: str, pixels: float, style: Style) -> str:
    """The text of a wrapped cell so wide, broken so that no program breaks a word at its hyphen."""
    return unhyphenated(text, room(pixels, style), style.size, style.bold) if style.wrap else text


def row_height(texts: Sequence[tuple[str, float, float]], least: float = 18.0) -> float:
    """The height in which every text (with its pixels and its size) is whole."""
    heights = (lines_height(len(wrap(text, room(pixels), size)), size) for text, pixels, size in texts)
    return min(round_up(max((least, *(height + AIR for height in heights)))), 400.0)


def page_pixels(paper: str, scale: int, *, upright: bool = False) -> float:
    """The pixels of columns that a page holds at a scale (per cent) in every program."""
    _, long, short = PAPERS[paper]
    wide = short if upright else long
    return (wide - 2 * SIDE_MARGIN) * INCH * 100 / scale / WIDENED / POINTS_PER_PIXEL


def page_points(paper: str, scale: int, *, upright: bool = False) -> float:
    """The points of rows that a page holds at a scale."""
    _, long, short = PAPERS[paper]
    high = long if upright else short
    return (high - TOP_MARGIN - BOTTOM_MARGIN) * INCH * 100 / scale


def fitting_scale(paper: str, pixels: int, *, upright: bool = False) -> int:
    """The largest scale at which so many pixels of columns stand on one page."""
    return max(LEAST_SCALE, min(int(page_pixels(paper, 100, upright=upright) * 100 / pixels), 100))
