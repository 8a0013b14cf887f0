"""Whatever fails while writing, the old file is whole or the new one is."""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from iku_excel import files
from iku_excel.core.findings import IkuError
from iku_excel.files import refuse_existing, write_atomically
from iku_excel.texts.findings import message

OLD, NEW = b"old " * 1000, bytes(range(256)) * 14_000


def codes(error: pytest.ExceptionInfo[IkuError]) -> list[str]:
    return [finding.code for finding in error.value.findings]


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "IKU 2026.xlsx"
    path.write_bytes(OLD)
    return path


def test_writes_and_makes_the_folder(tmp_path: Path) -> None:
    path = tmp_path / "baru" / "dalam" / "IKU.xlsx"
    assert write_atomically(path, NEW, force=False) == ()
    assert path.read_bytes() == NEW
    assert [item.name for item in path.parent.iterdir()] == ["IKU.xlsx"]


def test_an_existing_target_needs_force(target: Path) -> None:
    with pytest.raises(IkuError) as error:
        write_atomically(target, NEW, force=False)
    assert codes(error) == ["E503"]
    assert target.read_bytes() == OLD
    write_atomically(target, NEW, force=True)
    assert target.read_bytes() == NEW


def test_refusal_comes_before_the_work(target: Path, tmp_path: Path) -> None:
    with pytest.raises(IkuError) as error:
        refuse_existing(target, force=False)
    assert codes(error) == ["E503"]
    refuse_existing(target, force=True)
    refuse_existing(tmp_path / "lain.xlsx", force=False)


@pytest.mark.posix
def test_a_link_is_written_through(target: Path, tmp_path: Path) -> None:
    link = tmp_path / "tautan.xlsx"
    link.symlink_to(target)
    write_atomically(link, NEW, force=True)
    assert link.is_symlink()
    assert target.read_bytes() == NEW


def test_a_failed_check_leaves_the_old_file(target: Path) -> None:
    with pytest.raises(IkuError) as error:
        write_atomically(target, NEW, force=True, check=lambda written: written != NEW)
    assert codes(error) == ["E505"]
    assert target.read_bytes() == OLD
    assert list(target.parent.iterdir()) == [target]


def failing(call: Callable[..., object], turn: int, number: int) -> Callable[..., object]:
    """`call`, but its `turn`-th use fails with that error number."""
    count = 0

    def instead(*arguments: object, **named: object) -> object:
        nonlocal count
        count += 1
        if count == turn:
            raise OSError(number, os.strerror(number))
        return call(*arguments, **named)

    return instead


STEPS = [("write", turn) for turn in (1, 2, 3, 4)] + [("fsync", 1), ("replace", 1), ("open", 1)]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EIO])
@pytest.mark.parametrize(("step", "turn"), STEPS)
def test_each_failing_step_leaves_the_old_file_and_nothing_else(
    target: Path, monkeypatch: pytest.MonkeyPatch, step: str, turn: int, number: int
) -> None:
    monkeypatch.setattr(os, step, failing(getattr(os, step), turn, number))
    with pytest.raises(IkuError) as error:
        write_atomically(target, NEW, force=True)
    monkeypatch.undo()
    assert codes(error) == ["E502"]
    assert target.read_bytes() == OLD
    assert list(target.parent.iterdir()) == [target]


