"""What one cell's type, format and raw text mean together."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from iku_excel.xlsx.addresses import natural
from iku_excel.xlsx.model import Cell, Style
from iku_excel.xlsx.styles import iso
from iku_excel.xlsx.text import unescape

_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_ISO_DATE = re.compile(
    r"(?:[0-9]{4}-[01][0-9]-[0-3][0-9])?T?(?:[0-2][0-9]:[0-5][0-9]:[0-5][0-9](?:\.[0-9]+)?)?Z?"
)
_SPACE = " \t\r\n"


@dataclass(frozen=True, slots=True)
class Sources:
    """What cells refer to: shared strings, formats ((), when the file brought none) and the calendar."""

    strings: Sequence[str]
    styles: tuple[Style, ...]
    date1904: bool


def number(text: str) -> float | None:
    """A finite xsd:double in ASCII, or None."""
    if _NUMBER.fullmatch(text) is None:
        return None
    value = float(text)
    return value if math.isfinite(value) else None


def cell_of(kind: str, style: str, raw: str, formula: str | None, sources: Sources) -> Cell | None:
    """The cell that `t`, `s`, the stored text and the formula describe; None when there is nothing in it."""
    index = natural(style)
    styles = sources.styles
    if index is None or (styles and index >= len(styles)):
        return Cell("damaged", raw, formula=formula)
    if kind not in ("str", "inlineStr"):
        raw = raw.strip(_SPACE)
        if not raw:
            return None if formula is None else Cell("empty", "", formula=formula, style=index)
    look = styles[index] if styles else Style()
    percent = look.percent
    if kind == "n":
        value = number(raw)
        if value is None:
            return Cell("damaged", raw, formula=formula, style=index)
        if look.date:
            return Cell("date", raw, value, formula, False, iso(value, sources.date1904), index)
        return Cell("number", raw, value, formula, percent, "", index)
    if kind == "s":
        at = natural(raw)
        if at is not None and at < len(sources.strings):
            return Cell("text", sources.strings[at], None, formula, percent, "", index)
    elif kind in ("str", "inlineStr"):
        return Cell("text", unescape(raw), None, formula, percent, "", index)
    elif kind == "b":
        if raw in ("0", "1", "true", "false"):
            return Cell("boolean", raw, None, formula, percent, "", index)
    elif kind == "e":
        return Cell("error", raw, None, formula, percent, "", index)
    elif kind == "d" and _ISO_DATE.fullmatch(raw):
        return Cell("date", raw, None, formula, False, raw, index)
    return Cell("damaged", raw, formula=formula, style=index)
