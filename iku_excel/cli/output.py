"""Results and findings for people on a terminal, and as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from ..core.findings import Finding, Severity
from ..core.model import Figure, FigureStatus, Result, Results, Submission, UnitStatus
from ..core.numbers import show, show_percent
from ..texts import findings as sentences
from ..texts import help as words
from ..texts.status import FIGURE_WORDS, SHEET_WORDS

Json = dict[str, Any]


def print_json(content: Json) -> None:
    """ASCII only, so that no console or pipe can spoil it."""
    click.echo(json.dumps(content, indent=2, allow_nan=False))


def print_findings(findings: Iterable[Finding], *, err: bool = False) -> None:
    """One line a cause, worst first."""
    for group in sentences.grouped(findings):
        click.echo(sentences.group_line(group), err=err)


def counts(findings: Sequence[Finding]) -> str:
    """How many of each severity, in words."""
    if not findings:
        return words.NOTHING_WRONG
    number = {severity: sum(f.severity is severity for f in findings) for severity in Severity}
    return words.COUNTS.format(
        errors=number[Severity.ERROR], warnings=number[Severity.WARNING], notes=number[Severity.NOTE]
    )


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Columns as wide as their longest text."""
    lines = [tuple(head), *(tuple(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    texts = [
        "  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    ]
    texts.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join(texts)


def indicator_rows(results: Results) -> list[tuple[str, ...]]:
    """The indicators' lines, as the official sheet says them."""
    rows = []
    for result in results.indicators:
        indicator = next(i for i in results.definition.indicators if i.code == result.indicator)

        def say(value: float, percent: bool = indicator.percent) -> str:
            return show_percent(value) if percent else show(value, 2)

        note = ""
        if result.value is None and result.provisional is not None:
            units = ", ".join(
                results.definition.unit(code).sheet for code in (*result.missing, *result.refused)
            )
            note = words.PROVISIONAL.format(value=say(result.provisional), units=units)
        rows.append(
            (
                str(indicator.number),
                indicator.name,
                FIGURE_WORDS[result.status] if result.value is None else say(result.value),
                words.NO_TARGET if result.target is None else say(result.target),
                words.NO_ACHIEVEMENT if result.achievement is None else show_percent(result.achievement),
                result.category or "–",
                note,
            )
        )
    return rows


def status_rows(results_units: Iterable[UnitStatus], sheet_of: dict[str, str]) -> list[tuple[str, ...]]:
    """A line for each input sheet."""
    return [
        (
            unit.unit,
            sheet_of[unit.unit],
            SHEET_WORDS[unit.status],
            str(unit.submission.revision) if unit.submission else "–",
            unit.submission.origin.file if unit.submission else "–",
        )
        for unit in results_units
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
        "indicators": [_result_json(result) for result in results.indicators],
        "units": [unit_json(unit) for unit in reporting_units(results)],
        "findings": [finding_json(finding) for finding in results.findings],
    }


def reporting_units(results: Results) -> tuple[UnitStatus, ...]:
    """The units' sheets in the triwulan in which the period ends."""
    return tuple(unit for unit in results.units if unit.period.quarter == results.period.last_quarter)


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
        "revision": submission.revision,
        "status": submission.status.value,
        "findings": [finding_json(finding) for finding in findings],
    }


def is_final(results: Results) -> bool:
    """Whether every figure is final and no finding is an error."""
    return all(result.status is FigureStatus.FINAL for result in results.indicators) and not any(
        finding.severity is Severity.ERROR for finding in results.findings
    )


def _result_json(result: Result) -> Json:
    return {
        "code": result.indicator,
        "value": result.value,
        "provisional": result.provisional,
        "target": result.target,
        "achievement": result.achievement,
        "category": result.category or None,
        "status": result.status.value,
        "periods": [_figure_json(figure) for figure in result.figures],
    }


def _figure_json(figure: Figure) -> Json:
    return {
        "period": figure.period.code,
        "value": figure.value,
        "provisional": figure.provisional,
        "status": figure.status.value,
    }
