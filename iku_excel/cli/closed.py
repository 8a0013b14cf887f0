"""What was issued and closed stands: later periods are made of it, and what would change it is a finding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import isclose
from pathlib import Path

from .. import archive, calculation
from ..core.findings import Finding, IkuError, Place
from ..core.identity import form_version
from ..core.model import Definition, Results, Submission
from ..core.periods import Period
from ..summary.embedded.reading import recall_bytes
from ..texts import archive as words
from ..texts.status import FIGURE_WORDS
from ..texts.workbook import every_sheet
from .workspace import workspace_of


@dataclass(frozen=True, slots=True)
class Closed:
    """A triwulan as it stands in its package."""

    quarter: Period
    results: Results

    @property
    def submissions(self) -> tuple[Submission, ...]:
        """The returns that count for it."""
        return tuple(sent for sent in self.results.submissions if sent.period == self.quarter)

    def asks_as(self, definition: Definition) -> bool:
        """Whether a definition asks what was asked then, of the same units."""
        return form_version(self.results.definition) == form_version(definition)


def closed_around(folder: Path) -> tuple[Closed, ...]:
    """The closed triwulan of the workspace in which a folder lies, each as it was issued last.

    Raises IkuError where one of the packages is not as it was laid down (E575 to E579).
    """
    own = workspace_of(folder)
    if own is None:
        return ()
    found, findings = archive.issues(own.archive)
    standing = [one for one in found if not one.replaced and one.package.period.quarter]
    flaws = (*findings, *(flaw for one in standing for flaw in one.package.flaws()))
    if flaws:
        raise IkuError(*flaws)
    return tuple(
        Closed(package.period, recall_bytes(package.parts[package.document], package.name).results)
        for package in (one.package for one in standing)
    )


def before(closed: Sequence[Closed], definition: Definition, period: Period) -> tuple[Closed, ...]:
    """The closed triwulan before the last one of a period for which the same was asked."""
    last = period.quarters[-1]
    return tuple(one for one in closed if one.quarter < last and one.asks_as(definition))


def instead(closed: Sequence[Closed], chosen: Sequence[Submission]) -> tuple[Submission, ...]:
    """The returns that count, those of closed triwulan from their packages."""
    quarters = {one.quarter for one in closed}
    still_open = [sent for sent in chosen if sent.period not in quarters]
    return (*still_open, *(sent for one in closed for sent in one.submissions))


def without_late(
    closed: Sequence[Closed], submissions: Sequence[Submission], findings: Sequence[Finding]
) -> tuple[Finding, ...]:
    """The findings without those of returns that came after their triwulan was closed."""
    counted = {(one.quarter, sent.origin.sha256) for one in closed for sent in one.submissions}
    quarters = {one.quarter for one in closed}
    late: set[tuple[str, str]] = set()
    living: set[tuple[str, str]] = set()
    for sent in submissions:
        is_late = sent.period in quarters and (sent.period, sent.origin.sha256) not in counted
        (late if is_late else living).add((sent.origin.file, sent.sheet))
    files = {file for file, _ in late} - {file for file, _ in living}
    return tuple(
        one
        for one in findings
        if one.place.file not in files and (one.place.file, one.place.sheet) not in late - living
    )


def late_corrections(closed: Sequence[Closed], chosen: Sequence[Submission]) -> Iterator[Finding]:
    """A return that would count if its triwulan were open, with what it would change of the issued (W586)."""
    for one in closed:
        now = tuple(sent for sent in chosen if sent.period == one.quarter)
        counted = {sent.origin.sha256 for sent in one.submissions}
        for sent in now:
            if sent.origin.sha256 in counted:
                continue
            with_it = [*(other for other in one.submissions if other.unit != sent.unit), sent]
            definition = one.results.definition
            told = _changes(one, calculation.calculate(definition, one.quarter, with_it))
            values = {"x": one.quarter.code, "ubah": told}
            yield Finding("W586", Place(sent.origin.file, sent.sheet), values, unit=sent.unit)


def changed_figures(closed: Sequence[Closed], results: Results) -> Iterator[Finding]:
    """A closed triwulan whose issued figures are others under the definition of now (E585)."""
    for one in closed:
        if one.quarter in results.period.quarters[:-1] and (told := _changes(one, results)):
            yield Finding("E585", values={"x": one.quarter.code, "ubah": told})


def _changes(one: Closed, results: Results) -> str:
    """The own figures of a closed triwulan that these results have otherwise, in words."""
    codes = {result.indicator for result in results.indicators}
    told = []
    for indicator, issued in one.results.pairs:
        if indicator.code not in codes:
            continue
        was = issued.figure(one.quarter)
        found = results.result(indicator.code).figure(one.quarter)
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
