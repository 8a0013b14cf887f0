"""One mail server: a session that is encrypted and checked, and one message at a time to one recipient."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime

from ..core.findings import Finding, IkuError
from ..texts import email as words
from .journal import State
from .letter import message
from .posting import Carry, Outcome, Parcel
from .server import Security, Server, distrust, no_line, trust

PIECE = 1 << 15  # bytes that must go through within the time allowed, however slow the line
_CLOSING = 421
# A computer's own name may be long to find and need not be ASCII; who logs in is not asked for it.
_OUR_NAME = "[127.0.0.1]"


@contextmanager
def carrier(server: Server, password: str) -> Iterator[Carry]:
    """What hands in parcels in one session; raises what `session` raises, before anything was sent."""
    with session(server, password) as post:

        def carry(parcel: Parcel, moment: datetime, intend: Callable[[], None]) -> Outcome:
            letter = parcel.letter
            data = message(letter, moment)
            return deliver(post, letter.sender.address, parcel.recipient.address, data, intend)

        yield carry


@contextmanager
def session(server: Server, password: str) -> Iterator[smtplib.SMTP]:
    """An encrypted session in which the server has proved its name and we ours.

    Raises IkuError: E564 (not to be reached), E565 (certificate not trusted), E566 (no encryption as
    agreed), E567 (name or password refused), E570 (the CA's file cannot be read).
    """
    post = _connected(server, trust(server))
    try:
        if server.user:
            _log_in(post, server, password)
        yield post
        with suppress(OSError):
            post.quit()
    finally:
        post.close()


def deliver(
    post: smtplib.SMTP, sender: str, recipient: str, data: bytes, intend: Callable[[], None]
) -> Outcome:
    """Hands in one message; `intend` is called when only the last line is missing.

    A server takes nothing before that line: until then a lost connection is a certain failure.
    """
    try:
        refusal = _announced(post, sender, recipient, len(data))
        if refusal is not None:
            return refusal
        text = smtplib.quotedata(data.decode("ascii")).encode("ascii")
        for start in range(0, len(text), PIECE):
            post.send(text[start : start + PIECE])
    except OSError as error:
        return Outcome(State.FAILED, _why(error), broken=True)
    intend()
    try:
        post.send(b".\r\n")
        code, answer = post.getreply()
    except OSError as error:
        return Outcome(State.INTENDED, _why(error), broken=True)
    if 200 <= code < 300:
        return Outcome(State.SENT)
    return Outcome(State.FAILED, _said(code, answer), broken=code == _CLOSING)


def _connected(server: Server, context: ssl.SSLContext) -> smtplib.SMTP:
    values = {"x": server.shown, "a": server.security.upper()}
    post: smtplib.SMTP | None = None
    try:
        if server.security is Security.TLS:
            post = smtplib.SMTP_SSL(
                server.host, server.port, _OUR_NAME, timeout=server.patience, context=context
            )
        else:
            post = smtplib.SMTP(server.host, server.port, _OUR_NAME, timeout=server.patience)
            code, _ = post.starttls(context=context)
            if code != 220:
                raise smtplib.SMTPNotSupportedError
        post.ehlo_or_helo_if_needed()
    except ssl.SSLCertVerificationError as error:
        _drop(post)
        raise IkuError(Finding("E565", values={"x": server.shown, "sebab": distrust(error)})) from error
    except (ssl.SSLError, smtplib.SMTPNotSupportedError) as error:
        _drop(post)
        raise IkuError(Finding("E566", values=values)) from error
    except OSError as error:
        _drop(post)
        raise IkuError(Finding("E564", values={"x": server.shown, "sebab": _why(error)})) from error
    return post


def _drop(post: smtplib.SMTP | None) -> None:
    if post is not None:
        post.close()


def _log_in(post: smtplib.SMTP, server: Server, password: str) -> None:
    try:
        post.login(server.user, password)
    except smtplib.SMTPResponseException as error:
        why = _said(error.smtp_code, error.smtp_error)
    except smtplib.SMTPNotSupportedError:
        why = words.NO_LOGIN
    except UnicodeEncodeError:
        why = words.NOT_ASCII_PASSWORD
    except smtplib.SMTPServerDisconnected as error:
        raise IkuError(Finding("E564", values={"x": server.shown, "sebab": _why(error)})) from error
    except smtplib.SMTPException:
        why = words.NO_LOGIN
    except OSError as error:
        raise IkuError(Finding("E564", values={"x": server.shown, "sebab": _why(error)})) from error
    else:
        return
    raise IkuError(Finding("E567", values={"x": server.shown, "a": server.user, "sebab": why}))


def _announced(post: smtplib.SMTP, sender: str, recipient: str, size: int) -> Outcome | None:
    """None when the server waits for the message, else why it does not."""
    options = [f"size={size}"] if post.has_extn("size") else []
    steps: tuple[tuple[Callable[[], tuple[int, bytes]], tuple[int, ...]], ...] = (
        (lambda: post.mail(sender, options), (250,)),
        (lambda: post.rcpt(recipient), (250, 251)),
        (lambda: post.docmd("DATA"), (354,)),
    )
    for step, wanted in steps:
        code, answer = step()
        if code not in wanted:
            if code != _CLOSING:
                post.rset()
            return Outcome(State.FAILED, _said(code, answer), broken=code == _CLOSING)
    return None


def _said(code: int, answer: bytes | str) -> str:
    text = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    return words.SERVER_SAID.format(code=code, text=" ".join(text.split()))


def _why(error: OSError) -> str:
    """Why there is no line to the server, in words."""
    if isinstance(error, smtplib.SMTPResponseException):
        return _said(error.smtp_code, error.smtp_error)
    return no_line(error)
