"""A workbook that was read before is not read again: the same bytes under the same name say the same."""

from __future__ import annotations

import hashlib
import json
import sys
import zlib
from contextlib import suppress

from .. import formats, kept
from ..core.findings import Finding
from ..core.model import Submission
from ..core.typed import typed, untyped
from .accepting import names
from .layout import Issued
from .runner import Read
from .workbook import read_workbook

ROOM = "terbaca"
LARGEST = 16 << 20
"""So many bytes may be said of one file once they are unpacked."""
CHANCE = frozenset(("E110", "E599"))
"""What may be otherwise the next time: it is said again only where it is so again."""

_DAMAGED = (ValueError, LookupError, TypeError, ArithmeticError, RecursionError, zlib.error)


def recall_workbook(data: bytes, name: str, issued: Issued) -> Read:
    """What `read_workbook` says of these bytes, or said when this user had them read before."""
    room = kept.room(ROOM) if not isinstance(formats.format_of(data), formats.Foreign) else None
    if room is None or not issued.program:
        return read_workbook(data, name, issued)
    key = _key(data, name, issued)
    found = _unpacked(room.take(key))
    if found is not None:
        return found
    read = read_workbook(data, name, issued)
    if not any(finding.code in CHANCE for finding in read[1]):
        with suppress(ValueError):  # a number that JSON does not have
            said = json.dumps([untyped(part) for part in read], separators=(",", ":"), allow_nan=False)
            room.put(key, zlib.compress(said.encode("ascii"), 1))
    return read


def _key(data: bytes, name: str, issued: Issued) -> str:
    """All that decides what a file is read as: bytes and name, what was asked and accepted, who reads."""
    accepted = [one for one in issued.accepted if names(one, name)]
    told = [hashlib.sha256(data).hexdigest(), name, issued.digest, accepted, issued.program, sys.version]
    return hashlib.sha256(json.dumps(told).encode("ascii")).hexdigest()


def _unpacked(found: bytes | None) -> Read | None:
    """What was kept, every field of it what it says to be; None where it is not."""
    if found is None:
        return None
    try:
        unpacking = zlib.decompressobj()
        said = unpacking.decompress(found, LARGEST)
        if not unpacking.eof:
            return None
        submissions, findings = json.loads(said)
        return typed(submissions, tuple[Submission, ...]), typed(findings, tuple[Finding, ...])
    except _DAMAGED:
        return None
