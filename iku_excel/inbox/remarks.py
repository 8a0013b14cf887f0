"""What became of the mistakes that an annotated copy told: mended, left, or new ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .. import xlsx
from ..core.findings import Finding, Severity
from ..core.form.lists import HIDDEN_SHEET, REMARK_COLUMN
from ..core.model import Mended, Submission


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
    """How many of a sheet's remarks hold no more, how many still do, and how many errors are new."""
    cells: dict[str, str] = {}
    whole: set[str] = set()
    for finding in findings:
        place = finding.place
        if finding.severity is not Severity.ERROR or place.sheet != submission.sheet:
            continue
        for part in place.cell.split(", "):
            area = xlsx.parse_range(part)
            if area is None:
                whole.add(finding.code)
            for row in range(area.top, area.bottom + 1) if area else ():
                for column in range(area.left, area.right + 1) if area else ():
                    cells[xlsx.address(row, column)] = finding.code
    own = [remark for remark in remarks if remark.unit == submission.unit]
    left = [remark for remark in own if (remark.cell in cells if remark.cell else remark.code in whole)]
    told = {remark.cell for remark in own if remark.cell} | {remark.code for remark in own}
    new = len(cells.keys() - told) + len(whole - told)
    return Mended(len(own) - len(left), len(left), new)
