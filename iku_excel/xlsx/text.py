"""Text as a workbook spells it: escaped characters, rich text, the table of shared strings."""

from __future__ import annotations

import re

from . import limits
from .markup import MAIN, STRICT, Element, run
from .refusal import DamagedError, RefusedError

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_TAGS = {f"{space} {tag}": tag for space in (MAIN, STRICT) for tag in ("sst", "si", "t", "rPh")}


def unescape(text: str) -> str:
    """Text with `_x000D_` and its like undone; a lone surrogate becomes U+FFFD."""
    if "_x" not in text:
        return text
    text = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def rich_text(element: Element) -> str:
    """The text of an element's runs, its reading aids (phonetic runs) left out."""
    pieces = []
    pending = [element]
    while pending:
        current = pending.pop()
        if current.name == "t":
            pieces.append(current.text)
        elif current.name != "rPh":
            pending.extend(reversed(current.children))
    return unescape("".join(pieces))


def shared_strings(data: bytes) -> list[str]:
    """The table of shared strings; raises DamagedError or RefusedError."""
    strings: list[str] = []
    pieces: list[str] = []
    runs: list[str] = []
    tags = _TAGS
    phonetic = False
    depth = 0

    def start(name: str, attributes: list[str]) -> None:
        nonlocal depth, phonetic
        depth += 1
        if depth > limits.DEPTH or len(attributes) > 2 * limits.ATTRIBUTES:
            raise RefusedError("E111")
        tag = tags.get(name)
        if tag == "t":
            pieces.clear()
        elif tag == "si":
            runs.clear()
        elif tag == "rPh":
            phonetic = True
        elif depth == 1 and tag != "sst":
            raise DamagedError

    def end(name: str) -> None:
        nonlocal depth, phonetic
        depth -= 1
        tag = tags.get(name)
        if tag == "t":
            if not phonetic:
                runs.extend(pieces)
        elif tag == "si":
            strings.append(unescape("".join(runs)))
            if len(strings) > limits.STRINGS:
                raise RefusedError("E110", {"x": "sharedStrings"})
        elif tag == "rPh":
            phonetic = False

    run(data, start, end, pieces.append, flat=True)
    return strings
