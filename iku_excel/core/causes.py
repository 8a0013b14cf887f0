"""Why the system refused, as one word for all systems: ENOSPC, EACCES, EIO."""

from __future__ import annotations

import errno

_WINDOWS = {
    32: "EBUSY",
    33: "EBUSY",
    39: "ENOSPC",
    112: "ENOSPC",
    123: "EINVAL",
    206: "ENAMETOOLONG",
    19: "EROFS",
}
"""Sharing violation, lock violation, disk full twice, invalid name, name too long, write protected."""


def cause(error: OSError) -> str:
    """The name of what went wrong; the error's own kind where the system gives no number."""
    known = _WINDOWS.get(getattr(error, "winerror", None) or 0)
    return known or errno.errorcode.get(error.errno or 0, type(error).__name__)


_NO_ROOM = (
    "can't start new thread",
    "annot allocate memory",
    "failed to map segment",
    "without exception set",
    "without setting an exception",
)
"""How a thread without a stack, a library that is not loaded and Python itself say that memory is used up."""


def is_memory(error: BaseException) -> bool:
    """Whether it is memory that was used up, by whatever name it comes."""
    if isinstance(error, OSError):
        return error.errno == errno.ENOMEM
    return isinstance(error, MemoryError) or any(words in str(error) for words in _NO_ROOM)
