"""A workbook of an earlier version, which cannot be drawn again: its figures, its answers, its formulas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from .. import engines, xlsx
from ..core.model import Answer, State
from ..core.numbers import show
from ..core.periods import Period
from ..summary.embedded.reading import Recalled
from ..summary.evidence.answers import SHEET as DATA
from ..summary.sheets.pengukuran import SHEET as MEASURED
from ..texts import explain as words
from ..texts.findings.filling import harmless
from ..texts.workbook.every_sheet import to_date_short
from ..texts.workbook.pengukuran import HEADS
from .verify_workbook import TOLERANCE, differences_of_values


@dataclass(frozen=True, slots=True)
class Looked:
    """What differs, and whether an office program was there to calculate the formulas again."""

    differences: tuple[str, ...]
    recalculated: bool


def look(found: Recalled, path: Path) -> Looked:
    """What the sheets say otherwise than what the workbook carries, and than their own formulas."""
    lines = [*printed_otherwise(found), *_answers_not_printed(found)]
    if not any(program.found() for program in engines.PROGRAMS.values()):
        return Looked(tuple(lines), recalculated=False)
    with engines.opened(path) as program:
        fresh, _ = xlsx.read(program.calculate(), path.name)
    if fresh is not None:
        lines += differences_of_values(fresh, found.workbook)
    return Looked(tuple(lines), recalculated=fresh is not None)


def printed_otherwise(found: Recalled) -> Iterator[str]:
    """Figures that the measuring sheet does not say in the row of their indicator, under their own heads."""
    rows = _rows(found.workbook, MEASURED)
    columns = _columns(rows, found.results.period)
    for indicator, result in found.results.pairs:
        named = [
            row for row in rows if any(indicator.name in " ".join(cell.raw.split()) for cell in row.values())
        ]
        wanted = {"value": result.value, "achievement": result.achievement}
        due = [(name, number) for name, number in wanted.items() if number is not None]
        if not any(all(_says(row, columns.get(name), number) for name, number in due) for row in named):
            yield words.NOT_PRINTED.format(sheet=MEASURED, text=harmless(indicator.name))


def _columns(rows: Sequence[Mapping[int, xlsx.Cell]], period: Period) -> dict[str, int]:
    """Where realisasi and capaian stand, by their heads; nothing where a version called them otherwise."""
    heads = {
        name: HEADS[name].format(period=to_date_short(period)).split() for name in ("value", "achievement")
    }
    return {
        name: column
        for row in rows
        for column, cell in row.items()
        for name, head in heads.items()
        if cell.raw.split() == head
    }


def _says(row: Mapping[int, xlsx.Cell], column: int | None, number: float) -> bool:
    """Whether a number stands in its column, or anywhere in the row where nobody knows the column."""
    return any(_holds(cell, number) for at, cell in row.items() if column in (None, at))


def _answers_not_printed(found: Recalled) -> Iterator[str]:
    """Answers that stand in no row of the list of answers that names their question and their file."""
    rows = _rows(found.workbook, DATA)
    period = found.results.period
    for sent in found.results.submissions:
        for answer in sent.answers if sent.period in period.quarters else ():
            if answer.state is State.VALUE and not any(_is_of(row, answer) for row in rows):
                text = f"{answer.variable} = {show(answer.value or 0)}, {answer.place.file}"
                yield words.NOT_PRINTED.format(sheet=DATA, text=harmless(text))


def _is_of(row: Mapping[int, xlsx.Cell], answer: Answer) -> bool:
    place = {answer.variable, answer.place.file, answer.place.cell}
    return place <= {cell.raw for cell in row.values()} and any(
        _holds(cell, answer.value or 0.0) for cell in row.values()
    )


def _rows(workbook: xlsx.Workbook, sheet: str) -> list[Mapping[int, xlsx.Cell]]:
    """The cells of each row, by their column."""
    found = workbook.sheet(sheet)
    rows: dict[int, dict[int, xlsx.Cell]] = {}
    for (row, column), cell in sorted(found.cells.items()) if found else ():
        rows.setdefault(row, {})[column] = cell
    return list(rows.values())


def _holds(cell: xlsx.Cell | None, number: float) -> bool:
    there = cell.number if cell else None
    return there is not None and abs(there - number) <= TOLERANCE * max(1.0, abs(number))
