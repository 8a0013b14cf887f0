"""How wide a text is in Arial, how it breaks into lines, and how high its row must be."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from itertools import repeat

from .arial import BOLD, REGULAR, UNITS_PER_EM

PIXELS_PER_CHARACTER = 7  # a column's unit: a digit of the workbook's default font
POINTS_PER_PIXEL = 0.75
NO_BREAK = "\xa0"
LINE = 1.22  # of the type's size
HIGHEST_ROW = 409.5  # points
PADDING = 12.0  # points of air in a row
# LibreOffice draws the same column 5 to 6 % wider than its text, Excel exactly: keep this much free.
SLACK = 0.95


def text_width(text: str, size: float, bold: bool = False) -> float:
    """The width of one line in points; a sign that the table lacks counts as wide as an M."""
    return _units(text, bold) * size / UNITS_PER_EM


@functools.lru_cache(maxsize=20_000)  # a document is made of few words
def _units(text: str, bold: bool) -> int:
    """The width in units of the font, which add up exactly."""
    table = BOLD if bold else REGULAR
    return sum(map(table.get, text, repeat(table["M"])))


def column_points(width: float) -> float:
    """The points that a text may take in a column of so many characters."""
    return width * PIXELS_PER_CHARACTER * POINTS_PER_PIXEL * SLACK


@functools.lru_cache(maxsize=4_000)  # the same text stands in several sheets, and is measured for each
def wrap(text: str, points: float, size: float, bold: bool = False) -> tuple[str, ...]:
    """The lines into which a text breaks at spaces; a word wider than the line breaks within.

    No sign is measured more than twice, so a text of any length takes time in proportion to it.
    """
    room = points * UNITS_PER_EM / size
    space = _units(" ", bold)
    lines: list[str] = []
    for paragraph in text.split("\n"):
        words: list[str] = []
        taken = 0
        for word in paragraph.split(" "):
            wide = _units(word, bold)
            if words and taken + space + wide > room:
                lines.append(" ".join(words))
                words, taken = [], 0
            if words:
                taken += space
            elif wide > room:
                *full, word = _broken(word, room, bold)
                lines += full
                wide = _units(word, bold)
            if word or words:
                words.append(word)
            taken += wide
        lines.append(" ".join(words))
    return tuple(lines)


def _broken(word: str, room: float, bold: bool) -> list[str]:
    """A word in pieces that fit, each of at least one sign."""
    table = BOLD if bold else REGULAR
    widest = table["M"]
    pieces: list[str] = []
    start, taken = 0, 0
    for at, sign in enumerate(word):
        wide = table.get(sign, widest)
        if at > start and taken + wide > room:
            pieces.append(word[start:at])
            start, taken = at, 0
        taken += wide
    return [*pieces, word[start:]]


def fitted_height(parts: Sequence[tuple[str, float, bool]], width: float, padding: float = PADDING) -> float:
    """The row height, in points and a multiple of 0.75, of texts (text, size, bold) one below the other.

    `width` is the column's, in characters. No row is higher than Excel draws one.
    """
    points = column_points(width)
    needed = sum(len(wrap(text, points, size, bold)) * size * LINE for text, size, bold in parts)
    return min(round_up(needed + padding), HIGHEST_ROW)


def round_up(height: float) -> float:
    """The next multiple of 0.75 pt, which every program draws alike."""
    return -(-height // 0.75) * 0.75


def bound(text: str) -> str:
    """The text with what must not be torn apart held together: `5 %`, `≥ 66`."""
    return text.replace(" %", f"{NO_BREAK}%").replace("≥ ", f"≥{NO_BREAK}")


def even(text: str, points: float, size: float, bold: bool = False) -> tuple[str, ...]:
    """The same number of lines as `wrap` gives, as equally long as the words allow; 5 % stays together."""
    lines: list[str] = []
    for paragraph in bound(text).split("\n"):
        narrowest = wrap(paragraph, points, size, bold)
        low, high = points / len(narrowest), points
        while high - low > 1:
            middle = (low + high) / 2
            tried = wrap(paragraph, middle, size, bold)
            broken = " ".join(tried) != paragraph
            low, high = (middle, high) if broken or len(tried) > len(narrowest) else (low, middle)
        lines += wrap(paragraph, high, size, bold)
    return tuple(line.replace(NO_BREAK, " ") for line in lines)


def unhyphenated(text: str, points: float, size: float, bold: bool = False) -> str:
    """A text broken into lines by ourselves where a program might break a word at its hyphen."""
    return "\n".join(wrap(text, points, size, bold)) if "-" in text else text


def lines_height(lines: int, size: float) -> float:
    """The points that so many lines take, without air."""
    return lines * size * LINE
