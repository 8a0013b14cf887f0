"""What is opened while a stranger is read: nothing but the inbox, the program and its temporary files."""

from __future__ import annotations

import os
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from pathlib import Path

import iku_excel

PROGRAM = tuple(
    {
        os.path.realpath(path)
        for path in (
            Path(iku_excel.__file__).parent,
            Path(__file__).parents[1],
            sys.prefix,
            sys.base_prefix,
            *sysconfig.get_paths().values(),
        )
    }
)
SYSTEM = (
    "/dev/null",
    "/dev/urandom",
    "/dev/shm",
    "/proc/",
    "/sys/",
    "/usr/share/zoneinfo",
    "/usr/lib",
    "/etc/mime.types",
)
"""What Python itself and its libraries look into."""
AT = {
    "open": (0,), "os.listdir": (0,), "os.scandir": (0,), "os.mkdir": (0,), "os.rmdir": (0,),
    "os.remove": (0,), "os.chmod": (0,),
    "os.truncate": (0,), "os.rename": (0, 1), "os.link": (0, 1), "os.symlink": (1,),
}  # fmt: skip
"""Which arguments of an event are paths."""
NEVER = frozenset(
    {"subprocess.Popen", "os.system", "os.exec", "os.startfile", "socket.connect", "socket.getaddrinfo"}
)

_allowed: tuple[str, ...] = ()  # nothing is held to anything while it is empty
_outside: list[str] = []
_installed = False


class OutsideError(Exception):
    """Something was opened, or started, that a stranger's file has no business with."""


@contextmanager
def watched(*folders: Path) -> Iterator[None]:
    """Raises OutsideError where anything but these folders, the program and a temporary folder is opened.

    The temporary folder is one of its own: what others have there is outside too.
    """
    global _allowed, _installed
    if not _installed:
        sys.addaudithook(_hook)  # for good: Python lets nobody take one away
        _installed = True
    before, own = tempfile.tempdir, tempfile.mkdtemp(prefix="iku-fuzz-")
    tempfile.tempdir = own
    _outside.clear()
    _allowed = (*PROGRAM, *SYSTEM, own, *(os.path.realpath(folder) for folder in folders))
    try:
        with chdir(folders[0] if folders else own):  # a path beside an open folder is told without it
            yield
    finally:
        _allowed, tempfile.tempdir = (), before
        left = sorted(path.name for path in Path(own).iterdir())
        if not left:
            Path(own).rmdir()
    if _outside or left:  # whoever caught the exception has not undone the deed
        raise OutsideError([*_outside, *left])


def _hook(event: str, arguments: tuple[object, ...]) -> None:
    if not _allowed:
        return
    if event in NEVER:
        _tell(f"{event} {arguments!r:.200}")
    for place in AT.get(event, ()):
        path = arguments[place]
        if isinstance(path, str | bytes | os.PathLike):
            told = os.path.realpath(os.fsdecode(path))
            if not any(told == folder or told.startswith(folder.rstrip("/") + "/") for folder in _allowed):
                _tell(f"{event} {told}")


def _tell(what: str) -> None:
    _outside.append(what)
    raise OutsideError(what)
