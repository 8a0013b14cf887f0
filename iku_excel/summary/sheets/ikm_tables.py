"""The tables of the sheet IKM: its unsur, the weights, the bounds of the grades."""

from __future__ import annotations

from decimal import Decimal

from ...core.grades import CONVERSION, EXACT, WEIGHTS, grade_of_index, weight_of
from ...core.numbers import half_up, show
from ...styles import summary as look
from ...styles import survey as style
from ...texts.workbook import every_sheet as words
from ...texts.workbook import ikm as told
from ..evidence.judging import graded
from ..evidence.step import SECOND, SHEET, THIRD, VALUE
from ..pen.book import Book, Page
from ..pen.spelled import area, cell, literal
from .ikm_survey import (
    COUNT,
    FIRST_BOUND,
    FIRST_ELEMENT,
    GRADE,
    HEAD_ROW,
    LABEL,
    LAST,
    MEAN,
    NAME,
    NUMBER,
    NUMBERS_ROW,
    RANK,
    RIGHT,
    SHORT,
    TOTAL,
    WEIGHED,
    Shown,
    lowest,
    or_none,
    said,
)

ELEMENT_HEIGHT, BLOCK_HEIGHT = 21.0, 15.0
HEAD_STYLES = {MEAN: style.BLOCK_HEAD_RIGHT, WEIGHED: style.BLOCK_HEAD_INDENTED}


def paint_elements(book: Book, page: Page, shown: Shown) -> int:
    """Each unsur with its figures, and their sums; the last row."""
    weight = words.weight(shown.survey.weight, shown.size)
    for column, (head, number) in enumerate(
        zip(told.HEADS, told.column_numbers(weight), strict=True), start=NUMBER
    ):
        page.write(HEAD_ROW, column, head, style.HEAD)
        page.write(NUMBERS_ROW, column, number, look.COLUMN_NUMBER)
    last = FIRST_ELEMENT + shown.size - 1
    means = area(MEAN, FIRST_ELEMENT, last)
    ranks = {place: rank for rank, place in enumerate(lowest(shown), start=1)}
    named = [(literal(f"{grade.letter}  {grade.name}"), repr(grade.mean)) for grade in shown.grades]
    names = {grade.letter: f"{grade.letter}  {grade.name}" for grade in shown.grades}
    factor = float(weight_of(shown.survey.weight, shown.size))
    for place, (element, found) in enumerate(zip(shown.survey.elements, shown.result.elements, strict=True)):
        row, source = FIRST_ELEMENT + place, shown.first + place
        mean = found.mean if shown.whole else None
        own = cell(MEAN, row)
        weighed = None if mean is None else mean / shown.size if _exact(shown) else mean * factor
        above = f"COUNTIF({area(MEAN, FIRST_ELEMENT, row - 1)},{own})" if place else "0"
        page.height(row, ELEMENT_HEIGHT)
        page.write(row, NUMBER, place + 1, look.CENTER)
        page.write(row, NAME, element.name, style.NAME)
        for column, live, value, look_of in (
            (TOTAL, said(cell(VALUE, source, SHEET)), found.total if shown.whole else None, style.WHOLE),
            (COUNT, said(cell(SECOND, source, SHEET)), found.count if shown.whole else None, style.WHOLE),
            (MEAN, said(cell(THIRD, source, SHEET)), mean, style.MEAN),
            (WEIGHED, said(own, f"{own}{times(shown)}"), weighed, style.WEIGHED),
        ):
            page.formula(row, column, live, or_none(value), look_of)
        grade = names[found.grade] if mean is not None else told.NONE
        page.formula(row, GRADE, said(own, graded(own, named)), grade, style.GRADE)
        live = f"=IF(COUNT({means})<{shown.size},{literal(told.NONE)},RANK({own},{means},1)+{above})"
        page.formula(row, RANK, live, ranks.get(place, told.NONE), style.RANK)
    page.condition(
        FIRST_ELEMENT,
        NUMBER,
        last,
        RANK,
        {
            "type": "formula",
            "criteria": f"=$H{FIRST_ELEMENT}=1",
            "format": book.mark(style.LOWEST),
        },
    )
    _paint_sums(page, last + 1, shown)
    return last + 1


def _exact(shown: Shown) -> bool:
    return shown.survey.weight == EXACT


def times(shown: Shown, weight: str = "") -> str:
    """What an NRR is multiplied with, as Excel computes it."""
    chosen = weight or shown.survey.weight
    if chosen == EXACT:
        return f"/{shown.size}"
    return f"*{float(weight_of(chosen, shown.size))!r}"


