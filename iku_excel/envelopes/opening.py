"""An envelope, and those in it, opened into the files that are no envelopes themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..core.findings import Finding, Place
from . import archive, letter, mailbox, outlook
from .envelope import DEEPEST, Bounds, Envelope, EnvelopeError, Item

ENVELOPES: tuple[Envelope, ...] = (archive, mailbox, letter, outlook)
"""Every kind of envelope, in the order in which they are asked."""

SEPARATOR = " › "
"""Between an envelope's name and the name of what is in it."""

Opened = tuple[tuple[Item, ...], tuple[Finding, ...]]


def envelope_of(data: bytes) -> Envelope | None:
    """The kind of envelope that these bytes are, whatever the file is called; None where they are none."""
    return next((kind for kind in ENVELOPES if kind.knows(data)), None)


def opened(data: bytes, name: str) -> Opened:
    """The files in an envelope and in those that lie in it, by their whole names, and what was left in them.

    What lies in a mail keeps who sent it and when, also from an archive in the mail.
    """
    findings: list[Finding] = []
    found = list(_opened(Item(name, data), Bounds(), 1, findings))
    if not found and not findings:
        findings.append(Finding("W171", Place(name)))
    return tuple(found), tuple(findings)


def _opened(whole: Item, bounds: Bounds, depth: int, findings: list[Finding]) -> Iterator[Item]:
    kind = envelope_of(whole.data)
    if kind is None:
        yield whole
        return
    if depth > DEEPEST:
        findings.append(Finding("E172", Place(whole.name), {"m": DEEPEST}))
        return
    taken: dict[str, int] = {}
    try:
        for item in kind.items(whole.data, bounds):
            if isinstance(item, EnvelopeError):
                inside = f"{whole.name}{SEPARATOR}{item.values.pop('bagian', '')}"
                findings.append(Finding(item.code, Place(inside), item.values))
                continue
            name = " ".join(item.name.replace("\\", "/").split())
            taken[name.casefold()] = taken.get(name.casefold(), 0) + 1
            if taken[name.casefold()] > 1:
                name += f" ({taken[name.casefold()]})"
            inner = replace(
                item,
                name=f"{whole.name}{SEPARATOR}{name}",
                sender=item.sender or whole.sender,
                sent=item.sent or whole.sent,
                subject=item.subject or whole.subject,
            )
            yield from _opened(inner, bounds, depth + 1, findings)
    except EnvelopeError as refusal:
        findings.append(Finding(refusal.code, Place(whole.name), refusal.values))
