"""Results and findings for people on a terminal, and as JSON for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

import click

from ..core.findings import Finding, Severity
from ..core.model import (
    Definition,
    Figure,
    Issuance,
    Result,
    Results,
    SheetStatus,
    Submission,
    UnitStatus,
)
from ..texts import findings as sentences
from ..texts import help as words
from ..texts.status import SHEET_WORDS
from . import terminal

Json = dict[str, Any]


def print_json(content: Json) -> None:
    """ASCII only, so that no console or pipe can spoil it."""
    click.echo(json.dumps(content, indent=2, allow_nan=False))


def print_findings(
    findings: Iterable[Finding],
    addressees: Mapping[str, str] = MappingProxyType({}),
    *,
    err: bool = False,
    shortened: bool = False,
) -> None:
    """A line for each cause, as wide as the terminal."""
    for line in finding_lines(findings, addressees, terminal.room(err=err), shortened=shortened):
        click.echo(line, err=err)


MOST_ALIKE = {Severity.ERROR: 1_000_000, Severity.WARNING: 8, Severity.NOTE: 2}
"""So many causes of one code are told one by one; of more than that only the first, and how many others."""
SHOWN_OF_ALIKE = {Severity.ERROR: 5, Severity.WARNING: 3, Severity.NOTE: 1}
MOST_ALIKE_SHORTENED = {**MOST_ALIKE, Severity.ERROR: 8}
MANY = 30
"""Of more sheets than this only those that need a hand are shown, unless all are asked for."""


def finding_lines(
    findings: Iterable[Finding],
    addressees: Mapping[str, str] = MappingProxyType({}),
    room: int | None = None,
    *,
    shortened: bool = False,
) -> list[str]:
    """One a cause, worst first; with addressees, staff's remedies say whom to pass them on to.

    Of many notes or warnings of one code the first stand for all, where it is `shortened` of errors too:
    Temuan and --json hold every one.
    """
    alike = MOST_ALIKE_SHORTENED if shortened else MOST_ALIKE
    groups = sentences.grouped(findings)
    number = Counter(group.code for group in groups)
    lines, told = [], Counter[str]()
    for group in groups:
        first, code = group.findings[0], group.code
        every = number[code] <= alike[first.severity]
        most = number[code] if every else SHOWN_OF_ALIKE[first.severity]
        told[code] += 1
        if told[code] <= most:
            line = sentences.group_line(group, addressees.get(first.unit, ""))
            others = number[code] - most if told[code] == most else 0
            more = f" {words.AND_ALIKE.format(n=others, code=code)}" if others else ""
            lines.append(terminal.hanging(line + more, room))
    return lines


def print_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table as wide as the terminal."""
    click.echo(terminal.table(head, rows, terminal.room()))


def counts(findings: Sequence[Finding]) -> str:
    """How many causes of each severity, in words."""
    if not findings:
        return words.NOTHING_WRONG
    first = [group.findings[0] for group in sentences.grouped(findings)]
    number = {severity: sum(finding.severity is severity for finding in first) for severity in Severity}
    return words.COUNTS.format(
        errors=number[Severity.ERROR], warnings=number[Severity.WARNING], notes=number[Severity.NOTE]
    )


Sheet = TypeVar("Sheet", UnitStatus, Submission)


def worth_showing(units: Sequence[Sheet], *, everyone: bool = False) -> tuple[tuple[Sheet, ...], str]:
    """The sheets to show on a screen, and in words how many others there are; "" where there are none."""
    if everyone or len(units) <= MANY:
        return tuple(units), ""
    needing = tuple(unit for unit in units if unit.status is not SheetStatus.ACCEPTED)
    said = words.OTHER_SHEETS.format(accepted=len(units) - len(needing))
    if len(needing) > MANY:
        said = words.MORE_SHEETS.format(n=len(needing) - MANY, accepted=len(units) - len(needing))
    return needing[:MANY], said


