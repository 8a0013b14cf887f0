"""The rows of a sheet as XML: what each cell holds, and each formula with what it gives."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from operator import itemgetter
from xml.sax.saxutils import escape

from ..core.signs import visible
from ..form import Cell, CellKind, Sheet, address
from ..form.filled import FilledSheet
from ..styles import FONT
from ..styles.form import HINT_COLOR, HINT_SIZE, STYLES
from .heights import row_heights, whole_words

Place = tuple[int, int]
Row = tuple[int, Sequence[tuple[int, str]]]
"""A row's number, and its cells by column: how each opens, with its address and its style."""


def rows(places: Sequence[Row], filled: FilledSheet, sheet: Sheet) -> str:
    """The rows with these cells, and those that only have a height, in order."""
    arrays = _arrays(filled.cells)
    heights = row_heights(sheet, filled)
    with_cells = {row for row, _ in places}
    alone: list[Row] = [(row, ()) for row in heights if row not in with_cells]
    return "".join(
        f'<row r="{row}"{_height(heights.get(row), row in sheet.growing)}>'
        + "".join(opening + _inside(filled, sheet, (row, column), arrays) for column, opening in cells)
        + "</row>"
        for row, cells in sorted((*places, *alone), key=itemgetter(0))
    )


def plain(cells: Mapping[Place, str | float]) -> str:
    """The rows of a sheet without styles."""
    by_row: dict[int, list[tuple[int, str | float]]] = {}
    for (row, column), value in sorted(cells.items()):
        by_row.setdefault(row, []).append((column, value))
    return "".join(
        f'<row r="{row}">'
        + "".join(f'<c r="{address(column, row)}"{_constant(value)}' for column, value in held)
        + "</row>"
        for row, held in by_row.items()
    )


def _height(height: float | None, grows: bool) -> str:
    """A height of its own; without the mark of one a program changes it as somebody writes."""
    if height is None:
        return ""
    return f' ht="{height:g}"' if grows else f' ht="{height:g}" customHeight="1"'


def _inside(filled: FilledSheet, sheet: Sheet, place: Place, arrays: Mapping[Place, str]) -> str:
    """What follows the opening of a cell: its type, what it holds, its end."""
    cell = filled.cells.get(place)
    if cell is None:  # a respondent's answer, or within a merged area
        return _constant(filled.answers.get(place, ""))
    if cell.kind is CellKind.TEXT:
        if not isinstance(cell.content, str):
            return _constant(cell.content)
        text, hint = whole_words(cell, sheet)
        return _two_lines(cell, text, hint) if hint else _constant(text)
    held = filled.at(*place)
    if cell.kind is CellKind.INPUT:
        return _constant(held)
    formula = _formula(cell, arrays)
    if isinstance(held, str):
        return f' t="str">{formula}<v>{escape(held)}</v></c>'
    return f">{formula}<v>{_number(held)}</v></c>"


def _constant(held: str | float) -> str:
    if isinstance(held, str):
        return f' t="inlineStr"><is>{text_of(held)}</is></c>' if held else "/>"
    return f"><v>{_number(held)}</v></c>"


def _number(number: float) -> str:
    return repr(number).removesuffix(".0")


@functools.lru_cache(maxsize=4096)
def text_of(text: str) -> str:
    """A text as people see it: a sign that steers is shown."""
    keeps = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
    return f"<t{keeps}>{escape(visible(text))}</t>"


def _two_lines(cell: Cell, text: str, hint: str) -> str:
    """A text, and its smaller hint on a line of its own."""
    style = STYLES[cell.style]
    bold = "<b/>" if style.bold else ""
    runs = (
        (f'{bold}<sz val="{style.size:g}"/><color rgb="00{style.color}"/>', f"{text}\n"),
        (f'<sz val="{HINT_SIZE:g}"/><color rgb="00{HINT_COLOR}"/>', hint),
    )
    told = "".join(f'<r><rPr>{look}<rFont val="{FONT}"/></rPr>{text_of(run)}</r>' for look, run in runs)
    return f' t="inlineStr"><is>{told}</is></c>'


def _formula(cell: Cell, arrays: Mapping[Place, str]) -> str:
    """A formula; one in braces is written in the first of the cells that it fills, and in no other."""
    text = str(cell.content)
    if area := arrays.get((cell.row, cell.column)):
        return f'<f t="array" ref="{area}">{escape(text[2:-1])}</f>'
    return f"<f>{escape(text.removeprefix('='))}</f>" if text else ""


def _arrays(cells: Mapping[Place, Cell]) -> dict[Place, str]:
    """Where a formula that fills the cells below it stands, and its area."""
    areas: dict[Place, str] = {}
    for (row, column), cell in cells.items():
        if cell.kind is CellKind.FORMULA and str(cell.content).startswith("{"):
            last = row
            while (below := cells.get((last + 1, column))) and below.is_filled_from_above:
                last += 1
            areas[row, column] = f"{cell.address}:{address(column, last)}"
    return areas
