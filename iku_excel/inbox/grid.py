"""A received sheet with the codes of its rows and columns, however much of its form is left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from .. import xlsx
from ..core.model.recovered import Trace
from ..form import IDENTITY_ROW_CODE
from .layout import Layout, tidy
from .matching import FEWEST_CODES, Corner, column_codes, match, row_codes
from .report import Report


@dataclass(frozen=True, slots=True)
class Grid:
    """A received sheet with the codes of its rows and columns, and how each row was recognised."""

    sheet: xlsx.Sheet
    layout: Layout
    rows: Mapping[int, str]
    columns: Mapping[int, str]
    traces: Mapping[int, Trace]


def grid_of(sheet: xlsx.Sheet, corner: Corner | None, layout: Layout) -> Grid:
    """The codes of a sheet beside its layout; without a corner by its heads and questions alone."""
    if corner:
        layout = layout.of_codes(column_codes(sheet, corner))
    columns = _columns(sheet, corner, layout)
    if layout.block:
        return Grid(sheet, layout, *_respondents(sheet, corner, layout, columns))
    rows, traces = _rows(sheet, corner, layout)
    return Grid(sheet, layout, rows, columns, traces)


def _columns(sheet: xlsx.Sheet, corner: Corner | None, layout: Layout) -> dict[int, str]:
    """Columns by the code row, or where there is none by the heads of the table."""
    if corner:
        return {places[0]: code for code, places in column_codes(sheet, corner).items()}
    codes = {column: code for code, column in layout.columns.items()}
    heads = {
        tidy(cell.text): codes[cell.column]
        for cell in layout.sheet.cells
        if cell.style.startswith("head") and cell.content and cell.column in codes
    }
    by_row: dict[int, dict[int, str]] = {}
    for (row, column), cell in sheet.cells.items():
        if cell.kind == "text" and tidy(cell.raw) in heads:
            by_row.setdefault(row, {})[column] = heads[tidy(cell.raw)]
    best = max(by_row.values(), key=len, default={})
    return best if len(best) >= FEWEST_CODES else {}


def _rows(
    sheet: xlsx.Sheet, corner: Corner | None, layout: Layout
) -> tuple[dict[int, str], dict[int, Trace]]:
    """Rows by their codes, or by the text of their question; where the two disagree, by neither."""
    questions = _questions(layout)
    said: dict[int, str] = {}
    for (row, _), cell in sheet.cells.items():
        if cell.kind == "text" and tidy(cell.raw) in questions:
            said.setdefault(row, questions[tidy(cell.raw)])
    coded = {
        row: code for code, places in (row_codes(sheet, corner) if corner else {}).items() for row in places
    }
    rows = {row: code for row, code in coded.items() if said.get(row, code) == code}
    doubled = {code for code, count in Counter(rows.values()).items() if count > 1}
    rows = {row: code for row, code in rows.items() if code not in doubled or said.get(row) == code}
    traces = dict.fromkeys(rows, Trace.CODE)
    known = Counter(rows.values())
    alone = Counter(code for row, code in said.items() if row not in rows)
    for row, code in said.items():
        if row not in coded and not known[code] and alone[code] == 1:
            rows[row], traces[row] = code, Trace.LABEL
    if IDENTITY_ROW_CODE not in rows.values() and (row := _identity_row(sheet, layout)):
        rows[row], traces[row] = IDENTITY_ROW_CODE, Trace.LABEL
    return rows, traces


def _questions(layout: Layout) -> dict[str, str]:
    """The code of each question's row by its text, with and without what it covers."""
    codes = {row: code for code, row in layout.rows.items()}
    found: dict[str, str] = {}
    for cell in layout.sheet.cells:
        if cell.style in ("question", "narrative_title") and cell.row in codes:
            for words in (cell.text, str(cell.content)):
                # Two questions of one text are told apart by their codes alone.
                found[tidy(words)] = (
                    "" if found.get(tidy(words), codes[cell.row]) != codes[cell.row] else codes[cell.row]
                )
    return {words: code for words, code in found.items() if code}


def _identity_row(sheet: xlsx.Sheet, layout: Layout) -> int:
    labels = {tidy(cell.text) for cell in layout.sheet.cells if cell.style == "identity_label"}
    rows = Counter(
        row for (row, _), cell in sheet.cells.items() if cell.kind == "text" and tidy(cell.raw) in labels
    )
    row, count = max(rows.items(), key=lambda item: item[1], default=(0, 0))
    return row + 1 if count >= FEWEST_CODES else 0


def _respondents(
    sheet: xlsx.Sheet, corner: Corner | None, layout: Layout, columns: dict[int, str]
) -> tuple[dict[int, str], dict[int, str], dict[int, Trace]]:
    """A survey's rows: a number from 1 for each respondent, counted from the head of the table."""
    rows: dict[int, str] = {}
    if corner:
        matched = match(sheet, corner, layout, Report(""))
        first, last = matched.first_respondent, matched.last_respondent
        rows = {row: code for code, places in row_codes(sheet, corner).items() for row in places[:1]}
    else:
        scores = [
            row for (row, column), cell in sheet.cells.items() if column in columns and cell.kind == "number"
        ]
        first, last = min(scores, default=1), max(scores, default=0)
        if row := _identity_row(sheet, layout):
            rows[row] = IDENTITY_ROW_CODE
    for row, column in sheet.cells:
        if first <= row <= last and column in columns:
            rows[row] = str(row - first + 1)
    return rows, columns, dict.fromkeys(rows, Trace.CODE)
