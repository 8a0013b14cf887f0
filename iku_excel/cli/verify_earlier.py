"""A workbook of an earlier version, which cannot be drawn again: its figures, its answers, its formulas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from .. import engines, xlsx
from ..core.model import Answer, State
from ..core.numbers import show
from ..summary.embedded.reading import Recalled
from ..summary.evidence.answers import SHEET as DATA
from ..summary.sheets.pengukuran import SHEET as MEASURED
from ..texts import explain as words
from ..texts.findings.filling import harmless
from .verify_workbook import TOLERANCE, differences_of_values

# Where version 1 has an indicator's name, and its figures, on the measuring sheet.
_NAME, _FIGURES = 3, {"value": 11, "achievement": 12}


@dataclass(frozen=True, slots=True)
class Looked:
    """What differs, and whether an office program was there to calculate the formulas again."""

    differences: tuple[str, ...]
    recalculated: bool


def look(found: Recalled, path: Path) -> Looked:
    """What the sheets say otherwise than what the workbook carries, and than their own formulas."""
    lines = [*_figures_not_printed(found), *_answers_not_printed(found)]
    if not any(program.found() for program in engines.PROGRAMS.values()):
        return Looked(tuple(lines), recalculated=False)
    with engines.opened(path) as program:
        fresh, _ = xlsx.read(program.calculate(), path.name)
    if fresh is not None:
        lines += differences_of_values(fresh, found.workbook)
    return Looked(tuple(lines), recalculated=fresh is not None)


def _figures_not_printed(found: Recalled) -> Iterator[str]:
    """Figures that do not stand on the measuring sheet beside the name of their indicator."""
    names = {indicator.code: indicator.name for indicator in found.results.definition.indicators}
    rows = {" ".join(row[_NAME].raw.split()): row for row in _rows(found.workbook, MEASURED) if _NAME in row}
    for told in found.told:
        name = names.get(told["indicator"], "")
        row = next((row for text, row in rows.items() if name and name in text), {})
        wanted = [(column, told[figure]) for figure, column in _FIGURES.items()]  # type: ignore[literal-required]
        if any(number is not None and not _holds(row.get(column), number) for column, number in wanted):
            yield words.NOT_PRINTED.format(sheet=MEASURED, text=harmless(name))


def printed_otherwise(found: Recalled) -> Iterator[str]:
    """Figures that stand in no row of the measuring sheet that names their indicator, in any column."""
    rows = [list(row.values()) for row in _rows(found.workbook, MEASURED)]
    for indicator, result in found.results.pairs:
        named = [row for row in rows if any(indicator.name in " ".join(cell.raw.split()) for cell in row)]
        wanted = [number for number in (result.value, result.achievement) if number is not None]
        if not any(all(any(_holds(cell, one) for cell in row) for one in wanted) for row in named):
            yield words.NOT_PRINTED.format(sheet=MEASURED, text=harmless(indicator.name))


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
