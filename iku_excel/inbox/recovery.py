"""Everything that was typed into a received workbook, by code or question, whatever became of its form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .. import xlsx
from ..core.findings import Place
from ..core.form import IDENTITY_ROW_CODE, CellKind
from ..core.form.grid import INPUT_COLUMNS
from ..core.form.identity_row import QUARTER, REVISION, YEAR
from ..core.form.lists import HIDDEN_SHEET, NIHIL, PENDING
from ..core.model import Definition, Variable
from ..core.model.recovered import Key, Recovered, Trace, Typed
from ..texts.repairs import NOTICE, WORDS, senders_part
from .answers import CHOICES, link
from .carriers import read_identity, read_short
from .layout import EVIDENCE, STATE, VALUE, Issued, Layout, tidy
from .matching import FEWEST_CODES, Corner, column_codes, find_corner, match, row_codes
from .report import Report, Spot
from .values import as_text, is_filled, number, score, shown, text

# Where a narrative is written.
_NARRATIVE = "satuan"
_LABEL_COLUMNS = ("data", "no")
_LOCKED = ("kode", "no", "data", "satuan", "periksa")
_STATES = {state: name for name, state in zip((NIHIL, PENDING), CHOICES.values(), strict=True)}


@dataclass(frozen=True, slots=True)
class _Grid:
    """A received sheet with the codes of its rows and columns, and how each row was recognised."""

    sheet: xlsx.Sheet
    layout: Layout
    rows: Mapping[int, str]
    columns: Mapping[int, str]
    traces: Mapping[int, Trace]


def recover(data: bytes, name: str, issued: Issued) -> tuple[Recovered, ...]:
    """What was typed into each sheet of a file that says whose it is, units that are no more included."""
    workbook, _ = xlsx.read(data, name)
    if workbook is None:
        return ()
    report = Report(name)
    identity = read_identity(workbook, report)
    same = identity.token is not None and identity.token.version == issued.version
    found = []
    for sheet in workbook.sheets:
        if sheet.name.casefold() in (
            HIDDEN_SHEET,
            WORDS["repairs.sheet"].casefold(),
            issued.guide.title.casefold(),
        ):
            continue
        short = read_short(sheet, issued.words, report)
        units = identity.token.units if identity.token else ()
        unit = short.unit if short else identity.titles.get(sheet.name, units[0] if len(units) == 1 else "")
        corner = find_corner(sheet, issued.layouts.values())
        if unit in issued.layouts:
            grid = _grid(sheet, corner, issued.layouts[unit])
            found.append(_recovered(grid, unit, Place(name, sheet.name), issued.definition, same))
        elif unit and corner:
            # A unit that is no more: its questions may be another's now.
            layout = next(layout for layout in issued.layouts.values() if not layout.block)
            grid = _grid(sheet, corner, layout)
            found.append(_recovered(grid, unit, Place(name, sheet.name), issued.definition, False))
    return tuple(found)


def _grid(sheet: xlsx.Sheet, corner: Corner | None, layout: Layout) -> _Grid:
    if corner:
        layout = layout.of_codes(column_codes(sheet, corner))
    columns = _columns(sheet, corner, layout)
    if layout.block:
        return _Grid(sheet, layout, *_respondents(sheet, corner, layout, columns))
    rows, traces = _rows(sheet, corner, layout)
    return _Grid(sheet, layout, rows, columns, traces)


def _columns(sheet: xlsx.Sheet, corner: Corner | None, layout: Layout) -> dict[int, str]:
    """Columns by the code row, or where there is none by the heads of the table."""
    if corner:
        return {places[0]: code for code, places in column_codes(sheet, corner).items()}
    codes = {column: code for code, column in layout.columns.items()}
    heads = {
        tidy(cell.text): codes[cell.column]
        for cell in layout.sheet.cells
        if cell.style.startswith("head") and cell.content and cell.column in codes
    }
    by_row: dict[int, dict[int, str]] = {}
    for (row, column), cell in sheet.cells.items():
        if cell.kind == "text" and tidy(cell.raw) in heads:
            by_row.setdefault(row, {})[column] = heads[tidy(cell.raw)]
    best = max(by_row.values(), key=len, default={})
    return best if len(best) >= FEWEST_CODES else {}


def _rows(
    sheet: xlsx.Sheet, corner: Corner | None, layout: Layout
) -> tuple[dict[int, str], dict[int, Trace]]:
    """Rows by their codes, or by the text of their question; where the two disagree, by neither."""
    questions = _questions(layout)
    said: dict[int, str] = {}
    for (row, _), cell in sheet.cells.items():
        if cell.kind == "text" and tidy(cell.raw) in questions:
            said.setdefault(row, questions[tidy(cell.raw)])
    coded = {
        row: code for code, places in (row_codes(sheet, corner) if corner else {}).items() for row in places
    }
    rows = {row: code for row, code in coded.items() if said.get(row, code) == code}
    doubled = {code for code, count in Counter(rows.values()).items() if count > 1}
    rows = {row: code for row, code in rows.items() if code not in doubled or said.get(row) == code}
    traces = dict.fromkeys(rows, Trace.CODE)
    known = Counter(rows.values())
    alone = Counter(code for row, code in said.items() if row not in rows)
    for row, code in said.items():
        if row not in coded and not known[code] and alone[code] == 1:
            rows[row], traces[row] = code, Trace.LABEL
    if IDENTITY_ROW_CODE not in rows.values() and (row := _identity_row(sheet, layout)):
        rows[row], traces[row] = IDENTITY_ROW_CODE, Trace.LABEL
    return rows, traces


def _questions(layout: Layout) -> dict[str, str]:
    """The code of each question's row by its text, with and without what it covers."""
    codes = {row: code for code, row in layout.rows.items()}
    found: dict[str, str] = {}
    for cell in layout.sheet.cells:
        if cell.style in ("question", "narrative_title") and cell.row in codes:
            for words in (cell.text, str(cell.content)):
                # Two questions of one text are told apart by their codes alone.
                found[tidy(words)] = (
                    "" if found.get(tidy(words), codes[cell.row]) != codes[cell.row] else codes[cell.row]
                )
    return {words: code for words, code in found.items() if code}


