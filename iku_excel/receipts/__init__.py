"""Files that came in → receipts: what was received, what became of it, and a seal that shows any change."""

from __future__ import annotations

from .judging import receipt
from .keeping import Kept, differences, read, says_the_same
from .writing import Sign, content, facts, text, to_json, unsigned, verdict

__all__ = [
    "Kept",
    "Sign",
    "content",
    "differences",
    "facts",
    "read",
    "receipt",
    "says_the_same",
    "text",
    "to_json",
    "unsigned",
    "verdict",
]
