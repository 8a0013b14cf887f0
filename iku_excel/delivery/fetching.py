"""What is attached to new mails → files of the inbox, each written down when it lies there."""

from __future__ import annotations

import hashlib
import imaplib
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from .. import files
from ..core.findings import Finding, IkuError
from ..envelopes import Bounds, letter
from ..envelopes.envelope import EnvelopeError, Item
from ..envelopes.posted import folder_of
from . import imap
from .journal import Journal
from .server import Server

Wanted = Callable[[bytes, str], bool]
Had = defaultdict[tuple[str, str, str], set[str]]
"""By sender, time and subject: the hashes of what was attached."""
_MAIL = "surat.eml"


class State(StrEnum):
    """What became of a mail; SEEN_TO is said of a folder: every mail up to that number was looked at."""

    KEPT = "diambil"
    LEFT = "ditinggal"
    SEEN_TO = "sampai"


@dataclass(frozen=True, slots=True)
class Fetched:
    """A line of the journal: a mail, its files in the inbox, and the hashes of what is attached."""

    id: str
    state: State
    time: str
    sender: str = ""
    sent: str = ""
    subject: str = ""
    files: tuple[str, ...] = ()
    hashes: tuple[str, ...] = ()
    number: int = 0

    @classmethod
    def of(cls, line: dict[str, Any]) -> Fetched:
        """What a line says; raises ValueError, KeyError or TypeError where it is none of ours."""
        lists = {key: tuple(map(str, line[key])) for key in ("files", "hashes")}
        return cls(**{**line, **lists, "state": State(line["state"]), "number": int(line["number"])})


@dataclass(frozen=True, slots=True)
class Mailbox:
    """Whose mails are fetched from which folders, into which inbox; `wanted` says what may be a return."""

    server: Server
    folders: tuple[str, ...]
    inbox: Path
    wanted: Wanted
    since: date | None = None


def beside(inbox: Path) -> Path:
    """The journal of what was fetched into an inbox."""
    whole = inbox.resolve()
    return whole.with_name(f"{whole.name}.surel.jsonl")


def fetch(
    mailbox: Mailbox, password: str, journal: Journal[Fetched], now: Callable[[], datetime]
) -> Iterator[Fetched | Finding]:
    """What was kept of each new mail that has something for us, and what was left (W539).

    Raises IkuError as `imap.session`, and where the line is lost in the middle (E537): what was kept until
    then stays, and the next time it goes on behind it.
    """
    had: Had = defaultdict(set)
    for entry in journal.last.values():
        had[entry.sender, entry.sent, entry.subject].update(entry.hashes)
    with imap.session(mailbox.server, password) as box:
        for folder in mailbox.folders:
            numbering = imap.opened(box, mailbox.server, folder)
            whole = f"{mailbox.server.user}@{mailbox.server.shown}/{folder}/{numbering}"
            yield from _of_folder(mailbox, box, whole, journal, had, now)


def _of_folder(
    mailbox: Mailbox,
    box: imaplib.IMAP4,
    whole: str,
    journal: Journal[Fetched],
    had: Had,
    now: Callable[[], datetime],
) -> Iterator[Fetched | Finding]:
    mark = journal.last.get(whole)
    after = mark.number if mark else 0
    again = {
        entry.number
        for entry in journal.last.values()
        if entry.state is State.LEFT and entry.id.startswith(f"{whole}/")
    }
    new = imap.numbers(box, mailbox.server, after, mailbox.since)
    seen = after
    for mail in imap.mails(box, mailbox.server, sorted({*again, *new})):
        id = f"{whole}/{mail.uid}"
        before = journal.last.get(id)
        if mail.too_long:
            journal.write(Fetched(id, State.LEFT, _time(now), number=mail.uid))
            yield Finding("W539", values={"n": mail.size >> 20, "x": mail.day})
        elif mail.data is not None and (before is None or before.state is State.LEFT):
            kept = _kept(mailbox, mail, had)
            entry = replace(kept, id=id, time=_time(now), number=mail.uid)
            if entry.hashes:
                journal.write(entry, at_once=False)  # a lost line costs another look, and no second file
            if entry.files:
                yield entry
        seen = max(seen, mail.uid)
        if seen - after >= imap.TOGETHER and seen == mail.uid:
            journal.write(Fetched(whole, State.SEEN_TO, _time(now), number=seen))
            after = seen
    if seen > (mark.number if mark else 0):
        journal.write(Fetched(whole, State.SEEN_TO, _time(now), number=seen))


def _time(now: Callable[[], datetime]) -> str:
    return now().isoformat(timespec="seconds")


def _kept(mailbox: Mailbox, mail: imap.Mail, had: Had) -> Fetched:
    """What is attached and may be a return, in its place; what came before in the same mail is not again."""
    assert mail.data is not None
    items = _attached(mail.data)
    about = letter.about(mail.data)
    sent = about.sent or mail.day
    before = had[about.sender, sent, about.subject]
    folder = folder_of(about.sender, sent, about.subject)
    names, hashes = [], []
    for item in items:
        if not mailbox.wanted(item.data, item.name):
            continue
        hashes.append(hashlib.sha256(item.data).hexdigest())
        if hashes[-1] not in before:
            names.append(f"{folder}/{_put(mailbox.inbox / folder, item)}")
            before.add(hashes[-1])
    return Fetched("", State.KEPT, "", about.sender, sent, about.subject, tuple(names), tuple(hashes))


def _attached(data: bytes) -> list[Item]:
    """The attachments; the mail itself where they cannot be taken out, for the inbox to say why."""
    whole = Item(_MAIL, data)
    try:
        items = list(letter.items(data, Bounds()))
    except EnvelopeError:
        return [whole]
    return [item for item in items if isinstance(item, Item)]


def _put(folder: Path, item: Item) -> str:
    """The name under which it lies there: its own, or one with a number where that is another file's."""
    name = files.named_for_every_system(item.name)
    stem, dot, ending = name.rpartition(".") if "." in name else (name, "", "")
    number = 1
    while True:
        path = folder / (name if number == 1 else f"{stem} ({number}){dot}{ending}")
        try:
            files.write_atomically(path, item.data, force=False)
            return path.name
        except IkuError as refusal:
            if refusal.findings[0].code != "E503":
                raise
        if path.is_file() and not path.is_symlink() and path.read_bytes() == item.data:
            return path.name  # written by a run that was killed before it could say so
        number += 1
