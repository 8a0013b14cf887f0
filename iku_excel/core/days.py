"""Days as people and programs write them, with every reading that they have."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import date
from typing import Literal

from .periods import MONTHS, month_number

Order = Literal["day", "month", ""]
"""Which part of `3/4/2026` is said first; "" where nobody knows."""

_TIME = r"(?:[T, ].*)?"  # what follows a day is of no interest: a time, a zone
_YEAR_FIRST = re.compile(
    rf"(?P<year>[0-9]{{4}})(?P<sign>[-/.])(?P<month>[0-9]{{1,2}})(?P=sign)(?P<day>[0-9]{{1,2}}){_TIME}",
    re.ASCII,
)
_NUMBERS = re.compile(
    rf"(?P<first>[0-9]{{1,2}})(?P<sign>[/.-])(?P<second>[0-9]{{1,2}})(?P=sign)(?P<year>[0-9]{{4}}){_TIME}",
    re.ASCII,
)
_MONTH = r"(?P<month>[A-Za-z]{3,9})"
_WEEKDAY = r"(?:[A-Za-z']{3,9},? +)?"
_NAMED = (
    re.compile(
        rf"{_WEEKDAY}(?P<day>[0-9]{{1,2}})[ -]+{_MONTH}\.?,?[ -]+(?P<year>[0-9]{{4}}){_TIME}",
        re.ASCII,
    ),
    re.compile(
        rf"{_WEEKDAY}{_MONTH}\.? +(?P<day>[0-9]{{1,2}}),? +(?P<year>[0-9]{{4}}){_TIME}",
        re.ASCII,
    ),
)
# Months as programs that speak English write them, and the short ones of both.
_ENGLISH = ("january", "february", "march", "april", "may", "june", "july", "august", "september")
_ENGLISH_TOO = ("october", "november", "december")
_MONTHS = {month: number for number, month in enumerate((*_ENGLISH, *_ENGLISH_TOO), 1)}
_MONTHS |= {month[:3]: number for month, number in _MONTHS.items()}
_MONTHS |= {month[:3].lower(): number for number, month in enumerate(MONTHS, 1)}
_MONTHS |= {"sept": 9, "agt": 8, "peb": 2, "nop": 11}
# A survey's date before this is a date of birth, or a slip.
_FIRST_YEAR = 2000


def readings(text: str) -> tuple[date, ...]:
    """The days that a text may name, day before month first; () for none."""
    if match := _YEAR_FIRST.fullmatch(text):
        return _days((match["year"], match["month"], match["day"]))
    if match := _NUMBERS.fullmatch(text):
        first, second, year = match["first"], match["second"], match["year"]
        return _days((year, second, first), (year, first, second))
    for form in _NAMED:
        if (match := form.fullmatch(text)) and (month := _month(match["month"])):
            return _days((match["year"], str(month), match["day"]))
    return ()


def iso_date(text: str) -> str:
    """The day that a text names (`2026-04-03 10:15`, `3/4/2026`: day, month, year) as ISO text, or ""."""
    match = _NUMBERS.fullmatch(text)
    found = _days((match["year"], match["second"], match["first"])) if match else readings(text)
    return found[0].isoformat() if found else ""


def order_of(texts: Iterable[str]) -> Order:
    """The order in which dates of one column are written, where those that have but one reading agree."""
    orders: set[Order] = set()
    for text in texts:
        match = _NUMBERS.fullmatch(text)
        if match and len(found := readings(text)) == 1 and match["first"] != match["second"]:
            orders.add("day" if found[0].day == int(match["first"]) else "month")
    return orders.pop() if len(orders) == 1 else ""


def day_of(text: str, order: Order) -> date | None:
    """The one day that a text names in a column of that order, or None."""
    found = readings(text)
    if len(found) == 2 and order:
        return found[0 if order == "day" else 1]
    return found[0] if len(found) == 1 else None


def _month(name: str) -> int | None:
    return month_number(name) or _MONTHS.get(name.lower())


def _days(*parts: tuple[str, str, str]) -> tuple[date, ...]:
    days: Collection[date] = dict.fromkeys(filter(None, (_day(*map(int, one)) for one in parts)))
    return tuple(days)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year >= _FIRST_YEAR else None
    except ValueError:
        return None
