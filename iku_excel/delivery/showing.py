"""A finished document, opened in the program that its reader uses for it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from ..core.findings import Finding, Place

PATIENCE = 5  # seconds
_OPENERS = {"darwin": "open"}


def show(path: Path) -> tuple[Finding, ...]:
    """The system opens the file as a double click would; where it cannot, a finding says so (W544)."""
    reason = _open(path.resolve())
    return (Finding("W544", Place(str(path)), {"x": path.name, "sebab": reason}),) if reason else ()


def _open(path: Path) -> str:
    """ "" where it was opened, else why not."""
    try:
        if sys.platform == "win32":
            os.startfile(path)
            return ""
        command = [_OPENERS.get(sys.platform, "xdg-open"), str(path)]
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        # Some openers stay for as long as the document is open: that is no failure.
        code = process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        return ""
    except OSError as error:
        return error.strerror or type(error).__name__
    return f"{command[0]}: {code}" if code else ""
