"""What was made of parts and cells that are spelled alike, kept within bounds while a process reads on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Generic, TypeVar

from .model import Cell

PARTS, PART_BYTES = 8, 1 << 16
BYTES, EACH = 3 << 20, 300
"""So many parts are kept, none larger; with the formats of each so many bytes of cells, and as many of rows,
where each, and each cell of a row, takes so many beside its spelling."""

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


Row = tuple[int, bool, Mapping[tuple[int, int], Cell]]
"""The number of a row, whether it is hidden, and its cells by row and column."""


@dataclass(slots=True)
class Spelled:
    """Cells by what follows their address, and whole rows, as the same formats and calendar make them."""

    cells: dict[bytes, Cell | None] = field(default_factory=dict)
    rows: dict[bytes, Row] = field(default_factory=dict)
    _left: int = BYTES
    _left_for_rows: int = BYTES

    def keep(self, spelling: bytes, cell: Cell | None) -> bool:
        """Whether there was room for it."""
        taken = len(spelling) + EACH
        if taken > self._left:
            return False
        self._left -= taken
        self.cells[spelling] = cell
        return True

    def keep_row(self, spelling: bytes, row: Row) -> bool:
        """Whether there was room for it and its cells."""
        taken = len(spelling) + EACH * (1 + len(row[2]))
        if taken > self._left_for_rows:
            return False
        self._left_for_rows -= taken
        self.rows[spelling] = row
        return True


def forget() -> None:
    """From here on nothing has been read."""
    for one in _FORGETTING:
        one()