def status_rows(units: Iterable[UnitStatus], sheets: Mapping[str, str]) -> list[tuple[str, ...]]:
    """A line for each input sheet."""
    return [
        (
            unit.unit,
            sheets[unit.unit],
            SHEET_WORDS[unit.status],
            unit.submission.numbered if unit.submission else "–",
            unit.submission.origin.file if unit.submission else "–",
        )
        for unit in units
    ]


def finding_json(finding: Finding) -> Json:
    """A finding with its sentence and remedy."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "file": finding.place.file,
        "sheet": finding.place.sheet,
        "cell": finding.place.cell,
        "unit": finding.unit,
        "label": finding.label,
        "raw": finding.raw,
        "used": finding.used,
        "message": sentences.message(finding),
        "hint": sentences.hint(finding),
    }


def results_json(results: Results, output: Path) -> Json:
    """What `consolidate --json` prints."""
    return {
        "period": results.period.code,
        "output": output.as_posix(),
        "document": issuance_json(results.issuance),
        "indicators": [_result_json(result) | _years_json(results, result) for result in results.indicators],
        "units": [unit_json(unit) for unit in reporting_units(results)],
        "findings": [finding_json(finding) for finding in results.findings],
    }


def issuance_json(issuance: Issuance | None) -> Json | None:
    """What a document is: a draft, or which issue of its period; null where it does not say."""
    if issuance is None:
        return None
    return {
        "state": "draft" if issuance.draft else "issued",
        "revision": issuance.number,
        "number": issuance.document or None,
    }


def sheet_names(definition: Definition) -> dict[str, str]:
    """What people call each unit's sheet."""
    return {unit.code: unit.sheet for unit in definition.units}


def addressees(definition: Definition) -> dict[str, str]:
    """Who mends a unit's sheet: the unit, or the one that keeps it."""
    sheets = sheet_names(definition)
    return {unit.code: sheets[unit.keeper or unit.code] for unit in definition.units}


def reporting_units(results: Results) -> tuple[UnitStatus, ...]:
    """The units' sheets in the triwulan in which the period ends."""
    return results.now


def unit_json(unit: UnitStatus) -> Json:
    """A unit's sheet and the file that counts."""
    return {
        "code": unit.unit,
        "status": unit.status.value,
        "file": unit.submission.origin.file if unit.submission else None,
    }


def submission_json(submission: Submission, findings: Iterable[Finding]) -> Json:
    """A sheet of `check --json`."""
    return {
        "unit": submission.unit,
        "sheet": submission.sheet,
        "period": submission.period.code,
        "revision": submission.revision or None,
        "status": submission.status.value,
        "findings": [finding_json(finding) for finding in findings],
    }


def is_final(results: Results) -> bool:
    """Whether every figure is final and no finding is an error."""
    return results.final


def _result_json(result: Result) -> Json:
    return {
        "code": result.indicator,
        "value": result.value,
        "provisional": result.provisional,
        "target": result.target,
        "achievement": result.achievement,
        "uncapped": result.uncapped,
        "category": result.category or None,
        "status": result.status.value,
        "periods": [_figure_json(figure) for figure in result.figures],
    }


def _years_json(results: Results, result: Result) -> Json:
    """What is known of the years before, and how; nothing where no year is shown."""
    if not results.years_before:
        return {}
    years = (results.year(result.indicator, year) for year in results.years_before)
    return {
        "years": [
            {
                "year": one.year,
                "value": one.value,
                "target": one.target,
                "achievement": one.achievement,
                "category": one.category or None,
                "status": one.status.value,
                "known": one.known.value,
                "source": one.source,
            }
            for one in years
            if one is not None
        ]
    }


def _figure_json(figure: Figure[float]) -> Json:
    return {
        "period": figure.period.code,
        "value": figure.value,
        "provisional": figure.provisional,
        "status": figure.status.value,
    }
