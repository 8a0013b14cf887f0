"""A saved mail (.eml): its attachments, with who sent it and when."""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from email import policy
from email.errors import MessageError
from email.message import EmailMessage, Message
from email.utils import parseaddr, parsedate_to_datetime

from .envelope import DEEPEST, Bounds, EnvelopeError, Item

_HEADER = re.compile(rb"[!-9;-~]{1,60}:[ \t]")
_OF_MAIL = re.compile(
    rb"^(?:From|To|Date|Subject|Received|Return-Path|Delivered-To|Message-ID|X-Mozilla-Status):[ \t]",
    re.IGNORECASE | re.MULTILINE,
)
_OPENING = 16 << 10
FEWEST_HEADERS = 2
UNNAMED = "lampiran"


def knows(data: bytes) -> bool:
    """Whether it begins with the headers of a mail."""
    opening = data[:_OPENING].lstrip(b"\xef\xbb\xbf\r\n")
    headers = re.split(rb"\r?\n\r?\n", opening, maxsplit=1)[0]
    return _HEADER.match(headers) is not None and len(set(_OF_MAIL.findall(headers))) >= FEWEST_HEADERS


def items(data: bytes, bounds: Bounds) -> Iterator[Item | EnvelopeError]:
    """What is attached, mails in it included."""
    try:
        message = email.message_from_bytes(data.lstrip(b"\xef\xbb\xbf\r\n"), policy=policy.default)
        found = list(attachments(message, bounds))
    except RecursionError:
        raise EnvelopeError("E172", m=DEEPEST) from None
    yield from found


def attachments(message: Message, bounds: Bounds) -> Iterator[Item | EnvelopeError]:
    """The attachments of a mail that has been parsed."""
    assert isinstance(message, EmailMessage)
    sender, sent, subject = (
        _header(message, "From"),
        _time(_header(message, "Date")),
        _header(message, "Subject"),
    )
    for number, part in enumerate(message.walk(), 1):
        name = part.get_filename()
        if part.is_multipart() or (not name and part.get_content_maintype() in ("text", "multipart")):
            continue
        content = part.get_payload(decode=True)
        if not isinstance(content, bytes) or not content:
            continue
        bounds.take(len(content))
        yield Item(name or f"{UNNAMED}-{number}", content, parseaddr(sender)[1], sent, subject)


def _header(message: EmailMessage, name: str) -> str:
    """A header as one line, "" where it cannot be read."""
    try:
        return " ".join(str(message.get(name, "")).split())
    except (MessageError, ValueError, LookupError, AttributeError, TypeError):
        return ""  # the parser of addresses and dates trips over some that real mails hold


def _time(date: str) -> str:
    try:
        return parsedate_to_datetime(date).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
