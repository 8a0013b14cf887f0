"""`iku receipt`: what is confirmed to the senders, and whether a file is the one that was confirmed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import click

from .. import files, inbox, receipts
from ..core.findings import UNOPENED, Finding, IkuError, Place
from ..core.model import Definition, Origin, Receipt, Submission, Verdict
from ..core.signs import one_line
from ..envelopes import SEPARATOR
from ..envelopes.envelope import ENVELOPE_BYTES
from ..texts import help as help_words
from ..texts import keys as key_words
from ..texts import receipt as words
from .accepted import written_near
from .keys import RECEIPT, known_keys, signer
from .load import own_definition
from .options import PATH, definition_option, force_option, inbox_argument, output_option
from .progress import tell_progress
from .target import refuse_other_than_folder
from .verify_seal import judged

TEXT, JSON = ".txt", ".json"
# Nothing is to be mended in these: the sender has done his part.
DONE = frozenset({Verdict.ACCEPTED, Verdict.SUPERSEDED, Verdict.DUPLICATE})


class _Time(click.ParamType):  # type: ignore[type-arg]  # a class of one type before click 8.2
    name = "T"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        try:
            return datetime.fromisoformat(str(value))
        except ValueError:
            self.fail(help_words.NOT_A_TIME.format(text=value), param, ctx)


@click.group("receipt", help=help_words.COMMANDS["receipt"])
def command() -> None:
    """The group of these commands."""


@command.command(help=help_words.RECEIPT_MAKE)
@inbox_argument
@definition_option
@output_option(help_words.OPTION_RECEIPTS)
@click.option("--time", "noted", type=_Time(), help=help_words.OPTION_TIME)
@force_option
def make(inbox: Path, definition_path: Path | None, output: Path, noted: datetime | None, force: bool) -> int:
    """Writes two files beside each other for each of the inbox's; 0 when nothing is to be mended, else 1.

    A receipt that already says the same stays, with its time; one of which a file is missing is written anew.
    """
    time = (noted or datetime.now().astimezone()).isoformat(timespec="seconds")
    refuse_other_than_folder(output, inbox)
    definition = own_definition(definition_path, inbox, output, reading=True)
    sign = signer(output, RECEIPT, definition.office.name) or receipts.unsigned
    made = _receipts(definition, inbox, time)
    new = [receipt for receipt in made if not _stands(output, receipt, sign)]
    for receipt in new:
        as_text, as_json = _paths(output, receipt)
        if as_text.exists():
            files.refuse_existing(as_json, force)
    for receipt in new:
        as_text, as_json = _paths(output, receipt)
        files.write_atomically(as_text, receipts.text(receipt), force=True)
        files.write_atomically(as_json, receipts.to_json(receipt, sign), force=True)
    for receipt in made:
        click.echo(words.WRITTEN.format(verdict=receipts.verdict(receipt.verdict), file=receipt.origin.file))
    click.echo(words.ALL_WRITTEN.format(n=len(new), kept=len(made) - len(new), folder=output))
    return 0 if all(receipt.verdict in DONE for receipt in made) else 1


@command.command(help=help_words.RECEIPT_VERIFY)
@click.argument("receipt_path", metavar="TANDA_TERIMA", type=PATH)
@click.argument("path", metavar="BERKAS", type=PATH)
@definition_option
@click.option("--key", "register", type=PATH, metavar="BERKAS", help=key_words.OPTION_KEY)
@click.option("--fingerprint", default="", metavar="SIDIK", help=key_words.OPTION_FINGERPRINT)
def verify(
    receipt_path: Path,
    path: Path,
    definition_path: Path | None,
    register: Path | None = None,
    fingerprint: str = "",
) -> int:
    """Says whether the file is the receipt's and what differs; 0 when it is, by a whole receipt, else 1."""
    kept = receipts.read(_bytes(receipt_path), receipt_path.name)
    data = _bytes(path)
    known = known_keys(receipt_path.parent, register)
    signed = judged(kept.signature, kept.digest, RECEIPT, known, fingerprint)
    click.echo(words.WHOLE if kept.whole else words.EDITED)
    click.echo(signed.sentence)
    if sha256(data).hexdigest() == kept.sha256:
        click.echo(words.SAME.format(file=kept.file, time=kept.time))
        return 0 if kept.whole and not signed.wrong else 1
    click.echo(words.OTHER)
    definition = own_definition(definition_path, path, receipt_path, reading=True)
    accepted = written_near(path, receipt_path)
    submissions, findings = _as_one(path.name, *inbox.read_paths((path,), definition, accepted=accepted))
    origin = submissions[0].origin if submissions else _origin(data, path.name)
    found = receipts.facts(receipts.content(receipts.receipt(definition, origin, submissions, findings, "")))
    differing = receipts.differences(kept.facts, found)
    for difference in differing:
        click.echo(_sentence(*difference))
    if not differing:
        click.echo(words.ONLY_CONTENT)
    return 1


