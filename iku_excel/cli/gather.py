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
from .accepted import Typed, in_inbox, typed_for, written_near
from .closed import (
    Issued,
    before,
    closed_quarters,
    instead,
    issued_around,
    issued_years,
    late_corrections,
    later_forms,
    of_open,
    redrawn,
)
from .load import addresses_near
from .progress import tell_progress

Ask = Callable[[Sequence[Finding]], str]


def gather(
    definition: Definition,
    folder: Path,
    period: Period | None,
    picks: tuple[str, ...] = (),
    signed: date | None = None,
    runner: inbox.Runner = inbox.WORKERS,
    ask: Ask | None = None,
    accepted: Typed = (),
    revised: Period | None = None,
    reader: inbox.Reader = inbox.recall_entry,
) -> Results:
    """Everything that the inbox says of one period, by default the latest found.

    What is closed stands as it was issued, the period itself too unless it is the one that is `revised`.
    Where versions of one revision differ and somebody can be asked, `ask` says which file counts.
    A pick names a file as the inbox does, or by its path from here, as a shell completes it; so does what is
    accepted of doubtful numbers, beside what the workspace's settings accept.
    `runner` says where files are read, `reader` how.
    """
    if folder.is_file():
        raise IkuError(Finding("E161", Place(str(folder)), {"x": str(folder)}))
    picks = tuple(in_inbox(pick, folder) for pick in picks)
    typed = typed_for(folder, accepted)
    every = (*typed, *written_near(folder))
    issued = tuple(one for one in issued_around(folder) if one.period != revised)
    forms = (*closed_quarters(issued), *(later_forms(folder, revised) if revised else ()))
    read = inbox.read_folder(
        folder,
        definition,
        accepted=every,
        closed=forms,
        runner=runner,
        progress=tell_progress,
        reader=reader,
    )
    inbox.check_acceptances(typed, read[1])
    return settle(
        definition,
        read,
        period,
        picks,
        signed,
        ask,
        issued,
        addresses_near(folder, definition),
        alone=revised is not None,
    )


def settle(
    definition: Definition,
    read: inbox.Read,
    period: Period | None,
    picks: tuple[str, ...] = (),
    signed: date | None = None,
    ask: Ask | None = None,
    issued: Sequence[Issued] = (),
    addresses: inbox.Addresses | None = None,
    *,
    alone: bool = False,
) -> Results:
    """The same of what has been read; what was issued stands. `alone`: later returns need no word.

    Raises IkuError (E159) where nothing says for which period.
    """
    submissions, addresses = read[0], addresses or {}
    known = {unit.code for unit in definition.units}  # what was sent for closed triwulan may have others
    found = (
        *inbox.pointed(read[1], definition, addresses),
        *inbox.sent_otherwise((one for one in submissions if one.unit in known), definition, addresses),
    )
    period = period or inbox.latest_period(submissions)
    if period is None:
        raise IkuError(*found, Finding("E159"))
    standing = before(issued, period)
    quarters = [one.period for one in standing]
    over = {one.period for one in issued}
    over |= {sent.period for sent in submissions if alone and sent.period > period.quarters[-1]}
    chosen, doubts = inbox.choose(submissions, period, picks, definition.office.zone)
    same = next((one for one in issued if one.period == period), None)
    if same is not None:
        return redrawn(same, late_corrections((same,), chosen), signed)
    doubts = of_open(over, submissions, doubts)
    while ask and (versions := _conflict(doubts, picks)) and (pick := ask(versions)):
        picks = (*picks, pick)
        chosen, doubts = inbox.choose(submissions, period, picks, definition.office.zone)
        doubts = of_open(over, submissions, doubts)
    found = inbox.standing(found, submissions, chosen)
    open_ones = [quarter for quarter in period.quarters if quarter not in over]
    found = (*found, *inbox.doubts_of_unopened(found, chosen, open_ones, picks))
    late = tuple(late_corrections(standing, chosen))
    chosen = instead(standing, chosen)
    counted = {one.origin.file for one in submissions if one.status.filled}
    told = (
        _with_what_came(one, (*found, *doubts), counted)
        for one in checks.run(definition, period, chosen, quarters)
    )
    findings = (*of_open(over, submissions, found), *doubts, *late, *told)
    closed = closed_quarters(standing)
    years = issued_years(issued, period)
    results = calculation.calculate(definition, period, chosen, findings, signed, closed, years)
    return replace(results, findings=(*results.findings, *checks.typed_otherwise(results)))


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
