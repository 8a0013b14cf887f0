"""The input sheet of a satisfaction survey: a row a respondent, a column an unsur."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from math import fsum

from ..core.grades import GRADES
from ..core.identity import Token
from ..core.model import Definition, Survey, Unit
from ..core.periods import Period
from ..core.profile import PROFILE
from ..core.rules import HIGHEST_SCORE, LOWEST_SCORE, is_score
from ..texts import form as words
from .cells import computed, printed
from .identity_row import IDENTITY_FIELDS, IdentityRow
from .model import (
    CODE_COLUMN,
    CODE_ROW,
    Block,
    Cell,
    Cells,
    Held,
    Highlight,
    Sheet,
    Validation,
    absolute,
    address,
    quoted,
)
from .survey_grid import (
    FIGURE_ROW,
    FIRST,
    FIRST_ROW,
    GRADE_ROW,
    HEAD_ROW,
    HINT_ROW,
    IDENTITY_ROW,
    LABEL_ROW,
    MEAN_ROW,
    NO,
    NOTE_ROW,
    NUMBER_ROW,
    TITLE_ROW,
    SurveyGrid,
)
from .survey_panel import survey_panel
from .survey_profile import PROFILE_CODES, PROFILE_STYLES, PROFILE_WIDTHS, profile_cells, profile_validations
from .targets import target_line

CHECK_CODE, COMMENT_CODE = "periksa", "saran"

# As many as a page holds at a size that people read; two thousand empty rows would print fifty pages.
PRINTED_ROWS = 21
# Fewer unsur than nine stand in wider columns, so that the panel above them keeps its room.
ELEMENTS_WIDTH = 9 * 10.9


def survey_sheet(
    definition: Definition, code: str, period: Period | None, token: Token, *, profile: bool
) -> Sheet:
    """The sheet of a survey; rows up to its capacity are numbered and checked in words.

    With `profile` it also asks who answered, right of everything else.
    """
    unit = definition.unit(code)
    survey = definition.survey_of(code)
    assert survey
    asked = PROFILE if profile else ()
    at = SurveyGrid(len(survey.elements), survey.capacity, len(asked))
    codes = ("kode", "no", *(element.key for element in survey.elements), CHECK_CODE, COMMENT_CODE)
    codes += tuple(PROFILE_CODES[name] for name in asked)
    identity = _identity_row(unit, codes, at)
    short = token.short(code)
    cells = [
        *(printed(CODE_ROW, column, name, "code") for column, name in enumerate(codes, 1)),
        printed(TITLE_ROW, CODE_COLUMN, "", "title"),
        printed(
            TITLE_ROW,
            NO,
            words.SURVEY_TITLE.format(unit=unit.sheet, name=unit.name),
            "title",
            to_column=at.check,
        ),
        computed(TITLE_ROW, at.comment, identity.said, "title_right", identity.said_in),
        *survey_panel(survey, identity, at, _target(definition, survey, period)),
        *identity.cells(period),
        printed(HINT_ROW, NO, words.SURVEY_HINT, "legend", to_column=at.check),
        printed(HINT_ROW, at.comment, words.SHORT_CODE.format(code=short), "short_code"),
        printed(MEAN_ROW, NO, words.SURVEY_MEAN, "survey_label"),
        printed(GRADE_ROW, NO, words.SURVEY_GRADE, "survey_label"),
        printed(NUMBER_ROW, NO, "", "head_center"),
        printed(HEAD_ROW, NO, words.HEAD_NO, "head_bottom"),
        *_element_heads(survey, at),
        printed(MEAN_ROW, at.check, words.SURVEY_MEAN_HINT, "survey_note", to_column=at.comment),
        printed(NUMBER_ROW, at.check, "", "head_center"),
        printed(NUMBER_ROW, at.comment, "", "head_center"),
        printed(HEAD_ROW, at.check, words.HEAD_CHECK, "head_bottom_indented"),
        printed(HEAD_ROW, at.comment, words.HEAD_COMMENT, "head_input_bottom"),
        *_rows(at),
        *(profile_cells(at) if profile else ()),
    ]
    cells.extend(_closed(cells, at.end))
    return Sheet(
        unit=code,
        title=unit.sheet,
        cells=tuple(cells),
        widths=(5.1, 5.8, *(max(10.9, ELEMENTS_WIDTH / at.elements) for _ in survey.elements), 27.6, 29.8)
        + (PROFILE_WIDTHS if profile else ()),
        row_height=18.0,
        heights={
            CODE_ROW: 9.75,
            TITLE_ROW: 24.0,
            LABEL_ROW: 13.5,
            FIGURE_ROW: 21.0,
            NOTE_ROW: 15.0,
            IDENTITY_ROW: 12.0,
            IDENTITY_ROW + 1: 24.0,
            HINT_ROW: 15.0,
            MEAN_ROW: 16.5,
            GRADE_ROW: 12.75,
            NUMBER_ROW: 11.25,
            HEAD_ROW: 18.0,
        },
        frozen=address(FIRST, FIRST_ROW) if profile else address(1, FIRST_ROW),
        validations=(
            *identity.validations(period),
            Validation(
                "whole",
                (at.answers,),
                str(LOWEST_SCORE),
                str(HIGHEST_SCORE),
                words.PROMPT_SURVEY_TITLE,
                words.PROMPT_SURVEY,
                words.ERROR_TITLE,
                words.ERROR_SURVEY,
            ),
            *(profile_validations(at) if profile else ()),
        ),
        highlights=_highlights(at),
        block=Block(
            FIRST_ROW,
            at.last_row,
            columns={
                **dict.fromkeys(range(FIRST, at.last + 1), "survey_input"),
                at.comment: "survey_comment",
                **{at.comment + place: PROFILE_STYLES[name] for place, name in enumerate(asked, 1)},
            },
            codes=dict(enumerate(codes, 1)),
        ),
        identity=identity.codes,
        short_code=short,
        last_row=at.checked_row,
        printed=f"{address(NO, TITLE_ROW)}:{address(at.comment, FIRST_ROW - 1 + PRINTED_ROWS)}",
    )


def _target(definition: Definition, survey: Survey, period: Period | None) -> str:
    """What the indicators made of this survey should reach."""
    lines = (
        target_line(definition, indicator, period)
        for indicator in definition.indicators
        if survey.variable in indicator.needs
    )
    return next(filter(None, lines), "")


def _identity_row(unit: Unit, codes: tuple[str, ...], at: SurveyGrid) -> IdentityRow:
    areas = (
        (FIRST, FIRST),
        (FIRST + 1, FIRST + 1),
        (FIRST + 2, FIRST + 1 + at.narrow),
        (FIRST + 2 + at.narrow, at.last),
        (at.check, at.check),
        (at.comment, at.comment),
    )
    spans = {
        name: (start, end, codes[start - 1])
        for name, (start, end) in zip(IDENTITY_FIELDS, areas, strict=True)
    }
    return IdentityRow(unit, IDENTITY_ROW, spans)


def _element_heads(survey: Survey, at: SurveyGrid) -> Iterator[Cell]:
    for column, element in enumerate(survey.elements, FIRST):
        scores = at.scores(column)
        mean = absolute(column, MEAN_ROW)
        grade = '""'
        for band in reversed(GRADES[survey.grades]):
            grade = (
                quoted(band.letter)
                if grade == '""'
                else f"IF({mean}>={band.mean:g},{quoted(band.letter)},{grade})"
            )
        yield computed(
            MEAN_ROW,
            column,
            f'=IF(COUNT({scores})=0,"–",SUM({scores})/COUNT({scores}))',
            "survey_mean",
            partial(_mean_in, column),
            number_format="0.00",
        )
        yield computed(
            GRADE_ROW,
            column,
            f'=IF(ISNUMBER({mean}),{grade},"–")',
            "survey_grade",
            partial(_grade_in, column, survey.grades),
        )
        yield printed(NUMBER_ROW, column, f"U{column - FIRST + 1}", "head_center")
        yield printed(HEAD_ROW, column, element.short, "head_input_center")


def _mean_in(column: int, cells: Cells, _: int) -> Held:
    """The mean of the numbers that were answered in a column."""
    scores = [score for score in cells.down(column).values() if not isinstance(score, str)]
    return fsum(scores) / len(scores) if scores else "–"


def _grade_in(column: int, grades: str, cells: Cells, _: int) -> str:
    """The letter of that mean."""
    mean = cells.at(MEAN_ROW, column)
    if isinstance(mean, str):
        return "–"
    *better, lowest = GRADES[grades]
    return next((band.letter for band in better if mean >= band.mean), lowest.letter)


def _rows(at: SurveyGrid) -> Iterator[Cell]:
    said = partial(_checked_in, at)
    for number, row in enumerate(at.checked, 1):
        yield printed(row, NO, number, "survey_no")
        yield computed(row, at.check, _checks(at) if row == FIRST_ROW else "", "check", said)


def _checks(at: SurveyGrid) -> str:
    """The checks of all rows in one formula, which every program opens faster than two thousand of them.

    Each row becomes a number: a good answer counts one, a wrong one more than a whole row of good ones. The
    answers stand between a locked row above and one below, so that no cutting breaks the formula, and within
    one reference, so that every program calculates anew whichever of them is typed.
    """
    block = f"{absolute(FIRST, HEAD_ROW)}:{absolute(at.last, at.checked_row + 1)}"
    answers = f"INDEX({block},2,1):INDEX({block},{at.capacity + 1},{at.elements})"
    right = "+".join(f"({answers}={score})" for score in range(LOWEST_SCORE, HIGHEST_SCORE + 1))
    wrong = at.elements + 1
    counted = f"IF(ISBLANK({answers}),0,IF(ISNUMBER(1/({right})),1,{wrong}))"
    told = {0: "", 1: words.SURVEY_CHECK_PARTIAL}
    told |= {at.elements: words.CHECK_COMPLETE, wrong: words.SURVEY_CHECK_WRONG}
    ones = ";".join("1" * at.elements)
    bounds, texts = ",".join(map(str, told)), ",".join(map(quoted, told.values()))
    return f"{{=LOOKUP(MMULT({counted},{{{ones}}}),{{{bounds}}},{{{texts}}})}}"


def _checked_in(at: SurveyGrid, cells: Cells, row: int) -> str:
    """What the check of a respondent says."""
    said = cells.across(row)
    if not said:  # as in most of two thousand rows
        return ""
    answers = [score for column, score in said.items() if FIRST <= column <= at.last]
    if not answers:
        return ""
    if any(isinstance(score, str) or not is_score(score) for score in answers):
        return words.SURVEY_CHECK_WRONG
    return words.SURVEY_CHECK_PARTIAL if len(answers) < at.elements else words.CHECK_COMPLETE


def _closed(cells: Iterable[Cell], end: int) -> Iterator[Cell]:
    """The head's empty cells, locked one by one, because their columns are open by style."""
    taken = {
        (cell.row, column)
        for cell in cells
        for column in range(cell.column, (cell.to_column or cell.column) + 1)
    }
    for row in range(CODE_ROW, FIRST_ROW):
        for column in range(FIRST, end + 1):
            if (row, column) not in taken:
                yield printed(row, column, "", "plain")


def _highlights(at: SurveyGrid) -> tuple[Highlight, ...]:
    own = address(FIRST, FIRST_ROW)
    wrong = (
        f'IF({own}="",FALSE,IF(ISNUMBER({own}),OR({own}<{LOWEST_SCORE},{own}>{HIGHEST_SCORE},'
        f"{own}<>INT({own})),TRUE))"
    )
    checks = f"{address(at.check, FIRST_ROW)}:{address(at.check, at.checked_row)}"
    signs = (("▲", "state_bad"), ("●", "state_ok"), ("◊", "state_wait"))
    panel = f"{address(CODE_COLUMN, LABEL_ROW)}:{address(at.end, NOTE_ROW)}"
    ready = absolute(NO, NOTE_ROW)
    return (
        Highlight(at.answers, wrong, "state_bad"),
        *(
            Highlight(checks, f'LEFT(${address(at.check, FIRST_ROW)},1)="{sign}"', style)
            for sign, style in signs
        ),
        Highlight(panel, f'LEFT({ready},1)="●"', "panel_ready"),
    )
