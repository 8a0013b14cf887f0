"""An envelope, and those in it, opened into the files that are no envelopes themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from ..core.findings import Finding, Place, Scalar
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


def opened(
    data: bytes,
    name: str,
    sender: str = "",
    sent: str = "",
    subject: str = "",
    stays: Callable[[bytes], bool] = lambda _: False,
) -> Opened:
    """The files in an envelope and in those that lie in it, by their whole names, and what was left in them.

    What lies in a mail keeps who sent it and when, also from an archive in the mail. What `stays` closed is a
    file like any other, although it could be opened.
    """
    findings: list[Finding] = []
    whole = _said(Item(name, data, sender, sent, subject))
    found = list(_opened(whole, Bounds(), 1, findings, stays))
    if not found and not findings:
        findings.append(_told("W171", whole.name, {}, whole))
    return tuple(found), tuple(findings)


def _opened(
    whole: Item, bounds: Bounds, depth: int, findings: list[Finding], stays: Callable[[bytes], bool]
) -> Iterator[Item]:
    kind = envelope_of(whole.data)
    if kind is None or stays(whole.data):
        yield whole
        return
    if depth > DEEPEST:
        findings.append(_told("E172", whole.name, {"m": DEEPEST}, whole))
        return
    taken: dict[str, int] = {}
    try:
        for item in kind.items(whole.data, bounds):
            if isinstance(item, EnvelopeError):
                inside = f"{whole.name}{SEPARATOR}{item.values.pop('bagian', '')}"
                findings.append(_told(item.code, inside, item.values, whole))
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
            yield from _opened(_said(inner), bounds, depth + 1, findings, stays)
    except EnvelopeError as refusal:
        findings.append(_told(refusal.code, whole.name, refusal.values, whole))


def _said(whole: Item) -> Item:
    """With what a mail says of itself, where it is one."""
    if not letter.knows(whole.data):
        return whole
    said = letter.about(whole.data)
    return replace(
        whole,
        sender=said.sender or whole.sender,
        sent=said.sent or whole.sent,
        subject=said.subject or whole.subject,
    )


def _told(code: str, name: str, values: Mapping[str, Scalar], whole: Item) -> Finding:
    """A finding of something in an envelope; of a mail it says from whom and about what."""
    said = {key: value for key, value in (("dari", whole.sender), ("perihal", whole.subject)) if value}
    return Finding(code, Place(name), {**values, **said})
