"""What reading takes at most, measured in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from iku_excel.xlsx import limits

from .handmade import SHEET, pack, parts, worksheet

COLUMNS = "ABCDEFGHIJKLMNOP"
PEAK = """
import sys
from pathlib import Path
from iku_excel import xlsx
workbook, _ = xlsx.read(Path(sys.argv[1]).read_bytes(), "")
print(sum(len(sheet.cells) for sheet in workbook.sheets) if workbook else 0)
print(int(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0]) // 1024)
"""


def numbers(row: int, column: int) -> str:
    """No two alike, so that none can be one object."""
    return f'<c r="{COLUMNS[column]}{row}"><v>{row * 16 + column}</v></c>'


def formulas(row: int, column: int) -> str:
    return f'<c r="{COLUMNS[column]}{row}" t="str"><f>A{row}&amp;{column}</f><v>{row * 16 + column}</v></c>'


@pytest.mark.posix
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells the peak of a process")
@pytest.mark.parametrize(
    ("rows", "make", "most"),
    [(20_000, numbers, 200), (limits.CELLS // 16 - 100, formulas, 480)],
)
def test_peak_memory(tmp_path: Path, rows: int, make: Callable[[int, int], str], most: int) -> None:
    """20,000 survey rows of 16 columns; and as many cells as a file may have, all of them formulas."""
    body = "".join(
        f'<row r="{row}">' + "".join(make(row, column) for column in range(16)) + "</row>"
        for row in range(1, rows + 1)
    )
    path = tmp_path / "a.xlsx"
    path.write_bytes(pack({**parts(), SHEET: worksheet(body)}))
    command = [sys.executable, "-c", PEAK, str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    cells, peak = map(int, done.stdout.split())
    assert cells == rows * 16 + 1
    assert peak < most
