"""An inbox as `iku demo` fills it, and what is consolidated from it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from iku_excel.kept import IKU_CACHE

from .. import once
from ..running import Run, Started, iku, iku_as_process

__all__ = ["Run", "Started", "iku", "iku_as_process"]


@pytest.fixture(scope="session")
def users_folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a user who keeps what was read, in folders of this run of the tests."""
    folder = tmp_path_factory.mktemp("pengguna")
    settings = "APPDATA" if sys.platform == "win32" else "XDG_CONFIG_HOME"
    return {IKU_CACHE: str(folder / "simpanan"), settings: str(folder / "setelan")}


@pytest.fixture(autouse=True)
def as_users_do(
    request: pytest.FixtureRequest, users_folders: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What an earlier command read or drew is not read or drawn again, but in tests marked `processes`."""
    if request.node.get_closest_marker("processes") is None:
        once.install(monkeypatch)
        for name, folder in users_folders.items():
            monkeypatch.setenv(name, folder)


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
