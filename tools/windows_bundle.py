"""`python -m tools.windows_bundle`: a folder for Windows computers that have neither Python nor internet.

It is made of Python's embeddable zip (python.org, "Windows embeddable package (64-bit)"), which is given by
path and used only where its SHA-256 is the one below, or the one that is given for another version; and of
wheels. An officer unpacks the result and double-clicks
`pasang.cmd`; nobody has to be an administrator.
"""

from __future__ import annotations

import argparse
import configparser
import hashlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
NAME = "iku-windows"
# Where `sys_platform == "win32"` is a condition, pip asks the system that it runs on: those by name.
WINDOWS_ONLY = ("colorama", "pywin32", "tzdata", "xlwings")
# The last 3.12 with a zip for Windows. Four public projects pin this hash; python.org was out of reach.
PINNED = {
    "python-3.12.10-embed-amd64.zip": "4acbed6dd1c744b0376e3b1cf57ce906f9dc9e95e68824584c8099a63025a3c3",
}
EPOCH = (1980, 1, 1, 0, 0, 0)

# Not xcopy: an earlier version must go first.
COPY = (
    "import os, shutil; to = os.environ['PROGRAM']; shutil.rmtree(to, True); "
    "shutil.copytree('python', os.path.join(to, 'python'), copy_function=shutil.copy)"
)
INSTALL = """@echo off
setlocal
title Pasang iku
pushd "%~dp0"
set "PROGRAM=%LOCALAPPDATA%\\Programs\\iku_excel"
echo Program disalin ke %PROGRAM% ...
python\\python.exe -c "{copy}"
if errorlevel 1 goto gagal
"%PROGRAM%\\python\\python.exe" -m iku_excel --version
if errorlevel 1 goto gagal
echo.
set "FOLDER="
set /p "FOLDER=Folder kerja yang dibuat (kosong: Documents\\IKU): "
if not defined FOLDER set "FOLDER=%USERPROFILE%\\Documents\\IKU"
"%PROGRAM%\\python\\python.exe" -m iku_excel init "%FOLDER%"
set KODE=%ERRORLEVEL%
goto selesai
:gagal
echo Pemasangan gagal. Buka zip itu dengan klik kanan, Ekstrak semua, lalu jalankan pasang.cmd dari foldernya.
set KODE=2
:selesai
echo.
pause
exit /b %KODE%
"""
READ_ME = """iku untuk Windows, tanpa memasang Python dan tanpa internet

1. Klik kanan berkas zip, pilih "Ekstrak semua".
2. Klik dua kali pasang.cmd. Hak administrator tidak diperlukan.
3. Jawab di mana folder kerja dibuat. Di dalamnya ada 1-BUAT-FORMULIR sampai 5-KIRIM, menurut urutannya.

Program disalin ke %LOCALAPPDATA%\\Programs\\iku_excel; folder zip ini boleh dihapus sesudahnya.
Memasang versi baru: jalankan pasang.cmd yang baru dan sebutkan folder kerja yang lain, atau tutup jendelanya
pada pertanyaan itu. Menghapus: hapus folder program itu. Folder kerja tetap.
"""


def main() -> None:
    """Writes the folder as a zip."""
    parser = argparse.ArgumentParser(prog="python -m tools.windows_bundle", description=__doc__)
    parser.add_argument("--python", type=Path, required=True, help="python-3.X.Y-embed-amd64.zip")
    parser.add_argument("--sha256", help=f"its hash, as python.org shows it; known of {', '.join(PINNED)}")
    parser.add_argument("-o", "--output", type=Path, default=Path(f"{NAME}.zip"))
    asked = parser.parse_args()
    wanted = asked.sha256 or PINNED.get(asked.python.name)
    if wanted is None:
        parser.error(f"the hash of {asked.python.name} is not known: give the one of its page with --sha256")
    found = hashlib.sha256(asked.python.read_bytes()).hexdigest()
    if found != wanted.lower():
        raise SystemExit(f"{asked.python} has the hash {found}, not {wanted}: it is not used")
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "python"
        lay(asked.python, home)
        files = {path.relative_to(folder).as_posix(): path for path in sorted(home.rglob("*"))}
        with zipfile.ZipFile(asked.output, "w", zipfile.ZIP_DEFLATED) as bundle:
            _add(bundle, "pasang.cmd", INSTALL.replace("{copy}", COPY).replace("\n", "\r\n").encode("ascii"))
            _add(bundle, "BACA-DULU.txt", READ_ME.replace("\n", "\r\n").encode("ascii"))
            for name, path in files.items():
                if path.is_file():
                    _add(bundle, name, path.read_bytes())
    print(f"{asked.output}: {asked.output.stat().st_size / 1e6:.0f} MB, {len(files)} files")


def lay(embedded: Path, home: Path) -> None:
    """Python from its zip with the product and its packages, in the folder `home`."""
    with zipfile.ZipFile(embedded) as archive:
        archive.extractall(home)
    (paths,) = home.glob("python3*._pth")
    version = paths.name.removeprefix("python").removesuffix("._pth")
    # Python's own list of folders; `import site` lets pywin32 say where its modules are.
    paths.write_text(f"python{version}.zip\n.\nLib\\site-packages\nimport site\n", encoding="ascii")
    packages = home / "Lib" / "site-packages"
    packages.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as source:
        pip = [sys.executable, "-m", "pip", "-q", "--disable-pip-version-check"]
        # A copy, in which no earlier build has left anything.
        shutil.copytree(ROOT / "iku_excel", Path(source) / "iku_excel")
        for name in ("setup.cfg", "pyproject.toml", "README.md", "LICENSE"):
            shutil.copy(ROOT / name, source)
        subprocess.run([*pip, "wheel", "--no-deps", "-w", folder, source], check=True)
        download = [*pip, "download", "--platform", "win_amd64", "--python-version", f"3.{version[1:]}"]
        download += ["--only-binary=:all:", "-d", folder, *requirements()]
        subprocess.run(download, check=True)
        for wheel in sorted(Path(folder).glob("*.whl")):
            unpack(wheel, packages)


def requirements() -> list[str]:
    """What setup.cfg says that the product needs on Windows."""
    setup = configparser.ConfigParser()
    setup.read(ROOT / "setup.cfg", encoding="utf-8")
    lines = setup["options"]["install_requires"].splitlines()
    ours = [line.partition(";")[0].strip() for line in lines if line.strip()]
    named = {re.split(r"[ <>=!~]", line)[0].lower() for line in ours}
    return [*ours, *(name for name in WINDOWS_ONLY if name not in named)]


def unpack(wheel: Path, packages: Path) -> None:
    """A wheel's modules; its scripts, data and tests stay out."""
    with zipfile.ZipFile(wheel) as archive:
        for entry in archive.infolist():
            top, _, rest = entry.filename.partition("/")
            if top.endswith(".data"):
                kind, _, rest = rest.partition("/")
                if kind not in ("purelib", "platlib"):
                    continue
            else:
                rest = entry.filename
            # Half of the files are tests, which nobody here runs and every virus scanner opens. What helps
            # tests stays: NumPy itself imports some of that.
            tests = "/tests/" in rest and rest.rpartition("/")[2].startswith("test_")
            if rest and not rest.endswith("/") and not tests:
                target = packages / rest
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(archive.read(entry))


def _add(bundle: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(f"{NAME}/{name}", EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    bundle.writestr(entry, data)


if __name__ == "__main__":
    main()
