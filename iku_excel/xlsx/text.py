"""Text as a workbook spells it: escaped characters, rich text, the table of shared strings."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from . import limits
from .markup import MAIN, STRICT, Element
from .outline import follow, in_spaces
from .refusal import DamagedError, RefusedError

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
RUN = {"r": "m:t m:rPr", "rPr": "m:strike m:vertAlign"}
"""What of a run, within a cell or a shared string, changes what it says."""
_GRAMMARS = tuple(
    in_spaces({"m": space}, {"": "m:sst", "sst": "m:si", "si": "m:t m:r", **RUN}) for space in (MAIN, STRICT)
)
_RUNS = ("comment", "text", "r", "si")
_SHIFTED = {
    "superscript": str.maketrans("0123456789+-=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾"),
    "subscript": str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"),
}
_STRUCK = "\u0336"  # strikes out the sign before it


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


def look_of(tag: str, attributes: Sequence[str]) -> str:
    """What a `strike` or `vertAlign` of a run says of it: "strike", "superscript", "subscript", or ""."""
    value = next((attributes[at + 1] for at in range(0, len(attributes), 2) if attributes[at] == "val"), "1")
    if tag == "strike":
        return "" if value in ("0", "false") else "strike"
    return value if value in _SHIFTED else ""


def as_seen(text: str, looks: Collection[str]) -> str:
    """A run's text as people see it: 15 with a raised 2 is "15²", never 152; what is struck out stays so."""
    for look in looks:
        text = text.translate(_SHIFTED.get(look, {}))
    if "strike" in looks:
        text = "".join(sign + _STRUCK for sign in text)
    return text


def shared_strings(data: bytes) -> list[str]:
    """The table of shared strings; raises DamagedError or RefusedError."""
    strings: list[str] = []
    pieces: list[str] = []
    runs: list[str] = []
    looks: list[str] = []

    def start(tag: str, attributes: list[str]) -> None:
        if tag == "t":
            pieces.clear()
        elif tag == "si":
            runs.clear()
            looks.clear()
        elif tag == "r":
            looks.clear()
        elif tag in ("strike", "vertAlign"):
            looks.append(look_of(tag, attributes))

    def end(tag: str) -> None:
        if tag == "t":
            runs.extend([as_seen("".join(pieces), looks)] if looks else pieces)
        elif tag == "r":
            looks.clear()
        elif tag == "si":
            strings.append(unescape("".join(runs)))
            if len(strings) > limits.STRINGS:
                raise RefusedError("E110", {"x": "sharedStrings"})

    def stranger(name: str, within: str) -> None:
        if within == "t":
            raise DamagedError

    follow(data, _GRAMMARS, start, end, pieces.append, stranger)
    return strings
