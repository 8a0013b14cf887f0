"""A folder of received files, walked without following anything and read once."""

from __future__ import annotations

import errno
import os
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..core.causes import cause
from ..core.findings import Finding, IkuError, Place
from ..xlsx.limits import FILE_BYTES

DEEPEST = 3
MOST_FILES = 5_000
LONGEST_PATH = 1_024
ARCHIVE = "arsip"

# Spreadsheets and what passes for them; the reader tells by the bytes what a file really is.
FORMS = (".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlsb", ".ods")
LOCKS = (("~$", ""), (".~lock.", "#"))
_PARTIAL = (".tmp", ".part", ".partial", ".crdownload", ".download")
_SYSTEM = ("thumbs.db", "desktop.ini")


@dataclass(frozen=True, slots=True)
class Entry:
    """A file to be read: where it is, and its name relative to the inbox."""

    path: Path
    name: str


def entries(folder: Path, *, may_be_empty: bool = False) -> tuple[tuple[Entry, ...], tuple[Finding, ...]]:
    """The files of an inbox that may be forms, by name, and what was left out.

    Raises IkuError (E158) where there is no such folder, nothing to read in it or too much.
    """
    if not folder.is_dir():
        raise IkuError(Finding("E158", values={"x": str(folder)}))
    findings: list[Finding] = []
    found = list(_walk(folder, "", 1, findings))
    if not (found or may_be_empty) or len(found) > MOST_FILES:
        raise IkuError(*findings, Finding("E158", values={"x": str(folder), "n": len(found)}))
    return _without_twins(sorted(found, key=lambda entry: entry.name), findings)


def read_bytes(path: Path, name: str) -> tuple[bytes | None, tuple[Finding, ...]]:
    """The bytes of a regular file, read once; None and why where it cannot be read or is being written."""
    flags = os.O_RDONLY
    for flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"):
        flags |= getattr(os, flag, 0)
    try:
        with os.fdopen(os.open(path, flags), "rb") as file:
            before = os.fstat(file.fileno())
            if not stat.S_ISREG(before.st_mode):
                return None, (Finding("N155", Place(name)),)
            if before.st_size > FILE_BYTES:
                return None, (Finding("E110", Place(name), {"x": "file", "n": FILE_BYTES}),)
            data = file.read(FILE_BYTES + 1)
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


def _walk(folder: Path, above: str, depth: int, findings: list[Finding]) -> Iterator[Entry]:
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
            if entry.name.casefold() == ARCHIVE or depth >= DEEPEST:
                findings.append(Finding("N155", Place(name + "/")))
            elif entry.name.startswith("."):
                findings.append(Finding("N151", Place(name + "/")))
            else:
                yield from _walk(folder / entry.name, name + "/", depth + 1, findings)
        elif not entry.is_file(follow_symlinks=False):
            findings.append(Finding("N155", Place(name)))
        elif opened := _locked(entry.name, names):
            findings.append(Finding("W152", Place(above + opened), {"x": opened}))
        elif is_form(entry.name):
            yield Entry(folder / entry.name, name)
        else:
            findings.append(Finding("N151", Place(name)))


def is_form(name: str) -> bool:
    """Whether a file of this name may be a form."""
    folded = name.casefold()
    if folded.startswith((".", "~$")) or folded in _SYSTEM or folded.endswith(_PARTIAL):
        return False
    return folded.endswith(FORMS)


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
