"""A form with what counted of a unit's return, one revision up, for a unit that corrects what was good."""

from __future__ import annotations

import hashlib
from pathlib import Path

from .. import archive, feedback, inbox
from ..core.findings import Finding, IkuError
from ..core.model import Definition, SheetStatus, Submission
from ..core.periods import Period
from ..form import units_of
from .closed import Issued, closed_quarters, issued_around
from .known import known_units
from .progress import tell_progress


def corrections(
    folder: Path, now: Definition, period: Period, units: tuple[str, ...]
) -> tuple[feedback.Copy, ...]:
    """A copy for each of these units, filled with what counted of its return.

    Of a closed triwulan that is what lies in its package. Raises IkuError: E593 (nothing counted of a unit),
    E125 (nobody knows it).
    """
    issued = issued_around(folder)
    closed = _closed(issued, period)
    definition = now if closed is None else closed.results.definition
    entries, _ = inbox.entries(folder, may_be_empty=True)
    read = inbox.read_entries(entries, now, closed=closed_quarters(issued), progress=tell_progress)
    submissions, _ = inbox.together((), read)
    counted = inbox.choose(submissions, period)[0] if closed is None else closed.submissions
    returns = []
    for unit in known_units(definition, units):
        owner = definition.unit(unit).keeper or unit
        sheets = units_of(definition, (owner,))
        own = tuple(
            one
            for one in counted
            if one.unit in sheets and one.period == period and one.status is not SheetStatus.BLANK
        )
        if not own:
            raise IkuError(Finding("E593", values={"x": definition.unit(owner).sheet, "y": period.words}))
        returns.append(feedback.Return(owner, own, ()))
    layouts = inbox.issued(definition)
    files = {one.origin.file: one for each in returns for one in each.submissions}
    recovered = [
        sheet
        for name, one in sorted(files.items())
        for sheet in inbox.recover(_bytes(folder, one, closed), name, layouts)
        if (name, sheet.unit)
        in {(sent.origin.file, sent.unit) for each in returns for sent in each.submissions}
    ]
    copies, _ = feedback.drafts(definition, period, returns, recovered)
    return tuple(copy.above(_highest(submissions, copy, period)) for copy in copies)


def _closed(issued: tuple[Issued, ...], period: Period) -> Issued | None:
    return next((one for one in issued if one.period == period), None)


def _highest(submissions: tuple[Submission, ...], copy: feedback.Copy, period: Period) -> int:
    """The highest revision that came of a unit, whether it counts or not."""
    sheets = {sheet.unit for sheet in copy.form.sheets}
    return max(
        (one.revision for one in submissions if one.unit in sheets and one.period == period), default=0
    )


def _bytes(folder: Path, sent: Submission, closed: Issued | None) -> bytes:
    """The file that counts, as it came."""
    if closed is not None:
        package = archive.opened(closed.path.read_bytes(), closed.package)
        return package.parts[f"{archive.RETURNS}{sent.origin.file}"]
    data = inbox.bytes_called(folder, sent.origin.file)
    if data is None or hashlib.sha256(data).hexdigest() != sent.origin.sha256:
        raise IkuError(Finding("E153", values={"file": sent.origin.file}))
    return data
