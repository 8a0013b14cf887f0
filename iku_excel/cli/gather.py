"""From an inbox to results: read, choose, check, calculate."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from .. import calculation, checks, inbox
from ..core.findings import Finding, IkuError
from ..core.model import Definition, Results
from ..core.periods import Period
from ..texts.form import WORDS
from .progress import tell_progress


def gather(
    definition: Definition,
    folder: Path,
    period: Period | None,
    picks: tuple[str, ...] = (),
    signed: date | None = None,
    workers: int | None = None,
) -> Results:
    """Everything that the inbox says of one period, by default the latest found."""
    submissions, found = inbox.read_folder(folder, definition, WORDS, workers=workers, progress=tell_progress)
    period = period or inbox.latest_period(submissions)
    if period is None:
        raise IkuError(*found, Finding("E159"))
    chosen, doubts = inbox.choose(submissions, period, picks)
    findings = (*found, *doubts, *checks.run(definition, period, chosen, signed))
    return calculation.calculate(definition, period, chosen, findings, signed)
