"""A workbook that is opened quickly is the one that openpyxl opens by itself."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from pathlib import Path
from unittest.mock import patch

import openpyxl
import pytest
from openpyxl.formula.translate import Translator
from openpyxl.worksheet._reader import WorksheetReader
from openpyxl.worksheet.worksheet import Worksheet

from . import opening

ROOT = Path(__file__).parents[1]
FORM = ROOT / "templates" / "IKU_template.xlsx"


def stands(sheet: Worksheet) -> dict[tuple[int, int], object]:
    return {place: getattr(cell.value, "text", cell.value) for place, cell in sheet._cells.items()}


def looks(sheet: Worksheet) -> Iterator[tuple[object, ...]]:
    for area in sorted(sheet.merged_cells.ranges, key=str):
        for place in area.cells:
            cell = sheet._cells[place]
            style = (cell.font, cell.fill, cell.border, cell.alignment, cell.protection)
            yield str(area), place, type(cell), cell.value, cell.number_format, *map(copy, style)


@pytest.mark.parametrize("made", ["form", "document"])
def test_every_cell_is_as_openpyxl_opens_it(made: str, demo: Path) -> None:
    path = FORM if made == "form" else demo / "keluaran" / "IKU_2026-TW2.xlsx"
    assert WorksheetReader.bind_merged_cells is opening.merged
    assert Translator.translate_formula is opening.moved
    openpyxl.load_workbook(path)
    quick = openpyxl.load_workbook(path)
    with (
        patch.object(WorksheetReader, "bind_merged_cells", opening.merged_by_openpyxl),
        patch.object(Translator, "translate_formula", opening.moved_by_openpyxl),
    ):
        slow = openpyxl.load_workbook(path)
    assert any(sheet.merged_cells.ranges for sheet in slow)
    for one, other in zip(quick, slow, strict=True):
        assert stands(one) == stands(other)
        assert list(looks(one)) == list(looks(other))
