"""The results that a mailed official workbook carries with it: a stranger's input until it is judged here."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypedDict

from ... import calculation, seal, xlsx
from ...core.causes import cause
from ...core.findings import Finding, IkuError, Place
from ...core.model import Closed, Definition, Issuance, IssuedYear, Results, Submission
from ...core.periods import Period
from ...core.typed import NotTypedError, typed
from ...styles.columns import LAYOUTS
from ..pen.fitting import PAPERS
from .coherent import incoherence
from .earlier import FORMATS, PAPER, as_today
from .visible import visible
from .writing import (
    COPY_OF,
    DIGEST,
    FOLDED,
    FORMAT,
    ISSUANCE,
    LAYOUT_COLUMN,
    SEAL_COLUMN,
    SHEET,
    Figures,
)

_HEX = re.compile("[0-9a-f]{64}", re.ASCII)
_DAMAGED = (ValueError, ArithmeticError, LookupError, TypeError, RecursionError)
"""What reading a content and calculating it anew raises where it is not ours."""


class Always(TypedDict):
    """What every workbook carries, field by field."""

    definition: Definition
    period: Period
    submissions: tuple[Submission, ...]
    findings: tuple[Finding, ...]
    signed: date | None
    issuance: Issuance | None
    figures: list[Figures]


class Told(Always, total=False):
    """What a workbook carries; `closed` where it stands on closed triwulan, `issued` where a year was."""

    closed: tuple[Closed, ...]
    issued: tuple[IssuedYear, ...]


@dataclass(frozen=True, slots=True)
class Recalled:
    """A mailed workbook: the results that follow from what it carries, and the figures that it says follow.

    `digest` is over what it carries; `signature` stands beside that, for whoever has the key. `folded`,
    `paper` and `layout` are how it says that it was drawn. What is not `current` was drawn by an earlier
    version, so that its sheets cannot be drawn again.
    """

    results: Results
    told: tuple[Figures, ...]
    workbook: xlsx.Workbook
    digest: str
    signature: seal.Signature | None
    folded: bool = False
    paper: str = "F4"
    current: bool = True
    layout: str = LAYOUTS[0]


Hidden = tuple[xlsx.Workbook, list[str], dict[int, str]]
"""A workbook, the pieces of its hidden sheet, and by column what stands beside the format's name."""


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


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy for outside, which carries no results: of what, the digest of what it shows now, a signature."""

    document: str
    shown: str
    signature: seal.Signature | None
    workbook: xlsx.Workbook


def recall_bytes(data: bytes, name: str) -> Recalled:
    """The same from the bytes of a file of that name."""
    return _recalled(_hidden(data, name), name)


def recall_copy(data: bytes, name: str) -> Copy | None:
    """What a copy for outside says of itself; None where it is none. Raises IkuError as `recall`."""
    return _copy(_hidden(data, name), name)


def recall_either(data: bytes, name: str) -> Copy | Recalled:
    """The copy for outside that these bytes are, or what they carry. Raises IkuError as `recall`."""
    hidden = _hidden(data, name)
    return _copy(hidden, name) or _recalled(hidden, name)


def _recalled(hidden: Hidden, name: str) -> Recalled:
    workbook, pieces, beside = hidden
    try:
        content, current = json.loads("".join(pieces)), beside[1] == FORMAT
        told: Told = typed(as_today(content, beside[1]), Told)
        facts = told["definition"], told["period"], told["submissions"], told["findings"]
        closed, issued, issuance = told.get("closed", ()), told.get("issued", ()), told["issuance"]
        unsaid = current and issuance is None
        wrong = ISSUANCE if unsaid else incoherence(*facts, closed, issued, issuance)
        if not wrong:
            paper, folded, layout = _drawn_as(beside.get(LAYOUT_COLUMN, "" if current else PAPER))
            calculated = calculation.calculate(*facts, told["signed"], closed, issued)
            results = replace(calculated, issuance=issuance)
            signature = _signature(beside.get(SEAL_COLUMN))
            figures, digest = tuple(told["figures"]), seal.digest(content)
            return Recalled(results, figures, workbook, digest, signature, folded, paper, current, layout)
    except _DAMAGED as error:
        wrong = str(error) if isinstance(error, NotTypedError) else type(error).__name__
    raise IkuError(Finding("E510", Place(name), {"sebab": wrong}))


def _copy(hidden: Hidden, name: str) -> Copy | None:
    workbook, pieces, beside = hidden
    if len(pieces) != 2 or not (pieces[0].startswith(COPY_OF) and pieces[1].startswith(DIGEST)):
        return None
    document = pieces[1].removeprefix(DIGEST)
    try:
        if not _HEX.fullmatch(document):
            raise NotTypedError("digest")
        return Copy(document, visible(workbook, document), _signature(beside.get(SEAL_COLUMN)), workbook)
    except _DAMAGED as error:
        raise IkuError(Finding("E510", Place(name), {"sebab": type(error).__name__})) from error


def _hidden(data: bytes, name: str) -> Hidden:
    """What is carried, as it stands there; raises IkuError where nothing is."""
    workbook, findings = xlsx.read(data, name)
    if workbook is None:
        raise IkuError(*findings)
    hidden = workbook.sheet(SHEET)
    cells = sorted(hidden.cells.items()) if hidden else []
    pieces = [cell.raw for (_, column), cell in cells if column == 1]
    if not pieces or pieces[0] not in FORMATS:
        raise IkuError(Finding("E510", Place(name)))
    return workbook, pieces[1:], {column: cell.raw for (row, column), cell in cells if row == 1}


def _drawn_as(text: str) -> tuple[str, bool, str]:
    """The paper, whether folded, and which columns; raises NotTypedError where nothing is drawn so."""
    paper, *rest = text.split(" ")
    folded = rest[:1] == [FOLDED]
    layout = " ".join(rest[folded:]) or LAYOUTS[0]
    if paper not in PAPERS or layout not in LAYOUTS:
        raise NotTypedError("layout")
    return paper, folded, layout


def _signature(text: str | None) -> seal.Signature | None:
    """What stands beside the pieces; raises ValueError where it is no signature."""
    if text is None:
        return None
    told = json.loads(text)
    if not seal.is_signature(told):
        raise NotTypedError("signature")
    return told  # type: ignore[no-any-return]  # is_signature has looked at every field
