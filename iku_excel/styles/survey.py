"""The styles of the sheet IKM: key figures on a panel, and the tables below them."""

from __future__ import annotations

from dataclasses import replace

from . import palette as p
from .style import Edge, Style
from .summary import CELL, CENTER, COUNT, INDEX, LEFT, PERCENT, TABLE_HEAD, WEIGHTED

LABEL = Style(size=9, color=p.MUTED, ground=p.TINT, indent=1)
KEY_FIGURE = Style(size=24, bold=True, color=p.PETROL, ground=p.TINT, indent=1, number_format=INDEX)
KEY_INTERVAL = replace(KEY_FIGURE, number_format=WEIGHTED)
KEY_COUNT = replace(KEY_FIGURE, number_format=COUNT)
KEY_NAME = replace(KEY_FIGURE, size=14, wrap=True)
UNDER = Style(size=9, ground=p.TINT, indent=1)

FORMULA = Style(size=9.75, color=p.BLACK, wrap=True, indent=1)
FORMULA_LABEL = replace(FORMULA, horizontal="right", indent=1)
FORMULA_NOTE = Style(size=9, color=p.BLACK, wrap=True)
NUMERATOR = Style(size=9.75, color=p.BLACK, horizontal="center", bottom=Edge())
DENOMINATOR = Style(size=9.75, color=p.BLACK, horizontal="center")

NAME = LEFT
NAME_SUM = replace(CELL, bold=True, horizontal="right", indent=1)
WHOLE = replace(CENTER, horizontal="right", number_format=COUNT + "_)_)")
MEAN = replace(WHOLE, bold=True, number_format=INDEX + "_)_)")
WEIGHED = replace(WHOLE, number_format=WEIGHTED + "_)_)")
GRADE = replace(LEFT, size=9)
RANK = replace(CENTER, number_format=COUNT)
SUM = replace(WHOLE, bold=True)
SUM_MEAN = replace(MEAN, bold=True)
SUM_INTERVAL = replace(WEIGHED, bold=True)
LOWEST = Style(bold=True, color=p.WAIT, ground=p.WAIT_GROUND)

_HAIR = Edge("thin", p.HAIR)
BLOCK_TITLE = Style(size=10, bold=True, color=p.BLACK, bottom=Edge())
BLOCK_HEAD = Style(size=9, color=p.MUTED, bottom=_HAIR)
BLOCK_HEAD_INDENTED = replace(BLOCK_HEAD, indent=1)
BLOCK_HEAD_RIGHT = replace(BLOCK_HEAD, horizontal="right")
BLOCK = Style(size=9, bottom=_HAIR)
BLOCK_GRADE = replace(BLOCK, indent=1)
BLOCK_STRONG = replace(BLOCK, bold=True)
BLOCK_GRADE_STRONG = replace(BLOCK_STRONG, indent=1)
BLOCK_USED = replace(BLOCK_STRONG, color=p.OK)
BLOCK_MUTED = replace(BLOCK, color=p.MUTED)
BLOCK_INDEX = replace(BLOCK, horizontal="right", number_format=INDEX)
BLOCK_INDEX_STRONG = replace(BLOCK_INDEX, bold=True)
BLOCK_COUNT = replace(BLOCK, horizontal="right", number_format=COUNT)

BLOCK_SHARE = replace(BLOCK, horizontal="right", number_format=PERCENT)
BLOCK_SAID = replace(BLOCK, wrap=True)
BLOCK_SAID_MUTED = replace(BLOCK_SAID, color=p.MUTED)
PART_TITLE = Style(size=13, bold=True, color=p.BLACK)

FOR_CHART = Style(size=9, color=p.MUTED)
FOR_CHART_BOUND = replace(FOR_CHART, number_format=WEIGHTED)
FOR_CHART_INDEX = replace(FOR_CHART, number_format=INDEX)
HEAD = TABLE_HEAD
