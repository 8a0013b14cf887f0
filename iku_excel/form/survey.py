"""The input sheet of a satisfaction survey: a row a respondent, a column an unsur."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..core.grades import GRADES
from ..core.identity import Token
from ..core.model import Definition, Survey
from ..core.periods import Period
from ..core.profile import PROFILE, PROFILE_CODES
from ..core.rules import HIGHEST_SCORE, LOWEST_SCORE
from .identity_row import (
    IDENTITY_FIELDS,
    NAME,
    QUARTER,
    REVISION,
    YEAR,
    Span,
    identity_cells,
    identity_validations,
)
from .model import (
    CODE_COLUMN,
    CODE_ROW,
    Block,
    Cell,
    CellKind,
    Highlight,
    Sheet,
    Validation,
    Words,
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
    narrow_part,
)
from .survey_panel import survey_panel
from .survey_profile import PROFILE_STYLES, PROFILE_WIDTHS, profile_cells, profile_validations

CHECK_CODE, COMMENT_CODE = "periksa", "saran"

# Open rows: answers pasted from a website run far below the rows that are checked one by one.
OPEN_ROWS = 20_000
# The first page; two thousand empty rows would print fifty.
PRINTED_ROWS = 30
# Fewer unsur than nine stand in wider columns, so that the panel above them keeps its room.
ELEMENTS_WIDTH = 9 * 10.9


def survey_sheet(
    definition: Definition, words: Words, code: str, period: Period | None, token: Token, *, profile: bool
) -> Sheet:
    """The sheet of a survey; rows up to its capacity are numbered and checked in words.

    With `profile` it also asks who answered, right of everything else.
    """
    unit = definition.unit(code)
    survey = definition.survey_of(code)
    assert survey
    count = len(survey.elements)
    last, check, comment = FIRST + count - 1, FIRST + count, FIRST + count + 1
    asked = PROFILE if profile else ()
    end = comment + len(asked)
    codes = ("kode", "no", *(element.key for element in survey.elements), CHECK_CODE, COMMENT_CODE)
    codes += tuple(PROFILE_CODES[name] for name in asked)
    last_row = FIRST_ROW - 1 + max(OPEN_ROWS, survey.capacity)
    checked_row = FIRST_ROW - 1 + survey.capacity
    spans = _spans(codes, last, check, comment)
    identity = {name: absolute(spans[name][0], IDENTITY_ROW + 1) for name in (NAME, REVISION, YEAR, QUARTER)}
    checks = f"{absolute(check, HEAD_ROW)}:{absolute(check, checked_row + 1)}"
    short = token.short(code)
    year, quarter, revision = identity[YEAR], identity[QUARTER], identity[REVISION]
    cells = [
        *(Cell(CODE_ROW, column, CellKind.TEXT, name, "code") for column, name in enumerate(codes, 1)),
        Cell(TITLE_ROW, CODE_COLUMN, CellKind.TEXT, "", "title"),
        Cell(
            TITLE_ROW,
            NO,
            CellKind.TEXT,
            words["survey.title"].format(unit=unit.sheet, name=unit.name),
            "title",
            to_column=check,
        ),
        Cell(
            TITLE_ROW,
            comment,
            CellKind.FORMULA,
            f'=IF(OR({quarter}="",{year}=""),{quoted(words["title.no_period"])},{quarter}&" "&{year})'
            f'&" · {words["title.revision"]} "&{revision}',
            "title_right",
        ),
        *survey_panel(
            survey,
            words,
            unit.sheet,
            checks,
            tuple(_scores(column, last_row) for column in range(FIRST, last + 1)),
            identity,
            last,
            check,
            comment,
            end,
            f"IKU_{code}_",
        ),
        *identity_cells(IDENTITY_ROW, spans, period, words),
        Cell(HINT_ROW, NO, CellKind.TEXT, words["survey.hint"], "legend", to_column=check),
        Cell(HINT_ROW, comment, CellKind.TEXT, words["short_code"].format(code=short), "short_code"),
        Cell(MEAN_ROW, NO, CellKind.TEXT, words["survey.mean"], "survey_label"),
        Cell(GRADE_ROW, NO, CellKind.TEXT, words["survey.grade"], "survey_label"),
        Cell(NUMBER_ROW, NO, CellKind.TEXT, "", "head_center"),
        Cell(HEAD_ROW, NO, CellKind.TEXT, words["head.no"], "head_bottom"),
        *_element_heads(survey, last_row),
        Cell(MEAN_ROW, check, CellKind.TEXT, words["survey.mean_hint"], "survey_note", to_column=comment),
        Cell(NUMBER_ROW, check, CellKind.TEXT, "", "head_center"),
        Cell(NUMBER_ROW, comment, CellKind.TEXT, "", "head_center"),
        Cell(HEAD_ROW, check, CellKind.TEXT, words["head.periksa"], "head_bottom_indented"),
        Cell(HEAD_ROW, comment, CellKind.TEXT, words["head.saran"], "head_input_bottom"),
        *_rows(words, last, check, checked_row, count),
        *(profile_cells(check, comment, words) if profile else ()),
    ]
    cells.extend(_closed(cells, end))
    # Only where rows are checked one by one: some programs write every cell of a rule.
    answers = f"{address(FIRST, FIRST_ROW)}:{address(last, checked_row)}"
    return Sheet(
        unit=code,
        title=unit.sheet,
        cells=tuple(cells),
        widths=(5.1, 7.4, *(max(10.9, ELEMENTS_WIDTH / count) for _ in survey.elements), 28.0, 41.4)
        + (PROFILE_WIDTHS if profile else ()),
        row_height=18.0,
        heights={
            CODE_ROW: 9.75,
            TITLE_ROW: 27.0,
            LABEL_ROW: 15.0,
            FIGURE_ROW: 22.5,
            NOTE_ROW: 16.5,
            IDENTITY_ROW: 13.5,
            IDENTITY_ROW + 1: 21.0,
            HINT_ROW: 16.5,
            MEAN_ROW: 18.0,
            GRADE_ROW: 15.0,
            NUMBER_ROW: 13.5,
            HEAD_ROW: 18.0,
        },
        frozen=address(FIRST, FIRST_ROW) if profile else address(1, FIRST_ROW),
        validations=(
            *identity_validations(IDENTITY_ROW, spans, period, words),
            Validation(
                "whole",
                (answers,),
                str(LOWEST_SCORE),
                str(HIGHEST_SCORE),
                words["prompt.survey.title"],
                words["prompt.survey"],
                words["error.title"],
                words["error.survey"],
            ),
            *(profile_validations(comment, checked_row, words) if profile else ()),
        ),
        highlights=_highlights(words, last, check, end, checked_row, answers),
        block=Block(
            FIRST_ROW,
            last_row,
            columns={
                **dict.fromkeys(range(FIRST, last + 1), "survey_input"),
                comment: "survey_comment",
                **{comment + place: PROFILE_STYLES[name] for place, name in enumerate(asked, 1)},
            },
            codes=dict(enumerate(codes, 1)),
        ),
        identity={name: code for name, (_, _, code) in spans.items()},
        short_code=short,
        last_row=checked_row,
        printed=f"{address(CODE_COLUMN, TITLE_ROW)}:{address(comment, FIRST_ROW - 1 + PRINTED_ROWS)}",
    )


def _spans(codes: tuple[str, ...], last: int, check: int, comment: int) -> dict[str, Span]:
    areas = (
        (FIRST, FIRST),
        (FIRST + 1, FIRST + 1),
        (FIRST + 2, FIRST + 1 + narrow_part(last)),
        (FIRST + 2 + narrow_part(last), last),
        (check, check),
        (comment, comment),
    )
    return {
        name: (start, end, codes[start - 1])
        for name, (start, end) in zip(IDENTITY_FIELDS, areas, strict=True)
    }


def _scores(column: int, last_row: int) -> str:
    """An unsur's answers, from the locked head to a locked row below, so that cutting leaves the range."""
    return f"{absolute(column, HEAD_ROW)}:{absolute(column, last_row + 1)}"


