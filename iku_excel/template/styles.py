"""House styles as openpyxl's: each built once for a workbook, then copied onto cells."""

from __future__ import annotations

from copy import copy
from dataclasses import replace
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat

from ..styles import FONT, Edge, Style
from ..styles.form import STYLES

# Identifiers below 164 belong to Excel's own number formats.
_OWN_FORMAT = 200


class Pens:
    """The styles of one workbook: openpyxl's own arrays, which are cheap to copy."""

    def __init__(self, workbook: Workbook) -> None:
        self._scratch = workbook.create_sheet("scratch")
        self._workbook = workbook
        self._arrays: dict[tuple[str, str], Any] = {}
        workbook.remove(self._scratch)

    def apply(self, cell: Cell | MergedCell, name: str, number_format: str = "") -> None:
        """Gives a cell a named style, with another number format where one is given."""
        key = (name, number_format)
        if key not in self._arrays:
            style = STYLES[name]
            scratch = self._scratch.cell(1, 1)
            dress(scratch, replace(style, number_format=number_format) if number_format else style)
            self._arrays[key] = copy(scratch._style)
        cell._style = copy(self._arrays[key])


def dress(target: Any, style: Style) -> None:
    """Gives a cell, a column or a row this style."""
    target.font = Font(
        name=FONT,
        size=style.size,
        bold=style.bold,
        italic=style.italic,
        underline="single" if style.underline else None,
        color=style.color,
    )
    if style.ground:
        target.fill = PatternFill("solid", fgColor=style.ground)
    else:
        target.fill = PatternFill()
    target.border = Border(_side(style.left), _side(style.right), _side(style.top), _side(style.bottom))
    target.alignment = Alignment(
        horizontal=style.horizontal, vertical=style.vertical, wrap_text=style.wrap, indent=style.indent
    )
    target.protection = Protection(locked=style.locked)
    target.number_format = style.number_format


def differential(name: str) -> DifferentialStyle:
    """A named style as a conditional format: type and ground only."""
    style = STYLES[name]
    return DifferentialStyle(
        font=Font(color=style.color, bold=style.bold or None),
        fill=PatternFill(bgColor=style.ground, fill_type="solid") if style.ground else None,
        numFmt=NumberFormat(_OWN_FORMAT, style.number_format) if style.number_format != "General" else None,
    )


def _side(edge: Edge | None) -> Side | None:
    return Side(style=edge.line, color=edge.color) if edge else None
