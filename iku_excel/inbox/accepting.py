"""Doubtful numbers that the officer accepts: which cell of which file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..core.findings import Finding, IkuError, Place
from ..core.rules import ACCEPTED, DOUBTS

# A file as the inbox calls it, or by its name alone; a cell, after its sheet where several hold one.
Acceptance = tuple[str, str]
# What who filled in a number can say of it: that it is one all the same. Who cannot see it cannot say so.
CONFIRMABLE = frozenset(doubt.code for doubt in DOUBTS)
DOUBTED = CONFIRMABLE | {"E323", "E324"}


def accepts(acceptances: Iterable[Acceptance], place: Place) -> bool:
    """Whether one of them means this cell."""
    return any(_means(acceptance, place) for acceptance in acceptances)


def accepted(findings: Iterable[Finding]) -> tuple[Acceptance, ...]:
    """What was accepted, as findings remember it: each with its sheet."""
    places = (finding.place for finding in findings if finding.code == ACCEPTED)
    return tuple((place.file, f"{place.sheet}!{place.cell}") for place in places)


def check_acceptances(acceptances: Sequence[Acceptance], findings: Iterable[Finding]) -> None:
    """Raises IkuError where one means no doubtful number (E328), or one on several sheets (E329)."""
    places = [finding.place for finding in findings if finding.code == ACCEPTED]
    wrong = []
    for acceptance in acceptances:
        meant = [place for place in places if _means(acceptance, place)]
        values = {"file": acceptance[0], "sel": acceptance[1]}
        if not meant:
            wrong.append(Finding("E328", values=values))
        elif len(meant) > 1:
            sheets = ", ".join(f"{place.sheet}!{place.cell} ({place.file})" for place in meant)
            wrong.append(Finding("E329", values=values | {"x": sheets}))
    if wrong:
        raise IkuError(*wrong)


def _means(acceptance: Acceptance, place: Place) -> bool:
    file, written = acceptance
    path = file.replace("\\", "/")
    sheet, _, cell = written.rpartition("!")
    if sheet.startswith("'") and sheet.endswith("'") and len(sheet) > 1:
        sheet = sheet[1:-1].replace("''", "'")
    return (
        path in (place.file, place.file.rpartition("/")[2])
        and cell.replace("$", "").strip().upper() == place.cell
        and (not sheet or sheet.strip().casefold() == place.sheet.casefold())
    )
