"""The folder for people without Python: unpacked, installed and used in Wine, with nothing else on the path.

What stands in for Python's embeddable zip has its layout and Windows' own CPython, but python.exe is ours.
Not tried: a real Windows, its SmartScreen and virus scanners, an account without rights.
"""

import getpass
import hashlib
import os
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from importlib.util import cache_from_source
from pathlib import Path

import pytest

from iku_excel import parts
from tests.running import iku

from . import shims
from .interpreter import ROOT, Interpreter, cache, kept, with_pip

pytestmark = pytest.mark.wine
OFFICE = "Dinas Kominfo 2026 – ünïcode"


@pytest.fixture(scope="module")
def interpreter() -> Iterator[Interpreter]:
    with kept(cache(), with_pip()) as made:
        yield made


@pytest.fixture(scope="module")
def embedded(interpreter: Interpreter, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A zip with the layout of python-3.X.Y-embed-amd64.zip, its modules compiled where they are here."""
    short = interpreter.version.replace(".", "")
    home, path = interpreter.home, tmp_path_factory.mktemp("embed") / "python-embed-amd64.zip"
    library, twin = path.with_name("library.zip"), Path(os.__file__).parent
    with zipfile.ZipFile(library, "w") as archive:
        for module in sorted((home / "Lib").rglob("*.py")):
            if "site-packages" not in module.parts:
                name = module.relative_to(home / "Lib")
                compiled = Path(cache_from_source(str(twin / name)))
                there = compiled.is_file()
                archive.write(*(compiled, name.with_suffix(".pyc")) if there else (module, name))
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("python.exe", f"python{short}.dll", "python3.dll", "VCRUNTIME140.dll"):
            archive.write(home / name, name)
        for item in (home / "DLLs").iterdir():
            archive.write(item, item.name)
        archive.write(library, f"python{short}.zip")
        archive.writestr(f"python{short}._pth", f"python{short}.zip\n.\n\n#import site\n")
    return path


def build(embedded: Path, output: Path, sha256: str) -> subprocess.CompletedProcess[str]:
    command = [
        with_pip(),
        "-m",
        "tools.windows_bundle",
        "--python",
        embedded,
        "--sha256",
        sha256,
        "-o",
        output,
    ]
    return subprocess.run([*command, "-o", output], cwd=ROOT, capture_output=True, text=True, check=False)


def test_a_zip_with_another_hash_is_not_used(embedded, tmp_path):
    done = build(embedded, tmp_path / "bundle.zip", "0" * 64)
    assert done.returncode != 0
    assert "it is not used" in done.stderr
    assert not (tmp_path / "bundle.zip").exists()


def test_an_officer_without_python_does_the_whole_path(interpreter, embedded, demo, tmp_path):
    made = build(embedded, tmp_path / "bundle.zip", hashlib.sha256(embedded.read_bytes()).hexdigest())
    assert made.returncode == 0, made.stderr
    office = tmp_path / OFFICE
    with zipfile.ZipFile(tmp_path / "bundle.zip") as archive:
        archive.extractall(office)
    users = interpreter.folder / "prefix" / "drive_c" / "users"
    program = users / getpass.getuser() / "AppData" / "Local" / "Programs" / "iku_excel"
    shutil.rmtree(program, ignore_errors=True)

    def clicked(file: Path, typed: str = "") -> str:
        environment = interpreter.environment() | {"WINEPATH": "", "PYTHONPATH": ""}
        done = subprocess.run(
            ["wine", "cmd", "/c", file.name],
            cwd=file.parent,
            env=environment,
            input=typed.encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=300,
            check=False,
        )
        told = done.stdout.decode("utf-8", "replace")
        assert done.returncode == 0, told
        return told

    assert "Folder kerja siap" in clicked(office / "iku-windows" / "pasang.cmd", "..\\kerja\n")
    shutil.rmtree(office / "iku-windows")
    shims.mend_numpy(program / "python")  # in Wine only, and only where it is installed
    workspace = office / "kerja"
    assert clicked(workspace / "1-BUAT-FORMULIR.cmd", "2026-TW2\n").count("Formulir ditulis") == 4
    for path in (demo / "kotak-masuk").iterdir():
        shutil.copy(path, workspace / "kotak-masuk")
    clicked(workspace / "2-KONSOLIDASI.cmd")
    (written,) = (workspace / "keluaran").glob("IKU_*.xlsx")
    here = workspace / "keluaran" / "linux.xlsx"
    run = iku("consolidate", "-o", here, cwd=workspace)
    assert run.code == 0, run.err
    assert parts.unpack(written.read_bytes()) == parts.unpack(here.read_bytes())
