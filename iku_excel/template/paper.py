"""How a sheet of the form is printed: on one page where people can read that, else on as many as it takes."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from ..form import Sheet
from ..styles import FONT
from ..styles.form import HINT_SIZE
from ..styles.measure import PIXELS_PER_CHARACTER, POINTS_PER_PIXEL
from ..texts.form import PAGE, PAGE_FIRST_ROWS
from ..xlsx.addresses import parse_range

F4_LANDSCAPE, WIDE, HIGH = 14, 13.0, 8.5  # Folio, which offices call F4: Excel's number, inches
MARGIN, BOTTOM, FOOTER = 0.45, 0.65, 0.3
INCH = 72
WIDENED = 1.06  # LibreOffice draws a column so much wider than Excel does
SPARE = 0.99  # programs and printers do not agree to the last point
SMALLEST = 7.0  # points on paper
STANDARD_ROW = 15.0
SCALE = SMALLEST / HINT_SIZE  # the smallest type of a sheet is its hints


@dataclass(frozen=True, slots=True)
class Paper:
    """A page for all, or a scale (per cent) with the rows that begin a page and the row that is repeated."""

    scale: int = 0
    starts: tuple[int, ...] = ()
    repeated: int = 0


def paper_of(sheet: Sheet, heights: Mapping[int, float]) -> Paper:
    """How a sheet with rows of these heights is printed."""
    area = parse_range(sheet.printed)
    assert area
    standard = sheet.row_height or STANDARD_ROW
    rows = {row: heights.get(row, standard) for row in range(area.top, area.bottom + 1)}
    wide = (WIDE - 2 * MARGIN) * INCH / WIDENED / points_wide(sheet.widths[area.left - 1 : area.right])
    high = (HIGH - MARGIN - BOTTOM) * INCH * SPARE
    if min(wide, high / sum(rows.values())) >= SCALE:
        return Paper()
    # The fewest pages; of the scales that give them, the largest.
    largest = int(min(wide, 1.0) * 100)
    pages = {
        scale: tuple(page_starts(rows, sheet.begins, sheet.repeated, high * 100 / scale))
        for scale in range(largest, min(largest, math.ceil(SCALE * 100)) - 1, -1)
    }
    scale, starts = min(pages.items(), key=lambda one: len(one[1]))
    below_table = starts == sheet.begins[-1:]  # there the table's head says nothing
    return Paper(scale, starts, 0 if below_table else sheet.repeated)


def set_paper(worksheet: Worksheet, sheet: Sheet, paper: Paper) -> None:
    """Paper, scale, pages, footer and what is printed."""
    setup = worksheet.page_setup
    setup.orientation, setup.paperSize = "landscape", F4_LANDSCAPE
    if paper.scale:
        setup.scale = paper.scale
        for row in paper.starts:
            worksheet.row_breaks.append(Break(id=row - 1))
        if paper.repeated:
            worksheet.print_title_rows = f"{paper.repeated}:{paper.repeated}"
    else:
        worksheet.sheet_properties.pageSetUpPr.fitToPage = True
        setup.fitToWidth = setup.fitToHeight = 1
    # A footer is scaled with its sheet, which where it is fitted to a page is never below SCALE.
    footer_size = math.ceil(SMALLEST * 100 / paper.scale) if paper.scale else HINT_SIZE
    worksheet.print_options.horizontalCentered = True
    margins = worksheet.page_margins
    margins.left = margins.right = margins.top = MARGIN
    margins.bottom, margins.footer = BOTTOM, FOOTER
    for part, text in (
        (worksheet.oddFooter.left, sheet.short_code),
        (worksheet.oddFooter.center, PAGE_FIRST_ROWS if sheet.block else ""),
        (worksheet.oddFooter.right, PAGE),
    ):
        part.text, part.font, part.size = text, f"{FONT},Regular", footer_size
    worksheet.print_area = sheet.printed


def points_wide(widths: Sequence[float]) -> float:
    """The points that columns of so many characters take."""
    return sum(widths) * PIXELS_PER_CHARACTER * POINTS_PER_PIXEL


def page_starts(
    rows: Mapping[int, float], begins: Sequence[int], repeated: int, room: float
) -> Iterator[int]:
    """The rows of `begins` that begin a page after the first: what stands between two of them stays together.

    A stretch that no page holds is left to the program.
    """
    bounds = [*begins, max(rows) + 1]
    used = sum(height for row, height in rows.items() if row < bounds[0])
    begun = False
    for first, end in pairwise(bounds):
        taken = sum(rows[row] for row in range(first, end))
        if used + taken > room and (begun or used):
            yield first
            begun, used = True, rows.get(repeated, 0.0)
        used += taken
