"""What is known of each office: its documents, what they are worth, and the one that counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from ..core.findings import Finding
from ..core.model import Band, Issuance
from ..core.periods import Period
from ..summary.embedded.shown import Line


class Worth(StrEnum):
    """What a document's figures can be relied on for."""

    PROVEN = "proven"
    """They follow from the answers that it carries, and its sheets are as they would be drawn."""
    SIGNED = "signed"
    """A copy for outside carries no answers; the signature is a known key's."""
    CLAIMED = "claimed"
    """A copy for outside without such a signature."""
    FALSE = "false"
    """It contradicts itself, its signature or what it was made of."""

    @property
    def counts(self) -> bool:
        """Whether its figures count."""
        return self in (Worth.PROVEN, Worth.SIGNED)


@dataclass(frozen=True, slots=True)
class Document:
    """An official document of an office for a period, as judged.

    `file` is its name in the folder, in an envelope or not; `issuance` what it says that it is, None where
    it does not say. `digest` is over what it carries, the same in a copy for outside. `signer` is the known
    office that signed it, "" for none; `open_reasons` say why it is not final.
    """

    file: str
    regency: str
    office: str
    short: str
    period: Period
    worth: Worth
    digest: str
    issuance: Issuance | None = None
    copy: bool = False
    signer: str = ""
    open_reasons: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    bands: tuple[Band, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        """Whose it is, however the name is spaced or capitalised."""
        return plain(self.regency), plain(self.office)

    @property
    def final(self) -> bool:
        """Whether every figure of it is final and can be relied on."""
        return self.worth.counts and not self.open_reasons

    @property
    def rank(self) -> tuple[int, bool]:
        """What stands in whose place: a later Perubahan, the first issue, a draft; then what tells more."""
        number = self.issuance.number if self.issuance else None
        return -1 if number is None else number, not self.copy


class State(StrEnum):
    """What an office's report of the period is."""

    FINAL = "final"
    OPEN = "open"
    CLAIMED = "claimed"
    FALSE = "false"
    DISPUTED = "disputed"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Office:
    """An office and its report of the period, None where none counts; `history` has every period's."""

    name: str
    state: State
    document: Document | None = None
    history: tuple[Document, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """What counts of it."""
        return self.document.lines if self.document and self.document.worth.counts else ()


@dataclass(frozen=True)
class Rollup:
    """The offices of a regency in a period, by name; `documents` is everything that came, by file."""

    regency: str
    period: Period
    offices: tuple[Office, ...]
    documents: tuple[Document, ...]
    findings: tuple[Finding, ...]

    @property
    def final(self) -> bool:
        """Whether every office's figures are final."""
        return all(office.state is State.FINAL for office in self.offices)

    @cached_property
    def states(self) -> Mapping[State, int]:
        """How many offices are in each state."""
        return {state: sum(office.state is state for office in self.offices) for state in State}

    @cached_property
    def lines(self) -> tuple[tuple[Office, Line], ...]:
        """Every indicator that counts, office by office."""
        return tuple((office, line) for office in self.offices for line in office.lines)

    @cached_property
    def categories(self) -> tuple[str, ...]:
        """The names of all categories, the best first; offices may name theirs otherwise."""
        bands = [band for office in self.offices if office.document for band in office.document.bands]
        highest = {plain(line.category): -1.0 for _, line in self.lines if line.category}
        written = {plain(line.category): line.category for _, line in self.lines}
        for band in bands:
            highest[plain(band.name)] = max(highest.get(plain(band.name), -1.0), band.threshold)
            written.setdefault(plain(band.name), band.name)
        return tuple(written[key] for key in sorted(highest, key=lambda key: (-highest[key], key)))

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """The periods of which any office has a document, oldest first."""
        told = {one.period for office in self.offices for one in office.history} | {self.period}
        return tuple(sorted(told))


def plain(name: str) -> str:
    """A name as it is compared."""
    return " ".join(name.split()).casefold()
