"""`Status`: every input sheet in every triwulan, and the file that counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import count

from ...core.model import Definition, Results, SheetStatus, UnitStatus
from ...core.rules import ACCEPTED
from ...styles import columns
from ...styles import summary as look
from ...styles.table import Table
from ...texts.status import NO_GROUP, SHEET_WORDS, mailed, saved
from ...texts.workbook import every_sheet as words
from ...texts.workbook import status as told
from ..evidence.contents import Contents
from ..pen.book import Book, Page
from ..pen.fitting import fitting_scale, page_points
from ..pen.heading import paint_heading
from ..pen.listing import (
    BAND_HEIGHT,
    Cells,
    Listing,
    Shown,
    fitted,
    paint_band,
    paint_columns,
    paint_heads,
    paint_row,
)
from ..pen.pages import first_of_pages

SHEET = "Status"
HEAD_ROW, NUMBERS_ROW = 4, 5
HEADING_POINTS, STANDARD_ROW = 60.0, 15.0  # above the head, and the numbers below it


def paint(book: Book, contents: Contents) -> None:
    """The list, one sheet after the other."""
    page = book.page(SHEET)
    results = contents.results
    grouped = results.definition.grouped
    table = columns.STATUS if grouped else columns.STATUS.without({"group"})
    paint_heading(page, results, told.TITLE, told.LINE.format(period=words.to_date(results.period)))
    sheets, accepted, numbers = tuple(_sheets(results)), _accepted(results), count(1)
    groups = results.grouped(sheets) if grouped else {"": sheets}
    rows = {
        group: [_row(results, next(numbers), one, _state(results, one, accepted), table) for one in found]
        for group, found in groups.items()
    }
    listing = fitted(table, told.HEADS, [row for found in rows.values() for row in found], contents.paper)
    heads = paint_heads(page, HEAD_ROW, table, told.HEADS, listing.widths, numbered=True) + STANDARD_ROW
    paint_columns(page, listing)
    row, blocks = NUMBERS_ROW, []
    if grouped:
        row += 1
        paint_band(page, row, table, told.subtotal(told.EVERYONE, _expected(results, sheets)), look.SECTION)
        page.folds()
    for group, found in groups.items():
        first, height = row + 1, 0.0
        if grouped:
            row, height = row + 1, BAND_HEIGHT
            subtotal = told.subtotal(group or NO_GROUP, _expected(results, found))
            paint_band(page, row, table, subtotal, look.SECTION)
        for cells in rows[group]:
            row += 1
            height += paint_row(page, row, listing, cells, below=grouped)
        blocks.append((first, height))
    page.filters(NUMBERS_ROW, row, table.width)  # a button beside a head hides its end
    page.takes_as_text(HEAD_ROW, 1, row, table.width)
    foot = words.footer(results)
    page.listing(contents.paper, foot, (HEAD_ROW, NUMBERS_ROW), row, table.width)
    if grouped:
        _paginate(page, contents, listing, heads, blocks, row)


def _paginate(
    page: Page,
    contents: Contents,
    listing: Listing,
    heads: float,
    blocks: Sequence[tuple[int, float]],
    last: int,
) -> None:
    """A kelompok that does not fit on what is left of a page begins the next."""
    scale = fitting_scale(contents.paper, sum(listing.widths.values()))
    capacity = page_points(contents.paper, scale)
    heights = [height for _, height in blocks]
    starts = first_of_pages(HEADING_POINTS, heads, heights, 0.0, capacity)
    page.prints(last, listing.table.width, scale, [blocks[number][0] for number in starts])


def _row(results: Results, number: int, status: UnitStatus, state: str, table: Table) -> Cells:
    shown = {name: Shown(text or words.NONE) for name, text in _texts(results, status).items()}
    shown |= {"number": Shown(number, look.LIST_NUMBERED), "state": Shown(state, look.state(state[0]))}
    return {name: cell for name, cell in shown.items() if name in table.places}


def _texts(results: Results, status: UnitStatus) -> Mapping[str, str]:
    definition = results.asked(status.period)
    known = {
        "sheet": definition.unit(status.unit).sheet,
        "unit": _named(definition, status.unit),
        "group": definition.unit(status.unit).group,
        "period": status.period.words,
    }
    sent = status.submission
    if sent is None:
        return dict.fromkeys(columns.STATUS.places, "") | known
    return {
        **known,
        "revision": sent.numbered,
        "file": results.file(sent),
        "saved": saved(sent.origin, results.definition.office.zone),
        "saved_by": told.by_whom(sent.origin.saved_by, mailed(sent.origin, results.definition.office.zone)),
        "program": sent.origin.program,
        "filled_by": sent.filled_by,
        "position": sent.position,
        "phone": sent.phone,
    }


def _sheets(results: Results) -> Iterator[UnitStatus]:
    """What is expected of the period, then what came of earlier years."""
    yield from results.units
    for sent in results.submissions:
        if sent.period not in results.period.quarters:
            yield UnitStatus(sent.unit, sent.period, sent.status, sent)


def _expected(results: Results, sheets: Sequence[UnitStatus]) -> list[SheetStatus]:
    return [sheet.status for sheet in sheets if sheet.period in results.period.quarters]


def _state(results: Results, sheet: UnitStatus, accepted: Mapping[tuple[str, str], list[str]]) -> str:
    """What came of a sheet in words; of earlier years that it only serves as a comparison."""
    if sheet.period not in results.period.quarters:
        return told.EARLIER
    sent = sheet.submission
    cells = accepted.get((sent.origin.file, sent.sheet)) if sent else None
    return SHEET_WORDS[sheet.status] + (told.ACCEPTED.format(cells=", ".join(cells)) if cells else "")


def _accepted(results: Results) -> Mapping[tuple[str, str], list[str]]:
    """By file and sheet the doubtful numbers that count because the officer has accepted them."""
    cells: dict[tuple[str, str], list[str]] = {}
    for finding in results.findings:
        if finding.code == ACCEPTED:
            cells.setdefault((finding.place.file, finding.place.sheet), []).append(finding.place.cell)
    return cells


def _named(definition: Definition, code: str) -> str:
    unit = definition.unit(code)
    if not unit.keeper:
        return unit.name
    return told.KEPT_BY.format(name=unit.name, keeper=definition.unit(unit.keeper).sheet)