def _element_heads(survey: Survey, last_row: int) -> Iterator[Cell]:
    for column, element in enumerate(survey.elements, FIRST):
        scores = _scores(column, last_row)
        mean = absolute(column, MEAN_ROW)
        grade = '""'
        for band in reversed(GRADES[survey.grades]):
            grade = (
                quoted(band.letter)
                if grade == '""'
                else f"IF({mean}>={band.mean:g},{quoted(band.letter)},{grade})"
            )
        yield Cell(
            MEAN_ROW,
            column,
            CellKind.FORMULA,
            f'=IF(COUNT({scores})=0,"–",SUM({scores})/COUNT({scores}))',
            "survey_mean",
            number_format="0.00",
        )
        yield Cell(GRADE_ROW, column, CellKind.FORMULA, f'=IF(ISNUMBER({mean}),{grade},"–")', "survey_grade")
        yield Cell(NUMBER_ROW, column, CellKind.TEXT, f"U{column - FIRST + 1}", "head_center")
        yield Cell(HEAD_ROW, column, CellKind.TEXT, element.short, "head_input_center")


def _rows(words: Words, last: int, check: int, checked_row: int, count: int) -> Iterator[Cell]:
    # From cell to cell, because Gnumeric knows no INDEX of a whole row.
    row_of = ":".join(
        f"INDEX({absolute(column, HEAD_ROW)}:{absolute(column, checked_row + 1)},ROW()-{HEAD_ROW - 1})"
        for column in (FIRST, last)
    )
    good = "+".join(f"COUNTIF({row_of},{score})" for score in range(LOWEST_SCORE, HIGHEST_SCORE + 1))
    text = (
        f'=IF(COUNTA({row_of})=0,"",IF({good}<COUNTA({row_of}),{quoted(words["survey.check.wrong"])},'
        f"IF(COUNTA({row_of})<{count},{quoted(words['survey.check.partial'])},"
        f"{quoted(words['check.complete'])})))"
    )
    for number, row in enumerate(range(FIRST_ROW, checked_row + 1), 1):
        yield Cell(row, NO, CellKind.TEXT, number, "survey_no")
        yield Cell(row, check, CellKind.FORMULA, text, "check")


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
                yield Cell(row, column, CellKind.TEXT, "", "plain")


def _highlights(
    words: Words, last: int, check: int, end: int, checked_row: int, answers: str
) -> tuple[Highlight, ...]:
    own = address(FIRST, FIRST_ROW)
    wrong = (
        f'IF({own}="",FALSE,IF(ISNUMBER({own}),OR({own}<{LOWEST_SCORE},{own}>{HIGHEST_SCORE},'
        f"{own}<>INT({own})),TRUE))"
    )
    checks = f"{address(check, FIRST_ROW)}:{address(check, checked_row)}"
    signs = (("▲", "state_bad"), ("●", "state_ok"), ("◊", "state_wait"))
    panel = f"{address(CODE_COLUMN, LABEL_ROW)}:{address(end, NOTE_ROW)}"
    ready = absolute(NO, NOTE_ROW)
    return (
        Highlight(answers, wrong, "state_bad"),
        *(
            Highlight(checks, f'LEFT(${address(check, FIRST_ROW)},1)="{sign}"', style)
            for sign, style in signs
        ),
        Highlight(panel, f'LEFT({ready},1)="●"', "panel_ready"),
    )
