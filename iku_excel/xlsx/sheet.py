"""One worksheet part, read sparsely and strictly: a bad cell is a finding, not a lost sheet."""

from __future__ import annotations

from dataclasses import dataclass, field

from iku_excel.xlsx import limits
from iku_excel.xlsx.addresses import COLUMN_NUMBERS, address, natural
from iku_excel.xlsx.cells import Sources, cell_of
from iku_excel.xlsx.markup import MAIN, STRICT, run
from iku_excel.xlsx.model import Cell
from iku_excel.xlsx.refusal import DamagedError, RefusedError
from iku_excel.xlsx.surroundings import ENDINGS, OPENINGS, X14, Surroundings

_CELL_TAGS = ("c", "v", "row", "f", "is", "t", "rPh", "worksheet")
_TAGS = {f"{space} {tag}": tag for space in (MAIN, STRICT) for tag in (*_CELL_TAGS, *OPENINGS, *ENDINGS)}
_TAGS |= {f"{X14} {tag}": tag for tag in ("dataValidation", "formula1", "formula2")}
_TAGS["http://schemas.microsoft.com/office/excel/2006/main sqref"] = "sqref"

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
    """The cells and rules of a worksheet part, at most `room` cells; raises DamagedError or RefusedError."""
    draft = Draft()
    cells, bad, around = draft.cells, draft.bad, draft.around
    tags, columns = _TAGS, COLUMN_NUMBERS
    pieces: list[str] = []
    runs: list[str] = []
    known: dict[tuple[str, str, str], Cell | None] = {}
    masters: dict[str, str] = {}
    depth = row = column = 0
    row_text, cut, row_hidden = "", 0, False
    reference: str | None = None
    kind = style = shared = ""
    value: str | None = None
    formula: str | None = None
    twice = phonetic = False

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, row, column, row_text, cut, row_hidden
        nonlocal reference, kind, style, shared, value, formula, twice, phonetic
        depth += 1
        if depth > limits.DEPTH or len(attributes) > limits.ATTRIBUTES:
            raise RefusedError("E111")
        tag = tags.get(name)
        if tag == "c":
            reference = attributes.get("r")
            if reference is None:
                column += 1
            elif reference[cut:] == row_text:
                column = columns[reference[:cut]] or _LOST
            else:
                column = _LOST
            kind = attributes.get("t", "n")
            style = attributes.get("s", "0")
            value = formula = None
            twice = False
        elif tag == "v" or tag == "t":
            pieces.clear()
        elif tag == "row":
            number = attributes.get("r")
            row = row + 1 if number is None else _row_number(number)
            row_text, column = (str(row), 0) if 0 < row <= limits.ROWS else ("?", _LOST)
            cut = -len(row_text)
            row_hidden = attributes.get("hidden", "0") in ("1", "true")
        elif tag == "f":
            pieces.clear()
            shared = attributes.get("si", "") if attributes.get("t") == "shared" else ""
        elif tag == "is":
            runs.clear()
            twice = twice or kind != "inlineStr"
        elif tag == "rPh":
            phonetic = True
        elif depth == 1 and tag != "worksheet":
            raise DamagedError
        elif tag in OPENINGS:
            pieces.clear()
            OPENINGS[tag](around, attributes)

    def end(name: str) -> None:
        nonlocal depth, value, formula, shared, twice, phonetic
        depth -= 1
        tag = tags.get(name)
        if tag == "v":
            twice = twice or value is not None
            value = "".join(pieces)
        elif tag == "c":
            if value is not None or formula is not None:
                finish()
        elif tag == "t":
            if not phonetic:
                runs.extend(pieces)
        elif tag == "f":
            formula = "=" + "".join(pieces)
            if shared:
                formula = masters.setdefault(shared, formula) if formula != "=" else masters.get(shared, "=")
            shared = ""
        elif tag == "is":
            twice = twice or value is not None
            value = "".join(runs)
        elif tag == "rPh":
            phonetic = False
        elif tag in ENDINGS:
            ENDINGS[tag](around, "".join(pieces))

    def finish() -> None:
        if not 1 <= column <= limits.COLUMNS:
            bad.append((_clip(reference) if reference else "", value or ""))
        else:
            cell = None
            if formula is None and value is not None and not twice:
                key = (kind, style, value)
                if key in known:
                    cell = known[key]
                else:
                    cell = known[key] = cell_of(kind, style, value, None, sources)
            elif not twice:
                cell = cell_of(kind, style, value or "", formula, sources)
            else:
                cell = Cell("damaged", value or "", formula=formula)
            if cell is not None:
                place = (row, column)
                if place in cells:
                    cell = Cell("damaged", cells[place].raw, formula=formula)
                if cell.kind == "damaged":
                    bad.append((address(row, column), cell.raw))
                cells[place] = cell
                if row_hidden:
                    draft.hidden_rows.add(row)
        if len(cells) > room:
            raise RefusedError("E110", {"x": "cells", "n": limits.CELLS})
        if len(bad) > limits.BAD_CELLS:
            raise DamagedError

    run(data, start, end, pieces.append)
    return draft


def _row_number(text: str) -> int:
    number = natural(text)
    return number if number is not None and 1 <= number <= limits.ROWS and text[0] != "0" else _LOST


def _clip(text: str) -> str:
    return text if len(text) <= 20 else text[:19] + "…"
