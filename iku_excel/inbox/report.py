"""What is found wrong while one file is read: findings that know their place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..core.findings import Finding, Place, Scalar
from ..xlsx import Range, address

# So many findings of one code a sheet stand alone; the others are told together in one more.
MOST_ALONE = 200
# So many ranges of cells one finding names, and so many examples of what stood in them.
MOST_RANGES = 1_000
MOST_EXAMPLES = 20

Spot = tuple[int, int]  # row and column, 1-based, of a cell in the received sheet


@dataclass(frozen=True, slots=True)
class Flaw:
    """A finding about a cell before its place is known."""

    code: str
    values: Mapping[str, Scalar] = field(default_factory=dict)
    used: str = ""


@dataclass(slots=True)
class Report:
    """The findings of one file so far; `refused` says whether one of them refuses the sheet as a whole."""

    file: str
    sheet: str = ""
    unit: str = ""
    findings: list[Finding] = field(default_factory=list)
    refused: bool = False

    def find(
        self,
        code: str,
        cell: str = "",
        *,
        label: str = "",
        raw: str = "",
        used: str = "",
        **values: Scalar,
    ) -> None:
        """Something is wrong at a cell, or with the sheet where none is named."""
        place = Place(self.file, self.sheet, cell)
        self.findings.append(Finding(code, place, values, self.unit, label, raw, used))

    def refuse(self, code: str, cell: str = "", *, label: str = "", raw: str = "", **values: Scalar) -> None:
        """Something is wrong that refuses the whole sheet, even where it stands at one cell."""
        place = Place(self.file, self.sheet, cell)
        self.findings.append(Finding(code, place, values, self.unit, label, raw))
        self.refused = True

    def tell(self, flaws: Iterable[Flaw], spot: Spot, label: str = "", raw: str = "") -> None:
        """The same flaws, now with the cell they are of."""
        for flaw in flaws:
            place = Place(self.file, self.sheet, address(*spot))
            self.findings.append(Finding(flaw.code, place, flaw.values, self.unit, label, raw, flaw.used))


def bounded(findings: Sequence[Finding]) -> list[Finding]:
    """The same findings, but of each code and sheet only the first one by one and the others in one."""
    alone: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        alone.setdefault((finding.code, finding.place.sheet), []).append(finding)
    kept = []
    seen: dict[tuple[str, str], int] = {}
    for finding in findings:
        key = (finding.code, finding.place.sheet)
        seen[key] = seen.get(key, 0) + 1
        if seen[key] < MOST_ALONE or len(alone[key]) == MOST_ALONE:
            kept.append(finding)
        elif seen[key] == MOST_ALONE:
            others = alone[key][MOST_ALONE - 1 :]
            cells = ", ".join(other.place.cell for other in others[:MOST_RANGES] if other.place.cell)
            values = {**finding.values, "n": len(others), "sel": cells}
            kept.append(replace(finding, place=replace(finding.place, cell=cells), values=values))
    return kept


def listed(spots: Iterable[Spot]) -> str:
    """Cells as short text: runs down a column as ranges, at most so many of them: "C7:C12, E3, …"."""
    areas: list[Range] = []
    for column, row in sorted((column, row) for row, column in spots):
        last = areas[-1] if areas else None
        if last and last.left == column and last.bottom + 1 == row:
            areas[-1] = Range(last.top, column, row, column)
        else:
            areas.append(Range(row, column, row, column))
    text = ", ".join(str(area) for area in areas[:MOST_RANGES])
    return f"{text}, …" if len(areas) > MOST_RANGES else text
