"""What the sheets of a workbook show or hide beside their cells: headings, conditional formats, objects."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from . import markup
from .package import Package, open_package

_SHEETS, _STYLES, _WORKBOOK = "xl/worksheets/", "xl/styles.xml", "xl/workbook.xml"
# Links and charts are looked at where they are read; a printer's settings show nothing.
_ELSEWHERE = frozenset(("hyperlink", "drawing", "printerSettings"))
_HEADINGS = frozenset(
    f"{pages}{place}" for pages in ("odd", "even", "first") for place in ("Header", "Footer")
)
_OBJECTS = frozenset(("picture", "legacyDrawingHF", "oleObject", "control"))
LOWEST, NARROWEST = 3, 0.4
"""Points of a row and signs of a column below which nobody reads what stands there."""
_FALSE, _TRUE = ("0", "false"), ("1", "true")
# A heading without how it is written: font, size, colour. Gnumeric loses half of the signs around a font's
# name, and of a size's two digits the first.
_WRITING = re.compile(
    r'Arial,Regular"\d?|&(?:"[^"]*"|\d+|K[0-9A-Fa-f]{2}(?:[0-9A-Fa-f]{4}|[+-]\d{3})|[BIUESXYOH])'
)
_PLACE = re.compile("&([LCR])")


@dataclass(frozen=True, slots=True)
class Beside:
    """Kinds of objects and headings with their number, number formats of conditions, and odd settings.

    `settings` are named as the format names them, where they are not what everybody takes for granted.
    """

    objects: Mapping[str, int]
    headings: Mapping[str, int]
    formats: frozenset[str]
    settings: frozenset[str]


def read_beside(data: bytes) -> Beside:
    """The same from the bytes of a workbook that can be read; raises DamagedError or RefusedError."""
    package = open_package(data)
    seen = _Seen()
    for name in sorted(package.container.entries):
        if name.startswith(_SHEETS) and name.endswith(".xml") and "/" not in name[len(_SHEETS) :]:
            seen.objects.update(
                one.kind for one in package.relations(name).values() if one.kind not in _ELSEWHERE
            )
            markup.run(package.part(name), seen.start, seen.end, seen.text)
    seen.formats.update(_of_styles(package))
    seen.settings.update(_of_workbook(package))
    return Beside(seen.objects, seen.headings, frozenset(seen.formats), frozenset(seen.settings))


class _Seen:
    """What the sheets have shown so far."""

    def __init__(self) -> None:
        self.objects: Counter[str] = Counter()
        self.headings: Counter[str] = Counter()
        self.formats: set[str] = set()
        self.settings: set[str] = set()
        self._heading: list[str] | None = None

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        local = name.rpartition(" ")[2]
        if local in _HEADINGS:
            self._heading = []
        elif local in _OBJECTS:
            self.objects[local] += 1
        elif local == "row":
            self.objects["row"] += _below(attributes.get("ht"), LOWEST)
        elif local == "col" and _below(attributes.get("width"), NARROWEST):
            self.objects["col"] += 1
        elif local == "numFmt":
            self.formats.add(attributes.get("formatCode", ""))
        elif local == "sheetView":
            if attributes.get("showZeros") in _FALSE:
                self.settings.add("showZeros")
            if attributes.get("showFormulas") in _TRUE:
                self.settings.add("showFormulas")

    def end(self, name: str) -> None:
        if name.rpartition(" ")[2] in _HEADINGS and self._heading is not None:
            self.headings.update(_said("".join(self._heading)))
            self._heading = None

    def text(self, piece: str) -> None:
        if self._heading is not None:
            self._heading.append(piece)


def _below(size: str | None, least: float) -> bool:
    try:
        return size is not None and float(size) < least
    except ValueError:
        return False


def _said(heading: str) -> Iterator[str]:
    """What stands left, in the middle and right, where anything does."""
    parts = _PLACE.split(_WRITING.sub("", heading))
    for place, text in zip(("C", *parts[1::2]), (parts[0], *parts[2::2]), strict=True):
        if plain := "".join(text.split()):
            yield f"{place}:{plain}"


def _of_styles(package: Package) -> Iterator[str]:
    if package.has(_STYLES):
        for block in package.tree(_STYLES).all("dxfs"):
            yield from (one.get("formatCode") for one in block.walk() if one.name == "numFmt")


def _of_workbook(package: Package) -> Iterator[str]:
    if package.has(_WORKBOOK):
        root = package.tree(_WORKBOOK)
        if any(one.get("fullPrecision") in _FALSE for one in root.all("calcPr")):
            yield "fullPrecision"
        if any(one.get("date1904") in _TRUE for one in root.all("workbookPr")):
            yield "date1904"
