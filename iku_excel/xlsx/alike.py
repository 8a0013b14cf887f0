"""What was made of parts and cells that are spelled alike, kept within bounds while a process reads on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from .model import Cell

PARTS, PART_BYTES = 8, 1 << 16
CELLS, BYTES = 5_000, 1 << 19
"""So many parts are kept, none larger; under each of so many formats so many cells, and as many
bytes of cells and of rows."""

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


class Row(NamedTuple):
    """A row by its number, whether it is hidden, and its cells by row and column."""

    number: int
    hidden: bool
    cells: Mapping[tuple[int, int], Cell]


@dataclass(slots=True)
class Spelled:
    """Cells by what follows their address, and whole rows, as the same formats and calendar make them."""

    cells: dict[bytes, Cell | None] = field(default_factory=dict)
    rows: dict[bytes, Row] = field(default_factory=dict)
    _left: int = BYTES
    _left_of_rows: int = BYTES

    def keep(self, spelling: bytes, cell: Cell | None) -> bool:
        """Whether there was room for it."""
        if len(self.cells) >= CELLS or len(spelling) > self._left:
            return False
        self._left -= len(spelling)
        self.cells[spelling] = cell
        return True

    def keep_row(self, spelling: bytes, row: Row) -> None:
        """As long as there is room."""
        if len(spelling) <= self._left_of_rows:
            self._left_of_rows -= len(spelling)
            self.rows[spelling] = row


def forget() -> None:
    """From here on nothing has been read."""
    for one in _FORGETTING:
        one()
