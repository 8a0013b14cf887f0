"""From a finished workbook to drafts or messages."""

from __future__ import annotations

from . import copies, drafts, office_letter, sending
from .document import Order, read, read_settings


def run(order: Order) -> int:
    """Drafts, or messages; 0 where everything was done, 1 where something was left, 2 where all of it was."""
    document = read(order.workbook)
    office = read_settings(order, document.results)
    if order.feedback is not None:
        letters, findings = copies.letters(order, document, office)
    else:
        letters, findings = office_letter.letters(order, document, office), ()
    if order.drafts:
        return drafts.write(order, letters, findings)
    return sending.send(order, document, office, letters, findings)
