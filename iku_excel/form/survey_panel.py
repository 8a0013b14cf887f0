"""The panel on top of a survey: respondents, the index so far, its grade and the next step."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ..core.grades import GRADES
from ..core.model import Survey
from ..core.numbers import half_up
from ..texts import form as words
from ..xlsx.addresses import letters
from .cells import computed, printed
from .identity_row import IdentityRow
from .model import CODE_COLUMN, Cell, absolute, quoted, sheet_reference
from .panel import count_sign, first_row
from .survey_grid import FIGURE_ROW, FIRST, LABEL_ROW, MEAN_ROW, NO, NOTE_ROW, SurveyGrid


def weight_formula(survey: Survey) -> str:
    """The weight of an unsur as Excel computes it."""
    count = len(survey.elements)
    if survey.weight == "tepat":
        return f"1/{count}"
    if survey.weight in ("2", "3"):
        return str(half_up(Decimal(1) / count, int(survey.weight)))
    return survey.weight


def survey_panel(survey: Survey, identity: IdentityRow, at: SurveyGrid) -> Iterator[Cell]:
    """The panel's four parts, three rows each; its last row begins with a sign that says how things stand.

    The parts end with the column of the comments, the panel's ground with the last of all.
    """
    for row in (LABEL_ROW, FIGURE_ROW, NOTE_ROW):
        for column in range(CODE_COLUMN, at.end + 1):
            yield printed(row, column, "", "panel_bottom" if row == NOTE_ROW else "panel")
    filled = f"({'+'.join(count_sign(at.checks, sign) for sign in '●◊▲')})"
    wrong, partial = count_sign(at.checks, "▲"), count_sign(at.checks, "◊")
    ready = f"AND({filled}>0,{wrong}=0,{identity.given})"
    respondents, index, grade, step = (
        (NO, FIRST - 1 + at.narrow),
        (FIRST + at.narrow, FIRST - 1 + 2 * at.narrow),
        (FIRST + 2 * at.narrow, at.last),
        (at.check, at.comment),
    )
    index_cell = absolute(index[0], FIGURE_ROW)

    yield printed(
        LABEL_ROW, respondents[0], words.SURVEY_RESPONDENTS, "panel_small", to_column=respondents[1]
    )
    yield computed(
        FIGURE_ROW,
        respondents[0],
        f"={_answered(at)}",
        "panel_headline",
        number_format="#,##0",
        to_column=respondents[1],
    )
    yield computed(
        NOTE_ROW,
        respondents[0],
        f'=IF({wrong}>0,"▲ "&{wrong}&" {words.SURVEY_WRONG}",'
        f"IF({filled}=0,{quoted(words.SURVEY_EMPTY)},"
        f"IF({ready},{quoted(words.SURVEY_COMPLETE)},{quoted(words.SURVEY_WHO)})))"
        f'&IF(AND({ready},{partial}>0),"  ·  ◊ "&{partial}&" {words.SURVEY_PARTIAL}","")',
        "panel_note",
        to_column=respondents[1],
    )

    weight = f"1/{at.elements}" if survey.weight == "tepat" else survey.weight
    yield printed(LABEL_ROW, index[0], words.SURVEY_INDEX, "panel_small", to_column=index[1])
    yield computed(
        FIGURE_ROW,
        index[0],
        f"={_index(survey, at, wrong)}",
        "panel_headline",
        number_format="0.00",
        to_column=index[1],
    )
    text = words.SURVEY_WEIGHT.format(weight=weight)
    yield printed(NOTE_ROW, index[0], text, "panel_note", to_column=index[1])

    yield printed(LABEL_ROW, grade[0], words.SURVEY_QUALITY, "panel_small", to_column=grade[1])
    text = f'=IF(ISNUMBER({index_cell}),{_grade(survey, index_cell)},"–")'
    yield computed(FIGURE_ROW, grade[0], text, "panel_headline", to_column=grade[1])
    text = words.SURVEY_CAPACITY.format(n=survey.capacity)
    yield printed(NOTE_ROW, grade[0], text, "panel_note", to_column=grade[1])

    wrong_row = first_row(at.checks, "▲")
    target = quoted(f"#{sheet_reference(identity.unit.sheet)}{letters(FIRST)}")
    mend = f'HYPERLINK({target}&{wrong_row},"► {words.SURVEY_MEND} "&{wrong_row})'
    yield printed(LABEL_ROW, step[0], words.PANEL_NEXT, "panel_label", to_column=step[1])
    yield computed(
        FIGURE_ROW,
        step[0],
        f"=IF({ready},{quoted(words.SURVEY_READY)}&{identity.file_name},"
        f"IF({wrong}>0,{mend},IF({filled}=0,{quoted(words.SURVEY_FILL)},{identity.next_field})))",
        "panel_next",
        to_column=step[1],
    )
    yield printed(NOTE_ROW, step[0], words.SURVEY_STEP_HINT, "panel_note_indented", to_column=step[1])


def _answered(at: SurveyGrid) -> str:
    """How many rows hold an answer; those pasted below the checked rows count too, the head does not."""
    any_score = "+".join(f'({at.scores(column)}<>"")' for column in range(FIRST, at.last + 1))
    return f"SUMPRODUCT(--({any_score}>0))-1"


def _index(survey: Survey, at: SurveyGrid, wrong: str) -> str:
    means = f"{absolute(FIRST, MEAN_ROW)}:{absolute(at.last, MEAN_ROW)}"
    return (
        f'IF(OR({wrong}>0,COUNT({means})<{at.elements}),"–",'
        f"ROUND(ROUND(SUM({means})*({weight_formula(survey)})*25,9),2))"
    )


def _grade(survey: Survey, index: str) -> str:
    formula = ""
    for band in reversed(GRADES[survey.grades]):
        text = quoted(f"{band.letter}  {band.name}")
        formula = f"IF({index}>={band.index:g},{text},{formula})" if formula else text
    return formula
