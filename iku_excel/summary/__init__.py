"""Results become the official workbook: one painter a sheet."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime

from .. import seal, xlsx
from ..core.model import Results
from ..texts.status import NOT_FINAL, closed_because, issue, issue_words, open_reasons
from ..texts.workbook import every_sheet as words
from .agreement import draw_agreement
from .embedded import writing as provenance
from .embedded.visible import visible
from .evidence import answers, steps
from .evidence.contents import Contents
from .evidence.respondent_rows import Listed
from .pen.book import Book
from .sheets import (
    analisis,
    anggaran,
    antartahun,
    data,
    grafik,
    ikm,
    iku,
    pengukuran,
    perhitungan,
    rencana,
    responden,
    ringkasan,
    status,
    temuan,
)

__all__ = ["Sign", "draw", "draw_agreement", "draw_official", "unsigned"]

OFFICIAL = (
    ringkasan.paint,
    iku.paint,
    pengukuran.paint,
    antartahun.paint,
    anggaran.paint,
    rencana.paint,
    ikm.paint,
    grafik.paint,
    analisis.paint,
    perhitungan.paint,
    data.paint,
    responden.paint,
)
PAINTERS = (*OFFICIAL, temuan.paint, status.paint, provenance.paint)

Sign = Callable[[str], seal.Signature | None]
"""From a digest to the office's signature over it, or None where the office has no key here."""


def unsigned(_: str) -> None:
    """The signature of an office that has no key."""


# A workbook must say when it was made; where nothing that was sent says so, it is always this.
UNDATED = datetime(2000, 1, 1)


def draw(
    results: Results,
    *,
    folded: bool = False,
    paper: str = "F4",
    layout: str = "",
    dated: date | None = None,
    inbox: str = "",
    sign: Sign = unsigned,
) -> bytes:
    """The official workbook, the same bytes for the same arguments.

    `paper` is F4 or A4; `layout` which columns the official sheet has, by default the definition's; `dated`
    the day of signing, by default the results'; `inbox` the way from the workbook's folder to the inbox, with
    forward slashes; `sign` gives the office's signature over a digest.
    """
    carried = provenance.carried(results)
    digest = seal.digest(json.loads(carried))
    contents = _contents(results, folded, paper, layout, dated, inbox)
    contents = replace(contents, carried=carried, signature=sign(digest))
    return _drawn(contents, PAINTERS, seal.code(digest))


def draw_official(
    results: Results,
    source: str,
    *,
    folded: bool = False,
    paper: str = "F4",
    layout: str = "",
    original: Results | None = None,
    sign: Sign = unsigned,
) -> bytes:
    """A copy for outside: no findings, nobody's telephone or answers, no links to the inbox, no results.

    `source` is the digest of the parts of the workbook that it is a copy of, which its hidden sheet names;
    what is signed is the digest of what it shows, bound to the digest of what the original carries, whose
    code stands in the footer. `original` are the results of that, where the copy leaves something out.
    """
    digest = seal.digest(json.loads(provenance.carried(original or results)))
    contents = _contents(results, folded, paper, layout, None, None)

    def mark(book: Book, marked: Contents) -> None:
        provenance.mark(book, marked, source, digest)

    painters, code = (*OFFICIAL, mark), seal.code(digest)
    shown, _ = xlsx.read(_drawn(contents, painters, code), "")
    assert shown is not None
    return _drawn(replace(contents, signature=sign(visible(shown, digest))), painters, code)


def _contents(
    results: Results, folded: bool, paper: str, layout: str, dated: date | None, inbox: str | None
) -> Contents:
    listed = answers.collect(results)
    return Contents(
        results,
        listed,
        steps.take(results, listed),
        folded,
        paper,
        dated or results.signed,
        inbox,
        Listed() if inbox is None else responden.collect(results),
        layout=layout or results.definition.papers.layout,
    )


def _drawn(contents: Contents, painters: Sequence[Callable[[Book, Contents], None]], code: str) -> bytes:
    results = contents.results
    office = results.definition.office.short
    reasons = open_reasons(results)
    unfinished = ": ".join((NOT_FINAL, "; ".join(reasons))) if reasons else ""
    said = (*issue_words(results.issuance), unfinished, closed_because(results))
    state = words.SEPARATOR.join(filter(None, said))
    title = words.TITLE.format(office=office, period=results.period.words)
    if results.draft:
        title = words.TITLE_OF_DRAFT.format(title=title, draft=issue(results.issuance))
    book = Book(title, office, _made(results), state, code)
    for paint in painters:
        paint(book, contents)
    return book.close()


def _made(results: Results) -> datetime:
    """When the newest of the files that count was saved, by its own word."""
    saved = [sent.origin.moment for sent in results.submissions]
    return max((moment for moment in saved if moment is not None), default=UNDATED)
