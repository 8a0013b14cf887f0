"""What is made once in a run of the tests and read by all of its workers."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """The folder of this name: `make` fills it for the first who asks, and nobody writes in it later.

    Where files have no locks of this kind, each worker makes its own.
    """
    folder = factory.getbasetemp()
    if os.name == "posix" and "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    made, finished = folder / name, folder / f"{name}.finished"
    with _alone(folder / f"{name}.lock"):
        if not finished.exists():
            made.mkdir()
            make(made)
            finished.touch()
    return made


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    if os.name != "posix":
        yield
        return
    import fcntl

    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
