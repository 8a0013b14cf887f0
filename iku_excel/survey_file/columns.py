"""Which column of a table is which unsur, and which say who answered."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping as ReadOnly
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ..core.findings import Finding, IkuError, Place
from ..core.model import Survey
from ..core.profile import AGE, DATE, EDUCATION, SERVICE, SEX, WORK

# What a planner says of columns: the column's own name → the unsur's key.
Mapping = ReadOnly[str, str]

# Many questionnaires swap these two, so that U8 alone says neither.
SWAPPED = ("pengaduan", "sarana")

# Columns beside the answers, as websites name them.
CODE, COMMENT = "kode", "saran"
BESIDE = {
    CODE: "kode|koderesponden|idresponden|id|nomorresponden|noresponden|respondentid",
    COMMENT: "saran|komentar|masukan|saranmasukan|sarandanmasukan|kritikdansaran|kritiksaran",
    DATE: "tanggal|tanggalsurvei|tanggalpengisian|tgl|timestamp|capwaktu|stempelwaktu|date",
    SERVICE: "layanan|jenislayanan|unitlayanan|namalayanan|service",
    SEX: "jeniskelamin|kelamin|jk|gender|sex",
    AGE: "usia|umur|kelompokusia|kelompokumur|rentangusia|agegroup|age",
    EDUCATION: "pendidikan|pendidikanterakhir|education",
    WORK: "pekerjaan|profesi|work|occupation",
}
_BESIDE = {name: kind for kind, names in BESIDE.items() for name in names.split("|")}
_NUMBERED = re.compile(r"(?:u|unsur|unsurke)\s*[-.]?\s*0?([1-9][0-9]?)", re.ASCII)
_NUMBER_BEFORE = re.compile(r"^\s*(?:u|unsur)?\s*[-.]?\s*0?[0-9]{1,2}\s*[.:)\-–]?\s+", re.IGNORECASE)
_NOT_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Columns:
    """Positions, the first 0: of each unsur in the survey's order, and of what stands beside the answers."""

    elements: tuple[int, ...]
    beside: ReadOnly[str, int]


def read_mapping(text: str, survey: Survey) -> Mapping:
    """`u8=pengaduan,u9=sarana`, or the name of a TOML file of such lines; E425 where it is neither."""
    if not text:
        return {}
    given: dict[str, object] = {}
    if text.lower().endswith(".toml"):
        try:
            given = tomllib.loads(Path(text).read_text(encoding="utf-8-sig"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise IkuError(Finding("E425", Place(text), {"x": Path(text).name})) from error
    else:
        for part in text.split(","):
            column, sign, name = part.partition("=")
            if not (sign and column.strip() and name.strip()):
                raise IkuError(Finding("E425", values={"x": part.strip() or text}))
            given[column.strip()] = name.strip()
    keys = {element.key for element in survey.elements}
    for column, key in given.items():
        if key not in keys:
            raise IkuError(Finding("E425", values={"x": f"{column}={key}"}))
    return {_folded(column): str(key) for column, key in given.items()}


def looks_like_head(fields: Sequence[str], survey: Survey, mapping: Mapping) -> bool:
    """Whether at least two of the fields name an unsur."""
    names = _names(survey)
    known = sum(
        _folded(field) in mapping or _named(field, names) is not None or _number(field) is not None
        for field in fields
    )
    return known >= min(2, len(survey.elements))


def recognise(
    head: Sequence[str], survey: Survey, mapping: Mapping, place: Place
) -> tuple[Columns | None, tuple[Finding, ...]]:
    """The columns, or what keeps them from being known.

    E422: a number that means two unsur; E423: an unsur without a column; E424: one with two; E425: a mapped
    column that is not there.
    """
    names = _names(survey)
    keys = [element.key for element in survey.elements]
    found: dict[str, list[int]] = {}
    beside: dict[str, int] = {}
    numbered: dict[int, int] = {}
    for position, field in enumerate(head):
        folded = _folded(field)
        key = mapping.get(folded) or _named(field, names)
        if key:
            found.setdefault(key, []).append(position)
        elif (number := _number(field)) is not None and number <= len(keys):
            numbered[number] = position
        elif folded in _BESIDE:
            beside.setdefault(_BESIDE[folded], position)
    findings = [
        Finding("E425", place, {"x": column})
        for column in mapping
        if column not in {_folded(field) for field in head}
    ]
    unsure = []
    for number, position in numbered.items():
        key = keys[number - 1]
        if key in SWAPPED and set(SWAPPED) <= set(keys):
            unsure.append(number)
        else:
            found.setdefault(key, []).append(position)
    if unsure:
        columns = [f"U{number}" for number in unsure]
        example = ",".join(f"{c.lower()}={keys[n - 1]}" for c, n in zip(columns, unsure, strict=True))
        first, second = (element.name for element in survey.elements if element.key in SWAPPED)
        values = {"u": " dan ".join(columns), "a": first, "b": second, "x": example}
        findings.append(Finding("E422", place, values))
    for element in survey.elements:
        positions = found.get(element.key, [])
        if len(positions) > 1:
            columns = [head[position].strip() for position in positions]
            findings.append(Finding("E424", place, {"u": element.name, "daftar": ", ".join(columns)}))
        elif not positions and not (unsure and element.key in SWAPPED):
            findings.append(Finding("E423", place, {"u": element.name}))
    if findings:
        return None, tuple(findings)
    return Columns(tuple(found[key][0] for key in keys), beside), ()


def element_named(text: str, survey: Survey) -> str | None:
    """The key of the unsur that a text names, by name, short name or key."""
    return _named(text, _names(survey))


def _names(survey: Survey) -> dict[str, str]:
    return {
        _folded(name): element.key
        for element in survey.elements
        for name in (element.name, element.short, element.key)
        if name
    }


def _named(field: str, names: ReadOnly[str, str]) -> str | None:
    return names.get(_folded(field)) or names.get(_folded(_NUMBER_BEFORE.sub("", field)))


def _number(field: str) -> int | None:
    match = _NUMBERED.fullmatch(field.strip().casefold())
    return int(match[1]) if match else None


def _folded(text: str) -> str:
    return _NOT_LETTERS.sub("", text.casefold())
