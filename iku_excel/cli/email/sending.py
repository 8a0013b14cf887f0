"""Letters as messages: shown, confirmed, handed in, each written down before it can arrive."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from ...core.findings import Finding, IkuError, Place
from ...delivery import journal, smtp
from ...delivery.journal import Entry, State
from ...delivery.posting import Outcome, Parcel, Standing, post, standing
from ...delivery.server import Server
from ...delivery.settings import Settings
from ...texts import email as words
from ..output import print_findings, print_table
from ..prompt import agreed, secret
from .document import Document, Order
from .parcels import Envelope

PASSWORD = "IKU_SMTP_PASSWORD"  # the name of a variable of the environment


def send(
    order: Order,
    document: Document,
    office: Settings,
    letters: Sequence[Envelope],
    findings: Sequence[Finding],
) -> int:
    """0 when everyone has theirs, 1 when somebody has not, 2 when nobody has."""
    if office.server is None:
        raise IkuError(Finding("E561", values={"x": "surel.server", "sebab": words.NO_SERVER}))
    path = journal.beside(document.path)
    parcels = [parcel for envelope in letters for parcel in envelope.parcels()]
    again = _again(order.resend, parcels)
    last = journal.read(path)
    _show(office, office.server, letters, last, again)
    print_findings(findings, err=True)
    if order.dry_run:
        click.echo(words.NOTHING_SENT)
        return 1 if findings else 0
    if not _agreed(order, sum(standing(parcel, last, again).goes_out for parcel in parcels)):
        click.echo(words.CANCELLED)
        return 2
    needed = any(standing(parcel, last, again).goes_out for parcel in parcels)
    password = _password(office.server) if needed else ""
    with journal.opened(path, Entry.of) as log:
        standings = {parcel.id: standing(parcel, log.last, again) for parcel in parcels}
        found = [*findings, *_kept(parcels, standings, log.last)]
        waiting = [parcel for parcel in parcels if standings[parcel.id].goes_out]
        outcomes = _posted(office.server, password, waiting, log)
    found += [finding_of(parcel, outcome) for parcel, outcome in outcomes if outcome.state is not State.SENT]
    print_findings(found, err=True)
    return _told(path, standings, [outcome for _, outcome in outcomes], bool(findings))


def _again(addresses: Sequence[str], parcels: Sequence[Parcel]) -> frozenset[str]:
    known = {parcel.recipient.address.casefold() for parcel in parcels}
    for address in addresses:
        if address.casefold() not in known:
            raise click.UsageError(words.NOT_A_RECIPIENT.format(address=address))
    return frozenset(address.casefold() for address in addresses)


def _show(
    office: Settings,
    server: Server,
    letters: Sequence[Envelope],
    last: dict[str, Entry],
    again: frozenset[str],
) -> None:
    click.echo(words.SERVER_LINE.format(server=server.shown, security=server.security, sender=office.sender))
    for envelope in letters:
        click.echo(words.SUBJECT_LINE.format(subject=envelope.letter.subject))
        for attachment in envelope.letter.attachments:
            size = words.size(len(attachment.data))
            click.echo(words.ATTACHMENT_LINE.format(name=attachment.name, size=size))
        rows = [
            (str(parcel.recipient), _said(standing(parcel, last, again), last.get(parcel.id)))
            for parcel in envelope.parcels()
        ]
        print_table(words.DRY_HEAD, rows)
        click.echo()


def _said(found: Standing, entry: Entry | None) -> str:
    return words.STANDINGS[found].format(time=words.moment(entry.time) if entry else "")


def _agreed(order: Order, count: int) -> bool:
    if order.yes or not count:
        return True
    if not sys.stdin.isatty():
        raise click.UsageError(words.NEEDS_YES)
    return agreed(words.CONFIRM.format(n=count))


def _password(server: Server) -> str:
    """From the environment or a prompt, never from a file; "" for a server that wants no name."""
    if not server.user:
        return ""
    given = os.environ.get(PASSWORD)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise click.UsageError(words.NEEDS_PASSWORD.format(name=PASSWORD))
    return secret(words.PASSWORD_PROMPT.format(user=server.user))


def _posted(
    server: Server, password: str, waiting: Sequence[Parcel], log: journal.Journal[Entry]
) -> list[tuple[Parcel, Outcome]]:
    if not waiting:
        return []
    outcomes = []
    with smtp.carrier(server, password) as carry:
        for parcel, outcome in post(carry, waiting, log, lambda: datetime.now().astimezone()):
            outcomes.append((parcel, outcome))
            if outcome.state is State.SENT:
                click.echo(words.SENT.format(to=parcel.recipient.address))
    return outcomes


def _kept(parcels: Sequence[Parcel], standings: dict[str, Standing], last: dict[str, Entry]) -> list[Finding]:
    """What does not go out again: sent, or nobody can say."""
    codes = {Standing.SENT: "N506", Standing.UNCERTAIN: "W506"}
    return [
        Finding(
            codes[standings[parcel.id]],
            Place(parcel.file),
            {"x": parcel.recipient.address, "waktu": words.moment(last[parcel.id].time)},
        )
        for parcel in parcels
        if standings[parcel.id] in codes
    ]


def finding_of(parcel: Parcel, outcome: Outcome) -> Finding:
    """What is told of a message that did not get through, or of which nobody can say."""
    place, address = Place(parcel.file), parcel.recipient.address
    if outcome.state is State.INTENDED:
        return Finding("W506", place, {"x": address, "waktu": outcome.reason})
    return Finding("E506", place, {"x": address, "sebab": outcome.reason})


def _told(path: Path, standings: dict[str, Standing], outcomes: Sequence[Outcome], left: bool) -> int:
    states = [outcome.state for outcome in outcomes]
    before = list(standings.values())
    sent, failed = states.count(State.SENT), states.count(State.FAILED)
    known = before.count(Standing.SENT)
    uncertain = before.count(Standing.UNCERTAIN) + states.count(State.INTENDED)
    click.echo(words.SUMMARY.format(sent=sent, before=known, uncertain=uncertain, failed=failed))
    click.echo(words.JOURNAL.format(path=path))
    if not (uncertain or failed or left):
        return 0
    return 1 if sent or known or uncertain else 2
