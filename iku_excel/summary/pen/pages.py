"""Where the pages of a printed table end, and which indicators share one sasaran on a page."""

from __future__ import annotations

from collections.abc import Sequence

from ...styles.measure import round_up

# Programs and printers do not agree to the last point.
SPARE = 0.99
HIGHEST = 405.0  # points of one row; programs stop at 409.5

Stretch = tuple[int, int]


def paginated(
    heights: Sequence[float],
    objectives: Sequence[int],
    needed: Sequence[float],
    heading: float,
    repeated: float,
    foot: float,
    capacity: float,
) -> tuple[tuple[float, ...], tuple[Stretch, ...], tuple[int, ...]]:
    """The heights of the indicators, the stretches under one objective, and the indicators that begin a page.

    Heights are points; an indicator's `needed` is what the text of its objective takes, said once on a page,
    and those that stand beside it are raised alike where they are lower together.
    """
    current = tuple(heights)
    while True:
        starts = first_of_pages(heading, repeated, current, foot, capacity)
        together = stretches(objectives, starts)
        higher = _raised(current, together, needed)
        if higher == current:
            return current, together, starts
        current = higher


def first_of_pages(
    heading: float, repeated: float, blocks: Sequence[float], foot: float, capacity: float
) -> tuple[int, ...]:
    """The blocks (from 0) that begin a page after the first; heights in points.

    Page one also holds `heading`; every page begins with `repeated`; a block is never divided, and the last
    stays with the foot. A block too high for any page has one of its own.
    """
    limit = capacity * SPARE
    begun: list[int] = []
    used = heading + repeated
    for number, block in enumerate(blocks):
        needed = block + (foot if number == len(blocks) - 1 else 0)
        first_here = number == (begun[-1] if begun else 0)
        if used + needed > limit and not first_here:
            begun.append(number)
            used = repeated
        used += block
    return tuple(begun)


def stretches(objectives: Sequence[int], starts: Sequence[int] = ()) -> tuple[Stretch, ...]:
    """The indicators (first, after the last) that stand together under one objective and on one page."""
    found: list[Stretch] = []
    begin = 0
    for place in range(1, len(objectives) + 1):
        if place == len(objectives) or place in starts or objectives[place] != objectives[begin]:
            found.append((begin, place))
            begin = place
    return tuple(found)


def _raised(
    heights: Sequence[float], together: Sequence[Stretch], needed: Sequence[float]
) -> tuple[float, ...]:
    """Each of a stretch that is lower than its text by the same more, as far as a row can be high."""
    result = list(heights)
    for first, end in together:
        lack = needed[first] - sum(heights[first:end])
        if lack > 0:
            for place in range(first, end):
                more = round_up(heights[place] + lack / (end - first))
                result[place] = max(heights[place], min(more, HIGHEST))
    return tuple(result)
