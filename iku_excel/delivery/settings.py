"""Who writes to whom through which server, and where mail comes in: [surel] of an office's settings."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..core.findings import Finding, Place, Scalar, errors
from ..texts import email as words
from ..texts.workspace import MAIL
from .letter import Mailbox
from .server import DEFAULT_PATIENCE, Security, Server

TABLE, UNITS, SERVER, INCOMING = MAIL, "bidang", "server", "masuk"
DEFAULT_PORTS = {Security.STARTTLS: 587, Security.TLS: 465}
DEFAULT_PORTS_IN = {Security.STARTTLS: 143, Security.TLS: 993}
DEFAULT_FOLDER = "INBOX"
PATIENCE = range(1, 601)  # seconds
LONGEST = 200

_ADDRESS = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@(?=[^@]{4,190}$)[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+"
)
_NAMED = re.compile(r"\s*(?P<name>[^<>]*?)\s*<\s*(?P<address>[^<>\s]+)\s*>\s*")
_HOST = re.compile(r"[A-Za-z0-9.-]{1,253}|[0-9a-fA-F:]{2,45}")
_SECRET = re.compile(
    r"(?:\w+[_-])?(?:(?:kata[_-]?)?sandi|pass(?:word|wd|phrase)?|pwd|secret|token|rahasia)(?:[_-]\w+)?",
    re.IGNORECASE,
)
_POSITION = re.compile(r"at line (\d+)")
_HEADING = re.compile(r"\s*\[\[?\s*([^\]#]+?)\s*\]")

Table = Mapping[str, Any]
Readers = Mapping[str, Callable[[object], Any]]


@dataclass(frozen=True, slots=True)
class Settings:
    """Sender, the office's list, the units' addresses by their codes, and the server or None."""

    sender: Mailbox
    to: tuple[Mailbox, ...]
    copies: tuple[Mailbox, ...]
    units: Mapping[str, tuple[Mailbox, ...]]
    server: Server | None


@dataclass(frozen=True, slots=True)
class Incoming:
    """Where the office's mail comes in: the server, and the folders in which returns are looked for."""

    server: Server
    folders: tuple[str, ...]


def read(text: str, file: str, folder: Path, units: tuple[str, ...]) -> tuple[Settings | None, list[Finding]]:
    """The settings, or None and everything that is wrong with them.

    E560, there is no [surel]; E561, a key with its line; E562, a password stands in the file. W597, a unit
    that is no more, comes with settings. `folder` is where the file lies, which the path of a certificate
    starts from.
    """
    reading = _Reading(text, file)
    table = reading.mail(units)
    if table is None:
        return None, reading.findings
    own = {key: value for key, value in table.items() if key not in (UNITS, SERVER, INCOMING)}
    got = reading.taken(own, _OWN, TABLE, required=("pengirim",))
    server, _ = _server(reading, table.get(SERVER), folder, SERVER, DEFAULT_PORTS)
    addresses = _units(reading, table.get(UNITS, {}), units)
    if errors(reading.findings):
        return None, reading.findings
    sender = Mailbox(got["pengirim"].address, got.get("nama_pengirim", got["pengirim"].name))
    found = Settings(sender, got.get("kepada", ()), got.get("tembusan", ()), addresses, server)
    return found, reading.findings


def incoming(text: str, file: str, folder: Path) -> tuple[Incoming | None, list[Finding]]:
    """Where mail comes in, or None and what is wrong with it, as `read`; E540: there is no [surel.masuk]."""
    reading = _Reading(text, file)
    table = reading.mail(())
    if table is None:
        return None, reading.findings
    if INCOMING not in table:
        return None, [*reading.findings, Finding("E540", Place(file), {"file": file})]
    server, got = _server(reading, table[INCOMING], folder, INCOMING, DEFAULT_PORTS_IN)
    if server is None or reading.findings:
        return None, reading.findings
    return Incoming(server, got.get("folder", (DEFAULT_FOLDER,))), []


def addresses(text: str, units: tuple[str, ...]) -> dict[str, str]:
    """The unit of each address of [surel.bidang], without case; what is wrong there is told by `read`."""
    reading = _Reading(text, "")
    table = reading.mail(units) or {}
    known = _units(reading, table.get(UNITS, {}), units)
    return {mailbox.address.casefold(): unit for unit, boxes in known.items() for mailbox in boxes}


