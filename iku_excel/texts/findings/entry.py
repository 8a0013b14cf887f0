"""The shape of one line of the catalogue of findings."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

# Remedies that more than one hundred gives.
NOTHING_TO_DO = "Tidak perlu dikerjakan."
NEW_COPY = "Perencana mengirim salinan baru yang sudah terisi."


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


def for_planner(message: str, hint: str) -> Entry:
    """The entry of a finding that only the planning officer can act on."""
    return Entry(message, hint, Audience.PLANNER)
