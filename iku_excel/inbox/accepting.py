"""Doubtful numbers that the officer accepts: which cell of which file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..core.findings import Finding, IkuError, Place
from ..core.rules import ACCEPTED, DOUBTS


class Acceptance(NamedTuple):
    """A file as the inbox calls it, or by its name alone; a cell, after its sheet where several hold one.

    Where the number is said, as messages show it, no other one is accepted there.
    """

    file: str
    cell: str
    number: str = ""


# What who filled in a number can say of it: that it is one all the same. Who cannot see it cannot say so.
CONFIRMABLE = frozenset(doubt.code for doubt in DOUBTS)
DOUBTED = CONFIRMABLE | {"E319", "E323", "E324"}


def accepts(acceptances: Iterable[Acceptance], place: Place, number: str) -> bool:
    """Whether one of them means this number in this cell."""
    return any(_means(acceptance, place) and acceptance.number in ("", number) for acceptance in acceptances)


def accepted(findings: Iterable[Finding]) -> tuple[Acceptance, ...]:
    """What was accepted, as findings remember it: each with its sheet."""
    places = (finding.place for finding in findings if finding.code == ACCEPTED)
    return tuple(Acceptance(place.file, f"{place.sheet}!{place.cell}") for place in places)


def check_acceptances(acceptances: Sequence[Acceptance], findings: Iterable[Finding]) -> None:
    """Raises IkuError where one means no doubtful number (E328), or one on several sheets (E329)."""
    places = [finding.place for finding in findings if finding.code == ACCEPTED]
    wrong = []
    for acceptance in acceptances:
        meant = [place for place in places if _means(acceptance, place)]
        values = {"file": acceptance.file, "sel": acceptance.cell}
        if not meant:
            wrong.append(Finding("E328", values=values))
        elif len(meant) > 1:
            sheets = ", ".join(f"{place.sheet}!{place.cell} ({place.file})" for place in meant)
            wrong.append(Finding("E329", values=values | {"x": sheets}))
    if wrong:
        raise IkuError(*wrong)


def names(acceptance: Acceptance, file: str) -> bool:
    """Whether it may mean a number in this file, as the inbox calls it or by its name alone."""
    path = acceptance.file.replace("\\", "/")
    return path in (file, file.rpartition("/")[2]) or _alone(acceptance, path, file)


def _alone(acceptance: Acceptance, path: str, file: str) -> bool:
    """Whether the file is read by itself, without the folder in which it was accepted with this number."""
    return bool(acceptance.number) and "/" not in file and path.rpartition("/")[2] == file


def _means(acceptance: Acceptance, place: Place) -> bool:
    sheet, _, cell = acceptance.cell.rpartition("!")
    if sheet.startswith("'") and sheet.endswith("'") and len(sheet) > 1:
        sheet = sheet[1:-1].replace("''", "'")
    return (
        names(acceptance, place.file)
        and cell.replace("$", "").strip().upper() == place.cell
        and (not sheet or sheet.strip().casefold() == place.sheet.casefold())
    )
