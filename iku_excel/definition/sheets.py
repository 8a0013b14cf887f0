"""The cells of a definition's workbook: where each table and each of its columns stands, found by code."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from .. import xlsx
from ..core import numbers
from ..core.findings import Finding, Place, errors
from ..texts import definition as sentences
from ..texts import definition_book as words
from .columns import LISTS, Column, Shape, Table
from .nearest import suggestion
from .rows import Row, Source
from .tables import TABLES

# A code is `table.key`. In a card codes run down the first column and the value stands two to the right; in a
# table they run along a row, the heads stand below, then the rows.
CARD_VALUE = 3
BELOW_CODES = 2
LAST_CODE_ROW = 12

CODES: Mapping[str, tuple[Table, Column]] = {
    f"{table.name}.{column.key}".lstrip("."): (table, column) for table in TABLES for column in table.columns
}
_SPLIT = str.maketrans(";\n", ",,")


@dataclass(frozen=True, slots=True)
class Unreadable:
    """What a cell holds that can be no value: an error, a formula without result, a date for a text."""

    raw: str

    def __str__(self) -> str:
        return self.raw


def rows_of(data: bytes, name: str) -> Source:
    """The rows of a workbook, each value with the cell it stands in; `name` is the file's in the findings."""
    workbook, findings = xlsx.read(data, name)
    if workbook is None:
        return Source(name, (), findings)
    rows: list[Row] = []
    found = list(errors(findings))
    where: dict[str, Place] = {}
    for sheet in workbook.sheets:
        cards = _card_rows(sheet, name)
        tables, faults = _table_rows(sheet, name, where)
        where.update({row.table: row.place for row in cards})
        rows += [*cards, *tables]
        found += faults
    order = {table.name: position for position, table in enumerate(TABLES)}
    rows.sort(key=lambda row: order[row.table])
    return Source(name, tuple(rows), tuple(found), where)


def in_its_words(findings: Iterable[Finding], source: Source) -> tuple[Finding, ...]:
    """The findings with the heads that stand in the workbook, where they name keys and tables."""
    heads = {
        place: words.HEADS[f"{row.table}.{key}".lstrip(".")].head
        for row in source.rows
        for key, place in row.places.items()
    }
    heads |= {Place(source.name, table): sheet.name for table, sheet in words.SHEETS.items()}
    return tuple(
        replace(finding, values={**finding.values, "kolom": heads[finding.place]})
        if isinstance(finding.values.get("kolom"), str) and finding.place in heads
        else finding
        for finding in findings
    )


def _card_rows(sheet: xlsx.Sheet, name: str) -> list[Row]:
    """The only row of each table whose codes run down this sheet's first column."""
    values: dict[str, dict[str, object]] = defaultdict(dict)
    places: dict[str, dict[str, Place]] = defaultdict(dict)
    for row, column in sorted(sheet.cells):
        code = sheet.cells[row, column].raw.strip() if column == 1 else ""
        if code not in CODES or CODES[code][0].many:
            continue
        table, known = CODES[code]
        place = Place(name, sheet.name, xlsx.address(row, CARD_VALUE))
        places[table.name].setdefault(known.key, place)
        _add(values[table.name], known, sheet.cells.get((row, CARD_VALUE)))
    return [Row(table, values[table], next(iter(there.values())), there) for table, there in places.items()]


def _table_rows(sheet: xlsx.Sheet, name: str, where: dict[str, Place]) -> tuple[list[Row], list[Finding]]:
    """The rows of each table whose codes run along a row of this sheet; `where` learns of the tables."""
    codes: dict[tuple[int, str], dict[int, Column]] = defaultdict(dict)
    filled = {spot for spot, cell in sheet.cells.items() if cell.kind != "empty" or cell.formula is not None}
    for (row, column), cell in sorted(sheet.cells.items()):
        code = cell.raw.strip()
        if row <= LAST_CODE_ROW and code in CODES and CODES[code][0].many:
            codes[row, CODES[code][0].name][column] = CODES[code][1]
    rows: list[Row] = []
    faults: list[Finding] = []
    for (code_row, table), columns in codes.items():
        where.setdefault(table, Place(name, sheet.name))
        faults += _unread(sheet, name, code_row, columns, table)
        first = code_row + BELOW_CODES
        tall = [area for area in sheet.merges if area.top >= first and area.bottom > area.top]
        for row in sorted({row for row, column in filled if row >= first and column in columns}):
            own, places = _values(sheet, name, row, columns)
            if not any(map(_says_something, own.values())):
                continue
            values, places = _values(sheet, name, row, columns, tall) if tall else (own, places)
            if any(map(_says_something, values.values())):
                rows.append(Row(table, values, Place(name, sheet.name, f"{row}:{row}"), places))
    return rows, faults


