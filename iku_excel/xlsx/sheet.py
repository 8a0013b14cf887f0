"""One worksheet part, read sparsely and strictly: a bad cell is a finding, not a lost sheet."""

from __future__ import annotations

from dataclasses import dataclass, field

from . import limits
from .addresses import COLUMN_NUMBERS, address, natural
from .cells import Sources, cell_of
from .markup import MAIN, STRICT, run
from .model import Cell
from .plain import read_rows, span
from .refusal import DamagedError, RefusedError
from .surroundings import ENDINGS, OPENINGS, X14, Surroundings

_CELL_TAGS = ("sheetData", "row", "is", "t", "rPh", "worksheet")
_TAGS = {f"{space} {tag}": tag for space in (MAIN, STRICT) for tag in (*_CELL_TAGS, *OPENINGS, *ENDINGS)}
_TAGS |= {f"{X14} {tag}": tag for tag in ("dataValidation", "formula1", "formula2")}
_TAGS["http://schemas.microsoft.com/office/excel/2006/main sqref"] = "sqref"

_LEVELS = 6
"""From sheetData to the innermost element that `plain` reads."""

_LOST = -(1 << 40)
"""A row or column number that no counting brings back into the sheet."""


@dataclass(slots=True)
class Draft:
    """What a worksheet part gave: its cells, (address, raw text) of the bad ones, and what surrounds them."""

    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    bad: list[tuple[str, str]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    around: Surroundings = field(default_factory=Surroundings)


def read_sheet(data: bytes, sources: Sources, room: int) -> Draft:
    """The cells and rules of a worksheet part, at most `room` cells; raises DamagedError or RefusedError.

    Rows that are spelled as programs spell them are read by `plain`, all others by the handlers. These still
    run for every cell of many files, so the two frequent elements are compared by their whole names and
    everything rare goes through `other` and `close`.
    """
    first, behind = span(data)
    plain = read_rows(data, first, behind, sources, room) if first < behind else None
    draft = Draft()
    cells, around = draft.cells, draft.around
    columns, deepest, most_attributes = COLUMN_NUMBERS, limits.DEPTH, 2 * limits.ATTRIBUTES
    rows_name = cell_name = value_name = formula_name = ""
    pieces: list[str] = []
    runs: list[str] = []
    known: dict[tuple[str | None, ...], Cell] = {}
    looks: dict[tuple[str | None, ...], tuple[str, str]] = {}
    masters: dict[str, str] = {}
    opened: list[str] = []
    depth = row = column = cut = 0
    row_text = shared = ""
    value: str | None = None
    formula: str | None = None
    odd = phonetic = row_hidden = False

    def start(name: str, attributes: list[str]) -> None:
        nonlocal depth, opened, value, formula, odd, shared
        depth += 1
        if depth > deepest or len(attributes) > most_attributes:
            raise RefusedError("E111")
        if name == value_name:
            pieces.clear()
        elif name == cell_name:
            opened = attributes
            value = formula = None
            odd = False
        elif name == formula_name:
            pieces.clear()
            shared = _shared(attributes) if attributes else ""
        else:
            other(_TAGS.get(name), name, attributes)

    def end(name: str) -> None:
        nonlocal depth, column, value, formula, odd
        depth -= 1
        if name == value_name:
            if value is not None:
                odd = True
            value = "".join(pieces)
        elif name == formula_name:
            if formula is not None:
                odd = True
            formula = "=" + "".join(pieces)
            if shared and formula == "=":
                formula = masters.get(shared, "=")
            elif shared:
                masters[shared] = formula
        elif name != cell_name:
            close(name)
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

    def other(tag: str | None, name: str, attributes: list[str]) -> None:
        nonlocal rows_name, cell_name, value_name, formula_name
        nonlocal row, column, row_text, cut, row_hidden, odd, phonetic
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
            odd = odd or "inlineStr" not in opened[1::2]
        elif tag == "rPh":
            phonetic = True
        elif tag in OPENINGS:
            pieces.clear()
            OPENINGS[tag](around, _named(attributes))
        elif tag == "sheetData":
            if plain is not None and name == rows_name:
                if depth + _LEVELS > deepest:
                    raise RefusedError("E111")
                cells.update(plain.cells)
                draft.hidden_rows |= plain.hidden_rows
                row, row_text, column = plain.last, "?", _LOST  # a cell behind the rows has no place
        elif depth == 1:
            if tag != "worksheet":
                raise DamagedError
            space = name.rpartition(" ")[0]
            rows_name = f"{space} sheetData"
            cell_name, value_name, formula_name = f"{space} c", f"{space} v", f"{space} f"

    def close(name: str) -> None:
        nonlocal value, odd, phonetic
        tag = _TAGS.get(name)
        if tag == "row":
            if len(cells) > room:
                raise RefusedError("E110", {"x": "cells", "n": limits.CELLS})
        elif tag == "t":
            if not phonetic:
                runs.extend(pieces)
        elif tag == "is":
            odd = odd or value is not None
            value = "".join(runs)
        elif tag == "rPh":
            phonetic = False
        elif tag in ENDINGS:
            ENDINGS[tag](around, "".join(pieces))

    def fresh(key: tuple[str | None, ...]) -> Cell | None:
        """A cell unlike those before it; the next one with the same key is the same object."""
        look = key[1:]
        if look not in looks:
            seen = _named(opened)
            looks[look] = seen.get("t", "n"), seen.get("s", "0")
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

    run(data, start, end, pieces.append, flat=True, without=(first, behind) if plain else (0, 0))
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
