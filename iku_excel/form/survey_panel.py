"""The panel on top of a survey: respondents, the index so far, its grade and the next step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from ..core.grades import GRADES
from ..core.model import Survey
from ..core.numbers import exact, half_up
from ..texts import form as words
from ..xlsx.addresses import letters
from .cells import computed, printed
from .identity_row import IdentityRow
from .model import CODE_COLUMN, Cell, Cells, Held, absolute, quoted, sheet_reference
from .panel import Seen, count_sign, first_place, first_row_in, signs_in
from .survey_grid import FIGURE_ROW, FIRST, HEAD_ROW, LABEL_ROW, MEAN_ROW, NO, NOTE_ROW, SurveyGrid


def weight_formula(survey: Survey) -> str:
    """The weight of an unsur as Excel computes it."""
    count = len(survey.elements)
    if survey.weight == "tepat":
        return f"1/{count}"
    if survey.weight in ("2", "3"):
        return str(half_up(Decimal(1) / count, int(survey.weight)))
    return survey.weight


def _weight(survey: Survey) -> Fraction:
    """What that formula gives."""
    return Fraction(1, len(survey.elements)) if survey.weight == "tepat" else Fraction(weight_formula(survey))


@dataclass(frozen=True, slots=True)
class SurveyPanel:
    """What the panel of a survey says in a filled sheet."""

    survey: Survey
    identity: IdentityRow
    at: SurveyGrid

    def seen_in(self, cells: Cells) -> Seen:
        """How many rows are filled, wrong and incomplete, and whether the sheet can be sent."""
        signs = signs_in(cells, self.at.check, self._answered(cells).intersection(self.at.checked))
        filled = sum(signs[sign] for sign in "●◊▲")
        ready = filled > 0 and not signs["▲"] and self.identity.is_given_in(cells)
        return Seen(filled, signs["▲"], signs["◊"], ready)

    def respondents_in(self, cells: Cells, _: int) -> int:
        """How many rows hold an answer."""
        return len(self._answered(cells))

    def _answered(self, cells: Cells) -> set[int]:
        return {row for column in range(FIRST, self.at.last + 1) for row in cells.down(column)}

    def note_in(self, cells: Cells, _: int) -> str:
        """How things stand, in a sign and words."""
        seen = self.seen_in(cells)
        if seen.wrong:
            return f"▲ {seen.wrong} {words.SURVEY_WRONG}"
        if not seen.done:
            return words.SURVEY_EMPTY
        if not seen.ready:
            return words.SURVEY_WHO
        partial = f"  ·  ◊ {seen.open} {words.SURVEY_PARTIAL}" if seen.open else ""
        return words.SURVEY_COMPLETE + partial

    def index_in(self, cells: Cells, _: int) -> Held:
        """The index so far."""
        means = [cells.at(MEAN_ROW, column) for column in range(FIRST, self.at.last + 1)]
        numbers = [exact(mean) for mean in means if not isinstance(mean, str)]
        if self.seen_in(cells).wrong or len(numbers) < self.at.elements:
            return "–"
        return float(half_up(half_up(sum(numbers) * _weight(self.survey) * 25, 9), 2))

    def grade_in(self, cells: Cells, row: int) -> str:
        """The grade of that index."""
        index = self.index_in(cells, row)
        if isinstance(index, str):
            return "–"
        *better, lowest = GRADES[self.survey.grades]
        band = next((band for band in better if index >= band.index), lowest)
        return f"{band.letter}  {band.name}"

    def next_step_in(self, cells: Cells, _: int) -> str:
        """The next step, as its link shows it."""
        seen = self.seen_in(cells)
        if seen.ready:
            return words.SURVEY_READY + self.identity.file_name_in(cells)
        if seen.wrong:
            row = first_row_in(cells, self.at.check, self.at.checked, "▲")
            return f"► {words.SURVEY_MEND} {row - HEAD_ROW}"
        return self.identity.next_field_in(cells) if seen.done else words.SURVEY_FILL


def survey_panel(survey: Survey, identity: IdentityRow, at: SurveyGrid, target: str) -> Iterator[Cell]:
    """The panel's four parts, three rows each; its last row begins with a sign that says how things stand.

    `target` says what the index should reach. The parts end with the column of the comments, the panel's
    ground with the last of all.
    """
    for row in (LABEL_ROW, FIGURE_ROW, NOTE_ROW):
        for column in range(CODE_COLUMN, at.end + 1):
            yield printed(row, column, "", "panel_bottom" if row == NOTE_ROW else "panel")
    panel = SurveyPanel(survey, identity, at)
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
        LABEL_ROW, respondents[0], words.SURVEY_RESPONDENTS, "panel_label", to_column=respondents[1]
    )
    yield computed(
        FIGURE_ROW,
        respondents[0],
        f"={_answered(at)}",
        "panel_headline",
        panel.respondents_in,
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
        "panel_note_indented",
        panel.note_in,
        to_column=respondents[1],
    )

    weight = f"1/{at.elements}" if survey.weight == "tepat" else survey.weight
    yield printed(LABEL_ROW, index[0], words.SURVEY_INDEX, "panel_label", to_column=index[1])
    yield computed(
        FIGURE_ROW,
        index[0],
        f"={_index(survey, at, wrong)}",
        "panel_headline",
        panel.index_in,
        number_format="0.00",
        to_column=index[1],
    )
    text = words.SURVEY_WEIGHT.format(weight=weight)
    yield printed(NOTE_ROW, index[0], text, "panel_note_indented", to_column=index[1])

    yield printed(LABEL_ROW, grade[0], words.SURVEY_QUALITY, "panel_label", to_column=grade[1])
    text = f'=IF(ISNUMBER({index_cell}),{_grade(survey, index_cell)},"–")'
    yield computed(FIGURE_ROW, grade[0], text, "panel_headline", panel.grade_in, to_column=grade[1])
    text = words.SURVEY_TARGET.format(target=target) if target else ""
    text += words.SURVEY_CAPACITY.format(n=survey.capacity)
    yield printed(NOTE_ROW, grade[0], text, "panel_target", to_column=grade[1])

    place = first_place(at.checks, "▲")  # the head's row is the first
    there = quoted(f"#{sheet_reference(identity.unit.sheet)}{letters(FIRST)}")
    mend = f'HYPERLINK({there}&({HEAD_ROW - 1}+{place}),"► {words.SURVEY_MEND} "&({place}-1))'
    yield printed(LABEL_ROW, step[0], words.PANEL_NEXT, "panel_label", to_column=step[1])
    yield computed(
        FIGURE_ROW,
        step[0],
        f"=IF({ready},{quoted(words.SURVEY_READY)}&{identity.file_name},"
        f"IF({wrong}>0,{mend},IF({filled}=0,{quoted(words.SURVEY_FILL)},{identity.next_field})))",
        "panel_next",
        panel.next_step_in,
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
