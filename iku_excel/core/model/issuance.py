"""What a document is to its office: a draft until its period is closed, then an issue of it."""

from __future__ import annotations

from dataclasses import dataclass

# A footer has room for no longer a number, a title for no longer a reason, as `footer_units` counts.
LONGEST_DOCUMENT = 50
LONGEST_REASON = 300
MOST_REVISIONS = 999


@dataclass(frozen=True, slots=True)
class Issuance:
    """Which issue of its period a document is: `number` None for a draft, 0 the first, n Perubahan ke-n.

    `document` is the office's own number of it, `reason` why it was closed or revised as it was.
    """

    number: int | None = None
    document: str = ""
    reason: str = ""

    @property
    def draft(self) -> bool:
        """Whether nobody has issued it yet."""
        return self.number is None


DRAFT = Issuance()


def footer_units(text: str) -> int:
    """The signs of a text as a footer in Excel's codes counts them: "&" is written twice."""
    return len(text.replace("&", "&&").encode("utf-16-le")) // 2
