"""Everything that was typed into a received workbook, by code or question, whatever became of its form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .. import formats, xlsx
from ..core.findings import Place
from ..core.model import Variable
from ..core.model.recovered import Key, Recovered, Trace, Typed
from ..form import IDENTITY_ROW_CODE, NARRATIVE_CODE, CellKind
from ..form.grid import COLUMNS, DATA, INPUT_COLUMNS, NO
from ..form.guide import TITLE as GUIDE
from ..form.identity_row import QUARTER, REVISION, YEAR
from ..form.lists import HIDDEN_SHEET, NIHIL, PENDING
from ..texts.annotated import NOTICE, SHEET, senders_part
from ..texts.form import SHORT_CODE
from .accepting import accepts
from .answers import CHOICES, link, target
from .carriers import read_identity, read_short
from .free_text import as_text, is_filled, text
from .grid import Grid, grid_of
from .layout import EVIDENCE, STATE, VALUE, Issued, Layout, tidy
from .matching import find_corner
from .report import Report, Spot
from .values import disguise, number, score, shown

# What a row asks: a question's text, or a narrative's.
_LABEL_COLUMNS = (COLUMNS[DATA - 1], COLUMNS[NO - 1])
_LOCKED = tuple(code for code in COLUMNS if code not in INPUT_COLUMNS)
_STATES = {state: name for name, state in zip((NIHIL, PENDING), CHOICES.values(), strict=True)}


def recover(data: bytes, name: str, issued: Issued) -> tuple[Recovered, ...]:
    """What was typed into each sheet of a file that says whose it is, units that are no more included."""
    workbook, _ = formats.read(data, name)
    if workbook is None:
        return ()
    report = Report(name)
    identity = read_identity(workbook, report)
    same = identity.token is not None and identity.token.version == issued.version
    found = []
    for sheet in workbook.sheets:
        if sheet.name.casefold() in (HIDDEN_SHEET, SHEET.casefold(), GUIDE.casefold()):
            continue
        short = read_short(sheet, report)
        units = identity.token.units if identity.token else ()
        unit = short.unit if short else identity.titles.get(sheet.name, units[0] if len(units) == 1 else "")
        corner = find_corner(sheet, issued.codes)
        if unit in issued.layouts:
            grid = grid_of(sheet, corner, issued.layouts[unit])
            found.append(_recovered(grid, unit, Place(name, sheet.name), issued, same))
        elif unit and corner:
            # A unit that is no more: its questions may be another's now.
            layout = next(layout for layout in issued.layouts.values() if not layout.block)
            grid = grid_of(sheet, corner, layout)
            found.append(_recovered(grid, unit, Place(name, sheet.name), issued, False))
    return tuple(found)


def _recovered(grid: Grid, unit: str, place: Place, issued: Issued, same: bool) -> Recovered:
    places: dict[Spot, Key] = {}
    anew = {grid.layout.identity[name].column_code for name in (REVISION, YEAR, QUARTER)}
    answers = [(column, code) for column, code in grid.columns.items() if code not in _LOCKED]
    for row, row_code in grid.rows.items():
        if grid.layout.block and row_code.isdigit():
            places |= {(row, column): (unit, row_code, code) for column, code in answers}
            continue
        for column, column_code in grid.columns.items():
            again = row_code == IDENTITY_ROW_CODE and column_code in anew
            if not again and _is_input(grid, row, row_code, column_code):
                places[row, column] = (unit, row_code, column_code)
    typed = [
        _typed(grid, spot, places[spot], cell, place, issued)
        for spot, cell in sorted(grid.sheet.cells.items())
        if spot in places and is_filled(cell)
    ]
    typed += [
        Typed(
            (unit, "", grid.columns.get(spot[1], "")),
            None,
            _shown(cell),
            _at(place, spot),
            _label(grid, spot[0]),
            Trace.NONE,
        )
        for spot, cell in _elsewhere(grid, places, same)
    ]
    notes = tuple(
        Typed(places.get(spot, (unit, "", "")), None, said, _at(place, spot), _label(grid, spot[0]))
        for spot, note in sorted(grid.sheet.notes.items())
        if (said := senders_part(note))
    )
    return Recovered(unit, place, tuple(typed), notes, places)


def _is_input(grid: Grid, row: int, row_code: str, column_code: str) -> bool:
    if (row_code, column_code) in grid.layout.inputs:
        return True
    if grid.layout.block or row_code in grid.layout.rows:
        return False
    # A question of another form: a narrative has its title where the others have their number.
    narrative = not is_filled(grid.sheet.cells.get((row, _column(grid, _LABEL_COLUMNS[0]))))
    return column_code == NARRATIVE_CODE if narrative else column_code in INPUT_COLUMNS


def _column(grid: Grid, code: str) -> int:
    return next((column for column, other in grid.columns.items() if other == code), 0)


def _label(grid: Grid, row: int) -> str:
    """The first line of what a row asks."""
    for code in _LABEL_COLUMNS:
        cell = grid.sheet.cells.get((row, _column(grid, code)))
        if cell and cell.kind == "text" and not grid.layout.block:
            return cell.raw.split("\n")[0].strip()
    return ""


def _typed(grid: Grid, spot: Spot, key: Key, cell: xlsx.Cell, place: Place, issued: Issued) -> Typed:
    _, row_code, column_code = key
    variable = next((one for one in issued.definition.variables if one.code == row_code), None)
    behind = target(cell, grid.sheet.hyperlinks.get(spot, ""))
    value = _value(cell, row_code, column_code, variable, behind, grid.layout)
    # Who filled it in has not seen that number, and would find it as if it had been typed.
    measure = variable.measure if variable else ""
    if isinstance(value, float) and disguise(cell, value, grid.sheet.style_of(cell), measure):
        value = value if accepts(issued.accepted, _at(place, spot), shown(value)) else None
    return Typed(key, value, _shown(cell), _at(place, spot), _label(grid, spot[0]), grid.traces[spot[0]])


def _value(
    cell: xlsx.Cell, row_code: str, column_code: str, variable: Variable | None, behind: str, layout: Layout
) -> str | float | None:
    """What can be typed again: the number where there is one, else the text; no error value, no formula."""
    if layout.block and row_code.isdigit() and layout.sheet.block and column_code in _scored(layout):
        read = score(cell)
    elif variable and column_code == VALUE:
        read = number(cell, variable)
    else:
        said = text(cell)
        if column_code == STATE:
            state = CHOICES.get(tidy(said.text).casefold())
            return _STATES[state] if state else said.text or None
        if cell.kind == "date" and not said.refused:
            return _day(cell.iso)
        return (link(said.text, behind) if column_code == EVIDENCE else said.text) or None
    if read.value is not None:
        return read.value
    if cell.kind == "number" and cell.formula is None:
        return cell.number
    return text(cell).text or None if cell.kind == "text" else None


def _scored(layout: Layout) -> frozenset[str]:
    block = layout.block
    assert block
    return frozenset(
        block.codes[column] for column, style in block.columns.items() if style == "survey_input"
    )


def _shown(cell: xlsx.Cell) -> str:
    """What stood there as people read it."""
    if cell.kind == "date":
        return _day(cell.iso) or cell.raw
    return shown(cell.number) if cell.kind == "number" and cell.number is not None else as_text(cell)


def _day(iso: str) -> str:
    """A date as people write it."""
    parts = iso[:10].split("-")
    return "/".join(reversed(parts)) if len(parts) == 3 else iso


def _elsewhere(grid: Grid, places: Mapping[Spot, Key], same: bool) -> Iterator[tuple[Spot, xlsx.Cell]]:
    """What was typed where no question is known; of another form only what stands in its input columns."""
    known = {tidy(cell.text) for cell in grid.layout.sheet.cells if cell.kind is CellKind.TEXT}
    known |= {*grid.columns.values(), *grid.rows.values()}
    signed = (SHORT_CODE.format(code="").strip(), NOTICE)
    asked = [row for row, code in grid.rows.items() if code != IDENTITY_ROW_CODE]
    head, last = min(asked, default=1), max(grid.columns, default=0)
    for spot, cell in sorted(grid.sheet.cells.items()):
        row, column = spot
        code = grid.columns.get(column, "")
        if spot in places or not is_filled(cell) or cell.formula is not None:
            continue
        if grid.rows.get(row) == IDENTITY_ROW_CODE or (row in grid.rows and code in _LOCKED):
            continue
        plain = tidy(as_text(cell))
        if plain in known or plain.startswith(signed) or (cell.kind == "number" and code in _LABEL_COLUMNS):
            continue
        open_column = column > last or (bool(code) and code not in _LOCKED)
        if same or (open_column and row >= head):
            yield spot, cell


def _at(place: Place, spot: Spot) -> Place:
    return Place(place.file, place.sheet, xlsx.address(*spot))
