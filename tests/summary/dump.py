"""A workbook as text that a person can review: every cell, its look, merges, charts and the print set-up."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from iku_excel.styles import Style
from iku_excel.styles import summary as look

CODE = re.compile(r"\w{4}-\w{4}-\w{4}", re.ASCII)
PAPERS = {14: "F4", 9: "A4"}
SIDES = ("left", "right", "top", "bottom")


def sheets(path: Path) -> dict[str, str]:
    """The text of each sheet that people see."""
    live, stored = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
    charts = list(_charts(path))
    return {
        sheet.title: "\n".join(_sheet(sheet, stored[sheet.title], charts)) + "\n"
        for sheet in live
        if sheet.sheet_state == "visible"
    }


def _sheet(sheet: Worksheet, stored: Worksheet, charts: list[tuple[str, list[str]]]) -> Iterator[str]:
    setup, margins = sheet.page_setup, sheet.page_margins
    yield f"sheet {sheet.title}: {sheet.dimensions}, frozen at {sheet.freeze_panes or 'nothing'}"
    fit = sheet.sheet_properties.pageSetUpPr
    scale = f"{setup.fitToWidth} wide" if fit and fit.fitToPage else f"{setup.scale or 100} %"
    yield (
        f"print: {PAPERS[setup.paperSize]} {setup.orientation}, {scale}, area {sheet.print_area}, "
        f"rows {sheet.print_title_rows}, breaks after {[b.id for b in sheet.row_breaks.brk]}, margins "
        f"{margins.left} {margins.right} {margins.top} {margins.bottom}"
    )
    footer = sheet.oddFooter
    # The code changes with every figure: here it only counts that there is one.
    middle = CODE.sub("····-····-····", footer.center.text)
    yield f"footer: {footer.left.text} | {middle} | {footer.right.text}"
    if sheet.auto_filter.ref:
        yield f"filter: {sheet.auto_filter.ref}"
    for letter, column in sheet.column_dimensions.items():
        said = [f"{column.width:.2f}"] + ["hidden"] * column.hidden
        said += [f"level {column.outlineLevel}"] if column.outlineLevel else []
        last = get_column_letter(column.max)
        yield f"column {letter}{f'–{last}' if last != letter else ''}: {' '.join(said)}"
    yield f"merged: {' '.join(sorted(map(str, sheet.merged_cells.ranges), key=_natural)) or 'nothing'}"
    for area in sheet.conditional_formatting:
        for rule in area.rules:
            yield f"condition {area.sqref}: {rule.type} {rule.operator} {' '.join(rule.formula)}"
    for name, lines in charts:
        if name == sheet.title:
            yield from lines
    for row in sheet.iter_rows():
        height = sheet.row_dimensions[row[0].row].height
        yield f"row {row[0].row}" + (f", {height:g} pt" if height else "")
        for cell in row:
            if cell.value is not None:
                yield f"  {_cell(cell, stored[cell.coordinate].value)}"


def _cell(cell: Cell, value: object) -> str:
    said = [cell.coordinate, repr(value)]
    if cell.data_type == "f":
        said.append(str(cell.value))
    if cell.number_format != "General":
        said.append(f"[{cell.number_format}]")
    said.append(f"<{_style(cell)}>")
    if cell.hyperlink:
        said.append(f"→ {cell.hyperlink.target or ''}{'#' if cell.hyperlink.location else ''}")
        said[-1] += cell.hyperlink.location or ""
    return "  ".join(said)


def _style(cell: Cell) -> str:
    """The names of the house styles that look so, else what it looks like."""
    essentials = _essentials(cell)
    return " = ".join(NAMED.get(essentials, [])) or " ".join(map(str, essentials))


def _essentials(cell: Cell) -> tuple[Any, ...]:
    font, fill, alignment = cell.font, cell.fill, cell.alignment
    return (
        font.name,
        float(font.sz),
        bool(font.b),
        bool(font.i),
        bool(font.u),
        font.color.rgb[-6:] if font.color else "000000",
        fill.fgColor.rgb[-6:] if fill.fill_type == "solid" else "",
        alignment.horizontal or "left",
        alignment.vertical or "bottom",
        bool(alignment.wrap_text),
        int(alignment.indent),
        *(getattr(cell.border, side).style or "" for side in SIDES),
    )


def _essentials_of(style: Style) -> tuple[Any, ...]:
    edges = (getattr(style, side) for side in SIDES)
    return (
        "Arial",
        float(style.size),
        style.bold,
        style.italic,
        style.underline,
        style.color,
        style.ground,
        style.horizontal,
        style.vertical,
        style.wrap,
        style.indent,
        *(edge.line if edge else "" for edge in edges),
    )


def _named() -> dict[tuple[Any, ...], list[str]]:
    named: dict[tuple[Any, ...], list[str]] = {}
    for name, style in vars(look).items():
        if isinstance(style, Style) and name.isupper():
            names = named.setdefault(_essentials_of(style), [])
            names += [name] if name.lower() not in {field.name for field in fields(Style)} else []
    return named


def _charts(path: Path) -> Iterator[tuple[str, list[str]]]:
    """The sheet of each chart, its title and the cells of its series."""
    with zipfile.ZipFile(path) as archive:
        parts = [part for part in archive.namelist() if re.fullmatch(r"xl/charts/chart\d+\.xml", part)]
        for part in sorted(parts, key=_natural):
            xml = archive.read(part).decode()
            title = "".join(re.findall(r"<a:t>([^<]*)</a:t>", xml)[:1])
            sources = re.findall(r"<c:f>([^<]*)</c:f>", xml)
            kinds = re.findall(r"<c:(bar|line|pie|radar)Chart>", xml)
            sheet = sources[0].split("!")[0].strip("'")
            yield sheet, [f"chart {'+'.join(kinds)}: {title}", *(f"  of {source}" for source in sources)]


def _natural(text: str) -> list[object]:
    return [(0, int(piece)) if piece.isdigit() else (1, piece) for piece in re.split(r"(\d+)", text) if piece]


NAMED = _named()
