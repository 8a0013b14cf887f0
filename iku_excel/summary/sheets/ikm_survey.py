"""A survey as its sheet shows it: which result, and where its steps stand in Perhitungan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...core.grades import GRADES, Grade
from ...core.model import FigureStatus, Pooling, Survey, SurveyResult
from ...core.periods import Period
from ...styles import Style
from ...texts.workbook import every_sheet as words
from ...texts.workbook import ikm as told
from ...texts.workbook import perhitungan as evidence
from ..evidence.contents import Contents
from ..evidence.step import FIRST_ROW, SHEET, VALUE, Steps
from ..pen.book import Page, Value
from ..pen.spelled import cell, literal

NUMBER, NAME, TOTAL, COUNT, MEAN, WEIGHED, GRADE, RANK, GAP, RIGHT = range(1, 11)
PIXELS = (30, 275, 66, 70, 70, 84, 116, 56, 20, 110, 110, 128, 117)
LAST = len(PIXELS)
# What only the chart and the panel look at, outside the printed area; three bounds, then the labels of bars.
SHORT, FIRST_BOUND, LABEL = LAST + 2, LAST + 3, LAST + 6
HEAD_ROW, NUMBERS_ROW = 9, 10
FIRST_ELEMENT = NUMBERS_ROW + 1


@dataclass(frozen=True, slots=True)
class Shown:
    """A survey with the result that stands on its sheet, and the row of its first unsur in Perhitungan."""

    survey: Survey
    result: SurveyResult
    period: str
    quarters: tuple[Period, ...]
    first: int

    @property
    def whole(self) -> bool:
        """Whether every expected sheet counts."""
        asked = self.result.status is not FigureStatus.UNASKED
        return asked and not (self.result.missing or self.result.refused)

    @property
    def size(self) -> int:
        """The number of unsur."""
        return len(self.survey.elements)

    @property
    def interval(self) -> str:
        """The cell of the SKM."""
        return cell(VALUE, self.first + self.size, SHEET)

    @property
    def index(self) -> str:
        """The cell of the IKM."""
        return cell(VALUE, self.first + self.size + 1, SHEET)

    @property
    def grades(self) -> tuple[Grade, ...]:
        """The table of grades, best first."""
        return GRADES[self.survey.grades]


def shown_of(contents: Contents, survey: Survey) -> Shown:
    """The year's respondents together where an indicator pools them, else the triwulan that stands for it."""
    results = contents.results
    asking = [pair for pair in results.pairs if pair[0].survey == survey.variable]
    if any(indicator.across_periods is Pooling.SUM for indicator, _ in asking):
        (quarters, *_) = (result.quarters for one, result in asking if one.across_periods is Pooling.SUM)
    else:
        taken = (result.known or result.quarters[0] for _, result in asking if len(result.quarters) == 1)
        quarters = (next(taken, results.last_quarter),)
    if len(quarters) == 1:
        then = results.asked(quarters[0]).surveys
        survey = next((one for one in then if one.variable == survey.variable), survey)
        found, period = results.survey(survey.variable, quarters[0]), quarters[0].words
    else:
        found, period = results.pooled(survey.variable), words.to_date(results.period)
    return Shown(survey, found, period, quarters, first_row(contents.steps, survey, period))


def first_row(steps: Steps, survey: Survey, period: str) -> int:
    """In Perhitungan the rows of the unsur, of the SKM and of the IKM follow one another."""
    wanted = (survey.variable, evidence.INDEX, period)
    place = next(place for place, step in enumerate(steps.rows) if step.texts[:3] == wanted)
    return FIRST_ROW + place - 1 - len(survey.elements)


def lowest(shown: Shown) -> list[int]:
    """The places of the unsur, lowest NRR first; none while one has no figure."""
    means = [element.mean for element in shown.result.elements]
    if not shown.whole or any(mean is None for mean in means):
        return []
    return sorted(range(shown.size), key=lambda place: (means[place], place))


def counted(shown: Shown, contents: Contents, quarters: Sequence[Period]) -> str:
    """How many respondents of some triwulan stand in Responden; "" where none does."""
    numbers = contents.respondents.column(shown.survey.variable, quarters, "number")
    return f"=COUNT({numbers})" if numbers else ""


def put(page: Page, row: int, column: int, live: str, value: Value, style: Style) -> None:
    """A figure with its formula, or alone where there is none."""
    if live:
        page.formula(row, column, live, value, style)
    else:
        page.write(row, column, value, style)


def said(address: str, live: str = "") -> str:
    """The number in a cell, or what a formula makes of it; a dash where there is none."""
    return f"=IF(ISNUMBER({address}),{live.removeprefix('=') or address},{literal(told.NONE)})"


def or_none(value: float | None) -> Value:
    """The number, or a dash where there is none."""
    return told.NONE if value is None else value
