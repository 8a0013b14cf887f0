"""How many answers of an input sheet are in each state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from .model import Definition, SheetStatus, State, Submission

Counts = Mapping[State, int]


def counts(definition: Definition, unit: str, submission: Submission | None) -> Counts:
    """Every state with its number: of a survey's respondents, of the figures asked on any other sheet.

    Figures of a sheet that nobody filled are blank, those of one that could not be read refused.
    """
    found: Counter[State] = Counter(dict.fromkeys(State, 0))
    if submission is not None:
        found.update(State.REFUSED if row.refused else State.VALUE for row in submission.respondents)
        found.update(answer.state for answer in submission.answers)
    if definition.survey_of(unit) is None and not found.total():
        unread = submission is not None and submission.status is SheetStatus.REFUSED
        found[State.REFUSED if unread else State.BLANK] = len(definition.asked_of(unit))
    return dict(found)
