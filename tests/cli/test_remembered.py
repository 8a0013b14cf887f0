"""Commands with and without what was read before: the same bytes, whatever befalls the cache."""

from __future__ import annotations

import errno
import os
import shutil
import signal
from pathlib import Path
from unittest.mock import patch

import pytest

from iku_excel import definition, kept
from iku_excel.cli.watch import look
from iku_excel.core.rules import ACCEPTED
from iku_excel.inbox import Acceptance, remembered

from ..running import Run, Started, iku
from .test_close import DATES, office  # noqa: F401
from .test_doubtful import PKP, change

pytestmark = pytest.mark.posix


@pytest.fixture
def own(tmp_path, monkeypatch) -> Path:
    """A user with a home of their own; the folder of the cache."""
    for name in ("XDG_CONFIG_HOME", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "pengguna"))
    monkeypatch.setenv(kept.IKU_CACHE, str(tmp_path / "simpanan"))
    return tmp_path / "simpanan"


@pytest.fixture
def never(monkeypatch):
    """From now on whoever reads through the cache, or reads behind it, fails."""

    def forbid(what: str) -> None:
        def refuse(*_):
            raise AssertionError(what)

        monkeypatch.setattr(remembered, what, refuse)
        if what == "recall_workbook":
            monkeypatch.setattr("iku_excel.inbox.recall_workbook", refuse)

    return forbid


def said(run: Run, output: Path) -> tuple[int, str, str, bytes]:
    return run.code, run.out, run.err, output.read_bytes()


@pytest.mark.processes
def test_consolidate_gives_the_same_bytes_with_it_and_without(demo, inbox, consolidate, own, never, tmp_path):
    output = tmp_path / "hasil.xlsx"
    first = said(consolidate(inbox), output)
    count = len([path for path in own.rglob("*") if path.is_file()])
    never("read_workbook")
    again = said(consolidate(inbox, "--force"), output)
    shutil.rmtree(own)
    assert again == first
    assert count > 5


def test_check_and_status_say_the_same(demo, inbox, own, never):
    commands = [("check", "--json", inbox), ("status", inbox)]
    asked = ("-d", demo / "definisi-contoh.toml")
    first = [iku(*each, *asked) for each in commands]
    never("read_workbook")
    assert [iku(*each, *asked) for each in commands] == first


def test_what_proves_reads_every_return_again(demo, inbox, own, never, tmp_path, monkeypatch):
    asked = ("-d", demo / "definisi-contoh.toml")
    assert iku("consolidate", inbox, *asked, "-o", tmp_path / "IKU.xlsx").code in (0, 1)
    never("recall_workbook")
    run = iku("verify", tmp_path / "IKU.xlsx", inbox)
    assert run.code == 0, run.out + run.err


def test_closing_reads_every_return_again(office, own, never):  # noqa: F811
    never("recall_workbook")
    run = iku("close", "2026-TW1", *DATES, cwd=office)
    assert run.code == 0, run.out + run.err
    assert not own.exists()


def is_in(own: Path, file: int) -> bool:
    return Path(f"/proc/self/fd/{file}").readlink().is_relative_to(own)


FAULTS = {
    "no room": errno.ENOSPC,
    "too large": errno.EFBIG,
    "read only": errno.EROFS,
    "no quota": errno.EDQUOT,
    "broken disk": errno.EIO,
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_cache_that_cannot_be_written_is_none(demo, inbox, own, fault):
    """A row of the table of faults, for what is written beside the work: nobody notices."""
    words = ("check", inbox, "-d", demo / "definisi-contoh.toml")
    write = os.write
    first = iku(*words)
    shutil.rmtree(own)

    def broken(file: int, data: bytes) -> int:
        if is_in(own, file):
            raise OSError(FAULTS[fault], os.strerror(FAULTS[fault]))
        return write(file, data)

    with patch.object(os, "write", broken):
        assert iku(*words) == first
    assert not [path for path in own.rglob("*") if path.is_file()]
    assert iku(*words) == first


@pytest.fixture
def shut(own) -> Path:
    """A home in which nothing can be made."""
    own.parent.chmod(0o555)
    return own


def test_a_home_that_may_only_be_read(demo, inbox, shut, bound_by_permissions):
    run = iku("check", inbox, "-d", demo / "definisi-contoh.toml")
    assert run.code in (0, 1), run
    assert not shut.exists()


@pytest.mark.processes
@pytest.mark.parametrize("piece", [1, 4])
def test_a_run_that_is_killed_while_it_keeps(demo, inbox, own, piece):
    words = ("check", inbox, "-d", demo / "definisi-contoh.toml")

    def deadly() -> None:
        write, pieces = os.write, []

        def die(file: int, data: bytes) -> int:
            if is_in(own, file):
                pieces.append(file)
                if len(pieces) == piece:
                    write(file, data[: len(data) // 2])
                    os.kill(0, signal.SIGKILL)  # its whole group: whoever reads, and who waits for that
            return write(file, data)

        os.write = die  # type: ignore[assignment]

    assert Started(*words, first=deadly).wait() == -signal.SIGKILL
    with patch.dict(os.environ, {kept.IKU_CACHE: ""}):
        plain = iku(*words)
    assert iku(*words) == iku(*words) == plain


@pytest.mark.processes
def test_two_at_once(demo, inbox, own):
    words = ("check", inbox, "-d", demo / "definisi-contoh.toml")
    both = [Started(*words) for _ in range(2)]
    runs = [one.run() for one in both]
    assert runs[0] == runs[1] == iku(*words)
    assert not list(own.rglob("*.iku-tmp"))


def test_watching_hears_of_other_settings(demo, inbox, own, monkeypatch):
    """What is accepted while it watches counts at once in files that did not change."""
    change(inbox / PKP, E14=46303)
    asked, _ = definition.load(demo / "definisi-contoh.toml")
    assert asked is not None
    (_, doubts), seen = look(inbox, asked, None)
    (_, found), seen = look(inbox, asked, seen, (Acceptance(PKP, "E14"),))
    accepted = [one.code for one in found if (one.place.file, one.place.cell) == (PKP, "E14")]
    before = [one.code for one in doubts if (one.place.file, one.place.cell) == (PKP, "E14")]
    assert accepted != before
    assert ACCEPTED in accepted
    kept_now = len([path for path in own.rglob("*") if path.is_file()])
    (_, same), seen = look(inbox, asked, seen)
    assert same == doubts
    assert len([path for path in own.rglob("*") if path.is_file()]) == kept_now
