"""The index from triwulan to triwulan: as far back as the inbox goes, beside a chart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...core.grades import CONVERSION
from ...core.model import FigureStatus, SurveyResult
from ...styles import survey as style
from ...texts.workbook import ikm as told
from ..evidence.contents import Contents
from ..evidence.judging import graded
from ..evidence.step import SHEET, VALUE
from ..pen.book import Book, Page
from ..pen.spelled import cell, literal
from .ikm_chart import paint_trend_chart
from .ikm_survey import (
    FIRST_BOUND,
    MEAN,
    NUMBER,
    RANK,
    SHORT,
    TOTAL,
    WEIGHED,
    Shown,
    counted,
    first_row,
    or_none,
    put,
    said,
)
from .ikm_tables import BLOCK_HEIGHT, HEAD_STYLES, block_head, times

# Two years before the reported one; what lies further back is in its own reports.
MOST_EARLIER = 8
CHART_ROWS = 9


@dataclass(frozen=True, slots=True)
class _Line:
    """A triwulan with the formula of its index, "" where only the figure is known."""

    result: SurveyResult
    formula: str


def paint_trend(book: Book, page: Page, name: str, row: int, shown: Shown, contents: Contents) -> int:
    """A row a triwulan, oldest first; the last row of table and chart."""
    lines = [*_earlier(shown, contents), *_of_the_year(shown, contents)]
    block_head(page, row, told.TREND, NUMBER, RANK)
    columns = (NUMBER, TOTAL, MEAN, WEIGHED)
    for column, head in zip(columns, told.TREND_HEADS, strict=True):
        look_of = style.BLOCK_HEAD_RIGHT if column == TOTAL else HEAD_STYLES.get(column, style.BLOCK_HEAD)
        page.write(row + 1, column, head, look_of)
    named = [(literal(f"{grade.letter}  {grade.name}"), repr(grade.index)) for grade in shown.grades]
    names = {grade.letter: f"{grade.letter}  {grade.name}" for grade in shown.grades}
    first = row + 2
    for place, line in enumerate(lines, start=first):
        result, index = line.result, cell(TOTAL, place)
        page.height(place, BLOCK_HEIGHT)
        for column in range(NUMBER, RANK + 1):
            page.write(place, column, None, style.BLOCK)
        page.write(place, NUMBER, result.period.words, style.BLOCK)
        put(page, place, TOTAL, line.formula, or_none(result.index), style.BLOCK_INDEX_STRONG)
        people = counted(shown, contents, (result.period,))
        put(page, place, MEAN, people, result.respondents, style.BLOCK_COUNT)
        grade = names[result.grade] if result.grade else told.NONE
        page.formula(place, WEIGHED, said(index, graded(index, named)), grade, style.BLOCK_GRADE)
        if result.index is not None:
            page.write(place, SHORT, told.in_short(result.period), style.FOR_CHART)
            page.formula(place, FIRST_BOUND, f"={index}", result.index, style.FOR_CHART_INDEX)
    last = first + len(lines) - 1
    if sum(line.result.index is not None for line in lines) < 2:
        return last
    page.write(row + 1, SHORT, told.FOR_CHART, style.FOR_CHART)
    paint_trend_chart(book, page, name, row, (first, last), CHART_ROWS * BLOCK_HEIGHT)
    for place in range(last + 1, row + CHART_ROWS):
        page.height(place, BLOCK_HEIGHT)
    return max(last, row + CHART_ROWS - 1)


def _of_the_year(shown: Shown, contents: Contents) -> Iterator[_Line]:
    """From the steps in Perhitungan."""
    for quarter in contents.results.period.quarters:
        result = contents.results.survey(shown.survey.variable, quarter)
        if result.status is FigureStatus.UNASKED:
            continue
        first = first_row(contents.steps, shown.survey, quarter.words)
        yield _Line(result, said(cell(VALUE, first + shown.size + 1, SHEET)))


def _earlier(shown: Shown, contents: Contents) -> list[_Line]:
    """From the respondents themselves; triwulan of which nothing came are left out."""
    past = [one for one in contents.results.past_surveys if one.survey == shown.survey.variable]
    heard = [one for one in past if one.respondents or one.status is FigureStatus.REFUSED]
    return [_Line(result, _index(shown, result, contents)) for result in heard[-MOST_EARLIER:]]


def _index(shown: Shown, result: SurveyResult, contents: Contents) -> str:
    """The index over the answers in Responden, as Perhitungan has it for the reported year."""
    columns = [
        contents.respondents.column(shown.survey.variable, (result.period,), f"score {place + 1}")
        for place in range(shown.size)
    ]
    if result.index is None or not all(columns):
        return ""
    means = "+".join(f"AVERAGE({column})" for column in columns)
    return f"=ROUND(ROUND(({means}){times(shown)}*{CONVERSION},10),2)"
