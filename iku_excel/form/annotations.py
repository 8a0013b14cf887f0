"""What an annotated copy says: causes, remarks, what was carried and what lost."""

from __future__ import annotations

from dataclasses import dataclass

from ..core.model.recovered import Key
from .model import Remark


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell of a cause: where it stands in the copy, what it asks, and what was read there."""

    key: Key
    label: str
    raw: str


@dataclass(frozen=True, slots=True)
class Cause:
    """One thing to mend, over one or more cells of a unit's sheet."""

    code: str
    unit: str
    message: str
    remedy: str
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """What was done without the sender: where it stood, what it is, its value, and what became of it."""

    place: str
    label: str
    raw: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Annotations:
    """All that an annotated copy says: causes in order of effort, remarks, what was carried and what lost."""

    revision: int
    causes: tuple[Cause, ...] = ()
    remarks: tuple[Remark, ...] = ()
    carried: tuple[Line, ...] = ()
    lost: tuple[Line, ...] = ()