def _sentence(sheet: str, label: str, recorded: str, found: str) -> str:
    if not label:
        return (words.LOST_SHEET if recorded else words.NEW_SHEET).format(sheet=sheet)
    named = words.OF_SHEET.format(sheet=sheet, label=label.lower()) if sheet else label
    return words.DIFFERS.format(label=named, recorded=recorded, found=found)


def _receipts(definition: Definition, folder: Path, time: str) -> list[Receipt]:
    """A receipt for each file that may be a form, of whatever period, and for each thing that came."""
    entries, left_out = inbox.entries(folder)
    reads = inbox.read_entries(entries, definition, accepted=written_near(folder), progress=tell_progress)
    submissions, found = inbox.together(left_out, reads)
    findings = list(found)
    for period in sorted({submission.period for submission in submissions}):
        own = [submission for submission in submissions if submission.period == period]
        findings += inbox.choose(own, period, zone=definition.office.zone)[1]
    origins = {submission.origin.file: submission.origin for submission in submissions}
    made = [
        receipts.receipt(
            definition, origins.get(entry.name) or _of_unread(entry), submissions, findings, time
        )
        for entry in entries
    ]
    for name in sorted(_others(entries, findings)):
        origin = _origin(inbox.read_bytes(folder / name, name, ENVELOPE_BYTES)[0], name)
        made.append(receipts.receipt(definition, origin, *_as_one(name, submissions, findings), time))
    return made


def _others(entries: Iterable[inbox.Entry], findings: Iterable[Finding]) -> set[str]:
    """What came and is no form itself: envelopes, and what could not be read."""
    read = {entry.name for entry in entries}
    unread = {
        finding.place.file for finding in findings if finding.code in UNOPENED and not finding.place.sheet
    }
    return {name.partition(SEPARATOR)[0] for name in read | unread} - read - {""}


def _as_one(
    name: str, submissions: Iterable[Submission], findings: Iterable[Finding]
) -> tuple[tuple[Submission, ...], tuple[Finding, ...]]:
    """The same, what lies in the envelope of that name as if it were sheets of it."""
    start = f"{name}{SEPARATOR}"

    def inside(file: str, sheet: str) -> str:
        return SEPARATOR.join(part for part in (file.removeprefix(start), sheet) if part)

    return (
        tuple(
            replace(one, origin=replace(one.origin, file=name), sheet=inside(one.origin.file, one.sheet))
            if one.origin.file.startswith(start)
            else one
            for one in submissions
        ),
        tuple(
            replace(one, place=Place(name, inside(one.place.file, one.place.sheet), one.place.cell))
            if one.place.file.startswith(start)
            else one
            for one in findings
        ),
    )


def _of_unread(entry: inbox.Entry) -> Origin:
    data, _ = inbox.entry_bytes(entry)
    return _origin(data, entry.name)


def _origin(data: bytes | None, name: str) -> Origin:
    """All that is known of a file that holds no submission; no hash where its bytes are not known either."""
    if data is None:
        return Origin(name, "")
    return Origin(name, sha256(data).hexdigest(), size=len(data))


def _paths(output: Path, receipt: Receipt) -> tuple[Path, Path]:
    name = receipt.origin.file
    shown = "/".join(map(one_line, name.split("/")))
    if shown != name:  # two names that look alike stay two files
        shown += f".{sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"
    name = shown
    return output / f"{name}{TEXT}", output / f"{name}{JSON}"


def _stands(output: Path, receipt: Receipt, sign: receipts.Sign) -> bool:
    """Whether both files are there and say the same already."""
    as_text, as_json = _paths(output, receipt)
    if not (as_text.is_file() and as_json.is_file()):
        return False
    return receipts.says_the_same(as_text.read_bytes(), as_json.read_bytes(), receipt, sign)


def _bytes(path: Path) -> bytes:
    if not path.is_file():
        raise IkuError(Finding("E511", Place(str(path)), {"x": str(path)}))
    data, findings = inbox.read_bytes(path, path.name, ENVELOPE_BYTES)
    if data is None:
        raise IkuError(*findings)
    return data
