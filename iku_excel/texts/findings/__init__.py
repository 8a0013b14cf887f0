"""Findings in words: what is wrong with what people sent, and what to do about it."""

from .catalogue import ENTRIES, entry_of
from .groups import Group, group_hint, group_line, group_message, grouped
from .sentences import SIGNS, audience, hint, line, message

__all__ = [
    "ENTRIES",
    "SIGNS",
    "Group",
    "audience",
    "entry_of",
    "group_hint",
    "group_line",
    "group_message",
    "grouped",
    "hint",
    "line",
    "message",
]
