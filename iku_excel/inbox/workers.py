"""Files read in processes of their own, so that one which hangs or dies costs itself and never the run."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Any

from pebble import ProcessExpired, ProcessPool

from .folder import Entry
from .runner import MEMORY_BYTES, Progress, Reader, lost, read_one

SECONDS = 20
"""So long one file may take; its process is killed then, and another one takes its place."""
FEWEST_EACH = 4
"""A process is not started for fewer files than this: starting one takes as long as reading them."""
MOST_BY_DEFAULT = 8
NO_THREAD = "can't start new thread"
# Where fork is safe a process starts in a few milliseconds; elsewhere it takes a new interpreter.
START = "fork" if sys.platform == "linux" else "spawn"

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
        try:
            futures = _scheduled(pool, files)
            progress(0, len(files))
            for done, (file, future) in enumerate(zip(files, futures, strict=True), 1):
                yield _outcome(file, future)
                progress(done, len(files))
        finally:
            pool.stop()  # type: ignore[no-untyped-call]
            pool.join()


WORKERS = Workers()


def default_workers(files: int) -> int:
    """As many processes as the machine runs at once, but none for a handful of files."""
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(available, MOST_BY_DEFAULT, files // FEWEST_EACH))


def _scheduled(pool: ProcessPool, files: Sequence[Entry]) -> list[Future[Any]]:
    try:
        return [pool.schedule(_read, (file,), timeout=SECONDS) for file in files]
    except RuntimeError as error:
        if NO_THREAD in str(error):  # a thread's stack found no room
            raise MemoryError from error
        raise


def _outcome(file: Entry, future: Future[Any]) -> Any:
    try:
        return future.result()
    except TimeoutError:
        return lost(file, f"waktu-{SECONDS}")
    except ProcessExpired as death:
        return lost(file, f"proses{death.exitcode:+}")


def _begin(reader: Reader, issued: Any) -> None:
    global _task
    _task = reader, issued
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the command itself stops its processes
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY_BYTES, MEMORY_BYTES))


def _read(file: Entry) -> Any:
    reader, issued = _task
    return read_one(file, issued, reader)
