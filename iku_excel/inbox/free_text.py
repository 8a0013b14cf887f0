"""What one cell says as a text, harmless, and what is wrong with it."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from .. import xlsx
from .report import Flaw

LONGEST_TEXT = 32_767  # what a cell of a spreadsheet can hold
_FETCHING = re.compile(
    r"\b(?:DDE|DDEAUTO|WEBSERVICE|HYPERLINK|IMPORT[A-Z]*|RTD|FILTERXML|CALL)\s*\(|\|", re.I
)
_PICTURE = re.compile(r"=\s*(?:_xlfn\.)?(?:DISPIMG|IMAGE)\s*\(", re.I)
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
_PLAIN = re.compile(r"[+-]?[0-9 ().,/-]*", re.ASCII)  # a number, a telephone number, a lone dash
_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_KEPT_CONTROLS = "\n\t"


class Text(NamedTuple):
    """A cell read as a text, empty where it is blank or refused."""

    text: str
    flaws: tuple[Flaw, ...] = ()
    refused: bool = False


def text(cell: xlsx.Cell | None) -> Text:
    """What a free text says, harmless: no control characters, and never a formula."""
    if cell is None:
        return Text("")
    if is_picture(cell):
        return Text("", (Flaw("W340"),))
    if cell.kind == "empty":
        written = cell.formula or ""
        return Text("", (Flaw("W401" if fetches(written) else "W311", {"f": written}),))
    if cell.kind == "damaged":
        return Text("", (), True)
    if cell.kind == "error":
        return Text("", (Flaw("W303", {"x": cell.raw}),))
    plain = as_text(cell)
    if len(plain) > LONGEST_TEXT:
        return Text("", (Flaw("E403", {"n": len(plain), "m": LONGEST_TEXT}),), True)
    flaws = []
    clean = "".join(_visible(plain.replace("\r\n", "\n"))).strip()
    if cell.formula is not None:
        if fetches(cell.formula):
            flaws.append(Flaw("W401", {"x": cell.formula}, clean))
        else:
            flaws.append(Flaw("W312", {"f": cell.formula, "v": clean}, clean))
    elif starts_like_a_formula(plain) and not _PLAIN.fullmatch(unicodedata.normalize("NFKC", clean)):
        flaws.append(Flaw("W401", {"x": clean}, clean))
    if any(
        (unicodedata.category(sign) in ("Cc", "Cs") and sign not in "\r\n\t") or sign in _OVERRIDES
        for sign in plain
    ):
        flaws.append(Flaw("W402", {"x": clean}, clean))
    return Text(clean, tuple(flaws))


def as_text(cell: xlsx.Cell) -> str:
    """A cell's content as a person reads it, unformatted."""
    if cell.kind == "date":
        return cell.iso or cell.raw
    if cell.kind == "boolean":
        return _truth(cell.raw)
    if cell.kind == "number" and cell.number is not None and cell.number.is_integer():
        return f"{cell.number:.0f}"
    return cell.raw


def fetches(formula: str) -> bool:
    """Whether a formula fetches something from outside or starts a program."""
    return _FETCHING.search(formula) is not None


def starts_like_a_formula(plain: str) -> bool:
    """Whether a spreadsheet could take the text for a formula."""
    return unicodedata.normalize("NFKC", plain).startswith(_FORMULA_SIGNS)


def is_filled(cell: xlsx.Cell | None) -> bool:
    """Whether somebody typed something there; signs that nobody sees are nothing, a formula is something."""
    return cell is not None and (cell.kind != "text" or any(map(_is_seen, cell.raw)))


def _is_seen(sign: str) -> bool:
    return not sign.isspace() and unicodedata.category(sign) != "Cf"


def is_picture(cell: xlsx.Cell) -> bool:
    """Whether a picture stands there, also where only the formula of another program is left (WPS)."""
    return cell.kind == "picture" or _PICTURE.match(cell.formula or cell.raw) is not None


def _truth(raw: str) -> str:
    return "TRUE" if raw in ("1", "true") else "FALSE"


def _visible(plain: str) -> list[str]:
    return [
        sign
        for sign in plain
        if sign in _KEPT_CONTROLS
        or (unicodedata.category(sign) not in ("Cc", "Cs") and sign not in _OVERRIDES)
    ]
