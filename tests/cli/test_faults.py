"""Whatever fails while a command writes: a sentence, exit code 2, old files whole, nothing left behind."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys

import pytest

import iku_excel.cli
from iku_excel import files, xlsx

from ..running import Started, iku
from ..xlsx.handmade import book

pytestmark = pytest.mark.posix

OLD = b"lama"
LITTLE_MEMORY = """
import resource, sys
sys.dont_write_bytecode = True
from iku_excel.cli import main
resource.setrlimit(resource.RLIMIT_AS, (120 << 20, 120 << 20))
main(sys.argv[1:])
"""

WRITING = {
    "template": ("template", "-o", "out.xlsx", "--force"),
    "template split": ("template", "--split", "-o", "formulir", "--period", "2026-TW2"),
    "consolidate": ("consolidate", "@", "-o", "out.xlsx", "--force"),
    "feedback": ("consolidate", "@", "-o", "out.xlsx", "--force", "--feedback", "balik"),
    "receipt": ("receipt", "make", "@", "-o", "tanda"),
    "reminders": ("status", "@", "--reminders", "ingat"),
    "tables": ("tables", "@", "-o", "tabel"),
    "definition": ("definition", "export", "-o", "out.xlsx", "--force"),
    "init": ("init", "kerja"),
}


def no_room() -> None:
    """From now on no file of this process may grow beyond 64 bytes."""
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64))


@pytest.mark.parametrize("what", WRITING)
def test_a_disk_that_takes_no_more(what, demo, tmp_path):
    target = tmp_path / "out.xlsx"
    target.write_bytes(OLD)
    arguments = [str(demo / "kotak-masuk") if word == "@" else word for word in WRITING[what]]
    done = Started(*arguments, cwd=tmp_path, first=no_room).run()
    assert done.code == 2, done.out + done.err
    assert "lebih besar daripada yang diizinkan" in " ".join(done.err.split())
    assert target.read_bytes() == OLD
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [target]


def written_in(folder, what):
    words = (folder.parent / "masuk" if word == "@" else word for word in WRITING[what])
    return iku(*words, cwd=folder)


@pytest.fixture
def only_to_read(what, demo, tmp_path):
    """A folder that nobody may write in; the command wrote what it should where it may."""
    shutil.copytree(demo / "kotak-masuk", tmp_path / "masuk")
    folder, other = tmp_path / "hanya-baca", tmp_path / "boleh-tulis"
    folder.mkdir(mode=0o555)
    other.mkdir()
    assert written_in(other, what).code in (0, 1)
    assert list(other.iterdir())
    return folder


@pytest.mark.parametrize("what", WRITING)
def test_a_folder_that_may_only_be_read(what, only_to_read, bound_by_permissions):
    run = written_in(only_to_read, what)
    assert run.code == 2, run.out + run.err
    assert "E502" in run.err
    assert list(only_to_read.iterdir()) == []


@pytest.mark.parametrize("command", [("check",), ("consolidate", "--period", "2026-TW1", "-o", "out.xlsx")])
def test_little_memory_is_told_of_the_file_that_needs_more(command, tmp_path):
    cells = "".join(f'<c t="inlineStr"><is><t>{letter * 30}%d</t></is></c>' for letter in "ABCDEFGHIJ")
    rows = "".join(f"<row>{cells}</row>" % ((number,) * 10) for number in range(30_000))
    folder = tmp_path / "masuk"
    folder.mkdir()
    (folder / "besar.xlsx").write_bytes(book(rows))
    name, *options = command
    done = subprocess.run(
        [sys.executable, "-c", LITTLE_MEMORY, name, str(folder), *options],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert done.returncode in (1, 2), done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert "E110" in done.stdout + done.stderr or "E599" in done.stdout + done.stderr


def test_two_runs_at_once_on_one_output(demo, tmp_path):
    out = tmp_path / "IKU.xlsx"
    command = ["consolidate", demo / "kotak-masuk", "--force"]
    command += ["-d", demo / "definisi-contoh.toml", "-o", out]
    started = [Started(*command) for _ in range(3)]
    runs = [one.run() for one in started]
    assert [run.code for run in runs] == [0, 0, 0], runs
    assert xlsx.read(out.read_bytes(), "")[0] is not None
    assert list(tmp_path.iterdir()) == [out]


def test_no_memory_is_told(monkeypatch, capsys):
    def nothing_left(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(iku_excel.cli, "commands", nothing_left)
    monkeypatch.setattr("os.dup2", lambda *_: 0)  # the test's own output stays
    assert iku_excel.cli._run(["--help"]) == 2
    assert "memori habis" in capsys.readouterr().err


def test_what_a_run_leaves_when_it_is_killed_is_no_part_of_the_document(demo, tmp_path):
    out = tmp_path / "IKU.xlsx"
    out.write_bytes(OLD)
    arguments = ("consolidate", demo / "kotak-masuk", "-o", out, "--force")

    def deadly() -> None:
        files._replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)  # type: ignore[assignment]

    assert Started(*arguments, first=deadly).wait() == -signal.SIGKILL
    assert out.read_bytes() == OLD
    assert list(tmp_path.iterdir()) != [out]
    assert iku(*arguments).code in (0, 1)
    assert list(tmp_path.iterdir()) == [out]
