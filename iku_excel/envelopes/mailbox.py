"""A saved mailbox (mbox): mail after mail, each behind a line that begins with "From "."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from . import letter
from .envelope import Bounds, EnvelopeError, Item

_BETWEEN = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\r\n\r\n))From [^\r\n]*\r?\n")
LONGEST_SUBJECT = 60


def knows(data: bytes) -> bool:
    """Whether it begins as a mailbox does, with a mail behind."""
    first = _BETWEEN.match(data)
    return first is not None and letter.knows(data[first.end() :])


def items(data: bytes, bounds: Bounds) -> Iterator[Item | EnvelopeError]:
    """What is attached to each mail, under the mail's number and subject."""
    starts = list(_BETWEEN.finditer(data))
    ends = [start.start() for start in starts[1:]] + [len(data)]
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1):
        for item in letter.items(data[start.end() : end], bounds):
            if isinstance(item, Item):
                subject = re.sub(r"[/\\›]", " ", item.subject)[:LONGEST_SUBJECT].strip()
                yield replace(item, name=f"{number} {subject}".strip() + f"/{item.name}")
            else:
                yield item
