"""`iku consolidate --open`: the document is shown, and never lost where it cannot be."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from iku_excel.delivery import showing

from .conftest import Run

pytestmark = pytest.mark.posix

# As Linux calls it, and macOS.
OPENERS = ("xdg-open", "open")


@pytest.fixture
def opener(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """A function that makes a script the system's opener; it may write to the file that is returned."""
    folder = tmp_path / "program"
    folder.mkdir()
    seen = folder / "seen"

    def make(script: str) -> Path:
        for name in OPENERS:
            (folder / name).write_text(f'#!/bin/sh\nseen="{seen}"\n{script}\n')
            (folder / name).chmod(0o755)
        monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
        return seen

    return make


def test_the_document_is_opened_by_its_whole_path(
    inbox: Path, consolidate: Callable[..., Run], opener: Callable[[str], Path], tmp_path: Path
) -> None:
    seen = opener('printf %s "$1" > "$seen"')
    output = tmp_path / "keluaran é" / "hasil & co.xlsx"
    run = consolidate(inbox, "--open", output=output)
    assert run.code == 0, run.err
    assert seen.read_text() == str(output.resolve())
    assert run.err == ""


def test_without_the_option_nothing_is_opened(
    inbox: Path, consolidate: Callable[..., Run], opener: Callable[[str], Path]
) -> None:
    seen = opener('printf %s "$1" > "$seen"')
    consolidate(inbox)
    assert not seen.exists()


def test_a_failure_is_said_and_the_document_stays(
    inbox: Path, consolidate: Callable[..., Run], opener: Callable[[str], Path], tmp_path: Path
) -> None:
    opener("exit 3")
    run = consolidate(inbox, "--open")
    assert run.code == 0
    assert run.json["output"]
    assert "W544" in run.err
    assert "hasil.xlsx sudah ditulis, tetapi tidak dapat dibuka dari sini: " in run.err
    assert (tmp_path / "hasil.xlsx").is_file()


def test_a_program_that_stays_open_holds_nobody_up(
    inbox: Path, consolidate: Callable[..., Run], opener: Callable[[str], Path], monkeypatch
) -> None:
    monkeypatch.setattr(showing, "PATIENCE", 0.5)
    seen = opener('echo $$ > "$seen"; exec sleep 60')
    run = consolidate(inbox, "--open")
    assert run.code == 0
    assert run.err == ""
    while not (seen.exists() and seen.read_text().endswith("\n")):
        time.sleep(0.01)
    os.kill(int(seen.read_text()), 15)  # it was still running


def test_nothing_is_opened_where_nothing_was_written(
    inbox: Path, consolidate: Callable[..., Run], opener: Callable[[str], Path], tmp_path: Path
) -> None:
    seen = opener('printf %s "$1" > "$seen"')
    run = consolidate(inbox, "--open", output=tmp_path / "hasil.docx")
    assert run.code == 2
    assert not seen.exists()
