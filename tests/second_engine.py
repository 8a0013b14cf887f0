"""IronCalc, the second formula engine beside LibreOffice: every formula of a workbook, calculated afresh."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import ironcalc

from iku_excel import xlsx

from .values import same, value_of


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
    workbook, findings = xlsx.read(path.read_bytes(), path.name)
    assert workbook, findings
    model = ironcalc.load_from_xlsx(str(path))
    model.evaluate()
    for number, sheet in enumerate(workbook.sheets):
        for place, cell in sheet.cells.items():
            if cell.formula is not None:
                yield Calculated(
                    sheet.name,
                    xlsx.address(*place),
                    cell.formula,
                    value_of(cell),
                    model.get_cell_value(number, *place),
                )
