"""Which findings still stand: of returns that count, the latest triwulan first, old forms once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..core.findings import Finding
from ..core.model import SheetStatus, Submission
from ..core.periods import Period
from ..core.revisions import UNREAD
from .choosing import content

OLD_FORM, OLD_FORMS = "W128", "N177"


def standing(
    findings: Iterable[Finding], submissions: Iterable[Submission], chosen: Sequence[Submission]
) -> tuple[Finding, ...]:
    """The findings without those of returns that a higher revision has replaced, or that came twice.

    Those of triwulan before the last come behind, and say once that they were sent on an older form.
    """
    known = tuple(submissions)
    left = _without_replaced(findings, known, chosen)
    last = max((one.period for one in chosen if one.status is not SheetStatus.BLANK), default=None)
    if last is None:
        return left
    now = {one.origin.file for one in known if one.period >= last}
    earlier = {one.origin.file: one.period for one in known if one.origin.file not in now}
    first = [one for one in left if one.place.file not in earlier]
    behind = [one for one in left if one.place.file in earlier]
    return (*first, *(one for one in behind if one.code != OLD_FORM), *_once(behind, earlier))


def _without_replaced(
    findings: Iterable[Finding], submissions: Sequence[Submission], chosen: Iterable[Submission]
) -> tuple[Finding, ...]:
    used = {(one.unit, one.period): one for one in chosen}
    replaced: set[tuple[str, str]] = set()
    living: set[str] = set()
    for one in submissions:
        if _is_replaced(one, used.get((one.unit, one.period))):
            replaced.add((one.origin.file, one.sheet))
        elif one.status is not SheetStatus.BLANK:
            living.add(one.origin.file)
    gone = {file for file, _ in replaced} - living
    return tuple(
        finding
        for finding in findings
        if finding.place.file not in gone and (finding.place.file, finding.place.sheet) not in replaced
    )


def _is_replaced(one: Submission, used: Submission | None) -> bool:
    """Whether another return of the same unit and triwulan says the same, or is a later revision."""
    if used is None or used.origin.file == one.origin.file or one.status is SheetStatus.BLANK:
        return False
    if UNREAD < one.revision < used.revision:
        return True
    return one.revision == used.revision and content(one) == content(used)


def _once(behind: Sequence[Finding], periods: dict[str, Period]) -> list[Finding]:
    """One finding for all sheets of earlier triwulan that were sent on an older form."""
    old = [one for one in behind if one.code == OLD_FORM]
    if not old:
        return []
    said = dict.fromkeys(period.words for period in sorted({periods[one.place.file] for one in old}))
    return [Finding(OLD_FORMS, values={"n": len(old), "x": ", ".join(said)})]
