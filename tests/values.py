"""What the cells of a workbook store, and where two workbooks store another value."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

from iku_excel import xlsx

CLOSE = 1e-12
Values = dict[tuple[int, int], object]


def value_of(cell: xlsx.Cell) -> object:
    """A number, or the text that a cell shows."""
    return cell.raw if cell.number is None else cell.number


def stored(path: Path) -> dict[str, Values]:
    """The value of each cell, by sheet, row and column."""
    workbook, findings = xlsx.read(path.read_bytes(), path.name)
    assert workbook, findings
    return {
        sheet.name: {place: value_of(cell) for place, cell in sheet.cells.items()}
        for sheet in workbook.sheets
    }


def differences(path: Path, after: dict[str, Values]) -> Iterator[str]:
    """Where a workbook stores something else than its cells say when it is calculated."""
    for name, values in stored(path).items():
        for place in sorted(values.keys() | after[name].keys()):
            one, two = values.get(place), after[name].get(place)
            if not same(one, two):
                yield f"{name}!{xlsx.address(*place)}: stored {one!r}, calculated {two!r}"


def same(stored: object, fresh: object) -> bool:
    """Whether two values of a cell are alike: numbers to twelve digits, texts exactly."""
    numbers = isinstance(stored, int | float) and isinstance(fresh, int | float)
    if numbers and not isinstance(stored, bool) and not isinstance(fresh, bool):
        return math.isclose(float(stored), float(fresh), rel_tol=CLOSE, abs_tol=CLOSE)
    return ("" if stored is None else stored) == ("" if fresh is None else fresh)
