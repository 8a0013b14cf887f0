"""`iku` as a person runs it: in this process, or in a process of its own that may be killed or starved."""

from __future__ import annotations

import decimal
import json
import locale
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import BytesIO, StringIO, TextIOWrapper
from multiprocessing import get_context
from pathlib import Path
from threading import Lock, Thread
from typing import Any
from unittest.mock import patch

import pytest

from iku_excel.cli import main

PATIENCE = 300  # seconds


@dataclass(frozen=True)
class Run:
    """What a command left: exit code, output, and messages on the error stream."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        return json.loads(self.out)


def iku(*arguments: str | Path, cwd: Path | None = None) -> Run:
    """`iku` in this process, through the door that a person takes; it must leave the process as it was."""
    outs = [TextIOWrapper(BytesIO(), encoding="utf-8", write_through=True) for _ in range(2)]
    before = _shared_state()
    with (
        chdir(cwd or Path.cwd()),
        redirect_stdout(outs[0]),
        redirect_stderr(outs[1]),
        patch.object(sys, "stdin", StringIO()),
        pytest.raises(SystemExit) as ended,
    ):
        main([str(argument) for argument in arguments])
    assert _shared_state() == before, f"iku {arguments} changed what others share"
    out, err = (stream.buffer.getvalue().decode("utf-8").replace(os.linesep, "\n") for stream in outs)
    return Run(ended.value.code, out, err)


def _shared_state() -> dict[str, object]:
    return {
        "folder": Path.cwd(),
        "environment": dict(os.environ),
        "locale": locale.setlocale(locale.LC_ALL),
        "decimals": decimal.getcontext().prec,
        "started with": list(sys.argv),
        "looked for in": list(sys.path),
    }


def iku_as_process(*arguments: str | Path, cwd: Path | None = None) -> Run:
    """`iku` by an interpreter of its own, which loads what it needs: for what only that shows."""
    done = subprocess.run(
        [sys.executable, "-m", "iku_excel", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
        cwd=cwd,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return Run(done.returncode, done.stdout, done.stderr)


class Started:
    """`iku` in a process of its own: a fork of this one, where everything is loaded (POSIX only).

    Its streams are file descriptors, by default a pipe each for output and errors, and nobody to type.
    `first` is done in the new process before the command.
    """

    def __init__(
        self,
        *arguments: str | Path,
        cwd: Path | None = None,
        env: Mapping[str, str] | None = None,
        stdin: int | None = None,
        stdout: int | None = None,
        stderr: int | None = None,
        first: Callable[[], object] = lambda: None,
    ) -> None:
        pipes = [os.pipe() if given is None else None for given in (stdout, stderr)]
        nobody = os.open(os.devnull, os.O_RDONLY)
        streams = [nobody if stdin is None else stdin]
        streams += [pipe[1] if pipe else given for pipe, given in zip(pipes, (stdout, stderr), strict=True)]
        words = [str(argument) for argument in arguments]
        self._one_waits = Lock()
        self._process = get_context("fork").Process(
            target=_as_a_process, args=(words, cwd, dict(env or {}), streams, first)
        )
        self._process.start()
        for opened in (nobody, *(pipe[1] for pipe in pipes if pipe)):
            os.close(opened)
        self._told: list[bytes] = [b"", b""]
        self._readers = [
            Thread(target=self._read, args=(place, pipe[0])) for place, pipe in enumerate(pipes) if pipe
        ]
        for reader in self._readers:
            reader.start()

    @property
    def pid(self) -> int:
        """The process's number, which is its session's too."""
        assert self._process.pid is not None
        return self._process.pid

    @property
    def ended(self) -> bool:
        """Whether it is over."""
        with self._one_waits:
            return not self._process.is_alive()

    def wait(self, timeout: float = PATIENCE) -> int:
        """The exit code, a signal's number below zero; fails where it goes on for too long."""
        with self._one_waits:  # of two that wait at once the system tells only one
            self._process.join(timeout)
        assert self._process.exitcode is not None, "it goes on and on"
        return self._process.exitcode

    def kill(self) -> None:
        """Ends it as the system does, without a word."""
        self._process.kill()

    def run(self) -> Run:
        """What it left, once it is over."""
        code = self.wait()
        for reader in self._readers:
            reader.join(PATIENCE)
        out, err = (told.decode("utf-8", "replace") for told in self._told)
        assert "Traceback" not in err, err
        return Run(code, out, err)

    def _read(self, place: int, pipe: int) -> None:
        with open(pipe, "rb") as stream:
            self._told[place] = stream.read()


def _as_a_process(
    words: list[str],
    cwd: Path | None,
    env: dict[str, str],
    streams: list[int],
    first: Callable[[], object],
) -> None:
    """In the new process: streams, signals, environment and folder as a shell gives them; the command."""
    os.setsid()
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.environ.update(env)
    os.chdir(cwd or Path.cwd())
    first()
    main(words)
