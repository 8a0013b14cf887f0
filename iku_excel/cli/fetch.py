"""`iku fetch`: what is attached to the officer's new mails into the inbox."""

from __future__ import annotations

import os
import sys
from datetime import date, datetime
from pathlib import Path

import click

from .. import inbox as returns
from ..core.findings import Finding, IkuError, Place
from ..delivery import fetching, journal, settings
from ..delivery.fetching import Fetched, Mailbox
from ..delivery.server import Server
from ..summary.embedded.reading import taken
from ..texts import email as words
from ..texts import workspace
from .options import PATH, day_option, inbox_argument, named
from .output import print_findings
from .prompt import secret
from .workspace import workspace_of

PASSWORD = "IKU_IMAP_PASSWORD"  # the name of a variable of the environment


@named("fetch")
@inbox_argument
@click.option("--settings", "settings_path", metavar="BERKAS", type=PATH, help=words.OPTION_FETCH_SETTINGS)
@day_option("--since", "since", words.OPTION_SINCE)
def command(inbox: Path, settings_path: Path | None, since: date | None) -> int:
    """0 when all that is new lies in the inbox, 1 when something is left, 2 when nothing could be fetched."""
    if inbox.is_file():
        raise IkuError(Finding("E161", Place(str(inbox)), {"x": str(inbox)}))
    found = _settings(settings_path, inbox)
    server = found.server
    click.echo(words.FETCH_INTO.format(user=server.user, server=server.shown, inbox=inbox))
    password = _password(server)
    mailbox = Mailbox(server, found.folders, inbox, returns.may_be_return, since)
    mails: list[Fetched] = []
    left: list[Finding] = []
    path = fetching.beside(inbox)
    with journal.opened(path, Fetched.of) as log:
        try:
            for one in fetching.fetch(mailbox, password, log, lambda: datetime.now().astimezone()):
                if isinstance(one, Finding):
                    left.append(one)
                    continue
                mails.append(one)
                for file in one.files:
                    click.echo(words.FETCHED.format(sender=one.sender, day=one.sent[:10], file=file))
        except IkuError as stop:
            left += stop.findings
    print_findings(left, err=True)
    _tell(mails, path, inbox)
    return 0 if not left else 1 if mails or all(one.code.startswith("W") for one in left) else 2


def _settings(path: Path | None, inbox: Path) -> settings.Incoming:
    """What the settings of the workspace say of the mailbox; raises IkuError with what is wrong with them."""
    own = workspace_of(inbox) or workspace_of(Path())
    path = path or (own.folder / workspace.SETTINGS if own else Path(workspace.SETTINGS))
    if not path.is_file():
        raise IkuError(Finding("E540", Place(str(path)), {"file": str(path)}))
    try:
        text = taken(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise IkuError(Finding("E649", Place(path.name), {"sebab": "UTF-8"})) from error
    found, findings = settings.incoming(text, path.name, path.parent)
    if found is None:
        raise IkuError(*findings)
    return found


def _password(server: Server) -> str:
    """From the environment, the system's keyring where `keyring` is installed, or a prompt; never a file."""
    given = os.environ.get(PASSWORD)
    if given is not None:
        return given
    try:
        import keyring
    except ImportError:
        kept = None
    else:
        try:
            kept = keyring.get_password(server.host, server.user)
        except keyring.errors.KeyringError:  # locked, or this system has none
            kept = None
    if kept is not None:
        return kept
    if not sys.stdin.isatty():
        raise click.UsageError(words.NEEDS_PASSWORD.format(name=PASSWORD))
    return secret(words.PASSWORD_PROMPT.format(user=server.user))


def _tell(mails: list[Fetched], path: Path, inbox: Path) -> None:
    files = sum(len(mail.files) for mail in mails)
    click.echo(words.FETCH_SUMMARY.format(mails=len(mails), files=files) if files else words.FETCH_NOTHING)
    click.echo(words.FETCH_JOURNAL.format(path=path))
    if files:
        click.echo(words.FETCH_NEXT.format(inbox=inbox))
