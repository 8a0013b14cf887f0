"""A definition file becomes a Definition, or all of its faults at once."""

from __future__ import annotations

import functools
from importlib import resources
from pathlib import Path

from ..core.findings import Finding, Place, errors
from ..core.model import Definition
from ..texts import definition as words
from . import recorded, shares, sheets, unit_lists
from .advice import ADVICE
from .assemble import assemble
from .reading import read
from .references import CHECKS
from .rows import Row, Source
from .toml import rows_of
from .writing import to_toml

__all__ = ["Row", "Source", "build", "builtin", "builtin_text", "load", "loads", "to_toml"]

BUILTIN = "diskominfo.toml"
ZIP = b"PK"  # how every .xlsx begins

Loaded = tuple[Definition | None, tuple[Finding, ...]]


@functools.cache
def builtin() -> Definition:
    """The definition of Dinas Komunikasi dan Informatika Kabupaten Tanjung Jabung Barat, without targets."""
    definition, findings = loads(builtin_text(), BUILTIN)
    assert definition is not None, findings
    return definition


def builtin_text() -> str:
    """The built-in definition as TOML, the one to start an office's own from."""
    return resources.files(__name__).joinpath(BUILTIN).read_text(encoding="utf-8")


def load(path: Path) -> Loaded:
    """The definition in a TOML file or a workbook, or None and every fault, an unreadable file too."""
    reason = "" if path.is_file() else words.NOT_A_FILE if path.exists() else words.NOT_FOUND
    try:
        data = b"" if reason else path.read_bytes()
    except PermissionError:
        reason = words.NO_PERMISSION
    except OSError as error:
        reason = error.strerror or str(error)
    if reason:
        return None, (Finding("E601", Place(path.name), {"sebab": reason}),)
    if data.startswith(ZIP):
        source = sheets.rows_of(data, path.name)
        definition, findings = build(source, path.parent)
        return definition, sheets.in_its_words(findings, source)
    try:
        return build(rows_of(data.decode("utf-8"), path.name), path.parent)
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8")) + 1
        place = Place(path.name, cell=words.LINE.format(line=line))
        return None, (Finding("E602", place, {"baris": line, "kolom": column}),)


def loads(text: str, name: str) -> Loaded:
    """The definition in a TOML text; `name` is the file's in the places of the findings."""
    return build(rows_of(text, name))


def build(source: Source, folder: Path | None = None) -> Loaded:
    """The definition that rows of any source say, or None, and every fault, in the order of the source.

    Lists of bidang are looked for in `folder`; without one a row that names a list is a fault.
    Faults that are only of how figures are made leave a definition by which returns can still be read.
    """
    if source.findings and not source.rows:
        return None, source.findings
    source = unit_lists.resolved(source, folder)
    if errors(source.findings) and not source.rows:
        return None, source.findings
    records, faults = read(source)
    findings = (*source.findings, *faults, *(finding for check in CHECKS for finding in check(records)))
    if not errors(findings):
        findings = (*findings, *(finding for check in ADVICE for finding in check(records)))
    places = [place for row in source.rows for place in (row.place, *row.places.values())]
    order = {place: position for position, place in reversed([*enumerate(places)])}
    ordered = tuple(sorted(findings, key=lambda finding: order.get(finding.place, -1)))
    unreadable = any(fault.code not in shares.CODES | recorded.CODES for fault in errors(ordered))
    return (None if unreadable else assemble(records)), ordered
