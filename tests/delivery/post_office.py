"""A real mail server on the loopback, with certificates of its own and a temper that a test may give it."""

from __future__ import annotations

import asyncio
import email
import email.policy
import os
import socket
import ssl
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

USER, PASSWORD = "perencana@contoh.go.id", "sandi rahasia"
TRUSTED, OTHER = trustme.CA(), trustme.CA()


def parsed(data: bytes) -> EmailMessage:
    """A message as a recipient's program reads it."""
    return email.message_from_bytes(data, policy=email.policy.default)


@dataclass
class Handler:
    """Keeps what it accepts; before it answers a step it does what a test put there, if anything."""

    before: dict[str, Callable] = field(default_factory=dict)
    received: list[tuple[str, bytes]] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)

    async def step(self, name: str, server: SMTP) -> str | None:
        answer = self.before.get(name, lambda server: None)(server)
        return await answer if asyncio.iscoroutine(answer) else answer

    async def handle_EHLO(self, server, session: Session, envelope, hostname, responses):  # noqa: N802
        await self.step("EHLO", server)
        session.host_name = hostname
        return responses

    async def handle_MAIL(self, server, session, envelope: Envelope, address, options):  # noqa: N802
        if refusal := await self.step("MAIL", server):
            return refusal
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope: Envelope, address, options):  # noqa: N802
        if refusal := await self.step("RCPT", server):
            return refusal
        if address in self.refused:
            return "550 5.1.1 No such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope: Envelope):  # noqa: N802
        if refusal := await self.step("DATA", server):
            return refusal
        self.received += [(address, envelope.original_content) for address in envelope.rcpt_tos]
        await self.step("ACCEPTED", server)
        return "250 OK"

    async def handle_QUIT(self, server, session, envelope):  # noqa: N802
        await self.step("QUIT", server)
        return "221 Bye"

    def counts(self) -> Counter[str]:
        """How many messages each recipient has."""
        return Counter(address for address, _ in self.received)


class Impatient(SMTP):
    """A server that goes away in the middle of a message."""

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802
        await self.push("354 Go on")
        await self._reader.readexactly(1000)
        self.transport.abort()


@dataclass
class Office:
    """A running server: what a test needs to reach it and to see what came."""

    handler: Handler
    port: int
    certificate: Path
    conversations: list[SMTP] = field(default_factory=list)

    def rest(self) -> None:
        """Returns once it is done with everyone who came: until then it may still accept what it holds."""
        while not all((talk := one._handler_coroutine) and talk.done() for one in self.conversations):
            time.sleep(0.01)


@contextmanager
def nobody_else_believed() -> Iterator[None]:
    """A server is believed by the CA named for it alone: reading all that a computer trusts takes long."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SSL_CERT_FILE", os.devnull)
        yield


@contextmanager
def running(
    folder: Path,
    *,
    security: str = "starttls",
    login: bool = True,
    name: str = "localhost",
    kind: type[SMTP] = SMTP,
) -> Iterator[Office]:
    """A server with `security` starttls, tls or none, whose certificate is for `name`."""
    handler = Handler()
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    TRUSTED.issue_cert(name).configure_cert(context)
    certificate = folder / "ca.pem"
    TRUSTED.cert_pem.write_to_path(str(certificate))
    OTHER.cert_pem.write_to_path(str(folder / "other.pem"))
    options: dict = {"hostname": "localhost"}
    if security == "starttls":
        options |= {"tls_context": context, "require_starttls": True}
    if login:
        # aiosmtpd takes a line that was encrypted from the start for an open one.
        options |= {"authenticator": _known, "auth_required": security == "starttls"}
        options |= {"auth_require_tls": security == "starttls"}
    office = Office(handler, _free_port(), certificate)

    class Door(Controller):
        def factory(self) -> SMTP:
            office.conversations.append(kind(handler, **options))
            return office.conversations[-1]

    secret = {"ssl_context": context} if security == "tls" else {}
    door = Door(handler, hostname="127.0.0.1", port=office.port, **secret)
    door.start()
    try:
        with nobody_else_believed():
            yield office
    finally:
        door.stop(no_assert=True)


def _known(server, session, envelope, mechanism, data: LoginPassword) -> AuthResult:
    good = isinstance(data, LoginPassword) and (data.login, data.password) == (
        USER.encode(),
        PASSWORD.encode(),
    )
    return AuthResult(success=good, handled=False)


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
