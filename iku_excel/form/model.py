"""The whole form as data: sheets of cells, with what may be typed where."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from ..core.identity import Token
from ..core.model import Definition
from ..core.model.recovered import Key
from ..core.periods import Period
from ..xlsx.addresses import letters

CODE_ROW = 1
CODE_COLUMN = 1
IDENTITY_ROW_CODE = "ID"

Choices = tuple[str | int, ...]
Held = str | float
"""What a cell holds; an empty text where it is blank."""


class Cells(Protocol):
    """A sheet of a filled form, as its formulas see it."""

    def at(self, row: int, column: int) -> Held:
        """What a cell holds or, where it holds a formula, what that gives."""

    def down(self, column: int) -> Mapping[int, Held]:
        """What respondents answered in a column, by row."""

    def across(self, row: int) -> Mapping[int, Held]:
        """What a respondent answered in a row, by column."""

    def on(self, title: str) -> Cells:
        """Another sheet of the same form."""


Value = Callable[[Cells, int], Held]
"""What a formula gives in a row of a filled sheet: the same as Excel, in Python."""


class CellKind(StrEnum):
    """What a cell of the form holds."""

    TEXT = "text"
    FORMULA = "formula"
    INPUT = "input"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: `hint` is a smaller second line, `link` a place in the workbook; `to_*` end a merge.

    An input knows the codes of its row and column; `content` is then what it is issued with. A formula knows
    what it gives; one in braces also fills the cells below it whose `content` is empty.
    """

    row: int
    column: int
    kind: CellKind
    content: str | int | float
    style: str
    hint: str = ""
    number_format: str = ""
    link: str = ""
    to_row: int = 0
    to_column: int = 0
    row_code: str = ""
    column_code: str = ""
    value: Value | None = field(default=None, compare=False, repr=False)

    @property
    def address(self) -> str:
        """Its A1 address."""
        return address(self.column, self.row)

    @property
    def is_filled_from_above(self) -> bool:
        """Whether a formula in braces gives what it holds, and none stands in itself."""
        return self.kind is CellKind.FORMULA and not self.content

    @property
    def area(self) -> str:
        """Its A1 address, or the range it is merged over."""
        if not (self.to_row or self.to_column):
            return self.address
        return f"{self.address}:{address(self.to_column or self.column, self.to_row or self.row)}"

    @property
    def text(self) -> str:
        """What a person reads in it, the hint on a line of its own."""
        return f"{self.content}\n{self.hint}" if self.hint else str(self.content)


@dataclass(frozen=True, slots=True)
class Validation:
    """What Excel lets a person type (list, whole, date or custom); formulas are relative to the first cell.

    What is not `strict` may be typed all the same: with an error's text Excel asks first, else it is silent.
    """

    kind: str
    areas: tuple[str, ...]
    formula: str
    upper: str = ""
    prompt_title: str = ""
    prompt: str = ""
    error_title: str = ""
    error: str = ""
    strict: bool = True


@dataclass(frozen=True, slots=True)
class Highlight:
    """A style that cells take on while a formula, relative to the first of them, is true."""

    area: str
    formula: str
    style: str


@dataclass(frozen=True, slots=True)
class Block:
    """The rows of a survey: which columns are open for answers, from row to row, and how they look."""

    first_row: int
    last_row: int
    columns: Mapping[int, str]
    codes: Mapping[int, str]


class Mark(StrEnum):
    """How an input of an annotated copy stands out: to be mended, to be looked at, or by its note alone."""

    BAD = "bad"
    LOOK = "look"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """What an annotated copy says at one input; `code` is empty where it is only the sender's own note."""

    key: Key
    note: str
    mark: Mark = Mark.BAD
    code: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of the form; `unit` is empty for the guide. Widths in characters, heights in points.

    Heights are the least: rows whose text needs more are made higher when the sheet is painted; rows without
    a height of their own take `row_height`, or what the program gives where that is 0.
    `identity` gives the column code of each field of the identity row, `printed` the area that prints: on one
    page where that is large enough to read, else pages begin at some of `begins`, under the row `repeated`.
    `growing` are the rows that become higher as somebody writes into them.
    """

    unit: str
    title: str
    cells: tuple[Cell, ...]
    widths: tuple[float, ...]
    heights: Mapping[int, float]
    frozen: str
    validations: tuple[Validation, ...] = ()
    highlights: tuple[Highlight, ...] = ()
    block: Block | None = None
    identity: Mapping[str, str] = field(default_factory=dict)
    short_code: str = ""
    last_row: int = 0
    printed: str = ""
    row_height: float = 0
    begins: tuple[int, ...] = ()
    repeated: int = 0
    growing: frozenset[int] = frozenset()

    def inputs(self) -> tuple[Cell, ...]:
        """The cells that a person fills, one by one; a survey's rows are its block."""
        return tuple(cell for cell in self.cells if cell.kind is CellKind.INPUT)


@dataclass(frozen=True, slots=True)
class Form:
    """All sheets of a form, with the definition they ask for and the token that says whose form it is.

    `lists` are the choices of the drop-downs, one column each on the hidden sheet; `remarks` are those of an
    annotated copy.
    """

    definition: Definition
    period: Period | None
    token: Token
    sheets: tuple[Sheet, ...]
    lists: tuple[Choices, ...]
    remarks: tuple[Remark, ...] = ()

    def sheet(self, unit: str) -> Sheet | None:
        """The input sheet of a unit, or None where this form does not hold it."""
        return next((sheet for sheet in self.sheets if sheet.unit == unit), None)


def address(column: int, row: int) -> str:
    """The A1 address of a cell."""
    return f"{letters(column)}{row}"


def absolute(column: int, row: int) -> str:
    """The A1 address that stays when a formula is copied."""
    return f"${letters(column)}${row}"


def quoted(text: str) -> str:
    """A text as an Excel string."""
    return '"' + text.replace('"', '""') + '"'


def sheet_reference(title: str) -> str:
    """A sheet's name as formulas write it."""
    return "'" + title.replace("'", "''") + "'!"
