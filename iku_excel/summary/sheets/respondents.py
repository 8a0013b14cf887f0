"""`Responden`: a row a respondent, so that the sheet IKM counts over what was answered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ...calculation.units import by_unit
from ...core.model import Definition, Results, Survey
from ...core.periods import Period
from ...core.profile import PROFILE
from ...styles import summary as look
from ...texts import ikm as told
from ...texts import summary as words
from ..evidence.contents import Contents
from ..evidence.respondent_rows import FIRST_ROW, FIRST_SCORE, NUMBER, PERIOD, PLACE, UNIT, Listed, Stretch
from ..pen.book import Book, Page, area

HEAD_ROW = FIRST_ROW - 2
PIXELS = {NUMBER: 48, PERIOD: 118, UNIT: 118, PLACE: 52}
SCORE_PIXELS = 72
PROFILE_PIXELS = (84, 190, 100, 110, 96, 110)
COMMENT_PIXELS = 260
# Excel and our own reader hold more, but not much: beyond, the figures stand without their respondents.
MOST_CELLS = 400_000


def collect(results: Results) -> Listed:
    """Where the respondents of each survey stand, up to the period's end; nowhere where they are too many."""
    sheets = by_unit(results.submissions)
    names = told.names(told.RESPONDENTS_SHEET, len(results.definition.surveys))
    stretches: dict[tuple[str, Period, str], Stretch] = {}
    cells = 0
    for survey, name in zip(results.definition.surveys, names, strict=True):
        row = FIRST_ROW
        for period in _periods(results, survey):
            for unit in results.definition.variable(survey.variable).units:
                sheet = sheets.get((unit, period))
                rows = sheet.people if sheet is not None else ()
                if rows:
                    last = row + len(rows) - 1
                    stretches[survey.variable, period, unit] = Stretch(_reference(name), row, last, rows)
                    row = last + 1
        cells += (row - FIRST_ROW) * (PLACE + len(survey.elements) + len(PROFILE) + 1)
    return Listed(stretches if cells <= MOST_CELLS else {})


def _reference(name: str) -> str:
    """A sheet's name as formulas write it."""
    return name if name.isalpha() else f"'{name}'"


def _periods(results: Results, survey: Survey) -> list[Period]:
    """The triwulan of the inbox up to the period's end, oldest first."""
    owners = results.definition.variable(survey.variable).units
    last = results.period.quarters[-1]
    return sorted(
        {sent.period for sent in results.submissions if sent.unit in owners and sent.period <= last}
    )


def paint(book: Book, contents: Contents) -> None:
    """A sheet for each survey that has respondents."""
    definition = contents.results.definition
    names = told.names(told.RESPONDENTS_SHEET, len(definition.surveys))
    for survey, name in zip(definition.surveys, names, strict=True):
        stretches = contents.respondents.of(survey.variable)
        if stretches:
            _paint_survey(book, book.page(name), survey, stretches, contents)


def _paint_survey(
    book: Book,
    page: Page,
    survey: Survey,
    stretches: Mapping[tuple[Period, str], Stretch],
    contents: Contents,
) -> None:
    definition = contents.results.definition
    scores = len(survey.elements)
    page.widths([*PIXELS.values(), *[SCORE_PIXELS] * scores, *PROFILE_PIXELS, COMMENT_PIXELS])
    page.write(1, 1, told.RESPONDENTS_TITLE, look.SHEET_TITLE)
    page.write(
        2, 1, told.RESPONDENTS_LINE.format(text=definition.variable(survey.variable).text), look.SHEET_LINE
    )
    page.height(1, 24)
    heads = (*told.RESPONDENTS_HEADS, *(element.short or element.name for element in survey.elements))
    heads += (*(told.PROFILE_NAMES[name] for name in PROFILE), told.COMMENT_NAME)
    for column, head in enumerate(heads, start=1):
        page.write(HEAD_ROW, column, head, look.LIST_HEAD)
        page.write(HEAD_ROW + 1, column, column, look.LIST_NUMBER)
    page.height(HEAD_ROW, 30)
    form = book.format(look.LIST_PLAIN)
    for row, values in _rows(definition, stretches):
        page.line(row, values, form)
    last = max(stretch.last for stretch in stretches.values())
    page.sheet.autofilter(HEAD_ROW, 0, last - 1, len(heads) - 1)
    page.sheet.ignore_errors({"number_stored_as_text": area(FIRST_SCORE + scores, FIRST_ROW, last)})
    page.listing(
        contents.paper, words.footer(definition, contents.results.period), HEAD_ROW + 1, last, len(heads)
    )


def _rows(
    definition: Definition, stretches: Mapping[tuple[Period, str], Stretch]
) -> Iterator[tuple[int, Sequence[str | int | None]]]:
    for (period, unit), stretch in stretches.items():
        sheet = definition.unit(unit).sheet
        for row, one in enumerate(stretch.respondents, start=stretch.first):
            profile = one.profile or ("",) * len(PROFILE)
            values = (row - FIRST_ROW + 1, period.words, sheet, one.row, *one.scores, *profile)
            yield row, (*values, one.comment or None)
