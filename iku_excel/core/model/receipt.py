"""What is confirmed to the sender: the file that came, its sheets, and what became of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ..findings import Finding
from ..periods import Period
from ..zones import Zone
from .sent import Origin, State


class Verdict(StrEnum):
    """What became of a sheet or a file that came in."""

    ACCEPTED = "accepted"
    PARTIAL = "partial"
    REFUSED = "refused"
    BLANK = "blank"
    SUPERSEDED = "superseded"
    DUPLICATE = "duplicate"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class SheetReceipt:
    """One input sheet of a file: `counts` are a survey's respondents or the answers of any other sheet.

    `instead` is the file that counts where this one was superseded or says the same.
    """

    unit: str
    sheet: str
    period: Period
    revision: int
    form_version: str
    verdict: Verdict
    counts: Mapping[State, int]
    survey: bool = False
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """One file that came in, as it was judged at a time (ISO text); no hash where it could not be read."""

    office: tuple[str, ...]
    origin: Origin
    time: str
    verdict: Verdict
    sheets: tuple[SheetReceipt, ...] = ()
    findings: tuple[Finding, ...] = ()
    zone: Zone = Zone.WEST
