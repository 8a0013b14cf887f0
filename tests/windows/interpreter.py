"""Windows' own CPython, set up for Wine from the packages of PyPI alone, in a folder that is kept."""

from __future__ import annotations

import configparser
import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from . import shims

ROOT = Path(__file__).parents[2]
NEEDED = ("wine", shims.COMPILER, shims.READER)
# panda3d carries CPython for Windows in its wheel: the interpreter, its extension modules, the C runtime.
CARRIER = "panda3d==1.10.16"
# Where `sys_platform == "win32"` is a condition, pip asks the system that it runs on: those by name.
WINDOWS_ONLY = ("colorama", "pywin32", "pywin32-ctypes", "tzdata", "xlwings")
NOT_FOR_TESTS = ("import-linter", "mypy", "ruff")
LEFT_BEHIND = {"test", "__pycache__", "lib-dynload", "site-packages", "dist-packages", "idlelib"}
# _wmi ends the process in Wine 8 (platform.py then asks `ver`); no window is drawn, so that Tk is not needed.
NOT_IN_WINE = ("api-ms-", "_wmi.pyd", "tcl", "tk", "_tkinter.pyd")
# CopyFile2 is a stub in Wine 8, which ends the process in shutil.copy2.
AT_START = """import _winapi
if hasattr(_winapi, "CopyFile2"):
    del _winapi.CopyFile2
"""


@dataclass(frozen=True, slots=True)
class Interpreter:
    """Windows' Python in a folder, whose standard library is that of the Linux Python at `twin`."""

    folder: Path
    twin: Path
    version: str

    @property
    def home(self) -> Path:
        """Where python.exe is."""
        return self.folder / "python"

    def environment(self) -> dict[str, str]:
        """What Wine needs to know; the checkout is importable."""
        said = {
            name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL"))
        }
        return {
            **said,
            "WINEPREFIX": str(self.folder / "prefix"),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "where.exe=n",
            "WINEPATH": f"{on_windows(self.home)};{on_windows(self.home / 'Scripts')}",
            "LC_ALL": "C.UTF-8",
            "PYTHONPATH": on_windows(ROOT),
            # Beside no source: a checkout stays as it is, and a process need not compile what another has.
            "PYTHONPYCACHEPREFIX": on_windows(self.folder / "bytecode"),
        }

    def told(self, arguments: Sequence[str]) -> str:
        """What `python.exe` says with these arguments, run in the checkout."""
        return subprocess.run(
            ["wine", str(self.home / "python.exe"), *arguments],
            cwd=ROOT,
            env=self.environment(),
            input="",
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            check=True,
        ).stdout

    def run(self, arguments: Sequence[str], timeout: float | None = None) -> int:
        """The exit code of `python.exe` with these arguments, run in the checkout; 124 after the timeout.

        Wine gives Python no usable stream from a Unix file, only pipes: what it says is passed on.
        """
        command = ["wine", str(self.home / "python.exe"), *arguments]
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=self.environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        passer = subprocess.Popen(["cat"], stdin=process.stdout)
        try:
            return process.wait(timeout)
        except subprocess.TimeoutExpired:
            subprocess.run(["wineserver", "-k"], env=self.environment(), check=False)
            return 124
        finally:
            process.kill()
            passer.wait()


def on_windows(path: Path) -> str:
    """A path of this system as Wine's programs know it."""
    return "Z:" + str(path).replace("/", "\\")


def missing() -> list[str]:
    """The programs that are not on this machine; on Windows itself all of them."""
    return [program for program in NEEDED if os.name != "posix" or shutil.which(program) is None]


