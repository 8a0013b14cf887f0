"""What is wrong with what people sent, as data: a code, a place and values; `texts` makes the words."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Scalar = str | int | float | None


class Severity(StrEnum):
    """How far a finding reaches: an error voids, a warning is used and listed, a note is logged."""

    ERROR = "E"
    WARNING = "W"
    NOTE = "N"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: `file` is relative to the inbox, `cell` is A1 or a range."""

    file: str = ""
    sheet: str = ""
    cell: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One mistake: its code (letter and three digits, never reused), place and what the sentence needs."""

    code: str
    place: Place = Place()
    values: Mapping[str, Scalar] = field(default_factory=dict)
    unit: str = ""
    label: str = ""
    raw: str = ""
    used: str = ""

    @property
    def severity(self) -> Severity:
        """The letter of the code."""
        return Severity(self.code[0])


class IkuError(Exception):
    """What stops us, never a mistake in someone's workbook; caught once, in the command line."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__(", ".join(finding.code for finding in findings))
        self.findings = findings


# The file as a whole: nothing in it was read.
UNOPENED = frozenset(
    (
        *(f"E{number}" for number in range(101, 114)),
        *("E121", "E153", "E154", "E156", "E172", "E173", "E174", "E599"),
        *(f"W{number}" for number in range(162, 169)),
        "W171",
    )
)
"""What is said of something that came and could not be read; whoever it is from did send something."""


CAME = UNOPENED | {"E122", "E123", "E125", "E132", "E133", "E135", "E140", "E203", "N151", "W126"}
CAME |= {"W129", "W176", "W179"}
"""What is said of something that came and cannot count for the unit that it points to."""


def came(findings: Iterable[Finding], unit: str, counted: Container[str] = ()) -> tuple[Finding, ...]:
    """What came that points to a unit and does not count for it; `counted` are files that do for others.

    Such a file is silent about the sheets that it lacks, and about those whose rows are damaged.
    """
    return tuple(
        finding
        for finding in findings
        if finding.code in CAME
        and unit in (finding.unit, *str(finding.values.get("mungkin", "")).split(", "))
        and not (finding.code in UNOPENED and finding.place.sheet)
        and not (finding.code == "E203" and finding.place.file in counted)
    )


def errors(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Only those that void something."""
    return tuple(finding for finding in findings if finding.severity is Severity.ERROR)
