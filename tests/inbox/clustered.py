"""A Dask cluster of this machine, and readers that do to its workers what a hostile file would."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import iku_excel
from iku_excel.inbox import read_entry, workers

ROOT = Path(iku_excel.__file__).parents[1]
PATIENCE = 60
ONCE = "sekali.txt"
"""Beside the files: the worker that reads is killed where this stands, and it is taken away."""

BEGUN = "mulai.txt"
"""Beside a file that takes long, once somebody reads it."""

if sys.argv[0] == "-c":  # in a worker's station the limit is one that a test can wait for
    workers.SECONDS = 2


def troubled(file, issued):
    """Reads as always, but for what the file's name says; in a process below the worker's station."""
    match file.name.split(".")[0]:
        case "lama":
            file.path.with_name(BEGUN).write_text("", encoding="ascii")
            time.sleep(60)
        case "mati":
            os.kill(os.getpid(), signal.SIGKILL)
        case "bug":
            raise LookupError("a bug of ours")
        case "bunuh":
            once = file.path.with_name(ONCE)
            if once.exists():
                once.unlink()
                os.kill(_parent(os.getppid()), signal.SIGKILL)
                time.sleep(60)
        case "selalu":
            os.kill(os.getppid(), signal.SIGKILL)  # the station itself
            time.sleep(60)
    return read_entry(file, issued)


def _parent(pid: int) -> int:
    """The number of the process that started this one."""
    told = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(next(line.split()[1] for line in told.splitlines() if line.startswith("PPid:")))


def once_begun(folder: Path, act: Callable[[], object]) -> None:
    """Does something as soon as the file there that takes long is being read."""

    def wait() -> None:
        latest = time.monotonic() + PATIENCE
        while not (folder / BEGUN).exists() and time.monotonic() < latest:
            time.sleep(0.05)
        act()

    Thread(target=wait, daemon=True).start()


def free_port() -> int:
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        return line.getsockname()[1]


class Running:
    """A scheduler and its workers, each a process that may be killed."""

    def __init__(self, room: Path, env: Mapping[str, str], scheme: str = "tcp") -> None:
        self.port = free_port()
        self.address = f"{scheme}://127.0.0.1:{self.port}"
        self._room, self._env = room, {**os.environ, **env, "IKU_CACHE": ""}
        place = ("--host", self.address.rpartition(":")[0], "--port", str(self.port))
        self.scheduler = self._start("scheduler", *place)
        self.workers: list[subprocess.Popen[bytes]] = []

    def worker(self, cwd: Path = ROOT, env: Mapping[str, str] | None = None) -> subprocess.Popen[bytes]:
        """One more worker of one thread."""
        options = ("--nthreads", "1", "--no-nanny", "--local-directory", str(self._room))
        started = self._start("worker", self.address, *options, cwd=cwd, env=env or {})
        self.workers.append(started)
        return started

    def _start(
        self, what: str, *words: str, cwd: Path = ROOT, env: Mapping[str, str] | None = None
    ) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", "dask", what, *words, "--no-dashboard"],
            cwd=cwd,
            env={**self._env, **(env or {})},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def until(self, workers: int) -> None:
        """Waits for so many workers, or none."""
        from distributed import Client

        latest = time.monotonic() + PATIENCE
        while time.monotonic() < latest:
            try:
                with socket.create_connection(("127.0.0.1", self.port), 1):
                    break
            except OSError:
                time.sleep(0.1)
        with Client(self.address, set_as_default=False, timeout=PATIENCE) as client:
            while len(client.nthreads()) != workers:
                assert time.monotonic() < latest, "the workers do not come"
                time.sleep(0.1)

    def stop(self) -> None:
        for one in (*self.workers, self.scheduler):
            one.kill()
            one.wait()


@contextmanager
def running(room: Path, workers: int, env: Mapping[str, str] | None = None) -> Iterator[Running]:
    """A cluster with so many workers."""
    cluster = Running(room, env or {})
    try:
        for _ in range(workers):
            cluster.worker()
        cluster.until(workers)
        yield cluster
    finally:
        cluster.stop()
