"""Messages handed in one after the other, each to one recipient, and none of them twice."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from ..texts import email as words
from .journal import Entry, Journal, State
from .letter import Letter, Mailbox


class Standing(StrEnum):
    """What is to be done about a parcel, by the journal's last word on it."""

    NEW = "new"
    FAILED = "failed"
    AGAIN = "again"
    SENT = "sent"
    UNCERTAIN = "uncertain"

    @property
    def goes_out(self) -> bool:
        """Whether it is handed in now."""
        return self in (Standing.NEW, Standing.FAILED, Standing.AGAIN)


@dataclass(frozen=True, slots=True)
class Parcel:
    """A letter for one of its recipients; `kind` and `content` (a hash) say what it is."""

    letter: Letter
    recipient: Mailbox
    kind: str
    file: str
    content: str

    @property
    def id(self) -> str:
        """The same for the same document and recipient, in whatever words the letter is written."""
        return id_of(self.kind, self.recipient.address, self.content)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a parcel; INTENDED where nobody can say. `broken`: no other can be handed in now."""

    state: State
    reason: str = ""
    broken: bool = False


Carry = Callable[[Parcel, datetime, Callable[[], None]], Outcome]
"""Hands in a parcel at a moment; calls the function when only the last step is missing."""


def id_of(kind: str, address: str, content: str) -> str:
    """The id of a message of this kind and content to this address."""
    text = "\n".join((kind, address.casefold(), content))
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def standing(parcel: Parcel, last: Mapping[str, Entry], again: Collection[str] = ()) -> Standing:
    """What is to be done about a parcel; `again` are addresses, without case, that get theirs anyway."""
    entry = last.get(parcel.id)
    if entry is None:
        return Standing.NEW
    if entry.state is State.FAILED:
        return Standing.FAILED
    if parcel.recipient.address.casefold() in again:
        return Standing.AGAIN
    return Standing.SENT if entry.state is State.SENT else Standing.UNCERTAIN


def post(
    carry: Carry, parcels: Sequence[Parcel], journal: Journal[Entry], now: Callable[[], datetime]
) -> Iterator[tuple[Parcel, Outcome]]:
    """Hands in the parcels and tells what became of each; after a broken one the others are not tried."""
    for place, parcel in enumerate(parcels):
        outcome = carry(
            parcel,
            now(),
            lambda parcel=parcel: journal.write(_entry(parcel, State.INTENDED, now())),  # type: ignore[misc]
        )
        if outcome.state is not State.INTENDED:
            journal.write(_entry(parcel, outcome.state, now(), outcome.reason))
        yield parcel, outcome
        if outcome.broken:
            for left in parcels[place + 1 :]:
                yield left, Outcome(State.FAILED, words.NOT_TRIED)
            return


def _entry(parcel: Parcel, state: State, moment: datetime, reason: str = "") -> Entry:
    time = moment.isoformat(timespec="seconds")
    return Entry(parcel.id, state, time, parcel.recipient.address, parcel.kind, parcel.file, reason)
