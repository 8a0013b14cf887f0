"""What lies over the sheets of a workbook: charts with what they show, and what else was laid there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .markup import Element
from .package import Package, open_package
from .refusal import DamagedError, RefusedError

_CHARTS, _DRAWINGS = "xl/charts/", "xl/drawings/"
_CACHES = ("strCache", "numCache")
_LAID = {"pic": "pictures", "sp": "shapes", "cxnSp": "shapes"}


@dataclass(frozen=True, slots=True)
class Drawings:
    """The ranges that charts show with the values they keep of them, the texts of charts, and counts.

    A range that several charts keep differently stands there with every version.
    """

    series: Mapping[str, frozenset[tuple[str, ...]]]
    texts: frozenset[str]
    pictures: int
    shapes: int
    macros: bool


def read_drawings(data: bytes) -> Drawings:
    """The same from the bytes of a workbook that can be read; raises DamagedError or RefusedError."""
    package = open_package(data)
    series: dict[str, set[tuple[str, ...]]] = {}
    texts: set[str] = set()
    for root in _roots(package, _CHARTS):
        for element in root.walk():
            local = _local(element)
            if local in ("strRef", "numRef", "multiLvlStrRef"):
                source = _text(element, "f")
                if source.startswith('"'):
                    texts.add(source.strip('"'))
                else:
                    series.setdefault(source, set()).add(_kept(element))
            elif local == "tx" and (name := _text(element, "v")):
                texts.add(name)
            elif local == "rich" and (said := _said(element)):
                texts.add(said)
    laid = [_local(element) for root in _roots(package, _DRAWINGS) for element in root.walk()]
    counts = {kind: sum(_LAID.get(name) == kind for name in laid) for kind in _LAID.values()}
    macros = any(name.endswith("vbaproject.bin") for name in package.container.entries)
    known = {source: frozenset(versions) for source, versions in series.items()}
    return Drawings(known, frozenset(texts), counts["pictures"], counts["shapes"], macros)


def _roots(package: Package, folder: str) -> Iterator[Element]:
    for name in sorted(package.container.entries):
        if name.startswith(folder) and name.endswith(".xml") and "/" not in name[len(folder) :]:
            yield package.tree(name)


def _local(element: Element) -> str:
    return element.name.rpartition(" ")[2]


def _text(element: Element, name: str) -> str:
    return next((child.text.strip() for child in element.children if _local(child) == name), "")


def _kept(element: Element) -> tuple[str, ...]:
    """The values that a chart keeps of a range, in their order; a gap is ""."""
    cache = next((child for child in element.children if _local(child) in _CACHES), None)
    if cache is None:
        return ()
    points = {
        int(point.get("idx")): _text(point, "v")
        for point in cache.children
        if _local(point) == "pt" and point.get("idx").isascii() and point.get("idx").isdigit()
    }
    return tuple(points[place] for place in sorted(points) if points[place])


def _said(element: Element) -> str:
    return " ".join("".join(part.text for part in element.walk() if _local(part) == "t").split())


__all__ = ["DamagedError", "Drawings", "RefusedError", "read_drawings"]
