"""The documents that offices sent, each judged by the rules of `iku verify`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from .. import archive, inbox
from ..core.findings import Finding, IkuError, Place
from ..core.model import Indicator, Issuance, Result, Results
from ..core.typed import NotTypedError
from ..envelopes import envelope_of, opened
from ..envelopes.envelope import ENVELOPE_BYTES
from ..inbox import Entry, Progress, Runner
from ..inbox.folder import entries as files_of
from ..rollup import Document, Line, Worth, plain
from ..seal import PublicKey, Standing
from ..styles import columns
from ..summary.embedded.reading import Copy, Recalled, recall_either
from ..summary.embedded.shown import shown
from ..summary.sheets import ringkasan
from ..summary.sheets.remarks import reason
from ..texts.status import open_reasons, unsaid
from ..texts.workbook import every_sheet as words
from ..xlsx import address
from .keys import COPY, DOCUMENT, PACKAGE
from .verify_figures import changed_results
from .verify_package import differences as package_differences
from .verify_seal import Judged, judged
from .verify_workbook import fresh_drawing

FOREIGN = frozenset({"E101", "E102", "E103", "E104", "E105", "E106", "E107"})
"""What reading says of a file that is no workbook of Excel's present format."""

Keys = tuple[PublicKey, ...]
Read = tuple[tuple[Document, ...], tuple[Finding, ...]]


def read_documents(folder: Path, known: Keys, runner: Runner, progress: Progress) -> Read:
    """Every official document in a folder, in envelopes and archives too, and what is said of other files.

    Envelopes are opened here, and the runner has each document judged.

    Raises IkuError E158 where there is no folder or nothing in it.
    """
    files, left_out = files_of(folder, archives=True)
    unpacked: list[Entry] = []
    documents: list[Document] = []
    findings = list(left_out)
    for items, found in inbox.WORKERS(files, None, unpack, _in_silence):
        unpacked += items
        findings += found
    for told, found in runner(sorted(unpacked, key=lambda file: file.name), known, judge, progress):
        documents += told
        findings += found
    return tuple(documents), tuple(findings)


def unpack(file: Entry, _: object) -> tuple[tuple[Entry, ...], tuple[Finding, ...]]:
    """The files in an envelope, or the file itself where it is none; a package stays whole."""
    data, findings = inbox.read_bytes(file.path, file.name, ENVELOPE_BYTES)
    if data is None:
        return (), findings
    if envelope_of(data) is None or archive.is_package(data):
        return (file,), ()
    items, findings = opened(data, file.name, stays=archive.is_package)
    return tuple(Entry(file.path, item.name, item.data) for item in items), findings


def judge(file: Entry, known: Keys) -> Read:
    """The document in a file, or what the file is instead."""
    data, findings = (
        (file.data, ()) if file.data is not None else inbox.read_bytes(file.path, file.name, ENVELOPE_BYTES)
    )
    if data is None:
        return (), inbox.with_mail(findings, file.sender, file.subject)
    try:
        document = (
            _package(data, file.name, known) if archive.is_package(data) else _workbook(data, file, known)
        )
    except IkuError as stop:
        return (), tuple(_said_of(finding, file.name) for finding in stop.findings)
    return (document,), ()


def _said_of(finding: Finding, name: str) -> Finding:
    """What is no document at all, such as a form or a PDF beside one, voids nobody's figures."""
    foreign = (finding.code == "E510" and not finding.values) or finding.code in FOREIGN
    return Finding("W708", Place(name)) if foreign else replace(finding, place=Place(name))


def _workbook(data: bytes, file: Entry, known: Keys) -> Document:
    found = recall_either(data, file.name)
    if isinstance(found, Copy):
        return _of_copy(found, file.name, judged(found.signature, found.shown, COPY, known))
    signed = judged(found.signature, found.digest, DOCUMENT, known)
    wrong = [signed.sentence] if signed.wrong else []
    wrong += changed_results(found)
    if found.current:
        wrong += fresh_drawing(found, data).differences
    document = _of_results(found, file.name, signed, wrong)
    if not found.current:
        return replace(document, findings=(*document.findings, Finding("N715", Place(file.name))))
    return document


