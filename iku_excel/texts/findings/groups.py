"""Findings of one cause over many cells, told as one."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from iku_excel.core.findings import Finding, Severity

from ..entry import Audience
from .sentences import audience, hint_of, line_of, message_of

MOST_LISTED = 4
LISTED_OF_MANY = 2


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one cause; `places` names their cells for people, "" where they have none."""

    code: str
    findings: tuple[Finding, ...]
    places: str

    @property
    def message(self) -> str:
        """What is wrong with them."""
        return message_of(self.findings)

    def hint(self, unit_name: str = "") -> str:
        """What to do about them."""
        return hint_of(self.findings, unit_name)

    def line(self, unit_name: str = "") -> str:
        """All of it on one line of a terminal."""
        return line_of(self.findings, self.places, unit_name)


def grouped(findings: Iterable[Finding]) -> tuple[Group, ...]:
    """Groups in the order of what to do first; within one rank as the findings came.

    Cells of one sheet are one cause whatever stands in them; findings without a cell only when they are equal.
    """
    causes: dict[Hashable, list[Finding]] = {}
    for finding in findings:
        causes.setdefault(_cause(finding), []).append(finding)
    groups = [
        Group(members[0].code, tuple(members), _places([member.place.cell for member in members]))
        for members in causes.values()
    ]
    return tuple(sorted(groups, key=lambda group: _rank(group.findings[0])))


def _cause(finding: Finding) -> Hashable:
    place = finding.place
    cause = (finding.code, place.file, place.sheet, finding.unit)
    if place.cell:
        return cause
    return (*cause, finding.raw, tuple(sorted((name, repr(value)) for name, value in finding.values.items())))


def _rank(finding: Finding) -> tuple[int, bool]:
    errors_of_planner = finding.severity is Severity.ERROR and audience(finding) is Audience.PLANNER
    return list(Severity).index(finding.severity), errors_of_planner


def _places(cells: Sequence[str]) -> str:
    different = [cell for cell in dict.fromkeys(cells) if cell]
    if len(different) <= 1:
        return "".join(different)
    if len(different) <= MOST_LISTED:
        return ", ".join(different[:-1]) + " dan " + different[-1]
    return ", ".join(different[:LISTED_OF_MANY]) + f" dan {len(different) - LISTED_OF_MANY} sel lain"
