"""A folder of received files, walked to any depth without following anything, each file read once."""

from __future__ import annotations

import errno
import os
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from ..core.causes import cause
from ..core.findings import Finding, IkuError, Place
from ..envelopes.posted import said_by
from ..xlsx.limits import FILE_BYTES

MOST_FILES = 5_000
LONGEST_PATH = 1_024
ARCHIVE = "arsip"

LOCKS = (("~$", ""), (".~lock.", "#"))
_SYSTEM = ("thumbs.db", "desktop.ini")
_CLOUD = ".icloud"


@dataclass(frozen=True, slots=True)
class Entry:
    """A file to be read: where it is, and its name relative to the inbox.

    One that came in an envelope has the envelope's path and its own bytes; one that came by mail knows who
    sent it, when and about what.
    """

    path: Path
    name: str
    data: bytes | None = None
    sender: str = ""
    sent: str = ""
    subject: str = ""


def entries(
    folder: Path, *, may_be_empty: bool = False, archives: bool = False
) -> tuple[tuple[Entry, ...], tuple[Finding, ...]]:
    """The files of an inbox, by name, folders to any depth, and what was left out.

    `archives`: closed packages too, which no inbox reads. Raises IkuError (E158) where there is no such
    folder, nothing in it or too much.
    """
    if not folder.is_dir():
        raise IkuError(Finding("E158", values={"x": str(folder)}))
    findings: list[Finding] = []
    found = list(islice(_walk(folder, "", findings, archives), MOST_FILES + 1))
    if not (found or may_be_empty) or len(found) > MOST_FILES:
        raise IkuError(*findings, Finding("E158", values={"x": str(folder), "n": MOST_FILES}))
    return _without_twins(sorted(found, key=lambda entry: entry.name), findings)


def opening(path: Path, size: int) -> bytes:
    """How a regular file begins; nothing where it cannot be read."""
    data, _ = read_bytes(path, "", part=size)
    return data or b""


def read_bytes(
    path: Path, name: str, most: int = FILE_BYTES, part: int = 0
) -> tuple[bytes | None, tuple[Finding, ...]]:
    """The bytes of a regular file, read once, at most so many, or its first part.

    None and why where it cannot be read or is being written.
    """
    flags = os.O_RDONLY
    for flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"):
        flags |= getattr(os, flag, 0)
    try:
        with os.fdopen(os.open(path, flags), "rb") as file:
            before = os.fstat(file.fileno())
            if not stat.S_ISREG(before.st_mode):
                return None, (Finding("N155", Place(name)),)
            if part:
                return file.read(part), ()
            if before.st_size > most:
                return None, (Finding("E110", Place(name), {"x": "file", "n": most}),)
            data = file.read(most + 1)
            after = path.lstat()
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            return None, (Finding("E156", Place(name)),)
        if error.errno == errno.ELOOP:
            return None, (Finding("N155", Place(name)),)
        return None, (Finding("E154", Place(name), {"sebab": cause(error)}),)
    if (after.st_size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns) or len(
        data
    ) != after.st_size:
        return None, (Finding("E153", Place(name)),)
    return data, ()


def _walk(folder: Path, above: str, findings: list[Finding], archives: bool) -> Iterator[Entry]:
    try:
        with os.scandir(folder) as listing:
            here = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        findings.append(Finding("E154", Place(above.rstrip("/") or "."), {"sebab": cause(error)}))
        return
    names = {entry.name for entry in here}
    for entry in here:
        name = above + entry.name
        shown = os.fsencode(name).decode("utf-8", "backslashreplace")
        if shown != name or len(os.fsencode(entry.path)) > LONGEST_PATH:
            findings.append(Finding("E156", Place(shown)))
        elif entry.is_dir(follow_symlinks=False):
            if entry.name.casefold() == ARCHIVE and not archives:
                findings.append(Finding("N155", Place(name + "/")))
            elif entry.name.startswith("."):
                findings.append(Finding("N151", Place(name + "/")))
            else:
                yield from _walk(folder / entry.name, name + "/", findings, archives)
        elif not entry.is_file(follow_symlinks=False):
            findings.append(Finding("N155", Place(name)))
        elif opened := _locked(entry.name, names):
            findings.append(Finding("W152", Place(above + opened), {"x": opened}))
        elif is_systems(entry.name):
            findings.append(Finding("N151", Place(name)))
        else:
            yield Entry(folder / entry.name, name, None, *said_by(name))


def is_systems(name: str) -> bool:
    """Whether a system or a program keeps a file of this name for itself, and nobody sends it."""
    folded = name.casefold()
    hidden = folded.startswith(".") and not folded.endswith(_CLOUD)
    return hidden or folded in _SYSTEM or folded.startswith("~$")


def _locked(name: str, names: set[str]) -> str:
    """The file beside it that this lock file is of, if any."""
    for before, after in LOCKS:
        if name.startswith(before) and name.endswith(after):
            opened = name[len(before) : len(name) - len(after)]
            if opened in names:
                return opened
    return ""


def _without_twins(
    found: list[Entry], findings: list[Finding]
) -> tuple[tuple[Entry, ...], tuple[Finding, ...]]:
    """Names that are one name on another system are read neither way."""
    alike: dict[str, list[Entry]] = {}
    for entry in found:
        alike.setdefault(unicodedata.normalize("NFC", entry.name).casefold(), []).append(entry)
    for first, *others in alike.values():
        for other in others:
            findings.append(Finding("E157", Place(other.name), {"a": first.name, "b": other.name}))
    return tuple(entries[0] for entries in alike.values() if len(entries) == 1), tuple(findings)
