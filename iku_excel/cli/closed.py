"""What was issued and closed stands: later periods are made of it, and what would change it is a finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import isclose
from pathlib import Path

from .. import archive, calculation
from ..archive import Package
from ..core.findings import Finding, IkuError, Place
from ..core.model import PAST_YEARS, Closed, Issuance, IssuedYear, Results, Submission
from ..core.periods import Period
from ..texts import archive as words
from ..texts.status import FIGURE_WORDS
from ..texts.workbook import every_sheet
from .load import load_definition
from .workspace import workspace_of


@dataclass(frozen=True, slots=True)
class Issued:
    """A period as it was issued: the name and code of its package, and the results in it."""

    package: str
    code: str
    results: Results
    path: Path = Path()

    @property
    def period(self) -> Period:
        """What was issued."""
        return self.results.period

    @property
    def submissions(self) -> tuple[Submission, ...]:
        """The returns that count for a triwulan."""
        return tuple(sent for sent in self.results.submissions if sent.period == self.period)

    @property
    def closed(self) -> Closed:
        """The triwulan as later periods stand on it."""
        figures = (result.figure(self.period) for result in self.results.indicators)
        unread = any(figure.unread for figure in figures)
        return Closed(self.period, self.package, self.code, self.results.definition, unread)


def issued_around(folder: Path, *, replaced: bool = False) -> tuple[Issued, ...]:
    """The closed periods of the workspace in which a folder lies, each as it was issued last, or every issue.

    Raises IkuError where one of the packages is not as it was laid down (E575 to E579).
    """
    own = workspace_of(folder)
    if own is None:
        return ()
    found, findings = archive.issues(own.archive)
    standing = [one for one in found if replaced or not one.replaced]
    flaws = (*findings, *(flaw for one in standing for flaw in one.package.flaws()))
    if flaws:
        raise IkuError(*flaws)
    return tuple(_issued(one.package, one.path) for one in standing)


def _issued(package: Package, path: Path) -> Issued:
    from ..summary.embedded.reading import recall_bytes  # it loads all that draws, a third of `iku status`

    recalled = recall_bytes(package.parts[package.document], package.name)
    results = replace(recalled.results, issuance=archive.issuance(package.manifest))
    return Issued(package.name, package.code, results, path)


def closed_quarters(issued: Iterable[Issued]) -> tuple[Closed, ...]:
    """The triwulan among what was issued."""
    return tuple(one.closed for one in issued if one.period.quarter)


def later_forms(folder: Path, revised: Period) -> tuple[Closed, ...]:
    """The triwulan after a closed one with what is asked now, whose forms may lie beside it in the inbox."""
    own = workspace_of(folder)
    if own is None:
        return ()
    now = load_definition(own.definition)
    last = revised.last_quarter
    return tuple(Closed(Period(revised.year, quarter), "", "", now) for quarter in range(last + 1, 5))


def before(issued: Sequence[Issued], period: Period) -> tuple[Issued, ...]:
    """The closed triwulan that a period stands on: of its year up to its end, and of the year before."""
    last = period.quarters[-1]
    return tuple(
        one
        for one in issued
        if one.period.quarter
        and one.period != period
        and period.year - 1 <= one.period.year
        and one.period <= last
    )


def issued_years(issued: Sequence[Issued], period: Period) -> tuple[IssuedYear, ...]:
    """Every figure of the whole years before a period: the year's own package, else that of its TW IV."""
    found: list[IssuedYear] = []
    by_period = {one.period: one for one in issued}
    for year in range(period.year - PAST_YEARS, period.year):
        one = by_period.get(Period(year, 0)) or by_period.get(Period(year, 4))
        found += () if one is None else figures_of(one)
    return tuple(found)


def figures_of(one: Issued) -> Iterator[IssuedYear]:
    """Its figures as later years show them."""
    for indicator, result in one.results.pairs:
        yield IssuedYear(
            indicator.code,
            indicator.measure,
            one.period.year,
            result.status,
            result.value,
            result.target,
            result.upper,
            result.achievement,
            result.category,
            one.package,
            one.code,
            result.nihil,
        )


def redrawn(one: Issued, late: Iterable[Finding], signed: date | None) -> Results:
    """A closed period as it was issued; with what has come for it since, or another date, a draft."""
    findings = (*one.results.findings, *late)
    again = replace(one.results, findings=findings, signed=signed or one.results.signed)
    return again if again == one.results else replace(again, issuance=Issuance())


def instead(standing: Sequence[Issued], chosen: Sequence[Submission]) -> tuple[Submission, ...]:
    """The returns that count, those of closed triwulan from their packages."""
    quarters = {one.period for one in standing}
    still_open = [sent for sent in chosen if sent.period not in quarters]
    return (*still_open, *(sent for one in standing for sent in one.submissions))


def of_open(
    quarters: Iterable[Period], submissions: Sequence[Submission], findings: Sequence[Finding]
) -> tuple[Finding, ...]:
    """The findings without those of returns for closed triwulan: they were told before these were closed."""
    over = set(quarters)
    past = {(sent.origin.file, sent.sheet) for sent in submissions if sent.period in over}
    living = {(sent.origin.file, sent.sheet) for sent in submissions if sent.period not in over}
    files = {file for file, _ in past} - {file for file, _ in living}
    return tuple(
        one
        for one in findings
        if one.place.file not in files and (one.place.file, one.place.sheet) not in past - living
    )


def late_corrections(issued: Sequence[Issued], chosen: Sequence[Submission]) -> Iterator[Finding]:
    """A return that would count if its triwulan were open, with what it would change of the issued (W586)."""
    for one in issued:
        counted = {sent.origin.sha256 for sent in one.submissions}
        for sent in chosen:
            if sent.period != one.period or sent.origin.sha256 in counted:
                continue
            with_it = [*(other for other in one.submissions if other.unit != sent.unit), sent]
            told = _changes(one, calculation.calculate(one.results.definition, one.period, with_it))
            values = {"x": one.period.code, "ubah": told}
            yield Finding("W586", Place(sent.origin.file, sent.sheet), values, unit=sent.unit)


def _changes(one: Issued, results: Results) -> str:
    """The own figures of a closed triwulan that these results have otherwise, in words."""
    told = []
    for indicator, issued in one.results.pairs:
        was, found = issued.figure(one.period), results.result(indicator.code).figure(one.period)
        same = was.value is not None and found.value is not None and isclose(was.value, found.value)
        if not same and (was.value, was.status) != (found.value, found.status):
            shown = [
                FIGURE_WORDS[figure.status]
                if figure.value is None
                else every_sheet.figure(indicator, figure.value)
                for figure in (was, found)
            ]
            told.append(words.WOULD_BE.format(number=indicator.number, before=shown[0], after=shown[1]))
    return "; ".join(told)
