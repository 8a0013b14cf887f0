"""What changed from one definition to another, row by row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..core.model import Definition
from .columns import Table
from .said import Said, said


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: a row that came, went or moved (`key` is ""), or a value of a row.

    `row` is what the row is called, "" for the only one of its table. A row that came has no `before`, one
    that went no `after`; a table whose rows only changed their order has neither.
    """

    table: str
    row: str
    key: str = ""
    before: object = None
    after: object = None


# By what the rows of a table are known, where that is not what no two of them share.
KNOWN_BY = {"variabel": ("kode",), "indikator": ("kode",), "narasi": ("kode",), "skala": ("nama",)}


# What makes a figure that was sent another one: a row that went (""), or one of these of its values.
ALTERING: Mapping[str, frozenset[str]] = {
    "bidang": frozenset({""}),
    "variabel": frozenset({"", "jenis", "bidang", "kelompok", "antar_bidang"}),
    "survei": frozenset({"", "penimbang", "mutu"}),
    "unsur": frozenset({""}),
    "indikator": frozenset({"rumus", "hitung", "survei", "antar_periode"}),
}


def alters_figures(change: Change) -> bool:
    """Whether figures of returns that came before would be others after it, so that they are closed first."""
    came_or_moved = not change.key and (change.before is None or change.after is not None)
    return not came_or_moved and change.key in ALTERING.get(change.table, ())


def difference(old: Definition, new: Definition) -> tuple[Change, ...]:
    """Every difference between two definitions, in the order of the tables."""
    found = [
        change for before, after in zip(said(old), said(new), strict=True) for change in _of(before, after)
    ]
    told = {change.row for change in found if change.table == "variabel"}
    return (*found, *(change for change in _asked_by_word(old, new) if change.row not in told))


def _asked_by_word(old: Definition, new: Definition) -> Iterator[Change]:
    """Variables that say the same, and mean more bidang or fewer: "semua", or those of a kelompok."""
    before = {variable.code: variable.units for variable in old.variables}
    for variable in new.variables:
        units = before.get(variable.code, variable.units)
        if units != variable.units:
            yield Change("variabel", variable.code, "bidang", list(units), list(variable.units))


def _of(before: Said, after: Said) -> Iterator[Change]:
    table = before.table
    if not table.many:
        yield from _values(table, "", *(part.rows[0] if part.rows else {} for part in (before, after)))
        return
    old, new = _by_name(before), _by_name(after)
    yield from (Change(table.name, name, before=row) for name, row in old.items() if name not in new)
    yield from (Change(table.name, name, after=row) for name, row in new.items() if name not in old)
    kept = [name for name in new if name in old]
    for name in kept:
        yield from _values(table, name, old[name], new[name])
    if kept != [name for name in old if name in new]:
        yield Change(table.name, "")


def _values(
    table: Table, name: str, old: Mapping[str, object], new: Mapping[str, object]
) -> Iterator[Change]:
    for column in table.columns:
        if old.get(column.key) != new.get(column.key):
            yield Change(table.name, name, column.key, old.get(column.key), new.get(column.key))


def _by_name(part: Said) -> dict[str, Mapping[str, object]]:
    keys = KNOWN_BY.get(part.table.name) or part.table.unique[0]
    return {" ".join(str(row[key]) for key in reversed(keys) if key in row): row for row in part.rows}
