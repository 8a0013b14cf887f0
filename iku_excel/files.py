"""The one place that writes: a target holds its old content or the new one, never a part of either."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from .core.findings import Finding, IkuError, Place

TRIES = 31
PAUSE = 0.1
"""Seconds between two tries: three seconds in all for a program that holds the target to let it go."""

_CHUNK = 1 << 20
_MARK = ".iku-tmp"
_KEPT = ("belum tersimpan", "belum tersimpan 2", "belum tersimpan 3")


def refuse_existing(path: Path, force: bool) -> None:
    """Raises IkuError E503 where `path` exists and may not be replaced; asked before any work is done."""
    if not force and (path.exists() or path.is_symlink()):
        raise IkuError(Finding("E503", Place(str(path)), {"file": path.name}))


def write_atomically(
    path: Path, data: bytes, *, force: bool, check: Callable[[bytes], bool] | None = None
) -> tuple[Finding, ...]:
    """`path` holds `data`; the findings say whether an interrupted run had left something behind (W504).

    A missing folder is made; a link is written through. Raises IkuError: E503 (target exists, no `force`),
    E502 (no room, read-only, no permission), E505 (read back, the file differs or `check` says no), E501
    (another program holds the target; the finished file stays beside it under the name in the finding). In
    every case the old file is whole.
    """
    refuse_existing(path, force)
    place, values = Place(str(path)), {"file": path.name}
    target = path.resolve() if path.is_symlink() else path
    temporary = target.with_name(f".{target.name}.{os.getpid()}{_MARK}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        findings = (Finding("W504", place, values),) if _sweep(target) else ()
        _write(temporary, data)
        written = temporary.read_bytes()
        if written != data or (check is not None and not check(written)):
            raise IkuError(Finding("E505", place, values))
        kept = _replace(temporary, target)
    except OSError as error:
        raise IkuError(Finding("E502", place, values)) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
    if kept is not None:
        raise IkuError(Finding("E501", place, {**values, "tmp": str(kept)}))
    _settle(target.parent)
    return findings


def _sweep(target: Path) -> bool:
    """Whether a killed run had left a part of this very target, which is gone now."""
    start = f".{target.name}."
    left = [
        item for item in target.parent.iterdir() if item.name.startswith(start) and item.name.endswith(_MARK)
    ]
    for item in left:
        item.unlink()
    return bool(left)


def _write(path: Path, data: bytes) -> None:
    """A new file with the rights that the folder gives, on the disk when this returns."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    file = os.open(path, flags, 0o666)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(file, rest[:_CHUNK]) :]
        os.fsync(file)
    finally:
        os.close(file)


def _replace(temporary: Path, target: Path) -> Path | None:
    """None once the target is replaced; where a program holds it, the name under which the new file stays."""
    for attempt in range(TRIES):
        if attempt:
            time.sleep(PAUSE)
        with suppress(PermissionError):
            temporary.replace(target)
            return None
    beside = [target.with_name(f"{target.stem} ({words}){target.suffix}") for words in _KEPT]
    for kept in beside[:-1]:
        with suppress(PermissionError):
            return temporary.replace(kept)
    return temporary.replace(beside[-1])


def _settle(folder: Path) -> None:
    """Make the new name survive a power cut, where the system lets a folder be synced."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    with suppress(OSError):
        file = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(file)
        finally:
            os.close(file)
