"""Files read in processes of their own, so that one which hangs or dies costs itself and never the run."""

from __future__ import annotations

import errno
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from pebble import ProcessExpired, ProcessPool

from ..core.causes import is_memory
from .folder import Entry
from .runner import MEMORY_BYTES, Progress, Reader, lost, read_one

SECONDS = 20
"""So long one file may take; its process is killed then, and another one takes its place."""
STARTING = 40
"""So many seconds more until a process must have taken a file up; then none ever will."""
LOOK = 1
"""So often, in seconds, it is looked whether anybody still works."""
MOST_BY_DEFAULT = 8
# Where fork is safe a process starts in a few milliseconds; elsewhere it takes a new interpreter.
START = "fork" if sys.platform == "linux" else "spawn"
FEWEST_EACH = {"fork": 4, "spawn": 16}
"""A process is not started for fewer files than this: starting one takes as long as reading them."""

_task: tuple[Reader, Any]  # what a worker process was started for


@dataclass(frozen=True, slots=True)
class Workers:
    """So many processes of this machine, by default as many as serve; past SECONDS one is killed."""

    count: int | None = None

    def __call__(
        self, files: Sequence[Entry], issued: Any, reader: Reader, progress: Progress
    ) -> Iterator[Any]:
        """What `reader` makes of each file, in their order."""
        if not files:
            return
        pool = ProcessPool(
            self.count or default_workers(len(files)),
            initializer=_begin,
            initargs=(reader, issued),
            context=get_context(START),
        )
        with _stopped_at_the_end(pool):
            futures = _scheduled(pool, files)
            progress(0, len(files))
            for done, (file, future) in enumerate(zip(files, futures, strict=True), 1):
                _await(pool, future)
                yield _outcome(file, future)
                progress(done, len(files))


WORKERS = Workers()


def default_workers(files: int) -> int:
    """As many processes as the machine runs at once, but none for a handful of files."""
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(available, MOST_BY_DEFAULT, files // FEWEST_EACH[START]))


def _scheduled(pool: ProcessPool, files: Sequence[Entry]) -> list[Future[Any]]:
    try:
        return [pool.schedule(_read, (file,), timeout=SECONDS) for file in files]
    except RuntimeError as error:  # no thread, no process, or those that had begun are gone
        raise _nobody_reads() from error


def _await(pool: ProcessPool, future: Future[Any]) -> None:
    """Returns once a file is done with, in a time that is bounded: a pool may die without a word."""
    latest = time.monotonic() + SECONDS + STARTING
    while not wait((future,), LOOK).done:
        if (not pool.active or time.monotonic() > latest) and not future.done():
            raise _nobody_reads()


def _nobody_reads() -> OSError:
    return OSError(errno.EAGAIN, "")


@contextmanager
def _stopped_at_the_end(pool: ProcessPool) -> Iterator[None]:
    """Nothing of the pool is left behind, and of its threads none dies aloud of little memory."""
    before = threading.excepthook

    def told(ended: threading.ExceptHookArgs) -> None:
        if ended.exc_value is None or not is_memory(ended.exc_value):
            before(ended)

    threading.excepthook = told
    try:
        yield
    finally:
        try:
            pool.stop()  # type: ignore[no-untyped-call]
            pool.join()
        finally:
            threading.excepthook = before


def _outcome(file: Entry, future: Future[Any]) -> Any:
    try:
        return future.result()
    except TimeoutError:
        return lost(file, f"waktu-{SECONDS}")
    except ProcessExpired as death:
        return lost(file, f"proses{death.exitcode:+}")
    except BrokenProcessPool as error:
        raise _nobody_reads() from error


def _begin(reader: Reader, issued: Any) -> None:
    global _task
    _task = reader, issued
    with suppress(OSError):  # what ends a process is told by its exit code, and not by what it says then
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 2)
        os.close(nowhere)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the command itself stops its processes
    with suppress(ImportError, ValueError, OSError):
        import resource

        most = _held() + MEMORY_BYTES
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))


def _held() -> int:
    """The bytes of data that a process begins with, a fork with its parent's; 0 where nothing says so."""
    with suppress(OSError), Path("/proc/self/status").open("rb") as told:
        return next((int(line.split()[1]) << 10 for line in told if line.startswith(b"VmData:")), 0)
    return 0


def _read(file: Entry) -> Any:
    reader, issued = _task
    return read_one(file, issued, reader)
