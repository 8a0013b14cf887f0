"""Every command that writes, and all that may fail: old files whole, nothing half, a second try ends well."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import stat
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import pytest

from iku_excel import definition, parts
from iku_excel.files import _MARK as LEFT_HALF
from iku_excel.texts.archive import REGISTER

from .. import once
from ..running import Run, Started, iku
from ..sharing import made_once
from .test_closed_year import MERGED, Office

pytestmark = pytest.mark.posix

DATES = ("--date", "2026-04-10", "--closed", "2026-04-12", "--without-pdf")
SURVEY = "U1;U2;U3;U4;U5;U6;U7;U8;U9\n" + "3;4;3;3;2;3;4;3;3\n" * 12
ADDRESSES = """
[surel]
pengirim = "rencana@contoh.go.id"
kepada = ["kepala@contoh.go.id"]
[surel.bidang]
INFO = "info@contoh.go.id"
"""
CLOSE = ("close", "2026-TW1", *DATES, "--public")
REVISE = (*CLOSE, "--revise", "--reason", "INFO menghitung ulang")


def drafted(office: Path) -> None:
    options = ("--date", "2026-04-10", "-o", "keluaran/IKU_2026-TW1.xlsx")
    assert iku("consolidate", *options, cwd=office).code == 0


def sends(folder: Path, active: object) -> None:
    """INFO sends TW I again."""
    office = Office.__new__(Office)
    office.folder = folder
    office.sends("INFO", "2026-TW1", 2, aktif=active, verifikasi=20, siaran=7, masuk=10)


def closed(office: Path) -> None:
    assert iku(*CLOSE, cwd=office).code == 0


def closed_and_corrected(office: Path) -> None:
    closed(office)
    sends(office, 9)


def wrong(office: Path) -> None:
    sends(office, "lima")


def wrong_and_marked(office: Path) -> None:
    wrong(office)
    assert iku("feedback", "kotak-masuk", "-o", "salinan", cwd=office).code in (0, 1)


# What is done before, and the command; what is drawn anew may stand in the place of what it was.
WRITING: dict[str, tuple[Callable[[Path], None] | None, tuple[str, ...]]] = {
    "template": (
        None,
        (
            "template",
            "--period",
            "2026-TW3",
            "--split",
            "--unit",
            "INFO",
            "--unit",
            "TIK",
            "-o",
            "formulir",
            "--force",
        ),
    ),
    "consolidate": (None, ("consolidate", "-o", "keluaran/baru.xlsx", "--date", "2026-04-10", "--force")),
    "feedback": (wrong, ("feedback", "kotak-masuk", "-o", "balik", "--force")),
    "receipts": (
        None,
        ("receipt", "make", "kotak-masuk", "-o", "tanda", "--time", "2026-04-02T10:15:00+07:00"),
    ),
    "reminders": (None, ("status", "kotak-masuk", "--reminders", "ingat", "--date", "2026-04-10", "--force")),
    "tables": (None, ("tables", "kotak-masuk", "-o", "tabel", "--force")),
    "definition": (None, ("definition", "export", "-o", "definisi-lain.xlsx", "--force")),
    "import": (None, ("definition", "import", "definisi.xlsx", "-o", "definisi-lain.toml", "--force")),
    "survey": (
        None,
        (
            "survey",
            "jawaban.csv",
            "--map",
            "u8=pengaduan,u9=sarana",
            "-o",
            "ikm.xlsx",
            "--period",
            "2026-TW1",
            "-d",
            "definisi-contoh.toml",
            "--force",
        ),
    ),
    "drafts": (None, ("email", "keluaran/resmi.xlsx", "--without-pdf", "--resmi", "-o", "surat", "--force")),
    "copies": (
        wrong_and_marked,
        ("email", "keluaran/resmi.xlsx", "--feedback", "salinan", "-o", "surat", "--force"),
    ),
    "rollup": (None, ("rollup", "keluaran", "-o", "rekap.xlsx", "--force")),
    "close": (drafted, CLOSE),
    "revise": (closed_and_corrected, REVISE),
    "undo": (closed, ("close", "2026-TW1", "--undo")),
    "key": (None, ("key", "--new")),
    "init": (None, ("init", "baru")),
}
STAMP = "docProps/core.xml"
RANDOM = ("key", "init")
"""These make a key, which is another one each time."""


@dataclass(frozen=True)
class Reference:
    """A command that nothing disturbs: where it begins, what is there before and after, pieces written."""

    begun: Path
    before: dict[str, object]
    after: dict[str, object]
    pieces: int


@pytest.fixture(autouse=True)
def as_users_do(request, monkeypatch) -> None:
    """No command keeps what it read: what is written is the work itself."""
    if request.node.get_closest_marker("processes") is None:
        once.install(monkeypatch)


@pytest.fixture(scope="session")
def workspace(demo, tmp_path_factory) -> Path:
    """A small office, two bidang and three figures, with the returns of TW I; read only."""

    def make(made: Path) -> None:
        small = Office(made / "kecil")
        small.defines("KEPALA", MERGED)
        small.sends("INFO", "2026-TW1", aktif=10, verifikasi=20, siaran=7, masuk=10)
        small.sends("TIK", "2026-TW1", dilayani=100)
        folder = made / "kantor é"
        assert iku("init", folder).code == 0
        asked, _ = definition.load(small.folder / "definisi.toml")
        (folder / "definisi.xlsx").write_bytes(definition.book.draw(asked))
        shutil.copytree(small.folder / "kotak-masuk", folder / "kotak-masuk", dirs_exist_ok=True)
        for path in (small.folder / "definisi.toml", demo / "definisi-contoh.toml"):
            shutil.copy(path, folder)
        (folder / "jawaban.csv").write_text(SURVEY, encoding="utf-8")
        with (folder / "pengaturan.toml").open("a", encoding="utf-8") as settings:
            settings.write(ADDRESSES)
        run = iku("consolidate", "-o", "keluaran/resmi.xlsx", "--date", "2026-04-10", cwd=folder)
        assert run.code in (0, 1), run.err

    return made_once(tmp_path_factory, "faults", make) / "kantor é"


@pytest.fixture
def reference(what, workspace, tmp_path_factory) -> Reference:
    """Made once for each command."""
    prepare, words = WRITING[what]

    def make(made: Path) -> None:
        begun = Path(shutil.copytree(workspace, made / "sebelum" / "kantor é"))
        if prepare:
            prepare(begun)
        done = Path(shutil.copytree(begun, made / "sesudah" / "kantor é"))
        pieces: list[int] = []
        with patch.object(os, "write", counted(pieces)):
            run = iku(*words, cwd=done)
        assert run.code in (0, 1), run.out + run.err
        (made / "potongan.txt").write_text(str(len(pieces)), encoding="ascii")

    made = made_once(tmp_path_factory, f"faults-{what}", make)
    begun, done = (made / name / "kantor é" for name in ("sebelum", "sesudah"))
    pieces = int((made / "potongan.txt").read_text(encoding="ascii"))
    return Reference(begun, everything(begun), everything(done), pieces)


def everything(folder: Path) -> dict[str, object]:
    """What each file says; where a workbook notes when it was made does not count."""
    return {
        path.relative_to(folder).as_posix(): said(path)
        for path in folder.rglob("*")
        if path.is_file() and not path.name.endswith(LEFT_HALF)
    }


def said(path: Path) -> object:
    data = path.read_bytes()
    if path.suffix != ".xlsx":
        return data
    with suppress(zipfile.BadZipFile):
        return [(name, part) for name, part in parts.unpack(data) if name != STAMP]
    return data


def counted(pieces: list[int], fault: Callable[[int], None] = lambda _: None) -> Callable[[int, bytes], int]:
    """Writing, but that `fault` is asked before each piece that goes into a file, with its number from 1."""
    write = os.write

    def one(file: int, data: bytes) -> int:
        if stat.S_ISREG(os.fstat(file).st_mode):
            pieces.append(file)
            fault(len(pieces))
        return write(file, data)

    return one


@pytest.fixture
def begun(reference, tmp_path) -> Path:
    """A copy of where the command begins."""
    return Path(shutil.copytree(reference.begun, tmp_path / "kantor é"))


def held(what: str, folder: Path, reference: Reference) -> None:
    """Every file is what it was or what it should become, and none that stays is gone."""
    before, after = reference.before, reference.after
    found = everything(folder)
    known = before.keys() | after.keys()
    kept = " sampai " if what in RANDOM else LEFT_HALF  # a key that was replaced meanwhile
    assert [name for name in found if name not in known and kept not in name] == []
    if what not in RANDOM:
        assert [name for name in found if found[name] not in (before.get(name), after.get(name))] == []
    assert [name for name in before if name in after and name not in found] == []


@pytest.mark.parametrize("what", WRITING)
def test_a_piece_that_cannot_be_written(what, reference, begun):
    def full(piece: int) -> None:
        if piece == reference.pieces:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with patch.object(os, "write", counted([], full)):
        told(iku(*WRITING[what][1], cwd=begun), "ruang disk habis")
    assert not list(begun.rglob(f"*{LEFT_HALF}"))
    held(what, begun, reference)


def told(run: Run, why: str) -> None:
    """Refused in a sentence, or, where only the register failed, done and told."""
    assert why in " ".join(run.err.split()), run.out + run.err
    assert run.code == 2 or REGISTER in run.err, run.out + run.err


@pytest.mark.parametrize("what", WRITING)
def test_a_run_that_is_killed_and_run_again(what, reference, begun):
    """kill -9 half-way: nothing half has a name, and a second run ends where the first would have."""
    assert killed(WRITING[what][1], begun, (reference.pieces + 1) // 2) == signal.SIGKILL
    held(what, begun, reference)
    run = iku(*WRITING[what][1], cwd=begun)
    assert run.code in (0, 1), run.out + run.err
    again, after = everything(begun), reference.after
    assert sorted(after.keys() - again.keys()) == []
    assert what == "key" or sorted(again.keys() - after.keys()) == []
    assert what in RANDOM or [name for name in after if again[name] != after[name]] == []


def killed(words: tuple[str, ...], folder: Path, number: int) -> int:
    """The signal by which a process of its own ended that ran the command as far as this piece."""

    def deadly() -> None:
        def die(piece: int) -> None:
            if piece == number:
                os.kill(os.getpid(), signal.SIGKILL)

        os.write = counted([], die)  # type: ignore[assignment]

    return -Started(*words, cwd=folder, first=deadly).wait()


def no_room() -> None:
    """From now on no file of this process may grow beyond 64 bytes."""
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64))


@pytest.mark.parametrize("what", WRITING)
def test_a_file_that_may_not_grow(what, reference, begun):
    """The system's own limit of a file's size: the same promise where no write of ours is counted."""
    told(
        Started(*WRITING[what][1], cwd=begun, first=no_room).run(),
        "lebih besar daripada yang diizinkan",
    )
    assert not list(begun.rglob(f"*{LEFT_HALF}"))
    held(what, begun, reference)


def little_memory() -> None:
    """From now on this process has hardly more memory than it has taken."""
    import resource

    taken = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (taken + (6 << 20), resource.RLIM_INFINITY))


@pytest.mark.processes
@pytest.mark.parametrize("what", WRITING)
def test_little_memory(what, reference, begun):
    run = Started(*WRITING[what][1], cwd=begun, first=little_memory).run()
    assert run.code in (0, 1, 2), run.out + run.err
    assert not list(begun.rglob(f"*{LEFT_HALF}"))
    held(what, begun, reference)


@pytest.mark.parametrize("what", WRITING)
def test_two_at_once(what, reference, begun):
    """Each does its work or says why not; together they leave what one would, or what was there."""
    both = [Started(*WRITING[what][1], cwd=begun) for _ in range(2)]
    runs = [one.run() for one in both]
    assert {run.code for run in runs} <= {0, 1, 2}, runs
    assert min(run.code for run in runs) < 2, runs
    assert not list(begun.rglob(f"*{LEFT_HALF}"))
    held(what, begun, reference)


@pytest.fixture
def only_to_read(begun) -> Path:
    """Where the command begins, and nothing may be written."""
    for path in (begun, *begun.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    return begun


@pytest.mark.parametrize("what", WRITING)
def test_folders_that_may_only_be_read(what, reference, only_to_read, bound_by_permissions):
    run = iku(*WRITING[what][1], cwd=only_to_read)
    assert run.code == 2, run.out + run.err
    assert "tidak ada izin" in " ".join(run.err.split())
    assert everything(only_to_read) == reference.before
