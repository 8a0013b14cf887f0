"""`IKM`: each survey's index, its unsur and what other weights would give, over the steps of Perhitungan."""

from __future__ import annotations

from collections.abc import Sequence

from ...core.expression import Row, Stack, text_of, typeset
from ...core.grades import respondents_needed
from ...core.model import Definition, Survey
from ...core.numbers import show
from ...styles import Style
from ...styles import survey as style
from ...texts.workbook import every_sheet as words
from ...texts.workbook import ikm as told
from ..evidence.contents import Contents
from ..evidence.judging import graded
from ..pen.book import Book, Page, Value
from ..pen.fitting import fitting_scale, page_points
from ..pen.heading import LINE_ROW, TITLE_ROW, paint_heading
from ..pen.listing import LEAST_SCALE
from ..pen.spelled import area, literal
from .ikm_chart import paint_chart
from .ikm_profile import paint_profile
from .ikm_survey import (
    COUNT,
    FIRST_ELEMENT,
    GAP,
    GRADE,
    HEAD_ROW,
    LAST,
    MEAN,
    NAME,
    NUMBER,
    NUMBERS_ROW,
    PIXELS,
    RANK,
    RIGHT,
    SHORT,
    TOTAL,
    WEIGHED,
    Shown,
    counted,
    lowest,
    or_none,
    said,
    shown_of,
)
from .ikm_tables import (
    BLOCK_HEIGHT,
    ELEMENT_HEIGHT,
    paint_bounds,
    paint_elements,
    paint_helpers,
    paint_weights,
)
from .ikm_trend import paint_trend

ABOVE_ROW, BELOW_ROW = 3, 4
LABEL_ROW, FIGURE_ROW, UNDER_ROW = 5, 6, 7
HEIGHTS = {
    TITLE_ROW: 24.0,
    LINE_ROW: 18.0,
    ABOVE_ROW: 17.25,
    BELOW_ROW: 17.25,
    LABEL_ROW: 18.0,
    FIGURE_ROW: 36.0,
}
HEIGHTS |= {UNDER_ROW: 18.0, UNDER_ROW + 1: 9.0, HEAD_ROW: 30.0, NUMBERS_ROW: 15.0}


def names(definition: Definition) -> tuple[str, ...]:
    """The names of the sheets, one for each survey."""
    return words.names(told.SHEET, len(definition.surveys))


def paint(book: Book, contents: Contents) -> None:
    """A sheet for each survey of the definition; none where there is none."""
    definition = contents.results.definition
    for survey, name in zip(definition.surveys, names(definition), strict=True):
        _paint_survey(book, book.page(name), name, shown_of(contents, survey), contents)


def _paint_survey(book: Book, page: Page, name: str, shown: Shown, contents: Contents) -> None:
    page.widths([*PIXELS, 20, 90, 70, 70, 70, 40])
    for row, height in HEIGHTS.items():
        page.height(row, height)
    results = contents.results
    text = results.definition.variable(shown.survey.variable).text
    line = told.LINE.format(text=text, period=shown.period)
    units = results.sheet_names((*shown.result.missing, *shown.result.refused), shown.quarters)
    state = told.state(shown.result, units)
    paint_heading(page, results, told.TITLE, words.SEPARATOR.join((line, state)) if state else line)
    _paint_formula(page, results.definition, shown.survey)
    _paint_panel(page, shown, contents)
    last = paint_elements(book, page, shown)
    paint_helpers(page, shown)
    height = HEIGHTS[HEAD_ROW] + HEIGHTS[NUMBERS_ROW] + ELEMENT_HEIGHT * (shown.size + 1)
    paint_chart(book, page, name, shown, height)
    top = last + 2
    page.height(last + 1, 12.0)
    ends = (paint_weights(page, top, shown), paint_bounds(page, top, shown))
    trend = max(ends) + 1
    end = paint_trend(book, page, name, trend, shown, contents)
    above = sum(HEIGHTS.values()) + ELEMENT_HEIGHT * (shown.size + 1) + BLOCK_HEIGHT * (trend - last) + 24
    below, profile_points = paint_profile(page, end + 1, shown, contents)
    parts = [(TITLE_ROW, above), (trend, BLOCK_HEIGHT * (end - trend)), (end + 1, profile_points)]
    scale, starts = _pages(contents.paper, parts[: 3 if below > end else 2])
    page.paper(contents.paper, words.footer(results, len(starts) + 1))
    page.prints(below, LAST, scale, starts)
    page.centred()


def _pages(paper: str, parts: Sequence[tuple[int, float]]) -> tuple[int, list[int]]:
    """The scale, and which parts (first row, points) begin a page: figures and trend share one if they can.

    Who answered has its own. What is too high for a page at a scale that people read is printed smaller.
    """
    wide, room = fitting_scale(paper, sum(PIXELS)), page_points(paper, 100) * 100

    def fits(*points: float) -> int:
        return min(wide, *(int(room / one) for one in points))

    (_, above), (trend, later), *who = parts
    profiles = [points for _, points in who]
    together, starts = fits(above + later, *profiles), [row for row, _ in who]
    if together >= LEAST_SCALE:
        return together, starts
    return max(fits(above, later, *profiles), together), [trend, *starts]


