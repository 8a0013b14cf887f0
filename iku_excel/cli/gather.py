"""From an inbox to results: read, choose, check, calculate."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from .. import calculation, checks, inbox
from ..core.findings import Finding, IkuError, Place, came
from ..core.model import Definition, Results
from ..core.periods import Period
from .closed import Closed, before, changed_figures, closed_around, instead, late_corrections, without_late
from .load import addresses_near
from .progress import tell_progress

Ask = Callable[[Sequence[Finding]], str]


def gather(
    definition: Definition,
    folder: Path,
    period: Period | None,
    picks: tuple[str, ...] = (),
    signed: date | None = None,
    workers: int | None = None,
    ask: Ask | None = None,
    accepted: tuple[inbox.Acceptance, ...] = (),
) -> Results:
    """Everything that the inbox says of one period, by default the latest found.

    Where versions of one revision differ and somebody can be asked, `ask` says which file counts.
    A pick names a file as the inbox does, or by its path from here, as a shell completes it; so does what is
    accepted of doubtful numbers.
    """
    if folder.is_file():
        raise IkuError(Finding("E161", Place(str(folder)), {"x": str(folder)}))
    picks = tuple(_in_inbox(pick, folder) for pick in picks)
    accepted = tuple((_in_inbox(file, folder), cell) for file, cell in accepted)
    runner = inbox.Workers(workers)
    read = inbox.read_folder(folder, definition, accepted=accepted, runner=runner, progress=tell_progress)
    inbox.check_acceptances(accepted, read[1])
    return settle(
        definition,
        read,
        period,
        picks,
        signed,
        ask,
        closed_around(folder),
        addresses_near(folder, definition),
    )


def settle(
    definition: Definition,
    read: inbox.Read,
    period: Period | None,
    picks: tuple[str, ...] = (),
    signed: date | None = None,
    ask: Ask | None = None,
    closed: Sequence[Closed] = (),
    addresses: inbox.Addresses | None = None,
) -> Results:
    """The same of what has been read; triwulan before the last that are closed stand as they were issued.

    Raises IkuError (E159) where nothing says for which period.
    """
    submissions, addresses = read[0], addresses or {}
    found = (
        *inbox.pointed(read[1], definition, addresses),
        *inbox.sent_otherwise(submissions, definition, addresses),
    )
    period = period or inbox.latest_period(submissions)
    if period is None:
        raise IkuError(*found, Finding("E159"))
    chosen, doubts = inbox.choose(submissions, period, picks)
    while ask and (versions := _conflict(doubts, picks)) and (pick := ask(versions)):
        picks = (*picks, pick)
        chosen, doubts = inbox.choose(submissions, period, picks)
    found = inbox.standing(found, submissions, chosen)
    standing = before(closed, definition, period)
    findings = without_late(standing, submissions, (*found, *doubts))
    late = late_corrections(standing, chosen)
    chosen = instead(standing, chosen)
    counted = {one.origin.file for one in submissions if one.status.filled}
    told = (
        _with_what_came(one, (*found, *doubts), counted) for one in checks.run(definition, period, chosen)
    )
    findings = (*findings, *late, *told)
    results = calculation.calculate(definition, period, chosen, findings, signed)
    return replace(results, findings=(*results.findings, *changed_figures(closed, results)))


def _with_what_came(finding: Finding, found: Sequence[Finding], counted: Container[str]) -> Finding:
    """A unit that sent nothing that counts may have sent something."""
    something = came(found, finding.unit, counted) if finding.code == "W134" else ()
    if not something:
        return finding
    files = ", ".join(dict.fromkeys(one.place.file for one in something))
    return replace(finding, values={**finding.values, "b": files})


def _conflict(doubts: Sequence[Finding], picks: Sequence[str]) -> tuple[Finding, ...]:
    """The versions of the first unit about whose return nothing has been decided."""
    open_ones = [doubt for doubt in doubts if doubt.code == "E131" and doubt.place.file not in picks]
    return tuple(doubt for doubt in open_ones if doubt.unit == open_ones[0].unit)


def _in_inbox(pick: str, folder: Path) -> str:
    path = Path(pick).resolve()
    inbox = folder.resolve()
    return path.relative_to(inbox).as_posix() if path.is_file() and path.is_relative_to(inbox) else pick
