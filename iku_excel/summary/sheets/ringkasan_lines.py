"""What `Ringkasan` says below its table: the best, what needs attention, who is late, where the rest is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...core.model import Indicator, Result, Results, UnitStatus
from ...core.numbers import show_percent
from ...styles import Style
from ...styles import summary as look
from ...styles.measure import wrap
from ...texts.status import NO_GROUP, SHEET_WORDS, counted, unsaid
from ...texts.workbook import every_sheet as words
from ...texts.workbook import ringkasan as told
from ..evidence.contents import Contents
from ..evidence.judging import REACHED
from ..pen.fitting import room
from . import antartahun
from .remarks import reason, remark

MOST_GROUPS = 8  # kelompok in which sheets are late
MOST_TOLD = 3  # indicators that need attention
LONGEST_NAME = 100  # characters, in the sentences below the table
LINE_HEIGHT, PART_HEIGHT = 15.0, 27.0


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text below the table; a head stands over the lines that follow."""

    text: str
    style: Style = look.BRIEF
    link: str = ""

    @property
    def height(self) -> float:
        """Its points."""
        return PART_HEIGHT if self.style is look.BRIEF_HEAD else LINE_HEIGHT


def below(contents: Contents, pixels: int) -> Iterator[Line]:
    """The best, what needs attention and why, who is late, and where the rest is."""
    results = contents.results
    judged = [pair for pair in results.pairs if pair[1].achievement is not None]
    if judged:
        yield Line(told.BEST, look.BRIEF_HEAD)
        best = max(judged, key=lambda pair: pair[1].achievement or 0.0)
        yield from _wrapped(told.BEST_LINE.format(name=_name(best[0]), achievement=_reached(best[1])), pixels)
    yield Line(told.ATTENTION, look.BRIEF_HEAD)
    needing = list(_needing(results.pairs))
    for indicator, result in needing[:MOST_TOLD]:
        yield from _wrapped(_attention(results, indicator, result), pixels)
    if not needing:
        yield Line(told.NOBODY)
    yield Line(told.LATE.format(period=results.last_quarter.words), look.BRIEF_HEAD)
    late = [one for one in results.now if not one.status.read]
    for text in _late(results, late):
        yield from _wrapped(text, pixels)
    if not late:
        yield Line(told.NOBODY_LATE)
    yield Line(told.LINKS, look.BRIEF_HEAD)
    for sheet, what in told.LINKED.items():
        if sheet == antartahun.SHEET and not antartahun.is_drawn(results):
            continue
        if contents.inbox is not None or sheet not in ("Temuan", "Status"):
            text = told.LINK.format(what=f"{sheet}: {what}")
            yield Line(text, link=f"internal:{sheet}!A1")


def _late(results: Results, late: Sequence[UnitStatus]) -> Iterator[str]:
    """Who is late, by what became of the sheet; of many in kelompok those in which most are."""
    if not results.asked(results.last_quarter).grouped or len(late) <= words.MOST_LISTED:
        for status in dict.fromkeys(one.status for one in late):
            codes = [one.unit for one in late if one.status is status]
            units = results.sheet_names(codes, (results.last_quarter,))
            yield told.LATE_LINE.format(state=SHEET_WORDS[status], units=words.listed(units))
        return
    groups = sorted(results.grouped(late).items(), key=lambda group: -len(group[1]))
    every = results.grouped(results.now)
    for name, found in groups[:MOST_GROUPS]:
        states = counted(SHEET_WORDS, [one.status for one in found])
        yield told.LATE_GROUP.format(group=name or NO_GROUP, states=states, n=len(every[name]))
    if rest := groups[MOST_GROUPS:]:
        yield told.LATE_GROUPS.format(n=len(rest), late=sum(len(found) for _, found in rest))


def _wrapped(text: str, pixels: int) -> Iterator[Line]:
    for line in wrap(text, room(pixels), look.BRIEF.size):
        yield Line(line)


def _needing(pairs: Sequence[tuple[Indicator, Result]]) -> Iterator[tuple[Indicator, Result]]:
    """What cannot be said comes first, then what is farthest from its target."""
    yield from (pair for pair in pairs if not pair[1].status.final)
    short = [pair for pair in pairs if pair[1].achievement is not None and pair[1].achievement < REACHED]
    yield from sorted(short, key=lambda pair: pair[1].achievement or 0.0)


def _attention(results: Results, indicator: Indicator, result: Result) -> str:
    if result.status.final:
        what = told.SHORT_OF.format(achievement=_reached(result))
    else:
        what = f"{unsaid(result)}: {remark(results, indicator, result)}"
    title, why = reason(results, indicator)
    if why:
        return told.ATTENTION_WHY.format(name=_name(indicator), what=what, title=title, why=why)
    return told.ATTENTION_LINE.format(name=_name(indicator), what=what)


def _name(indicator: Indicator) -> str:
    name = words.INDICATOR.format(number=indicator.number, name=indicator.name)
    return name if len(name) <= LONGEST_NAME else name[:LONGEST_NAME].rstrip() + told.CUT


def _reached(result: Result) -> str:
    assert result.achievement is not None
    return show_percent(result.achievement)
