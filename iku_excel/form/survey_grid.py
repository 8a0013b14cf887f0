"""Where the parts of a survey sheet stand."""

from __future__ import annotations

from dataclasses import dataclass

from .model import absolute, address

NO = 2
FIRST = 3  # the first unsur
TITLE_ROW, LABEL_ROW, FIGURE_ROW, NOTE_ROW = 2, 3, 4, 5
IDENTITY_ROW = 6
HINT_ROW, MEAN_ROW, GRADE_ROW, NUMBER_ROW, HEAD_ROW = 8, 9, 10, 11, 12
FIRST_ROW = HEAD_ROW + 1

# Open rows: answers pasted from a website run far below the rows that are checked one by one.
OPEN_ROWS = 20_000


@dataclass(frozen=True, slots=True)
class SurveyGrid:
    """Columns and rows of a survey of so many unsur and checked rows, with so many columns of who answers."""

    elements: int
    capacity: int
    profile: int

    @property
    def last(self) -> int:
        """The column of the last unsur."""
        return FIRST + self.elements - 1

    @property
    def check(self) -> int:
        """The column of the checks."""
        return self.last + 1

    @property
    def comment(self) -> int:
        """The column of the comments."""
        return self.check + 1

    @property
    def end(self) -> int:
        """The last column of all."""
        return self.comment + self.profile

    @property
    def narrow(self) -> int:
        """How many unsur stand under a narrow part of the panel: two of nine."""
        return max(1, self.elements * 2 // 9)

    @property
    def checked_row(self) -> int:
        """The last row that is numbered and checked."""
        return HEAD_ROW + self.capacity

    @property
    def last_row(self) -> int:
        """The last row that is open."""
        return HEAD_ROW + max(OPEN_ROWS, self.capacity)

    @property
    def checked(self) -> range:
        """The rows that are numbered and checked."""
        return range(FIRST_ROW, self.checked_row + 1)

    @property
    def checks(self) -> str:
        """The range of the checks, from the locked head to a locked row below."""
        return f"{absolute(self.check, HEAD_ROW)}:{absolute(self.check, self.checked_row + 1)}"

    @property
    def answers(self) -> str:
        """The range of the answers that are checked one by one: some programs write every cell of a rule."""
        return f"{address(FIRST, FIRST_ROW)}:{address(self.last, self.checked_row)}"

    def scores(self, column: int) -> str:
        """An unsur's answers, from the locked head to a locked row below, so that no cutting breaks it."""
        return f"{absolute(column, HEAD_ROW)}:{absolute(column, self.last_row + 1)}"