def _identity_row(sheet: xlsx.Sheet, layout: Layout) -> int:
    labels = {tidy(cell.text) for cell in layout.sheet.cells if cell.style == "identity_label"}
    rows = Counter(
        row for (row, _), cell in sheet.cells.items() if cell.kind == "text" and tidy(cell.raw) in labels
    )
    row, count = max(rows.items(), key=lambda item: item[1], default=(0, 0))
    return row + 1 if count >= FEWEST_CODES else 0


def _respondents(
    sheet: xlsx.Sheet, corner: Corner | None, layout: Layout, columns: dict[int, str]
) -> tuple[dict[int, str], dict[int, str], dict[int, Trace]]:
    """A survey's rows: a number from 1 for each respondent, counted from the head of the table."""
    rows: dict[int, str] = {}
    if corner:
        matched = match(sheet, corner, layout, Report(""))
        first, last = matched.first_respondent, matched.last_respondent
        rows = {row: code for code, places in row_codes(sheet, corner).items() for row in places[:1]}
    else:
        scores = [
            row for (row, column), cell in sheet.cells.items() if column in columns and cell.kind == "number"
        ]
        first, last = min(scores, default=1), max(scores, default=0)
        if row := _identity_row(sheet, layout):
            rows[row] = IDENTITY_ROW_CODE
    for row, column in sheet.cells:
        if first <= row <= last and column in columns:
            rows[row] = str(row - first + 1)
    return rows, columns, dict.fromkeys(rows, Trace.CODE)


