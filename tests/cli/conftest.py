"""An inbox as `iku demo` fills it, and what is consolidated from it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from ..running import Run, Started, iku, iku_as_process

__all__ = ["Run", "Started", "iku", "iku_as_process"]


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


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every line that a command says."""
    lines: list[str] = []
    monkeypatch.setattr(click, "echo", lambda text="", **_: lines.append(str(text)))
    return lines
