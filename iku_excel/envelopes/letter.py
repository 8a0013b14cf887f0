"""A saved mail (.eml): its attachments, with who sent it and when."""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from dataclasses import replace
from email import policy
from email.errors import MessageError
from email.message import EmailMessage, Message
from email.parser import BytesHeaderParser
from email.utils import parseaddr, parsedate_to_datetime

from .envelope import DEEPEST, MOST_ITEMS, Bounds, EnvelopeError, Item

_HEADER = re.compile(rb"[!-9;-~]{1,60}:[ \t]")
_OF_MAIL = re.compile(
    rb"^(?:From|To|Date|Subject|Received|Return-Path|Delivered-To|Message-ID|X-Mozilla-Status):[ \t]",
    re.IGNORECASE | re.MULTILINE,
)
_OPENING = 16 << 10
FEWEST_HEADERS = 2
UNNAMED = "lampiran"
ORNAMENT_BYTES = 64 << 10
"""A picture that stands in the text of a mail and is smaller is an ornament, such as the sender's logo."""
MOST_PARTS = 4 * MOST_ITEMS
"""Where more lines than this may begin a part, a mail is not taken apart."""
# Without one of these a mail has nothing attached, and need not be taken apart.
_MORE = re.compile(rb"name\*?\d*\*?\s*=|application/|image/|audio/|video/|message/", re.IGNORECASE)
_BEFORE = b"\xef\xbb\xbf\r\n"


def knows(data: bytes) -> bool:
    """Whether it begins with the headers of a mail."""
    opening = data[:_OPENING].lstrip(_BEFORE)
    headers = re.split(rb"\r?\n\r?\n", opening, maxsplit=1)[0]
    return _HEADER.match(headers) is not None and len(set(_OF_MAIL.findall(headers))) >= FEWEST_HEADERS


def items(data: bytes, bounds: Bounds) -> Iterator[Item | EnvelopeError]:
    """What is attached, mails in it included."""
    if not may_hold(data):
        return
    if data.count(b"\n--") > MOST_PARTS:
        raise EnvelopeError("E172", n=MOST_ITEMS)
    try:
        message = _parsed(data)
        found = list(_attachments(message, bounds))
    except RecursionError:
        raise EnvelopeError("E172", m=DEEPEST) from None
    yield from found


def may_hold(data: bytes) -> bool:
    """Whether a mail may have something attached: seen at once, while taking it apart takes long."""
    return _MORE.search(data) is not None


def about(data: bytes) -> Item:
    """Who sent a mail, when and about what; nothing else of it."""
    return _about(BytesHeaderParser(policy=policy.default).parsebytes(data[:_OPENING].lstrip(_BEFORE)))


def _parsed(data: bytes) -> Message:
    return email.message_from_bytes(data.lstrip(_BEFORE), policy=policy.default)


def _about(message: Message) -> Item:
    assert isinstance(message, EmailMessage)
    sender = parseaddr(_header(message, "From"))[1]
    return Item("", b"", sender, _time(_header(message, "Date")), _header(message, "Subject"))


def _attachments(message: Message, bounds: Bounds) -> Iterator[Item | EnvelopeError]:
    """The attachments of a mail that has been parsed."""
    said = _about(message)
    shown: bytes | None = None
    for number, part in enumerate(message.walk(), 1):
        name = part.get_filename()
        if part.is_multipart() or (not name and part.get_content_maintype() in ("text", "multipart")):
            continue
        content = part.get_payload(decode=True)
        if not isinstance(content, bytes) or not content:
            continue
        if part.get_content_maintype() == "image" and len(content) < ORNAMENT_BYTES:
            shown = _text(message) if shown is None else shown
            if f"cid:{part.get('Content-ID', '').strip('<> ')}".encode() in shown and part["Content-ID"]:
                continue
        bounds.take(len(content))
        yield replace(said, name=name or f"{UNNAMED}-{number}", data=content)


def _text(message: Message) -> bytes:
    """What the mail says as a web page, in which its ornaments stand."""
    pages = (part.get_payload(decode=True) for part in message.walk() if part.get_content_subtype() == "html")
    return b"".join(page for page in pages if isinstance(page, bytes))


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
