"""What was closed: a triwulan with what was asked then and its package; a year with what was issued of it."""

from __future__ import annotations

from dataclasses import dataclass

from ..periods import Period
from .definition import Definition
from .reported import FigureStatus


@dataclass(frozen=True, slots=True)
class Closed:
    """What a triwulan is judged by for ever; `package` is the name of its file, `code` its verification code.

    `unread`: when it was issued a return had come for it of a unit that nobody knew.
    """

    quarter: Period
    package: str
    code: str
    definition: Definition
    unread: bool = False


@dataclass(frozen=True, slots=True)
class IssuedYear:
    """An indicator of a whole year before, as a package laid it down."""

    indicator: str
    measure: str
    year: int
    status: FigureStatus
    value: float | None
    target: float | None
    upper: float | None
    achievement: float | None
    category: str
    package: str
    code: str
    nihil: bool = False
