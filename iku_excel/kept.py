"""What can be made again, kept in the user's own cache folder: believed only where this user kept it."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import stat
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from . import files
from .core.findings import IkuError

IKU_CACHE = "IKU_CACHE"
"""The variable that names another folder; where it is empty, nothing is kept and nothing is believed."""

LARGEST = 256 << 10
"""So many bytes one thing may have; a larger one is made again each time."""
DRAWERS = 256
MOST, MOST_BYTES = 256, 1 << 20
"""So many things and bytes a drawer holds once it was tidied; what nobody asked for longest goes first."""
TIDIED = 16
"""A drawer is tidied by one thing of so many that come into it."""
_YOUNG = 600  # seconds
_SECRET, _MAC = 32, 32
_OURS = "iku-excel"
_PERMITTED = stat.S_IRWXU


@dataclass(frozen=True, slots=True)
class Room:
    """A folder of things by key, each under a code that nobody makes who does not have the secret."""

    folder: Path
    secret: bytes

    def take(self, key: str) -> bytes | None:
        """What was kept under a key (hex digits); None where nothing was, or it is not what was kept."""
        path = self._path(key)
        try:
            with path.open("rb") as file:
                found = file.read(_MAC + LARGEST + 1)
        except OSError:
            return None
        if not hmac.compare_digest(found[:_MAC], self._code(key, found[_MAC:])):
            return None
        with suppress(OSError):
            os.utime(path)
        return found[_MAC:]

    def put(self, key: str, data: bytes) -> None:
        """Keeps it where that is possible; where not, it is made again the next time."""
        path = self._path(key)
        if len(data) > LARGEST:
            return
        with suppress(OSError):
            path.parent.mkdir(mode=_PERMITTED, exist_ok=True)
            files.put_aside(path, self._code(key, data) + data)
            if int(key[2:4], 16) % TIDIED == 0:
                _tidy(path.parent)

    def _path(self, key: str) -> Path:
        return self.folder / f"{int(key[:2], 16) % DRAWERS:02x}" / key

    def _code(self, key: str, data: bytes) -> bytes:
        return hmac.digest(self.secret, key.encode("ascii") + b"\0" + data, hashlib.sha256)


def room(name: str) -> Room | None:
    """The room of that name; None where none is wanted, or none can be had that is this user's alone."""
    chosen = os.environ.get(IKU_CACHE)
    if chosen == "":
        return None
    try:
        folder = (Path(chosen) if chosen else caches()) / name
        folder.mkdir(mode=_PERMITTED, parents=True, exist_ok=True)
        secret = _secret() if _is_own(folder, stat.S_IWGRP | stat.S_IWOTH) else None
    except (OSError, RuntimeError, IkuError):  # no home, no room, no permission
        return None
    return Room(folder, secret) if secret else None


def caches() -> Path:
    """Where this user's programs keep what can be made again."""
    return _of_user(("LOCALAPPDATA", "AppData/Local"), "Library/Caches", ("XDG_CACHE_HOME", ".cache"))


def _settings() -> Path:
    """Where this user's programs keep what they must not lose: never the folder that caches are in."""
    mac = "Library/Application Support"
    return _of_user(("APPDATA", "AppData/Roaming"), mac, ("XDG_CONFIG_HOME", ".config"))


def _of_user(windows: tuple[str, str], mac: str, others: tuple[str, str]) -> Path:
    """Our folder in one of this user's: where a variable says, else below home."""
    if sys.platform == "darwin":
        return Path.home() / mac / _OURS
    variable, below_home = windows if sys.platform == "win32" else others
    said = os.environ.get(variable)
    return (Path(said) if said else Path.home() / below_home) / _OURS


def _secret() -> bytes | None:
    """This user's secret, made at the first time; None where others can read or change it."""
    path = _settings() / "simpanan.rahasia"
    if not path.exists():
        path.parent.mkdir(mode=_PERMITTED, parents=True, exist_ok=True)
        with suppress(IkuError):  # of two that begin at once the first one's counts
            files.write_atomically(path, secrets.token_bytes(_SECRET), force=False, mode=files.OWNER)
    if not _is_own(path, stat.S_IRWXG | stat.S_IRWXO):
        return None
    found = path.read_bytes()
    return found if len(found) == _SECRET else None


def _is_own(path: Path, forbidden: int) -> bool:
    """Whether it is this user's, no link, and without these rights; Windows keeps both in its own ways."""
    if sys.platform == "win32":
        return True
    found = path.lstat()
    return found.st_uid == os.geteuid() and not stat.S_ISLNK(found.st_mode) and not found.st_mode & forbidden


def _tidy(drawer: Path) -> None:
    """What was asked for last stays, as much as a drawer holds; what a killed run left half goes."""
    found = []
    for path in drawer.iterdir():
        with suppress(OSError):
            told = path.stat()
            if not path.name.startswith("."):
                found.append((told.st_mtime_ns, told.st_size, path))
            elif time.time() - told.st_mtime > _YOUNG:
                path.unlink()
    size = 0
    for place, (_, each, path) in enumerate(sorted(found, reverse=True), 1):
        size += each
        if place > MOST or size > MOST_BYTES:
            with suppress(OSError):
                path.unlink()
