"""Bidang from a list beside the definition, and the words by which many are meant at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from pathlib import Path

from ..core.findings import Finding, IkuError, Place, errors
from ..core.model import MOST_UNITS, Kind
from ..formats.table import Table, open_table
from ..texts import definition as words
from .rows import Row, Source
from .tables import BY_NAME, LIST
from .values import is_blank, sheet_name, shown

KEYS = tuple(key for key in BY_NAME["bidang"].keys if key != LIST)
NEEDED = ("kode", "nama")
MOST_NAMED = 12  # columns that nobody reads
NO_HEAD, NO_LIST = ("E421", "E430"), "E665"


def resolved(source: Source, folder: Path | None) -> Source:
    """The rows with every bidang that a list names, and every bidang that a variable means, one by one.

    Lists are opened in `folder` only; what came from elsewhere (None) names no file of ours. A list that
    cannot be read leaves its findings alone: what the other rows say of its bidang cannot be judged.
    """
    rows: list[Row] = []
    faults: list[Finding] = []
    for row in source.rows:
        if row.table == "bidang" and not is_blank(row.values.get(LIST)):
            listed, found = _listed(row, folder)
            rows += listed
            faults += found
        else:
            rows.append(row)
    units = [row for row in rows if row.table == "bidang"]
    if len(units) > MOST_UNITS and not faults:
        faults.append(Finding("E668", units[MOST_UNITS].place, {"n": len(units), "batas": MOST_UNITS}))
    if errors(faults):
        return Source(source.name, (), (*source.findings, *faults), source.places)
    rows = list(_with_units(_with_sheets(_grouped(rows))))
    return replace(source, rows=tuple(rows), findings=(*source.findings, *faults))


# --- the list ------------------------------------------------------------------------------------------


def _listed(row: Row, folder: Path | None) -> tuple[list[Row], list[Finding]]:
    """The bidang of a list as rows of the table, each value with its place in that file."""
    name, place = row.values[LIST], row.at(LIST)
    others = [key for key in row.values if key in NEEDED or key in ("lembar", "pengisi")]
    others = [key for key in others if not is_blank(row.values[key])]
    if others:
        return [], [Finding("E664", row.at(others[0]), {"kolom": others[0], "terbaca": shown(name)})]
    if not isinstance(name, str) or folder is None or not _is_plain(name):
        said = {"kolom": LIST, "terbaca": shown(name), "harus": words.FILE_BESIDE}
        return [], [Finding("E606", place, said)]
    path = folder / name.strip()
    if not path.is_file():
        return [], [Finding("E511", place, {"x": name.strip()})]
    try:
        table = open_table(path, _is_head)
    except IkuError as error:
        return [], [_of_a_list(finding, place) for finding in error.findings]
    columns = {key: place for place, key in reversed([*enumerate(map(_key, table.head))]) if key}
    faults = list(_of_head(table, columns))
    rows = []
    for number, fields in table.rows:
        if not any(field.strip() for field in fields):
            continue
        if any(field.strip() for field in fields[len(table.head) :]):
            where = table.place(number)
            faults.append(Finding("E667", where, {"n": len(fields), "m": len(table.head)}))
        rows.append(_row(row, table, columns, number, fields))
    if not rows:
        faults.append(Finding(NO_LIST, Place(table.file, table.sheet), {"daftar": words.NO_ROWS}))
    return rows, faults


def _of_a_list(finding: Finding, named: Place) -> Finding:
    """What a file of a survey is told of, of a list: one that cannot be opened at the row that names it."""
    if finding.code == "E154":
        return replace(finding, place=named)
    return replace(finding, code=NO_LIST) if finding.code in NO_HEAD else finding


def _is_plain(name: str) -> bool:
    """Whether it is the name of a file beside the definition, and no way to another folder."""
    return name.strip() not in ("", ".", "..") and not any(sign in name for sign in "/\\:\0")


def _key(head: str) -> str:
    """The column that a head means; "" where it is none of ours."""
    said = head.strip().casefold()
    key = words.LIST_HEADS.get(said, said)
    return key if key in KEYS else ""


def _is_head(fields: Sequence[str]) -> bool:
    return set(NEEDED) <= set(map(_key, fields))


def _of_head(table: Table, columns: Mapping[str, int]) -> Iterator[Finding]:
    """Columns of which there are two, and those that nobody reads."""
    where = Place(table.file, table.sheet)
    for key, times in Counter(filter(None, map(_key, table.head))).items():
        if times > 1:
            yield Finding("E608", where, {"kolom": key, "terbaca": key, "pertama": words.SAME_HEAD})
    unread = [shown(head) for head in table.head if head.strip() and not _key(head)]
    if unread:
        yield Finding("W666", where, {"daftar": ", ".join(unread[:MOST_NAMED])})


def _row(named: Row, table: Table, columns: Mapping[str, int], number: int, fields: Sequence[str]) -> Row:
    values: dict[str, object] = {
        key: fields[place].strip()
        for key, place in columns.items()
        if place < len(fields) and fields[place].strip()
    }
    if not is_blank(named.values.get("kelompok")):
        values.setdefault("kelompok", named.values["kelompok"])
    places = {key: table.place(number, place) for key, place in columns.items()}
    return Row("bidang", values, table.place(number), places)


# --- what many are meant by ----------------------------------------------------------------------------


def _grouped(rows: Sequence[Row]) -> list[Row]:
    """The rows with each kelompok spelled as it is first, so that "Betara" and "BETARA " are one."""
    units = [row.values.get("kelompok") for row in rows if row.table == "bidang"]
    first = {_spelled(group): " ".join(group.split()) for group in reversed(units) if isinstance(group, str)}

    def same(group: object) -> object:
        return first.get(_spelled(group), group) if isinstance(group, str) else group

    def spelled(row: Row) -> Row:
        group = row.values.get("kelompok")
        if row.table not in ("bidang", "variabel") or is_blank(group):
            return row
        one = list(map(same, group)) if isinstance(group, list) else same(group)
        return replace(row, values={**row.values, "kelompok": one})

    return list(map(spelled, rows))


def _with_sheets(rows: Sequence[Row]) -> list[Row]:
    """A bidang without the name of a sheet has its own name there, or where that cannot be one its code."""
    units = [row.values for row in rows if row.table == "bidang"]
    taken = Counter(_spelled(unit.get("lembar")) or _spelled(unit.get("nama")) for unit in units)
    codes = Counter(_spelled(unit.get("kode")) for unit in units)

    def completed(row: Row) -> Row:
        code, name = row.values.get("kode"), row.values.get("nama")
        if row.table != "bidang" or not is_blank(row.values.get("lembar")) or not isinstance(code, str):
            return row
        own = name.strip() if isinstance(name, str) else ""
        alone = taken[_spelled(own)] == 1 and codes[_spelled(own)] == (_spelled(own) == _spelled(code))
        sheet = own if own and alone and not sheet_name(own)[1] else code
        return replace(row, values={**row.values, "lembar": sheet})

    return [completed(row) for row in rows]


def _with_units(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows, where a variable names the codes of those whom it asks by one word or by their kelompok."""
    units = {
        code: row.values
        for row in rows
        if row.table == "bidang" and isinstance(code := row.values.get("kode"), str)
    }
    codes = units.keys()
    surveyed = {
        code
        for row in rows
        if row.table == "variabel" and _spelled(row.values.get("jenis")) == Kind.SURVEY
        for code in _as_list(row.values.get("bidang"))
        if isinstance(code, str)
    }
    for row in rows:
        if row.table != "variabel":
            yield row
            continue
        named, groups = (_as_list(row.values.get(key)) for key in ("bidang", "kelompok"))
        others = [one for one in named if not _is_everyone(one, codes)]
        everyone = len(others) < len(named)
        if not groups and not everyone:
            yield row
            continue
        single = {one for one in others if isinstance(one, str)}
        wanted = {group for group in groups if isinstance(group, str)}
        asked = [
            code
            for code, unit in units.items()
            if code in single
            or (everyone and code not in surveyed)
            or (isinstance(group := unit.get("kelompok"), str) and group in wanted)
        ]
        unknown = [one for one in others if not (isinstance(one, str) and one in codes)]
        yield replace(row, values={**row.values, "bidang": [*asked, *unknown]})


def _is_everyone(word: object, codes: Set[str]) -> bool:
    return isinstance(word, str) and _spelled(word) == words.EVERYONE and word not in codes


def _spelled(name: object) -> str | None:
    """A name as it is compared: upper and lower case alike."""
    return " ".join(name.split()).casefold() if isinstance(name, str) else None


def _as_list(value: object) -> list[object]:
    return value if isinstance(value, list) else [] if is_blank(value) else [value]
