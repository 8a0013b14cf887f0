"""An inbox as `iku demo` fills it, and `iku` run in this process or as a person runs it."""

from __future__ import annotations

import decimal
import json
import locale
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from iku_excel.cli import main


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
    out, err = (stream.buffer.getvalue().decode("utf-8") for stream in outs)
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
    """`iku` as a person starts it: for what only a process of its own shows."""
    done = subprocess.run(
        [sys.executable, "-m", "iku_excel", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
        cwd=cwd,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return Run(done.returncode, done.stdout, done.stderr)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that `iku demo` leaves; read only."""
    folder = tmp_path_factory.mktemp("demo") / "folder dengan spasi é"
    run = iku_as_process("demo", folder)
    assert run.code == 0, run.out + run.err
    return folder


@pytest.fixture
def inbox(demo: Path, tmp_path: Path) -> Path:
    """A copy of the demo's inbox that a test may spoil."""
    return Path(shutil.copytree(demo / "kotak-masuk", tmp_path / "kotak-masuk"))


@pytest.fixture
def consolidate(demo: Path, tmp_path: Path) -> Callable[..., Run]:
    """`iku consolidate --json` on an inbox, with the demo's definition."""

    def run(inbox: Path, *options: str, output: Path | None = None) -> Run:
        target = output or tmp_path / "hasil.xlsx"
        return iku(
            "consolidate", inbox, "-d", demo / "definisi-contoh.toml", "-o", target, "--json", *options
        )

    return run
