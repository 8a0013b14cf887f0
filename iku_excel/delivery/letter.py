"""A letter with its attachments as the bytes of a message: 7-bit, the same for the same arguments."""

from __future__ import annotations

import hashlib
import io
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from email.charset import QP, Charset
from email.generator import BytesGenerator
from email.header import Header
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.policy import compat32
from email.utils import format_datetime, formataddr

from ..core.signs import one_line, visible

_TYPES = {
    ".xlsx": "vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pdf": "pdf",
}
_NOT_PLAIN = re.compile(r"[^A-Za-z0-9.-]+")
_LINES = compat32.clone(linesep="\r\n")
_READABLE = Charset("utf-8")
_READABLE.body_encoding = QP
_WIDTH = 76


@dataclass(frozen=True, slots=True)
class Mailbox:
    """An address in ASCII, and whose it is."""

    address: str
    name: str = ""

    def __str__(self) -> str:
        name = f'"{self.name}"' if set(self.name) & set(',;"<>') else self.name
        return f"{name} <{self.address}>" if name else self.address


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes along; its name is ASCII."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Letter:
    """Who writes what to whom."""

    sender: Mailbox
    to: tuple[Mailbox, ...]
    copies: tuple[Mailbox, ...]
    subject: str
    body: str
    attachments: tuple[Attachment, ...]

    @property
    def recipients(self) -> tuple[Mailbox, ...]:
        """Everyone it goes to, each address once."""
        once: dict[str, Mailbox] = {}
        for mailbox in (*self.to, *self.copies):
            once.setdefault(mailbox.address.casefold(), mailbox)
        return tuple(once.values())


def draft(letter: Letter) -> bytes:
    """An .eml that a mail program opens for sending, not for reading; it bears no date."""
    return _bytes(letter, {"X-Unsent": "1"})


def message(letter: Letter, moment: datetime) -> bytes:
    """The message as it is sent at a moment; everyone gets the same one."""
    return _bytes(letter, {"Date": format_datetime(moment)})


def ascii_name(name: str) -> str:
    """A file name that every mail program keeps: letters, digits, dots, hyphens and underscores."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii")
    return _NOT_PLAIN.sub("_", plain).strip("._") or "lampiran"


def distinct(names: Iterable[str]) -> tuple[str, ...]:
    """The names in ASCII, numbered where two would be alike."""
    found: list[str] = []
    for name in map(ascii_name, map(one_line, names)):
        stem, dot, ending = name.rpartition(".")
        choices = (f"{stem}_{n}.{ending}" if dot else f"{name}_{n}" for n in range(2, len(found) + 3))
        taken = {other.casefold() for other in found}
        found.append(next(choice for choice in (name, *choices) if choice.casefold() not in taken))
    return tuple(found)


def _bytes(letter: Letter, extra: dict[str, str]) -> bytes:
    digest = _digest(letter)
    # "=_" stands in no line of base64 or of quoted-printable text, so no attachment can hold the boundary.
    whole = MIMEMultipart("mixed", boundary=f"=_iku_{digest}")
    headers = {
        **extra,
        "From": _named((letter.sender,)),
        "To": _named(letter.to),
        "Cc": _named(letter.copies),
        "Subject": _encoded(one_line(letter.subject), len("Subject: ")),
        "Message-ID": f"<{digest}.iku@{letter.sender.address.rpartition('@')[2]}>",
    }
    for name, value in headers.items():
        if value:
            whole[name] = value
    whole.attach(MIMEText(visible(letter.body), "plain", _READABLE))  # type: ignore[arg-type]  # a Charset will do
    for attachment in letter.attachments:
        ending = attachment.name[attachment.name.rfind(".") :].lower()
        part = MIMEApplication(attachment.data, _TYPES.get(ending, "octet-stream"), name=attachment.name)
        part.add_header("Content-Disposition", "attachment", filename=attachment.name)
        whole.attach(part)
    target = io.BytesIO()
    BytesGenerator(target, mangle_from_=False, policy=_LINES).flatten(whole)
    return target.getvalue()


def _named(mailboxes: Iterable[Mailbox]) -> str:
    """Mailboxes as a header holds them, one a line."""
    return ",\n ".join(
        formataddr((mailbox.name, mailbox.address))
        if one_line(mailbox.name).isascii()
        else f"{_encoded(one_line(mailbox.name), 0)}\n <{mailbox.address}>"
        for mailbox in mailboxes
    )


def _encoded(text: str, before: int) -> str:
    """A text as RFC 2047 writes it, folded, where it is not ASCII."""
    line = " ".join(text.split())
    charset = "us-ascii" if line.isascii() else "utf-8"
    return Header(line, charset, maxlinelen=_WIDTH, continuation_ws=" ").encode(maxlinelen=_WIDTH - before)


def _digest(letter: Letter) -> str:
    content = hashlib.sha256()
    mailboxes = (letter.sender, *letter.to, *letter.copies)
    for text in (*map(str, mailboxes), letter.subject, letter.body):
        content.update(hashlib.sha256(text.encode()).digest())
    for attachment in letter.attachments:
        content.update(hashlib.sha256(attachment.data).digest())
    return content.hexdigest()[:32]
