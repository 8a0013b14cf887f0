"""What was typed into an input sheet, by code, so that it can be typed again by program."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ..findings import Place

# Unit, code of the row, code of the column.
Key = tuple[str, str, str]


class Trace(StrEnum):
    """By what a typed cell was found: its row's code, its question's text, or nothing."""

    CODE = "code"
    LABEL = "label"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Typed:
    """One filled input: what can be typed again (None where it cannot), what stood there, and what it asked.

    The codes of its key are "" where they were lost.
    """

    key: Key
    value: str | float | None
    raw: str
    place: Place
    label: str = ""
    trace: Trace = Trace.CODE


@dataclass(frozen=True, slots=True)
class Recovered:
    """Everything typed into one sheet of one file, with the senders' notes and where each input stands now.

    `places` gives the key of every input that was found, filled or not, by its row and column.
    """

    unit: str
    place: Place
    typed: tuple[Typed, ...]
    notes: tuple[Typed, ...] = ()
    places: Mapping[tuple[int, int], Key] = field(default_factory=dict)
