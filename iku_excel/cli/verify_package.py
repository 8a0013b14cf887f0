"""Whether a package is what was laid down, and whether its document still follows from its own sources."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from .. import __version__, archive, definition, inbox, parts, summary, xlsx
from ..archive import Package
from ..core.findings import IkuError
from ..core.model import Issuance, Results
from ..core.numbers import show
from ..core.periods import Period, parse_period
from ..summary.embedded.reading import Recalled, recall_bytes, recall_copy, taken
from ..summary.embedded.shown import said_of_itself
from ..texts import archive as words
from ..texts.findings.filling import harmless
from ..texts.status import issue_words
from .closed import Issued
from .gather import settle
from .keys import PACKAGE, known_keys
from .output import print_findings
from .register import issue_name
from .verify_earlier import printed_otherwise
from .verify_figures import changed_results
from .verify_seal import judged


def verify_package(path: Path, register: Path | None = None, fingerprint: str = "") -> int:
    """Says what holds, what does not, and what was not looked at; 0 where everything holds, else 1."""
    package = archive.opened(taken(path), path.name)
    manifest = package.manifest
    click.echo(
        words.PACKAGE.format(
            period=package.period.words, issue=issue_name(manifest), date=manifest["date"], code=package.code
        )
    )
    flaws = package.flaws()
    if flaws:
        print_findings(flaws)
        click.echo(words.HOLDS_NOT.format(n=len(flaws)))
        return 1
    click.echo(words.PARTS_HOLD.format(n=len(package.parts)))
    signed = judged(
        package.signature, package.digest, PACKAGE, known_keys(path.parent, register), fingerprint
    )
    if not signed.wrong:
        click.echo(signed.sentence)
    wrong = [signed.sentence] if signed.wrong else []
    if manifest["public"]:
        click.echo(words.PUBLIC_ONLY)
        wrong += _of_copy(package)
    else:
        issued = recall_bytes(package.parts[package.document], package.document)
        wrong += differences(package, issued)
    if any(name.endswith(".pdf") for name in package.parts):
        click.echo(words.NOT_LOOKED_AT)
    for line in wrong:
        click.echo(line)
    click.echo(words.HOLDS_NOT.format(n=len(wrong)) if wrong else words.HOLDS)
    return 1 if wrong else 0


def _of_copy(package: Package) -> Iterator[str]:
    """A copy for outside that says of itself what its package does not; earlier versions said nothing."""
    copy = recall_copy(package.parts[package.document], package.document)
    told = said_of_itself(copy.workbook)[0] if copy else None
    expected = replace(archive.issuance(package.manifest), reason="")  # which a copy need not print
    if told is not None and told != expected:
        yield _other_issue(told, expected)


def _other_issue(told: Issuance, expected: Issuance) -> str:
    found, due = (harmless(", ".join(issue_words(one))) for one in (told, expected))
    return words.OTHER_ISSUE.format(found=found, expected=due)


def differences(
    package: Package, issued: Recalled, tell: Callable[[str], None] = click.echo
) -> Iterator[str]:
    """What a package's figures and its workbook have otherwise than its own sources; tells what holds."""
    told, expected = issued.results.issuance, archive.issuance(package.manifest)
    if told is not None and told != expected:
        yield _other_issue(told, expected)
    yield from _answers(package, issued.results, tell)
    yield from _drawing(package, issued, tell)
    years = {one.package: one.year for one in issued.results.issued}
    if years:
        listed = ", ".join(f"{year} ({harmless(name)})" for name, year in years.items())
        tell(words.YEARS_NOT_LOOKED_AT.format(years=listed))


def _answers(package: Package, issued: Results, tell: Callable[[str], None]) -> Iterator[str]:
    """Figures that do not follow from the returns in the package, read again under its own definition."""
    again = read_again(package, issued)
    found = {one.indicator: (one.status.value, one.value) for one in again.indicators}
    wrong = False
    for figure in package.manifest["figures"]:
        if found.get(figure["indicator"]) != (figure["status"], figure["value"]):
            wrong = True
            value = found.get(figure["indicator"], ("", None))[1]
            said = words.NONE if value is None else show(value)
            yield words.CHANGED_FIGURE.format(
                indicator=figure["indicator"], issued=figure["shown"], found=said
            )
    if not wrong:
        number = sum(name.startswith(archive.RETURNS) for name in package.parts)
        tell(words.ANSWERS_HOLD.format(n=number))


def read_again(package: Package, issued: Results) -> Results:
    """What the returns in a package say under the definition in it, and those of each triwulan below it."""
    manifest = package.manifest
    with tempfile.TemporaryDirectory(prefix="iku-") as name:
        folder = Path(name)
        for part, data in package.parts.items():
            if part.startswith((archive.DEFINITION, archive.RETURNS, archive.BASES)):
                path = folder / part
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
        standing = []
        for base in manifest.get("bases", []):
            quarter = parse_period(base["period"])
            results = _read(folder / archive.BASES / base["period"], base["accepted"], quarter)
            standing.append(Issued(base["package"], base["code"], results))
        return _read(folder, manifest["accepted"], package.period, issued.signed, standing)


def _read(
    folder: Path,
    accepted: Sequence[Sequence[str]],
    period: Period | None,
    signed: date | None = None,
    standing: Sequence[Issued] = (),
) -> Results:
    text = (folder / archive.DEFINITION).read_text(encoding="utf-8", errors="replace")
    own, findings = definition.loads(text, archive.DEFINITION)  # which opens no file that it may name
    if own is None:
        raise IkuError(*findings)
    returns = folder / archive.RETURNS
    known = tuple(inbox.Acceptance(*one) for one in accepted)
    read = inbox.read_folder(returns, own, accepted=known) if returns.is_dir() else ((), ())
    return settle(own, read, period, signed=signed, issued=standing)


def _by_meaning(program: str, issued: Recalled, tell: Callable[[str], None]) -> Iterator[str]:
    """Figures that do not follow from what the workbook carries, or that it prints otherwise."""
    wrong = [*changed_results(issued), *printed_otherwise(issued)]
    if not wrong:
        tell(words.SAME_MEANING.format(program=program, n=len(issued.results.indicators)))
    yield from wrong


def _drawing(package: Package, issued: Recalled, tell: Callable[[str], None]) -> Iterator[str]:
    """Parts of the workbook that are not as this program draws the same results.

    What another version drew may look otherwise, and is held to what it says.
    """
    manifest = package.manifest
    if manifest["program"] != __version__ or not issued.current:
        yield from _by_meaning(manifest["program"], issued, tell)
        return
    drawn = summary.draw(
        issued.results,
        folded=manifest["folded"],
        paper=manifest["paper"],
        inbox=manifest["links"],
        sign=lambda digest: issued.signature,
    )
    ours = dict(parts.unpack(drawn))
    try:
        theirs = dict(xlsx.contents(package.parts[package.document]))
    except xlsx.RefusedError as refused:
        yield words.CHANGED_DRAWING.format(part=refused.values.get("bagian", package.document))
        return
    different = [name for name in sorted(ours.keys() | theirs.keys()) if ours.get(name) != theirs.get(name)]
    for name in different:
        yield words.CHANGED_DRAWING.format(part=name)
    if not different:
        tell(words.DRAWN_SAME)