def _values(
    sheet: xlsx.Sheet, name: str, row: int, columns: Mapping[int, Column], tall: Sequence[xlsx.Range] = ()
) -> tuple[dict[str, object], dict[str, Place]]:
    """A row's values; a merged cell says the same for every row that it covers."""
    values: dict[str, object] = {}
    places: dict[str, Place] = {}
    for column, known in columns.items():
        places.setdefault(known.key, Place(name, sheet.name, xlsx.address(row, column)))
        over = next((area.top for area in tall if area.left == column and area.holds(row, column)), row)
        _add(values, known, sheet.cells.get((over, column)))
    return values, places


def _says_something(value: object) -> bool:
    return any(item != "" for item in value) if isinstance(value, list) else value != ""


def _unread(
    sheet: xlsx.Sheet, name: str, code_row: int, columns: Mapping[int, Column], table: str
) -> Iterator[Finding]:
    """Columns of a table that hold something and have no code that is known."""
    filled = {
        column
        for (row, column), cell in sheet.cells.items()
        if row >= code_row + BELOW_CODES and cell.raw.strip() and column not in columns
    }
    for column in sorted(filled):
        code = sheet.cells.get((code_row, column))
        if code is not None and code.raw.strip() == words.NOT_READ:
            continue
        head = sheet.cells.get((code_row + 1, column))
        read = code.raw.strip() if code else ""
        place = Place(name, sheet.name, xlsx.address(code_row, column))
        if read:
            mine = [key for key in CODES if key.startswith(f"{table}.")]
            yield Finding(
                "E604",
                place,
                {
                    "bagian": sentences.COLUMN_CODE,
                    "terbaca": read,
                    "saran": suggestion(read, mine),
                    "kolom": read,
                },
            )
        else:
            yield Finding(
                "W647", place, {"kolom": head.raw.strip() if head else xlsx.address(code_row, column)}
            )


def _add(values: dict[str, object], column: Column, cell: xlsx.Cell | None) -> None:
    """Puts a cell's value under its key; a list grows, and only triwulan keep their blanks."""
    raw = None if cell is None else _raw(cell, column)
    if isinstance(raw, str) and not raw.strip():
        raw = None
    if column.shape not in LISTS:
        if raw is not None:
            values[column.key] = raw
        return
    items = values.setdefault(column.key, [])
    assert isinstance(items, list)
    if column.shape is Shape.QUARTERS:
        items.append("" if raw is None else raw)
    elif raw is not None and column.shape is Shape.CODES and isinstance(raw, str):
        items += [part.strip() for part in raw.translate(_SPLIT).split(",") if part.strip()]
    elif raw is not None:
        items.append(raw)


def _raw(cell: xlsx.Cell, column: Column) -> object:
    """What a cell says to the reader of its column."""
    if column.key in ("rumus", "rumus_cetak", "rumus_efisiensi"):
        return (
            (cell.formula if cell.formula and len(cell.formula) > 1 else cell.raw).strip().removeprefix("=")
        )
    if cell.kind in ("error", "picture", "damaged") or (cell.kind == "empty" and cell.formula):
        return Unreadable(cell.raw or cell.formula or "")
    if cell.kind == "date":
        return _date(cell, column)
    if column.shape is Shape.FLAG:
        return {"1": True, "0": False, "true": True, "false": False, words.YES: True, words.NO: False}.get(
            cell.raw.strip().casefold(), cell.raw
        )
    if cell.kind == "number" and cell.number is not None:
        return _number(cell, cell.number, column)
    if cell.kind == "text" and column.shape in (Shape.NUMBER, Shape.QUARTERS, Shape.EITHER):
        reading = numbers.read(cell.raw)
        if reading.value is not None:
            value = reading.value * (100 if reading.percent else 1)
            return _whole(float(value))
    return cell.raw


def _number(cell: xlsx.Cell, number: float, column: Column) -> object:
    value = _whole(float(Decimal(repr(number)) * 100) if cell.percent else number)
    if column.shape in (Shape.NUMBER, Shape.QUARTERS, Shape.EITHER):
        return value
    # A code, a year or a telephone number that was typed as a number; longer ones have lost digits.
    return str(value) if isinstance(value, int) and abs(value) < 10**15 else Unreadable(cell.raw)


def _date(cell: xlsx.Cell, column: Column) -> object:
    if column.shape is Shape.DAY and len(cell.iso) >= 10:
        return date.fromisoformat(cell.iso[:10])
    return Unreadable(cell.iso or cell.raw)


def _whole(value: float) -> float | int:
    return int(value) if value.is_integer() and abs(value) < 10**15 else value
