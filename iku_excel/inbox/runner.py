"""Where the files of an inbox are read, behind one protocol: here in this process, elsewhere in others."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePath
from typing import Any, Protocol

from ..core.causes import is_memory
from ..core.findings import Finding, Place
from ..core.model import Submission
from .folder import Entry

MEMORY_BYTES = 480 << 20
"""So much one process may hold, where the system can say so."""

Read = tuple[tuple[Submission, ...], tuple[Finding, ...]]
Reader = Callable[[Entry, Any], Any]
"""What is made of a file: a tuple of what was found in it, and a tuple of findings."""
Progress = Callable[[int, int], None]


class Runner(Protocol):
    """Reads each file by a reader and gives what it made of them in their order, whoever was done first.

    A file that cannot be read to its end is E599, one that needs too much memory E110; the others go on.
    `progress` is told how many files are done.
    """

    def __call__(
        self, files: Sequence[Entry], issued: Any, reader: Reader, progress: Progress, /
    ) -> Iterator[Any]:
        """What the reader makes of each file."""


def here(files: Sequence[Entry], issued: Any, reader: Reader, progress: Progress) -> Iterator[Any]:
    """In this process, one file after another; nothing ends one that hangs."""
    for done, file in enumerate(files):
        progress(done, len(files))
        yield read_one(file, issued, reader)
    progress(len(files), len(files))


def read_one(file: Entry, issued: Any, reader: Reader) -> Any:
    """What the reader makes of a file; a bug of ours is told of that file alone."""
    try:
        return reader(file, issued)
    except Exception as error:  # a bug of ours, and the other files go on
        if not is_memory(error):
            frame = traceback.extract_tb(error.__traceback__)[-1]
            return lost(file, f"{type(error).__name__}-{PurePath(frame.filename).stem}-{frame.lineno}")
    # Here the reader's frames are gone, and with them what they held: room for what is told.
    return (), (Finding("E110", Place(file.name), {"x": "memory", "n": MEMORY_BYTES}),)


def lost(file: Entry, code: str) -> tuple[tuple[()], tuple[Finding, ...]]:
    """Nothing came of a file, and where to look for the reason."""
    return (), (Finding("E599", Place(file.name), {"id": code}),)
