"""Published reports beside our own figures: whether the parts of each give what it prints."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import click

from ..calculation.survey import index, index_of, interval, tally, total_of_means
from ..core.findings import Finding, Place
from ..core.numbers import show
from ..survey_file import Case, read_cases
from ..texts import survey_file as words
from ..texts.workbook import every_sheet as summary_words
from .output import finding_json, print_findings, print_json, print_table

FINISHED, NOT_RECONCILED = 0, 1


def run_cases(path: Path, as_json: bool) -> int:
    """Prints every report's figures beside ours; 1 where one does not reconcile."""
    source, cases = read_cases(path)
    compared = [
        (case, weight, printed, ours(case, weight)) for case in cases for weight, printed in told(case)
    ]
    findings = [
        Finding("W433", Place(path.name), {"x": case.name, "a": show(printed, 2), "b": show(found, 2)})
        for case, _, printed, found in compared
        if printed != found
    ]
    findings += [
        Finding("W433", Place(path.name), {"x": case.name, "a": f"mutu {case.grade}", "b": f"mutu {found}"})
        for case in cases
        if case.grade and case.grade != (found := grade(case))
    ]
    if as_json:
        print_json(
            {
                "source": source,
                "reports": [
                    {
                        "name": case.name,
                        "weight": weight,
                        "printed": float(printed),
                        "computed": float(found),
                        "reconciles": printed == found,
                    }
                    for case, weight, printed, found in compared
                ],
                "findings": [finding_json(finding) for finding in findings],
            }
        )
        return NOT_RECONCILED if findings else FINISHED
    if source:
        click.echo(words.SOURCE.format(source=source))
    rows = [
        (
            case.name,
            summary_words.weight(weight, len(case.survey.elements)),
            show(printed, 2),
            show(found, 2),
            words.AGREES if printed == found else words.DIFFERS,
        )
        for case, weight, printed, found in compared
    ]
    print_table(words.CASE_HEAD, rows)
    print_findings(findings)
    return NOT_RECONCILED if findings else FINISHED


def told(case: Case) -> list[tuple[str, Decimal]]:
    """Each weight with the figure that the report prints, its own first."""
    return [(case.survey.weight, case.printed), *case.others.items()]


def ours(case: Case, weight: str) -> Decimal:
    """The index that the parts of a report give under a weight."""
    total = case.total_of_means
    if total is None:
        total = total_of_means(tally(case.survey, case.respondents))
    if total is None:
        return Decimal(0)
    return index(interval(total, len(case.survey.elements), weight))


def grade(case: Case) -> str:
    """The grade that they give under the report's own weight."""
    total = case.total_of_means
    if total is None:
        total = total_of_means(tally(case.survey, case.respondents))
    return index_of(case.survey, total).grade if total is not None else ""
