"""The columns of a survey that ask who answered: optional, right of everything else."""

from __future__ import annotations

from collections.abc import Iterator

from ..core.addresses import letters
from ..core.profile import AGE, CHOICES, DATE, EDUCATION, PROFILE, SERVICE, SEX, WORK
from .lists import list_range
from .model import Cell, CellKind, Validation, Words, address
from .survey_grid import FIRST_ROW, GRADE_ROW, HEAD_ROW, MEAN_ROW, NUMBER_ROW, TITLE_ROW

# Column style and width. All but the date is text, so that an age of 5-10 stays what was typed.
_COLUMNS = {
    DATE: ("survey_date", 11.4),
    SERVICE: ("survey_comment", 24.0),
    SEX: ("survey_comment", 17.1),
    AGE: ("survey_comment", 18.0),
    EDUCATION: ("survey_comment", 14.3),
    WORK: ("survey_comment", 16.0),
}
PROFILE_STYLES = {name: style for name, (style, _) in _COLUMNS.items()}
PROFILE_WIDTHS = tuple(_COLUMNS[name][1] for name in PROFILE)

# Excel's numbers of 1 January 2000 and 31 December 2099.
_EARLIEST, _LATEST = 36526, 73050


def profile_cells(check: int, comment: int, words: Words) -> Iterator[Cell]:
    """Their heads, and beside the table's head where they stand, for who sees only the first screen."""
    first, last = comment + 1, comment + len(PROFILE)
    where = words["profile.where"].format(column=letters(first))
    yield Cell(GRADE_ROW, check, CellKind.TEXT, where, "survey_note", to_column=comment)
    yield Cell(TITLE_ROW, first, CellKind.TEXT, "", "title", to_column=last)
    yield Cell(MEAN_ROW, first, CellKind.TEXT, words["profile.hint"], "survey_note", to_column=last)
    yield Cell(NUMBER_ROW, first, CellKind.TEXT, words["profile.title"], "head_center", to_column=last)
    for column, name in enumerate(PROFILE, first):
        yield Cell(HEAD_ROW, column, CellKind.TEXT, words[f"profile.{name}"], "head_input_bottom")


def profile_validations(comment: int, checked_row: int, words: Words) -> Iterator[Validation]:
    """A date is asked again where it is none; what is not in a list is taken in silence."""
    for column, name in enumerate(PROFILE, comment + 1):
        area = f"{address(column, FIRST_ROW)}:{address(column, checked_row)}"
        if name == DATE:
            yield Validation(
                "date",
                (area,),
                str(_EARLIEST),
                str(_LATEST),
                words["profile.tanggal"],
                words["prompt.date"],
                words["error.title"],
                words["error.date"],
                strict=False,
            )
        elif name in CHOICES:
            yield Validation(
                "list",
                (area,),
                list_range(CHOICES[name]),
                "",
                words["prompt.profile.title"],
                words["prompt.profile"],
                strict=False,
            )
