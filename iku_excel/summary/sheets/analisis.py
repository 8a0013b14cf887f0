"""`Analisis`: what the units say of each indicator, and the evidence they name, as far as it is printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from ...core.model import Answer, Definition, Indicator, Result, Results
from ...core.periods import Period
from ...styles import Style
from ...styles import summary as look
from ...styles.measure import lines_height, round_up, wrap
from ...texts.status import SHEET_WORDS, unsaid
from ...texts.workbook import analisis as told
from ...texts.workbook import every_sheet as words
from ..evidence import shown
from ..evidence.contents import Contents
from ..evidence.judging import printed
from ..pen.book import Book, Page
from ..pen.fitting import AIR, fitting_scale, page_points, room
from ..pen.heading import paint_heading
from ..pen.links import to_web
from ..pen.pages import first_of_pages
from ..pen.spelled import literal
from ..pen.widths import of_figure, of_lines

SHEET = "Analisis"
UNIT_PIXELS, ALL_PIXELS = 118, 1090
HEAD_ROW, FIRST_ROW = 4, 5
TITLE_HEIGHT, HEAD_HEIGHT, BAND_HEIGHT = 60.0, 21.0, 21.0
LEAST_HEIGHT = 18.0
LEAST_NARRATIVES = 3
MOST_LINES = 13  # of a row; a longer text goes on in the next


@dataclass(frozen=True, slots=True)
class Said:
    """A text over the columns `first` to `last`; `link` is where it leads."""

    first: int
    last: int
    text: str
    style: Style = look.NARRATIVE
    link: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """Texts side by side; a band names the indicator that the rows below are about, then come its figures."""

    texts: tuple[Said, ...]
    indicator: Indicator | None = None
    figures: bool = False


def paint(book: Book, contents: Contents) -> None:
    """The table, or in words that there is nothing yet."""
    page = book.page(SHEET)
    results = contents.results
    period = results.period.words
    widths = _widths(results)
    page.widths(widths)
    paint_heading(page, results, told.TITLE, told.LINE.format(period=period))
    scale = fitting_scale(contents.paper, sum(widths))
    rows = tuple(_rows(results, widths)) if _anything(results) else ()
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


def _columns(definition: Definition) -> int:
    """One for each narrative; an indicator's figures need at least three."""
    return max(len(definition.narratives), LEAST_NARRATIVES)


