"""Files read in processes of their own, so that one which hangs or dies costs itself and never the run."""

from __future__ import annotations

import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import suppress
from multiprocessing import get_context
from pathlib import PurePath

from pebble import ProcessExpired, ProcessPool

from ..core.findings import Finding, Place
from ..core.model import Submission
from .folder import Entry
from .layout import Issued

SECONDS = 20
"""So long one file may take; its process is killed then, and another one takes its place."""
MEMORY_BYTES = 480 << 20
"""So much one process may hold, where the system can say so."""
FEWEST_EACH = 4
"""A process is not started for fewer files than this: starting one takes as long as reading them."""
MOST_BY_DEFAULT = 8
# Where fork is safe a process starts in a few milliseconds; elsewhere it takes a new interpreter.
START = "fork" if sys.platform == "linux" else "spawn"

Read = tuple[tuple[Submission, ...], tuple[Finding, ...]]
Reader = Callable[[Entry, Issued], Read]
Progress = Callable[[int, int], None]

_task: tuple[Reader, Issued]  # what a worker process was started for


def read_each(
    files: Sequence[Entry], issued: Issued, reader: Reader, workers: int | None, progress: Progress
) -> Iterator[Read]:
    """What `reader` makes of each file, in their order; `progress` is told how many of them are done.

    A file that takes over SECONDS, ends its process or meets a bug of ours is E599, one that needs too much
    memory E110.
    """
    if not files:
        return
    pool = ProcessPool(
        workers or default_workers(len(files)),
        initializer=_begin,
        initargs=(reader, issued),
        context=get_context(START),
    )
    try:
        futures = [pool.schedule(_read, (file,), timeout=SECONDS) for file in files]
        progress(0, len(files))
        for done, (file, future) in enumerate(zip(files, futures, strict=True), 1):
            yield _outcome(file, future)
            progress(done, len(files))
    finally:
        pool.stop()  # type: ignore[no-untyped-call]
        pool.join()


def default_workers(files: int) -> int:
    """As many processes as the machine runs at once, but none for a handful of files."""
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(available, MOST_BY_DEFAULT, files // FEWEST_EACH))


def _outcome(file: Entry, future: Future[Read]) -> Read:
    try:
        return future.result()
    except TimeoutError:
        return _lost(file, f"waktu-{SECONDS}")
    except ProcessExpired as death:
        return _lost(file, f"proses{death.exitcode:+}")


def _lost(file: Entry, code: str) -> Read:
    return (), (Finding("E599", Place(file.name), {"id": code}),)


def _begin(reader: Reader, issued: Issued) -> None:
    global _task
    _task = reader, issued
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the command itself stops its processes
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY_BYTES, MEMORY_BYTES))


def _read(file: Entry) -> Read:
    reader, issued = _task
    try:
        return reader(file, issued)
    except MemoryError:
        return (), (Finding("E110", Place(file.name), {"x": "memory", "n": MEMORY_BYTES}),)
    except Exception as error:  # a bug of ours, and the other files go on
        frame = traceback.extract_tb(error.__traceback__)[-1]
        return _lost(file, f"{type(error).__name__}-{PurePath(frame.filename).stem}-{frame.lineno}")
