"""Which office program does the work: the one asked for, else the first of them that is installed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
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
    """An office program: whether it is installed, and how it is begun."""

    found: Callable[[], bool]
    begin: Callable[[], Engine]


PROGRAMS: Mapping[str, Program] = MappingProxyType(
    {
        "excel": Program(excel.found, excel.Excel),
        "libreoffice": Program(libreoffice.found, libreoffice.LibreOffice),
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
    for program in PROGRAMS.values():
        if program.found():
            return program.begin()
    raise IkuError(Finding("E542"))