@contextmanager
def kept(cache: Path, twin: Path) -> Iterator[Interpreter]:
    """The interpreter, set up anew where what it is made from has changed; nobody changes it meanwhile."""
    import fcntl  # which Windows has not: there this file is only read

    version = subprocess.run(
        [twin, "-c", 'import sys; print("%d.%d" % sys.version_info[:2])'],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    folder = cache / f"windows-python-{version}"
    folder.mkdir(parents=True, exist_ok=True)
    made, ready = Interpreter(folder, twin, version), folder / "ready"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not ready.is_file() or ready.read_text() != _key():
            ready.unlink(missing_ok=True)
            _set_up(made)
            ready.write_text(_key())
        fcntl.flock(lock, fcntl.LOCK_SH)
        yield made


def requirements() -> list[str]:
    """What the product and its tests need on Windows, as setup.cfg says."""
    setup = configparser.ConfigParser()
    setup.read(ROOT / "setup.cfg", encoding="utf-8")
    lines = setup["options"]["install_requires"] + setup["options.extras_require"]["dev"]
    names = [line.partition(";")[0].strip() for line in lines.splitlines() if line.strip()]
    return [*(name for name in names if not name.startswith(NOT_FOR_TESTS)), *WINDOWS_ONLY]


def _key() -> str:
    sources = [Path(__file__), *sorted(path for path in shims.SOURCES.iterdir() if path.is_file())]
    content = b"".join(path.read_bytes() for path in sources)
    return hashlib.sha256(content + "\n".join(requirements()).encode()).hexdigest()


def _set_up(made: Interpreter) -> None:
    for stale in ("python", "prefix"):
        shutil.rmtree(made.folder / stale, ignore_errors=True)
    packages = made.home / "Lib" / "site-packages"
    for part in (made.home / "DLLs", made.home / "Scripts", packages):
        part.mkdir(parents=True)
    _download(made, "carrier", [CARRIER], "--no-deps")
    _download(made, "wheels", requirements())
    _lay_interpreter(made)
    for wheel in (made.folder / "wheels").glob("*.whl"):
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(packages)
    (packages / "sitecustomize.py").write_text(AT_START, encoding="utf-8")
    environment, quiet = made.environment(), {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL}
    subprocess.run(["wineboot", "-i"], env=environment, stderr=subprocess.DEVNULL, check=True, **quiet)
    system = made.folder / "prefix" / "drive_c" / "windows" / "system32"
    shims.build(made.home, _library(made), system)
    subprocess.run(
        ["wine", "winecfg", "-v", "win10"], env=environment, stderr=subprocess.DEVNULL, check=True, **quiet
    )


def _library(made: Interpreter) -> str:
    return f"python{made.version.replace('.', '')}"


def _download(made: Interpreter, folder: str, names: Sequence[str], *options: str) -> None:
    shutil.rmtree(made.folder / folder, ignore_errors=True)
    command = [str(made.twin), "-m", "pip", "download", "-q", "--disable-pip-version-check"]
    command += ["--platform", "win_amd64", "--python-version", made.version, "--only-binary=:all:"]
    subprocess.run([*command, "-d", str(made.folder / folder), *options, *names], check=True)


def _lay_interpreter(made: Interpreter) -> None:
    (wheel,) = (made.folder / "carrier").glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        for entry in archive.infolist():
            folder, _, name = entry.filename.rpartition("/")
            if folder != "deploy_libs" or not name or name.lower().startswith(NOT_IN_WINE):
                continue
            beside = name.lower().startswith((_library(made), "vcruntime"))
            (made.home / ("" if beside else "DLLs") / name).write_bytes(archive.read(entry))
    library = subprocess.run(
        [made.twin, "-c", "import os; print(os.path.dirname(os.__file__))"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    for item in Path(library).iterdir():
        if item.name in LEFT_BEHIND or item.name.startswith(("config-", "_sysconfigdata", "sitecustomize")):
            continue
        target = made.home / "Lib" / item.name
        if item.is_dir():
            shutil.copytree(item, target, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True)
        else:
            shutil.copy2(item, target)


def with_pip() -> Path:
    """This interpreter, or the one that its environment was made by: one of them has pip."""
    for candidate in (sys.executable, getattr(sys, "_base_executable", "")):
        probe = [candidate, "-c", "import pip"]
        if candidate and subprocess.run(probe, capture_output=True, check=False).returncode == 0:
            return Path(candidate)
    raise SystemExit("no pip beside this Python: name one with --python")


def cache() -> Path:
    """Where the interpreter is kept, outside of every checkout."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "iku-excel"
