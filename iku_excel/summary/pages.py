"""Where the pages of a printed table end."""

from __future__ import annotations

from collections.abc import Sequence

# Programs and printers do not agree to the last point.
SPARE = 0.99


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
