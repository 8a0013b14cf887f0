"""What came and cannot be opened, beside the return of its unit that counts: it may be a newer one."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence

from ..core.findings import UNOPENED, Finding, Place, Severity
from ..core.model import Submission
from ..core.periods import Period, parse_quarter, parse_year
from ..core.revisions import UNREAD, parse_revision
from .pointing import UNITS

# In a file's name, as the form suggests it: IKU_PKP_2026-TW2_r1.xlsx.
_QUARTER = re.compile(r"(?:tw|triwulan)[\s._-]*(iv|i{1,3}|[1-4])(?![a-z0-9])", re.IGNORECASE)
_YEAR = re.compile(r"(?<![0-9])20[0-9]{2}(?![0-9])")
_REVISION = re.compile(r"(?:^|[\s._-])(?:r|rev|revisi)[\s._-]*([0-9]{1,2})(?![0-9a-z])", re.IGNORECASE)


def doubts_of_unopened(
    findings: Iterable[Finding],
    chosen: Sequence[Submission],
    quarters: Container[Period],
    picks: Container[str],
) -> Iterator[Finding]:
    """E180: a file that may be newer than a return that counts in these triwulan; W181: that was picked.

    By its name it may be of another triwulan, or of an earlier revision: then it is not.
    """
    for finding in findings:
        if finding.code not in UNOPENED or finding.severity is not Severity.ERROR or finding.place.sheet:
            continue
        units = {finding.unit, *str(finding.values.get(UNITS, "")).split(", ")} - {""}
        for sheet in chosen:
            if sheet.unit in units and sheet.status.filled and sheet.period in quarters:
                if not _may_be_newer(finding.place.file, sheet):
                    continue
                values = {"x": sheet.unit, "y": sheet.period.words, "z": sheet.period.code}
                values["lain"] = values["ubah"] = sheet.origin.file
                code = "W181" if sheet.origin.file in picks else "E180"
                yield Finding(code, Place(finding.place.file), values, sheet.unit, used=sheet.origin.file)


def _may_be_newer(file: str, sheet: Submission) -> bool:
    quarter, year, revision = (form.search(file) for form in (_QUARTER, _YEAR, _REVISION))
    if quarter and parse_quarter(quarter[1]) != sheet.period.quarter:
        return False
    if quarter and year and parse_year(year[0]) != sheet.period.year:
        return False
    number = parse_revision(revision[1]) if revision else None
    return number is None or UNREAD in (number, sheet.revision) or number >= sheet.revision