def _widths(results: Results) -> list[int]:
    """A column for the unit, which an indicator's target stands in, too, and the others alike."""
    columns = _columns(results.definition)
    head = of_lines((f"{told.TARGET} ",), look.BAND_FIGURE) - of_lines(("",), look.BAND_FIGURE)
    unit = max(UNIT_PIXELS, *(head + _target_pixels(results, *pair) for pair in results.pairs))
    return [unit, *[(ALL_PIXELS - unit) // columns] * columns]


def _target_pixels(results: Results, indicator: Indicator, result: Result) -> int:
    form = look.shown_format(indicator, results, named=True)
    return of_figure(result.target if result.upper is None else None, form, look.BAND_FIGURE)


def _quarters(results: Results) -> tuple[Period, ...]:
    """A triwulan speaks for itself, a year through its triwulan."""
    return (results.period,) if results.period.quarter else results.period.quarters


def _anything(results: Results) -> bool:
    quarters = _quarters(results)
    return any(
        any(sent.narratives.values()) or any(answer.evidence for answer in sent.answers)
        for sent in results.submissions
        if sent.period in quarters
    )


# --- the rows --------------------------------------------------------------------------------------


def _rows(results: Results, widths: Sequence[int]) -> Iterator[Row]:
    before: set[str] = set()
    last = len(widths)
    for indicator in results.definition.listed:
        name = words.INDICATOR.format(number=indicator.number, name=indicator.name)
        yield Row((Said(1, last - 1, name, look.BAND),), indicator)
        yield Row((), indicator, figures=True)
        if results.definition.narratives:
            yield from _of_units(results, indicator, before, widths)
        for answer in _evidence(results, indicator):
            asked = results.asked(answer.period)
            text = told.EVIDENCE.format(text=asked.variable(answer.variable).text)
            link = to_web(answer.evidence)
            style = look.EVIDENCE_LINK if link else look.NARRATIVE
            unit = _titled(results, answer.unit, answer.period)
            yield from _split(
                (
                    Said(1, 1, unit, look.NARRATIVE_UNIT),
                    Said(2, 2, text),
                    _linked(Said(3, last, words.printed(answer.evidence), style, link), widths),
                ),
                widths,
            )


def _linked(said: Said, widths: Sequence[int]) -> Said:
    """A link on one line, because LibreOffice cuts a second one off; whole it stands in `Data`."""
    first, *rest = _wrapped(said, widths)
    return replace(said, text=first[:-2] + told.CUT) if said.link and rest else said


def _of_units(
    results: Results, indicator: Indicator, before: set[str], widths: Sequence[int]
) -> Iterator[Row]:
    """Each unit that answers for the indicator: its texts whole once, and how they begin after that."""
    quarters = [quarter for quarter in _quarters(results) if results.then(indicator, quarter)]
    asked = {quarter: _units(results, indicator, quarter) for quarter in quarters}
    for unit in dict.fromkeys(unit for units in reversed(asked.values()) for unit in units):
        for quarter in (one for one in quarters if unit in asked[one]):
            texts = _of_unit(results, indicator, unit, quarter, len(widths))
            yield from _split(tuple(map(_begun, texts)) if unit in before else texts, widths)
        if not results.definition.narrated_by_indicator:
            before.add(unit)


def _begun(said: Said) -> Said:
    """How a text begins; whole it stands under the unit's first indicator."""
    short = said.text[: words.LONGEST_QUOTE].rstrip() + told.CUT
    return said if len(said.text) <= words.LONGEST_QUOTE else replace(said, text=short)


def _of_unit(
    results: Results, indicator: Indicator, unit: str, quarter: Period, last: int
) -> tuple[Said, ...]:
    sent = results.sent(unit, quarter)
    titled = Said(1, 1, _titled(results, unit, quarter), look.NARRATIVE_UNIT)
    narratives = results.definition.narratives  # the columns of now
    then = results.then(indicator, quarter) or indicator
    codes = [results.asked(quarter).narrated(narrative, then) for narrative in narratives]
    if sent is None or not any(sent.narratives.get(code) for code in codes):
        status = results.status(unit, quarter)
        text = told.WITHOUT_NARRATIVE if status.read else SHEET_WORDS[status]
        return (titled, Said(2, last, text, look.NARRATIVE_NONE))
    columns = [(place, last if place == len(codes) + 1 else place) for place in range(2, len(codes) + 2)]
    return (
        titled,
        *(
            Said(*columns[place], words.printed(sent.narratives.get(code, "")) or words.NONE)
            for place, code in enumerate(codes)
        ),
    )


def _units(results: Results, indicator: Indicator, quarter: Period) -> tuple[str, ...]:
    """Who wrote about the indicator in a triwulan, under the definition of then."""
    then = results.then(indicator, quarter)
    return results.asked(quarter).speakers(then) if then else ()


def _evidence(results: Results, indicator: Indicator) -> list[Answer]:
    quarters = _quarters(results)
    return [
        answer
        for sent in results.submissions
        if sent.period in quarters
        for answer in sent.answers
        if (then := results.then(indicator, sent.period)) is not None
        and answer.variable in then.needs
        and answer.evidence.strip()
    ]


def _titled(results: Results, unit: str, quarter: Period) -> str:
    (sheet,) = results.sheet_names((unit,), (quarter,))
    if results.period.quarter:
        return sheet
    return told.IN_QUARTER.format(unit=sheet, quarter=words.quarter(quarter))


def _split(texts: Sequence[Said], widths: Sequence[int]) -> Iterator[Row]:
    """One row, or as many as the longest text needs."""
    wrapped = [_wrapped(said, widths) for said in texts]
    if max(map(len, wrapped)) <= MOST_LINES:
        yield Row(tuple(texts))
        return
    pieces = ([lines[at : at + MOST_LINES] for at in range(0, len(lines), MOST_LINES)] for lines in wrapped)
    for parts in zip_longest(*pieces, fillvalue=()):
        yield Row(
            tuple(
                Said(said.first, said.last, "\n".join(part), said.style, said.link)
                for said, part in zip(texts, parts, strict=True)
            )
        )


def _wrapped(said: Said, widths: Sequence[int]) -> tuple[str, ...]:
    points = room(sum(widths[said.first - 1 : said.last]), said.style)
    return wrap(said.text, points, said.style.size, said.style.bold)


# --- paint -----------------------------------------------------------------------------------------


def _height(row: Row, widths: Sequence[int]) -> float:
    needed = [lines_height(len(_wrapped(said, widths)), said.style.size) for said in row.texts]
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
    _paint_change(page, row, indicator, contents, _columns(results.definition) + 1)


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
