"""A triwulan that was closed: what was asked then, and the package in which its returns lie."""

from __future__ import annotations

from dataclasses import dataclass

from ..periods import Period
from .asked import Definition


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
