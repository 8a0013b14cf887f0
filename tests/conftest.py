"""What tests share: the office programs that serve as oracles, and what happens where they are missing."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from iku_excel.engines import excel
from iku_excel.inbox import Workers, here
from tests.delivery import finding
from tests.windows import interpreter

from . import opening
from .libreoffice import Hands, Office, python_with_uno, staying
from .running import iku
from .sharing import made_once
from .values import Values

PROGRAMS = {"libreoffice": "soffice", "gnumeric": "ssconvert"}
UNO = "python3-uno"
POSIX = "POSIX system"
WINDOWS = "Windows"
EXCEL = "Excel with xlwings (Windows or macOS)"
NOBODY = 65534


def missing_programs() -> dict[str, str]:
    """What tests need that is not here, by their mark."""
    missing = {mark: program for mark, program in PROGRAMS.items() if shutil.which(program) is None}
    if find_spec("distributed") is None:
        missing["cluster"] = "distributed (Dask)"
    if None in (find_spec("duckdb"), find_spec("pyarrow")):
        missing["analysis"] = "DuckDB with pyarrow"
    if not python_with_uno():
        missing["uno"] = UNO
    if os.name != "posix" or finding.find() is None:
        missing["dovecot"] = finding.PROGRAM
    missing |= {"posix": POSIX} if os.name != "posix" else {"windows": WINDOWS}
    if lacking := interpreter.missing():
        missing["wine"] = ", ".join(lacking)
    if not excel.found():
        missing["excel"] = EXCEL
    return missing


def left_out(config: pytest.Config) -> dict[str, str]:
    """Why the tests of a mark are not run, by that mark."""
    reasons = {mark: f"no {program} on this machine" for mark, program in missing_programs().items()}
    return reasons if config.getoption("wine") else reasons | {"wine": "`python -m tests.windows` runs them"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write the committed texts of the golden tests anew"
    )
    parser.addoption(
        "--wine", action="store_true", help="with what starts Wine, as `python -m tests.windows` does"
    )


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    # Workbooks are many small objects, few of them in circles: looking for circles less often saves a tenth.
    gc.set_threshold(50_000, 20, 20)
    opening.install()
    # Neighbours share what is made once: each worker takes a run of tests, and ends with some of another's.
    if config.getoption("dist", "no") == "load":
        config.option.dist = "worksteal"
    # No machine has every system: Windows' tests run in a job of their own, which starts Wine too.
    elsewhere = {"excel", "windows"} if config.getoption("wine") else {"excel", "windows", "wine"}
    missing = {mark: program for mark, program in missing_programs().items() if mark not in elsewhere}
    if os.environ.get("CI") and missing and os.name == "posix":
        raise pytest.UsageError(f"CI must run every test, but there is no {', '.join(missing.values())}")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One more worker than cores: while one waits for LibreOffice, a child or a disk, another goes on."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    marks = left_out(config)
    deselected = [item for item in items if any(item.get_closest_marker(mark) for mark in marks)]
    if deselected:
        config.hook.pytest_deselected(items=deselected)
        items[:] = [item for item in items if item not in deselected]


def pytest_collection_finish() -> None:
    """What is loaded by now stays; the search for circles need not look at it again."""
    gc.collect()
    gc.freeze()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    for mark, reason in left_out(config).items():
        terminalreporter.write_line(f"{reason}: tests marked {mark} were deselected")


@pytest.fixture(autouse=True)
def read_here(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only tests marked `processes` start those that read: starting them takes as long as the reading."""
    if request.node.get_closest_marker("processes") is None:
        monkeypatch.setattr(Workers, "__call__", lambda _, *arguments: here(*arguments))


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """A function that holds a text to its committed one, or writes it where pytest has --update-golden."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--update-golden"):
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.is_file(), f"no {path.name}: run pytest --update-golden and review what it writes"
        assert text.splitlines() == path.read_text(encoding="utf-8").splitlines()

    return compare


@pytest.fixture
def bound_by_permissions(tmp_path: Path) -> Iterator[None]:
    """Root reads and writes everywhere: for one test it becomes nobody, who may still reach its folder."""
    if os.geteuid() != 0:
        yield
        return
    for folder in (tmp_path, *tmp_path.parents):
        if folder.stat().st_mode & 0o777 == 0o700:
            folder.chmod(0o711)
    os.seteuid(NOBODY)
    yield
    os.seteuid(0)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that `iku demo` leaves; read only."""

    def make(folder: Path) -> None:
        run = iku("demo", folder / "folder dengan spasi é")
        assert run.code == 0, run.out + run.err

    return made_once(tmp_path_factory, "demo", make) / "folder dengan spasi é"


@pytest.fixture(scope="session")
def _office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with staying(tmp_path_factory.mktemp("libreoffice-profile")) as office:
        yield office


@pytest.fixture(scope="session")
def saved_by_libreoffice(_office: Office) -> Callable[[Path, Path], Path]:
    """A function that saves a workbook as another file, in the format of its ending, and returns that."""
    return _office.save


@pytest.fixture(scope="session")
def recalculated(_office: Office, tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Path]:
    """A function from a workbook to a new .xlsx in which LibreOffice has calculated every formula afresh."""

    def recalculate(path: Path) -> Path:
        return _office.save(
            path, tmp_path_factory.mktemp("recalculated") / f"{path.stem}.xlsx", calculated=True
        )

    return recalculate


@pytest.fixture(scope="session")
def fresh(_office: Office) -> Callable[[Path], dict[str, Values]]:
    """A function from a workbook to what its cells say, by sheet, when LibreOffice calculates them all."""
    return _office.calculated


@pytest.fixture(scope="session")
def drive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., list[object]]]:
    """A function that does steps to a workbook as a person at LibreOffice would, and returns the answers."""
    hands = Hands(tmp_path_factory.mktemp("hands"))
    yield hands.drive
    hands.close()
