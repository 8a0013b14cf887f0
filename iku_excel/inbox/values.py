"""What one cell says as a number, and what is wrong with it."""

from __future__ import annotations

import re
from datetime import timedelta
from decimal import Decimal
from typing import NamedTuple

from .. import xlsx
from ..core import numbers
from ..core.model import Kind, Variable
from ..core.rules import DAY_0, WHOLE_TOLERANCE, broken, doubted
from .free_text import as_text, fetches, is_picture, starts_like_a_formula
from .report import Flaw


class Number(NamedTuple):
    """A cell read as a number: `value` is None where it is blank or refused.

    A doubt is a reason not to use the value until somebody says that it is right.
    """

    value: float | None
    flaws: tuple[Flaw, ...] = ()
    refused: bool = False
    doubt: Flaw | None = None

    @property
    def blank(self) -> bool:
        """Whether nothing was typed."""
        return self.value is None and not self.refused


class Seen(NamedTuple):
    """What a number is doubted for: the year it is of, the style that shows it, the file's calendar.

    By `days_late` this counts less than the calendar of 1900; `also` are the formats of conditions.
    """

    year: int = 0
    look: xlsx.Style = xlsx.Style()
    days_late: int = 0
    also: tuple[str, ...] = ()


PLAIN = Seen()


def number(cell: xlsx.Cell | None, variable: Variable, seen: Seen = PLAIN) -> Number:
    """The number in an answer's cell, with every rule kept that needs no other cell."""
    read = _stored(cell, variable.measure)
    if read.value is None:
        return read
    assert cell
    # A text says its scale itself, whatever the format of its cell.
    percent = numbers.read(cell.raw).percent if cell.kind == "text" else cell.percent
    scaled = _scaled(read.value, percent, variable)
    if scaled.value is None:
        return Number(None, (*read.flaws, *scaled.flaws), True)
    value, flaws = scaled.value, scaled.flaws or read.flaws
    code = broken(variable, value, None)
    if code:
        return Number(None, (*flaws, Flaw(code, {"x": shown(value)})), True)
    whole = float(round(value))
    if variable.kind is Kind.COUNT and value != whole and abs(value - whole) <= WHOLE_TOLERANCE:
        flaws = (*flaws, Flaw("N392", {"x": cell.raw, "v": shown(whole)}, shown(whole)))
        value = whole
    elif value == 0 and cell.raw.startswith("-"):
        flaws = (*flaws, Flaw("N391", {"x": cell.raw, "v": "0"}, "0"))
        value = 0.0
    return Number(value, flaws, doubt=_doubt(cell, value, variable, seen))


def disguise(cell: xlsx.Cell, value: float, look: xlsx.Style, unit: str = "") -> str:
    """Why a cell's number is not what people see, "" where it is.

    E319: struck out or of its ground's colour; E323: another one is shown; E324: that cannot be said.
    """
    if look.unseen:
        return "E319"
    if cell.kind == "text":
        return "" if xlsx.shows_text(look.format) else "E323"
    if cell.number is None:
        return ""
    seen = xlsx.display(look.format, cell.number, unit)
    if seen is None:
        return "E324"
    return "" if seen.says(cell.number) or seen.says(value) else "E323"


def _doubt(cell: xlsx.Cell, value: float, variable: Variable, seen: Seen) -> Flaw | None:
    """Why the value may not be what was meant: it shows as another, or is what programs make of a date."""
    day = value + seen.days_late if value >= 1 and not variable.percent else value
    if not doubted(variable, day, seen.year):
        day = value  # into a file with the calendar of 1904, it may be pasted from one with that of 1900
    shown_as, code = seen.look.format, ""
    for look in (seen.look, *(xlsx.Style(code) for code in seen.also)):
        shown_as, code = look.format, disguise(cell, value, look, variable.measure)
        if code:
            break
    code = code or doubted(variable, day, seen.year)
    stored = cell.raw if cell.number is None else shown(cell.number)
    match code:
        case "":
            return None
        case "E319":
            return Flaw(code, {"v": stored})
        case "E323":
            shows = None
            if cell.number is not None:
                shows = xlsx.display(shown_as, cell.number, variable.measure)
            return Flaw(code, {"x": shows.text if shows else "", "v": stored})
        case "E324":
            return Flaw(code, {"x": shown_as, "v": stored})
        case "E322":
            percent, hundredth = (numbers.show_percent(x, None) for x in (value, Decimal(repr(value)) / 100))
            return Flaw(code, {"x": percent, "y": hundredth})
    return Flaw(code, {"x": shown(value), "y": _moment(day)})


