"""A workbook as a printer gives it: each page with its sheet, its words, their places and their ink."""

from __future__ import annotations

import html
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise
from pathlib import Path

import numpy

PER_POINT = 96 / 72  # pixels of a page's picture
TALL = 1.298  # a word's box is as many times as high as its type: Liberation Sans as LibreOffice embeds it
ASCENT = 0.905
FOOT = 45.0  # points at a page's end in which its footer stands
CONTRAST = 40  # of 255, between ink and what it stands on

# Where a letter leaves ink, in sizes of the type above (first two) and right of the box's corners: the first
# and the last letter, the feet and the heads of all, and, where it has them, what stands above and below.
HEADS, FEET, TALLER, BELOW = (0.55, 0.3), (0.25, 0.0), (0.75, 0.6), (-0.06, -0.22)
SIDE = 0.45


@dataclass(frozen=True, slots=True)
class Word:
    """What stands between two spaces on a page, and its box in points from the upper left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def size(self) -> float:
        """The size of its type in points on paper."""
        return (self.bottom - self.top) / TALL


@dataclass(frozen=True)
class PrintedPage:
    """A page: of which sheet it is, its size in points, its words, and its picture in grey."""

    sheet: str
    width: float
    height: float
    words: tuple[Word, ...]
    picture: numpy.ndarray

    def at_foot(self, word: Word) -> bool:
        """Whether a word stands where footers do."""
        return word.top > self.height - FOOT

    @property
    def foot(self) -> str:
        """What the footer says, in a line."""
        return " ".join(word.text for word in self.words if self.at_foot(word))

    def cut(self) -> list[str]:
        """Words of which a part has no ink: that is where their cell ended."""
        words = [word for word in self.words if re.search(r"\w\w", word.text)]
        if not words:
            return []
        high, wide = self.picture.shape
        edges = numpy.zeros((high, wide), bool)
        edges[:, 1:] = _contrast(self.picture[:, 1:], self.picture[:, :-1])
        edges[1:] |= _contrast(self.picture[1:], self.picture[:-1])
        sums = numpy.zeros((high + 1, wide + 1), numpy.int32)
        numpy.cumsum(edges, axis=1, dtype=numpy.int32, out=sums[1:, 1:])
        for above, row in pairwise(sums):
            row += above
        boxes = numpy.array([list(_boxes(word)) for word in words]) * PER_POINT
        left, right = (
            numpy.clip(numpy.floor(boxes[..., 0]).astype(int), 0, wide),
            numpy.clip(numpy.ceil(boxes[..., 2]).astype(int), 0, wide),
        )
        top, bottom = (
            numpy.clip(numpy.floor(boxes[..., 1]).astype(int), 0, high),
            numpy.clip(numpy.ceil(boxes[..., 3]).astype(int), 0, high),
        )
        inked = sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left]
        return [word.text for word, whole in zip(words, (inked > 0).all(axis=1), strict=True) if not whole]

    def overlapping(self) -> list[tuple[str, str]]:
        """Words that stand on each other."""
        if not self.words:
            return []
        size = numpy.array([word.size for word in self.words])
        base = numpy.array([word.top for word in self.words]) + ASCENT * size
        left, right = (
            numpy.array([getattr(word, side) for word in self.words]) for side in ("left", "right")
        )
        least = numpy.minimum(size[:, None], size)
        wide = numpy.minimum(right[:, None], right) - numpy.maximum(left[:, None], left)
        heads = base - 0.5 * size
        high = numpy.minimum(base[:, None], base) - numpy.maximum(heads[:, None], heads)
        found = numpy.argwhere(numpy.triu((wide > 0.2 * least) & (high > 0.1 * least), 1))
        return [(self.words[one].text, self.words[other].text) for one, other in found]


def _contrast(one: numpy.ndarray, other: numpy.ndarray) -> numpy.ndarray:
    """Where one of two pictures has ink and the other what it stands on."""
    return numpy.maximum(one, other) - numpy.minimum(one, other) > CONTRAST


def _boxes(word: Word) -> Iterator[tuple[float, float, float, float]]:
    """Where the word must have left ink: left, top, right, bottom."""
    size = word.size
    base = word.top + ASCENT * size

    def band(part: tuple[float, float]) -> tuple[float, float, float, float]:
        return word.left, base - part[0] * size, word.right, base - part[1] * size

    yield word.left, base - 0.55 * size, word.left + SIDE * size, base + 0.1 * size
    yield word.right - SIDE * size, base - 0.55 * size, word.right, base + 0.1 * size
    yield band(HEADS)
    yield band(FEET)
    yield band(TALLER if word.text[0].isupper() or word.text[0].isdigit() else HEADS)
    yield band(BELOW if re.search("[gjpqy]", word.text) else FEET)


def sheets_of(pdf: Path) -> list[str]:
    """Of which sheet each page of a PDF is that LibreOffice made: its outline says where each begins."""
    outline = _told("pdftohtml", "-xml", "-i", "-l", "1", "-stdout", str(pdf))
    begins = {
        int(page): html.unescape(name)
        for page, name in re.findall(r'<item page="(\d+)">(.*)</item>', outline.decode())
    }
    pages = re.search(rb"Pages: +(\d+)", _told("pdfinfo", str(pdf)))
    assert pages
    named = (begins.get(page, "") for page in range(1, int(pages[1]) + 1))
    return list(accumulate(named, lambda before, here: here or before))


def pages_of(pdf: Path) -> list[PrintedPage]:
    """The pages of a PDF that LibreOffice made."""
    boxes = _told("pdftotext", "-bbox", str(pdf), "-").decode().split("<page ")[1:]
    pictures = _pictures(_told("pdftoppm", "-gray", "-r", "96", str(pdf)))
    pages = []
    for sheet, part, picture in zip(sheets_of(pdf), boxes, pictures, strict=True):
        width, height = map(float, re.findall(r'(?:width|height)="([\d.]+)"', part)[:2])
        words = tuple(
            Word(html.unescape(text), *map(float, box))
            for *box, text in re.findall(
                r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>', part
            )
        )
        pages.append(PrintedPage(sheet, width, height, words, picture))
    return pages


def _told(*command: str) -> bytes:
    return subprocess.run(command, check=True, capture_output=True, timeout=120).stdout


def _pictures(raw: bytes) -> Iterator[numpy.ndarray]:
    """Pictures in grey, one after the other."""
    at = 0
    while at < len(raw):
        head = re.compile(rb"P5\s(\d+) (\d+)\s255\s").match(raw, at)
        assert head
        width, height = int(head[1]), int(head[2])
        at = head.end() + width * height
        yield numpy.frombuffer(raw, numpy.uint8, width * height, head.end()).reshape(height, width)
