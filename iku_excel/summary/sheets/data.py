"""`Data`: every answer with the file, sheet and cell it came from, and the texts beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ...core.expression import names
from ...core.model import Definition, Known, Results, Submission
from ...core.periods import Period
from ...styles import Style, columns
from ...styles import summary as look
from ...texts.definition_book import SHEETS
from ...texts.form import narrative_title
from ...texts.workbook import data as told
from ...texts.workbook import every_sheet as words
from ...texts.workbook.analisis import EVIDENCE
from ...texts.workbook.perhitungan import TYPED
from ..evidence.answers import FIRST_ROW, SHEET, Line
from ..evidence.contents import Contents
from ..pen.book import Book, Page
from ..pen.heading import paint_heading
from ..pen.links import to_cell
from ..pen.listing import Cells, Listing, Shown, fitted, paint_band, paint_columns, paint_heads, paint_row

HEAD_ROW = FIRST_ROW - 2
TEXT_SHOWN = 120
RECORDED_SHEET = SHEETS["riwayat"].name

# The sign that an answer's state begins with, and the heap that it lies in.
HEAPS = {"●": "used", "■": "nihil", "◊": "pending", "▲": "refused"}
BLANK, MISSING = "blank", "missing"


def paint(book: Book, contents: Contents) -> None:
    """The list, with what it amounts to on top."""
    page = book.page(SHEET)
    results, lines = contents.results, contents.answers.lines
    table = columns.DATA
    last = max(FIRST_ROW + len(lines) - 1, FIRST_ROW)
    what = told.LINE_ALONE if contents.inbox is None else told.LINE
    paint_heading(page, contents.results, told.TITLE, what)
    page.heading(3, _reconciled(lines), look.SHEET_LINE)
    indicators = {quarter: _indicators(results.asked(quarter)) for quarter in results.period.quarters}
    rows = [
        _shown(number, line, indicators[line.key[2]].get(line.key[0], words.NONE), contents)
        for number, line in enumerate(lines, start=1)
    ]
    texts = list(_texts(contents.results))
    recorded = list(_recorded(contents.results))
    listing = fitted(table, told.HEADS, [*rows, *texts, *recorded], contents.paper)
    paint_heads(page, HEAD_ROW, table, told.HEADS, listing.widths, numbered=True)
    paint_columns(page, listing)
    for row, cells in enumerate(rows, start=FIRST_ROW):
        paint_row(page, row, listing, cells)
    end = _paint_below(page, last + 2, told.TEXTS_TITLE, texts, listing) if texts else last
    end = _paint_below(page, end + 2, told.RECORDED_TITLE, recorded, listing) if recorded else end
    page.filters(HEAD_ROW + 1, last, table.width)
    page.takes_as_text(FIRST_ROW, 1, end, table.width)
    page.listing(contents.paper, words.footer(contents.results), (HEAD_ROW, HEAD_ROW + 1), end, table.width)


def _shown(number: int, line: Line, indicators: str, contents: Contents) -> Mapping[str, Shown]:
    """A row: the answer, what of it is used, and where it came from."""
    scores = _scores(line, contents)
    return {
        "number": Shown(number, look.LIST_NUMBERED),
        "unit": Shown(contents.results.asked(line.key[2]).unit(line.unit).sheet),
        "indicators": Shown(indicators),
        "text": Shown(line.text),
        "code": Shown(line.code, look.LIST_CODE),
        "state": Shown(line.state, look.state(line.state[0])),
        "period": Shown(line.key[2].words),
        "read": _read(line, scores),
        "used": _used(line, scores),
        **_source(line, contents),
        "note": Shown(line.note, look.LIST_MUTED),
    }


def _read(line: Line, scores: str) -> Shown:
    if line.count is None:
        return Shown(line.raw or words.NONE, look.LIST_MUTED_RIGHT)
    return Shown(line.count, look.LIST_MUTED_RIGHT, look.ANSWERED, f"=COUNT({scores})" if scores else "")


def _used(line: Line, scores: str) -> Shown:
    style: Style = look.LIST_NIHIL if line.nihil else look.LIST_VALUE
    form = look.NIHIL if line.nihil else look.plain_number(line.used)
    if scores and line.used is not None:
        return Shown(line.used, look.LIST_VALUE, form, f"=SUM({scores})")
    return Shown(line.used, style, form)


def _source(line: Line, contents: Contents) -> Mapping[str, Shown]:
    """The file, sheet and cell, and who filled it in; a dash each where nothing was sent."""
    sent = line.submission
    place = line.cell or words.NONE
    if sent is None:
        nothing = dict.fromkeys(("file", "sheet", "revision", "filled_by"), Shown(words.NONE))
        return {**nothing, "cell": Shown(place)}
    file = contents.results.file(sent)
    closed = file != sent.origin.file  # no link leads into a package
    link = "" if closed else to_cell(contents.inbox, file, sent.sheet, line.cell)
    return {
        "file": Shown(file),
        "sheet": Shown(sent.sheet),
        "cell": Shown(place, link=link),
        "revision": Shown(sent.numbered),
        "filled_by": Shown(sent.filled_by or words.NONE),
    }


def _scores(line: Line, contents: Contents) -> str:
    """The range of an unsur's answers in Responden; "" where the line is no unsur's, or none are there."""
    code, key, period = line.key
    if not key:
        return ""
    place = contents.results.asked(period).survey(code).keys.index(key)
    return contents.respondents.column(code, (period,), f"score {place + 1}", line.unit)


def _texts(results: Results) -> Iterator[Cells]:
    """What the sheets that count say in words; whole what is too long to print."""
    for sent in results.submissions:
        if sent.period not in results.period.quarters:
            continue
        definition = results.asked(sent.period)
        for code, narrative, indicator in definition.narrated_rows:
            if text := sent.narratives.get(code, ""):
                short = text if len(text) <= TEXT_SHOWN else text[: TEXT_SHOWN - 1] + "…"
                shown = text if words.is_cut(text) else short
                yield _said(results, sent, narrative_title(narrative, indicator), code, shown)
        for answer in sent.answers:
            if words.is_cut(answer.evidence):
                title = EVIDENCE.format(text=definition.variable(answer.variable).text)
                yield _said(results, sent, title, answer.variable, answer.evidence)


def _said(results: Results, sent: Submission, title: str, code: str, text: str) -> Cells:
    """A text and where it stands."""
    said = {
        "unit": results.asked(sent.period).unit(sent.unit).sheet,
        "text": title,
        "code": code,
        "period": sent.period.words,
        "file": results.file(sent),
        "sheet": sent.sheet,
        "revision": str(sent.revision),
        "filled_by": sent.filled_by or words.NONE,
        "note": text,
    }
    return {name: Shown(text) for name, text in said.items()}


def _recorded(results: Results) -> Iterator[Cells]:
    """What was typed of the years that are shown, whether it is used, and from where it was copied."""
    before = Period(results.period.year - 1, results.period.quarter)
    for row in results.definition.recorded:
        indicator, period = results.definition.indicator(row.indicator), Period(row.year, row.quarter)
        year, earlier = results.year(row.indicator, row.year), results.earlier(row.indicator)
        typed = year is not None and year.known is Known.TYPED if row.quarter in (0, 4) else False
        used = typed or (period == before and earlier is not None and earlier.typed)
        if not used and row.year not in results.years_before:
            continue
        form, value = look.planned_format(indicator, results, [row.value, row.target])[0], row.value
        target = told.RECORDED_TARGET.format(target=words.target(indicator, row.target, row.upper))
        shown = Shown(words.NONE) if value is None else Shown(value, look.LIST_VALUE, form)
        yield {
            "indicators": Shown(str(indicator.number)),
            "text": Shown(indicator.name),
            "code": Shown(indicator.code, look.LIST_CODE),
            "state": Shown(told.RECORDED_USED if used else told.RECORDED_UNUSED),
            "period": Shown(words.to_date(period)),
            "used": shown if used else Shown(words.NONE),
            "read": Shown(words.NONE) if value is None else Shown(value, look.LIST_MUTED_RIGHT, form),
            "file": Shown(TYPED.format(source=row.source or words.NO_SOURCE)),
            "sheet": Shown(RECORDED_SHEET),
            "note": Shown(target, look.LIST_MUTED),
        }


def _paint_below(page: Page, head_row: int, title: str, rows: Sequence[Cells], listing: Listing) -> int:
    """Rows below the answers under a title; the last row."""
    paint_band(page, head_row, listing.table, title, look.SECTION)
    for row, cells in enumerate(rows, start=head_row + 1):
        paint_row(page, row, listing, cells)
    return head_row + len(rows)


def _indicators(definition: Definition) -> dict[str, str]:
    """The numbers of the indicators that each variable serves."""
    used: dict[str, list[str]] = {}
    for indicator in definition.indicators:
        for code in names(indicator.expression) if indicator.expression else (indicator.survey,):
            used.setdefault(code, []).append(str(indicator.number))
    return {code: ", ".join(numbers) for code, numbers in used.items()}


def _reconciled(lines: tuple[Line, ...]) -> str:
    """Every answer is in one heap, and the heaps sum to all of them."""
    heaps = dict.fromkeys((*HEAPS.values(), BLANK, MISSING), 0)
    for line in lines:
        heaps[HEAPS.get(line.state[0], BLANK if line.submission else MISSING)] += 1
    return told.SUM.format(n=len(lines), **heaps)
