"""A mail that Outlook saved (.msg): its attachments, those of mails in it too, with who sent it and when."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.parser import HeaderParser
from email.utils import parseaddr
from typing import TYPE_CHECKING

from .envelope import DEEPEST, Bounds, EnvelopeError, Item
from .letter import ORNAMENT_BYTES, UNNAMED

if TYPE_CHECKING:
    from oxmsg.storage import Storage

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROPERTIES = "__properties_version1.0"
_PROPERTIES_IN_UTF16 = _PROPERTIES.encode("utf-16-le")
_ATTACHMENT = "__attach_version1.0_"
# Numbers of [MS-OXPROPS].
_SUBJECT, _HEADERS = 0x0037, 0x007D
_SENDER_SMTP, _SENDER_SMTP_TOO, _SENDER = 0x5D01, 0x5D02, 0x0C1F
_DATA, _SHORT_NAME, _LONG_NAME, _CONTENT_ID = 0x3701, 0x3704, 0x3707, 0x3712
_TIMES = (0x0039, 0x0E06)  # handed in, delivered
_UNICODE, _EIGHT_BITS, _BINARY, _OBJECT, _TIME = 0x001F, 0x001E, 0x0102, 0x000D, 0x0040
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM")
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)


def knows(data: bytes) -> bool:
    """Whether it is an OLE file with the properties of a mail."""
    return data.startswith(_COMPOUND) and _PROPERTIES_IN_UTF16 in data


def items(data: bytes, bounds: Bounds) -> Iterator[Item | EnvelopeError]:
    """What is attached, except the ornaments of its text; a link to a file elsewhere is told (W166)."""
    from olefile import OleFileIO
    from oxmsg.storage import Storage

    try:
        with OleFileIO(io.BytesIO(data)) as compound:
            root = Storage.from_ole(compound)
    except MemoryError:
        raise
    except Exception as error:  # the library knows no error of its own for what is damaged
        raise EnvelopeError("E102", bagian=type(error).__name__) from error
    yield from _attached(root, bounds, "", 1)


def _attached(mail: Storage, bounds: Bounds, before: str, depth: int) -> Iterator[Item | EnvelopeError]:
    if depth > DEEPEST:
        yield EnvelopeError("E172", m=DEEPEST, bagian=before.rstrip("/"))
        return
    sender, sent, subject = _sender(mail), _sent(mail), _text(mail, _SUBJECT)
    found = [one for one in mail.storages if one.name.startswith(_ATTACHMENT)]
    for number, one in enumerate(found, 1):
        inner = next((part for part in one.storages if part.name.endswith(_stream(_DATA, _OBJECT))), None)
        name = _text(one, _LONG_NAME) or _text(one, _SHORT_NAME) or f"{UNNAMED}-{number}"
        content = _bytes(one, _DATA, _BINARY)
        if inner is not None:
            about = " ".join(_text(inner, _SUBJECT).replace("/", " ").split())
            yield from _attached(inner, bounds, f"{before}{about or name}/", depth + 1)
        elif content is None:
            yield EnvelopeError("W166", x="tautan", bagian=before + name)
        elif content and not _is_ornament(one, content):
            bounds.take(len(content))
            yield Item(before + name, content, sender, sent, subject)


def _is_ornament(attachment: Storage, content: bytes) -> bool:
    small = len(content) < ORNAMENT_BYTES and content.startswith(_PICTURES)
    return small and bool(_text(attachment, _CONTENT_ID))


def _sender(mail: Storage) -> str:
    """The address; an office's own server keeps another one that says nothing to anybody outside."""
    said = HeaderParser().parsestr(_text(mail, _HEADERS)).get("From", "")
    given = (_text(mail, pid) for pid in (_SENDER_SMTP, _SENDER_SMTP_TOO, _SENDER))
    addresses = (parseaddr(said)[1], *given)
    return next((address for address in addresses if "@" in address), "")


def _sent(mail: Storage) -> str:
    """When it was handed in, else delivered, as ISO text in UTC."""
    told = {stream.name: stream.bytes_ for stream in mail.streams}.get(_PROPERTIES, b"")
    times = {}
    for start in range(len(told) % 16, len(told) - 15, 16):
        tag, value = struct.unpack_from("<I4xQ", told, start)
        times[tag] = value
    for pid in _TIMES:
        value = times.get(pid << 16 | _TIME, 0)
        if value:
            try:
                return (_EPOCH + timedelta(microseconds=value // 10)).isoformat(timespec="seconds")
            except OverflowError:
                return ""
    return ""


def _text(storage: Storage, pid: int) -> str:
    """A text, in whichever of the two ways it is kept; "" where there is none."""
    if (wide := _bytes(storage, pid, _UNICODE)) is not None:
        return wide.decode("utf-16-le", "replace").rstrip("\0")
    return (_bytes(storage, pid, _EIGHT_BITS) or b"").decode("cp1252", "replace").rstrip("\0")


def _bytes(storage: Storage, pid: int, kind: int) -> bytes | None:
    name = _stream(pid, kind)
    return next((stream.bytes_ for stream in storage.streams if stream.name.endswith(name)), None)


def _stream(pid: int, kind: int) -> str:
    return f"__substg1.0_{pid:04X}{kind:04X}"
