"""The figures that a workbook carries beside those that follow from the answers that it carries."""

from __future__ import annotations

from collections.abc import Iterator

from ..core.numbers import show, show_percent
from ..summary.embedded.reading import Recalled
from ..summary.embedded.writing import Figures
from ..summary.embedded.writing import figures as said
from ..texts import explain as words
from .verify_workbook import TOLERANCE


def changed_results(found: Recalled) -> Iterator[str]:
    """Figures that the workbook carries and that do not follow from the answers carried beside them."""
    told = {figures["indicator"]: figures for figures in found.told}
    for result in found.results.indicators:
        expected = said(result)
        stored = told.pop(result.indicator, None)
        if stored is None or not _same(stored, expected):
            yield words.CHANGED_RESULT.format(
                code=result.indicator, found=_figures(stored), expected=_figures(expected)
            )
    for code in told:
        yield words.UNKNOWN_RESULT.format(code=code)


def _same(stored: Figures, expected: Figures) -> bool:
    return stored.keys() == expected.keys() and all(
        _equal(stored.get(name), value) for name, value in expected.items()
    )


def _equal(one: object, other: object) -> bool:
    if isinstance(one, int | float) and isinstance(other, int | float):
        return abs(one - other) <= TOLERANCE * max(1.0, abs(other))
    return one == other


def _figures(told: Figures | None) -> str:
    """Value and achievement, which are what a reader takes away."""
    if told is None or told["value"] is None:
        return words.EMPTY
    reached = told["achievement"]
    shown = show(told["value"])
    return (
        shown
        if reached is None
        else words.WITH_ACHIEVEMENT.format(
            value=shown, achievement=show_percent(reached), category=told["category"]
        )
    )
