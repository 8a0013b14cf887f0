"""What a table of a definition is, and what a column of it may hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from .values import Reader, choice


class Shape(Enum):
    """What a raw value is, so that a sheet of cells can hold it: lists take a cell for each item."""

    TEXT = auto()
    NUMBER = auto()
    EITHER = auto()  # a word or a number
    FLAG = auto()
    DAY = auto()
    TEXTS = auto()
    CODES = auto()
    QUARTERS = auto()


LISTS = (Shape.TEXTS, Shape.CODES, Shape.QUARTERS)


@dataclass(frozen=True, slots=True)
class Column:
    """A key of a table; `read` turns its raw value, one of `choices` if any, into the definition's own."""

    key: str
    read: Reader
    required: bool = True
    default: object = None
    shape: Shape = Shape.TEXT
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table of one row or of many; `unique` lists the keys, or groups of keys, that no two rows share."""

    name: str
    columns: tuple[Column, ...]
    many: bool = True
    required: bool = True
    unique: tuple[tuple[str, ...], ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """The names of its columns."""
        return tuple(column.key for column in self.columns)

    @property
    def heading(self) -> str:
        """How its rows begin in TOML."""
        return f"[[{self.name}]]" if self.many else f"[{self.name}]"


def optional(key: str, read: Reader, default: object, shape: Shape = Shape.TEXT) -> Column:
    """A column that may be left out."""
    return Column(key, read, required=False, default=default, shape=shape)


def numeric(key: str, read: Reader) -> Column:
    """A column of numbers."""
    return Column(key, read, shape=Shape.NUMBER)


def chosen(key: str, choices: Iterable[str], default: object = None) -> Column:
    """A column of words that are known; one with a default may be left out."""
    words = tuple(choices)
    return Column(key, choice(words), default is None, default, choices=tuple(map(str, words)))
