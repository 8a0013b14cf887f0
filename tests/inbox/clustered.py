"""A Dask cluster of this machine, and readers that do to its workers what a hostile file would."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Protocol

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


class Process(Protocol):
    """What is done to a process of a cluster."""

    @property
    def pid(self) -> int: ...

    def kill(self) -> None: ...

    def wait(self) -> object: ...


Start = Callable[[Sequence[str], Path, Mapping[str, str]], Process]


def interpreter(words: Sequence[str], folder: Path, env: Mapping[str, str]) -> Process:
    """Dask's command in an interpreter of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "dask", *words],
        cwd=folder,
        env=env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


@dataclass(frozen=True)
class Child:
    """A process that the nursery forked, which takes it away when it has ended."""

    pid: int

    def kill(self) -> None:
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)

    def wait(self) -> None:
        latest = time.monotonic() + PATIENCE
        while Path(f"/proc/{self.pid}").exists():
            assert time.monotonic() < latest, "it does not end"
            time.sleep(0.01)


@contextmanager
def nursery() -> Iterator[Start]:
    """Where Dask is loaded once for all the processes of a run."""
    command = [sys.executable, str(Path(__file__).with_name("nursery.py"))]
    ends = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, **ends, text=True, encoding="utf-8") as process:

        def start(words: Sequence[str], folder: Path, env: Mapping[str, str]) -> Process:
            assert process.stdin is not None
            assert process.stdout is not None
            process.stdin.write(json.dumps((words, str(folder), dict(env))) + "\n")
            process.stdin.flush()
            return Child(int(process.stdout.readline()))

        yield start


class Running:
    """A scheduler and its workers, each a process that may be killed."""

    def __init__(
        self, room: Path, env: Mapping[str, str], scheme: str = "tcp", start: Start = interpreter
    ) -> None:
        self._begin = start
        self.port = free_port()
        self.address = f"{scheme}://127.0.0.1:{self.port}"
        self._room, self._env = room, {**os.environ, **env, "IKU_CACHE": ""}
        place = ("--host", self.address.rpartition(":")[0], "--port", str(self.port))
        self.scheduler = self._start("scheduler", *place)
        self.workers: list[Process] = []

    def worker(self, cwd: Path = ROOT, env: Mapping[str, str] | None = None) -> Process:
        """One more worker of one thread; with an environment of its own it is an interpreter of its own."""
        options = ("--nthreads", "1", "--no-nanny", "--local-directory", str(self._room))
        started = self._start("worker", self.address, *options, cwd=cwd, env=env or {})
        self.workers.append(started)
        return started

    def _start(
        self, what: str, *words: str, cwd: Path = ROOT, env: Mapping[str, str] | None = None
    ) -> Process:
        begin = interpreter if env else self._begin
        return begin((what, *words, "--no-dashboard"), cwd, {**self._env, **(env or {})})

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
def running(
    room: Path, workers: int, env: Mapping[str, str] | None = None, start: Start = interpreter
) -> Iterator[Running]:
    """A cluster with so many workers."""
    cluster = Running(room, env or {}, start=start)
    try:
        for _ in range(workers):
            cluster.worker()
        cluster.until(workers)
        yield cluster
    finally:
        cluster.stop()
