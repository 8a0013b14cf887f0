"""What an inbox said before a triwulan, for the form that asks it again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from .. import inbox
from ..core.findings import Finding, IkuError, Place
from ..core.history import last_answers
from ..core.model import Answer, Definition, Submission
from ..core.periods import Period
from ..form import IDENTITY_ROW_CODE, Form, Key
from ..form.identity_row import NAME, PHONE, POSITION
from .accepted import written_near
from .progress import tell_progress


@dataclass(frozen=True, slots=True)
class Carried:
    """Answers by unit and variable, each unit's last accepted return, and what was found in reading."""

    answers: Mapping[tuple[str, str], Answer]
    returns: Mapping[str, Submission]
    findings: tuple[Finding, ...]


def carried_from(folder: Path, definition: Definition, period: Period) -> Carried:
    """The last that each unit said before a triwulan, of the returns that count.

    Raises IkuError: E161 (a file instead of a folder), E158 (no folder, or an empty one).
    """
    if folder.is_file():
        raise IkuError(Finding("E161", Place(str(folder)), {"x": str(folder)}))
    accepted = written_near(folder)
    submissions, found = inbox.read_folder(folder, definition, accepted=accepted, progress=tell_progress)
    chosen, doubts = inbox.choose(submissions, period, zone=definition.office.zone)
    earlier = sorted(
        (one for one in chosen if one.period < period and one.status.read), key=lambda one: one.period
    )
    returns = {one.unit: one for one in earlier}
    told = (*inbox.standing(found, submissions, chosen), *doubts)
    return Carried(last_answers(chosen, period), returns, told)


def who_filled(form: Form, returns: Mapping[str, Submission]) -> dict[Key, str]:
    """Name, position and phone of who filled each unit's last return, for the inputs of this form."""
    contents = {}
    for sheet in form.sheets:
        last = returns.get(sheet.unit)
        if last is not None:
            said = {NAME: last.filled_by, POSITION: last.position, PHONE: last.phone}
            for field, text in said.items():
                if text:
                    contents[sheet.unit, IDENTITY_ROW_CODE, sheet.identity[field]] = text
    return contents
