"""The styles of the official workbook."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..core.model import Indicator, Result, Results
from . import palette as p
from .style import Edge, Style, boxed

_BOX = boxed(Edge())
_HAIR = Edge("thin", p.HAIR)

# Printed at 74 %, the least scale of an official sheet, this is 7 pt.
LEAST = 9.5

# Official sheets are black on white and survive a photocopier.
PLAIN = Style(color=p.BLACK)
TITLE = Style(size=13.5, bold=True, color=p.BLACK, horizontal="center")
NOT_FINAL = Style(size=10, bold=True, color=p.BLACK, horizontal="center")
HEAD_LABEL = Style(size=9.5, bold=True, color=p.BLACK, vertical="top")
HEAD_TEXT = Style(size=9.5, color=p.BLACK, vertical="top", wrap=True)

TABLE_HEAD = Style(
    size=LEAST, bold=True, color=p.BLACK, ground=p.GREY_HEAD, horizontal="center", wrap=True, **_BOX
)
COLUMN_NUMBER = Style(size=LEAST, italic=True, color=p.BLACK, ground=p.GREY_HEAD, horizontal="center", **_BOX)
CELL = Style(size=9.75, color=p.BLACK, wrap=True, **_BOX)
CENTER = replace(CELL, horizontal="center")
LEFT = replace(CELL, indent=1)
NOTE = replace(LEFT, size=LEAST)
SMALL = replace(CENTER, size=LEAST)
STRONG = replace(CENTER, bold=True)
UNSAID = replace(CENTER, size=LEAST, italic=True)
CATEGORY = replace(CELL, size=LEAST, bold=True, indent=1)
BAND = replace(LEFT, bold=True, ground=p.GREY_HEAD)
BAND_CATEGORY = replace(BAND, size=LEAST)
BAND_FIGURE = replace(LEFT, size=LEAST, ground=p.CALM)
NARRATIVE = replace(LEFT, size=9.5)
NARRATIVE_UNIT = replace(NARRATIVE, bold=True)
NARRATIVE_NONE = replace(NARRATIVE, italic=True)
EVIDENCE_LINK = replace(NARRATIVE, color=p.LINK, underline=True)
BELOW_HEAD = Style(size=9.75, bold=True, color=p.BLACK)
BELOW = Style(size=LEAST, color=p.BLACK)
READING = replace(BELOW, wrap=True)
BELOW_INDENTED = replace(BELOW, indent=1)

# A fraction is four rows of cells: only the middle of its column carries the rule.
_LINE = Edge()
LABEL = Style(size=9.75, color=p.BLACK, horizontal="center", wrap=True, left=_LINE, top=_LINE, bottom=_LINE)
EQUALS = Style(size=9.75, color=p.BLACK, horizontal="center", top=_LINE, bottom=_LINE)
TAIL = Style(size=9.75, color=p.BLACK, wrap=True, indent=1, right=_LINE, top=_LINE, bottom=_LINE)
WHOLE = Style(size=9.75, color=p.BLACK, horizontal="center", wrap=True, top=_LINE, bottom=_LINE)
NUMERATOR = Style(size=9.75, color=p.BLACK, horizontal="center", vertical="bottom", wrap=True, top=_LINE)
ABOVE_RULE = Style(size=6, bottom=_LINE)
BELOW_RULE = Style(size=6)
DENOMINATOR = Style(size=9.75, color=p.BLACK, horizontal="center", vertical="top", wrap=True, bottom=_LINE)

LETTER = Style(size=11, color=p.BLACK, vertical="top", wrap=True)
LETTER_TITLE = Style(size=13.5, bold=True, color=p.BLACK, horizontal="center", wrap=True)
LETTER_SIGNED = replace(LETTER, horizontal="center")
LETTER_NAME = replace(LETTER_SIGNED, bold=True, underline=True)
TOTAL = replace(LEFT, bold=True, ground=p.GREY_HEAD)
TOTAL_FIGURE = replace(CENTER, bold=True, ground=p.GREY_HEAD)

SIGNATURE = Style(size=10, color=p.BLACK, horizontal="center")
SIGNATURE_NAME = replace(SIGNATURE, bold=True, underline=True)
NOTES = Style(size=LEAST, color=p.BLACK, vertical="top", wrap=True)
NOTES_HEAD = replace(NOTES, bold=True, vertical="bottom", wrap=False)

# The sheets for the screen.
SHEET_TITLE = Style(size=14, bold=True, color=p.BLACK)
SHEET_LINE = Style(size=10, color=p.MUTED)
SHEET_LINE_OPEN = Style(size=10, color=p.BAD, bold=True)
SECTION = Style(size=10, bold=True, color=p.PETROL, ground=p.TINT)
LIST_HEAD = Style(size=9, bold=True, color=p.BLACK, ground=p.GREY_HEAD, top=Edge(), bottom=Edge(), wrap=True)
LIST_HEAD_RIGHT = replace(LIST_HEAD, horizontal="right", indent=1, number_format="@")
LIST_NUMBER = Style(size=9, italic=True, color=p.MUTED, bottom=Edge())
LIST_NUMBER_RIGHT = replace(LIST_NUMBER, horizontal="right", indent=1, number_format="0")
LIST = Style(size=9, bottom=_HAIR, wrap=True)
LIST_PLAIN = Style(size=9)
LIST_MUTED = replace(LIST, color=p.MUTED)
LIST_CODE = Style(size=8, color=p.MUTED, bottom=_HAIR, wrap=True)
CHART_LABEL = Style(size=6, color=p.CODE, bottom=_HAIR)
# LibreOffice drops the indent of right-aligned cells in the format General.
LIST_RIGHT = replace(LIST, horizontal="right", indent=1, number_format="@")
LIST_VALUE = replace(LIST_RIGHT, size=10, bold=True)
LIST_LINK = replace(LIST, color=p.LINK, underline=True)
SOURCE = replace(LIST, indent=1)
SOURCE_LINK = replace(LIST_LINK, indent=1)
LIST_BOLD = replace(LIST, bold=True)

# The page that the head of the office reads in a minute.
BRIEF = Style(size=LEAST, color=p.INK)
BRIEF_HEAD = Style(size=11, bold=True, color=p.PETROL, vertical="bottom")
BRIEF_LINK = replace(BRIEF, color=p.LINK, underline=True)
BRIEF_OPEN = Style(size=11, bold=True, color=p.BAD)
BRIEF_FINAL = replace(BRIEF_OPEN, color=p.OK)
BRIEF_COUNT = Style(size=15, bold=True, color=p.PETROL)
BRIEF_TABLE_HEAD = Style(
    size=LEAST, bold=True, color=p.BLACK, ground=p.GREY_HEAD, top=Edge(), bottom=Edge(), wrap=True
)
BRIEF_NAME = Style(size=LEAST, bottom=_HAIR, wrap=True)
BRIEF_NUMBER = replace(BRIEF_NAME, color=p.MUTED)
BRIEF_FIGURE = replace(BRIEF_NAME, number_format="@")
BRIEF_STRONG = replace(BRIEF_FIGURE, bold=True)
BRIEF_WORD = replace(BRIEF_FIGURE, italic=True, color=p.MUTED)
BRIEF_CATEGORY = replace(BRIEF_NAME, bold=True)
BRIEF_BAR = Style(size=LEAST, color=p.PETROL, bottom=_HAIR)

NO_GROUP = Style(size=10, color=p.MUTED, ground=p.CALM)
STATE_GROUNDS = {"▲": (p.BAD, p.BAD_GROUND), "◊": (p.WAIT, p.WAIT_GROUND), "●": (p.NIHIL, p.NIHIL_GROUND)}
STATE_COLORS = {"▲": p.BAD, "◊": p.WAIT, "●": p.OK, "■": p.NIHIL, "○": p.MUTED}


LIST_NUMBERED = replace(LIST_MUTED, horizontal="left")
LIST_MUTED_RIGHT = replace(LIST_RIGHT, color=p.MUTED)
LIST_NIHIL = replace(LIST_MUTED_RIGHT, italic=True)


def state(sign: str) -> Style:
    """A cell of a list that begins with this sign."""
    return replace(LIST, color=STATE_COLORS[sign])


def group_head(sign: str) -> Style:
    """The head of a group of findings."""
    color, ground = STATE_GROUNDS[sign]
    return Style(size=10, bold=True, color=color, ground=ground)


def finding_code(sign: str) -> Style:
    """The code of a finding."""
    return replace(LIST, bold=True, color=STATE_GROUNDS[sign][0])


def category(rank: int, bands: int) -> Style:
    """The cell of a category, 0 the best of so many."""
    worst = len(p.CATEGORIES) - 1
    color, ground = p.CATEGORIES[round(rank * worst / max(bands - 1, 1))]
    return replace(CELL, size=LEAST, bold=True, color=color, ground=ground, indent=1)


POINTS = '"▲ "#,##0.00" poin";"▼ "#,##0.00" poin";"tetap"'
DIFFERENCE = '"▲ "#,##0.00;"▼ "#,##0.00;"tetap"'
DIFFERENCE_MILLIONS = '"▲ "#,##0.00" juta";"▼ "#,##0.00" juta";"tetap"'
PERCENT = "0.00 %"
INDEX = "0.00"
WEIGHTED = "0.0000"
COUNT = "#,##0"
NUMBER = "#,##0.00"
MILLIONS = "#,##0.00,,"
NAMED_MILLIONS = '#,##0.00,," juta"'
NIHIL = '"nihil"'
ANSWERED = '#,##0" jawaban"'


def tight(style: Style) -> Style:
    """The same for a table that paper hardly holds: no air at the left, the least type."""
    return replace(style, indent=0, size=min(style.size, LEAST))


def headed(head: str, number_format: str) -> str:
    """A format that says a word before the figure."""
    return f'"{head} "{number_format}'


MARK = "*"


def marked(number_format: str) -> str:
    """The same with the sign of a figure that was typed, in each of its sections."""
    return ";".join(f'{part}" {MARK}"' for part in number_format.split(";"))


def plain_number(value: float | None) -> str:
    """The format of a count, or of a number with decimals."""
    return COUNT if value is None or float(value).is_integer() else NUMBER


def figure_format(indicator: Indicator, result: Result) -> str:
    """The format that all figures of an indicator share, its target's too."""
    if indicator.percent:
        return PERCENT
    values = (result.value, result.target, result.upper, *(figure.value for figure in result.figures))
    whole = all(value is None or float(value).is_integer() for value in values)
    return COUNT if whole and indicator.expression is not None else NUMBER


