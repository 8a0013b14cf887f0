"""The very hidden `_iku`: definition, results and their sources as JSON, in pieces that cells can hold."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from ...core.identity import RESULTS_FORMAT
from ...core.model import Results, Submission
from ...styles import summary as look
from ..evidence.contents import Contents
from ..pen.book import Book

SHEET = "_iku"
PIECE = 30_000  # characters; a cell holds 32,767
FORMAT = RESULTS_FORMAT
SEAL_COLUMN = 2


def paint(book: Book, contents: Contents) -> None:
    """One column of pieces under the name of their format."""
    page = book.page(SHEET)
    page.hides()
    page.write(1, 1, FORMAT, look.PLAIN)
    for row, piece in enumerate(pieces(contents.results), start=2):
        page.write(row, 1, piece, look.PLAIN)


def mark(book: Book, source: str) -> None:
    """Only the format's name, by which the inbox knows it for no form, and whose copy it is."""
    page = book.page(SHEET)
    page.hides()
    page.write(1, 1, FORMAT, look.PLAIN)
    page.write(2, 1, f"sha256:{source}", look.PLAIN)


def pieces(results: Results) -> list[str]:
    """The results as texts of at most PIECE characters each, ASCII only."""
    text = json.dumps(content(results), separators=(",", ":"), allow_nan=False)
    return [text[start : start + PIECE] for start in range(0, len(text), PIECE)]


def content(results: Results) -> dict[str, Any]:
    """The results as JSON can hold them.

    A dataclass and an enumeration tell their name under the key "". Submissions stand once; wherever else one
    is meant, its number does.
    """
    places = {id(sent): number for number, sent in enumerate(results.submissions)}
    told = {
        f.name: _encoded(getattr(results, f.name), places) for f in fields(results) if f.name != "submissions"
    }
    return {"submissions": _encoded(results.submissions, {}), **told}


def _encoded(value: Any, places: Mapping[int, int]) -> Any:
    if isinstance(value, Submission) and id(value) in places:
        return {"": "submission", "number": places[id(value)]}
    if isinstance(value, Enum):
        return {"": type(value).__name__, "value": value.value}
    if is_dataclass(value) and not isinstance(value, type):
        named = {field.name: _encoded(getattr(value, field.name), places) for field in fields(value)}
        return {"": type(value).__name__, **named}
    if isinstance(value, Mapping):
        return {"": "mapping", "items": [[name, _encoded(item, places)] for name, item in value.items()]}
    if isinstance(value, date):
        return {"": "date", "value": value.isoformat()}
    if isinstance(value, tuple):
        return [_encoded(item, places) for item in value]
    return value