def _moment(value: float) -> str:
    """The day, the time of day or both that a spreadsheet would hold as this number."""
    day, clock = divmod(round(value * 1440), 1440)
    return " ".join(
        part
        for part, given in (
            (f"{DAY_0 + timedelta(day):%d/%m/%Y}", day),
            (f"{clock // 60:02}:{clock % 60:02}", clock),
        )
        if given
    )


def score(cell: xlsx.Cell | None) -> Number:
    """The number in a survey's cell, whatever the scale allows; what is no number is refused with E411."""
    read = _stored(cell)
    if not read.refused:
        return read
    assert cell
    told = [Flaw("E411", {"x": cell.raw or cell.formula or ""})] if read.flaws else []
    return Number(None, tuple(told), True)


def shown(value: float | Decimal) -> str:
    """A number as messages print it."""
    return numbers.show(value)


def _stored(cell: xlsx.Cell | None, measure: str = "") -> Number:
    """The number that the cell holds or that its text has as its one reading."""
    if cell is None:
        return Number(None)
    if is_picture(cell):
        return _refused("E340")
    if cell.formula is not None and fetches(cell.formula):
        return _refused("E401", x=cell.formula)
    match cell.kind:
        case "damaged":
            return Number(None, (), True)  # the reader has said so: E112
        case "empty":
            return _refused("E311", f=cell.formula or "")
        case "error":
            return _refused("E303", x=cell.raw)
        case "date":
            return _refused("E302", x=as_text(cell))
        case "boolean":
            return _refused("E304", x=as_text(cell))
        case "text" if cell.formula is not None:
            return _refused("E311", f=cell.formula, x=cell.raw)
        case "text":
            return _typed(cell.raw, measure)
    assert cell.number is not None
    if cell.formula is None:
        return Number(cell.number)
    value = shown(cell.number)
    return Number(cell.number, (Flaw("W312", {"f": cell.formula, "v": value}, value),))


def _typed(raw: str, measure: str) -> Number:
    reading = numbers.read(_without(measure, raw))
    if reading.code == numbers.BLANK:
        return Number(None)
    if reading.value is not None:
        value = shown(reading.value)
        return Number(float(reading.value), (Flaw("W314", {"x": raw, "v": value}, value),))
    if reading.code == numbers.TWO_READINGS:
        first, second = reading.values
        return _refused("E315", x=raw, a=shown(first), b=shown(second))
    if reading.code == numbers.NO_NUMBER and starts_like_a_formula(raw):
        return _refused("E401", x=raw)
    return _refused(reading.code, x=raw)


def _without(measure: str, raw: str) -> str:
    """A text without the measure behind its number: "12 lembaga" is 12 where lembaga are counted."""
    if measure in ("", "%"):
        return raw
    behind = re.fullmatch(rf"(.*\d)\s*\(?{re.escape(measure)}\)?\.?\s*", raw, re.IGNORECASE | re.DOTALL)
    return behind[1] if behind else raw


def _scaled(value: float, percent: bool, variable: Variable) -> Number:
    """The value on the scale that was asked; where two scales are possible, refused."""
    if value == 0 or percent == (variable.measure == "%"):
        return Number(value)
    exact = Decimal(repr(value))
    if exact < 0:
        return Number(value)  # refused as negative, whatever the scale
    readings: tuple[Decimal, ...]
    if variable.measure == "%":
        readings = (exact.scaleb(-2),) if exact > 1 else (exact.scaleb(-2), exact)
        x = shown(value)
    else:
        # A per cent where a number is asked may be the share itself, typed instead of what it is a share of.
        readings = (exact.scaleb(2), exact)
        x = numbers.show_percent(value)
    told = [numbers.show_percent(one, None) if variable.measure == "%" else shown(one) for one in readings]
    if len(readings) > 1:
        return _refused("E313", x=x, a=told[0], b=told[1])
    return Number(float(readings[0]), (Flaw("W313", {"x": x, "v": told[0]}, shown(readings[0])),))


def _refused(code: str, **values: str) -> Number:
    return Number(None, (Flaw(code, values),), True)
