"""What one cell's type, format and raw text mean together."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from .addresses import natural
from .alike import Spelled
from .model import Cell, Style
from .styles import iso
from .text import unescape

_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_ISO_DATE = re.compile(
    r"(?:[0-9]{4}-[01][0-9]-[0-3][0-9])?T?(?:[0-2][0-9]:[0-5][0-9]:[0-5][0-9](?:\.[0-9]+)?)?Z?"
)
_SPACE = " \t\r\n"
_PICTURES = re.compile(r"\b(?:IMAGE|DISPIMG)\s*\(", re.IGNORECASE)
PICTURE = "e vm"
"""The type of an error value with another value behind it: a picture, or an error that only formulas have."""


def type_of(attributes: Mapping[str, str]) -> str:
    """The type that a cell's attributes give it."""
    kind = attributes.get("t", "n")
    return PICTURE if kind == "e" and attributes.get("vm", "0") != "0" else kind


@dataclass(frozen=True, slots=True)
class Sources:
    """What cells refer to: shared strings, formats ((), when the file brought none), calendar, conditions.

    `spelled` are cells that refer to none of the strings, and mean the same under these formats.
    """

    strings: Sequence[str]
    styles: tuple[Style, ...]
    date1904: bool
    conditional: tuple[str, ...] = ()
    spelled: Spelled = field(default_factory=Spelled)
    _looks: dict[str, tuple[int, bool, bool]] = field(default_factory=dict)

    def look(self, style: str) -> tuple[int, bool, bool] | None:
        """(index, percent, date) of a format as a cell names it, or None when there is no such format."""
        found = self._looks.get(style)
        if found is None:
            index = natural(style)
            if index is None or (self.styles and index >= len(self.styles)):
                return None
            chosen = self.styles[index] if self.styles else Style()
            found = self._looks[style] = index, chosen.percent, chosen.date
        return found


def number(text: str) -> float | None:
    """A finite xsd:double in ASCII, or None."""
    if not (text.isdigit() and text.isascii()) and _NUMBER.fullmatch(text) is None:
        return None
    value = float(text)
    return value if math.isfinite(value) else None


def cell_of(kind: str, style: str, raw: str | None, formula: str | None, sources: Sources) -> Cell | None:
    """The cell that `t`, `s`, the stored text and the formula describe; None when there is nothing in it."""
    look = sources.look(style)
    if look is None:
        return Cell("damaged", raw or "", formula=formula)
    index, percent, date = look
    if raw is None:
        return None if formula is None else Cell("empty", "", None, formula, False, "", index)
    if kind in ("str", "inlineStr"):
        text = unescape(raw) if "_x" in raw else raw
        return Cell("text", text, None, formula, percent, "", index)
    raw = raw.strip(_SPACE)
    if not raw:
        return None if formula is None else Cell("empty", "", None, formula, False, "", index)
    if kind == "n":
        value = number(raw)
        if value is not None:
            if date:
                return Cell("date", raw, value, formula, False, iso(value, sources.date1904), index)
            return Cell("number", raw, value, formula, percent, "", index)
    elif kind == "s":
        at = natural(raw)
        if at is not None and at < len(sources.strings):
            return Cell("text", sources.strings[at], None, formula, percent, "", index)
    elif kind == "b":
        if raw in ("0", "1", "true", "false"):
            return Cell("boolean", raw, None, formula, percent, "", index)
    elif kind == "e":
        return Cell("error", raw, None, formula, percent, "", index)
    elif kind == PICTURE:
        if formula is not None and _PICTURES.search(formula) is None:
            return Cell("error", raw, None, formula, False, "", index)
        return Cell("picture", raw, None, formula, False, "", index)
    elif kind == "d" and _ISO_DATE.fullmatch(raw):
        return Cell("date", raw, None, formula, False, raw, index)
    return Cell("damaged", raw, None, formula, False, "", index)
