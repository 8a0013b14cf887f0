"""IronCalc, the second formula engine beside LibreOffice: every formula of a workbook, calculated afresh."""

from __future__ import annotations

import math
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import ironcalc
import openpyxl

CLOSE = 1e-12


@dataclass(frozen=True)
class Calculated:
    """A formula cell: what the workbook stores, and what the engine makes of the formula."""

    sheet: str
    cell: str
    formula: str
    stored: object
    fresh: object

    @property
    def same(self) -> bool:
        """Whether both say the same; an empty text is a blank."""
        return same(self.stored, self.fresh)


def recalculated(path: Path) -> Iterator[Calculated]:
    """Every formula cell of a workbook, sheet by sheet; one that IronCalc cannot read gives an error."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl says that it would not keep sparklines
        formulas, stored = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
    model = ironcalc.load_from_xlsx(str(path))
    model.evaluate()
    for number, sheet in enumerate(formulas.worksheets):
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    yield Calculated(
                        sheet.title,
                        cell.coordinate,
                        str(cell.value),
                        stored[sheet.title][cell.coordinate].value,
                        model.get_cell_value(number, cell.row, cell.column),
                    )


def same(stored: object, fresh: object) -> bool:
    """Whether two values of a cell are alike: numbers to twelve digits, texts exactly."""
    numbers = isinstance(stored, int | float) and isinstance(fresh, int | float)
    if numbers and not isinstance(stored, bool) and not isinstance(fresh, bool):
        return math.isclose(float(stored), float(fresh), rel_tol=CLOSE, abs_tol=CLOSE)
    return ("" if stored is None else stored) == ("" if fresh is None else fresh)
