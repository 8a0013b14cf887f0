"""What an office program does for us, whichever it is."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Protocol

from .. import xlsx
from ..core.causes import cause
from ..core.findings import Finding, IkuError, Place


class Engine(Protocol):
    """An office program with one workbook: it opens a copy, so that the file itself is never touched.

    Every method raises IkuError where the program fails.
    """

    def open(self, workbook: Path) -> None:
        """The program holds a copy; raises what `content` raises."""

    def calculate(self) -> bytes:
        """The workbook as .xlsx with every formula calculated afresh."""

    def export_pdf(self, sheets: Collection[str]) -> bytes:
        """The named sheets as PDF, calculated first, numbers as Indonesia writes them."""

    def close(self) -> None:
        """No process and no copy is left; allowed at any time, also where `open` failed."""


def content(workbook: Path) -> bytes:
    """The bytes of a workbook that a program can be trusted with.

    Raises IkuError: E511 (missing, or a folder), E154 (held by a program, or not ours to read), and what
    the reader finds in a broken file.
    """
    try:
        data = workbook.read_bytes()
    except (FileNotFoundError, IsADirectoryError):
        raise IkuError(Finding("E511", Place(str(workbook)), {"x": str(workbook)})) from None
    except OSError as error:
        raise IkuError(Finding("E154", Place(str(workbook)), {"sebab": cause(error)})) from error
    read, findings = xlsx.read(data, workbook.name)
    if read is None:
        raise IkuError(*findings)
    return data
