"""Form → the protected workbook, blank or filled, every formula stored with what it gives."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from xml.sax.saxutils import escape, quoteattr

from .. import parts
from ..form import Form, Key, Sheet, address
from ..form.filled import Filled, FilledSheet
from .frame import (
    DRAWN,
    NOTES,
    PROPERTIES,
    SHORT_CODE,
    TOKEN,
    WORKBOOK,
    SheetFrame,
    frame_of,
    note_mark,
    shape_of,
    title_mark,
)
from .hidden import hidden_cells
from .protection import lock_of
from .rows import Row, plain, rows, text_of

__all__ = ["draw"]

_NOTE = re.compile(r"<t>(@@IKU\.\d+\.\d+@@)</t>")
_DIMENSION = re.compile(r'<dimension ref="[^"]*" ?/>')


def draw(form: Form, contents: Mapping[Key, str | float | None] | None = None, password: str = "") -> bytes:
    """The workbook of a form, its inputs holding `contents` by unit, row code and column code.

    A respondent's row code is a number from "1". An annotated form carries its remarks. With a password,
    sheets and structure carry its hash.
    """
    filled = Filled(form, contents or {})
    shape = shape_of(form, filled)
    frame = frame_of(shape)
    lock = lock_of(password)
    *inputs, (hidden, hidden_frame) = frame.sheets.items()
    drawn = {
        name: _sheet(sheet, pattern, filled.on(sheet.title), lock)
        for sheet, (name, pattern) in zip(form.sheets, inputs, strict=True)
    }
    drawn[hidden] = _hidden(form, hidden_frame)
    drawn[WORKBOOK] = _workbook(form, frame.marked[WORKBOOK], lock)
    drawn[PROPERTIES] = _properties(form, frame.marked[PROPERTIES])
    notes = {
        note_mark(sheet, number): note.text
        for sheet, laid in enumerate(shape.laid)
        for number, note in enumerate(laid.notes)
    }
    drawn |= {name: _notes(part, notes) for name, part in frame.marked.items() if name.startswith(NOTES)}
    return parts.pack(((name, part.encode("utf-8")) for name, part in drawn.items()), frame.others)


def _sheet(sheet: Sheet, frame: SheetFrame, filled: FilledSheet, lock: Mapping[str, str]) -> str:
    places = _with_answers(frame, filled)
    before = frame.before
    if filled.answers:
        last = address(max(frame.columns), max(row for row, _ in places))
        before = _DIMENSION.sub(f'<dimension ref="A1:{last}"/>', before)
    behind = frame.behind.replace("<sheetProtection ", f"<sheetProtection {_attributes(lock)}", 1)
    links = "".join(
        f"<hyperlink ref={quoteattr(cell.address)} location={quoteattr(cell.link)}"
        f" tooltip={quoteattr(str(cell.content))}/>"
        for cell in sheet.cells
        if cell.link
    )
    if links:
        behind = behind.replace("<printOptions", f"<hyperlinks>{links}</hyperlinks><printOptions", 1)
    behind = behind.replace(SHORT_CODE, sheet.short_code)
    return f"{before}<sheetData>{rows(places, filled, sheet)}</sheetData>{behind}"


def _with_answers(frame: SheetFrame, filled: FilledSheet) -> Sequence[Row]:
    """The cells of the frame, and those that hold answers of respondents: these wear their columns' style."""
    if not filled.answers:
        return frame.places
    cells = {row: dict(places) for row, places in frame.places}
    for row, column in filled.answers:
        opening = f'<c r="{address(column, row)}" s="{frame.columns[column]}"'
        cells.setdefault(row, {}).setdefault(column, opening)
    return [(row, sorted(places.items())) for row, places in sorted(cells.items())]


def _hidden(form: Form, frame: SheetFrame) -> str:
    cells = hidden_cells(form)
    last = address(max(column for _, column in cells), max(row for row, _ in cells))
    before = _DIMENSION.sub(f'<dimension ref="A1:{last}"/>', frame.before)
    return f"{before}<sheetData>{plain(cells)}</sheetData>{frame.behind}"


def _workbook(form: Form, frame: str, lock: Mapping[str, str]) -> str:
    of_structure = {f"workbook{name[:1].upper()}{name[1:]}": value for name, value in lock.items()}
    frame = frame.replace("<workbookProtection ", f"<workbookProtection {_attributes(of_structure)}", 1)
    for number, sheet in enumerate(form.sheets):
        mark, title = title_mark(number), escape(sheet.title, {'"': "&quot;"})
        frame = frame.replace(f'name="{mark}"', f'name="{title}"')
        frame = frame.replace(f"'{mark}'", "'" + title.replace("'", "''") + "'")
    return frame.replace(TOKEN, form.token.text)


def _notes(frame: str, notes: Mapping[str, str]) -> str:
    """What each note says, in place of its mark."""
    return _NOTE.sub(lambda mark: text_of(notes[mark[1]]), frame)


def _properties(form: Form, frame: str) -> str:
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return frame.replace(TOKEN, form.token.text).replace(DRAWN, now)


def _attributes(lock: Mapping[str, str]) -> str:
    return "".join(f'{name}="{value}" ' for name, value in lock.items())
