"""`Temuan`: what was found, in the order of what to do first, kept for every run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...core.findings import Finding, Severity
from ...core.model import Results
from ...styles import columns
from ...styles import summary as look
from ...texts import findings as sentences
from ...texts.status import FIGURE_WORDS, SHEET_WORDS, counted
from ...texts.workbook import every_sheet as words
from ...texts.workbook import temuan as told
from ..evidence.contents import Contents
from ..pen.book import Book
from ..pen.heading import LINE_ROW, paint_heading
from ..pen.links import to_cell
from ..pen.listing import Cells, Shown, fitted, paint_band, paint_columns, paint_heads, paint_row

SHEET = "Temuan"
SIGNS = {"E": "▲", "W": "◊", "N": "●"}
COUNTS_ROW, HEAD_ROW = 4, 6
THIRD = -(-columns.TEMUAN.width // 3)  # the counts stand side by side over the whole list
COUNT_SPANS = {
    "E": (1, THIRD),
    "W": (THIRD + 1, 2 * THIRD),
    "N": (2 * THIRD + 1, columns.TEMUAN.width),
}


def paint(book: Book, contents: Contents) -> None:
    """The findings of each severity, or that there are none."""
    page = book.page(SHEET)
    results = contents.results
    paint_heading(page, results, told.TITLE, words.to_date(results.period))
    page.heading(LINE_ROW + 1, _line(results), look.SHEET_LINE)
    groups = sentences.grouped(results.findings)
    numbered = [_cells(number, group, contents) for number, group in enumerate(groups, start=1)]
    single = list(_single(groups, contents))
    rows = [*numbered, *single]
    listing = fitted(columns.TEMUAN, told.HEADS, rows, contents.paper, hides=False)
    paint_columns(page, listing)
    for severity, (first, last) in COUNT_SPANS.items():
        number = sum(group.code[0] == severity for group in groups)
        style = look.group_head(SIGNS[severity]) if number else look.NO_GROUP
        text = told.COUNTS[severity].format(n=number)
        page.merge(COUNTS_ROW, first, COUNTS_ROW, last, text, style)
    page.height(COUNTS_ROW, 27)
    paint_heads(page, HEAD_ROW, columns.TEMUAN, told.HEADS, listing.widths)
    row, waiting = HEAD_ROW + 1, iter(numbered)
    for severity in Severity:
        chosen = [group for group in groups if group.code[0] == severity.value]
        if chosen:
            paint_band(
                page, row, columns.TEMUAN, told.GROUPS[severity.value], look.group_head(SIGNS[severity.value])
            )
            row += 1
        for _ in chosen:
            paint_row(page, row, listing, next(waiting))
            row += 1
    if not groups:
        page.heading(row, told.NOTHING, look.SHEET_LINE)
        row += 1
    if single:
        paint_band(page, row + 1, columns.TEMUAN, told.CELLS, look.SECTION)
        row += 2
    for cells in single:
        paint_row(page, row, listing, cells)
        row += 1
    page.takes_as_text(HEAD_ROW, 1, row, columns.TEMUAN.width)
    page.listing(contents.paper, words.footer(results), (HEAD_ROW, HEAD_ROW), row - 1, columns.TEMUAN.width)


def _line(results: Results) -> str:
    return told.LINE.format(
        files=len({sent.origin.file for sent in results.submissions}),
        sheets=counted(SHEET_WORDS, (unit.status for unit in results.now)),
        figures=counted(FIGURE_WORDS, (result.status for result in results.indicators)),
    )


def _single(groups: Sequence[sentences.Group], contents: Contents) -> Iterator[Cells]:
    """Cell by cell what a line above tells together, under its number."""
    for number, group in enumerate(groups, start=1):
        differ = len({(finding.raw, finding.used) for finding in group.findings}) > 1
        if differ or not group.names_every_cell:
            for finding in group.findings:
                alone = sentences.Group(group.code, (finding,), finding.place.cell)
                yield _cells(number, alone, contents, with_hint=False)


def _cells(number: int, group: sentences.Group, contents: Contents, *, with_hint: bool = True) -> Cells:
    first: Finding = group.findings[0]
    units = {unit.code: unit for unit in contents.results.definition.units}
    unit = units[first.unit].sheet if first.unit in units else first.unit
    keeper = units[first.unit].keeper if first.unit in units else ""
    sign = SIGNS[group.code[0]]
    message = sentences.group_message(group)
    hint = sentences.group_hint(group, units[keeper].sheet if keeper else unit) if with_hint else ""
    label = _shared([finding.label for finding in group.findings])
    raw, used = (_shared(texts) for texts in zip(*((f.raw, f.used) for f in group.findings), strict=True))
    start, _, others = first.place.cell.partition(",")
    target = to_cell(contents.inbox, first.place.file, first.place.sheet, start)
    if others and not with_hint:
        target = ""  # LibreOffice does not wrap a link, and this is the one place that names every cell
    return {
        "number": Shown(number, look.LIST_NUMBERED),
        "code": Shown(group.code, look.finding_code(sign)),
        "unit": Shown(unit or words.NONE),
        "file": Shown(first.place.file or words.NONE),
        "sheet": Shown(first.place.sheet or words.NONE),
        "cell": Shown(group.places or words.NONE, link=target),
        "label": Shown(label or words.NONE),
        "read": Shown(raw or words.NONE, look.LIST_RIGHT),
        "used": Shown(used or words.NONE, look.LIST_RIGHT),
        "message": Shown(message),
        "hint": Shown(hint or words.NONE, look.LIST_BOLD if sign == "▲" else look.LIST),
    }


def _shared(texts: Sequence[str]) -> str:
    """A text where all findings of a group have the same."""
    return texts[0] if len(set(texts)) == 1 else ""
