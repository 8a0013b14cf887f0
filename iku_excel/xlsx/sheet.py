"""One worksheet part, read sparsely and strictly: a bad cell is a finding, not a lost sheet."""

from __future__ import annotations

from dataclasses import dataclass, field

from . import limits
from .addresses import COLUMN_NUMBERS, address, natural
from .cells import Sources, cell_of, type_of
from .markup import MAIN, STRICT
from .model import Cell
from .outline import Grammar, follow, in_spaces
from .plain import Rows, read_rows, span
from .refusal import DamagedError, RefusedError
from .surroundings import ENDINGS, OPENINGS, Surroundings
from .text import RUN, as_seen, look_of

_X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
_XM = "http://schemas.microsoft.com/office/excel/2006/main"

# What may stand in what; whatever else stands there, and all that is in it, no program reads as a cell.
_NESTED = {
    "worksheet": "m:dimension m:cols m:sheetData m:sheetProtection m:autoFilter m:mergeCells "
    "m:conditionalFormatting m:dataValidations m:hyperlinks m:extLst",
    "sheetData": "m:row",
    "row": "m:c",
    "c": "m:v m:f m:is",
    "is": "m:t m:r",
    **RUN,
    "cols": "m:col",
    "mergeCells": "m:mergeCell",
    "conditionalFormatting": "m:cfRule",
    "hyperlinks": "m:hyperlink",
    "dataValidations": "m:dataValidation x:dataValidation",
    "dataValidation": "m:formula1 m:formula2 x:formula1 x:formula2 xm:sqref",
    "formula1": "xm:f=formula",
    "formula2": "xm:f=formula",
    "extLst": "m:ext",
    "ext": "x:dataValidations",
}
GRAMMARS: tuple[Grammar, ...] = tuple(
    in_spaces({"m": space, "x": _X14, "xm": _XM}, {"": "m:worksheet", **_NESTED}) for space in (MAIN, STRICT)
)

_CELLS = frozenset(f"{space} {name}" for space in (MAIN, STRICT) for name in ("row", "c", "v", "is"))
"""What no program reads anywhere but in its place."""

_LOST = -(1 << 40)
"""A row or column number that no counting brings back into the sheet."""


