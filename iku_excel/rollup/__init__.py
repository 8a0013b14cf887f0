"""The official documents of many offices → one workbook for the regency that they belong to."""

from __future__ import annotations

from ..summary.embedded.shown import Line
from .choosing import rolled_up
from .drawing import draw
from .model import Document, Office, Rollup, State, Worth, plain

__all__ = ["Document", "Line", "Office", "Rollup", "State", "Worth", "draw", "plain", "rolled_up"]
