"""The shape of one line of the catalogue of findings."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Audience(StrEnum):
    """Who can act on a finding: the unit's staff, or the planning officer."""

    STAFF = "staf"
    PLANNER = "perencana"


@dataclass(frozen=True, slots=True)
class Entry:
    """The sentence of a finding and its remedy; `{name}` stands for one of the finding's values."""

    message: str
    hint: str
    audience: Audience = Audience.STAFF
