"""`iku close`: a period laid down as one verifiable package, and the register of what was issued."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import click

from .. import archive, checks, files, xlsx
from ..core.findings import Finding, IkuError, Place
from ..core.model import LONGEST_DOCUMENT, LONGEST_REASON, Definition, Issuance, Results, footer_units
from ..core.periods import Period
from ..core.signs import visible
from ..delivery import journal
from ..delivery.posting import id_of
from ..inbox import read_entry
from ..summary.embedded.reading import recall_bytes
from ..texts import archive as words
from . import closing
from .closing import Order
from .consolidate import way_to
from .email.document import content_of
from .gather import gather
from .keys import PACKAGE, signer
from .load import own_definition
from .options import (
    PATH,
    PERIOD,
    accept_option,
    day_option,
    definition_option,
    folded_option,
    named,
    output_option,
    paper_option,
    pick_option,
)
from .register import show_register, write_register
from .workspace import workspace_of


@named("close")
@click.argument("period", metavar="[PERIODE]", required=False, type=PERIOD)
@click.argument("inbox_path", metavar="[INBOX]", required=False, type=PATH)
@definition_option
@day_option("--date", "signed", words.OPTION_DATE)
@day_option("--closed", "closed", words.OPTION_CLOSED)
@click.option("--number", "document", default="", metavar="NOMOR", help=words.OPTION_DOCUMENT)
@click.option("--reason", default="", metavar="SEBAB", help=words.OPTION_REASON)
@pick_option
@accept_option
@folded_option
@paper_option
@click.option("--without-pdf", is_flag=True, help=words.OPTION_NO_PDF)
@click.option("--public", is_flag=True, help=words.OPTION_PUBLIC)
@click.option("--revise", is_flag=True, help=words.OPTION_REVISE)
@click.option("--undo", is_flag=True, help=words.OPTION_UNDO)
@click.option("--list", "listing", is_flag=True, help=words.OPTION_LIST)
@click.option("--archive", "archive_path", metavar="DIR", type=PATH, help=words.OPTION_ARCHIVE)
@output_option(words.OPTION_OUTPUT, required=False)
def command(
    period: Period | None,
    inbox_path: Path | None,
    archive_path: Path | None,
    output: Path | None,
    listing: bool,
    undo: bool,
    **asked: Any,
) -> int:
    """Closes, revises, undoes or lists."""
    if listing + undo + asked["revise"] > 1:
        raise click.UsageError(words.NOT_TOGETHER)
    own = workspace_of(inbox_path or archive_path or Path())
    folder = _given(archive_path, own.archive if own else None, words.NO_ARCHIVE)
    if listing:
        return show_register(folder)
    if period is None:
        raise click.UsageError(words.NO_PERIOD)
    target = _given(output, own.output if own else None, words.NO_OUTPUT)
    if undo:
        return take_back(period, folder, target)
    for name, longest in (("document", LONGEST_DOCUMENT), ("reason", LONGEST_REASON)):
        asked[name] = _one_line(asked[name], longest)
    if asked["revise"] and not asked["reason"]:
        raise click.UsageError(words.NO_REASON)
    asked["closed"] = asked["closed"] or date.today()
    inbox = _given(inbox_path, own.inbox if own else None, words.NO_INBOX)
    return run(Order(period, inbox, target, folder, **asked))


def _one_line(text: str, longest: int) -> str:
    """What a footer and a title can hold. Raises IkuError E596."""
    plain = visible(" ".join(text.split()))
    if footer_units(plain) > longest:
        raise IkuError(Finding("E596", values={"x": plain, "n": longest}))
    return plain


def _given(path: Path | None, default: Path | None, otherwise: str) -> Path:
    found = path or default
    if found is None:
        raise click.UsageError(otherwise)
    return found


def run(order: Order) -> int:
    """Lays the period down; 0 where every figure is final, else 1."""
    found, _ = archive.issues(order.archive)
    before = archive.latest(found, order.period)
    if before and not order.revise:
        raise IkuError(
            Finding(
                "E580",
                Place(before.path.name),
                {"x": order.period.code, "y": before.package.manifest["date"]},
            )
        )
    if order.revise and not before:
        raise IkuError(Finding("E581", values={"x": order.period.code}))
    number = before.package.manifest["number"] + 1 if before else 0
    stem = archive.document_of(order.period, number)
    workbook, pdf = order.output / f"{stem}.xlsx", order.output / f"{stem}.pdf"
    target = order.archive / archive.name_of(order.period, number)
    public = order.archive / archive.name_of(order.period, number, public=True)
    files.refuse_existing(target, force=False)
    definition = _asked(order, before)
    results = gather(
        definition,
        order.inbox,
        order.period,
        order.picks,
        order.signed,
        accepted=order.accepted,
        revised=order.period if order.revise else None,
        reader=read_entry,
    )
    late = checks.signature_before_end(definition, results.period, order.signed)
    results = replace(results, findings=(*results.findings, *late))
    if not results.final and not order.reason:
        open_ones = [i.name for i, result in results.pairs if not result.status.final]
        raise IkuError(*results.findings, Finding("E582", values={"daftar": "; ".join(open_ones)}))

    if before and _unchanged(results, before.package):
        raise IkuError(Finding("E598", Place(before.path.name), {"x": order.period.code}))

    links = way_to(order.inbox, order.output)
    office = definition.office.name
    look = closing.Look(order.folded, order.paper, links, order.output)
    if workbook.is_file() and not _is_of(workbook, results, look):
        raise IkuError(Finding("E584", Place(str(workbook)), {"x": str(workbook)}))
    results = replace(results, issuance=Issuance(number, order.document, order.reason))
    data = look.drawn(results)
    if recall_bytes(data, workbook.name).results.indicators != results.indicators:
        raise IkuError(Finding("E505", Place(workbook.name), {"file": workbook.name}))
    printed = closing.printed(data, workbook.name, results) if not order.without_pdf else b""
    manifest = closing.manifest(order, results, number, before, links)
    documents = {f"dokumen/{workbook.name}": data, **({f"dokumen/{pdf.name}": printed} if printed else {})}
    seal = signer(order.output, PACKAGE, office) or archive.unsigned
    package = archive.packed(manifest, {**documents, **closing.sources(results, order)}, seal)

    # The package comes last: until it stands nothing is closed, and all before it may be written again.
    files.write_atomically(workbook, data, force=True)
    if printed:
        files.write_atomically(pdf, printed, force=True)
    if order.public:
        files.write_atomically(public, closing.public(results, manifest, data, printed, order), force=True)
    laid_down = archive.opened(package, target.name)
    write_register(order.archive, [*((one.path, one.package) for one in found), (target, laid_down)])
    files.write_atomically(target, package, force=False)
    _tell(order, laid_down, target, workbook, public)
    return 0 if results.final else 1


def _is_of(path: Path, results: Results, look: closing.Look) -> bool:
    """Whether the document that stands there says these results: as a draft, or as a run that was broken
    off has issued them."""
    data = path.read_bytes()
    try:
        issuance = recall_bytes(data, path.name).results.issuance
    except IkuError:
        return False
    return look.drawn(replace(results, issuance=issuance)) == data


def _unchanged(results: Results, package: archive.Package) -> bool:
    """Whether a period was issued with what these results are made of, whatever else has been remarked."""
    issued = recall_bytes(package.parts[package.document], package.name).results
    return all(
        getattr(issued, name) == getattr(results, name)
        for name in ("definition", "submissions", "indicators", "signed", "closed", "issued", "final")
    )


def _asked(order: Order, before: archive.Issue | None) -> Definition:
    """What was asked in the period: of a closed one what its package says, unless another is named."""
    if before is None or order.definition_path is not None:
        return own_definition(order.definition_path, order.inbox, order.archive)
    issued = recall_bytes(before.package.parts[before.package.document], before.package.name)
    click.echo(words.DEFINITION_OF.format(path=before.path), err=True)
    return issued.results.definition


def _tell(order: Order, package: archive.Package, target: Path, workbook: Path, public: Path) -> None:
    number = package.manifest["number"]
    said = words.REVISED if number else words.CLOSED
    click.echo(words.ISSUED.format(path=workbook))
    click.echo(said.format(period=order.period.words, number=number, path=target))
    if number:
        for change in package.manifest["changes"]:
            before, after = change["before"] or words.NONE, change["after"] or words.NONE
            click.echo(words.CHANGED.format(indicator=change["indicator"], before=before, after=after))
        if not package.manifest["changes"]:
            click.echo(words.NOTHING_CHANGED)
    if order.public:
        click.echo(words.PUBLIC.format(path=public))
    click.echo(words.CODE.format(code=package.code, document=package.manifest["code"]))


def _of(draft: bytes, entry: journal.Entry) -> bool:
    """Whether what was mailed is the draft, which may go out before anything is issued."""
    if not draft:
        return False
    workbook, _ = xlsx.read(draft, "")
    assert workbook is not None
    return entry.id == id_of(entry.kind, entry.to, content_of(workbook))


def take_back(period: Period, folder: Path, output: Path) -> int:
    """Undoes the last closing of a period; refuses where its document went out by mail."""
    found, _ = archive.issues(folder)
    last = archive.latest(found, period)
    if last is None:
        raise IkuError(Finding("E581", values={"x": period.code}))
    document = Path(last.package.document).name
    number = last.package.manifest["number"]  # a Perubahan was no draft before: it is issued at once
    draft = b"" if number else closing.draft(last.package, output)
    for entry in journal.read(journal.beside(output / document)).values():
        if entry.state is not journal.State.FAILED and entry.file == document and not _of(draft, entry):
            raise IkuError(Finding("E583", Place(document), {"x": document, "waktu": entry.time[:16]}))
    above = [
        one.package.period.words
        for one in found
        if not one.replaced
        and last.path.name in {base["package"] for base in one.package.manifest.get("bases", [])}
    ]
    if above:
        raise IkuError(
            Finding("E594", Place(last.path.name), {"x": period.words, "daftar": ", ".join(above)})
        )
    write_register(folder, [(one.path, one.package) for one in found if one is not last])
    for name in last.package.parts:
        if name.startswith(archive.DOCUMENTS) and (number or Path(name).name != document):
            (output / Path(name).name).unlink(missing_ok=True)
    if draft:
        files.write_atomically(output / document, draft, force=True)
        click.echo(words.DRAFT_AGAIN.format(path=output / document))
    # The package goes last: whatever stops this, it can be undone again.
    for path in (folder / archive.name_of(period, number, public=True), last.path):
        path.unlink(missing_ok=True)
    click.echo(words.UNDONE.format(period=period.words, path=last.path))
    return 0
