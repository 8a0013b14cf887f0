"""Rows spelled as spreadsheet programs spell them, read by splitting; any other spelling is left alone."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from . import limits
from .addresses import COLUMN_NUMBERS
from .alike import Row
from .cells import Sources, cell_of, type_of
from .model import Cell
from .refusal import RefusedError

_OPEN, _CLOSE = b"<sheetData>", b"</sheetData>"
_ROW = b'<row r="'
_VALUE, _END = b"<v>", b"</v></c>"
_FEW_DIGITS = 15
"""So many say a whole number exactly."""

# No entity but the five, no comment, no CDATA, no attribute that could declare a namespace, and of attributes
# and levels fewer than the limits allow.
_TEXT = "[^<&]*(?:&(?:lt|gt|amp|quot|apos);[^<&]*)*"
_SPACE = '(?: xml:space="preserve")?'
_RUN = f"<t{_SPACE}(?: ?/>|>{_TEXT}</t>)"
_FONT = '<rPr>(?:<(?!t[ />])[A-Za-z]+(?: (?!xmlns)[A-Za-z]+="[^"<&]*"){0,9} ?/>)*</rPr>'
_LOOK = re.compile(rb'(?: [a-z]{1,2}="[A-Za-z0-9]*"){0,9}(?: ?/)?')
_CONTENT = re.compile(
    (
        f'(?:<f((?: (?!xmlns)[A-Za-z0-9]+="[A-Za-z0-9:$]*"){{0,20}}){_SPACE}(?: ?/>|>({_TEXT})</f>))?'
        f"(?:<v({_SPACE})(?: ?/>|>({_TEXT})</v>)|<is>((?:<r>(?:{_FONT})?{_RUN}</r>|{_RUN})*)</is>)?"
        "</c>"
    ).encode()
)
_ROW_LOOK = re.compile(rb'(?: (?:x14ac:)?(?!xmlns)[A-Za-z]+="[A-Za-z0-9.:-]*"){0,40}(?: ?/)?>')
_RUN_TEXT = re.compile(f"<t{_SPACE}>([^<]*)".encode())
_ATTRIBUTE = re.compile(rb' ([A-Za-z0-9]+)="([^"]*)"')
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))
_UNREAD = Cell("damaged", "")


@dataclass(frozen=True, slots=True)
class Rows:
    """Cells by (row, column), the hidden rows with something in them, and the number of the last row."""

    cells: dict[tuple[int, int], Cell]
    hidden_rows: set[int]
    last: int


class _OtherwiseError(Exception):
    """Something is spelled in a way that this reader leaves to the handlers."""


class _Look(NamedTuple):
    """What the attributes behind a cell's address say: `t`, `s`, whether the cell ends there.

    `counted`: the place of the format and whether it is of percents, where a number stands there.
    """

    kind: str
    style: str
    closed: bool
    counted: tuple[int, bool] | None


@dataclass(slots=True)
class _Seen:
    """What one part has shown so far: looks, columns, shared formulas, and the cells that are its own.

    `apart` counts how often one of these stood there: the rows of such cells are its own, too.
    """

    cells: dict[bytes, Cell | None] = field(default_factory=dict)
    apart: int = 0
    columns: dict[bytes, int] = field(default_factory=dict)
    looks: dict[bytes, _Look] = field(default_factory=dict)
    row_looks: dict[bytes, bool] = field(default_factory=dict)
    formulas: dict[bytes, str] = field(default_factory=dict)


def span(data: bytes) -> tuple[int, int]:
    """Where the rows of a worksheet part begin and end; twice the same where that is not plain to see.

    Around them sheetData is named twice: a parser that meets one in the namespace of the cells has met this
    one, and its rows, which name no prefix, are in that namespace too. Within alternatives nothing is plain.
    """
    first, behind = data.find(_OPEN) + len(_OPEN), data.rfind(_CLOSE)
    once = data.count(b"sheetData", 0, first) == data.count(b"sheetData", behind) == 1
    once = once and data.find(b"AlternateContent", 0, first) < 0
    return (first, behind) if len(_OPEN) <= first <= behind and once else (0, 0)


def read_rows(data: bytes, first: int, behind: int, sources: Sources, room: int) -> Rows | None:
    """The rows between two offsets; whether all of it is XML must be asked elsewhere.

    None as soon as something stands there that may mean another thing than it seems, or that needs a finding.
    Raises RefusedError E110.
    """
    try:
        return _read(data, first, behind, sources, room)
    except (_OtherwiseError, UnicodeDecodeError):
        return None


def _read(data: bytes, at: int, behind: int, sources: Sources, room: int) -> Rows:
    """Row by row; one that is spelled as an earlier one of another part holds the same."""
    if data.find(b"\r", at, behind) >= 0:
        raise _OtherwiseError
    cells: dict[tuple[int, int], Cell] = {}
    hidden_rows: set[int] = set()
    seen, number = _Seen(), 0
    known, room_for_rows = sources.spelled.rows, True
    while at < behind:
        following = data.find(b"<row ", at + 1, behind)
        following = behind if following < 0 else following
        spelling = data[at:following]
        at = following
        row = known.get(spelling)
        if row is None:
            apart = seen.apart
            row = _row(spelling, sources, seen)
            if room_for_rows and seen.apart == apart:
                room_for_rows = sources.spelled.keep_row(spelling, row)
        number, hidden, found = row
        before = len(cells)
        cells.update(found)
        if len(cells) != before + len(found):
            raise _OtherwiseError  # another row of this number
        if hidden and found:
            hidden_rows.add(number)
        if len(cells) > room:
            raise RefusedError("E110", {"x": "cells", "n": limits.CELLS})
    return Rows(cells, hidden_rows, number)


def _row(spelling: bytes, sources: Sources, seen: _Seen) -> Row:
    """A row is split at its cells; what follows a cell's address is read once, however often it comes."""
    if not spelling.startswith(_ROW):
        raise _OtherwiseError
    head, *pieces = spelling[len(_ROW) :].removesuffix(b"</row>").split(b'<c r="')
    row_text, _, look = head.partition(b'"')
    number = int(row_text) if row_text.isdigit() and len(row_text) <= 7 else 0
    hidden = seen.row_looks.get(look)
    if hidden is None:
        hidden = seen.row_looks[look] = _row_look(look)
    if not 0 < number <= limits.ROWS or row_text.startswith(b"0"):
        raise _OtherwiseError
    if pieces and look.endswith(b"/>"):
        raise _OtherwiseError  # cells behind a row that has ended
    cells: dict[tuple[int, int], Cell] = {}
    known, columns = sources.spelled.cells, seen.columns
    cut = -len(row_text)
    for piece in pieces:
        reference, _, rest = piece.partition(b'"')
        cell = known.get(rest, _UNREAD)
        if cell is _UNREAD:
            cell = _cell(rest, sources, seen)
        if cell is None:
            continue
        letters = reference[:cut]
        column = columns.get(letters)
        if column is None:
            column = columns[letters] = COLUMN_NUMBERS[letters.decode()]
        place = number, column
        if not column or reference[cut:] != row_text or place in cells:
            raise _OtherwiseError
        cells[place] = cell
    return number, hidden, cells


