"""The results that a mailed official workbook carries with it."""

from __future__ import annotations

import json
from pathlib import Path

from ... import xlsx
from ...core.findings import Finding, IkuError, Place
from ...core.model import Results
from .writing import FORMAT, SHEET, restore


def recall(path: Path) -> tuple[Results, xlsx.Workbook]:
    """The results, and the workbook as it now is.

    Raises IkuError where the file cannot be read or is not one that `iku consolidate` wrote (E510).
    """
    return recall_bytes(taken(path), path.name)


def taken(path: Path) -> bytes:
    """The bytes of a workbook; raises IkuError E511 or E154."""
    try:
        return path.read_bytes()
    except (FileNotFoundError, IsADirectoryError):
        raise IkuError(Finding("E511", Place(str(path)), {"x": str(path)})) from None
    except OSError as error:
        raise IkuError(Finding("E154", Place(str(path)), {"sebab": error.strerror or ""})) from error


def recall_bytes(data: bytes, name: str) -> tuple[Results, xlsx.Workbook]:
    """The same from the bytes of a file of that name."""
    workbook, findings = xlsx.read(data, name)
    if workbook is None:
        raise IkuError(*findings)
    hidden = workbook.sheet(SHEET)
    pieces = (
        [cell.raw for (row, column), cell in sorted(hidden.cells.items()) if column == 1] if hidden else []
    )
    if pieces[:1] != [FORMAT]:
        raise IkuError(Finding("E510", Place(name)))
    try:
        return restore(pieces[1:]), workbook
    except (json.JSONDecodeError, KeyError, TypeError, ValueError) as error:
        raise IkuError(Finding("E510", Place(name))) from error
