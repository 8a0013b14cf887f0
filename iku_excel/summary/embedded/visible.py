"""The digest of what a workbook shows, which a program that saves it again leaves as it is."""

from __future__ import annotations

from ... import seal, xlsx
from .writing import SHEET

DIGITS = 12
"""Significant digits of a figure: programs keep fifteen, and compute the last ones each in its way."""


def visible(workbook: xlsx.Workbook, document: str) -> str:
    """The digest of every cell that is shown, in the order of the sheets, bound to a document's digest."""
    shown = [
        [
            sheet.name,
            sheet.state == "visible",
            [[*place, *_said(sheet, cell)] for place, cell in sorted(sheet.cells.items())],
        ]
        for sheet in workbook.sheets
        if sheet.name != SHEET
    ]
    return seal.digest({"document": document, "shown": shown})


def _said(sheet: xlsx.Sheet, cell: xlsx.Cell) -> tuple[str, ...]:
    """A text, or a number and how it is shown."""
    if cell.number is not None:
        return f"{cell.number:.{DIGITS}g}", xlsx.plain_format(sheet.style_of(cell).format)
    return (" ".join(cell.raw.split()),)
