"""The one place that writes: a target holds its old content or the new one, never a part of either."""

from __future__ import annotations

import os
import secrets
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from .core.causes import cause
from .core.findings import Finding, IkuError, Place

TRIES = 31
PAUSE = 0.1
"""Seconds between two tries: three seconds in all for a program that holds the target to let it go."""

_CHUNK = 1 << 20
_MARK = ".iku-tmp"
_YOUNG = 600  # seconds
_FORBIDDEN = '<>:"/\\|?*'
_DEVICES = frozenset(
    ("CON", "PRN", "AUX", "NUL", *(f"{kind}{number}" for kind in ("COM", "LPT") for number in range(1, 10)))
)
LONGEST_STEM, LONGEST_ENDING = 80, 12
EVERYBODY, OWNER = 0o666, 0o600
"""Rights of a new file: what the folder gives, or its owner's alone (Windows: the folder's, always)."""
_KEPT = ("belum tersimpan", "belum tersimpan 2", "belum tersimpan 3")


def refuse_existing(path: Path, force: bool) -> None:
    """Raises IkuError E503 where `path` exists and may not be replaced; asked before any work is done."""
    if not force and (path.exists() or path.is_symlink()):
        raise IkuError(Finding("E503", Place(str(path)), {"file": path.name}))


def write_atomically(
    path: Path,
    data: bytes,
    *,
    force: bool,
    check: Callable[[bytes], bool] | None = None,
    mode: int = EVERYBODY,
) -> tuple[Finding, ...]:
    """`path` holds `data`; the findings say whether an interrupted run had left something behind (W504).

    A missing folder is made; a link is written through. Raises IkuError: E503 (target exists, no `force`),
    E508 (a name that no program can open there), E502 (no room, read-only, no permission: the finding says
    which), E505 (read back, the file differs or `check` says no), E501 (another program holds the target; the
    finished file stays beside it under the name in the finding). In every case the old file is whole, and of
    two runs that write at once each puts a whole file there.
    """
    refuse_existing(path, force)
    refuse_name(path)
    place, values = Place(str(path)), {"file": path.name}
    target = path.resolve() if path.is_symlink() else path
    temporary = target.with_name(f".{target.name}.{os.getpid()}-{secrets.token_hex(4)}{_MARK}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        findings = (Finding("W504", place, values),) if _sweep(target) else ()
        with _written(temporary, data, mode):
            written = temporary.read_bytes()
            if written != data or (check is not None and not check(written)):
                raise IkuError(Finding("E505", place, values))
            kept = _replace(temporary, target) if force else _put(temporary, target)
    except OSError as error:
        if isinstance(error, FileExistsError) and target.exists():
            raise IkuError(Finding("E503", place, values)) from error
        raise IkuError(Finding("E502", place, {**values, "sebab": cause(error)})) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
    if kept is not None:
        raise IkuError(Finding("E501", place, {**values, "tmp": str(kept)}))
    _settle(target.parent)
    return findings


def put_aside(path: Path, data: bytes) -> None:
    """`path` holds `data` or what it held, the owner's alone; nobody waits until it is on the disk.

    For what can be made again and is looked at before it is believed. Raises OSError.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}-{secrets.token_hex(4)}{_MARK}")
    file = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), OWNER)
    try:
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(file, rest[:_CHUNK]) :]
        finally:
            os.close(file)
        temporary.replace(path)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def refuse_name(path: Path, windows: bool = os.name == "nt") -> None:
    """Raises IkuError E508 where the system cannot have a file of that name, or means something else by it.

    On Windows `x:y.xlsx` would be written into a hidden stream of a file `x`, and NUL swallows everything.
    """
    name = path.name
    stem = name.partition(".")[0].rstrip(" ").upper()
    wrong = next((sign for sign in name if sign < " " or (windows and sign in _FORBIDDEN)), "")
    if windows and not wrong:
        wrong = name if stem in _DEVICES else name[-1:] if name[-1:] in (" ", ".") else ""
    if wrong:
        raise IkuError(Finding("E508", Place(str(path)), {"file": name, "x": wrong}))


def named_for_every_system(name: str) -> str:
    """A file's name as a stranger chose it, as every system can have it and no program hides it.

    Of a path only its last part stays, of a long name the beginning and the ending.
    """
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    signs = ("_" if sign in _FORBIDDEN or not sign.isprintable() else sign for sign in last)
    stem, dot, ending = "".join(signs).strip().rstrip(". ").rpartition(".")
    if not dot or len(ending) > LONGEST_ENDING:
        stem, dot, ending = f"{stem}{dot}{ending}", "", ""
    stem = stem.strip()[:LONGEST_STEM].rstrip(". ")
    wrong = not stem or stem.startswith((".", "~")) or stem.partition(".")[0].rstrip().upper() in _DEVICES
    return f"{'_' if wrong else ''}{stem}{dot}{ending}"


def _sweep(target: Path) -> bool:
    """Whether a killed run had left a part of this very target, now gone; a living one's stays."""
    start = f".{target.name}."
    left = [
        item
        for item in target.parent.iterdir()
        if item.name.startswith(start) and item.name.endswith(_MARK) and not _is_written(item)
    ]
    for item in left:
        item.unlink(missing_ok=True)
    return bool(left)


@contextmanager
def _written(path: Path, data: bytes, mode: int) -> Iterator[None]:
    """A new file with these rights, on the disk, and known to be somebody's until the end."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    file = os.open(path, flags, mode)
    try:
        _hold(file)
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(file, rest[:_CHUNK]) :]
        os.fsync(file)
        if not HELD_WHILE_OPEN:
            yield
    finally:
        os.close(file)
    if HELD_WHILE_OPEN:  # Windows renames no file that is open
        yield


if sys.platform == "win32":
    HELD_WHILE_OPEN = True

    def _hold(file: int) -> None:
        """An open file cannot be deleted there."""

    def _is_written(path: Path) -> bool:
        """Between closing and renaming nothing holds the file: a young one is left to its owner."""
        with suppress(OSError):
            return time.time() - path.stat().st_mtime < _YOUNG
        return True

else:
    import fcntl

    HELD_WHILE_OPEN = False

    def _hold(file: int) -> None:
        with suppress(OSError):  # a network folder may know no locks
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _is_written(path: Path) -> bool:
        """Whether a living process still has the file."""
        try:
            file = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
        except OSError:
            return True
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return True
        finally:
            os.close(file)
        return False


def _put(temporary: Path, target: Path) -> Path | None:
    """The new file under its name; raises FileExistsError where one has come there meanwhile."""
    if os.name == "nt":
        temporary.rename(target)
        return None
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if target.exists():
            raise FileExistsError(target) from None
        return _replace(temporary, target)
    return None


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
