"""What a package says of itself: what was issued, when, by whom, what it replaced, each part's hash."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypedDict

from ..core.model import LONGEST_DOCUMENT, LONGEST_REASON, Issuance, footer_units

FORMAT = "iku-arsip-1"


class Part(TypedDict):
    """A part of the package: its name, its size in bytes and its SHA-256."""

    name: str
    size: int
    sha256: str


class Figure(TypedDict):
    """What was issued of one indicator, and as it was printed; a value is None where none could be said."""

    indicator: str
    status: str
    value: float | None
    shown: str


class Change(TypedDict):
    """A figure that is another one than in what was issued before, as both were printed; "" for none."""

    indicator: str
    before: str
    after: str


class Base(TypedDict):
    """A closed triwulan that this period stands on: its package, the code of that, and what was accepted."""

    period: str
    package: str
    code: str
    accepted: list[list[str]]


class Head(TypedDict):
    """What every package says. `number` is 0 for what was issued first, n for Perubahan ke-n.

    `date` is the day of closing, `signed` that of signing or ""; `document` the office's own number.
    `folded`, `paper` and `links` are how the workbook was drawn; `accepted` the doubtful numbers (file and
    cell) that somebody vouched for; `replaces` the code of what was issued before.
    """

    format: str
    program: str
    office: str
    period: str
    number: int
    document: str
    date: str
    signed: str
    signatory: str
    reason: str
    replaces: str
    public: bool
    folded: bool
    paper: str
    links: str
    accepted: list[list[str]]
    figures: list[Figure]
    changes: list[Change]
    parts: list[Part]


class Manifest(Head, total=False):
    """The head of a package; `bases` are the triwulan closed before, whose sources lie in it too.

    `code` is the verification code in the footer of the document.
    """

    bases: list[Base]
    code: str


def issuance(manifest: Head) -> Issuance:
    """What the document in a package is; earlier versions bounded no text."""
    document, reason = (" ".join(manifest[name].split()) for name in ("document", "reason"))
    return Issuance(manifest["number"], _cut(document, LONGEST_DOCUMENT), _cut(reason, LONGEST_REASON))


def _cut(text: str, longest: int) -> str:
    while footer_units(text) > longest:
        text = text[:-1]
    return text


def changes(before: Iterable[Figure], after: Iterable[Figure]) -> list[Change]:
    """The indicators whose figure or status is another one, also those that came or went."""
    old = {figure["indicator"]: figure for figure in before}
    new = {figure["indicator"]: figure for figure in after}
    return [
        {
            "indicator": code,
            "before": old[code]["shown"] if code in old else "",
            "after": new[code]["shown"] if code in new else "",
        }
        for code in dict.fromkeys([*old, *new])
        if old.get(code) != new.get(code)
    ]