LONGEST_FIGURE = 15  # characters; what is longer is shown in millions


def in_millions(indicator: Indicator, results: Results) -> bool:
    """Whether the official sheets show the figures of an indicator in millions, as one of them is so long.

    All that stand in one row share the unit: those of the year before and the year's target, too.
    """
    if indicator.percent:
        return False
    result, earlier = results.result(indicator.code), results.earlier(indicator.code)
    year = results.definition.target(indicator.code, results.period.year)
    values = [result.value, result.provisional, result.target, result.upper, *result.original]
    values += [figure.value for figure in result.figures]
    values += [earlier.value] if earlier else []
    values += [year.value, year.upper] if year else []
    decimals = 0 if figure_format(indicator, result) == COUNT else 2
    return any(value is not None and len(f"{value:,.{decimals}f}") > LONGEST_FIGURE for value in values)


def shown_format(indicator: Indicator, results: Results, *, named: bool = False) -> str:
    """The format of an indicator's figures on the official sheets, in millions where they are too long.

    `named` where no satuan beside them says so.
    """
    if in_millions(indicator, results):
        return NAMED_MILLIONS if named else MILLIONS
    return figure_format(indicator, results.result(indicator.code))


def planned_format(
    indicator: Indicator, results: Results, planned: Sequence[float | None]
) -> tuple[str, bool]:
    """The format that an indicator's figures share with targets of other years; whether it is of millions."""
    form = figure_format(indicator, results.result(indicator.code))
    known = [value for value in planned if value is not None]
    if form == COUNT and not all(value.is_integer() for value in known):
        form = NUMBER
    decimals = 0 if form == COUNT else 2
    long = any(len(f"{value:,.{decimals}f}") > LONGEST_FIGURE for value in known)
    large = in_millions(indicator, results) or (long and not indicator.percent)
    return (MILLIONS if large else form), large
