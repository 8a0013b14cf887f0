"""What goes to whom: a letter, the files it carries, and what it is to the journal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...core.model import Definition
from ...delivery.letter import Attachment, Letter, Mailbox
from ...delivery.posting import Parcel
from ...delivery.settings import Settings
from ...texts import email as words


@dataclass(frozen=True, slots=True)
class Envelope:
    """A letter that is ready, its names as drafts, and the kind and content that its messages have."""

    letter: Letter
    eml: str
    text: str
    kind: str
    unit: str
    file: str
    content: str

    def parcels(self) -> tuple[Parcel, ...]:
        """One for each recipient."""
        return tuple(
            Parcel(self.letter, mailbox, self.kind, self.file, self.content)
            for mailbox in self.letter.recipients
        )


def written(
    definition: Definition,
    office: Settings,
    to: tuple[Mailbox, ...],
    copies: tuple[Mailbox, ...],
    subject: str,
    text: str,
    attachments: Sequence[Attachment],
) -> Letter:
    """The letter with its list of attachments, signed by the sender and the office."""
    signed = [name for name in (office.sender.name, definition.office.short) if name]
    sizes = [(attachment.name, len(attachment.data)) for attachment in attachments]
    body = words.closed(text, sizes, list(dict.fromkeys(signed)))
    return Letter(office.sender, to, copies, subject, body, tuple(attachments))
