"""A document beside the inbox as it is now: answers that differ, and returns that have come since."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .. import calculation, inbox
from ..core.findings import Finding, IkuError, Place
from ..core.model import Answer, Result, Results, SheetStatus, Submission
from ..core.numbers import show
from ..core.periods import Period
from ..texts import explain as words
from ..texts.findings.filling import harmless
from ..texts.form import narrative_title
from ..texts.status import FIGURE_WORDS
from ..texts.workbook import every_sheet as summary_words
from .closed import figures_of, issued_around
from .progress import tell_progress

SHOWN_HASH = 12
LONGEST_NAME = 300


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs, what came since without changing a figure, and how many files were read again."""

    differences: tuple[str, ...]
    notes: tuple[str, ...]
    files: int


def compare(results: Results, folder: Path) -> Comparison:
    """Every return of the inbox read again under the document's own definition.

    The names that a document carries open nothing: files are those that are found in the inbox. Raises
    IkuError E158 where it is no folder.
    """
    if not folder.is_dir():
        raise IkuError(Finding("E158", Place(str(folder)), {"x": str(folder)}))
    runner = inbox.Workers(None)
    accepted = inbox.accepted(results.findings)
    read, _ = inbox.read_folder(
        folder,
        results.definition,
        accepted=accepted,
        closed=results.closed,
        runner=runner,
        progress=tell_progress,
    )
    over = {one.quarter for one in results.closed}
    read = tuple(sent for sent in read if sent.period not in over)
    packages = tuple(_packages(results, folder))
    changed = (*_changed(results, read), *(line for line, wrong in packages if wrong))
    newer, notes = _since(results, read)
    notes += tuple(line for line, wrong in packages if not wrong)
    return Comparison((*changed, *newer), notes, len({sent.origin.file for sent in results.submissions}))


def _packages(results: Results, folder: Path) -> Iterator[tuple[str, bool]]:
    """Closed triwulan and years beside their packages: what is another one, what could not be looked at."""
    stands = results.closed or results.issued
    standing = {one.package: one for one in issued_around(folder, replaced=True)} if stands else {}
    for package in dict.fromkeys(one.package for one in results.issued):
        carried = [one for one in results.issued if one.package == package]
        found, period = standing.get(package), Period(carried[0].year, 0).words
        name = harmless(package, LONGEST_NAME)
        if found is None:
            yield words.UNSEEN_PACKAGE.format(package=name, period=period), False
        elif [*figures_of(found)] != carried:
            yield words.OTHER_PACKAGE.format(package=name, period=period), True
    for one in results.closed:
        name = harmless(one.package, LONGEST_NAME)
        found = standing.get(one.package)
        told = [sent for sent in results.submissions if sent.period == one.quarter]
        if found is None:
            yield words.UNSEEN_PACKAGE.format(package=name, period=one.quarter.words), False
        elif found.closed != one or list(found.submissions) != told:
            yield words.OTHER_PACKAGE.format(package=name, period=one.quarter.words), True


def _changed(results: Results, read: tuple[Submission, ...]) -> Iterator[str]:
    """Returns that are gone, files that changed, and answers that the document tells otherwise."""
    there = {(sent.origin.file, sent.unit, sent.period): sent for sent in read}
    alike = {(sent.origin.sha256, sent.unit, sent.period): sent for sent in read}
    told: set[str] = set()
    over = {one.quarter for one in results.closed}
    for before in (sent for sent in results.submissions if sent.period not in over):
        file, unit, period = before.origin.file, before.unit, before.period
        after = there.get((file, unit, period)) or alike.get((before.origin.sha256, unit, period))
        name = harmless(file, LONGEST_NAME)
        if after is None:
            if file not in told:
                told.add(file)
                yield words.LOST_FILE.format(file=name)
            continue
        if after.origin.sha256 != before.origin.sha256 and file not in told:
            told.add(file)
            found, expected = after.origin.sha256[:SHOWN_HASH], before.origin.sha256[:SHOWN_HASH]
            yield words.CHANGED_FILE.format(file=name, found=found, expected=harmless(expected))
        if after.revision != before.revision:
            yield words.CHANGED_REVISION.format(file=name, found=after.revision, expected=before.revision)
        yield from _answers(results, before, after)