def _paint_formula(page: Page, definition: Definition, survey: Survey) -> None:
    """The formula as the definition prints it, a fraction over and under its rule, and its steps in words."""
    page.merge(ABOVE_ROW, RIGHT, BELOW_ROW, LAST, told.FORMULA, style.FORMULA_NOTE)
    indicator = next((one for one in definition.indicators if one.survey == survey.variable), None)
    if indicator is None:
        return
    codes = {variable.code: variable.text for variable in definition.variables}
    row = typeset(indicator.printed, lambda name: codes.get(name, name))
    label = told.FORMULA_OF.format(label=indicator.label)
    page.merge(ABOVE_ROW, NUMBER, BELOW_ROW, NAME, label, style.FORMULA_LABEL)
    match row.pieces:
        case (Stack() as stack, *after):
            page.merge(ABOVE_ROW, TOTAL, ABOVE_ROW, WEIGHED, stack.numerator, style.NUMERATOR)
            page.merge(BELOW_ROW, TOTAL, BELOW_ROW, WEIGHED, stack.denominator, style.DENOMINATOR)
            page.merge(ABOVE_ROW, GRADE, BELOW_ROW, GAP, text_of(Row(tuple(after))), style.FORMULA)
        case _:
            page.merge(ABOVE_ROW, TOTAL, BELOW_ROW, GAP, text_of(row), style.FORMULA)


# --- key figures -------------------------------------------------------------------------------


def _paint_panel(page: Page, shown: Shown, contents: Contents) -> None:
    result, grades = shown.result, shown.grades
    letters = [grade.letter for grade in grades]
    place = letters.index(result.grade) if result.grade else None
    named = [(literal(f"{grade.letter}  {grade.name}"), repr(grade.index)) for grade in grades]
    kept = [(literal(told.reached(grades, at)), repr(grade.index)) for at, grade in enumerate(grades)]
    order = lowest(shown)
    ranks = area(RANK, FIRST_ELEMENT, FIRST_ELEMENT + shown.size - 1)
    titles = area(NAME, FIRST_ELEMENT, FIRST_ELEMENT + shown.size - 1)
    shorts = area(SHORT, FIRST_ELEMENT, FIRST_ELEMENT + shown.size - 1)

    def ranked(source: str, rank: int) -> str:
        return f"INDEX({source},MATCH({rank},{ranks},0))"

    guard = f"COUNT({ranks})<{shown.size}"
    following = f"&{literal(told.AND)}&".join(
        ranked(shorts, rank) for rank in range(2, min(shown.size, 3) + 1)
    )
    next_names = told.AND.join(shown.survey.elements[at].short for at in order[1:3])
    cells: tuple[tuple[int, int, str, tuple[str, Value, Style], tuple[str, Value]], ...] = (
        (
            NUMBER,
            NAME,
            told.QUALITY,
            (
                said(shown.index, graded(shown.index, named)),
                f"{grades[place].letter}  {grades[place].name}" if place is not None else told.NONE,
                style.KEY_FIGURE,
            ),
            (
                said(shown.index, graded(shown.index, kept)),
                told.reached(grades, place) if place is not None else told.NONE,
            ),
        ),
        (
            TOTAL,
            COUNT,
            told.INDEX,
            (said(shown.index), or_none(result.index), style.KEY_FIGURE),
            ("", told.INDEX_HOW),
        ),
        (
            MEAN,
            WEIGHED,
            told.INTERVAL,
            (said(shown.interval), or_none(result.interval), style.KEY_INTERVAL),
            ("", told.INTERVAL_HOW),
        ),
        (
            GRADE,
            GAP,
            told.RESPONDENTS,
            (counted(shown, contents, shown.quarters), result.respondents, style.KEY_COUNT),
            ("", _sample(shown)),
        ),
        (
            RIGHT,
            LAST,
            told.WEAKEST,
            (
                f"=IF({guard},{literal(told.NONE)},{ranked(titles, 1)})",
                shown.survey.elements[order[0]].name if order else told.NONE,
                style.KEY_NAME,
            ),
            (
                f"=IF({guard},{literal(told.NONE)},{literal(told.NEXT_LOWEST)}&{following})"
                if following
                else "",
                told.NEXT_LOWEST + next_names if next_names else told.NONE,
            ),
        ),
    )
    for first, last, label, (live, value, key_style), (under, note) in cells:
        page.merge(LABEL_ROW, first, LABEL_ROW, last, label, style.LABEL)
        page.merge(FIGURE_ROW, first, FIGURE_ROW, last, value, key_style)
        page.merge(UNDER_ROW, first, UNDER_ROW, last, note, style.UNDER)
        if live:
            page.formula(FIGURE_ROW, first, live, value, key_style)
        if under:
            page.formula(UNDER_ROW, first, under, note, style.UNDER)


def _sample(shown: Shown) -> str:
    population = shown.survey.population
    needed = respondents_needed(population)
    if population is None:
        few = shown.result.respondents < needed
        return told.TOO_FEW_OF_UNKNOWN.format(needed=needed) if few else told.NO_POPULATION
    text = told.ENOUGH if shown.result.respondents >= needed else told.TOO_FEW
    return text.format(needed=show(needed), population=show(population))
