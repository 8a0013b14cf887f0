"""What others have counted already: totals or NRR, a row an unsur."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from ..core import numbers
from ..core.findings import Finding
from ..core.model import Survey
from ..core.rules import HIGHEST_SCORE, LOWEST_SCORE
from ..formats.table import Table
from .columns import element_named

ELEMENT, TOTAL, COUNT, MEAN = "unsur", "jumlah", "jawaban", "nrr"
_NAMES = {
    "unsur": ELEMENT,
    "unsur pelayanan": ELEMENT,
    "jumlah": TOTAL,
    "jumlah nilai": TOTAL,
    "total": TOTAL,
    "jawaban": COUNT,
    "jumlah jawaban": COUNT,
    "responden": COUNT,
    "nrr": MEAN,
    "nilai rata-rata": MEAN,
    "rata-rata": MEAN,
}
_WHOLE = re.compile(r"[0-9]{1,9}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Part:
    """An unsur: its NRR exactly, and where they are known the total and the number of answers."""

    key: str
    mean: Fraction
    total: int | None = None
    count: int | None = None


Parts = tuple[Part, ...]


def is_parts(head: Sequence[str]) -> bool:
    """Whether a head names a table of unsur: `unsur` with `nrr`, or with `jumlah` and `jawaban`."""
    known = {_NAMES.get(field.strip().casefold()) for field in head}
    return {ELEMENT, MEAN} <= known or {ELEMENT, TOTAL, COUNT} <= known


def read_parts(table: Table, survey: Survey) -> tuple[Parts | None, tuple[Finding, ...]]:
    """The unsur in the survey's order; None where one is missing, told twice or no figure.

    E423, E424, E428; E429: a row that names no unsur.
    """
    at = {name: i for i, field in enumerate(table.head) if (name := _NAMES.get(field.strip().casefold()))}
    found: dict[str, Part] = {}
    findings = []
    for line, fields in table.rows:
        padded = [*fields, *[""] * len(table.head)]
        name = padded[at[ELEMENT]].strip()
        key = element_named(name, survey)
        if key is None:
            if name and name.casefold() not in TOTAL:
                findings.append(Finding("E429", table.place(line, at[ELEMENT]), {"x": name}))
            continue
        given = {part: padded[position] for part, position in at.items()}
        part = _of_totals(key, given) if TOTAL in at and COUNT in at else _of_mean(key, given[MEAN])
        if part is None:
            shown = given[MEAN] if TOTAL not in at else f"{given[TOTAL]} : {given.get(COUNT, '')}"
            findings.append(Finding("E428", table.place(line), {"x": shown.strip(), "u": name}))
        elif key in found:
            findings.append(Finding("E424", table.place(line), {"u": name, "daftar": name}))
        else:
            found[key] = part
    told = {str(finding.values.get("u")) for finding in findings}
    findings += [
        Finding("E423", table.place(1), {"u": element.name})
        for element in survey.elements
        if element.key not in found and not told & {element.name, element.short, element.key}
    ]
    if findings:
        return None, tuple(findings)
    return tuple(found[element.key] for element in survey.elements), ()


def part_of_totals(key: str, total: int, count: int) -> Part | None:
    """The part of a total over a number of answers, or None where no scale of 1 to 4 can give it."""
    if count < 1 or not LOWEST_SCORE * count <= total <= HIGHEST_SCORE * count:
        return None
    return Part(key, Fraction(total, count), total, count)


def part_of_mean(key: str, mean: Decimal) -> Part | None:
    """The part of a published NRR, or None outside 1 to 4."""
    return Part(key, Fraction(mean)) if LOWEST_SCORE <= mean <= HIGHEST_SCORE else None


def _of_totals(key: str, given: dict[str, str]) -> Part | None:
    total, count = given[TOTAL].strip(), given[COUNT].strip()
    if not (_WHOLE.fullmatch(total) and _WHOLE.fullmatch(count)):
        return None
    return part_of_totals(key, int(total), int(count))


def _of_mean(key: str, text: str) -> Part | None:
    """Between 1 and 4 a text such as "3,142" has one reading only."""
    values = [value for value in numbers.read(text).values if LOWEST_SCORE <= value <= HIGHEST_SCORE]
    return part_of_mean(key, values[0]) if len(values) == 1 else None
