"""What other readers find in the official workbook is what we stored in it."""

from __future__ import annotations

import math
import subprocess
from pathlib import Path

import openpyxl
import pytest

from iku_excel.core.periods import Period

from .conftest import WHOLE, YEAR, calculated, targeted

Cells = dict[tuple[str, int, int], object]

SECOND = Period(YEAR, 2)
TWO = WHOLE + WHOLE.replace(" 1 ", " 2 ").replace("=12", "=13").replace("TIK 2", "TIK 2 refused")
# Gnumeric does not know the part that spares people green triangles; it loses nothing with it.
KNOWN_WARNINGS = ("Unexpected element 'ignoredErrors'", "worksheet")


@pytest.fixture
def path(office, drawn) -> Path:
    return drawn(calculated(targeted(office), TWO, SECOND))


def stored(path: Path) -> Cells:
    """The values that openpyxl reads, without the blank ones."""
    book = openpyxl.load_workbook(path, data_only=True)
    return {
        (sheet.title, cell.row, cell.column): cell.value
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.value not in (None, "")
    }


def differing(found: Cells, expected: Cells) -> list[str]:
    return [
        f"{place}: {expected.get(place)!r} is {found.get(place)!r}"
        for place in found.keys() | expected.keys()
        if not same(found.get(place), expected.get(place))
    ]


def same(one: object, other: object) -> bool:
    if isinstance(one, int | float) and isinstance(other, int | float):
        return math.isclose(one, other, rel_tol=1e-12)
    return one == other


@pytest.mark.gnumeric
def test_gnumeric_calculates_the_same_values(path, tmp_path):
    target = tmp_path / "gnumeric.xlsx"
    done = subprocess.run(
        ["ssconvert", "--recalc", str(path), str(target)],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    said = {line.strip() for line in done.stderr.splitlines() if line.strip()}
    assert not [line for line in said if not line.startswith(KNOWN_WARNINGS)]
    expected = stored(path)
    assert len(expected) > 1500
    assert not differing(stored(target), expected)
