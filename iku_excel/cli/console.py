"""Output that can be read: plain signs on a Windows console, UTF-8 in its files and pipes."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any

from ..core.signs import visible
from ..texts.help import NO_MEMORY

if TYPE_CHECKING:
    from ..core.findings import Finding

UTF8_PAGE = 65001

CLEARED = "\033[2J\033[1;1H"
"""How the screen of `iku status --watch` is cleared."""

# Code pages 437 and 850 have ▲ ► ○ ■ → of the signs in our sentences; these stand for the others.
PLAIN = str.maketrans(
    {
        "●": "•",
        "◊": "♦",
        "□": "░",
        "–": "-",
        "—": "-",
        "−": "-",
        "“": '"',
        "”": '"',
        "‘": "'",
        "’": "'",
        "›": ">",
        "…": "...",
        "×": "x",
        "Σ": "Jumlah",
        "≤": "<=",
        "≥": ">=",
    }
)


class Console(TextIOWrapper):
    """A console's stream that shows plain signs; click takes it as it is, because it shows no buffer."""

    buffer = None  # type: ignore[assignment]

    def write(self, text: str) -> int:
        """Writes the text with its signs replaced; tells the text's own length, as every stream does."""
        super().write(text.translate(PLAIN))
        return len(text)


def prepare() -> None:
    """Fits standard output and the error stream to what they lead to.

    No sign ever stops a command, and no sign of others' ever steers the terminal.
    """
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if not isinstance(stream, TextIOWrapper):
            continue
        if os.name != "nt":
            stream.reconfigure(errors="replace")
        elif not stream.isatty():
            stream.reconfigure(encoding="utf-8", errors="replace")
        elif _page() != UTF8_PAGE:
            stream.flush()
            setattr(sys, name, Console(stream.detach(), "utf-8", "replace", line_buffering=True))
        _guard(getattr(sys, name))


def _guard(stream: TextIOWrapper) -> None:
    """Every text that is written there is made harmless first, but for what we steer with ourselves."""
    if getattr(stream, "guarded", False):
        return
    write = stream.write

    def harmless(text: str) -> int:
        # The line of progress is written over: it begins with a carriage return, and may end with one.
        start, end = ("\r" * place for place in (text.startswith("\r"), text.endswith("\r")))
        write(text if text == CLEARED else start + visible(text.strip("\r")) + end)
        return len(text)

    stream.write = harmless  # type: ignore[method-assign]
    stream.guarded = True  # type: ignore[attr-defined]


def _told_once(unraisable: Any) -> None:
    """What the system refused has been told when a writer that was left half-way is cleared away."""
    if not isinstance(unraisable.exc_value, OSError):
        sys.__unraisablehook__(unraisable)


def refused(error: OSError) -> None:
    """Tells what the system refused, where the error stream still takes it.

    What standard output did not take is let go: writing it again when Python ends would fail again.
    """
    from .output import print_findings

    sys.unraisablehook = _told_once
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    with suppress(OSError):
        print_findings(refusal(error), err=True)


def tell_no_memory() -> None:
    """Says E522 without an import; where even a line finds no room, the exit code says it."""
    with suppress(MemoryError, OSError, ValueError):
        sys.stderr.write(NO_MEMORY)
        sys.stderr.flush()


def refusal(error: OSError) -> tuple[Finding, ...]:
    """What to say of it (E522); nothing where whoever reads the output has had enough, as `head` has."""
    from ..core.causes import cause
    from ..core.findings import Finding, Place

    name, why = str(error.filename or ""), cause(error)
    if why == "EPIPE" and not name:
        return ()
    return (Finding("E522", Place(name), {"x": name, "sebab": why}),)


def _page() -> int:
    import ctypes

    return int(ctypes.windll.kernel32.GetConsoleOutputCP())  # type: ignore[attr-defined, unused-ignore]
