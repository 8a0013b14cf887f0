"""A mail that Outlook saved (.msg): its attachments, with who sent it and when."""

from __future__ import annotations

import io
from collections.abc import Iterator
from email.utils import parseaddr

from .envelope import Bounds, EnvelopeError, Item
from .letter import UNNAMED

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROPERTIES = "__properties_version1.0".encode("utf-16-le")


def knows(data: bytes) -> bool:
    """Whether it is an OLE file with the properties of a mail."""
    return data.startswith(_COMPOUND) and _PROPERTIES in data


def items(data: bytes, bounds: Bounds) -> Iterator[Item | EnvelopeError]:
    """What is attached, by value; a picture within the text is an attachment too."""
    from oxmsg import Message

    try:
        message = Message.load(io.BytesIO(data))
        sent = message.sent_date.isoformat() if message.sent_date else ""
        sender = parseaddr(message.sender or "")[1]
        attached = [
            (one.file_name or f"{UNNAMED}-{number}", one.file_bytes)
            for number, one in enumerate(message.attachments, 1)
            if one.attached_by_value
        ]
    except Exception as error:  # the library knows no error of its own for what is damaged
        raise EnvelopeError("E102", bagian=type(error).__name__) from error
    for name, content in attached:
        if content:
            bounds.take(len(content))
            yield Item(name, content, sender, sent, message.subject or "")
