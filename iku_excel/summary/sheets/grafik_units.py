"""What is drawn on `Grafik` of many units: those with the best and the worst figures, and how they spread."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...core.expression import Name, Operation
from ...core.model import Indicator, Polarity
from ...core.periods import Period
from ...styles import columns, palette
from ...styles import summary as look
from ...texts.workbook import every_sheet as words
from ...texts.workbook import grafik as told
from ..evidence import answers as rows_of_data
from ..evidence.contents import Contents
from ..pen.spelled import cell
from .grafik_sections import FEW
from .grafik_shares import MANY_UNITS, shared_in
from .grafik_tables import Figure, Line, Section, labelled

EXTREMES = 10  # units at each end
WIDTH, WHOLE = 10, 100  # per cent: of a class, and where the last of them ends


@dataclass(frozen=True, slots=True)
class Share:
    """What one unit's answers make: its numerator over its denominator, and where the two stand in Data."""

    sheet: str
    above: float
    below: float
    formula: str

    @property
    def value(self) -> float:
        """The unit's own figure."""
        return self.above / self.below


def spreads(contents: Contents) -> Iterator[Section]:
    """Two charts for each percentage that many units answer alike, of the last triwulan that has a figure."""
    results = contents.results
    if len(results.pairs) > FEW:
        return
    for indicator, result in results.pairs:
        quarter = shared_in(results, indicator, result)
        parts = _parts(contents, indicator, quarter) if quarter and indicator.percent else None
        if quarter is None or parts is None:
            continue
        found = _shares(contents, *parts, quarter)
        if len(found) > MANY_UNITS:
            name = words.INDICATOR.format(number=indicator.number, name=indicator.name)
            named = told.SHARE_LABEL.format(name=told.within(name), quarter=words.quarter(quarter))
            yield _extremes(indicator, named, found)
            yield _classes(contents, named, found, parts, quarter)


def _parts(contents: Contents, indicator: Indicator, quarter: Period) -> tuple[str, str] | None:
    """Numerator and denominator of an indicator that is nothing but these, asked of the same units."""
    then = contents.results.then(indicator, quarter) or indicator
    match then.expression:
        case Operation("/", (Name(above), Name(below))):
            asked = contents.results.asked(quarter)
            if asked.variable(above).units == asked.variable(below).units:
                return above, below
    return None


def _shares(contents: Contents, above: str, below: str, quarter: Period) -> list[Share]:
    """The units of which both numbers are there, and the denominator is above 0."""
    starts = [contents.answers.rows[code, "", quarter][0] for code in (above, below)]
    names = {unit.code: unit.sheet for unit in contents.results.asked(quarter).units}
    place, found = columns.DATA.place("used"), []
    for step in range(len(contents.results.asked(quarter).variable(above).units)):
        rows = [start + step for start in starts]
        lines = [contents.answers.lines[row - rows_of_data.FIRST_ROW] for row in rows]
        over, under = (line.used for line in lines)
        if over is not None and under is not None and under > 0:
            cells = [cell(place, row, rows_of_data.SHEET) for row in rows]
            found.append(Share(names[lines[0].unit], over, under, f"={cells[0]}/{cells[1]}"))
    return found


def _extremes(indicator: Indicator, named: str, found: Sequence[Share]) -> Section:
    """The best on top, the worst below them; of equals those that come first in the definition."""
    downwards = indicator.polarity is not Polarity.MINIMIZE
    ranked = sorted(found, key=lambda share: share.value, reverse=downwards)
    most = min(EXTREMES, len(found) // 2)
    worst = sorted(found, key=lambda share: share.value, reverse=not downwards)[:most][::-1]
    lines = tuple(
        labelled(Line(number, share.sheet, share.sheet, (Figure(share.formula, share.value, look.PERCENT),)))
        for number, share in enumerate((*ranked[:most], *worst), start=1)
    )
    colors = (palette.PETROL,) * most + (palette.WEAKEST,) * most
    title = (told.EXTREMES if indicator.polarity is not Polarity.RANGE else told.ENDS).format(name=named)
    note = told.EXTREMES_NOTE.format(n=len(found))
    return Section(title, note, (told.VALUE_HEAD,), lines, (0,), look.PERCENT, colors)


def _classes(
    contents: Contents, named: str, found: Sequence[Share], parts: tuple[str, str], quarter: Period
) -> Section:
    """How many units have a figure in each ten per cent, counted live without dividing."""
    above, below = (contents.answers.used((code, "", quarter)) for code in parts)
    there = f'({above}<>"")*({below}>0)'
    lines = []
    for number, low in enumerate(range(0, WHOLE + 1, WIDTH), start=1):
        beyond = low == WHOLE
        first, last = (">" if beyond else ">="), ("<=" if low + WIDTH == WHOLE else "<")
        formula = f"=SUMPRODUCT({there}*({above}*100{first}{low}*{below})"
        formula += ")" if beyond else f"*({above}*100{last}{low + WIDTH}*{below}))"
        value = sum(_within(share, low) for share in found)
        name = told.BEYOND.format(low=low) if beyond else told.CLASS.format(low=low, high=low + WIDTH)
        lines.append(Line(number, name, name, (Figure(formula, value, look.COUNT),)))
    title, note = told.SPREAD.format(name=named), told.SPREAD_NOTE.format(n=len(found))
    return Section(title, note, (told.UNITS_HEAD,), tuple(lines), (0,), look.COUNT)


def _within(share: Share, low: int) -> bool:
    """Whether a figure lies in the class that begins so, the last of which holds 100 % too."""
    over = share.above * 100
    if low == WHOLE:
        return over > low * share.below
    high = (low + WIDTH) * share.below
    return low * share.below <= over and (over < high or (low + WIDTH == WHOLE and over == high))
