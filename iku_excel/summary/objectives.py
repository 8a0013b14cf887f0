"""Sasaran over their indicators: which rows share a cell, and that together they are high enough for it."""

from __future__ import annotations

from collections.abc import Sequence

Stretch = tuple[int, int]


def stretches(objectives: Sequence[int], starts: Sequence[int] = ()) -> tuple[Stretch, ...]:
    """The indicators (first, after the last) that stand together under one objective and on one page."""
    found: list[Stretch] = []
    begin = 0
    for place in range(1, len(objectives) + 1):
        if place == len(objectives) or place in starts or objectives[place] != objectives[begin]:
            found.append((begin, place))
            begin = place
    return tuple(found)


def raised(
    heights: Sequence[float], together: Sequence[Stretch], needed: Sequence[float]
) -> tuple[float, ...]:
    """The heights, more by the same for each of a stretch that is lower than its first one's `needed`."""
    result = list(heights)
    for first, end in together:
        lack = needed[first] - sum(heights[first:end])
        if lack > 0:
            for place in range(first, end):
                result[place] += lack / (end - first)
    return tuple(result)
