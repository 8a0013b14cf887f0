"""The styles of the workbook in which an office keeps its definition."""

from __future__ import annotations

from dataclasses import replace

from . import palette as p
from .style import Edge, Style, boxed

_INK = Edge("thin", p.INK)
_HAIR = Edge("thin", p.HAIR)

TITLE = Style(size=15, bold=True, color=p.WHITE, ground=p.PETROL)
PURPOSE = Style(size=9, color=p.MUTED)
EXAMPLE = Style(size=8, italic=True, color=p.MUTED, wrap=True, indent=1)
CODE = Style(size=6, color=p.CODE)
HEAD = Style(size=9, bold=True, ground=p.CALM, top=_INK, bottom=_INK, wrap=True, indent=1)
ROW_NUMBER = Style(size=8, color=p.MUTED, horizontal="center", bottom=_HAIR)
LABEL = Style(size=10, bold=True, wrap=True, indent=1, bottom=_HAIR)
NOTE = Style(size=9, color=p.MUTED, wrap=True, bottom=_HAIR, indent=1)
INPUT = Style(ground=p.INPUT, wrap=True, indent=1, **boxed(Edge("thin", p.INPUT_EDGE)))
INPUT_NUMBER = replace(INPUT, wrap=False)
SHOWN = Style(size=9, color=p.PETROL, wrap=True, indent=1, bottom=_HAIR)
