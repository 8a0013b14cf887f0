"""A definition as its source holds it: rows of raw values, each of which knows where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..core.findings import Finding, Place


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table; `places` says where each of its values stands, `place` where the row begins."""

    table: str
    values: Mapping[str, object]
    place: Place
    places: Mapping[str, Place] = field(default_factory=dict)

    def at(self, key: str) -> Place:
        """Where a value stands, or the row where that is not known."""
        return self.places.get(key, self.place)


@dataclass(frozen=True, slots=True)
class Source:
    """What a file holds, and what could not be made into rows; loose values stand in the table "".

    `places` says where a table stands whose name alone does not.
    """

    name: str
    rows: tuple[Row, ...]
    findings: tuple[Finding, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)
