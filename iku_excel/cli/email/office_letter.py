"""The letter to the office's list: the workbook or its official copy, and the PDF."""

from __future__ import annotations

import click

from ... import engines, parts, summary, xlsx
from ...core.findings import Finding, IkuError, Place
from ...delivery.letter import Attachment, distinct
from ...delivery.settings import Settings
from ...delivery.undated import undated
from ...summary.embedded.reading import taken
from ...texts import email as words
from ...texts.status import open_reasons
from ..consolidate import indicator_rows
from ..keys import COPY, signer
from ..pdf import sheets_on_paper
from .document import Document, Order
from .parcels import Envelope, written

NO_PROGRAM = ("E513", "E542")


def letters(order: Order, document: Document, office: Settings) -> tuple[Envelope, ...]:
    """The one letter; raises IkuError where nobody is to get it (E561) or it lacks its PDF."""
    if not office.to:
        raise IkuError(Finding("E561", values={"x": "kepada", "sebab": words.NO_RECIPIENTS}))
    results = document.results
    reasons = open_reasons(results)
    attachments = _attachments(order, document)
    letter = written(
        results.definition,
        office,
        office.to,
        office.copies,
        words.subject(results),
        words.body(results, indicator_rows(results), reasons),
        attachments,
    )
    if results.draft:
        click.echo(words.IS_DRAFT.format(period=results.period.code))
    if reasons:
        click.echo(words.NOT_FINAL.format(reasons="; ".join(reasons)))
    stem = attachments[0].name.rpartition(".")[0]
    kind = words.KIND_OFFICIAL if order.official else words.KIND_DOCUMENT
    eml, text = f"{stem}.eml", words.LETTER_FILE
    return (Envelope(letter, eml, text, kind, "", document.path.name, document.content),)


def _attachments(order: Order, document: Document) -> tuple[Attachment, ...]:
    path, data = document.path, document.data
    stem = path.stem
    if order.official:
        drawing, source = document.drawing, parts.digest_of(xlsx.contents(data))
        sign = signer(path.parent, COPY, document.results.definition.office.name) or summary.unsigned
        data = summary.draw_official(
            document.results,
            source,
            folded=drawing.folded,
            paper=drawing.paper,
            layout=drawing.layout,
            sign=sign,
        )
        stem = words.OFFICIAL_NAME.format(stem=stem)
    printed = _printed(order, document)
    files = [(f"{stem}.xlsx", data), *([(f"{path.stem}.pdf", printed)] if printed else [])]
    names = distinct(name for name, _ in files)
    return tuple(Attachment(name, data) for name, (_, data) in zip(names, files, strict=True))


def _printed(order: Order, document: Document) -> bytes:
    """The PDF; b"" where none is wanted, or for a draft where no program can make it, which is told."""
    if order.without_pdf:
        return b""
    if order.pdf is not None:
        pdf = taken(order.pdf)
        if not pdf.startswith(b"%PDF-"):
            raise IkuError(Finding("E571", Place(order.pdf.name), {"file": order.pdf.name}))
        return pdf
    sheets = sheets_on_paper(document.results)
    try:
        return undated(engines.export_pdf(document.path, sheets), document.saved)
    except IkuError as stop:
        # A draft is looked at before it goes; what is sent at once must not lack its PDF unnoticed.
        if not order.drafts or stop.findings[0].code not in NO_PROGRAM:
            raise
    click.echo(words.NO_ENGINE)
    return b""