def _recovered(grid: _Grid, unit: str, place: Place, definition: Definition, same: bool) -> Recovered:
    places: dict[Spot, Key] = {}
    anew = {grid.layout.identity[name].column_code for name in (REVISION, YEAR, QUARTER)}
    for row, row_code in grid.rows.items():
        for column, column_code in grid.columns.items():
            again = row_code == IDENTITY_ROW_CODE and column_code in anew
            if not again and _is_input(grid, row, row_code, column_code):
                places[row, column] = (unit, row_code, column_code)
    typed = [
        _typed(grid, spot, places[spot], cell, place, definition)
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
    return Recovered(
        unit, place, tuple(typed), notes, {xlsx.address(*spot): key for spot, key in places.items()}
    )


def _is_input(grid: _Grid, row: int, row_code: str, column_code: str) -> bool:
    block = grid.layout.block
    if (row_code, column_code) in grid.layout.inputs:
        return True
    if block and row_code.isdigit():
        return column_code not in _LOCKED
    if block or row_code in grid.layout.rows:
        return False
    # A question of another form: a narrative has its title where the others have their number.
    narrative = not is_filled(grid.sheet.cells.get((row, _column(grid, "data"))))
    return column_code == _NARRATIVE if narrative else column_code in INPUT_COLUMNS


def _column(grid: _Grid, code: str) -> int:
    return next((column for column, other in grid.columns.items() if other == code), 0)


def _label(grid: _Grid, row: int) -> str:
    """The first line of what a row asks."""
    for code in _LABEL_COLUMNS:
        cell = grid.sheet.cells.get((row, _column(grid, code)))
        if cell and cell.kind == "text" and not grid.layout.block:
            return cell.raw.split("\n")[0].strip()
    return ""


def _typed(grid: _Grid, spot: Spot, key: Key, cell: xlsx.Cell, place: Place, definition: Definition) -> Typed:
    _, row_code, column_code = key
    variable = next((one for one in definition.variables if one.code == row_code), None)
    target = grid.sheet.hyperlinks.get(spot, "")
    value = _value(cell, row_code, column_code, variable, target, grid.layout)
    return Typed(key, value, _shown(cell), _at(place, spot), _label(grid, spot[0]), grid.traces[spot[0]])


def _value(
    cell: xlsx.Cell, row_code: str, column_code: str, variable: Variable | None, target: str, layout: Layout
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
        return (link(said.text, target) if column_code == EVIDENCE else said.text) or None
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


def _elsewhere(grid: _Grid, places: Mapping[Spot, Key], same: bool) -> Iterator[tuple[Spot, xlsx.Cell]]:
    """What was typed where no question is known; of another form only what stands in its input columns."""
    known = {tidy(cell.text) for cell in grid.layout.sheet.cells if cell.kind is CellKind.TEXT}
    short = WORDS["short_code"].format(code="").strip()
    inputs = {column for column, code in grid.columns.items() if code not in _LOCKED}
    last = max(grid.columns, default=0)
    own = {row for row, code in grid.rows.items() if code == IDENTITY_ROW_CODE}
    lowest = min((row for row, code in grid.rows.items() if code != IDENTITY_ROW_CODE), default=0)
    code_rows = {row for row, column in grid.sheet.cells if row < lowest} if not same else set()
    for spot, cell in sorted(grid.sheet.cells.items()):
        row, column = spot
        if spot in places or row in own or not is_filled(cell) or cell.formula is not None:
            continue
        plain = tidy(as_text(cell))
        if plain in known or plain in grid.columns.values() or plain in grid.rows.values():
            continue
        if plain.startswith((short, NOTICE)) or (
            cell.kind == "number" and grid.columns.get(column) in ("no", "kode")
        ):
            continue
        if row in grid.rows and grid.columns.get(column) in _LOCKED:
            continue
        if same or ((column in inputs or column > last) and row not in code_rows):
            yield spot, cell


def _at(place: Place, spot: Spot) -> Place:
    return Place(place.file, place.sheet, xlsx.address(*spot))
