"""Signs that steer a program and that nobody sees: shown as □ wherever a text of others is written."""

from __future__ import annotations

import re

SHOWN = "□"

_LINE_END = re.compile("\r\n?|[\u0085\u2028\u2029]")
# Controls, marks that turn the direction of writing, halves of characters, and what is no character.
_STEERING = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_ALL = re.compile(f"{_STEERING.pattern}|[\t\n]")


def visible(text: str) -> str:
    """A text of several lines, harmless in a cell, a file and a message; its lines end alike."""
    if text.isprintable():  # none of these signs is
        return text
    return _STEERING.sub(SHOWN, _LINE_END.sub("\n", text))


def one_line(text: str) -> str:
    """The same for a name: tabs and ends of lines are shown too."""
    if text.isprintable():
        return text
    return _ALL.sub(SHOWN, _LINE_END.sub("\n", text))
