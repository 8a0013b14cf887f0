"""How a spreadsheet compares what cells hold, and joins it to a text."""

from __future__ import annotations

from .model import Held


def spelled(held: Held) -> str:
    """What `&` makes of it: a number in at most 15 digits."""
    return held if isinstance(held, str) else format(held, ".15g")


def is_empty(held: Held) -> bool:
    """Whether nothing is left after TRIM, which takes plain spaces alone."""
    return not spelled(held).strip(" ")


def is_number(held: Held) -> bool:
    """ISNUMBER."""
    return isinstance(held, int | float)


def alike(held: Held, text: str) -> bool:
    """Whether `=` holds, which knows no capitals."""
    return isinstance(held, str) and held.casefold() == text.casefold()
