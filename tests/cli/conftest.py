"""An inbox as `iku demo` fills it, and `iku` run as a person runs it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest


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
    done = subprocess.run(
        [sys.executable, "-m", "iku_excel", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
        cwd=cwd,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return Run(done.returncode, done.stdout, done.stderr)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that `iku demo` leaves; read only."""
    folder = tmp_path_factory.mktemp("demo") / "folder dengan spasi é"
    run = iku("demo", folder)
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
