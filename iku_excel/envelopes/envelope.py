"""What an envelope does for us, whichever it is, and how much may come out of one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from ..core.findings import Scalar

ENVELOPE_BYTES = 64 << 20
"""So large an envelope may be that lies in the inbox."""
TOTAL_BYTES = 128 << 20
"""So much may come out of one envelope, whatever is nested in it."""
MOST_ITEMS = 2_000
"""So many files may lie in one envelope, whatever is nested in it."""
DEEPEST = 3
"""An envelope in an envelope in an envelope is opened, one more is not."""


class EnvelopeError(Exception):
    """An envelope that cannot be opened, or only so far; becomes a finding."""

    def __init__(self, code: str, **values: Scalar) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


@dataclass(slots=True)
class Bounds:
    """What may still come out of an envelope that lies in the inbox."""

    items: int = MOST_ITEMS
    bytes: int = TOTAL_BYTES

    def take(self, size: int) -> None:
        """One more file of this size; raises EnvelopeError, E172 for too many, E110 for too much."""
        self.items -= 1
        self.bytes -= size
        if self.items < 0:
            raise EnvelopeError("E172", n=MOST_ITEMS)
        if self.bytes < 0:
            raise EnvelopeError("E110", x="file", n=TOTAL_BYTES)


@dataclass(frozen=True, slots=True)
class Item:
    """A file in an envelope: its name there, its bytes, and of a mail who sent it and when (ISO text)."""

    name: str
    data: bytes
    sender: str = ""
    sent: str = ""
    subject: str = ""


class Envelope(Protocol):
    """One kind of envelope; a module can be one."""

    def knows(self, data: bytes, /) -> bool:
        """Whether these bytes are such an envelope, by what stands in them and never by a name."""

    def items(self, data: bytes, bounds: Bounds, /) -> Iterator[Item | EnvelopeError]:
        """What lies in it, one by one, or why one of them cannot be taken out.

        Raises EnvelopeError where nothing more of it can be.
        """
