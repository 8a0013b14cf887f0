"""A CSV or workbook as rows of text that know their place."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from .. import xlsx
from ..core.causes import cause
from ..core.findings import Finding, IkuError, Place
from ..texts.help import SEPARATORS
from ..texts.survey_file import CELL, LINE

LARGEST = 64 * 1024 * 1024
# So many rows may stand above the head: a title, the name of the survey, "sep=;".
ABOVE_HEAD = 10

Row = tuple[int, list[str]]  # the line or row, counted from 1, and its fields
IsHead = Callable[[Sequence[str]], bool]


@dataclass(frozen=True, slots=True)
class Table:
    """The head and the rows under it; `sheet` is empty where the file is a CSV."""

    file: str
    sheet: str
    head: tuple[str, ...]
    rows: tuple[Row, ...]

    def place(self, row: int, column: int | None = None) -> Place:
        """A cell of a workbook; in a CSV the line and the name of the column."""
        if self.sheet:
            return Place(self.file, self.sheet, xlsx.address(row, (column or 0) + 1))
        if column is None:
            return Place(self.file, "", LINE.format(n=row))
        # A comma would make two places of one.
        name = self.head[column].strip().replace(",", "")
        return Place(self.file, "", CELL.format(n=row, column=name))


def open_table(path: Path, is_head: IsHead, separator: str = "") -> Table:
    """The table of a file; by `is_head` its head is known from a title above it, and the separator.

    Raises IkuError: E511, E154 (no file, no permission), E110 (too large), those of the workbook reader,
    E420 (no text, or damaged quotes), E421 (no row is a head), E430 (two separators would do).
    """
    data = _bytes(path)
    if data.startswith(b"PK\x03\x04"):
        return _of_workbook(path.name, data, is_head)
    text = _decoded(path.name, data)
    signs = [SEPARATORS[separator]] if separator else list(SEPARATORS.values())
    beginnings = {sign: _beginning(text, sign) for sign in signs}
    fitting = [sign for sign, rows in beginnings.items() if any(is_head(fields) for _, fields in rows)]
    if len(fitting) > 1:
        fitting = [sign for sign in fitting if _is_even(beginnings[sign], is_head)] or fitting
    if len(fitting) > 1:
        names = [name for name, sign in SEPARATORS.items() if sign in fitting]
        raise IkuError(Finding("E430", Place(path.name), {"daftar": ", ".join(names)}))
    if not fitting:
        raise _no_head(path.name, "", max(beginnings.values(), key=_widest))
    return _under_head(path.name, "", _lines(path.name, text, fitting[0]), is_head)


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise IkuError(Finding("E110", Place(path.name)))
        return path.read_bytes()
    except FileNotFoundError:
        raise IkuError(Finding("E511", Place(path.name), {"x": str(path)})) from None
    except OSError as error:
        raise IkuError(Finding("E154", Place(path.name), {"sebab": cause(error)})) from error


def _decoded(file: str, data: bytes) -> str:
    """UTF-8 with or without its mark, UTF-16 with or without, else cp1252."""
    if not data.strip():
        raise IkuError(Finding("E101", Place(file)))
    sample = data[:2000]
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    elif sample[1::2].count(0) > len(sample) // 4:
        encodings = ("utf-16-le",)
    elif sample[::2].count(0) > len(sample) // 4:
        encodings = ("utf-16-be",)
    else:
        encodings = ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise IkuError(Finding("E420", Place(file)))


def _beginning(text: str, sign: str) -> list[Row]:
    """The first rows, as far as they can be read with this separator."""
    rows: list[Row] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
    try:
        for fields in reader:
            if any(field.strip() for field in fields):
                rows.append((reader.line_num, fields))
            if len(rows) == ABOVE_HEAD:
                break
    except csv.Error:
        return rows
    return rows


def _is_even(rows: list[Row], is_head: IsHead) -> bool:
    """Whether the first row under the head has a field for each of it: a question may hold a comma."""
    head = next(at for at, (_, fields) in enumerate(rows) if is_head(fields))
    return all(len(fields) >= len(rows[head][1]) for _, fields in rows[head + 1 : head + 2])


def _lines(file: str, text: str, sign: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
    before = 0
    try:
        for fields in reader:
            if any(fields):
                yield before + 1, fields
            before = reader.line_num
    except csv.Error as error:
        raise IkuError(Finding("E420", Place(file, "", LINE.format(n=before + 1)))) from error


def _of_workbook(file: str, data: bytes, is_head: IsHead) -> Table:
    """The first visible sheet that has a head."""
    workbook, findings = xlsx.read(data, file)
    if workbook is None:
        raise IkuError(*findings)
    sheets = [sheet for sheet in workbook.sheets if sheet.state == "visible" and sheet.cells]
    for sheet in sheets:
        if any(is_head(fields) for _, fields in _rows_of(sheet)[:ABOVE_HEAD]):
            return _under_head(file, sheet.name, iter(_rows_of(sheet)), is_head)
    raise _no_head(file, sheets[0].name if sheets else "", _rows_of(sheets[0])[:1] if sheets else [])


def _rows_of(sheet: xlsx.Sheet) -> list[Row]:
    width = max(column for _, column in sheet.cells)
    rows: dict[int, list[str]] = {}
    for (row, column), cell in sheet.cells.items():
        if width <= 500:
            rows.setdefault(row, [""] * width)[column - 1] = _text(cell)
    return [(row, rows[row]) for row in sorted(rows) if any(rows[row])]


def _text(cell: xlsx.Cell) -> str:
    if cell.kind == "date":
        return cell.iso or cell.raw
    if cell.kind == "number" and cell.number is not None and cell.number.is_integer():
        return f"{cell.number:.0f}"
    return cell.raw or cell.formula or ""


def _under_head(file: str, sheet: str, rows: Iterator[Row], is_head: IsHead) -> Table:
    for _, fields in rows:
        if is_head(fields):
            head = tuple(fields)
            while head and not head[-1].strip():
                head = head[:-1]
            return Table(file, sheet, head, tuple(rows))
    raise _no_head(file, sheet, [])


def _widest(rows: list[Row]) -> int:
    return max((len(fields) for _, fields in rows), default=0)


def _no_head(file: str, sheet: str, rows: list[Row]) -> IkuError:
    widest = max((fields for _, fields in rows), key=len, default=[])
    return IkuError(Finding("E421", Place(file, sheet), {"daftar": ", ".join(filter(None, widest[:12]))}))
