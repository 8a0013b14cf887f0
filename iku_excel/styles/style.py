"""The look of one cell, as data that either workbook writer can apply."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypedDict

from . import palette

FONT = "Arial"


@dataclass(frozen=True, slots=True)
class Edge:
    """One side of a border: `line` is thin, medium or hair."""

    line: str = "thin"
    color: str = palette.BLACK


@dataclass(frozen=True, slots=True)
class Style:
    """Type, ground, edges, alignment, number format and lock of a cell; sizes in points."""

    size: float = 10
    bold: bool = False
    italic: bool = False
    underline: bool = False
    color: str = palette.INK
    ground: str = ""
    left: Edge | None = None
    right: Edge | None = None
    top: Edge | None = None
    bottom: Edge | None = None
    horizontal: str = "left"
    vertical: str = "center"
    wrap: bool = False
    indent: int = 0
    number_format: str = "General"
    locked: bool = True


class Edges(TypedDict, total=False):
    """Edges as keywords of a Style."""

    left: Edge
    right: Edge
    top: Edge
    bottom: Edge


def boxed(edge: Edge) -> Edges:
    """The same edge on all four sides."""
    return {"left": edge, "right": edge, "top": edge, "bottom": edge}
