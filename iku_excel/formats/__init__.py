"""The bytes of a file → sheets of cells, by the format that knows them, with what is wrong beside them."""

from __future__ import annotations

from collections.abc import Iterable

from . import converted, open_xml
from .converted import CONVERTED, Foreign
from .format import Format, Read

__all__ = [
    "CONVERTED",
    "FORMATS",
    "Foreign",
    "Format",
    "Read",
    "format_of",
    "is_known",
    "is_named",
    "prepare",
    "read",
]

FORMATS: tuple[Format, ...] = (*converted.FOREIGN, open_xml)
"""Every format that is read, in the order in which they are asked; the last knows any bytes."""


def format_of(data: bytes) -> Format:
    """The first format that knows these bytes, whatever the file is called."""
    return next(kind for kind in FORMATS if kind.knows(data))


def is_known(data: bytes) -> bool:
    """Whether a format that does not take any bytes knows these, or those that a file begins with."""
    return any(kind.knows(data) for kind in FORMATS[:-1])


def is_named(name: str) -> bool:
    """Whether a file of this name says that it is a workbook; its bytes tell what it really is."""
    return name.casefold().endswith(tuple(ending for kind in FORMATS for ending in kind.endings))


def read(data: bytes, name: str) -> Read:
    """The workbook in the bytes of a file, and what is wrong with it; None where it cannot be used."""
    return format_of(data).read(data, name)


def prepare(files: Iterable[bytes]) -> None:
    """Has every workbook of a foreign format converted by the program that is installed, all in one go."""
    converted.prepare({data: kind for data in files if isinstance(kind := format_of(data), Foreign)})
