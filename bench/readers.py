"""Whether calamine reads of an official workbook what openpyxl reads: `python bench/readers.py OUT.xlsx`."""

from __future__ import annotations

import sys
from pathlib import Path

import openpyxl
import python_calamine


def by_openpyxl(path: Path) -> dict[tuple[str, int, int], object]:
    """The stored values that are not blank."""
    return {
        (sheet.title, cell.row, cell.column): cell.value
        for sheet in openpyxl.load_workbook(path, data_only=True)
        for row in sheet.iter_rows()
        for cell in row
        if cell.value not in (None, "")
    }


def by_calamine(path: Path) -> dict[tuple[str, int, int], object]:
    """The same, of every sheet, hidden ones too."""
    book = python_calamine.CalamineWorkbook.from_path(str(path))
    return {
        (name, row, column): value
        for name in book.sheet_names
        for row, line in enumerate(book.get_sheet_by_name(name).to_python(skip_empty_area=False), start=1)
        for column, value in enumerate(line, start=1)
        if value != ""
    }


def main() -> int:
    """Prints a line a workbook; 1 where one cell differs."""
    worst = 0
    for path in map(Path, sys.argv[1:]):
        ours, theirs = by_openpyxl(path), by_calamine(path)
        differing = sorted(
            place for place in ours.keys() | theirs.keys() if ours.get(place) != theirs.get(place)
        )
        print(f"{path.name}: {len(ours)} cells, {len(differing)} differ {differing[:5] if differing else ''}")
        worst = max(worst, bool(differing))
    return worst


if __name__ == "__main__":
    raise SystemExit(main())