def _paint_sums(page: Page, row: int, shown: Shown) -> None:
    first, last = FIRST_ELEMENT, row - 1
    found = shown.result.elements if shown.whole else ()
    means = [element.mean for element in found if element.mean is not None]
    page.height(row, ELEMENT_HEIGHT)
    page.merge(row, NUMBER, row, NAME, told.SUM, style.NAME_SUM)
    sums = (
        (TOTAL, sum(element.total for element in found) if found else None, style.SUM),
        (COUNT, sum(element.count for element in found) if found else None, style.SUM),
        (MEAN, sum(means) if len(means) == shown.size else None, style.SUM_MEAN),
    )
    for column, value, look_of in sums:
        summed = area(column, first, last)
        live = f"=IF(COUNT({summed})<{shown.size},{literal(told.NONE)},SUM({summed}))"
        page.formula(row, column, live, or_none(value), look_of)
    page.formula(row, WEIGHED, said(shown.interval), or_none(shown.result.interval), style.SUM_INTERVAL)
    page.write(row, GRADE, told.INTERVAL_NAME, look.CATEGORY)
    page.write(row, RANK, None, look.CENTER)


def paint_helpers(page: Page, shown: Shown) -> None:
    """Short names for the panel; bounds and numbers for the chart, where names would stand aslant."""
    page.write(HEAD_ROW, SHORT, told.FOR_CHART, style.FOR_CHART)
    bounds = shown.grades[:-1]
    for place, grade in enumerate(bounds):
        text = told.BOUND.format(letter=grade.letter, bound=show(grade.mean, 4))
        page.write(HEAD_ROW, FIRST_BOUND + place, text, style.FOR_CHART)
    for place, element in enumerate(shown.survey.elements):
        row = FIRST_ELEMENT + place
        page.write(row, SHORT, element.short or element.name, style.FOR_CHART)
        page.write(row, LABEL, told.CHART_ELEMENT.format(number=place + 1), style.FOR_CHART)
        for at, grade in enumerate(bounds):
            page.write(row, FIRST_BOUND + at, grade.mean, style.FOR_CHART_BOUND)


def paint_weights(page: Page, row: int, shown: Shown) -> int:
    """What each weight gives of the same NRR; the last row."""
    block_head(page, row, told.WEIGHTS, NUMBER, RANK)
    columns = (NUMBER, TOTAL, MEAN, WEIGHED, GRADE)
    for column, head in zip(columns, told.WEIGHT_HEADS, strict=True):
        page.write(row + 1, column, head, HEAD_STYLES.get(column, style.BLOCK_HEAD))
    last_element = FIRST_ELEMENT + shown.size - 1
    means = area(MEAN, FIRST_ELEMENT, last_element)
    given = dict(shown.result.alternatives)
    named = [(literal(f"{grade.letter}  {grade.name}"), repr(grade.index)) for grade in shown.grades]
    names = {grade.letter: f"{grade.letter}  {grade.name}" for grade in shown.grades}
    row += 1
    for weight in dict.fromkeys((shown.survey.weight, *WEIGHTS)):
        row += 1
        used = weight == shown.survey.weight
        text, figure = (
            (style.BLOCK_STRONG, style.BLOCK_INDEX_STRONG) if used else (style.BLOCK, style.BLOCK_INDEX)
        )
        for column in range(NUMBER, RANK + 1):
            page.write(row, column, None, text)
        page.write(
            row, NUMBER, told.USED if used else told.COMPARED, style.BLOCK_USED if used else style.BLOCK_MUTED
        )
        page.write(row, TOTAL, words.weight(weight, shown.size), text)
        other = f"ROUND(ROUND(SUM({means}){times(shown, weight)}*{CONVERSION},10),2)"
        live = said(shown.index) if used else said(shown.index, other)
        value = given.get(weight)
        page.formula(row, MEAN, live, or_none(value), figure)
        own = cell(MEAN, row)
        grade = told.NONE if value is None else names[grade_of_index(value, shown.survey.grades)]
        graded_style = style.BLOCK_GRADE_STRONG if used else style.BLOCK_GRADE
        page.formula(row, WEIGHED, said(own, graded(own, named)), grade, graded_style)
        highest = weight_of(weight, shown.size) * shown.size * 100
        highest_text = show(half_up(Decimal(highest.numerator) / highest.denominator, 2), 2)
        page.write(row, GRADE, highest_text, style.BLOCK_MUTED)
        page.height(row, BLOCK_HEIGHT)
    page.write(row + 1, NUMBER, told.SAME_MEANS, style.FOR_CHART)
    return row + 1


def paint_bounds(page: Page, row: int, shown: Shown) -> int:
    """The grades with their bounds; the last row."""
    block_head(page, row, told.BOUNDS, RIGHT, LAST)
    for column, head in enumerate(told.BOUND_HEADS, start=RIGHT):
        page.write(row + 1, column, head, style.BLOCK_HEAD)
    for place in range(len(shown.grades)):
        line = told.bounds(shown.grades, place)
        look_of = style.BLOCK_STRONG if line[0] == shown.result.grade else style.BLOCK
        for column, text in enumerate(line, start=RIGHT):
            page.write(row + 2 + place, column, text, look_of)
    return row + 1 + len(shown.grades)


def block_head(page: Page, row: int, title: str, first: int, last: int) -> None:
    """The title of a block over its columns, and the ground of the heads below it."""
    page.height(row, 18.0)
    for column in range(first, last + 1):
        page.write(row, column, title if column == first else None, style.BLOCK_TITLE)
        page.write(row + 1, column, None, style.BLOCK_HEAD)
