"""A form with what fills it: what each cell holds, and what each formula gives."""

from __future__ import annotations

from collections.abc import Mapping

from ..core.model.recovered import Key
from ..core.signs import visible
from .model import Cell, CellKind, Form, Held, Sheet

Contents = Mapping[Key, str | float | None]


class Filled:
    """A form whose inputs hold `contents`; the others hold what they came with."""

    def __init__(self, form: Form, contents: Contents) -> None:
        given: dict[str, dict[tuple[str, str], str | float]] = {}
        for (unit, row, column), value in contents.items():
            if value is not None:
                given.setdefault(unit, {})[row, column] = held(value)
        self._sheets = {
            sheet.title: FilledSheet(self, sheet, given.get(sheet.unit, {})) for sheet in form.sheets
        }

    def on(self, title: str) -> FilledSheet:
        """The sheet of this title."""
        return self._sheets[title]


class FilledSheet:
    """One sheet of a filled form; `answers` are those of respondents, by row and column."""

    def __init__(self, book: Filled, sheet: Sheet, given: Mapping[tuple[str, str], str | float]) -> None:
        self._book = book
        self._given = given
        self.cells = {(cell.row, cell.column): cell for cell in sheet.cells}
        self.answers = _answers(sheet, given)
        self._known: dict[tuple[int, int], Held] = {}
        self._down: dict[int, dict[int, Held]] = {}
        self._across: dict[int, dict[int, Held]] = {}
        for (row, column), value in self.answers.items():
            self._down.setdefault(column, {})[row] = value
            self._across.setdefault(row, {})[column] = value

    def at(self, row: int, column: int) -> Held:
        """What a cell holds or, where it holds a formula, what that gives."""
        place = row, column
        if place not in self._known:
            cell = self.cells.get(place)
            self._known[place] = self._value(cell) if cell else self.answers.get(place, "")
        return self._known[place]

    def down(self, column: int) -> Mapping[int, Held]:
        """What respondents answered in a column, by row."""
        return self._down.get(column, {})

    def across(self, row: int) -> Mapping[int, Held]:
        """What a respondent answered in a row, by column."""
        return self._across.get(row, {})

    def on(self, title: str) -> FilledSheet:
        """Another sheet of the same form."""
        return self._book.on(title)

    def _value(self, cell: Cell) -> Held:
        if cell.kind is CellKind.FORMULA:
            assert cell.value, cell
            return cell.value(self, cell.row)
        if cell.kind is CellKind.INPUT:
            return self._given.get((cell.row_code, cell.column_code), cell.content)
        return cell.content


def held(value: str | float) -> str | float:
    """What a cell can hold: a sign that steers is shown."""
    return visible(value) if isinstance(value, str) else value


def _answers(
    sheet: Sheet, given: Mapping[tuple[str, str], str | float]
) -> dict[tuple[int, int], str | float]:
    block = sheet.block
    if not block:
        return {}
    columns = {code: column for column, code in block.codes.items()}
    return {
        (block.first_row + int(row) - 1, columns[code]): value
        for (row, code), value in given.items()
        if row.isdigit() and value != ""
    }
