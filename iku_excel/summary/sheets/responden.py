"""`Responden`: a row a respondent, so that the sheet IKM counts over what was answered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...core.model import Results, Survey
from ...core.periods import Period
from ...core.profile import PROFILE
from ...styles import columns
from ...styles import summary as look
from ...texts.workbook import every_sheet as words
from ...texts.workbook import responden as told
from ..evidence.contents import Contents
from ..evidence.respondent_rows import FIRST_ROW, Listed, Stretch
from ..pen.book import Book, Page, Value
from ..pen.heading import paint_heading
from ..pen.listing import paint_heads
from ..pen.widths import of_lines, of_words

HEAD_ROW = FIRST_ROW - 2
MAY_BE_EMPTY = {*PROFILE, "comment"}
# Excel and our own reader hold more, but not much: beyond, the figures stand without their respondents.
MOST_CELLS = 400_000


def collect(results: Results) -> Listed:
    """Where the respondents of each survey stand, up to the period's end; nowhere where they are too many."""
    names = words.names(told.SHEET, len(results.definition.surveys))
    stretches: dict[tuple[str, Period, str], Stretch] = {}
    cells = 0
    for survey, name in zip(results.definition.surveys, names, strict=True):
        row = FIRST_ROW
        for period in _periods(results, survey):
            for unit in results.kept(survey, period):
                sheet = results.sent(unit, period)
                rows = sheet.people if sheet is not None else ()
                if rows:
                    last = row + len(rows) - 1
                    stretches[survey.variable, period, unit] = Stretch(_reference(name), row, last, rows)
                    row = last + 1
        cells += (row - FIRST_ROW) * columns.responden(len(survey.elements)).width
    return Listed(stretches if cells <= MOST_CELLS else {})


def _reference(name: str) -> str:
    """A sheet's name as formulas write it."""
    return name if name.isalpha() else f"'{name}'"


def _periods(results: Results, survey: Survey) -> list[Period]:
    """The triwulan of the inbox up to the period's end, oldest first."""
    last = results.period.quarters[-1]
    return sorted(
        {
            sent.period
            for sent in results.submissions
            if sent.period <= last and sent.unit in results.kept(survey, sent.period)
        }
    )


def paint(book: Book, contents: Contents) -> None:
    """A sheet for each survey that has respondents."""
    definition = contents.results.definition
    names = words.names(told.SHEET, len(definition.surveys))
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
    table = columns.responden(len(survey.elements))
    line = told.LINE.format(text=definition.variable(survey.variable).text)
    paint_heading(page, contents.results, told.TITLE, line)
    asked = {f"score {number}": one.short or one.name for number, one in enumerate(survey.elements, start=1)}
    rows = list(_rows(contents.results, stretches))
    heads, widths = {**told.HEADS, **asked}, {}
    for place, column in enumerate(table.columns, start=1):
        said = {values.get(column.name) for _, values in rows} - {None, ""}
        wide = of_words((heads[column.name],), look.LIST_HEAD)
        if column.name in told.HEADS:
            wide = max(wide, min(of_lines(map(str, said), look.LIST_PLAIN), column.pixels))
        widths[column.name] = wide
        page.column(place, wide, {"hidden": True} if not said and column.name in MAY_BE_EMPTY else {})
    paint_heads(page, HEAD_ROW, table, heads, widths, numbered=True)
    form = book.format(look.LIST_PLAIN)
    for row, values in rows:
        page.line(row, [values.get(column.name) for column in table.columns], form)
    last = max(stretch.last for stretch in stretches.values())
    page.filters(HEAD_ROW + 1, last, table.width)
    for name in PROFILE:
        page.takes_as_text(FIRST_ROW, table.place(name), last, table.place(name))
    page.listing(contents.paper, words.footer(contents.results), (HEAD_ROW, HEAD_ROW + 1), last, table.width)


def _rows(
    results: Results, stretches: Mapping[tuple[Period, str], Stretch]
) -> Iterator[tuple[int, Mapping[str, Value]]]:
    for (period, unit), stretch in stretches.items():
        known: dict[str, Value] = {"period": period.words, "sheet": results.asked(period).unit(unit).sheet}
        for row, one in enumerate(stretch.respondents, start=stretch.first):
            scores = {f"score {number}": score for number, score in enumerate(one.scores, start=1)}
            profile = dict(zip(PROFILE, one.profile, strict=False))
            own = {"number": row - FIRST_ROW + 1, "row": one.row, "comment": one.comment or None}
            yield row, {**known, **scores, **profile, **own}
