"""The lists of a regency's workbook: offices, indicators, ranking, history, documents, findings."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from .. import seal
from ..core.model import Polarity
from ..styles import rollup as columns
from ..styles import summary as look
from ..styles.table import Table
from ..summary.embedded.shown import Line
from ..summary.pen.book import Page
from ..summary.pen.heading import paint_title
from ..summary.pen.links import to_cell
from ..summary.pen.listing import (
    Cells,
    Listing,
    Shown,
    fitted,
    paint_band,
    paint_columns,
    paint_heads,
    paint_row,
)
from ..summary.pen.spelled import area, cell, literal
from ..texts import findings as sentences
from ..texts import rollup as words
from ..texts.status import FIGURE_WORDS
from ..texts.workbook.every_sheet import NONE, to_date
from .attention import ranking
from .model import Document, Office, Rollup, plain

HEAD_ROW, NUMBERS_ROW, FIRST_ROW = 4, 5, 6
LEAST_PRINTED = 7  # columns, so that the line under the title is whole

Rows = Mapping[tuple[str, int], int]
"""Where each indicator stands in `Indikator`, by the office's name and the indicator's number."""


def paint_indicators(page: Page, rollup: Rollup, paper: str, way: str) -> Rows:
    """Every indicator that counts, with a link to its cell; where each of them stands."""
    rows = [_indicator(office, line, way) for office, line in rollup.lines]
    _paint(page, rollup, paper, columns.INDICATORS, words.HEADS_INDICATORS, rows, words.INDICATORS)
    pairs = enumerate(rollup.lines, FIRST_ROW)
    return {(office.name, line.number): row for row, (office, line) in pairs}


def paint_offices(page: Page, rollup: Rollup, paper: str, way: str, where: Rows) -> None:
    """The matrix of offices and predicates, counted live from `Indikator`."""
    table = columns.offices(rollup.categories)
    heads = dict(words.HEADS_OFFICES)
    heads |= {f"category {place}": name for place, name in enumerate(rollup.categories)}
    rows = [
        _office(number, office, rollup, table, way, where)
        for number, office in enumerate(rollup.offices, start=1)
    ]
    _paint(page, rollup, paper, table, heads, rows, words.OFFICES)


def paint_ranking(page: Page, rollup: Rollup, paper: str, way: str, where: Rows) -> None:
    """Final indicators by capaian, a part for each direction, because their formulas are not the same."""
    table = columns.RANKING
    parts = ranking(rollup)
    rows = {
        polarity: [_ranked(rank, office, line, way, where) for rank, office, line in own]
        for polarity, own in parts.items()
    }
    listing = _begin(page, rollup, table, words.HEADS_RANKING, [*_all(rows)], paper, words.RANKING_LINE)
    row = FIRST_ROW
    for polarity in Polarity:
        paint_band(page, row, table, words.DIRECTIONS[polarity], look.SECTION)
        row += 1
        for cells in rows[polarity]:
            paint_row(page, row, listing, cells, breaks=True)
            row += 1
        if not rows[polarity]:
            page.heading(row, words.NOTHING_RANKED, look.SHEET_LINE)
            row += 1
    _end(page, rollup, paper, row - 1, table.width)


def paint_history(page: Page, rollup: Rollup, paper: str, way: str) -> None:
    """How many indicators reached their targets, office by office and period by period."""
    table = columns.history(len(rollup.periods))
    heads = dict(words.HEADS_HISTORY)
    heads |= {f"period {place}": to_date(period) for place, period in enumerate(rollup.periods)}
    rows = [_past(number, office, rollup, way) for number, office in enumerate(rollup.offices, start=1)]
    _paint(page, rollup, paper, table, heads, rows, words.HISTORY, words.HISTORY_LINE)


def paint_documents(page: Page, rollup: Rollup, paper: str, way: str) -> None:
    """Everything that came, and what it is worth as proof."""
    rows = [_document(number, one, way) for number, one in enumerate(rollup.documents, start=1)]
    _paint(page, rollup, paper, columns.DOCUMENTS, words.HEADS_DOCUMENTS, rows, words.DOCUMENTS)


def paint_findings(page: Page, rollup: Rollup, paper: str, way: str) -> None:
    """What must be mended, the gravest first."""
    told = sorted(rollup.findings, key=lambda one: ("EWN".index(one.code[0]), one.code, one.place))
    rows = [
        {
            "number": Shown(number, look.LIST_NUMBERED),
            "code": Shown(one.code, look.finding_code(sentences.SIGNS[one.severity])),
            "file": Shown(one.place.file or NONE),
            "link": _opens(way, one.place.file),
            "message": Shown(sentences.message(one)),
            "hint": Shown(sentences.hint(one) or NONE),
        }
        for number, one in enumerate(told, start=1)
    ]
    _paint(page, rollup, paper, columns.FINDINGS, words.HEADS_FINDINGS, rows, words.FINDINGS)
    if not rows:
        page.heading(FIRST_ROW, words.NOTHING_FOUND, look.SHEET_LINE)


# --- rows --------------------------------------------------------------------------------------------


def _indicator(office: Office, line: Line, way: str) -> Cells:
    assert office.document is not None
    form = look.PERCENT if line.measure == "%" else look.plain_number(line.value)
    value = Shown(line.said or NONE, look.LIST_MUTED_RIGHT)
    if line.value is not None:
        value = Shown(line.value, look.LIST_VALUE, form)
    achievement = Shown(NONE, look.LIST_RIGHT)
    if line.achievement is not None:
        achievement = Shown(line.achievement, look.LIST_RIGHT, look.PERCENT)
    return {
        "office": Shown(office.name),
        "number": Shown(line.number, look.LIST_NUMBERED),
        "indicator": Shown(line.name),
        "measure": Shown(line.measure),
        "value": value,
        "target": Shown(line.target, look.LIST_RIGHT),
        "achievement": achievement,
        "category": Shown(line.category or NONE),
        "status": Shown(FIGURE_WORDS[line.status]),
        "direction": Shown(words.DIRECTIONS[line.polarity]),
        "why": Shown(line.why or NONE),
        "file": _to_line(office.document, line, way),
    }


def _office(number: int, office: Office, rollup: Rollup, table: Table, way: str, where: Rows) -> Cells:
    document = office.document
    state = words.STATES[office.state.value]
    lines = office.lines
    cells = {
        "number": Shown(number, look.LIST_NUMBERED),
        "office": Shown(office.name),
        "state": Shown(state, look.state(state[0])),
        "issue": Shown(words.issue(document.issuance) if document else NONE),
        "signer": Shown((document.signer or words.UNSIGNED) if document else NONE),
        "file": Shown(document.file if document else NONE),
        "link": _opens(way, document.file if document else ""),
    }
    if not lines:
        return cells
    first = where[office.name, lines[0].number]
    last = first + len(lines) - 1
    for place, category in enumerate(rollup.categories):
        name = f"category {place}"
        live = f"=COUNTIF({_column('category', first, last)},{equal_to(category)})"
        cells[name] = _counted(live, sum(plain(line.category) == plain(category) for line in lines))
    status, category = (_column(name, first, last) for name in ("status", "category"))
    final = equal_to(FINAL)
    unsaid = sum(not line.status.final for line in lines)
    cells["open"] = _counted(f"=ROWS({status})-COUNTIF({status},{final})", unsaid)
    unjudged = sum(line.status.final and not line.category for line in lines)
    cells["unjudged"] = _counted(f"=COUNTIFS({status},{final},{category},{equal_to(NONE)})", unjudged)
    cells["total"] = _counted(f"=ROWS({_column('status', first, last)})", len(lines))
    return cells


def _ranked(rank: int, office: Office, line: Line, way: str, where: Rows) -> Cells:
    assert office.document is not None
    row = where[office.name, line.number]
    live = f"={cell(columns.INDICATORS.place('achievement'), row, words.INDICATORS)}"
    return {
        "rank": Shown(rank, look.LIST_NUMBERED),
        "achievement": Shown(line.achievement, look.LIST_VALUE, look.PERCENT, formula=live),
        "office": Shown(office.name),
        "indicator": Shown(line.name),
        "category": Shown(line.category or NONE),
        "file": _to_line(office.document, line, way),
    }


def _past(number: int, office: Office, rollup: Rollup, way: str) -> Cells:
    told = {one.period: one for one in office.history}
    cells = {"number": Shown(number, look.LIST_NUMBERED), "office": Shown(office.name)}
    for place, period in enumerate(rollup.periods):
        one = told.get(period)
        shown = Shown(NONE, look.LIST_MUTED)
        if one is not None and not one.worth.counts:
            shown = Shown(words.WORTH[one.worth.value], look.state(words.WORTH[one.worth.value][0]))
        elif one is not None:
            reached = sum(line.reached for line in one.lines)
            text = words.HISTORY_CELL.format(reached=reached, total=len(one.lines))
            shown = Shown(text, link=_link(way, one.file))
        cells[f"period {place}"] = shown
    return cells


def _document(number: int, one: Document, way: str) -> Cells:
    worth = words.WORTH[one.worth.value]
    return {
        "number": Shown(number, look.LIST_NUMBERED),
        "office": Shown(one.office),
        "period": Shown(one.period.words),
        "issue": Shown(words.issue(one.issuance)),
        "worth": Shown(worth, look.state(worth[0])),
        "signer": Shown(one.signer or words.UNSIGNED),
        "code": Shown(seal.code(one.digest), look.LIST_CODE),
        "reasons": Shown("; ".join(one.open_reasons) or NONE),
        "file": Shown(one.file),
        "link": _opens(way, one.file),
    }


FINAL = next(text for status, text in FIGURE_WORDS.items() if status.final)


def equal_to(text: str) -> str:
    """The criterion of COUNTIF for exactly this text, whatever signs are in it."""
    return literal("=" + re.sub(r"([*?~])", r"~\1", text))


def _counted(formula: str, value: int) -> Shown:
    return Shown(value, look.LIST_RIGHT, look.COUNT, formula=formula)


def _column(name: str, first: int, last: int) -> str:
    return area(columns.INDICATORS.place(name), first, last, words.INDICATORS)


def _to_line(document: Document, line: Line, way: str) -> Shown:
    sheet, _, place = line.cell.partition("!")
    return Shown(line.cell, link=to_cell(way, document.file, sheet, place))


def _opens(way: str, file: str) -> Shown:
    """A link by itself: LibreOffice wraps none, and a name may be long."""
    return Shown(words.OPEN, link=_link(way, file)) if file else Shown(NONE)


def _link(way: str, file: str) -> str:
    return to_cell(way, file, "", "A1")


# --- what every list has -----------------------------------------------------------------------------


def _paint(
    page: Page,
    rollup: Rollup,
    paper: str,
    table: Table,
    heads: Mapping[str, str],
    rows: Sequence[Cells],
    name: str,
    line: str = "",
) -> None:
    listing = _begin(page, rollup, table, heads, rows, paper, line or words.SHEETS[name])
    row = NUMBERS_ROW
    for row, cells in enumerate(rows, start=FIRST_ROW):
        paint_row(page, row, listing, cells, breaks=True)
    if rows:
        page.filters(NUMBERS_ROW, row, table.width)  # a button beside a head breaks its words
    _end(page, rollup, paper, max(row, FIRST_ROW), table.width)


def _begin(
    page: Page,
    rollup: Rollup,
    table: Table,
    heads: Mapping[str, str],
    rows: Sequence[Cells],
    paper: str,
    line: str,
) -> Listing:
    covers = words.LINE.format(
        regency=rollup.regency,
        period=to_date(rollup.period),
        offices=len(rollup.offices),
        indicators=len(rollup.lines),
    )
    paint_title(page, line[:1].upper() + line[1:], covers, ())
    listing = fitted(table, heads, rows, paper, hides=False)
    paint_heads(page, HEAD_ROW, table, heads, listing.widths, numbered=True)
    paint_columns(page, listing)
    return listing


def _end(page: Page, rollup: Rollup, paper: str, last: int, width: int) -> None:
    page.takes_as_text(HEAD_ROW, 1, last, width)
    footer = words.footer(rollup.regency, rollup.period, rollup.final)
    page.listing(paper, footer, (HEAD_ROW, NUMBERS_ROW), last, max(width, LEAST_PRINTED))


def _all(rows: Mapping[Polarity, Sequence[Cells]]) -> Sequence[Cells]:
    return [cells for own in rows.values() for cells in own]
