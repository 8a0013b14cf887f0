"""The targets of a year become the Perjanjian Kinerja: letters with their annexes, and the Rencana Aksi."""

from __future__ import annotations

from datetime import datetime

from .. import xlsx
from ..core.findings import IkuError
from ..core.identity import PAPERS_MARK
from ..core.model import Definition, Edition
from ..styles import summary as look
from ..texts.workbook import papers as told
from .embedded.writing import SHEET as HIDDEN
from .pen.book import Book
from .sheets import lampiran, perjanjian, rencana

UNDATED = datetime(2000, 1, 1)


def draw_agreement(definition: Definition, year: int, *, paper: str = "F4") -> bytes:
    """The papers of a year, the same bytes for the same arguments; a Perubahan adds its own."""
    office = definition.office
    book = Book(told.TITLE.format(office=office.short, year=year), office.short, UNDATED)
    editions = tuple(Edition) if definition.revised(year) else (Edition.ORIGINAL,)
    for edition in editions:
        perjanjian.paint_letter(book, definition, year, edition, paper)
        lampiran.paint_annex(book, definition, year, edition, paper)
    rencana.paint_plan(book, definition, year, paper)
    page = book.page(HIDDEN)
    page.hides()
    page.write(1, 1, PAPERS_MARK, look.PLAIN)
    page.write(2, 1, definition.fingerprint, look.PLAIN)
    return book.close()


def papers_in(data: bytes, name: str) -> tuple[str, ...]:
    """The sheets of such papers, nothing where these are none; raises IkuError where they are no workbook."""
    workbook, findings = xlsx.read(data, name)
    if workbook is None:
        raise IkuError(*findings)
    hidden = workbook.sheet(HIDDEN)
    first = hidden.cells.get((1, 1)) if hidden else None
    ours = first is not None and first.raw == PAPERS_MARK
    return tuple(sheet.name for sheet in workbook.sheets if sheet.name != HIDDEN) if ours else ()
