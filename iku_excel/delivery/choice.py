"""Which office program does the work: the one asked for, else Excel where it is, else LibreOffice."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from ..core.findings import Finding, IkuError
from . import excel, libreoffice
from .engine import Engine

AUTO = "auto"


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
    if name == "excel" or (name == AUTO and excel.found()):
        return excel.Excel()
    if name == AUTO and not libreoffice.find():
        raise IkuError(Finding("E542"))
    return libreoffice.LibreOffice()
