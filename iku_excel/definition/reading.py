"""Rows of raw values as records of read ones: unknown, missing, unreadable and doubled ones are found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ..core.findings import Finding, Place, Scalar, Severity
from ..texts import definition as words
from .columns import Column, Table
from .nearest import suggestion
from .rows import Row, Source
from .tables import BY_NAME, FORM_CODES, LOOSE, TABLES
from .values import is_blank, shown


@dataclass(frozen=True, slots=True)
class Record:
    """A row with the values that could be read, blank ones as their default; an unreadable one is absent."""

    row: Row
    values: Mapping[str, Any]

    def get(self, key: str) -> Any:
        """A value, or None where it could not be read."""
        return self.values.get(key)

    def written(self, key: str) -> bool:
        """Whether the row says anything there, readable or not."""
        return not is_blank(self.row.values.get(key))

    def finding(self, code: str, key: str, **values: Scalar) -> Finding:
        """A finding at one of its values."""
        return Finding(code, self.row.at(key), {"kolom": key, **values}, label=label(self.row))


Records = Mapping[str, tuple[Record, ...]]


def read(source: Source) -> tuple[Records, tuple[Finding, ...]]:
    """The records of every table that is known, and each fault that a row or a table has by itself."""
    findings: list[Finding] = []
    records: dict[str, tuple[Record, ...]] = {}
    for table in TABLES:
        rows = [row for row in source.rows if row.table == table.name]
        pairs = [_read_row(row, table) for row in rows]
        records[table.name] = tuple(record for record, _ in pairs)
        findings += [finding for _, faults in pairs for finding in faults]
        if table.required and not rows and all(fault.place.sheet != table.name for fault in source.findings):
            place = source.places.get(table.name, Place(source.name, table.name))
            findings.append(Finding("E605", place, {"bagian": words.TABLE, "kolom": table.heading}))
        for keys in table.unique:
            findings += _doubled(records[table.name], keys)
    findings += _doubled([record for name in FORM_CODES for record in records[name]], ("kode",))
    findings += _unknown_tables(source)
    return records, tuple(findings)


def label(row: Row) -> str:
    """By what people know a row: its code, number or name."""
    known = BY_NAME[row.table]
    return "" if not known.many else shown(row.values.get(known.columns[0].key, ""))


def known(records: Records, table: str, key: str) -> tuple[Any, ...]:
    """What the rows of a table are called, readable or not, so that one fault does not beget another."""
    values = (record.row.values.get(key) for record in records[table])
    return tuple(value for value in values if isinstance(value, str | int | float))


def _read_row(row: Row, table: Table) -> tuple[Record, list[Finding]]:
    values: dict[str, object] = {}
    record = Record(row, values)
    findings = [
        record.finding(
            "E604", key, bagian=words.COLUMN, terbaca=shown(key), saran=suggestion(key, _names_for(table))
        )
        for key in row.values
        if key not in table.keys
    ]
    for column in table.columns:
        value, faults = _read_value(record, column)
        findings += faults
        if not any(fault.severity is Severity.ERROR for fault in faults):
            values[column.key] = value
    return record, findings


def _names_for(table: Table) -> tuple[str, ...]:
    """What an unknown key may have been meant to be: at the top of a file, also a table."""
    return table.keys if table is not LOOSE else (*table.keys, *(name for name in BY_NAME if name))


def _read_value(record: Record, column: Column) -> tuple[object, list[Finding]]:
    if not record.written(column.key):
        if column.required:
            return None, [record.finding("E605", column.key, bagian=words.COLUMN)]
        return column.default, []
    value, faults = column.read(record.row.values[column.key])
    place, name = record.row.at(column.key), label(record.row)
    # The expression counts columns of text, where the others name a column of the table.
    return value, [
        replace(fault, place=place, label=name, values={"kolom": column.key, **fault.values})
        for fault in faults
    ]


def _doubled(records: tuple[Record, ...] | list[Record], keys: tuple[str, ...]) -> Iterator[Finding]:
    first: dict[tuple[object, ...], Record] = {}
    for record in records:
        if any(record.get(key) is None for key in keys):
            continue
        values = tuple(record.get(key) for key in keys)
        same = tuple(value.casefold() if isinstance(value, str) else value for value in values)
        earlier = first.setdefault(same, record)
        if earlier is not record:
            place = earlier.row.at(keys[-1])
            yield record.finding(
                "E608",
                keys[-1],
                terbaca=", ".join(shown(record.get(key)) for key in keys if record.written(key)),
                pertama=f"{place.sheet} {place.cell}".strip(),
            )


def _unknown_tables(source: Source) -> Iterator[Finding]:
    first = {row.table: row for row in reversed(source.rows) if row.table not in BY_NAME}
    for name, row in reversed(first.items()):
        values = {"bagian": words.TABLE, "terbaca": shown(name), "kolom": shown(name)}
        yield Finding("E604", row.place, values | {"saran": suggestion(name, filter(None, BY_NAME))})
