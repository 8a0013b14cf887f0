"""Which office program does the work: the one asked for, else the first of them that is installed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from ..core.findings import Finding, IkuError
from . import excel, libreoffice
from .engine import Engine

AUTO = "auto"


@dataclass(frozen=True, slots=True)
class Program:
    """An office program: what it is called, whether it is installed, how it is begun, and how it converts.

    `convert` makes an .xlsx of each file in a folder, of the same stem; what it cannot open is not there.
    """

    name: str
    found: Callable[[], bool]
    begin: Callable[[], Engine]
    convert: Callable[[Sequence[Path], Path], str]


PROGRAMS: Mapping[str, Program] = MappingProxyType(
    {
        "excel": Program("Microsoft Excel", excel.found, excel.Excel, excel.convert),
        "libreoffice": Program(
            "LibreOffice", libreoffice.found, libreoffice.LibreOffice, libreoffice.convert
        ),
    }
)
"""By the name that `--engine` takes, the one preferred first."""


def export_pdf(workbook: Path, sheets: Collection[str], engine: str = AUTO) -> bytes:
    """The named sheets of a workbook as PDF, calculated first.

    Raises IkuError: E541, E513 or E542 where there is no such program, E543 or E514 where it fails, and
    E511, E154 or the reader's findings where the workbook cannot be opened.
    """
    with opened(workbook, engine) as program:
        return program.export_pdf(sheets)


def installed() -> Program | None:
    """The first program that is installed."""
    return next((program for program in PROGRAMS.values() if program.found()), None)


@contextmanager
def opened(workbook: Path, engine: str = AUTO) -> Iterator[Engine]:
    """The office program with the workbook in it, gone afterwards whatever happened."""
    program = _choose(engine)
    try:
        program.open(workbook)
        yield program
    finally:
        program.close()


def _choose(name: str) -> Engine:
    """The program of that name, whether it is installed or not; with AUTO the first that is."""
    if name != AUTO:
        return PROGRAMS[name].begin()
    program = installed()
    if program is None:
        raise IkuError(Finding("E542"))
    return program.begin()