def test_no_write_remains_untried(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The steps above cover every write of that content: a fifth one does not happen."""
    monkeypatch.setattr(os, "write", failing(os.write, 5, errno.ENOSPC))
    write_atomically(target, NEW, force=True)
    assert target.read_bytes() == NEW


def test_short_writes_are_continued(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda file, data: write(file, data[:70_001]))
    write_atomically(target, NEW, force=True)
    assert target.read_bytes() == NEW


def test_a_target_held_for_ever_keeps_the_new_file_beside_it(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = os.replace

    def held(source: Path, goal: Path) -> None:
        if Path(goal) == target:
            raise PermissionError(errno.EACCES, "held")
        replace(source, goal)

    monkeypatch.setattr(os, "replace", held)
    monkeypatch.setattr(files, "PAUSE", 0.0)
    with pytest.raises(IkuError) as error:
        write_atomically(target, NEW, force=True)
    assert codes(error) == ["E501"]
    kept = Path(str(error.value.findings[0].values["tmp"]))
    assert kept.name == "IKU 2026 (belum tersimpan).xlsx"
    assert kept.read_bytes() == NEW
    assert target.read_bytes() == OLD
    assert sorted(target.parent.iterdir()) == sorted([target, kept])


def test_a_target_held_for_a_moment_is_replaced(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = [True, True, False]
    replace = os.replace

    def briefly(source: Path, goal: Path) -> None:
        if held.pop(0):
            raise PermissionError(errno.EACCES, "held")
        replace(source, goal)

    monkeypatch.setattr(os, "replace", briefly)
    monkeypatch.setattr(files, "PAUSE", 0.0)
    assert write_atomically(target, NEW, force=True) == ()
    assert target.read_bytes() == NEW


def test_it_waits_about_three_seconds() -> None:
    assert pytest.approx(3) == (files.TRIES - 1) * files.PAUSE


@pytest.mark.posix
def test_a_folder_without_rights(target: Path, bound_by_permissions: None) -> None:
    with contextlib.suppress(PermissionError):  # nobody may not, and need not
        target.parent.chmod(0o500)
    with pytest.raises(IkuError) as error:
        write_atomically(target, NEW, force=True)
    assert codes(error) == ["E502"]


def test_a_parent_that_is_a_file(target: Path) -> None:
    with pytest.raises(IkuError) as error:
        write_atomically(target / "IKU.xlsx", NEW, force=False)
    assert codes(error) == ["E502"]
    assert target.read_bytes() == OLD


def test_leftovers_of_this_target_only_are_swept(target: Path) -> None:
    mine = target.with_name(f".{target.name}.4711.iku-tmp")
    others = target.with_name(".IKU 2025.xlsx.4711.iku-tmp")
    mine.write_bytes(b"half")
    others.write_bytes(b"half")
    os.utime(mine, (0, 0))  # Windows leaves a young one to whoever may be writing it
    findings = write_atomically(target, NEW, force=True)
    assert [finding.code for finding in findings] == ["W504"]
    assert sorted(target.parent.iterdir()) == sorted([target, others])
    assert write_atomically(target, OLD, force=True) == ()


@pytest.mark.posix
def test_what_a_living_run_is_writing_is_left_alone(target: Path) -> None:
    """One run halts in the middle of writing while another writes the same target whole."""
    halted = KILLED.replace("time.sleep(60)", "sys.stdin.read()")
    command = [sys.executable, "-c", halted, "fsync", str(target)]
    pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    with subprocess.Popen(command, **pipes, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "now\n"
        assert write_atomically(target, NEW, force=True) == ()
        assert target.read_bytes() == NEW
        _, told = process.communicate(timeout=30)
    assert (process.returncode, told) == (0, "")
    assert target.read_bytes() == bytes(3_000_000)
    assert list(target.parent.iterdir()) == [target]


def test_what_came_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "baru.xlsx"

    def another(_: bytes) -> bool:
        path.write_bytes(OLD)
        return True

    with pytest.raises(IkuError) as error:
        write_atomically(path, NEW, force=False, check=another)
    assert codes(error) == ["E503"]
    assert path.read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.posix
@pytest.mark.parametrize("number", [errno.EPERM, errno.EOPNOTSUPP])
def test_without_hard_links_it_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(os, "link", failing(os.link, 1, number))
    write_atomically(tmp_path / "baru.xlsx", NEW, force=False)
    assert [item.read_bytes() for item in tmp_path.iterdir()] == [NEW]


@pytest.mark.parametrize(
    ("name", "sign"),
    [
        ("a<b.xlsx", "<"),
        ("xy:z.xlsx", ":"),  # one letter before it is a drive
        ('"a".xlsx', '"'),
        ("a?.xlsx", "?"),
        ("nul", "nul"),
        ("COM1.xlsx", "COM1.xlsx"),
        ("titik.", "."),
        ("a\nb.xlsx", "\n"),
    ],
)
def test_a_name_that_windows_cannot_have_is_told_with_its_sign(tmp_path: Path, name: str, sign: str) -> None:
    with pytest.raises(IkuError) as error:
        files.refuse_name(tmp_path / name, windows=True)
    assert codes(error) == ["E508"]
    assert error.value.findings[0].values["x"] == sign
    files.refuse_name(tmp_path / "IKU 2026-TW2 (revisi) é.xlsx", windows=True)


@pytest.mark.posix
def test_what_is_its_owners_is_read_by_nobody_else(tmp_path: Path) -> None:
    path = tmp_path / "kunci.pem"
    write_atomically(path, NEW, force=False, mode=files.OWNER)
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.ENOSPC, "ruang disk habis"),
        (errno.EROFS, "hanya dapat dibaca"),
        (errno.EACCES, "tidak ada izin"),
    ],
)
def test_the_true_cause_is_told(
    target: Path, monkeypatch: pytest.MonkeyPatch, number: int, told: str
) -> None:
    monkeypatch.setattr(os, "write", failing(os.write, 1, number))
    with pytest.raises(IkuError) as error:
        write_atomically(target, NEW, force=True)
    assert told in message(error.value.findings[0])


KILLED = """
import os, sys, time
from pathlib import Path
from iku_excel.files import write_atomically
step, path = sys.argv[1], Path(sys.argv[2])
call = getattr(os, step)
def slow(*arguments, **named):
    print("now", flush=True)
    time.sleep(60)
setattr(os, step, slow)
write_atomically(path, bytes(3_000_000), force=True)
"""


@pytest.mark.posix
@pytest.mark.parametrize("step", ["write", "fsync", "replace"])
def test_a_killed_run_leaves_the_old_file_and_the_next_one_cleans(target: Path, step: str) -> None:
    command = [sys.executable, "-c", KILLED, step, str(target)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "now\n"
        os.kill(process.pid, signal.SIGKILL)
    assert target.read_bytes() == OLD
    assert len(list(target.parent.iterdir())) == 2
    assert [finding.code for finding in write_atomically(target, NEW, force=True)] == ["W504"]
    assert target.read_bytes() == NEW
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.posix
def test_killed_at_any_moment_one_of_both_is_whole(target: Path) -> None:
    program = (
        "import sys\nfrom pathlib import Path\nfrom iku_excel.files import write_atomically\n"
        "print('now', flush=True)\n"
        "while True:\n"
        "    for letter in (b'a', b'b'):\n"
        "        write_atomically(Path(sys.argv[1]), letter * 3_000_000, force=True)\n"
    )
    whole = {OLD, b"a" * 3_000_000, b"b" * 3_000_000}
    for wait in (0.0, 0.003, 0.011, 0.023, 0.041, 0.067):
        command = [sys.executable, "-c", program, str(target)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(wait)
            os.kill(process.pid, signal.SIGKILL)
        assert target.read_bytes() in whole
