"""A case file: published reports with their inputs, the policy they used and the figures they print."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from pathlib import Path
from typing import Any

from ..core.findings import Finding, IkuError, Place
from ..core.grades import GRADES
from ..core.model import Element, Respondent, Survey
from .parts import Part, part_of_mean, part_of_totals

SOURCE, GRADE_TABLE, REPORTS = "sumber", "mutu", "laporan"
NAME, WEIGHT, PRINTED, GRADE, OTHERS, ELEMENTS = "nama", "penimbang", "ikm", "mutu", "pembanding", "unsur"
ANSWERS, TOTALS, RESPONDENTS, MEANS, TOTAL_OF_MEANS = "jawaban", "jumlah", "responden", "nrr", "jumlah_nrr"
KEYS = {NAME, WEIGHT, PRINTED, GRADE, OTHERS, ELEMENTS, ANSWERS, TOTALS, RESPONDENTS, MEANS, TOTAL_OF_MEANS}
_ROW = re.compile(r"[1-4-]+", re.ASCII)
_WEIGHT = re.compile(r"tepat|[23]|0\.[0-9]{1,9}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Case:
    """A published report: `printed` is the IKM under the survey's weight, `others` under further weights.

    `respondents` where the answers are given, `parts` where totals or NRR are, `total_of_means` in every case
    but the first.
    """

    name: str
    survey: Survey
    printed: Decimal
    grade: str
    others: Mapping[str, Decimal]
    respondents: tuple[Respondent, ...] = ()
    parts: tuple[Part, ...] = ()
    total_of_means: Fraction | None = None


def read_cases(path: Path) -> tuple[str, tuple[Case, ...]]:
    """The source and the reports of a file; IkuError with all of its faults (E432)."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        content = tomllib.loads(text, parse_float=Decimal)
    except FileNotFoundError:
        raise IkuError(Finding("E511", Place(path.name), {"x": str(path)})) from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, InvalidOperation) as error:
        raise IkuError(Finding("E432", Place(path.name), {"bagian": "TOML", "sebab": str(error)})) from error
    table = str(content.get(GRADE_TABLE, "2017"))
    cases, findings = [], []
    reports = content.get(REPORTS)
    if table not in GRADES:
        findings.append(_fault(path, GRADE_TABLE, table))
    if not (isinstance(reports, list) and reports and all(isinstance(report, dict) for report in reports)):
        findings.append(_fault(path, REPORTS, "[[laporan]]"))
        reports = []
    for number, report in enumerate(reports if not findings else [], 1):
        read = _case(report, table)
        name = str(report.get(NAME, number))
        if isinstance(read, Case):
            cases.append(read)
        else:
            findings.append(_fault(path, f"{REPORTS} {name}", read))
    if findings:
        raise IkuError(*findings)
    return str(content.get(SOURCE, "")), tuple(cases)


def _fault(path: Path, part: str, cause: str) -> Finding:
    return Finding("E432", Place(path.name), {"bagian": part, "sebab": cause})


def _case(report: dict[str, Any], table: str) -> Case | str:
    """The case, or the key that is wrong."""
    unknown = sorted(set(report) - KEYS)
    if unknown:
        return unknown[0]
    weight = str(report.get(WEIGHT, "tepat"))
    printed, others = _decimal(report.get(PRINTED)), report.get(OTHERS, {})
    if not _WEIGHT.fullmatch(weight):
        return WEIGHT
    if printed is None:
        return PRINTED
    if not isinstance(others, dict) or any(_decimal(value) is None for value in others.values()):
        return OTHERS
    if not all(_WEIGHT.fullmatch(name) for name in others):
        return OTHERS
    read = _inputs(report)
    if isinstance(read, str):
        return read
    size, respondents, parts, total = read
    elements = tuple(Element(f"u{number}", f"U{number}", f"U{number}") for number in range(1, size + 1))
    return Case(
        str(report.get(NAME, "")),
        Survey("laporan", elements, weight, table),
        printed,
        str(report.get(GRADE, "")),
        {name: Decimal(value) for name, value in others.items()},
        respondents,
        parts,
        total,
    )


_Inputs = tuple[int, tuple[Respondent, ...], tuple[Part, ...], Fraction | None]


def _inputs(report: dict[str, Any]) -> _Inputs | str:
    """The number of unsur and what is known of them; the most exact input counts."""
    if rows := report.get(ANSWERS):
        if not _same_rows(rows):
            return ANSWERS
        respondents = tuple(
            Respondent(number, tuple(None if sign == "-" else int(sign) for sign in row))
            for number, row in enumerate(rows, 1)
        )
        return len(rows[0]), respondents, (), None
    parts: list[Part | None] = []
    if totals := report.get(TOTALS):
        counts = report.get(RESPONDENTS)
        listed = counts if isinstance(counts, list) else [counts] * len(totals)
        if len(listed) != len(totals) or not all(type(n) is int for n in (*totals, *listed)):
            return RESPONDENTS
        pairs = zip(totals, listed, strict=True)
        parts = [part_of_totals(f"u{n}", total, count) for n, (total, count) in enumerate(pairs, 1)]
    elif means := report.get(MEANS):
        read = [_decimal(mean) for mean in means]
        parts = [part_of_mean(f"u{n}", mean) if mean is not None else None for n, mean in enumerate(read, 1)]
    else:
        total, size = _decimal(report.get(TOTAL_OF_MEANS)), report.get(ELEMENTS)
        if total is None or type(size) is not int or not size <= total <= 4 * size:
            return TOTAL_OF_MEANS
        return size, (), (), Fraction(total)
    whole = tuple(part for part in parts if part is not None)
    if len(whole) < len(parts):
        return TOTALS if TOTALS in report else MEANS
    return len(whole), (), whole, sum((part.mean for part in whole), Fraction(0))


def _same_rows(rows: object) -> bool:
    return (
        isinstance(rows, list)
        and all(isinstance(row, str) and _ROW.fullmatch(row) for row in rows)
        and len({len(row) for row in rows}) == 1
    )


def _decimal(value: object) -> Decimal | None:
    """A figure of a TOML file: 87.28, or a whole number."""
    if type(value) is int:
        return Decimal(value)
    return value if isinstance(value, Decimal) and value.is_finite() else None
