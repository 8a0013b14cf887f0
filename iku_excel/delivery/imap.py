"""A mailbox on a server, only looked at: an encrypted and checked session, and its mails one by one."""

from __future__ import annotations

import base64
import imaplib
import re
import ssl
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date

from ..core.findings import Finding, IkuError
from ..texts import email as words
from .server import Security, Server, distrust, no_line, trust

LONGEST = 64 << 20
"""A mail of more bytes is not fetched."""
TOGETHER = 200
"""So many mails are asked about at once, before those that have something attached are fetched."""

_LOST = (imaplib.IMAP4.abort, OSError)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_UID, _SIZE = re.compile(rb"\bUID (\d+)"), re.compile(rb"\bRFC822\.SIZE (\d+)")
_ARRIVED = re.compile(rb'\bINTERNALDATE "\s?(\d{1,2})-(\w{3})-(\d{4})')
# What a mail has in its plan whose parts are more than a text.
_MORE = re.compile(rb'"(?:FILE)?NAME\*?\d*\*?"|"(?:APPLICATION|IMAGE|AUDIO|VIDEO|MESSAGE)"', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail of a folder: its number there, the day it arrived, its size, and its bytes.

    None where there is nothing attached, or it is longer than LONGEST.
    """

    uid: int
    day: str
    size: int
    data: bytes | None

    @property
    def too_long(self) -> bool:
        """Whether it was left for its length."""
        return self.size > LONGEST


@contextmanager
def session(server: Server, password: str) -> Iterator[imaplib.IMAP4]:
    """An encrypted session in which the server has proved its name and we ours.

    Raises IkuError: E533 (not to be reached), E534 (certificate not trusted), E535 (no encryption as
    agreed), E536 (name or password refused), E570 (the CA's file cannot be read).
    """
    box = _connected(server, trust(server))
    try:
        _log_in(box, server, password)
        yield box
        with suppress(imaplib.IMAP4.error, OSError):
            box.logout()
    finally:
        with suppress(OSError):
            box.shutdown()


def opened(box: imaplib.IMAP4, server: Server, folder: str) -> str:
    """Opens a folder so that nothing in it can change; says which numbering of its mails holds (UIDVALIDITY).

    Raises IkuError: E538 (no such folder), E537 (the line was lost).
    """
    with _line(server):
        name = _named(folder)
        try:
            answer, _ = box.select(name, readonly=True)
        except imaplib.IMAP4.readonly:  # a server that says so twice
            answer = "OK"
        if answer != "OK":
            raise IkuError(Finding("E538", values={"x": folder, "y": ", ".join(_folders(box))}))
        return b"".join(part or b"" for part in box.response("UIDVALIDITY")[1]).decode("ascii", "replace")


def numbers(box: imaplib.IMAP4, server: Server, after: int, since: date | None) -> tuple[int, ...]:
    """The mails behind a number, in their order, where asked only those that arrived since a day."""
    asked = ["UID", f"{after + 1}:*"]
    if since is not None:
        asked += ["SINCE", f"{since.day}-{_MONTHS[since.month - 1]}-{since.year}"]
    with _line(server):
        _, found = box.uid("SEARCH", *asked)
    every = (int(number) for line in found if line for number in line.split())
    return tuple(sorted({number for number in every if number > after}))


def mails(box: imaplib.IMAP4, server: Server, wanted: Iterable[int]) -> Iterator[Mail]:
    """Each of these mails that is still there, with its bytes where it has something attached.

    Nothing is marked as read. Raises IkuError E537 where the line is lost in the middle.
    """
    left = list(wanted)
    while left:
        block, left = left[:TOGETHER], left[TOGETHER:]
        with _line(server):
            _, plans = box.uid(
                "FETCH", ",".join(map(str, block)), "(UID RFC822.SIZE INTERNALDATE BODYSTRUCTURE)"
            )
        for plan in _whole(plans):
            uid, size = _UID.search(plan), _SIZE.search(plan)
            if uid is None or size is None:
                continue  # what the server tells of itself
            number, length = int(uid[1]), int(size[1])
            data = None
            if _MORE.search(plan) and length <= LONGEST:
                with _line(server):
                    _, got = box.uid("FETCH", str(number), "(BODY.PEEK[])")
                data = next((part[1] for part in got if isinstance(part, tuple)), None)
            yield Mail(number, _day(plan), length if _MORE.search(plan) else 0, data)


@contextmanager
def _line(server: Server) -> Iterator[None]:
    try:
        yield
    except _LOST as error:
        why = no_line(error) if isinstance(error, OSError) else words.LINE_LOST
        raise IkuError(Finding("E537", values={"x": server.shown, "sebab": why})) from error
    except imaplib.IMAP4.error as error:
        raise IkuError(Finding("E537", values={"x": server.shown, "sebab": _said(error)})) from error


def _connected(server: Server, context: ssl.SSLContext) -> imaplib.IMAP4:
    box: imaplib.IMAP4 | None = None
    try:
        if server.security is Security.TLS:
            return imaplib.IMAP4_SSL(server.host, server.port, ssl_context=context, timeout=server.patience)
        box = imaplib.IMAP4(server.host, server.port, timeout=server.patience)
        box.starttls(ssl_context=context)
    except ssl.SSLCertVerificationError as error:
        _drop(box)
        values = {"x": server.shown, "sebab": distrust(error)}
        raise IkuError(Finding("E534", values=values)) from error
    except (ssl.SSLError, imaplib.IMAP4.error) as error:
        _drop(box)
        values = {"x": server.shown, "a": server.security.upper()}
        raise IkuError(Finding("E535", values=values)) from error
    except OSError as error:
        _drop(box)
        raise IkuError(Finding("E533", values={"x": server.shown, "sebab": no_line(error)})) from error
    return box


def _drop(box: imaplib.IMAP4 | None) -> None:
    if box is not None:
        with suppress(OSError):
            box.shutdown()


def _log_in(box: imaplib.IMAP4, server: Server, password: str) -> None:
    said = f"\0{server.user}\0{password}".encode()
    try:
        if "AUTH=PLAIN" in box.capabilities:
            box.authenticate("PLAIN", lambda _: said)
        else:
            box.login(server.user, password)
    except _LOST as error:
        why = no_line(error) if isinstance(error, OSError) else words.LINE_LOST
        raise IkuError(Finding("E533", values={"x": server.shown, "sebab": why})) from error
    except UnicodeEncodeError as error:
        why = words.NOT_ASCII_PASSWORD
        raise _refused(server, why) from error
    except imaplib.IMAP4.error as error:
        raise _refused(server, _said(error)) from error


def _refused(server: Server, why: str) -> IkuError:
    return IkuError(Finding("E536", values={"x": server.shown, "a": server.user, "sebab": why}))


def _said(error: Exception) -> str:
    """What the server answered, as one line."""
    told = error.args[0] if error.args else ""
    text = told.decode("utf-8", "replace") if isinstance(told, bytes) else str(told)
    return words.IMAP_SAID.format(text=" ".join(text.split()))


def _whole(parts: Iterable[object]) -> Iterator[bytes]:
    """Answers that stand in one piece each: a name with odd signs arrives apart from its line."""
    told = b""
    for part in parts:
        if isinstance(part, tuple):
            told += part[0] + b' "' + part[1] + b'" '
        elif isinstance(part, bytes):
            yield told + part
            told = b""


def _day(plan: bytes) -> str:
    found = _ARRIVED.search(plan)
    months = [month.encode() for month in _MONTHS]
    if found is None or found[2].title() not in months:
        return ""
    return f"{int(found[3]):04}-{months.index(found[2].title()) + 1:02}-{int(found[1]):02}"


def _folders(box: imaplib.IMAP4) -> list[str]:
    """What folders there are, as the server writes them."""
    _, found = box.list()
    lines = [line for line in found if isinstance(line, bytes)]
    return [line.decode("ascii", "replace").rpartition(" ")[2].strip('"') for line in lines]


def _named(folder: str) -> str:
    """A folder's name as IMAP writes it: quoted, other letters than ASCII in its own UTF-7 (RFC 3501)."""

    def shifted(found: re.Match[str]) -> str:
        if found[0] == "&":
            return "&-"
        coded = base64.b64encode(found[0].encode("utf-16-be")).decode("ascii")
        return f"&{coded.rstrip('=').replace('/', ',')}-"

    quoted = re.sub(r"&|[^\x20-\x7e]+", shifted, folder).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{quoted}"'
