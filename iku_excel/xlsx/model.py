"""What a workbook holds once it is read: sheets of cells, and what surrounds them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from .addresses import Range

Kind = Literal["number", "text", "boolean", "error", "date", "picture", "empty", "damaged"]
"""`picture`: a picture stands in the cell itself. `empty`: a formula without a stored result. `damaged`:
something stands there nobody can read (E112)."""


class Style(NamedTuple):
    """What the format of a cell says about its content; `unseen`: struck out, or of its ground's colour."""

    format: str = "General"
    percent: bool = False
    date: bool = False
    locked: bool = True
    unseen: bool = False


class Cell(NamedTuple):
    """One cell that holds something; equal cells may be one object, so a cell does not know its address.

    `raw` is the text of the file (rich text joined, `_x000D_` undone); `number` is finite, and None unless it
    is a number or a date; `formula` begins with "=" (a lone "=" where the file does not repeat it); `iso` is
    the date or time of a date, "" when it is outside the calendar.
    """

    kind: Kind
    raw: str
    number: float | None = None
    formula: str | None = None
    percent: bool = False
    iso: str = ""
    style: int = 0


class Validation(NamedTuple):
    """One rule of entry, formulas without "="; operator and second formula are "" where they mean nothing."""

    type: str
    operator: str
    formula1: str
    formula2: str
    ranges: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One worksheet; cells, links and notes by (row, column), 1-based.

    `hidden_rows` are those with something in them, `hidden_columns` pairs of first and last. The calendar of
    the file counts by `days_late` less than that of 1900.
    """

    name: str
    state: Literal["visible", "hidden", "veryHidden"]
    cells: Mapping[tuple[int, int], Cell]
    merges: tuple[Range, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: tuple[tuple[int, int], ...] = ()
    validations: tuple[Validation, ...] = ()
    protected: bool = False
    hyperlinks: Mapping[tuple[int, int], str] = field(default_factory=dict)
    notes: Mapping[tuple[int, int], str] = field(default_factory=dict)
    auto_filter: Range | None = None
    styles: tuple[Style, ...] = ()
    days_late: int = 0
    conditional: tuple[tuple[tuple[Range, ...], str], ...] = ()

    def formats_at(self, row: int, column: int) -> tuple[str, ...]:
        """The number formats that conditions may give a cell."""
        return tuple(
            code for areas, code in self.conditional if any(area.holds(row, column) for area in areas)
        )

    def style_of(self, cell: Cell) -> Style:
        """The style of one of its cells; the plain one where the file brought none."""
        return self.styles[cell.style] if cell.style < len(self.styles) else Style()


@dataclass(frozen=True, slots=True)
class Properties:
    """Who saved the file, when and with what; "" where it does not say."""

    creator: str = ""
    last_modified_by: str = ""
    modified: str = ""
    identifier: str = ""
    application: str = ""
    app_version: str = ""
    custom: Mapping[str, str] = field(default_factory=dict)
    title: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True)
class Workbook:
    """A received workbook: its readable sheets in their order, and its names.

    A name that belongs to one sheet is keyed "sheet!name"; foreign and broken names are left out.
    """

    sheets: tuple[Sheet, ...]
    defined_names: Mapping[str, str]
    properties: Properties
    styles: tuple[Style, ...]
    date1904: bool
    structure_locked: bool
    external_links: bool

    def sheet(self, name: str) -> Sheet | None:
        """The sheet of that name, compared as Excel does, without case."""
        folded = name.casefold()
        return next((sheet for sheet in self.sheets if sheet.name.casefold() == folded), None)

    def style_of(self, cell: Cell) -> Style:
        """The format of a cell; the plain one where the file brought no styles."""
        return self.styles[cell.style] if cell.style < len(self.styles) else Style()
