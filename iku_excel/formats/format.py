"""What a format of workbooks does for us, whichever it is."""

from __future__ import annotations

from typing import Protocol

from ..core.findings import Finding
from ..xlsx import Workbook

Read = tuple[Workbook | None, tuple[Finding, ...]]


class Format(Protocol):
    """One way of writing a workbook down; a module can be one."""

    @property
    def endings(self) -> tuple[str, ...]:
        """How the name of such a workbook ends, and hardly that of any other file."""

    def knows(self, data: bytes, /) -> bool:
        """Whether these bytes are of this format, by what stands in them and never by a name."""

    def read(self, data: bytes, name: str, /) -> Read:
        """The workbook, and what is wrong with it, whatever the bytes are; None where it cannot be used."""
