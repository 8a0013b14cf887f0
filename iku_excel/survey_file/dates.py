"""Which respondents of a file answered within a period, by the dates beside their answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from ..core.days import day_of, order_of, readings
from ..core.findings import Finding, Place, Scalar
from ..core.periods import Period
from ..formats.table import Table

_LISTED = 5  # lines, dates and triwulan in one sentence


class When(Enum):
    """What a date says of a period."""

    WITHIN = "within"
    OUTSIDE = "outside"
    EITHER = "either"  # it has two readings, and one of them is outside
    UNREAD = "unread"


@dataclass(slots=True)
class Dates:
    """The dates of a column by their text: the one day that each names, and what it says of the period."""

    period: Period | None
    days: dict[str, date | None] = field(default_factory=dict)
    when: dict[str, When] = field(default_factory=dict)
    lines: dict[str, list[int]] = field(default_factory=dict)

    def said(self, text: str) -> str:
        """A date as ISO text where its day is known, else as it is written."""
        day = self.days.get(text)
        return day.isoformat() if day else text

    def counts(self, text: str, line: int) -> When:
        """What the date of a row says, which is noted."""
        if not text:
            return When.WITHIN
        self.lines.setdefault(text, []).append(line)
        return self.when[text]


def dates_of(texts: Iterable[str], period: Period | None) -> Dates:
    """The dates of a column, without space around them; those that have two readings follow the others."""
    known = set(texts) - {""}
    order = order_of(known)
    dates = Dates(period)
    for text in known:
        day = day_of(text, order)
        dates.days[text] = day
        places = {_is_in(one, period) for one in ([day] if day else readings(text))}
        if not places:
            dates.when[text] = When.UNREAD
        elif len(places) == 2:
            dates.when[text] = When.EITHER
        else:
            dates.when[text] = When.WITHIN if places.pop() else When.OUTSIDE
    return dates


def _is_in(day: date, period: Period | None) -> bool:
    return period is None or _quarter(day) in ((period,) if period.quarter else period.quarters)


def _quarter(day: date) -> Period:
    return Period(day.year, (day.month + 2) // 3)


def told(dates: Dates, table: Table) -> Iterator[Finding]:
    """W442: answers outside the period, which were left out; E443: dates that may lie outside it.

    W441: dates with two readings that make no difference; W444: answers of several triwulan where no period
    was asked for; W445: dates that nobody can read.
    """
    place = Place(table.file, table.sheet)
    by_when = {when: [text for text in dates.lines if dates.when[text] is when] for when in When}
    period = dates.period.words if dates.period else ""

    def about(texts: Sequence[str]) -> dict[str, Scalar]:
        lines = sorted(line for text in texts for line in dates.lines[text])
        return {"n": len(lines), "r": _some(map(str, lines)), "x": _some(texts), "y": period}

    if outside := by_when[When.OUTSIDE]:
        quarters = _counted(dates, outside)
        yield Finding("W442", place, {**about(outside), "daftar": quarters})
    if either := by_when[When.EITHER]:
        yield Finding("E443", place, about(either))
    if open_ones := [text for text in by_when[When.WITHIN] if dates.days[text] is None]:
        yield Finding("W441", place, about(open_ones))
    if unread := by_when[When.UNREAD]:
        yield Finding("W445", place, about(unread))
    days = (dates.days[text] for text in by_when[When.WITHIN])
    if dates.period is None and len({_quarter(day) for day in days if day}) > 1:
        quarters = _counted(dates, by_when[When.WITHIN])
        yield Finding("W444", place, {"daftar": quarters})


def _counted(dates: Dates, texts: Iterable[str]) -> str:
    """The triwulan of dates with the number of answers."""
    counts = Counter[Period]()
    for text in texts:
        day = dates.days[text] or next(iter(readings(text)))
        counts[_quarter(day)] += len(dates.lines[text])
    return _some(f"{quarter.words} {count}" for quarter, count in sorted(counts.items()))


def _some(texts: Iterable[str]) -> str:
    known = list(texts)
    more = f" dan {len(known) - _LISTED} lain" if len(known) > _LISTED else ""
    return ", ".join(known[:_LISTED]) + more
