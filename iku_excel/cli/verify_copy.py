"""A copy for outside, which cannot be drawn again: what none has, and charts beside their own cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from .. import xlsx
from ..core.typed import NotTypedError
from ..summary.embedded.shown import said_of_itself
from ..texts import explain as words
from ..texts.findings.filling import harmless
from ..texts.status import NOT_FINAL, issue_words
from ..texts.workbook.every_sheet import SEPARATOR
from ..xlsx.beside import Beside, read_beside
from ..xlsx.drawings import DamagedError, RefusedError, read_drawings
from .verify_workbook import LONGEST_SHOWN, beside, same_values

NOTHING = Beside({}, {}, frozenset(), frozenset())


def laid_over(workbook: xlsx.Workbook, data: bytes) -> Iterator[str]:
    """What was laid over, hidden in or changed beside the cells that a signature speaks of."""
    if workbook.external_links:
        yield words.FOREIGN_LINKS
    for sheet in workbook.sheets:
        for row in sorted(sheet.hidden_rows):
            yield words.HIDDEN_ROW.format(sheet=harmless(sheet.name), row=row)
    try:
        drawings, around = read_drawings(data), read_beside(data)
    except (DamagedError, RefusedError):
        yield words.DAMAGED_CHARTS
        return
    yield from beside(replace(NOTHING, headings=around.headings), around)
    yield from _footers(workbook, around)
    if drawings.pictures or drawings.shapes:
        yield words.LAID_OVER.format(n=drawings.pictures + drawings.shapes)
    if drawings.macros:
        yield words.MACROS
    for source, versions in sorted(drawings.series.items()):
        expected = _shown(workbook, source)
        for kept in versions:
            if kept and not same_values(kept, expected):
                found, due = (harmless("; ".join(values), LONGEST_SHOWN) for values in (kept, expected))
                yield words.CHANGED_SERIES.format(source=harmless(source), found=found, expected=due)


def _footers(workbook: xlsx.Workbook, around: Beside) -> Iterator[str]:
    """Footers that do not say what the first sheet says that the copy is."""
    try:
        issuance, reasons = said_of_itself(workbook)
    except NotTypedError:
        yield words.NO_STATE
        return
    states = (*issue_words(issuance), *([NOT_FINAL] if reasons else []))
    due = "".join(SEPARATOR.join(states).split())
    for heading in sorted(around.headings):
        if issuance is not None and heading.startswith("L:") and not heading.endswith(due):
            found = harmless(heading.removeprefix("L:"), LONGEST_SHOWN)
            yield words.OTHER_FOOTER.format(text=found, expected=SEPARATOR.join(states))


def _shown(workbook: xlsx.Workbook, source: str) -> tuple[str, ...]:
    """What the cells of a chart's range say; nothing where it is none of this workbook."""
    name, _, reference = source.rpartition("!")
    sheet, area = (
        workbook.sheet(name.strip("'").replace("''", "'")),
        xlsx.parse_range(reference.replace("$", "")),
    )
    if sheet is None or area is None:
        return ()
    inside = (
        cell
        for (row, column), cell in sorted(sheet.cells.items())
        if area.top <= row <= area.bottom and area.left <= column <= area.right
    )
    texts = (repr(cell.number) if cell.number is not None else cell.raw.strip() for cell in inside)
    return tuple(text for text in texts if text)
