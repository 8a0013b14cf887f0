"""What a package is made of: its manifest, the document's sources, its PDF, the copy for the public."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from .. import __version__, archive, calculation, engines, inbox, parts, receipts, seal, summary
from ..archive import Issue, Manifest
from ..core.findings import Finding, IkuError, Place
from ..core.model import Definition, Issuance, Results
from ..core.periods import Period
from ..definition import to_toml
from ..delivery.undated import undated
from ..summary.embedded.reading import recall_bytes
from ..summary.embedded.writing import content
from ..texts import archive as words
from ..texts.status import FIGURE_WORDS
from ..texts.workbook import every_sheet
from .keys import COPY, DOCUMENT, PACKAGE, signer
from .output import print_findings
from .pdf import sheets_on_paper

NO_PROGRAM = {"E513", "E541", "E542"}


@dataclass(frozen=True, slots=True)
class Order:
    """What the officer asks for; `closed` is the day that the register notes."""

    period: Period
    inbox: Path
    output: Path
    archive: Path
    definition_path: Path | None = None
    signed: date | None = None
    closed: date = date.min
    document: str = ""
    reason: str = ""
    revise: bool = False
    public: bool = False
    picks: tuple[str, ...] = ()
    accepted: tuple[tuple[str, str], ...] = ()
    folded: bool = False
    paper: str = "F4"
    without_pdf: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """How the document of a period is drawn, as a draft and as an issue; its key is that near `output`."""

    folded: bool
    paper: str
    links: str
    output: Path

    def drawn(self, results: Results) -> bytes:
        """The workbook, signed where the office has a key."""
        sign = signer(self.output, DOCUMENT, results.definition.office.name) or summary.unsigned
        return summary.draw(results, folded=self.folded, paper=self.paper, inbox=self.links, sign=sign)


def draft(package: archive.Package, output: Path) -> bytes:
    """The draft that was issued in a package, as it was drawn before."""
    told = package.manifest
    issued = recall_bytes(package.parts[package.document], package.name).results
    look = Look(told["folded"], told["paper"], told["links"], output)
    return look.drawn(replace(issued, issuance=Issuance()))


def manifest(order: Order, results: Results, number: int, before: Issue | None, links: str) -> Manifest:
    """The head of the package, as far as it is known before its parts are."""
    figures: list[archive.Figure] = [
        {
            "indicator": indicator.code,
            "status": result.status.value,
            "value": result.value,
            "shown": FIGURE_WORDS[result.status]
            if result.value is None
            else every_sheet.figure(indicator, result.value),
        }
        for indicator, result in results.pairs
    ]
    return {
        "format": "",
        "program": __version__,
        "office": results.definition.office.name,
        "period": order.period.code,
        "number": number,
        "document": order.document,
        "date": order.closed.isoformat(),
        "signed": order.signed.isoformat() if order.signed else "",
        "signatory": results.definition.signature.name,
        "reason": order.reason,
        "replaces": before.package.code if before else "",
        "public": False,
        "folded": order.folded,
        "paper": order.paper,
        "links": links,
        "accepted": [[one.file, one.cell] for one in inbox.accepted(results.findings)],
        "figures": figures,
        "changes": archive.changes(before.package.manifest["figures"], figures) if before else [],
        "parts": [],
        "bases": bases(results, order.archive),
        "code": seal.code(seal.digest(content(results))),
    }


def bases(results: Results, folder: Path) -> list[archive.Base]:
    """The closed triwulan of the year that the period stands on, and what was accepted of their returns."""
    return [
        {
            "period": one.quarter.code,
            "package": one.package,
            "code": one.code,
            "accepted": archive.opened((folder / one.package).read_bytes(), one.package).manifest["accepted"],
        }
        for one in results.closed
    ]


def of_bases(results: Results, folder: Path) -> dict[str, bytes]:
    """The definition of each closed triwulan and its returns that count, byte for byte from its package."""
    found: dict[str, bytes] = {}
    for one in results.closed:
        package = archive.opened((folder / one.package).read_bytes(), one.package)
        below = f"{archive.BASES}{one.quarter.code}/"
        found[f"{below}{archive.DEFINITION}"] = package.parts[archive.DEFINITION]
        for sent in results.submissions:
            if sent.period == one.quarter:
                name = f"{archive.RETURNS}{sent.origin.file}"
                found[f"{below}{name}"] = package.parts[name]
    return found


def sources(results: Results, order: Order) -> dict[str, bytes]:
    """What the document was made of: definition, results, the returns that count, a receipt for each."""
    definition = results.definition
    found = {
        archive.DEFINITION: to_toml(definition).encode("utf-8"),
        archive.RESULTS: json.dumps(content(results), sort_keys=True, allow_nan=False).encode("ascii"),
    }
    found |= of_bases(results, order.archive)
    over = {one.quarter for one in results.closed}
    still_open = [sent for sent in results.submissions if sent.period not in over]
    for origin in {sent.origin.file: sent.origin for sent in still_open}.values():
        data = inbox.bytes_called(order.inbox, origin.file)
        if data is None:
            raise IkuError(Finding("E154", Place(origin.file), {"sebab": words.GONE}))
        given = receipts.receipt(definition, origin, still_open, results.findings, order.closed.isoformat())
        found[f"{archive.RETURNS}{origin.file}"] = data
        found[f"{archive.RECEIPTS}{origin.file}.json"] = receipts.to_json(given)
        found[f"{archive.RECEIPTS}{origin.file}.txt"] = receipts.text(given)
    return found


def _nobody(definition: Definition) -> Definition:
    """The definition without the telephone of who is asked."""
    return replace(definition, contact=replace(definition.contact, phone=""))


def public(results: Results, manifest: Manifest, issued: bytes, printed: bytes, order: Order) -> bytes:
    """The package for those above: no returns, checks, telephones, respondents or notes."""
    quiet = tuple(
        replace(sent, phone="", answers=tuple(replace(answer, note="") for answer in sent.answers))
        for sent in results.submissions
    )
    again = calculation.calculate(
        results.definition,
        results.period,
        quiet,
        results.findings,
        results.signed,
        results.closed,
        results.issued,
    )
    shown = replace(again, issuance=results.issuance)
    source = parts.digest(issued)
    office = results.definition.office.name
    sign = signer(order.output, COPY, office) or summary.unsigned
    drawn = summary.draw_official(
        shown, source, folded=manifest["folded"], paper=manifest["paper"], original=results, sign=sign
    )
    name = archive.document_of(order.period, manifest["number"])
    contents: Mapping[str, bytes] = {
        f"{archive.DOCUMENTS}{name}.xlsx": drawn,
        archive.DEFINITION: to_toml(_nobody(results.definition)).encode("utf-8"),
        **({f"{archive.DOCUMENTS}{name}.pdf": printed} if printed else {}),
    }
    answer_for = signer(order.output, PACKAGE, office) or archive.unsigned
    return archive.packed({**manifest, "public": True, "links": "", "accepted": []}, contents, answer_for)


def printed(data: bytes, name: str, results: Results) -> bytes:
    """The PDF; b"" where no program can make it, which is told."""
    sheets = sheets_on_paper(results)
    with tempfile.TemporaryDirectory(prefix="iku-") as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        try:
            return undated(engines.export_pdf(path, sheets), "")
        except IkuError as stop:
            if stop.findings[0].code not in NO_PROGRAM:
                raise
            print_findings(stop.findings, err=True)
            return b""
