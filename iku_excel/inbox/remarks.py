"""What became of the mistakes that an annotated copy told: mended, left, or new ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .. import xlsx
from ..core.findings import Finding, Severity
from ..core.model import Mended, Submission
from ..form.lists import HIDDEN_SHEET, REMARK_COLUMN


@dataclass(frozen=True, slots=True)
class Remark:
    """A mistake that was told: its code, the unit's sheet, and the cell or "" for the whole sheet."""

    code: str
    unit: str
    cell: str


def read_remarks(workbook: xlsx.Workbook) -> tuple[Remark, ...]:
    """The remarks that the hidden sheet of an annotated copy holds; none for a form issued blank."""
    hidden = workbook.sheet(HIDDEN_SHEET)
    if hidden is None:
        return ()
    held = {spot: cell.raw for spot, cell in hidden.cells.items() if cell.kind == "text"}
    rows = sorted(row for row, column in held if column == REMARK_COLUMN)
    return tuple(Remark(*(held.get((row, REMARK_COLUMN + place), "") for place in range(3))) for row in rows)


def mended(remarks: Sequence[Remark], submission: Submission, findings: Iterable[Finding]) -> Mended:
    """How many of a sheet's remarks hold no more, how many still do, and how many errors are new.

    An error may be about a range of any size, so that its cells are never walked through.
    """
    own = [remark for remark in remarks if remark.unit == submission.unit]
    errors = [
        (finding.code, xlsx.parse_listed(finding.place.cell))
        for finding in findings
        if finding.severity is Severity.ERROR and finding.place.sheet == submission.sheet
    ]
    left = sum(any(_says(remark, code, areas) for code, areas in errors) for remark in own)
    new = sum(_is_new(code, areas, own) for code, areas in errors)
    return Mended(len(own) - left, left, new)


def _says(remark: Remark, code: str, areas: Sequence[xlsx.Range]) -> bool:
    """Whether a remark and an error are about the same: the cell, or of a whole sheet the same mistake."""
    spot = xlsx.parse_cell(remark.cell)
    return any(area.holds(*spot) for area in areas) if spot else not areas and code == remark.code


def _is_new(code: str, areas: Sequence[xlsx.Range], remarks: Sequence[Remark]) -> bool:
    """Whether an error reaches a cell that no remark names, or is of a whole sheet and none says it."""
    said = [remark for remark in remarks if _says(remark, code, areas)]
    size = sum((area.bottom - area.top + 1) * (area.right - area.left + 1) for area in areas)
    return len({remark.cell for remark in said}) < max(size, 1)
