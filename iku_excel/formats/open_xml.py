"""Office Open XML by our own reader, which also says what a file is that no other format knows."""

from __future__ import annotations

from .. import xlsx
from .format import Read

endings = (".xlsx", ".xlsm", ".xltx", ".xltm")


def knows(data: bytes) -> bool:
    """Any bytes: what is no workbook is refused with what it is instead."""
    return True


def read(data: bytes, name: str) -> Read:
    """The workbook in an .xlsx."""
    return xlsx.read(data, name)
