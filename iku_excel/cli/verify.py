"""`iku verify`: whether an official workbook still says what its sources say."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import click

from .. import inbox, summary, xlsx
from ..core.findings import Finding, IkuError, Place
from ..core.model import Answer, Results, Submission
from ..core.numbers import show, show_percent
from ..summary.embedded.reading import Recalled, recall
from ..summary.embedded.writing import SHEET as HIDDEN
from ..summary.embedded.writing import Figures
from ..summary.embedded.writing import figures as said
from ..texts import explain as words
from .options import PATH, named, workbook_argument

SHOWN_HASH = 12
# A program that saves the workbook again may write the last digits of a figure otherwise.
TOLERANCE = 1e-12


@dataclass(frozen=True, slots=True)
class Drawing:
    """How a workbook was drawn, how many cells were compared, and those that differ."""

    folded: bool
    paper: str
    cells: int
    differences: tuple[str, ...]


@named("verify")
@workbook_argument
@click.argument("inbox_path", metavar="[INBOX]", required=False, type=PATH)
def command(workbook: Path, inbox_path: Path | None) -> int:
    """Says every difference; 0 where there is none, else 1."""
    found = recall(workbook)
    results = found.results
    differences = list(changed_results(found))
    if not differences:
        click.echo(words.VERIFIED_RESULTS.format(n=len(results.indicators)))
    drawing = nearest_drawing(results, found.workbook)
    if not drawing.differences:
        click.echo(words.VERIFIED_CELLS.format(n=drawing.cells))
    differences += drawing.differences
    if inbox_path is not None:
        moved = list(_files(results, inbox_path))
        if not moved:
            click.echo(words.VERIFIED_FILES.format(n=len({s.origin.file for s in results.submissions})))
        differences += moved
    for line in differences:
        click.echo(line)
    click.echo(words.HOLDS_NOT.format(n=len(differences)) if differences else words.HOLDS)
    return 1 if differences else 0


def changed_results(found: Recalled) -> Iterator[str]:
    """Figures that the workbook carries and that do not follow from the answers carried beside them."""
    told = {figures["indicator"]: figures for figures in found.told}
    for result in found.results.indicators:
        expected = said(result)
        stored = told.pop(result.indicator, None)
        if stored is None or not all(map(_equal, stored.values(), expected.values())):
            yield words.CHANGED_RESULT.format(
                code=result.indicator, found=_figures(stored), expected=_figures(expected)
            )
    for code in told:
        yield words.UNKNOWN_RESULT.format(code=code)


def _equal(one: object, other: object) -> bool:
    if isinstance(one, int | float) and isinstance(other, int | float):
        return abs(one - other) <= TOLERANCE * max(1.0, abs(other))
    return one == other


def _figures(told: Figures | None) -> str:
    """Value and achievement, which are what a reader takes away."""
    if told is None or told["value"] is None:
        return words.EMPTY
    reached = told["achievement"]
    shown = show(told["value"])
    return (
        shown
        if reached is None
        else words.WITH_ACHIEVEMENT.format(
            value=shown, achievement=show_percent(reached), category=told["category"]
        )
    )


def nearest_drawing(results: Results, workbook: xlsx.Workbook) -> Drawing:
    """A fresh drawing of the same results beside the workbook.

    Neither the folding nor the paper is known: the drawing with the fewest differences counts.
    """
    found = []
    for folded, paper in product((False, True), ("F4", "A4")):
        drawn = summary.draw(results, folded=folded, paper=paper)
        drawing = Drawing(folded, paper, *_differences(workbook, drawn))
        if not drawing.differences:
            return drawing
        found.append(drawing)
    return min(found, key=lambda drawing: len(drawing.differences))


def _differences(workbook: xlsx.Workbook, drawing: bytes) -> tuple[int, tuple[str, ...]]:
    fresh, _ = xlsx.read(drawing, "")
    assert fresh is not None
    compared, lost, lines = 0, 0, []
    for sheet in fresh.sheets:
        if sheet.name == HIDDEN:
            continue
        found = workbook.sheet(sheet.name)
        if found is None:
            lines.append(words.LOST_SHEET.format(sheet=sheet.name))
            continue
        for row, column in sorted(sheet.cells.keys() | found.cells.keys()):
            compared += 1
            one, other = sheet.cells.get((row, column)), found.cells.get((row, column))
            if one and other and other.kind == "empty" != one.kind and one.formula == other.formula:
                lost += 1
            elif not _same(one, other):
                lines.append(
                    words.CHANGED_CELL.format(
                        sheet=sheet.name,
                        cell=xlsx.address(row, column),
                        found=_text(other),
                        expected=_text(one),
                    )
                )
    if lost:
        lines.append(words.LOST_RESULTS.format(n=lost))
    return compared, tuple(lines)


def _same(one: xlsx.Cell | None, other: xlsx.Cell | None) -> bool:
    if one is not None and other is not None and one.number is not None and other.number is not None:
        return abs(one.number - other.number) <= TOLERANCE * max(1.0, abs(one.number))
    return _text(one) == _text(other)


def _text(cell: xlsx.Cell | None) -> str:
    if cell is None:
        return ""
    return show(cell.number) if cell.number is not None else " ".join(cell.raw.split())


def _files(results: Results, folder: Path) -> Iterator[str]:
    """Returned files that are gone or changed, and the answers in them that differ."""
    if not folder.is_dir():
        raise IkuError(Finding("E158", Place(str(folder)), {"x": str(folder)}))
    by_file: dict[str, list[Submission]] = {}
    for submission in results.submissions:
        by_file.setdefault(submission.origin.file, []).append(submission)
    for name, submissions in sorted(by_file.items()):
        path = folder / name
        if not path.is_file():
            yield words.LOST_FILE.format(file=name)
            continue
        data = path.read_bytes()
        expected, found = submissions[0].origin.sha256, hashlib.sha256(data).hexdigest()
        if found == expected:
            continue
        yield words.CHANGED_FILE.format(file=name, found=found[:SHOWN_HASH], expected=expected[:SHOWN_HASH])
        now, _ = inbox.read_file(data, name, results.definition, inbox.accepted(results.findings))
        for submission in submissions:
            again = next((s for s in now if (s.unit, s.period) == (submission.unit, submission.period)), None)
            yield from _answers(results, submission, again)


def _answers(results: Results, before: Submission, after: Submission | None) -> Iterator[str]:
    if after is None:
        return
    now = {answer.variable: answer for answer in after.answers}
    for answer in before.answers:
        other = now.get(answer.variable)
        if other is None or (answer.state, answer.value) == (other.state, other.value):
            continue
        yield words.CHANGED_ANSWER.format(
            file=before.origin.file,
            sheet=after.sheet,
            cell=other.place.cell,
            label=results.definition.variable(answer.variable).text,
            found=_said(other),
            expected=_said(answer),
        )
    rows = {respondent.row: respondent.scores for respondent in after.respondents}
    old = {respondent.row: respondent.scores for respondent in before.respondents}
    for row in sorted(rows.keys() | old.keys()):
        for position, column in enumerate(after.columns):
            was = old[row][position] if row in old else None
            is_now = rows[row][position] if row in rows else None
            if was != is_now:
                yield words.CHANGED_ANSWER.format(
                    file=before.origin.file,
                    sheet=after.sheet,
                    cell=f"{column}{row}",
                    label=results.definition.unit(before.unit).sheet,
                    found=words.EMPTY if is_now is None else is_now,
                    expected=words.EMPTY if was is None else was,
                )


def _said(answer: Answer) -> str:
    return str(answer.state) if answer.value is None else show(answer.value)
