"""A mail server as the settings name it, whom it must prove to be, and why there is no line to it."""

from __future__ import annotations

import socket
import ssl
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from ..core.findings import Finding, IkuError, Place
from ..texts import email as words

DEFAULT_PATIENCE = 60.0  # seconds


class Security(StrEnum):
    """How the line is encrypted; there is no third way."""

    STARTTLS = "starttls"
    TLS = "tls"


@dataclass(frozen=True, slots=True)
class Server:
    """Where mail is handed in or fetched; `certificate` is a CA beside those that the computer trusts."""

    host: str
    port: int
    security: Security
    user: str = ""
    certificate: Path | None = None
    patience: float = DEFAULT_PATIENCE  # for each answer

    @property
    def shown(self) -> str:
        """As people name it."""
        return f"{self.host}:{self.port}"


def trust(server: Server) -> ssl.SSLContext:
    """Whose certificates are believed; raises IkuError E570 where the CA's file cannot be read."""
    context = ssl.create_default_context()
    if server.certificate is not None:
        try:
            context.load_verify_locations(server.certificate)
        except OSError as error:
            name = str(server.certificate)
            raise IkuError(Finding("E570", Place(name), {"file": server.certificate.name})) from error
    return context


def distrust(error: ssl.SSLCertVerificationError) -> str:
    """Why a certificate is not believed, in words."""
    return words.CERTIFICATE.get(error.verify_code, error.verify_message)


def no_line(error: OSError) -> str:
    """Why there is no line to the server, in words."""
    if isinstance(error, TimeoutError) or "timed out" in str(error):
        return words.TIMED_OUT
    if isinstance(error, socket.gaierror):
        return words.UNKNOWN_HOST
    if isinstance(error, ConnectionRefusedError):
        return words.NOBODY_LISTENS
    if isinstance(error, ConnectionError):
        return words.LINE_LOST
    return error.strerror or words.LINE_LOST
