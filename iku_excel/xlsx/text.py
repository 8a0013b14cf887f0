"""Text as a workbook spells it: escaped characters, rich text, the table of shared strings."""

from __future__ import annotations

import re

from . import limits
from .markup import MAIN, STRICT, Element
from .outline import follow, in_spaces
from .refusal import DamagedError, RefusedError

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_GRAMMARS = tuple(
    in_spaces({"m": space}, {"": "m:sst", "sst": "m:si", "si": "m:t m:r", "r": "m:t"})
    for space in (MAIN, STRICT)
)
_RUNS = ("comment", "text", "r", "si")


def unescape(text: str) -> str:
    """Text with `_x000D_` and its like undone; a lone surrogate becomes U+FFFD."""
    if "_x" not in text:
        return text
    text = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def rich_text(element: Element) -> str:
    """The text of an element's runs; its reading aids (phonetic runs) and extensions are left out."""
    pieces = []
    pending = [element]
    while pending:
        current = pending.pop()
        if current.name == "t":
            pieces.append(current.text)
        elif current.name in _RUNS:
            pending.extend(reversed(current.children))
    return unescape("".join(pieces))


def shared_strings(data: bytes) -> list[str]:
    """The table of shared strings; raises DamagedError or RefusedError."""
    strings: list[str] = []
    pieces: list[str] = []
    runs: list[str] = []

    def start(tag: str, _: list[str]) -> None:
        if tag == "t":
            pieces.clear()
        elif tag == "si":
            runs.clear()

    def end(tag: str) -> None:
        if tag == "t":
            runs.extend(pieces)
        elif tag == "si":
            strings.append(unescape("".join(runs)))
            if len(strings) > limits.STRINGS:
                raise RefusedError("E110", {"x": "sharedStrings"})

    def stranger(name: str, within: str) -> None:
        if within == "t":
            raise DamagedError

    follow(data, _GRAMMARS, start, end, pieces.append, stranger)
    return strings
