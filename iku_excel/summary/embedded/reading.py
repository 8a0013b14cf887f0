"""The results that a mailed official workbook carries with it: a stranger's input until it is judged here."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ... import seal, xlsx
from ...core.findings import Finding, IkuError, Place
from ...core.model import Results, Submission
from ...core.typed import NOT_SPECIAL, NotTypedError, typed
from .coherent import incoherence
from .writing import FORMAT, SEAL_COLUMN, SHEET

_DAMAGED = (ValueError, ArithmeticError, LookupError, TypeError, RecursionError)
"""What reading a content and calculating it anew raises where it is not ours."""


@dataclass(frozen=True, slots=True)
class Recalled:
    """What a workbook carries: its results, the digest of what it carries, and the signature beside it."""

    results: Results
    workbook: xlsx.Workbook
    digest: str
    signature: seal.Signature | None


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
    found = recalled(data, name)
    return found.results, found.workbook


def recalled(data: bytes, name: str) -> Recalled:
    """Everything that a workbook carries with it; raises IkuError (E510) where it does not hold together."""
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
        results = restored(content)
        signature = _signature([cell.raw for (_, column), cell in cells if column == SEAL_COLUMN])
        wrong = incoherence(results)
    except _DAMAGED as error:
        wrong = str(error) if isinstance(error, NotTypedError) else type(error).__name__
    if wrong:
        raise IkuError(Finding("E510", Place(name), {"sebab": wrong}))
    return Recalled(results, workbook, seal.digest(content), signature)


def restore(texts: Iterable[str]) -> Results:
    """The results that `pieces` was given; raises NotTypedError or ValueError where they are none."""
    return restored(json.loads("".join(texts)))


def restored(content: Any) -> Results:
    """The results that a JSON content tells; raises NotTypedError."""
    submissions: tuple[Submission, ...] = ()

    def referred(value: Any, kind: Any) -> Any:
        if kind is not Submission or not isinstance(value, dict) or value.get("") != "submission":
            return NOT_SPECIAL
        number = value.get("number")
        if not isinstance(number, int) or not 0 <= number < len(submissions):
            raise NotTypedError("submission")
        return submissions[number]

    if not isinstance(content, dict) or "" in content:
        raise NotTypedError("Results")
    submissions = typed(content.get("submissions"), tuple[Submission, ...])
    rest = {name: value for name, value in content.items() if name != "submissions"}
    told: Results = typed({"": "Results", **rest, "submissions": []}, Results, referred)
    return replace(told, submissions=submissions)


def _signature(texts: list[str]) -> seal.Signature | None:
    """What stands beside the pieces; raises ValueError where it is no signature."""
    if not texts:
        return None
    told = json.loads("".join(texts))
    if not seal.is_signature(told):
        raise NotTypedError("signature")
    return told  # type: ignore[no-any-return]  # is_signature has looked at every field
