"""A short run of the fuzzer; `python -m tests.fuzz --what all --seconds 600 --every 10` is the long one."""

from __future__ import annotations

import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from . import once
from .fuzz import commands, fuzz
from .fuzz.targets import TARGETS
from .fuzz.watched import OutsideError, watched
from .sharing import made_once

MOST = {"form": 45, "document": 12, "verify": 10, "package": 8}
"""Mutants of what takes long; of the rest there are more."""


@pytest.fixture
def office(demo, tmp_path_factory, monkeypatch) -> Path:
    """A workspace with a closed quarter, made once."""

    def make(folder: Path) -> None:
        commands.closed(Path(shutil.copytree(demo, folder / "kantor")))

    made = made_once(tmp_path_factory, "fuzz-office", make) / "kantor"
    monkeypatch.setattr(commands, "office", lambda: made)
    once.install(monkeypatch)
    return made


@pytest.mark.parametrize("what", TARGETS)
def test_nothing_but_findings_comes_out(what, office):
    """And a share of the mutants gets past the door, so that what stands behind it is tried too."""
    most = MOST.get(what, 80)
    run = fuzz(seconds=120, seed=1, what=what, most=most)
    assert run.failure == ""
    assert run.files == most
    assert len(run.codes) > (5 if what == "form" else 0)
    assert 0 < run.read < run.files


@pytest.mark.parametrize("what", commands.PLACES)
def test_a_command_that_reads_it_ends_as_it_should(what, office):
    """The original itself, by a command of its kind: what a mutant is held to can be kept."""
    commands.commanded(what, TARGETS[what].originals()[0], 0)


def test_what_is_opened_elsewhere_is_seen(tmp_path):
    outside = tmp_path / "rahasia.txt"
    outside.write_text("x")
    inside = tmp_path / "kotak-masuk"
    inside.mkdir()
    with watched(inside):
        (inside / "a.txt").write_text("a")
        assert [path.name for path in inside.iterdir()] == ["a.txt"]
    for deed in (
        lambda: outside.read_text(),
        lambda: (inside / ".." / "rahasia.txt").read_bytes(),
        lambda: list(tmp_path.iterdir()),
        lambda: outside.unlink(),
        lambda: (inside / "a.txt").rename(tmp_path / "b.txt"),
        lambda: subprocess.run([sys.executable, "-c", ""], check=True),
    ):
        with pytest.raises(OutsideError), watched(inside):
            deed()
    assert outside.read_text() == "x"


def test_what_is_caught_is_told_all_the_same(tmp_path):
    (tmp_path / "x").write_text("x")
    inside = tmp_path / "kosong"
    inside.mkdir()
    with pytest.raises(OutsideError), watched(inside), suppress(Exception):
        (tmp_path / "x").read_text()
