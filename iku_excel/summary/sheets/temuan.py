"""`Temuan`: what was found, in the order of what to do first, kept for every run; then the corrections."""

from __future__ import annotations

from collections.abc import Sequence

from ...core.findings import Finding, Severity
from ...core.model import Correction, Results, SheetStatus
from ...styles import Style
from ...styles import summary as look
from ...texts import evidence
from ...texts import findings as sentences
from ...texts import summary as words
from ..evidence.contents import Contents
from ..pen.book import Book, Page, row_height
from ..pen.links import to_cell

SHEET = "Temuan"
PIXELS = (34, 52, 96, 190, 112, 84, 190, 84, 84, 270, 300)
SIGNS = {"E": "▲", "W": "◊", "N": "●"}
COUNTS_ROW, HEAD_ROW = 4, 6
COUNT_SPANS = {"E": (1, 4), "W": (5, 8), "N": (9, 11)}


def paint(book: Book, contents: Contents) -> None:
    """The findings of each severity, or that there are none."""
    page = book.page(SHEET)
    results = contents.results
    page.widths(PIXELS)
    page.write(1, 1, evidence.FINDINGS_TITLE, look.SHEET_TITLE)
    page.write(2, 1, _line(results), look.SHEET_LINE)
    page.height(1, 24)
    groups = sentences.grouped(results.findings)
    for severity, (first, last) in COUNT_SPANS.items():
        number = sum(group.code[0] == severity for group in groups)
        style = look.group_head(SIGNS[severity])
        text = evidence.FINDINGS_COUNTS[severity].format(n=number)
        page.merge(COUNTS_ROW, first, COUNTS_ROW, last, text, style)
    page.height(COUNTS_ROW, 27)
    for column, head in enumerate(evidence.FINDINGS_HEADS, start=1):
        right = head in (evidence.FINDINGS_HEADS[7], evidence.FINDINGS_HEADS[8])
        page.write(HEAD_ROW, column, head, look.LIST_HEAD_RIGHT if right else look.LIST_HEAD)
    page.height(HEAD_ROW, 21)
    row = HEAD_ROW + 1
    number = 0
    for severity in Severity:
        chosen = [group for group in groups if group.code[0] == severity.value]
        if chosen:
            _band(page, row, evidence.FINDINGS_GROUPS[severity.value], look.group_head(SIGNS[severity.value]))
            row += 1
        for group in chosen:
            number += 1
            _paint_group(page, row, number, group, contents)
            row += 1
    if not groups:
        page.write(row, 1, evidence.NO_FINDINGS, look.SHEET_LINE)
        row += 1
    row = _paint_cells(page, row, groups, contents)
    if results.definition.corrections:
        row = _paint_corrections(page, row + 1, results.definition.corrections)
    page.sheet.ignore_errors({"number_stored_as_text": f"A{HEAD_ROW}:K{row}"})
    footer = words.footer(results.definition, results.period)
    page.listing(contents.paper, footer, HEAD_ROW, row - 1, len(PIXELS))


def _line(results: Results) -> str:
    now = [unit.status for unit in results.units if unit.period.quarter == results.period.last_quarter]
    return evidence.FINDINGS_LINE.format(
        files=len({sent.origin.file for sent in results.submissions}),
        accepted=sum(status in (SheetStatus.ACCEPTED, SheetStatus.PARTIAL) for status in now),
        refused=now.count(SheetStatus.REFUSED),
        missing=now.count(SheetStatus.MISSING) + now.count(SheetStatus.BLANK),
        period=results.period.words,
    )


def _band(page: Page, row: int, text: str, style: Style) -> None:
    for column in range(1, len(PIXELS) + 1):
        page.write(row, column, text if column == 1 else "", style)
    page.height(row, 21)


