"""`iku status --watch`: what changes in the inbox is shown, and Ctrl-C ends it."""

from __future__ import annotations

import os
import select
import shutil
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from iku_excel import definition, inbox
from iku_excel.cli.watch import Remembered, look

from ..envelopes.test_envelopes import zipped
from ..running import Started

PKP, TIK = "IKU_PKP_2026-TW2_r1.xlsx", "IKU_TIK_2026-TW2_r1.xlsx"
PATIENCE = 60


class Watching:
    """The running command, and all that it has shown so far."""

    def __init__(self, *arguments: str | Path, terminal: bool) -> None:
        import pty

        self.ours, theirs = pty.openpty() if terminal else os.pipe()
        self.process = Started(
            "status",
            *arguments,
            "--watch",
            "--interval",
            "0.2",
            stdout=theirs,
            stderr=theirs,
            env={"TERM": "xterm"},
        )
        os.close(theirs)
        self.screen = ""

    def until(self, found: Callable[[str], bool]) -> str:
        """What was shown since the last call, as soon as `found` is content with it."""
        new, end = b"", time.monotonic() + PATIENCE
        while time.monotonic() < end and not found(new.decode("utf-8", "replace")):
            if select.select([self.ours], [], [], 0.2)[0]:
                try:
                    piece = os.read(self.ours, 65536)
                except OSError:  # the other end of a terminal is closed
                    break
                if not piece:
                    break
                new += piece
        told = new.decode("utf-8", "replace")
        self.screen += told
        assert found(told), self.screen
        return told

    def stop(self) -> int:
        """Ctrl-C as a terminal sends it: to the command and all that it has started."""
        os.killpg(self.process.pid, signal.SIGINT)
        self.until(lambda told: "Selesai." in told)
        return self.process.wait(timeout=PATIENCE)


@pytest.fixture
def watching():
    running: list[Watching] = []

    def start(*arguments: str | Path, terminal: bool = False) -> Watching:
        running.append(Watching(*arguments, terminal=terminal))
        return running[-1]

    yield start
    for one in running:
        if not one.process.ended:
            one.process.kill()
            one.process.wait()
        os.close(one.ours)


def waits(told: str) -> bool:
    return "Ctrl-C untuk selesai" in told


@pytest.mark.posix
@pytest.mark.parametrize("terminal", [False, True])
def test_a_file_that_comes_is_shown_and_ctrl_c_ends_it(watching, inbox, tmp_path, terminal):
    shutil.move(inbox / TIK, tmp_path / TIK)
    watch = watching(inbox, terminal=terminal)
    assert "4 dari 5 lembar diterima" in watch.until(waits)
    shutil.copy(tmp_path / TIK, inbox / TIK)
    told = watch.until(
        lambda told: "5 dari 5 lembar diterima" in told and waits(told.rpartition("5 dari 5")[2])
    )
    assert ("\x1b[2J" in told) is terminal
    assert watch.stop() == 0
    assert "Traceback" not in watch.screen
    assert "Aborted" not in watch.screen


@pytest.mark.posix
def test_an_empty_inbox_is_waited_for_and_one_that_is_lost_for_a_while_too(watching, tmp_path, demo):
    kotak = tmp_path / "kotak"
    kotak.mkdir()
    watch = watching(kotak)
    assert "E159" in watch.until(waits)
    shutil.copy(demo / "kotak-masuk" / PKP, kotak / PKP)
    watch.until(lambda told: "1 dari 5 lembar diterima" in told)
    kotak.rename(tmp_path / "lain")
    watch.until(lambda told: "E158" in told)
    (tmp_path / "lain").rename(kotak)
    watch.until(lambda told: "1 dari 5 lembar diterima" in told)
    assert watch.stop() == 0


@pytest.mark.posix
def test_a_folder_that_was_never_there_is_told_at_once(watching, tmp_path):
    watch = watching(tmp_path / "tiada")
    watch.until(lambda told: "E158" in told)
    assert watch.process.wait(timeout=PATIENCE) == 2


def test_only_what_changed_is_read_again(inbox_of, monkeypatch):
    folder, office = inbox_of
    first, seen = look(folder, office, None)
    reads: list[str] = []
    read = inbox.read_entries

    def counted(files, *rest, **more):
        reads.extend(file.name for file in files)
        return read(files, *rest, **more)

    monkeypatch.setattr(inbox, "read_entries", counted)
    again, seen = look(folder, office, seen)
    assert again == first
    assert reads == []
    (folder / PKP).write_bytes((folder / TIK).read_bytes())
    for _ in range(3):
        last, seen = look(folder, office, seen)
    assert reads == [PKP]
    assert {one.unit for one in last[0]} == {"TIK"}


def test_a_file_that_still_grows_is_left_for_the_next_look(inbox_of):
    folder, office = inbox_of
    data = (folder / PKP).read_bytes()
    _, seen = look(folder, office, None)
    for size in (1_000, 5_000, len(data)):
        (folder / "baru.xlsx").write_bytes(data[:size])
        (submissions, findings), seen = look(folder, office, seen)
        assert [(one.code, one.place.file) for one in findings] == [("E153", "baru.xlsx")]
        assert len(submissions) == 2
    (submissions, findings), seen = look(folder, office, seen)
    assert len(submissions) == 3
    assert not findings


def test_an_envelope_is_opened_again_only_where_it_changed(inbox_of):
    folder, office = inbox_of
    (folder / "a.zip").write_bytes(zipped(("dalam.xlsx", (folder / PKP).read_bytes())))
    (folder / PKP).unlink()
    opened: list[str] = []

    def counted(files, *rest):
        opened.extend(file.name for file in files)
        return inbox.WORKERS(files, *rest)

    opener = Remembered(counted)
    first, seen = look(folder, office, None, opener=opener)
    again, seen = look(folder, office, seen, opener=opener)
    assert (again, opened) == (first, ["a.zip"])
    whole = zipped(("lain.xlsx", (folder / TIK).read_bytes()))
    for size in (1_000, len(whole)):
        (folder / "a.zip").write_bytes(whole[:size])
        (_, findings), seen = look(folder, office, seen, opener=opener)
        assert [(one.code, one.place.file) for one in findings] == [("E153", "a.zip")]
    for _ in range(2):
        last, seen = look(folder, office, seen, opener=opener)
    assert opened == ["a.zip", "a.zip"]
    assert {one.origin.file for one in last[0]} == {TIK, "a.zip › lain.xlsx"}


def test_what_is_gone_is_forgotten(inbox_of):
    folder, office = inbox_of
    _, seen = look(folder, office, None)
    (folder / PKP).unlink()
    (submissions, _), seen = look(folder, office, seen)
    assert ([one.unit for one in submissions], set(seen)) == (["TIK"], {TIK})


@pytest.fixture
def inbox_of(demo, tmp_path):
    """A folder of two good files, and their definition."""
    folder = tmp_path / "dua"
    folder.mkdir()
    for name in (PKP, TIK):
        shutil.copy(demo / "kotak-masuk" / name, folder / name)
    return folder, definition.builtin()
