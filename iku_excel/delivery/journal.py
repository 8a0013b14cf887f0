"""What was sent to whom, and what was fetched: a file of lines that only grows."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Generic, TypeVar

from ..core.causes import cause
from ..core.findings import Finding, IkuError, Place
from ..files import OWNER

NAME = "surel.jsonl"
_OWN = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
_LOCKED_BYTE = 1 << 30  # far behind every line: Windows lets nobody read a byte that is locked


class State(StrEnum):
    """How far a message has come; one that stays INTENDED may have arrived or not."""

    INTENDED = "akan"
    SENT = "terkirim"
    FAILED = "gagal"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line: the message's id, how far it has come and when, for whom, what it was."""

    id: str
    state: State
    time: str
    to: str
    kind: str
    file: str
    reason: str = ""

    @classmethod
    def of(cls, line: dict[str, Any]) -> Entry:
        """What a line says; raises ValueError, KeyError or TypeError where it is none of ours."""
        return cls(**{**line, "state": State(line["state"])})


# A line of whatever journal: a dataclass with the id of a message.
Line = TypeVar("Line", bound=Any)


class Journal(Generic[Line]):
    """A journal that this process alone writes; `last` holds the last line of each message."""

    __slots__ = ("_file", "_name", "_place", "last")

    def __init__(self, file: int, last: dict[str, Line], path: Path) -> None:
        self._file = file
        self._place, self._name = Place(str(path)), path.name
        self.last = last

    def write(self, entry: Line, *, at_once: bool = True) -> None:
        """The line is on the disk when this returns, or later where that does; E502: there is no room."""
        line = json.dumps(asdict(entry)).encode("ascii") + b"\n"
        try:
            os.lseek(self._file, 0, os.SEEK_END)
            written = os.write(self._file, line)
            if at_once:
                os.fsync(self._file)
        except OSError as error:
            raise IkuError(
                Finding("E502", self._place, {"file": self._name, "sebab": cause(error)})
            ) from error
        if written != len(line):
            raise IkuError(Finding("E502", self._place, {"file": self._name, "sebab": "ENOSPC"}))
        self.last[entry.id] = entry


def beside(document: Path) -> Path:
    """The journal of everything that is sent from a document's folder, whatever the documents are called."""
    return document.resolve().with_name(NAME)


def read(path: Path) -> dict[str, Entry]:
    """The last line of each message; a last line that was cut off while it was written counts for nothing.

    Raises IkuError E568 where any other line is not one of ours: then nobody can say what was sent.
    """
    try:
        return _entries(path.read_bytes(), path, Entry.of)
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise IkuError(Finding("E154", Place(str(path)), {"sebab": cause(error)})) from error


@contextmanager
def opened(path: Path, line: Callable[[dict[str, Any]], Line]) -> Iterator[Journal[Line]]:
    """The journal for writing; E569 while another process has it, E568 as `read`, E502 as `write`.

    `line` makes of what a line says what it is.
    """
    place = Place(str(path))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = os.open(path, _OWN, OWNER)
    except OSError as error:
        raise IkuError(Finding("E502", place, {"file": path.name, "sebab": cause(error)})) from error
    try:
        if not _lock(file):
            raise IkuError(Finding("E569", place, {"file": path.name}))
        data = path.read_bytes()
        last = _entries(data, path, line)
        os.ftruncate(file, data.rfind(b"\n") + 1)
        yield Journal(file, last, path)
    finally:
        os.close(file)  # and with it the lock goes, even where the process was killed


def _entries(data: bytes, path: Path, made: Callable[[dict[str, Any]], Line]) -> dict[str, Line]:
    last: dict[str, Line] = {}
    for number, line in enumerate(data.split(b"\n")[:-1], start=1):
        try:
            entry = made(json.loads(line))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise IkuError(Finding("E568", Place(str(path)), {"file": path.name, "n": number})) from error
        last[entry.id] = entry
    return last


if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> bool:
        os.lseek(file, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(file: int) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
