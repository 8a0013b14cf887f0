"""What units promised in each triwulan so far, in their words, below the table of `Rencana Aksi`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...core.model import Narrative, Results
from ...styles import summary as look
from ...styles.measure import even, lines_height, round_up
from ...texts.form import narrative_title
from ...texts.workbook import every_sheet as words
from ...texts.workbook import papers as told
from ..evidence.contents import Contents
from ..pen.book import Page
from ..pen.fitting import AIR, room
from ..pen.pages import HIGHEST

ROW = 15.0  # points of a row of which nothing is said


@dataclass(frozen=True, slots=True)
class Promise:
    """The rows of one text, of a narrative's first with its head, and their points with the air above."""

    row: int
    last: int
    points: float


def paint_promises(page: Page, row: int, contents: Contents, pixels: int, width: int) -> list[Promise]:
    """Narrative by narrative from this row on; what may begin a page each."""
    found: list[Promise] = []
    for code, narrative, indicator in contents.results.definition.narrated_rows:
        said = list(_said(contents.results, code, narrative))
        if not said:
            continue
        title = told.PROMISED_HEAD.format(title=narrative_title(narrative, indicator))
        page.merge(row, 1, row, width, title, look.BELOW_HEAD)
        for place, text in enumerate(said, start=row + 1):
            lines = even(text, room(pixels, look.READING), look.READING.size)
            page.merge(place, 1, place, width, "\n".join(lines), look.READING)
            points = page.height(
                place, min(round_up(lines_height(len(lines), look.READING.size) + AIR), HIGHEST)
            )
            first = place == row + 1
            found.append(Promise(row if first else place, place, points + (2 * ROW if first else 0.0)))
        row += len(said) + 2
    return found


def _said(results: Results, code: str, narrative: Narrative) -> Iterator[str]:
    for quarter in results.period.quarters if narrative.promised else ():
        for unit in results.asked(quarter).units:
            sheet = results.sent(unit.code, quarter)
            if sheet and (text := " ".join(sheet.narratives.get(code, "").split())):
                shown = words.printed(text)
                yield told.PROMISED.format(quarter=words.quarter(quarter), unit=unit.sheet, text=shown)
