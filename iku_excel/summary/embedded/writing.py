"""The very hidden `_iku`: definition, answers and figures as JSON, in pieces that a cell holds."""

from __future__ import annotations

import json
from typing import Any, TypedDict

from ...core.identity import RESULTS_FORMAT
from ...core.model import Result, Results
from ...core.typed import untyped
from ...styles import columns
from ...styles import summary as look
from ..evidence.contents import Contents
from ..pen.book import Book, Page

SHEET = "_iku"
PIECE = 30_000  # characters; a cell holds 32,767
FORMAT = RESULTS_FORMAT
SEAL_COLUMN, LAYOUT_COLUMN = 2, 3
FOLDED = "terlipat"
COPY_OF, DIGEST = "sha256:", "digest:"
FACTS = ("definition", "period", "submissions", "findings", "signed")
"""What results are calculated from; only this is carried, so that nothing carried can contradict it."""
LATER_FACTS = ("closed", "issued")  # carried where there are any
ISSUANCE = "issuance"


def paint(book: Book, contents: Contents) -> None:
    """Under the format's name the pieces; beside it the signature, and how the workbook was drawn."""
    page = _page(book, contents)
    for row, start in enumerate(range(0, len(contents.carried), PIECE), start=2):
        page.write(row, 1, contents.carried[start : start + PIECE], look.PLAIN)


def mark(book: Book, contents: Contents, copied: str, digest: str) -> None:
    """Nothing of the results: whose copy it is, and the digest of what the original carries."""
    page = _page(book, contents)
    page.write(2, 1, f"{COPY_OF}{copied}", look.PLAIN)
    page.write(3, 1, f"{DIGEST}{digest}", look.PLAIN)


def _page(book: Book, contents: Contents) -> Page:
    page = book.page(SHEET)
    page.hides()
    page.write(1, 1, FORMAT, look.PLAIN)
    if contents.signature is not None:
        page.write(1, SEAL_COLUMN, json.dumps(dict(contents.signature)), look.PLAIN)
    usual = contents.layout == columns.LAYOUTS[0]
    drawn = (contents.paper, FOLDED * contents.folded, "" if usual else contents.layout)
    page.write(1, LAYOUT_COLUMN, " ".join(filter(None, drawn)), look.PLAIN)
    return page


def carried(results: Results) -> str:
    """What the hidden sheet holds, as one text, ASCII only."""
    return json.dumps(content(results), separators=(",", ":"), allow_nan=False)


class Figures(TypedDict):
    """What the document says of an indicator; everything else about it follows from the answers."""

    indicator: str
    status: str
    value: float | None
    target: float | None
    achievement: float | None
    category: str


def content(results: Results) -> dict[str, Any]:
    """Definition, answers, findings and the figures that are said of them, as JSON can hold them.

    A dataclass and an enumeration tell their name under the key "".
    """
    facts = {name: untyped(getattr(results, name)) for name in (*FACTS, ISSUANCE)}
    facts |= {name: untyped(found) for name in LATER_FACTS if (found := getattr(results, name))}
    return {**facts, "figures": [dict(figures(result)) for result in results.indicators]}


def figures(result: Result) -> Figures:
    """What is said of one indicator."""
    return {
        "indicator": result.indicator,
        "status": result.status.value,
        "value": result.value,
        "target": result.target,
        "achievement": result.achievement,
        "category": result.category,
    }
