"""Results become the official workbook: one painter a sheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

from ..core.model import Results
from ..texts.status import NOT_FINAL, open_reasons
from ..texts.workbook import every_sheet as words
from .embedded import writing as provenance
from .evidence import answers, steps
from .evidence.contents import Contents
from .evidence.respondent_rows import Listed
from .pen.book import Book
from .sheets import (
    analisis,
    data,
    grafik,
    ikm,
    iku,
    pengukuran,
    perhitungan,
    responden,
    ringkasan,
    status,
    temuan,
)

__all__ = ["draw", "draw_official"]

OFFICIAL = (
    ringkasan.paint,
    iku.paint,
    pengukuran.paint,
    ikm.paint,
    grafik.paint,
    analisis.paint,
    perhitungan.paint,
    data.paint,
    responden.paint,
)
PAINTERS = (*OFFICIAL, temuan.paint, status.paint, provenance.paint)

# A workbook must say when it was made; where nothing that was sent says so, it is always this.
UNDATED = datetime(2000, 1, 1)


def draw(
    results: Results,
    *,
    folded: bool = False,
    paper: str = "F4",
    dated: date | None = None,
    inbox: str = "",
) -> bytes:
    """The official workbook, the same bytes for the same arguments.

    `paper` is F4 or A4; `dated` the day of signing, by default the results'; `inbox` the way from the
    workbook's folder to the inbox, with forward slashes.
    """
    return _drawn(results, PAINTERS, folded, paper, dated, inbox)


def draw_official(results: Results, source: str, *, folded: bool = False, paper: str = "F4") -> bytes:
    """A copy for outside: no findings, nobody's telephone or answers, no links to the inbox, no results.

    `source` is the hash of the workbook that it is a copy of, which its hidden sheet names.
    """

    def mark(book: Book, contents: Contents) -> None:
        provenance.mark(book, source)

    return _drawn(results, (*OFFICIAL, mark), folded, paper, None, None)


def _drawn(
    results: Results,
    painters: Sequence[Callable[[Book, Contents], None]],
    folded: bool,
    paper: str,
    dated: date | None,
    inbox: str | None,
) -> bytes:
    listed = answers.collect(results)
    contents = Contents(
        results,
        listed,
        steps.take(results, listed),
        folded,
        paper,
        dated or results.signed,
        inbox,
        Listed() if inbox is None else responden.collect(results),
    )
    office = results.definition.office.short
    reasons = open_reasons(results)
    state = ": ".join((NOT_FINAL, "; ".join(reasons))) if reasons else ""
    book = Book(words.TITLE.format(office=office, period=results.period.words), office, _made(results), state)
    for paint in painters:
        paint(book, contents)
    return book.close()


def _made(results: Results) -> datetime:
    """When the newest of the files that count was saved, by its own word."""
    saved = [sent.origin.moment for sent in results.submissions]
    return max((moment for moment in saved if moment is not None), default=UNDATED)
