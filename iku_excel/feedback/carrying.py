"""What goes into a fresh form, what went to another unit's, and what could not be carried."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ..core.model import Definition
from ..core.model.recovered import Recovered, Trace, Typed
from ..form import Form, Key, Line, place_of
from ..form.grid import INPUT_COLUMNS
from ..texts import annotated as words


@dataclass(slots=True)
class Carried:
    """What one fresh form takes over; `looks` says at which inputs somebody should look, and why.

    `raws` is what was read in each input, whether it could be carried or not.
    """

    contents: dict[Key, str | float] = field(default_factory=dict)
    raws: dict[Key, str] = field(default_factory=dict)
    notes: dict[Key, str] = field(default_factory=dict)
    looks: dict[Key, str] = field(default_factory=dict)
    carried: list[Line] = field(default_factory=list)
    lost: list[Line] = field(default_factory=list)


def carry(
    definition: Definition, forms: Mapping[str, Form], recovered: Sequence[Recovered]
) -> tuple[dict[str, Carried], tuple[Line, ...]]:
    """What each unit's form takes over, by the unit; and what belongs to none of the forms.

    First everything goes where it was typed; only then what is asked of another unit now, so that no own
    figure is taken for another's.
    """
    result = {owner: Carried() for owner in forms}
    owners = {sheet.unit: owner for owner, form in forms.items() for sheet in form.sheets if sheet.unit}
    strays: list[tuple[Recovered, Typed]] = []
    unplaced: list[Line] = []
    for sheet in recovered:
        for typed in sheet.typed:
            if not _put(result, forms, owners, typed):
                strays.append((sheet, typed))
        for note in sheet.notes:
            owner = owners.get(note.key[0], "")
            if owner and _asks(forms[owner], note.key):
                result[owner].notes[note.key] = note.raw
            else:
                line = _line(note, words.NO_ROOM, words.COMMENT)
                _into(result, owners, sheet, unplaced).append(line)
    for sheet, typed in strays:
        outcome = _move(definition, result, forms, owners, typed)
        _into(result, owners, sheet, unplaced).append(_line(typed, outcome))
    return result, tuple(unplaced)


def _put(
    result: Mapping[str, Carried], forms: Mapping[str, Form], owners: Mapping[str, str], typed: Typed
) -> bool:
    """Whether what was typed has a place in the unit's own form, and now stands there."""
    owner = owners.get(typed.key[0], "")
    if not owner or not _asks(forms[owner], typed.key):
        return False
    mine = result[owner]
    mine.raws.setdefault(typed.key, typed.raw)
    if typed.value is None:
        return True  # an error value or a date: told with its cell, not typed again
    if typed.key in mine.contents:
        return mine.contents[typed.key] == typed.value
    mine.contents[typed.key] = typed.value
    if typed.trace is Trace.LABEL:
        mine.carried.append(_line(typed, words.BY_LABEL))
        mine.looks[typed.key] = words.BY_LABEL
    return True


def _move(
    definition: Definition,
    result: Mapping[str, Carried],
    forms: Mapping[str, Form],
    owners: Mapping[str, str],
    typed: Typed,
) -> str:
    """Where a value went whose question is another unit's now, in words; or why it went nowhere."""
    unit, row_code, column_code = typed.key
    if not row_code:
        return words.CODE_LOST if column_code in INPUT_COLUMNS else words.NOT_AN_INPUT
    variable = next((one for one in definition.variables if one.code == row_code), None)
    if variable is None:
        return words.NOT_ASKED
    if unit in variable.units:
        return words.TWICE
    if len(variable.units) != 1:
        sheets = ", ".join(definition.unit(other).sheet for other in variable.units)
        return words.THEIRS.format(sheet=sheets)
    (now,) = variable.units
    name = definition.unit(now).sheet
    target = (now, row_code, column_code)
    owner = owners.get(now, "")
    if not owner or typed.value is None or not _asks(forms[owner], target):
        return words.THEIRS.format(sheet=name)
    theirs = result[owner]
    if target in theirs.contents:
        return words.TAKEN.format(sheet=name)
    theirs.contents[target] = typed.value
    said = words.MOVED_HERE.format(sheet=typed.place.sheet)
    theirs.looks[target] = said
    theirs.carried.append(_line(typed, said))
    return words.MOVED.format(sheet=name)


def _asks(form: Form, key: Key) -> bool:
    sheet = form.sheet(key[0])
    return sheet is not None and place_of(sheet, key) is not None


def _into(
    result: Mapping[str, Carried], owners: Mapping[str, str], sheet: Recovered, unplaced: list[Line]
) -> list[Line]:
    owner = owners.get(sheet.unit, "")
    return result[owner].lost if owner else unplaced


def _line(typed: Typed, outcome: str, label: str = "") -> Line:
    where = f"{typed.place.sheet} {typed.place.cell}"
    return Line(where, typed.label or label or words.OUTSIDE, typed.raw, outcome)
