"""Findings of one cause over many cells, told as one."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from ...core.findings import UNOPENED, Finding, Severity
from .entry import Audience
from .sentences import audience, hint_of, line_of, message_of

MOST_LISTED = 4
LISTED_OF_MANY = 2
AND_MORE = "…"

_AREA = re.compile(r"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one cause; `places` names their cells for people, "" where they have none."""

    code: str
    findings: tuple[Finding, ...]
    places: str

    @property
    def names_every_cell(self) -> bool:
        """Whether `places` leaves none of them out."""
        return _is_short(_areas(self.findings))


def group_message(group: Group) -> str:
    """What is wrong, in one sentence; the first few values stand for all."""
    return message_of(group.findings)


def group_hint(group: Group, unit_name: str = "") -> str:
    """What to do about all of them."""
    return hint_of(group.findings, unit_name)


def group_line(group: Group, unit_name: str = "") -> str:
    """All of it on one line of a terminal."""
    return line_of(group.findings, group.places, unit_name)


def grouped(findings: Iterable[Finding]) -> tuple[Group, ...]:
    """Groups in the order of what to do first; within one rank as the findings came.

    Cells of one sheet are one cause whatever stands in them; findings without a cell only when they are equal.
    """
    causes: dict[Hashable, list[Finding]] = {}
    for finding in findings:
        causes.setdefault(_cause(finding), []).append(finding)
    groups = [Group(members[0].code, tuple(members), _places(members)) for members in causes.values()]
    return tuple(sorted(groups, key=lambda group: _rank(group.findings[0])))


def _cause(finding: Finding) -> Hashable:
    place = finding.place
    # In a definition each column asks for something else.
    cause = (finding.code, place.file, place.sheet, finding.unit, finding.values.get("kolom"))
    if place.cell:
        return cause
    return (*cause, finding.raw, tuple(sorted((name, repr(value)) for name, value in finding.values.items())))


def _rank(finding: Finding) -> tuple[int, bool]:
    """Errors that staff mend, then the planner's; warnings of what came and nobody could read, then others."""
    last = finding.code not in UNOPENED
    if finding.severity is Severity.ERROR:
        last = audience(finding) is Audience.PLANNER
    return list(Severity).index(finding.severity), last


def _places(findings: Sequence[Finding]) -> str:
    areas = _areas(findings)
    if len(areas) <= 1:
        return "".join(areas)
    if _is_short(areas):
        return ", ".join(areas[:-1]) + " dan " + areas[-1]
    shown = areas[:LISTED_OF_MANY]
    others = sum({finding.place.cell: _count(finding) for finding in findings}.values())
    return ", ".join(shown) + f" dan {others - sum(map(_size, shown))} sel lain"


def _areas(findings: Sequence[Finding]) -> list[str]:
    """Every cell or range that they name, once."""
    texts = dict.fromkeys(finding.place.cell for finding in findings)
    return [area for area in dict.fromkeys(", ".join(texts).split(", ")) if area]


def _is_short(areas: Sequence[str]) -> bool:
    return len(areas) <= MOST_LISTED and AND_MORE not in areas


def _count(finding: Finding) -> int:
    """How many cells it is about: what is said of many at once carries their number as `n`."""
    areas = finding.place.cell.split(", ")
    number = finding.values.get("n")
    return number if len(areas) > 1 and isinstance(number, int) else sum(map(_size, areas))


def _size(area: str) -> int:
    """The number of cells of A1 or A1:B2."""
    match = _AREA.fullmatch(area)
    if match is None:
        return 1
    left, top, right, bottom = match.groups()
    return (abs(_column(right) - _column(left)) + 1) * (abs(int(bottom) - int(top)) + 1)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
