"""The official documents of many offices → one workbook for the regency that they belong to."""

from __future__ import annotations

from .choosing import rolled_up
from .drawing import draw
from .model import Document, Line, Office, Rollup, State, Worth, plain

__all__ = ["Document", "Line", "Office", "Rollup", "State", "Worth", "draw", "plain", "rolled_up"]
