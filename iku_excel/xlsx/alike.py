"""What was made of parts and cells that are spelled alike, kept within bounds while a process reads on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Generic, TypeVar

from .model import Cell

PARTS, PART_BYTES = 8, 1 << 16
CELLS, CELL_BYTES = 5_000, 1 << 19
"""So many parts are kept, none larger; under each of so many formats so many cells, in so many bytes."""

Made = TypeVar("Made")
_FORGETTING: list[Callable[[], None]] = []


class Once(Generic[Made]):
    """A function of a part's bytes that is called once for the same ones; what it raises is raised anew."""

    def __init__(self, make: Callable[[bytes], Made]) -> None:
        self._make = make
        self._kept = lru_cache(PARTS)(make)
        _FORGETTING.append(self._kept.cache_clear)

    def __call__(self, data: bytes) -> Made:
        """What it makes of these bytes."""
        return self._kept(data) if len(data) <= PART_BYTES else self._make(data)


@dataclass(slots=True)
class Spelled:
    """Cells by what follows their address, as the same formats and calendar make them of it."""

    cells: dict[bytes, Cell | None] = field(default_factory=dict)
    left: int = CELL_BYTES

    def keep(self, spelling: bytes, cell: Cell | None) -> None:
        """As long as there is room."""
        if len(self.cells) < CELLS and len(spelling) <= self.left:
            self.left -= len(spelling)
            self.cells[spelling] = cell


def forget() -> None:
    """From here on nothing has been read."""
    for one in _FORGETTING:
        one()