def _paint_cells(page: Page, row: int, groups: Sequence[sentences.Group], contents: Contents) -> int:
    """Cell by cell what the lines above tell together, with their numbers; the next free row."""
    detailed = [
        (number, group)
        for number, group in enumerate(groups, start=1)
        if not group.names_every_cell or len({(finding.raw, finding.used) for finding in group.findings}) > 1
    ]
    if not detailed:
        return row
    _band(page, row + 1, evidence.FINDINGS_CELLS, look.SECTION)
    row += 2
    for number, group in detailed:
        for finding in group.findings:
            alone = sentences.Group(group.code, (finding,), finding.place.cell)
            _paint_group(page, row, number, alone, contents, with_hint=False)
            row += 1
    return row


def _paint_group(
    page: Page, row: int, number: int, group: sentences.Group, contents: Contents, *, with_hint: bool = True
) -> None:
    first: Finding = group.findings[0]
    units = {unit.code: unit for unit in contents.results.definition.units}
    unit = units[first.unit].sheet if first.unit in units else first.unit
    keeper = units[first.unit].keeper if first.unit in units else ""
    sign = SIGNS[group.code[0]]
    message = sentences.group_message(group)
    hint = sentences.group_hint(group, units[keeper].sheet if keeper else unit) if with_hint else ""
    label = _shared([finding.label for finding in group.findings])
    raw, used = (_shared(texts) for texts in zip(*((f.raw, f.used) for f in group.findings), strict=True))
    page.write(row, 1, number, look.LIST_NUMBERED)
    for column, text, style in (
        (2, group.code, look.finding_code(sign)),
        (3, unit, look.LIST),
        (4, first.place.file, look.LIST),
        (5, first.place.sheet, look.LIST),
        (7, label, look.LIST),
        (8, raw, look.LIST_RIGHT),
        (9, used, look.LIST_RIGHT),
        (10, message, look.LIST),
        (11, hint, look.LIST_BOLD if sign == "▲" else look.LIST),
    ):
        page.write(row, column, text or words.NONE, style)
    places = group.places or words.NONE
    start, _, others = first.place.cell.partition(",")
    target = to_cell(contents.inbox, first.place.file, first.place.sheet, start)
    if others and not with_hint:
        target = ""  # LibreOffice does not wrap a link, and this is the one place that names every cell
    page.link(row, 6, target, places, look.LIST_LINK, look.LIST)
    # Bold type is up to a tenth wider.
    texts = {3: first.place.file, 4: first.place.sheet, 5: places, 6: label, 7: raw, 8: used, 9: message}
    sized = [(text, PIXELS[column], look.LIST.size) for column, text in texts.items()]
    page.height(row, row_height([*sized, (hint, PIXELS[10] * 0.9, look.LIST.size)]))


def _shared(texts: Sequence[str]) -> str:
    """A text where all findings of a group have the same."""
    return texts[0] if len(set(texts)) == 1 else ""


def _paint_corrections(page: Page, row: int, corrections: Sequence[Correction]) -> int:
    """The typing errors of the received document; the next free row."""
    _band(page, row, evidence.CORRECTIONS_TITLE, look.SECTION)
    row += 1
    received, printed = (2, 5), (6, 9)
    page.write(row, 1, evidence.CORRECTIONS_HEADS[0], look.LIST_HEAD)
    page.merge(row, *received[:1], row, received[1], evidence.CORRECTIONS_HEADS[1], look.LIST_HEAD)
    page.merge(row, *printed[:1], row, printed[1], evidence.CORRECTIONS_HEADS[2], look.LIST_HEAD)
    for number, correction in enumerate(corrections, start=1):
        row += 1
        page.write(row, 1, number, look.LIST_NUMBERED)
        page.merge(row, received[0], row, received[1], correction.received, look.LIST)
        page.merge(row, printed[0], row, printed[1], correction.printed, look.LIST)
        spans = ((correction.received, received), (correction.printed, printed))
        texts = [(text, sum(PIXELS[first - 1 : last]), look.LIST.size) for text, (first, last) in spans]
        page.height(row, row_height(texts))
    return row + 1
