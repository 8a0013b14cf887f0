"""A figure, and what the state of its answers makes of it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

INCOMPLETE = ("incomplete", "refused")


@dataclass(frozen=True)
class Figure:
    """A value, or what those that came would give, and why; a nihil one is left out of a mean."""

    status: str
    value: Fraction | None = None
    provisional: Fraction | None = None
    nihil: bool = False


def judged(computed: Fraction | None, *, lacking: bool, refused: bool, nihil: bool = False) -> Figure:
    """What was computed, as a figure only where nothing is lacking and nothing refused."""
    if refused or lacking:
        return Figure("refused" if refused else "incomplete", None, computed)
    return Figure("undefined" if computed is None else "final", computed, None, nihil)
