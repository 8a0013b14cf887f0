"""The results that a mailed official workbook carries with it: a stranger's input until it is judged here."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypedDict

from ... import calculation, seal, xlsx
from ...core.causes import cause
from ...core.findings import Finding, IkuError, Place
from ...core.model import Definition, Results, Submission
from ...core.periods import Period
from ...core.typed import NotTypedError, typed
from .coherent import incoherence
from .writing import FORMAT, SEAL_COLUMN, SHEET, Figures

_DAMAGED = (ValueError, ArithmeticError, LookupError, TypeError, RecursionError)
"""What reading a content and calculating it anew raises where it is not ours."""


class Told(TypedDict):
    """What a workbook carries, field by field."""

    definition: Definition
    period: Period
    submissions: tuple[Submission, ...]
    findings: tuple[Finding, ...]
    signed: date | None
    figures: list[Figures]


@dataclass(frozen=True, slots=True)
class Recalled:
    """A mailed workbook: the results that follow from what it carries, and the figures that it says follow.

    `digest` is over what it carries; `signature` stands beside that, for whoever has the key.
    """

    results: Results
    told: tuple[Figures, ...]
    workbook: xlsx.Workbook
    digest: str
    signature: seal.Signature | None


def recall(path: Path) -> Recalled:
    """What a workbook carries, and the workbook as it now is.

    Raises IkuError where the file cannot be read, is none that `iku consolidate` wrote, or carries what does
    not hold together (E510).
    """
    return recall_bytes(taken(path), path.name)


def taken(path: Path) -> bytes:
    """The bytes of a workbook; raises IkuError E511 or E154."""
    try:
        return path.read_bytes()
    except (FileNotFoundError, IsADirectoryError):
        raise IkuError(Finding("E511", Place(str(path)), {"x": str(path)})) from None
    except OSError as error:
        raise IkuError(Finding("E154", Place(str(path)), {"sebab": cause(error)})) from error


def recall_bytes(data: bytes, name: str) -> Recalled:
    """The same from the bytes of a file of that name."""
    workbook, findings = xlsx.read(data, name)
    if workbook is None:
        raise IkuError(*findings)
    hidden = workbook.sheet(SHEET)
    cells = sorted(hidden.cells.items()) if hidden else []
    pieces = [cell.raw for (_, column), cell in cells if column == 1]
    if pieces[:1] != [FORMAT]:
        raise IkuError(Finding("E510", Place(name)))
    try:
        content = json.loads("".join(pieces[1:]))
        told: Told = typed(content, Told)
        signature = _signature([cell.raw for (_, column), cell in cells if column == SEAL_COLUMN])
        facts = told["definition"], told["period"], told["submissions"], told["findings"]
        wrong = incoherence(*facts)
        if not wrong:
            results = calculation.calculate(*facts, told["signed"])
            return Recalled(results, tuple(told["figures"]), workbook, seal.digest(content), signature)
    except _DAMAGED as error:
        wrong = str(error) if isinstance(error, NotTypedError) else type(error).__name__
    raise IkuError(Finding("E510", Place(name), {"sebab": wrong}))


def _signature(texts: list[str]) -> seal.Signature | None:
    """What stands beside the pieces; raises ValueError where it is no signature."""
    if not texts:
        return None
    told = json.loads("".join(texts))
    if not seal.is_signature(told):
        raise NotTypedError("signature")
    return told  # type: ignore[no-any-return]  # is_signature has looked at every field