def _package(data: bytes, name: str, known: Keys) -> Document:
    package = archive.opened(data, name)
    flaws = package.flaws()
    signed = judged(package.signature, package.digest, PACKAGE, known)
    issued, issuance = package.parts[package.document], archive.issuance(package.manifest)
    found = recall_either(issued, name)
    if isinstance(found, Copy):
        wrong = [*(flaw.code for flaw in flaws), *([signed.sentence] if signed.wrong else [])]
        return replace(_of_copy(found, name, signed, wrong), issuance=issuance)
    wrong = [signed.sentence] if signed.wrong else []
    if not flaws:
        wrong += package_differences(package, found, lambda _: None)
    document = _of_results(found, name, signed, [*(flaw.code for flaw in flaws), *wrong])
    findings = (*flaws, *document.findings)
    return replace(document, issuance=issuance, findings=findings)


def _of_results(found: Recalled, name: str, signed: Judged, wrong: Sequence[str]) -> Document:
    results = found.results
    office = results.definition.office
    worth, signer, findings = _worth(name, office.name, signed, wrong, Worth.PROVEN)
    return Document(
        file=name,
        regency=office.regency,
        office=office.name,
        short=office.short,
        period=results.period,
        worth=worth,
        digest=found.digest,
        issuance=results.issuance,
        signer=signer,
        open_reasons=open_reasons(results),
        lines=tuple(
            _line(results, *pair, row) for row, pair in enumerate(results.pairs, ringkasan.FIRST_ROW)
        ),
        bands=results.definition.bands,
        findings=(*_drafted(name, results.issuance), *findings),
    )


def _drafted(name: str, issuance: Issuance | None) -> tuple[Finding, ...]:
    """What is said of a document that nobody has issued; its figures count."""
    return (Finding("W595", Place(name)),) if issuance is not None and issuance.draft else ()


def _of_copy(copy: Copy, name: str, signed: Judged, wrong: Sequence[str] = ()) -> Document:
    try:
        told = shown(copy.workbook)
    except (NotTypedError, LookupError, ValueError) as error:
        raise IkuError(Finding("E510", Place(name), {"sebab": type(error).__name__})) from error
    own = Worth.SIGNED if signed.standing is Standing.KNOWN_KEY else Worth.CLAIMED
    against = [signed.sentence] if signed.wrong and signed.sentence not in wrong else []
    worth, signer, findings = _worth(name, told.office, signed, [*wrong, *against], own)
    return Document(
        file=name,
        regency=told.regency,
        office=told.office,
        short=told.short,
        period=told.period,
        worth=worth,
        digest=copy.document,
        issuance=told.issuance,
        copy=True,
        signer=signer,
        open_reasons=told.open_reasons,
        lines=told.lines,
        findings=(*_drafted(name, told.issuance), *findings),
    )


def _worth(
    name: str, office: str, signed: Judged, wrong: Sequence[str], own: Worth
) -> tuple[Worth, str, tuple[Finding, ...]]:
    """What a document is worth, the known office that signed it, and what is said of both."""
    place = Place(name)
    if wrong:
        return Worth.FALSE, "", (Finding("E701", place, {"n": len(wrong), "x": wrong[0]}),)
    if signed.standing is Standing.KNOWN_KEY and plain(signed.name) == plain(office):
        return own, signed.name, () if own is Worth.PROVEN else (Finding("N706", place),)
    if signed.standing is Standing.KNOWN_KEY:
        told = Finding("E714", place, {"x": signed.name})
    elif signed.standing is Standing.UNKNOWN_KEY:
        told = Finding("W712", place, {"x": signed.name})
    else:
        told = Finding("W705", place)
    if own is Worth.PROVEN:
        return own, "", (told,)
    return Worth.CLAIMED, "", (told, Finding("E707", place))


def _line(results: Results, indicator: Indicator, result: Result, row: int) -> Line:
    return Line(
        indicator.number,
        indicator.name,
        indicator.measure,
        indicator.polarity,
        result.status,
        result.value,
        words.target(indicator, result.target, result.upper),
        result.achievement,
        result.category,
        unsaid(result) if result.value is None else "",
        f"{ringkasan.SHEET}!{address(row, columns.RINGKASAN.place('value'))}",
        reason(results, indicator)[1],
    )


def _in_silence(_: int, __: int) -> None:
    """Opening envelopes is told to nobody: judging what is in them is."""
