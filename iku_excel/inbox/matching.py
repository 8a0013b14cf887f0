"""Where the rows and columns of an input sheet stand now, found by their codes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .. import xlsx
from ..form import CODE_COLUMN, CODE_ROW, Cell, CellKind
from .layout import Codes, Layout, tidy
from .report import Report, Spot

# So many codes in one row are the code row, whatever else a sheet says.
FEWEST_CODES = 3


@dataclass(frozen=True, slots=True)
class Corner:
    """The code row and the code column of a received sheet."""

    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Match:
    """A received sheet beside its layout: where each form row and column stands now.

    `moved` says whether some of them stand apart from the others.
    """

    layout: Layout
    sheet: xlsx.Sheet
    corner: Corner
    rows: Mapping[int, int]
    columns: Mapping[int, int]
    moved: bool

    def spot(self, cell: Cell) -> Spot:
        """Where a cell of the form stands now."""
        return self.rows[cell.row], self.columns[cell.column]

    def at(self, cell: Cell) -> xlsx.Cell | None:
        """What a cell of the form holds now."""
        return self.sheet.cells.get(self.spot(cell))

    def area(self, cell: Cell) -> xlsx.Range:
        """The cells that a form cell is merged over, where they stand now."""
        row, column = self.spot(cell)
        bottom = self.rows[cell.to_row] if cell.to_row else row
        right = self.columns[cell.to_column] if cell.to_column else column
        return xlsx.Range(row, column, bottom, right)

    @property
    def first_respondent(self) -> int:
        """The row below the head of a survey."""
        block = self.layout.block
        assert block
        return self.rows[block.first_row - 1] + 1

    @property
    def last_respondent(self) -> int:
        """The last row that was issued open for a respondent."""
        block = self.layout.block
        assert block
        return self.first_respondent + block.last_row - block.first_row


def find_corner(sheet: xlsx.Sheet, codes: Codes) -> Corner | None:
    """The row with the most column codes and the column of the row codes; None where there are too few."""
    in_rows: dict[int, dict[str, int]] = {}
    in_columns: Counter[int] = Counter()
    for (row, column), cell in sheet.cells.items():
        if cell.kind != "text":
            continue
        text = cell.raw.strip()
        if text in codes.columns:
            in_rows.setdefault(row, {}).setdefault(text, column)
        if text in codes.rows:
            in_columns[column] += 1
    if not in_rows:
        return None
    row = max(sorted(in_rows), key=lambda number: len(in_rows[number]))
    found = in_rows[row]
    if len(found) < FEWEST_CODES:
        return None
    columns = [found[code] for code in found if code in codes.firsts]
    columns = columns or sorted(in_columns, key=lambda number: (-in_columns[number], number))
    return Corner(row, columns[0]) if columns else None


def row_codes(sheet: xlsx.Sheet, corner: Corner) -> dict[str, list[int]]:
    """The texts of the code column, each with its rows."""
    found: dict[str, list[int]] = {}
    for (row, column), cell in sheet.cells.items():
        if column == corner.column and row != corner.row and cell.kind == "text" and cell.raw.strip():
            found.setdefault(cell.raw.strip(), []).append(row)
    return {code: sorted(rows) for code, rows in found.items()}


def column_codes(sheet: xlsx.Sheet, corner: Corner) -> dict[str, list[int]]:
    """The texts of the code row, each with its columns."""
    found: dict[str, list[int]] = {}
    for (row, column), cell in sheet.cells.items():
        if row == corner.row and cell.kind == "text" and cell.raw.strip():
            found.setdefault(cell.raw.strip(), []).append(column)
    return {code: sorted(columns) for code, columns in found.items()}


def match(sheet: xlsx.Sheet, corner: Corner, layout: Layout, report: Report) -> Match:
    """The received sheet beside its layout; codes that are missing, changed or doubled refuse the sheet."""
    found_rows, found_columns = row_codes(sheet, corner), column_codes(sheet, corner)
    layout = layout.of_codes(found_columns)
    rows = {form_row: found_rows[code][0] for code, form_row in layout.rows.items() if code in found_rows}
    columns = {
        form_column: found_columns[code][0]
        for code, form_column in layout.columns.items()
        if code in found_columns
    }
    rows[CODE_ROW] = corner.row
    columns[CODE_COLUMN] = corner.column
    _find_doubles(layout.rows, found_rows, report)
    _find_doubles(layout.columns, found_columns, report)
    moved = len(_shifts(rows)) > 1 or len(_shifts(columns)) > 1
    all_columns = _spread(columns, range(1, len(layout.sheet.widths) + 1))
    labels = _labels(layout)
    texts = {spot: tidy(cell.raw) for spot, cell in sheet.cells.items() if cell.kind == "text"}
    if layout.block:
        head = layout.block.first_row - 1
        rows[head] = _head_row(labels[head], _spread(rows, [head])[head], texts, all_columns)
    all_rows = _fit_rows(rows, layout, labels, texts, all_columns)
    result = Match(layout, sheet, corner, all_rows, all_columns, moved)
    _find_missing(result, found_rows, found_columns, report)
    if moved and not report.refused:
        report.find("N216", lembar=sheet.name)
    return result


def _find_doubles(codes: Iterable[str], found: Mapping[str, list[int]], report: Report) -> None:
    for code in codes:
        places = found.get(code, [])
        if len(places) > 1:
            report.refuse("E207", x=code, a=places[0], b=places[1])


def _find_missing(
    match: Match, rows: Mapping[str, list[int]], columns: Mapping[str, list[int]], report: Report
) -> None:
    layout = match.layout
    asked_columns = {code for _, code in layout.inputs} | set(
        layout.block.codes.values() if layout.block else ()
    )
    places = [
        (code, (match.rows[row], match.corner.column))
        for code, row in layout.rows.items()
        if code not in rows
    ]
    places += [
        (code, (match.corner.row, match.columns[column]))
        for code, column in layout.columns.items()
        if code not in columns and code in asked_columns
    ]
    gone = []
    for code, spot in places:
        now = match.sheet.cells.get(spot)
        if now is None or now.raw.strip() in (*layout.rows, *layout.columns):
            gone.append(code)
        else:
            cell = xlsx.address(*spot)
            report.refuse("E202", cell, raw=now.raw, sel=cell, baru=now.raw, lama=code)
    if gone:
        report.refuse("E201", lembar=match.sheet.name, x=", ".join(gone))


def _shifts(places: Mapping[int, int]) -> set[int]:
    return {now - before for before, now in places.items()}


def _spread(known: Mapping[int, int], wanted: Iterable[int]) -> dict[int, int]:
    """Every place wanted: those without a code as far from the one before as they were."""
    anchors = sorted(known)
    spread = {}
    for place in wanted:
        before = max((anchor for anchor in anchors if anchor <= place), default=anchors[0])
        spread[place] = max(known[before] + place - before, 1)
    return spread


def _labels(layout: Layout) -> dict[int, dict[int, str]]:
    """The locked texts of the form, by row and column."""
    labels: dict[int, dict[int, str]] = {}
    for cell in layout.sheet.cells:
        if cell.kind is CellKind.TEXT and cell.content and isinstance(cell.content, str):
            labels.setdefault(cell.row, {})[cell.column] = tidy(cell.text)
    return labels


def _fit_rows(
    anchors: Mapping[int, int],
    layout: Layout,
    labels: Mapping[int, Mapping[int, str]],
    texts: Mapping[Spot, str],
    columns: Mapping[int, int],
) -> dict[int, int]:
    """Every form row: those without a code stand with the coded row before or after, as their labels say."""
    known = sorted(anchors)
    end = layout.block.first_row if layout.block else layout.sheet.last_row + 1
    rows = {}
    last = layout.sheet.last_row
    for row in range(1, last + 1):
        before = max(anchor for anchor in known if anchor <= row)
        stay = anchors[before] + row - before
        after = min((anchor for anchor in known if anchor >= row), default=before)
        other = anchors[after] + row - after
        own = labels.get(row, {}) if row < end else {}
        if stay != other and not _fits(own, stay, texts, columns) and _fits(own, other, texts, columns):
            stay = other
        rows[row] = max(stay, 1)
    return rows


def _fits(own: Mapping[int, str], row: int, texts: Mapping[Spot, str], columns: Mapping[int, int]) -> int:
    return sum(
        texts.get((row, columns[column])) == text for column, text in own.items() if column != CODE_COLUMN
    )


def _head_row(
    own: Mapping[int, str], expected: int, texts: Mapping[Spot, str], columns: Mapping[int, int]
) -> int:
    """The row that holds the heads of a survey's columns; where none does, as far below as it was issued."""
    heads = set(own.values())
    candidates = {expected, *(row for (row, _), text in texts.items() if text in heads)}
    return max(candidates, key=lambda row: (_fits(own, row, texts, columns), -abs(row - expected), -row))