def _row_look(look: bytes) -> bool:
    """Whether the attributes behind a row's number, and the end of its tag, hide the row."""
    if _ROW_LOOK.fullmatch(look) is None:
        raise _OtherwiseError
    return b' hidden="1"' in look or b' hidden="true"' in look


def _look(look: bytes, sources: Sources) -> _Look:
    found = _LOOK.fullmatch(look)
    if found is None:
        raise _OtherwiseError
    named = {name.decode(): value.decode() for name, value in _ATTRIBUTE.findall(look)}
    kind, style = type_of(named), named.get("s", "0")
    about = sources.look(style) if kind == "n" else None
    closed = look.endswith(b"/")
    counted = None if closed or about is None or about[2] else about[:2]
    return _Look(kind, style, closed, counted)


def _cell(rest: bytes, sources: Sources, seen: _Seen) -> Cell | None:
    """The cell that stands behind an address, None when there is nothing in it."""
    if rest in seen.cells:
        seen.apart += 1
        return seen.cells[rest]
    attributes, _, content = rest.partition(b">")
    look = seen.looks.get(attributes)
    if look is None:
        look = seen.looks[attributes] = _look(attributes, sources)
    kind, style, closed, counted = look
    if counted is not None and content.startswith(_VALUE) and content.endswith(_END):
        digits = content[len(_VALUE) : -len(_END)]
        if digits.isdigit() and len(digits) <= _FEW_DIGITS:  # most of what is unlike all before it
            number = Cell("number", digits.decode(), float(digits), None, counted[1], "", counted[0])
            _keep(rest, number, sources, seen)
            return number
    if closed:
        if content:
            raise _OtherwiseError
        _keep(rest, None, sources, seen)
        return None
    found = _CONTENT.fullmatch(content) if len(content) <= limits.PLAIN_BYTES else None
    if found is None:
        raise _OtherwiseError
    calculated, formula_text, stored, text, runs = found.groups()
    value = formula = None
    shared = b""
    if calculated is not None:
        formula = "=" + _text(formula_text)
        about = dict(_ATTRIBUTE.findall(calculated))
        shared = about.get(b"si", b"") if about.get(b"t") == b"shared" else b""
        if shared and formula == "=":
            formula = seen.formulas.get(shared, "=")
        elif shared:
            if shared in seen.formulas:
                seen.cells.clear()  # from here on its number means another formula
            seen.formulas[shared] = formula
    if stored is not None:
        value = _text(text)
    elif runs is not None:
        if kind != "inlineStr" or b"<strike" in runs or b"<vertAlign" in runs:
            raise _OtherwiseError
        value = "".join(map(_text, _RUN_TEXT.findall(runs)))
    cell = None if value is None and formula is None else cell_of(kind, style, value, formula, sources)
    if cell is not None and cell.kind == "damaged":
        raise _OtherwiseError
    if not shared and kind != "s":
        _keep(rest, cell, sources, seen)
        return cell
    seen.apart += 1
    if (not shared or shared in seen.formulas) and len(seen.cells) < limits.KNOWN:
        seen.cells[rest] = cell
    return cell


def _keep(rest: bytes, cell: Cell | None, sources: Sources, seen: _Seen) -> None:
    """A cell that means the same wherever it is spelled so."""
    if not sources.spelled.keep(rest, cell) and len(seen.cells) < limits.KNOWN:
        seen.cells[rest] = cell


def _text(raw: bytes | None) -> str:
    text = raw.decode() if raw else ""
    if "&" in text:
        for entity, letter in _ENTITIES:
            text = text.replace(entity, letter)
    return text
