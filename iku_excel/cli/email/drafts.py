"""Letters as files: drafts to open, texts to paste, and what they carry."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from ... import files
from ...core.findings import Finding
from ...delivery.letter import draft
from ...texts import email as words
from ..output import print_findings
from .document import Order
from .parcels import Envelope


def write(order: Order, letters: Sequence[Envelope], findings: Sequence[Finding]) -> int:
    """Every letter as .eml and as text, with its attachments beside them, all in one folder."""
    folder = order.output or order.workbook.with_name(words.DRAFT_FOLDER.format(stem=order.workbook.stem))
    contents: dict[Path, bytes] = {}
    for envelope in letters:
        letter = envelope.letter
        to, copies = (", ".join(map(str, mailboxes)) for mailboxes in (letter.to, letter.copies))
        contents[folder / envelope.eml] = draft(letter)
        contents[folder / envelope.text] = words.pasted(to, copies, letter.subject, letter.body).encode()
        contents |= {folder / attachment.name: attachment.data for attachment in letter.attachments}
    for path in contents:
        files.refuse_existing(path, order.force)
    for path, data in contents.items():
        files.write_atomically(path, data, force=order.force)
    for envelope in letters:
        click.echo(words.DRAFT_WRITTEN.format(path=folder / envelope.eml))
    if letters:
        click.echo(words.DRAFT_NEXT.format(text=letters[0].text))
    print_findings(findings, err=True)
    return _code(bool(letters), bool(findings))


def _code(done: bool, left: bool) -> int:
    return 2 if left and not done else 1 if left else 0
