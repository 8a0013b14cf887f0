"""What was sent: answers with their place, respondents, and the input sheet they stand on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from ..findings import Place
from ..periods import Period
from ..zones import utc


class State(StrEnum):
    """What an input cell says; the five never stand for each other."""

    VALUE = "terisi"
    NIHIL = "nihil"
    PENDING = "belum tersedia"
    BLANK = "belum diisi"
    REFUSED = "ditolak"

    @property
    def said(self) -> bool:
        """Whether the unit has said all there is: a number, or that there is nothing to count."""
        return self in (State.VALUE, State.NIHIL)


@dataclass(frozen=True, slots=True)
class Answer:
    """What one unit answered to one variable: `value` is None unless the state is VALUE (0 is a value)."""

    variable: str
    unit: str
    period: Period
    state: State
    value: float | None
    place: Place
    raw: str = ""
    note: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Respondent:
    """A row of a survey: an answer (1 to 4) for each unsur in order, None where left blank or refused.

    `profile` holds a text for each of PROFILE, "" where nothing is said, a date as ISO text; it may
    be empty where nothing at all is said.
    """

    row: int
    scores: tuple[int | None, ...]
    refused: bool = False
    comment: str = ""
    profile: tuple[str, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether there is an answer, even a refused one; an empty row is nobody."""
        return self.refused or any(score is not None for score in self.scores)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a file came from: hash, size in bytes, and what it says of its last save (time as ISO text).

    One that came in a mail knows who sent that, and when (ISO text).
    """

    file: str
    sha256: str
    saved: str = ""
    saved_by: str = ""
    program: str = ""
    size: int = 0
    sender: str = ""
    mailed: str = ""

    @property
    def moment(self) -> datetime | None:
        """When it was last saved, in UTC without a zone; None where the file does not say."""
        return utc(self.saved)


@dataclass(frozen=True, slots=True)
class Mended:
    """What became of the mistakes that an annotated copy told: how many are mended, left, and new."""

    mended: int
    left: int
    new: int


class SheetStatus(StrEnum):
    """What became of a unit's input sheet."""

    ACCEPTED = "accepted"
    PARTIAL = "partial"
    REFUSED = "refused"
    BLANK = "blank"
    MISSING = "missing"

    @property
    def read(self) -> bool:
        """Whether its answers are used."""
        return self in (SheetStatus.ACCEPTED, SheetStatus.PARTIAL)

    @property
    def filled(self) -> bool:
        """Whether a sheet came with something in it, even if it was refused."""
        return self.read or self is SheetStatus.REFUSED


@dataclass(frozen=True, slots=True)
class Submission:
    """One input sheet of one file: a unit's answers for one triwulan, or a survey's rows.

    `form_version` is that of the form it was sent on, or its first digits where no more was left of it.
    `revision` is UNREAD (0) where its number cannot be read.
    """

    unit: str
    period: Period
    revision: int
    origin: Origin
    sheet: str
    status: SheetStatus
    answers: tuple[Answer, ...] = ()
    respondents: tuple[Respondent, ...] = ()
    columns: tuple[str, ...] = ()
    narratives: Mapping[str, str] = field(default_factory=dict)
    filled_by: str = ""
    position: str = ""
    phone: str = ""
    mended: Mended | None = None
    form_version: str = ""

    @property
    def numbered(self) -> str:
        """The revision as people read it."""
        return str(self.revision) if self.revision else "–"

    def answer(self, variable: str) -> Answer | None:
        """What it says of a variable, used or not; None where it says nothing."""
        return next((answer for answer in self.answers if answer.variable == variable), None)

    @property
    def people(self) -> tuple[Respondent, ...]:
        """The respondents who count: those who answered, on a sheet that was read."""
        return tuple(row for row in self.respondents if row.counts) if self.status.read else ()
