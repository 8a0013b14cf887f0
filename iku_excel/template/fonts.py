"""Fonts with their elements in the order in which Excel writes them: openpyxl has another."""

from __future__ import annotations

import re

_ORDER = (
    *(b"b", b"i", b"strike", b"condense", b"extend", b"outline", b"shadow"),
    *(b"u", b"vertAlign", b"sz", b"color", b"name", b"rFont", b"family", b"charset", b"scheme"),
)
_FONT = re.compile(rb"<(rPr|font)>(.*?)</\1>")
_ELEMENT = re.compile(rb"<(\w+)[^>]*/>")


def order_fonts(part: bytes) -> bytes:
    """The same part; a font of a text's run or of a style says the same in Excel's order."""
    return _FONT.sub(_ordered, part)


def _ordered(font: re.Match[bytes]) -> bytes:
    elements = sorted(_ELEMENT.finditer(font[2]), key=lambda element: _ORDER.index(element[1]))
    return b"<%b>%b</%b>" % (font[1], b"".join(element[0] for element in elements), font[1])
