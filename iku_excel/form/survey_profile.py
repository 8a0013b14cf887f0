"""The columns of a survey that ask who answered: optional, right of everything else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from ..core.profile import AGE, CHOICES, DATE, EDUCATION, PROFILE, SERVICE, SEX, WORK
from ..core.rules import DAY_0
from ..texts import form as words
from ..xlsx.addresses import letters
from .cells import printed
from .lists import list_range
from .model import Cell, Validation, address
from .survey_grid import FIRST_ROW, GRADE_ROW, HEAD_ROW, MEAN_ROW, NUMBER_ROW, TITLE_ROW, SurveyGrid

# Column style and width. All but the date is text, so that an age of 5-10 stays what was typed.
_COLUMNS = {
    DATE: ("survey_date", 11.4),
    SERVICE: ("survey_comment", 24.0),
    SEX: ("survey_comment", 17.1),
    AGE: ("survey_comment", 18.0),
    EDUCATION: ("survey_comment", 14.3),
    WORK: ("survey_comment", 16.0),
}
# Their codes on the form: no unsur's key, an identifier, can be one.
PROFILE_CODES: Mapping[str, str] = {name: f"profil.{name}" for name in PROFILE}
PROFILE_STYLES = {name: style for name, (style, _) in _COLUMNS.items()}
PROFILE_WIDTHS = tuple(_COLUMNS[name][1] for name in PROFILE)

# Excel's numbers of 1 January 2000 and 31 December 2099.
_EARLIEST, _LATEST = 36526, 73050


def profile_cells(at: SurveyGrid) -> Iterator[Cell]:
    """Their heads, and beside the table's head where they stand, for who sees only the first screen."""
    first, last = at.comment + 1, at.end
    where = words.PROFILE_WHERE.format(column=letters(first))
    yield printed(GRADE_ROW, at.check, where, "survey_note", to_column=at.comment)
    yield printed(TITLE_ROW, first, "", "title", to_column=last)
    yield printed(MEAN_ROW, first, words.PROFILE_HINT, "survey_note", to_column=last)
    yield printed(NUMBER_ROW, first, words.PROFILE_TITLE, "head_center", to_column=last)
    for column, name in enumerate(PROFILE, first):
        yield printed(HEAD_ROW, column, words.PROFILE[name], "head_input_bottom")


def profile_validations(at: SurveyGrid) -> Iterator[Validation]:
    """A date is asked again where it is none; what is not in a list is taken in silence."""
    for column, name in enumerate(PROFILE, at.comment + 1):
        area = f"{address(column, FIRST_ROW)}:{address(column, at.checked_row)}"
        if name == DATE:
            yield Validation(
                "date",
                (area,),
                str(_EARLIEST),
                str(_LATEST),
                words.PROFILE[DATE],
                words.PROMPT_DATE,
                words.ERROR_TITLE,
                words.ERROR_DATE,
                strict=False,
            )
        elif name in CHOICES:
            yield Validation(
                "list",
                (area,),
                list_range(CHOICES[name]),
                "",
                words.PROMPT_PROFILE_TITLE,
                words.PROMPT_PROFILE,
                strict=False,
            )


def form_value(name: str, text: str) -> str | float:
    """What the form's cell holds: a day in ISO text as a spreadsheet's number, anything else as it stands."""
    try:
        return float((date.fromisoformat(text) - DAY_0).days) if name == DATE else text
    except ValueError:
        return text
