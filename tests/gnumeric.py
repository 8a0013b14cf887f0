"""Gnumeric in the tests: a third formula engine, which runs no function over a range by itself."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from .values import Values, stored


def calculated(path: Path) -> dict[str, Values]:
    """What each cell of a workbook says when Gnumeric calculates every formula, by sheet, row and column."""
    with tempfile.TemporaryDirectory() as folder:
        saved = Path(folder) / "gnumeric.xlsx"
        subprocess.run(["ssconvert", "--recalc", path, saved], check=True, capture_output=True, timeout=120)
        return stored(saved)
