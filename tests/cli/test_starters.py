"""What is double-clicked finds the interpreter that made the workspace, whatever the folders are called."""

import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from iku_excel.cli.starters import for_batch, starters
from iku_excel.core.model import Issuance
from iku_excel.summary.embedded.reading import recall

from .conftest import iku

HOME = {"USERPROFILE": r"C:\Users\Bună", "LOCALAPPDATA": r"C:\Users\Bună\AppData\Local"}
ADDRESSES = '\n[surel]\npengirim = "rencana@contoh.go.id"\nkepada = ["kepala@contoh.go.id"]\n'
WORKSPACE = PureWindowsPath(r"D:\Dinas Kominfo 2026 – ünïcode\kerja")


@pytest.mark.parametrize(
    ("executable", "named"),
    [
        (r"C:\Python311\python.exe", r"C:\Python311\python.exe"),
        (r"C:\Program Files (x86)\100%\python.exe", r"C:\Program Files (x86)\100%%\python.exe"),
        (
            r"C:\Users\Bună\AppData\Local\Python\python.exe",
            r"%LOCALAPPDATA%\Python\python.exe",
        ),
        (r"C:\Users\Bună\venv\Scripts\python.exe", r"%USERPROFILE%\venv\Scripts\python.exe"),
        (r"D:\Dinas Kominfo 2026 – ünïcode\python\python.exe", r"%~dp0..\python\python.exe"),
        (
            r"D:\Dinas Kominfo 2026 – ünïcode\kerja\.venv\Scripts\python.exe",
            r"%~dp0..\kerja\.venv\Scripts\python.exe",
        ),
        (r"E:\pytón\python.exe", ""),
        ("", ""),
    ],
)
def test_a_batch_file_names_the_interpreter_in_ascii(executable, named):
    assert for_batch(WORKSPACE, PureWindowsPath(executable), HOME) == named


def test_made_on_linux_the_windows_files_look_on_the_path():
    made = starters(PurePosixPath("/kantor"), PurePosixPath("/opt/it's/bin/python3"), {})
    assert b'set "PYTHON="\r\n' in made["3-STATUS.cmd"]
    assert b"PYTHON='/opt/it'\"'\"'s/bin/python3'\n" in made["3-STATUS.sh"]


def test_windows_files_are_ascii_with_its_line_ends_and_stay_open():
    made = starters(WORKSPACE, PureWindowsPath(r"E:\pytón\python.exe"), HOME)
    for name, data in made.items():
        if name.endswith(".cmd"):
            assert data.isascii()
            assert data.count(b"\r\n") == data.count(b"\n") == data.count(b"\r")
            assert b'pushd "%~dp0"' in data
            assert b"\r\npause\r\n" in data


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    folder = tmp_path / "Dinas Kominfo 2026 – ünïcode"
    run = iku("init", folder)
    assert run.code == 0, run.err
    return folder


def forms(workspace: Path) -> set[str]:
    return {path.name for path in (workspace / "keluaran" / "formulir").iterdir()}


@pytest.mark.posix
def test_shell_starters_do_the_whole_path(workspace, demo):
    environment = {**os.environ, "PATH": "/usr/bin:/bin"}

    def start(name: str, *arguments: str) -> int:
        command = [workspace / f"{name}.sh", *arguments]
        done = subprocess.run(
            command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )
        assert "Traceback" not in done.stderr
        return done.returncode

    assert start("1-BUAT-FORMULIR", "2026-TW2") == 0
    assert forms(workspace) == {f"IKU_{unit}_2026-TW2.xlsx" for unit in ("PKP", "PIOP", "TIK", "EGOV")}
    assert start("3-STATUS") == 2  # nobody has sent anything
    for path in (demo / "kotak-masuk").iterdir():
        shutil.copy(path, workspace / "kotak-masuk")
    assert start("3-STATUS") == 0
    assert start("3-STATUS", "y") == 0  # nothing to mend
    assert start("2-KONSOLIDASI", "2026-07-10") == 0
    (document,) = (workspace / "keluaran").glob("IKU_*.xlsx")
    assert recall(document).results.signed == date(2026, 7, 10)
    (workspace / "bin").mkdir()  # where no program makes a PDF, which takes longer than all else
    (workspace / "bin" / "dirname").symlink_to(shutil.which("dirname"))
    environment["PATH"] = str(workspace / "bin")
    assert start("4-TUTUP", "2026-TW2", "2026-07-10", "050/7 & 8/2026") == 0
    assert (workspace / "arsip" / "2026-TW2.zip").is_file()
    issued = workspace / "keluaran" / "IKU_2026-TW2.xlsx"
    assert recall(issued).results.issuance == Issuance(0, "050/7 & 8/2026")
    assert start("4-TUTUP") == 2  # which triwulan, nobody said
    assert start("5-KIRIM", "2026-TW2") == 2  # to whom, nobody said
    with (workspace / "pengaturan.toml").open("a", encoding="utf-8") as settings:
        settings.write(ADDRESSES)
    assert start("5-KIRIM", "2026-TW2") == 0
    assert start("5-KIRIM", "2026-TW2") == 0
    letters = workspace / "keluaran" / "IKU_2026-TW2_surel"
    assert (letters / issued.name).read_bytes() == issued.read_bytes()