@dataclass(slots=True)
class Draft:
    """What a worksheet part gave: its cells, (address, raw text) of the bad ones, and what surrounds them.

    `astray`: cells stand where no program looks for them.
    """

    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    bad: list[tuple[str, str]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    around: Surroundings = field(default_factory=Surroundings)
    astray: bool = False


def read_sheet(data: bytes, sources: Sources, room: int) -> Draft:
    """The cells and rules of a worksheet part, at most `room` cells; raises DamagedError or RefusedError.

    Rows that are spelled as programs spell them are read by `plain`, all others by the handlers. These still
    run for every cell of many files, so the frequent elements are asked for first and everything rare goes
    through `other` and `close`.
    """
    first, behind = span(data)
    plain = read_rows(data, first, behind, sources, room) if first < behind else None
    try:
        return _read(data, sources, room, plain, (first, behind) if plain else (0, 0))
    except _NoRowsError:
        return _read(data, sources, room, None, (0, 0))


class _NoRowsError(Exception):
    """What looked like the rows of the sheet stands where no rows are looked for."""


def _read(data: bytes, sources: Sources, room: int, plain: Rows | None, without: tuple[int, int]) -> Draft:
    draft = Draft()
    cells, around = draft.cells, draft.around
    columns = COLUMN_NUMBERS
    pieces: list[str] = []
    runs: list[str] = []
    run_looks: list[str] = []
    known: dict[tuple[str | None, ...], Cell] = {}
    looks: dict[tuple[str | None, ...], tuple[str, str]] = {}
    masters: dict[str, str] = {}
    opened: list[str] = []
    row = column = cut = 0
    row_text = shared = ""
    value: str | None = None
    formula: str | None = None
    odd = row_hidden = False

    def start(tag: str, attributes: list[str]) -> None:
        nonlocal opened, value, formula, odd, shared
        if tag == "v":
            pieces.clear()
        elif tag == "c":
            opened = attributes
            value = formula = None
            odd = False
        elif tag == "f":
            pieces.clear()
            shared = _shared(attributes) if attributes else ""
        else:
            other(tag, attributes)

    def end(tag: str) -> None:
        nonlocal column, value, formula, odd
        if tag == "v":
            if value is not None:
                odd = True
            value = "".join(pieces)
        elif tag == "f":
            if formula is not None:
                odd = True
            formula = "=" + "".join(pieces)
            if shared and formula == "=":
                formula = masters.get(shared, "=")
            elif shared:
                masters[shared] = formula
        elif tag != "c":
            close(tag)
        else:
            if opened and opened[0] == "r" and opened[1][cut:] == row_text:
                column = columns[opened[1][:cut]] or _LOST
            else:
                column = located()
            if value is None and formula is None:
                return
            if odd or row_hidden or column < 1:
                unusual()
            else:
                key = value, *opened[2:]
                cell = known.get(key)
                if cell is None or cell.formula != formula:  # long formulas are compared, never hashed
                    cell = fresh(key)
                    if cell is None:
                        return
                place = row, column
                if cell.kind == "damaged" or place in cells:
                    keep(cell)
                else:
                    cells[place] = cell

    def located() -> int:
        """The column of a cell that is counted, or names itself late or wrongly; `r` stands first then."""
        names = opened[::2]
        if "r" not in names:
            opened[:0] = ("r", "")
            return column + 1
        at = 2 * names.index("r")
        reference = opened[at + 1]
        opened[:] = "r", reference, *opened[:at], *opened[at + 2 :]
        return columns[reference[:cut]] or _LOST if reference[cut:] == row_text else _LOST

    def other(tag: str, attributes: list[str]) -> None:
        nonlocal row, column, row_text, cut, row_hidden, odd
        if tag == "row":
            row, row_text, column = row + 1, str(row + 1), 0
            number = attributes[1] if attributes[:1] == ["r"] else _named(attributes).get("r", row_text)
            if number != row_text:
                row, row_text = _row_number(number), number
            if not 0 < row <= limits.ROWS:
                row_text, column = "?", _LOST
            cut = -len(row_text)
            row_hidden = "hidden" in attributes and _named(attributes).get("hidden") in ("1", "true")
        elif tag == "t":
            pieces.clear()
        elif tag == "is":
            runs.clear()
            run_looks.clear()
            odd = odd or "inlineStr" not in opened[1::2]
        elif tag == "r":
            run_looks.clear()
        elif tag in ("strike", "vertAlign"):
            run_looks.append(look_of(tag, attributes))
        elif tag in OPENINGS:
            pieces.clear()
            OPENINGS[tag](around, _named(attributes))
        elif tag == "sheetData" and plain is not None:
            cells.update(plain.cells)
            draft.hidden_rows |= plain.hidden_rows
            row, row_text, column = plain.last, "?", _LOST  # a cell behind the rows has no place

    def close(tag: str) -> None:
        nonlocal value, odd
        if tag == "row":
            if len(cells) > room:
                raise RefusedError("E110", {"x": "cells", "n": limits.CELLS})
        elif tag == "t":
            runs.extend([as_seen("".join(pieces), run_looks)] if run_looks else pieces)
        elif tag == "r":
            run_looks.clear()
        elif tag == "is":
            odd = odd or value is not None
            value = "".join(runs)
        elif tag in ENDINGS:
            ENDINGS[tag](around, "".join(pieces))

    def stranger(name: str, within: str) -> None:
        """A value with something else in it has no one reading; a cell that stands elsewhere is no cell."""
        nonlocal odd
        if within in ("v", "f", "t"):
            odd = True
        if plain is not None and name.endswith(" sheetData"):
            raise _NoRowsError
        draft.astray = draft.astray or name in _CELLS

    def fresh(key: tuple[str | None, ...]) -> Cell | None:
        """A cell unlike those before it; the next one with the same key is the same object."""
        look = key[1:]
        if look not in looks:
            seen = _named(opened)
            looks[look] = type_of(seen), seen.get("s", "0")
        kind, style = looks[look]
        cell = cell_of(kind, style, value, formula, sources)
        if cell is not None and cell.kind != "damaged" and len(known) < limits.KNOWN:
            known[key] = cell
        return cell

    def unusual() -> None:
        """A cell at no place, in a hidden row, or with two values."""
        if column < 1:
            report(_clip(opened[1]), value or "")
            return
        cell = Cell("damaged", value or "", formula=formula) if odd else fresh((value, *opened[2:]))
        if cell is not None:
            keep(cell)
            if row_hidden:
                draft.hidden_rows.add(row)

    def keep(cell: Cell) -> None:
        """A cell at its place; damaged when the place is taken already, so that neither value is used."""
        taken = cells.get((row, column))
        if taken is not None:
            cell = Cell("damaged", taken.raw, formula=taken.formula)
        if cell.kind == "damaged":
            report(address(row, column), cell.raw)
        cells[row, column] = cell

    def report(reference: str, raw: str) -> None:
        draft.bad.append((reference, raw))
        if len(draft.bad) > limits.BAD_CELLS:
            raise DamagedError

    follow(data, GRAMMARS, start, end, pieces.append, stranger, without=without)
    return draft


def _named(attributes: list[str]) -> dict[str, str]:
    names = iter(attributes)
    return dict(zip(names, names, strict=True))


def _shared(attributes: list[str]) -> str:
    """The number of the shared formula that this one is, or ""."""
    seen = _named(attributes)
    return seen.get("si", "") if seen.get("t") == "shared" else ""


def _row_number(text: str) -> int:
    number = natural(text)
    return number if number is not None and 1 <= number <= limits.ROWS and text[0] != "0" else _LOST


def _clip(text: str) -> str:
    return text if len(text) <= 20 else text[:19] + "…"
