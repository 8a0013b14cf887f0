"""A saved mailbox (mbox): mail after mail, each behind a line that begins with "From "."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from . import letter
from .envelope import MOST_ITEMS, Bounds, EnvelopeError, Item

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
    mails = [data[start.end() : end] for start, end in zip(starts, ends, strict=True)]
    if sum(map(letter.may_hold, mails)) > bounds.items:
        raise EnvelopeError("E172", n=MOST_ITEMS)
    for number, mail in enumerate(mails, 1):
        for item in letter.items(mail, bounds):
            if isinstance(item, Item):
                subject = re.sub(r"[/\\›]", " ", item.subject)[:LONGEST_SUBJECT].strip()
                yield replace(item, name=f"{number} {subject}".strip() + f"/{item.name}")
            else:
                yield item