class _Reading:
    """The findings so far, each with the line of its key."""

    def __init__(self, text: str, file: str) -> None:
        self.lines = text.splitlines()
        self.file = file
        self.findings: list[Finding] = []

    def mail(self, units: tuple[str, ...]) -> Table | None:
        """The table [surel]; None, and why, where there is none."""
        try:
            document = tomllib.loads("\n".join(self.lines).removeprefix("\ufeff"))
        except ValueError as error:
            found = _POSITION.search(str(error))
            self.wrong("", found[1] if found else "", words.NOT_TOML)
            return None
        self.secrets(document, frozenset(units))
        table = document.get(TABLE)
        if not isinstance(table, dict):
            self.findings.append(Finding("E560", Place(self.file), {"file": self.file}))
            return None
        return table

    def wrong(self, key: str, line: str, why: str, code: str = "E561") -> None:
        place = Place(self.file, cell=words.LINE.format(line=line) if line else "")
        values: dict[str, Scalar] = {"x": key, "sebab": why, "file": self.file}
        self.findings.append(Finding(code, place, values))

    def line(self, table: str, key: str) -> str:
        """The line of a key of a table, else of the table, "" where it is written in some other way."""
        current, heading = "", ""
        for number, text in enumerate(self.lines, start=1):
            if found := _HEADING.match(text):
                current = found[1].replace(" ", "")
                heading = str(number) if current == table else heading
            elif current == table and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", text):
                return str(number)
        return heading

    def secrets(self, table: Table, units: frozenset[str], name: str = "") -> None:
        """No key that holds a password, in whatever table; a unit may be called as it likes."""
        for key, value in table.items():
            if isinstance(value, dict):
                self.secrets(value, units, f"{name}.{key}" if name else key)
            elif _SECRET.fullmatch(key) and key not in units:
                self.wrong(key, self.line(name, key), "", code="E562")

    def taken(self, table: object, readers: Readers, name: str, required: tuple[str, ...]) -> dict[str, Any]:
        """The values of the known keys; what is missing, unknown or wrong becomes a finding."""
        got: dict[str, Any] = {}
        if not isinstance(table, dict):
            self.wrong(name, "", words.NOT_A_TABLE.format(name=name))
            return got
        for key, value in table.items():
            if key not in readers and _SECRET.fullmatch(key):
                continue  # told as such
            if key not in readers:
                line = self.line(f"{name}.{key}", "") or self.line(name, key)
                self.wrong(key, line, words.UNKNOWN_KEY.format(known=", ".join(readers)))
                continue
            try:
                got[key] = readers[key](value)
            except ValueError as error:
                self.wrong(key, self.line(name, key), str(error))
        for key in required:
            if key not in table:
                self.wrong(key, self.line(name, ""), words.MISSING_KEY.format(table=name))
        return got


def _server(
    reading: _Reading, table: object, folder: Path, key: str, ports: Mapping[Security, int]
) -> tuple[Server | None, dict[str, Any]]:
    """The server of a table of [surel], and what else stands there."""
    if table is None:
        return None, {}
    name = f"{TABLE}.{key}"
    incoming = key == INCOMING
    required = ("alamat", "keamanan", "pengguna") if incoming else ("alamat", "keamanan")
    got = reading.taken(table, _INCOMING if incoming else _SERVER, name, required=required)
    if "alamat" not in got or "keamanan" not in got:
        return None, got
    certificate: Path | None = got.get("sertifikat")
    if certificate is not None:
        certificate = folder / certificate
        if not certificate.is_file():
            why = words.NO_SUCH_FILE.format(path=certificate)
            reading.wrong("sertifikat", reading.line(name, "sertifikat"), why)
    server = Server(
        got["alamat"],
        got.get("porta", ports[got["keamanan"]]),
        got["keamanan"],
        got.get("pengguna", ""),
        certificate,
        float(got.get("batas_waktu", DEFAULT_PATIENCE)),
    )
    return server, got


def _units(reading: _Reading, table: object, units: tuple[str, ...]) -> dict[str, tuple[Mailbox, ...]]:
    """The addresses of the units; one of a unit that is no more is told (W597) and stops no mail."""
    name = f"{TABLE}.{UNITS}"
    known: object = table
    if isinstance(table, dict):
        gone = [key for key in table if key not in units and not _SECRET.fullmatch(key)]
        for key in gone:
            place = Place(reading.file, cell=words.LINE.format(line=reading.line(name, key)))
            reading.findings.append(Finding("W597", place, {"x": key, "daftar": ", ".join(units)}))
        known = {key: value for key, value in table.items() if key not in gone}
    got: dict[str, tuple[Mailbox, ...]] = reading.taken(
        known, dict.fromkeys(units, _mailboxes), name, required=()
    )
    return got


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.isprintable() or len(value) > LONGEST:
        raise ValueError(words.NOT_TEXT)
    return value.strip()


def _mailbox(value: object) -> Mailbox:
    text = _text(value)
    named = _NAMED.fullmatch(text)
    name, address = (named["name"].strip('"'), named["address"]) if named else ("", text)
    if not _ADDRESS.fullmatch(address) or ".." in address:
        raise ValueError(words.NOT_AN_ADDRESS.format(x=text))
    return Mailbox(address, name)


def _mailboxes(value: object) -> tuple[Mailbox, ...]:
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list):
        raise ValueError(words.NOT_ADDRESSES)
    return tuple(_mailbox(item) for item in values)


def _host(value: object) -> str:
    text = _text(value)
    if not _HOST.fullmatch(text):
        raise ValueError(words.NOT_A_HOST)
    return text


def _texts(value: object) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    texts = tuple(_text(item) for item in values)
    if not all(texts) or not texts:
        raise ValueError(words.NOT_TEXT)
    return texts


def _number(value: object, numbers: range) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value not in numbers:
        raise ValueError(words.NOT_IN_RANGE.format(low=numbers[0], high=numbers[-1]))
    return value


def _security(value: object) -> Security:
    choices = [str(security) for security in Security]
    if not isinstance(value, str) or value.lower() not in choices:
        raise ValueError(words.NOT_A_CHOICE.format(choices=", ".join(f'"{choice}"' for choice in choices)))
    return Security(value.lower())


_OWN: Readers = {
    "pengirim": _mailbox,
    "nama_pengirim": _text,
    "kepada": _mailboxes,
    "tembusan": _mailboxes,
}
_SERVER: Readers = {
    "alamat": _host,
    "porta": lambda value: _number(value, range(1, 65_536)),
    "keamanan": _security,
    "pengguna": _text,
    "sertifikat": lambda value: Path(_text(value)),
    "batas_waktu": lambda value: _number(value, PATIENCE),
}
_INCOMING: Readers = {**_SERVER, "folder": _texts}
