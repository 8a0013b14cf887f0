"""The row on top of an input sheet: period, revision, and who filled it in."""

from __future__ import annotations

from dataclasses import dataclass

from .. import xlsx
from ..core.periods import Period, parse_period, parse_quarter, parse_year
from ..core.revisions import UNREAD, parse_revision
from ..form.identity_row import NAME, PHONE, POSITION, QUARTER, REVISION, YEAR
from .free_text import as_text, text
from .layout import tidy
from .matching import Match
from .report import Report


@dataclass(frozen=True, slots=True)
class Heading:
    """What the row says; `period` is None where it says none."""

    period: Period | None
    revision: int
    filled_by: str
    position: str
    phone: str


def read_heading(match: Match, fixed: Period | None, report: Report) -> Heading:
    """The heading of a sheet; a period that is not the one it was issued for refuses the sheet."""
    period = _period(match, report)
    if fixed and period and period != fixed:
        report.refuse("E122", a=fixed.words, b=period.words)
    said = {name: text(match.at(match.layout.identity[name])) for name in (NAME, POSITION, PHONE)}
    for name, read in said.items():
        report.tell(read.flaws, match.spot(match.layout.identity[name]), raw=read.text)
    return Heading(
        period=fixed or period,
        revision=_revision(match, report),
        filled_by=said[NAME].text,
        position=said[POSITION].text,
        phone=said[PHONE].text,
    )


def unsaid_period(match: Match, report: Report) -> None:
    """The sheet says no period and was issued for none."""
    at = ", ".join(xlsx.address(*match.spot(match.layout.identity[name])) for name in (YEAR, QUARTER))
    said = " ".join(filter(None, (_plain(match, QUARTER), _plain(match, YEAR))))
    report.refuse("E135", at, raw=said, sel=at)


def _period(match: Match, report: Report) -> Period | None:
    year, quarter = parse_year(_plain(match, YEAR)), parse_quarter(_plain(match, QUARTER))
    whole = parse_period(_plain(match, QUARTER))
    if whole and whole.quarter and year in (None, whole.year):
        return whole
    return Period(year, quarter) if year and quarter else None


def _revision(match: Match, report: Report) -> int:
    """The number of the revision; what cannot be read is told and never ranked."""
    held = match.at(match.layout.identity[REVISION])
    plain = _plain(match, REVISION) or (held.raw if held is not None and held.kind == "error" else "")
    number = parse_revision(plain)
    if number is None:
        cell = xlsx.address(*match.spot(match.layout.identity[REVISION]))
        report.find("W136", cell, raw=plain, x=plain)
    return number or UNREAD


def _plain(match: Match, name: str) -> str:
    held = match.at(match.layout.identity[name])
    silent = held is None or held.kind in ("empty", "error", "picture", "damaged")
    return "" if held is None or silent else tidy(as_text(held))
