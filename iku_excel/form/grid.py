"""The columns of a sheet of figures, and references into them that no cut or paste can break."""

from __future__ import annotations

from dataclasses import dataclass

from .model import absolute

COLUMNS = ("kode", "no", "data", "satuan", "nilai", "keadaan", "periksa", "bukti", "catatan")
KODE, NO, DATA, MEASURE, VALUE, STATE, CHECK, EVIDENCE, NOTE = range(1, 10)
# What people fill of a question.
INPUT_COLUMNS = tuple(COLUMNS[column - 1] for column in (VALUE, STATE, EVIDENCE, NOTE))
WIDTHS = (5.1, 4.9, 46.0, 9.4, 13.7, 16.6, 26.4, 20.0, 24.4)
HEAD_ROW = 11


@dataclass(frozen=True, slots=True)
class Grid:
    """Fixed ranges from the locked head to the locked end, so that cut and paste cannot break a formula."""

    first: int
    last: int

    def column(self, column: int) -> str:
        """The whole of a column."""
        return f"{absolute(column, self.first)}:{absolute(column, self.last)}"

    @property
    def rows(self) -> range:
        """The rows of these ranges."""
        return range(self.first, self.last + 1)

    def cell(self, column: int, row: int) -> str:
        """One cell of a column, found within the whole of it."""
        return f"INDEX({self.column(column)},{row - self.first + 1})"
