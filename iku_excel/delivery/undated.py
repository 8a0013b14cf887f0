"""A PDF that is the same whenever it is printed: its dates are the document's, its numbers its content's."""

from __future__ import annotations

import hashlib
import re

_DATES = re.compile(rb"/(?:CreationDate|ModDate)\s*\(D:(\d{14})[^)]*\)")
_NUMBERS = re.compile(
    rb"/ID\s*\[\s*<([0-9A-Fa-f]{32})>\s*<([0-9A-Fa-f]{32})>\s*\]|/DocChecksum\s*/([0-9A-F]{32})"
)
_TAIL = 4096  # what differs stands at the end, behind all that is compressed


def undated(pdf: bytes, saved: str) -> bytes:
    """The same pages in as many bytes, the same for the same pages; `saved` is an ISO time."""
    head, tail = pdf[:-_TAIL], pdf[-_TAIL:]
    digits = re.sub(r"\D", "", saved)[:14].ljust(14, "0").encode("ascii")
    if len(saved) >= len("2026-07-10T00:00:00"):
        tail = _DATES.sub(lambda found: found[0].replace(found[1], digits, 1), tail)
    tail = _renumbered(tail, b"0" * 32)
    number = hashlib.sha256(head + tail).hexdigest()[:32].upper().encode("ascii")
    return head + _renumbered(tail, number)


def _renumbered(tail: bytes, number: bytes) -> bytes:
    def put(found: re.Match[bytes]) -> bytes:
        text = found[0]
        for old in {group for group in found.groups() if group}:
            text = text.replace(old, number)
        return text

    return _NUMBERS.sub(put, tail)
