"""`Analisis`: what the units say of each indicator, and the evidence they name, as far as it is printed."""

from __future__ import annotations

from collections.abc import Sequence

from ...core.model import Definition, Indicator, Result, Results
from ...styles import summary as look
from ...styles.measure import lines_height, round_up
from ...texts.status import unsaid
from ...texts.workbook import analisis as told
from ...texts.workbook import every_sheet as words
from ..evidence import shown
from ..evidence.contents import Contents
from ..evidence.judging import printed
from ..pen.book import Book, Page
from ..pen.fitting import AIR, fitting_scale, page_points
from ..pen.heading import paint_heading
from ..pen.pages import first_of_pages
from ..pen.spelled import literal
from ..pen.widths import of_figure, of_lines
from .analisis_rows import Row, lines_of, rows_of

SHEET = "Analisis"
UNIT_PIXELS, ALL_PIXELS = 118, 1090
HEAD_ROW, FIRST_ROW = 4, 5
TITLE_HEIGHT, HEAD_HEIGHT, BAND_HEIGHT = 60.0, 21.0, 21.0
LEAST_HEIGHT = 18.0
LEAST_NARRATIVES = 3


def paint(book: Book, contents: Contents) -> None:
    """The table, or in words that there is nothing yet."""
    page = book.page(SHEET)
    results = contents.results
    period = results.period.words
    widths = _widths(results)
    page.widths(widths)
    paint_heading(page, results, told.TITLE, told.LINE.format(period=period))
    scale = fitting_scale(contents.paper, sum(widths))
    rows = tuple(rows_of(results, widths))
    if not rows:
        _paint_nothing(page, results.definition, period)
        page.paper(contents.paper, words.footer(results, 1))
        page.prints(FIRST_ROW, len(widths), scale)
        return
    _paint_head(page, results.definition, len(widths))
    heights = [_height(row, widths) for row in rows]
    for place, (row, height) in enumerate(zip(rows, heights, strict=True), start=FIRST_ROW):
        page.height(place, height)
        _paint_row(page, place, row, contents)
    starts = _starts(rows, heights, page_points(contents.paper, scale))
    page.paper(contents.paper, words.footer(results, len(starts) + 1))
    page.prints(FIRST_ROW + len(rows) - 1, len(widths), scale, starts)
    page.repeats(HEAD_ROW, HEAD_ROW)
    page.keeps(HEAD_ROW)


def _texts(definition: Definition) -> int:
    """A column for each narrative; an indicator's figures need at least three."""
    return max(len(definition.narratives), LEAST_NARRATIVES)