def _answers(results: Results, before: Submission, after: Submission) -> Iterator[str]:
    definition, file = results.definition, harmless(before.origin.file, LONGEST_NAME)
    then = {answer.variable: answer for answer in before.answers}
    for answer in after.answers:
        old = then.pop(answer.variable, None)
        for now, was in _differing(answer, old):
            yield words.CHANGED_ANSWER.format(
                file=file,
                sheet=harmless(after.sheet),
                cell=answer.place.cell,
                label=definition.variable(answer.variable).text,
                found=now,
                expected=was,
            )
    for answer in then.values():
        yield words.FOREIGN_ANSWER.format(
            file=file,
            label=definition.variable(answer.variable).text,
            expected=_said(answer),
        )
    for code, narrative, indicator in definition.narrated_rows:
        now, was = (_text(sent.narratives.get(code, "")) for sent in (after, before))
        if now != was:
            label = narrative_title(narrative, indicator)
            yield words.CHANGED_TEXT.format(
                file=file, sheet=harmless(after.sheet), label=label, found=now, expected=was
            )
    rows = {respondent.row: respondent.scores for respondent in after.respondents}
    old_rows = {respondent.row: respondent.scores for respondent in before.respondents}
    for row in sorted(rows.keys() | old_rows.keys()):
        for position, column in enumerate(after.columns):
            scores = [found[row][position] if found.get(row) else None for found in (rows, old_rows)]
            if scores[0] != scores[1]:
                found, expected = (words.EMPTY if score is None else score for score in scores)
                yield words.CHANGED_ANSWER.format(
                    file=file,
                    sheet=harmless(after.sheet),
                    cell=f"{column}{row}",
                    label=definition.unit(before.unit).sheet,
                    found=found,
                    expected=expected,
                )


def _differing(now: Answer, was: Answer | None) -> Iterator[tuple[str, str]]:
    if was is None:
        yield _said(now), words.EMPTY
        return
    if (now.state, now.value) != (was.state, was.value):
        yield _said(now), _said(was)
    for one, other in ((now.note, was.note), (now.evidence, was.evidence)):
        if one != other:
            yield _text(one), _text(other)


def _since(results: Results, read: tuple[Submission, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Returns that count now and did not when the document was made, and the figures that they change."""
    chosen, doubts = inbox.choose(read, results.period)
    known = {sent.origin.sha256 for sent in results.submissions}
    open_ones = {doubt.place.file for doubt in doubts if doubt.code == "E131"}
    picks = tuple({sent.origin.file for sent in read if sent.origin.sha256 in known} & open_ones)
    if picks:  # what the document's maker chose between versions of one revision still stands
        at_issue = {(doubt.unit, doubt.place.file) for doubt in doubts if doubt.code == "E131"}
        again, _ = inbox.choose(read, results.period, picks)
        units = {unit for unit, file in at_issue if file in picks}
        chosen = tuple(
            next(one for one in again if (one.unit, one.period) == (sent.unit, sent.period))
            if sent.unit in units
            else sent
            for sent in chosen
        )
    then = {(sent.unit, sent.period): sent for sent in results.submissions}
    came = [
        sent
        for sent in chosen
        if sent.status is not SheetStatus.BLANK
        and ((before := then.get((sent.unit, sent.period))) is None or _came_since(sent, before))
    ]
    if not came:
        return (), ()
    over = {one.quarter for one in results.closed}
    chosen = (*chosen, *(sent for sent in results.submissions if sent.period in over))
    now = calculation.calculate(
        results.definition, results.period, chosen, closed=results.closed, issued=results.issued
    )
    lines = [_arrival(results, sent) for sent in came]
    figures = [
        words.CHANGED_FIGURE.format(
            number=indicator.number,
            name=indicator.name,
            before=_figure(results, before),
            after=_figure(results, after),
        )
        for (indicator, before), after in zip(results.pairs, now.indicators, strict=True)
        if _figure(results, before) != _figure(results, after)
    ]
    if not figures:
        return (), tuple(words.NOTE.format(text=line) for line in lines)
    return (*(words.DIFFERENCE.format(text=line) for line in lines), *figures), ()


def _came_since(sent: Submission, before: Submission) -> bool:
    return sent.origin.file != before.origin.file and sent.origin.sha256 != before.origin.sha256


def _arrival(results: Results, sent: Submission) -> str:
    return words.CAME_SINCE.format(
        revision=sent.revision,
        unit=results.definition.unit(sent.unit).sheet,
        period=sent.period.words,
        file=harmless(sent.origin.file, LONGEST_NAME),
    )


def _figure(results: Results, result: Result) -> str:
    if result.value is None:
        return FIGURE_WORDS[result.status]
    indicator = next(one for one in results.definition.indicators if one.code == result.indicator)
    return summary_words.figure(indicator, result.value)


def _said(answer: Answer) -> str:
    return str(answer.state) if answer.value is None else show(answer.value)


def _text(text: str) -> str:
    return harmless(text) or words.EMPTY