def test_an_older_workspace_gets_what_it_lacks_and_keeps_its_own(workspace):
    own = workspace / "3-STATUS.sh"
    own.write_text("#!/bin/sh\n", encoding="utf-8")
    kept = {path.name: path.read_bytes() for path in workspace.iterdir() if path.is_file()}
    for path in workspace.glob("5-KIRIM.*"):
        path.unlink()
    run = iku("init", workspace)
    assert (run.code, "5-KIRIM.cmd, 5-KIRIM.sh" in run.out) == (0, True), run.err
    assert {path.name: path.read_bytes() for path in workspace.iterdir() if path.is_file()} == kept
    run = iku("init", workspace)
    assert (run.code, "E503" in run.err) == (2, True)


@pytest.mark.posix
def test_without_its_interpreter_a_shell_starter_takes_iku_from_the_path(workspace, tmp_path):
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "iku"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m iku_excel "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    starter = workspace / "3-STATUS.sh"
    starter.write_text(starter.read_text("utf-8").replace(sys.executable, "/tiada/python"), encoding="utf-8")
    done = subprocess.run(
        [starter],
        env={**os.environ, "PATH": f"{program.parent}:/usr/bin:/bin"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
    assert b"kotak-masuk" in done.stdout + done.stderr


def typed(
    workspace: Path, name: str, answers: str, environment: dict[str, str] | None = None
) -> tuple[int, str]:
    """Double-clicked, as far as a pipe can: what the window asks is answered, then the pipe ends.

    One answer at most: Wine's `set /p` takes all that is in the pipe.
    """
    done = subprocess.run(
        ["cmd", "/c", str(workspace / f"{name}.cmd")],
        input=answers.encode(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        cwd=workspace.parent,
        env=environment,
        check=False,
        timeout=300,
    )
    told = done.stdout.decode("utf-8", "replace")
    assert "Traceback" not in told
    return done.returncode, told


@pytest.mark.windows
def test_windows_starters_do_the_whole_path(workspace, demo):
    code, told = typed(workspace, "1-BUAT-FORMULIR", "2026-TW2\n")
    assert (code, told.count("Formulir ditulis")) == (0, 4), told
    assert forms(workspace) == {f"IKU_{unit}_2026-TW2.xlsx" for unit in ("PKP", "PIOP", "TIK", "EGOV")}
    code, told = typed(workspace, "1-BUAT-FORMULIR", "\n")
    assert code == 0, told
    assert "IKU_PKP.xlsx" in forms(workspace)
    assert typed(workspace, "3-STATUS", "")[0] == 2  # nobody has sent anything
    for path in (demo / "kotak-masuk").iterdir():
        shutil.copy(path, workspace / "kotak-masuk")
    code, told = typed(workspace, "3-STATUS", "")
    assert (code, "●" in told) == (0, True), told
    code, told = typed(workspace, "2-KONSOLIDASI", "")
    assert code == 0, told
    assert [path.suffix for path in (workspace / "keluaran").glob("IKU_*")] == [".xlsx"]
    code, told = typed(workspace, "2-KONSOLIDASI", "2026-07-10\n")
    assert code == 0, told


@pytest.mark.windows
def test_windows_starters_send_back_close_and_send(workspace, demo):
    for path in (demo / "kotak-masuk").iterdir():
        shutil.copy(path, workspace / "kotak-masuk")
    code, told = typed(workspace, "3-STATUS", "y\n")
    assert code == 0, told
    code, told = typed(workspace, "4-TUTUP", "2026-TW2\n")
    assert (code, (workspace / "arsip" / "2026-TW2.zip").is_file()) == (0, True), told
    assert not recall(workspace / "keluaran" / "IKU_2026-TW2.xlsx").results.draft
    assert typed(workspace, "4-TUTUP", "")[0] == 2  # which triwulan, nobody said
    with (workspace / "pengaturan.toml").open("a", encoding="utf-8") as settings:
        settings.write(ADDRESSES)
    code, told = typed(workspace, "5-KIRIM", "2026-TW2\n")
    letter = workspace / "keluaran" / "IKU_2026-TW2_surel" / "surat.txt"
    assert (code, letter.is_file()) == (0, True), told


@pytest.mark.windows
def test_without_any_interpreter_a_windows_starter_says_so(workspace, tmp_path):
    starter = workspace / "3-STATUS.cmd"
    text = starter.read_bytes()
    starter.write_bytes(text.replace(b"python.exe", b"tiada.exe"))
    system = os.environ["SYSTEMROOT"]
    environment = {**os.environ, "PATH": f"{system}\\system32;{system}", "WINEPATH": ""}
    code, told = typed(workspace, "3-STATUS", "", environment)
    assert (code, "iku tidak ditemukan" in told) == (2, True), told
