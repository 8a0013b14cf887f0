"""Where the parts of a survey sheet stand."""

from __future__ import annotations

NO = 2
FIRST = 3  # the first unsur
TITLE_ROW, LABEL_ROW, FIGURE_ROW, NOTE_ROW = 2, 3, 4, 5
IDENTITY_ROW = 6
HINT_ROW, MEAN_ROW, GRADE_ROW, NUMBER_ROW, HEAD_ROW = 8, 9, 10, 11, 12
FIRST_ROW = HEAD_ROW + 1


def narrow_part(last: int) -> int:
    """How many unsur stand under a narrow part of the panel: two of nine."""
    return max(1, (last - FIRST + 1) * 2 // 9)