def _widths(results: Results) -> list[int]:
    """A column for the unit, which an indicator's target stands in, too, and the others alike."""
    columns = _texts(results.definition)
    head = of_lines((f"{told.TARGET} ",), look.BAND_FIGURE) - of_lines(("",), look.BAND_FIGURE)
    unit = max(UNIT_PIXELS, *(head + _target_pixels(results, *pair) for pair in results.pairs))
    return [unit, *[(ALL_PIXELS - unit) // columns] * columns]


def _target_pixels(results: Results, indicator: Indicator, result: Result) -> int:
    form = look.shown_format(indicator, results, named=True)
    return of_figure(result.target if result.upper is None else None, form, look.BAND_FIGURE)


def _height(row: Row, widths: Sequence[int]) -> float:
    needed = [lines_height(len(lines_of(said, widths)), said.style.size) for said in row.texts]
    return round_up(max(BAND_HEIGHT if row.indicator else LEAST_HEIGHT, max(needed, default=0.0) + AIR))


def _starts(rows: Sequence[Row], heights: Sequence[float], capacity: float) -> list[int]:
    """The rows that begin a page: a band stays with the row that follows it."""
    begins = [place for place, _ in enumerate(rows) if place == 0 or not rows[place - 1].indicator]
    ends = [*begins[1:], len(rows)]
    blocks = [sum(heights[begin:end]) for begin, end in zip(begins, ends, strict=True)]
    starts = first_of_pages(TITLE_HEIGHT, HEAD_HEIGHT, blocks, 0.0, capacity)
    return [FIRST_ROW + begins[start] for start in starts]


def _paint_head(page: Page, definition: Definition, last: int) -> None:
    heads = [told.UNIT_HEAD, *(narrative.title for narrative in definition.narratives)]
    for place, head in enumerate(heads, start=1):
        page.merge(HEAD_ROW, place, HEAD_ROW, last if place == len(heads) else place, head, look.TABLE_HEAD)
    page.height(HEAD_ROW, HEAD_HEIGHT)


def _paint_row(page: Page, row: int, content: Row, contents: Contents) -> None:
    for said in content.texts:
        page.merge(row, said.first, row, said.last, said.text, said.style)
        if said.link:
            page.link(row, said.first, said.link, said.text, said.style, look.NARRATIVE)
    if content.figures and content.indicator:
        _paint_figures(page, row, content.indicator, contents)
    elif content.indicator:
        place = content.texts[-1].last + 1
        ranked = contents.steps.reached[content.indicator.code].ranked
        results = contents.results
        category = results.result(content.indicator.code).category
        shown = words.squared(category, results.definition.bands) or words.NONE
        live = f'=IF({ranked}="",{literal(words.NONE)},{ranked})'
        page.formula(row, place, live, shown, look.BAND_CATEGORY)


def _paint_figures(page: Page, row: int, indicator: Indicator, contents: Contents) -> None:
    """What the texts below are about: target, realisasi, capaian and the change since the triwulan before."""
    results, reached = contents.results, contents.steps.reached[indicator.code]
    result = results.result(indicator.code)
    form = look.shown_format(indicator, results, named=True)
    target = result.target if result.upper is None else shown.target(indicator, results)
    for place, head, source, value, otherwise, number_format in (
        (1, told.TARGET, reached.target, target, words.NO_TARGET, form),
        (2, told.VALUE, reached.value, result.value, unsaid(result), form),
        (3, told.ACHIEVEMENT, reached.achievement, result.achievement, words.NO_ACHIEVEMENT, look.PERCENT),
    ):
        said = f"{head} {value if isinstance(value, str) else otherwise}"
        live, stored = printed(source, None if isinstance(value, str) else value, said, number_format)
        page.formula(row, place, live, stored, look.BAND_FIGURE, look.headed(head, number_format))
    _paint_change(page, row, indicator, contents, _texts(results.definition) + 1)


def _paint_change(page: Page, row: int, indicator: Indicator, contents: Contents, last: int) -> None:
    result = contents.results.result(indicator.code)
    page.merge(row, LEAST_NARRATIVES + 1, row, last, "", look.BAND_FIGURE)
    if len(result.figures) < 2:
        return
    *_, before, later = result.figures
    earlier, last_one = (contents.steps.figures[indicator.code, one.period] for one in (before, later))
    change = shown.change(indicator, contents.results, before.value, later.value)
    nothing = f"{told.CHANGE} {words.NONE}"
    live = change.live(earlier, last_one, nothing)
    stored = nothing if change.value is None else change.value
    form = ";".join(look.headed(told.CHANGE, part) for part in change.unit.number_format.split(";"))
    page.formula(row, LEAST_NARRATIVES + 1, live, stored, look.BAND_FIGURE, form)


def _paint_nothing(page: Page, definition: Definition, period: str) -> None:
    titles = [narrative.title for narrative in definition.narratives]
    how = told.NOTHING_HOW.format(titles=words.listed(titles)) if titles else told.ONLY_EVIDENCE
    page.write(HEAD_ROW, 1, told.NOTHING.format(period=period), look.BELOW_HEAD)
    page.write(FIRST_ROW, 1, how, look.SHEET_LINE)
