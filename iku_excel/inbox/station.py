"""A machine of a cluster reads a chunk: each file in a process of its own, as one machine alone would."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from .. import program
from .folder import Entry
from .workers import Workers

DRAWS = "XlsxWriter"
"""What verifies a document draws it again, so that the same program needs the same hand."""
_BEGIN = f"from {__name__} import main; main()"


class OtherProgramError(Exception):
    """This machine has another version than the one that asks."""


class LostError(Exception):
    """The process that read for this machine is gone; the chunk may be tried again."""


def identity() -> str:
    """What must be the same everywhere for the same bytes to come out: our text, Python, what draws."""
    try:
        draws = version(DRAWS)
    except PackageNotFoundError:
        draws = ""
    return f"{program.digest()} Python {sys.version_info.major}.{sys.version_info.minor} {DRAWS} {draws}"


def read_chunk(work: bytes, files: Sequence[Entry], asked_by: str) -> list[Any]:
    """What a reader makes of each file; `work` is the pickled reader with what was issued."""
    if asked_by != identity():
        raise OtherProgramError(identity())
    station = _idle.pop() if _idle else Station()
    try:
        made = station.read(work, files)
    except (OSError, EOFError, pickle.UnpicklingError) as error:
        station.close()
        raise LostError(type(error).__name__) from None
    _idle.append(station)
    return made


class Station:
    """A process without threads, in which others are started and killed safely; a worker's own has many."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", _BEGIN], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def read(self, work: bytes, files: Sequence[Entry]) -> list[Any]:
        """What comes of a chunk; raises OSError or EOFError where the process is gone."""
        assert self._process.stdin
        assert self._process.stdout
        pickle.dump((work, tuple(files)), self._process.stdin)
        self._process.stdin.flush()
        made: list[Any] = pickle.load(self._process.stdout)
        return made

    def close(self) -> None:
        """Ends the process."""
        self._process.kill()
        self._process.communicate()


_idle: list[Station] = []


@lru_cache(maxsize=2)
def _unpacked(work: bytes) -> Any:
    return pickle.loads(work)


def main() -> None:
    """Reads chunk after chunk until nobody sends any; nothing else is ever said to who sends them."""
    with os.fdopen(os.dup(0), "rb") as asked, os.fdopen(os.dup(1), "wb") as told:
        nowhere = os.open(os.devnull, os.O_RDWR)
        os.dup2(nowhere, 0)
        os.dup2(nowhere, 1)
        _forgotten_by_children(asked.fileno(), told.fileno())
        with suppress(EOFError, BrokenPipeError):
            while True:
                work, files = pickle.load(asked)
                reader, issued = _unpacked(work)
                made = list(Workers(1)(files, issued, reader, lambda done, of: None))
                pickle.dump(made, told)
                told.flush()


def _forgotten_by_children(*lines: int) -> None:
    """A process that reads holds no end of our lines: else nobody would see that we are gone."""

    def forget() -> None:
        for line in lines:
            os.close(line)

    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=forget)
