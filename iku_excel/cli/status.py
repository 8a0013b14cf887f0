"""`iku status`: who has sent what, and who has not."""

from __future__ import annotations

from pathlib import Path

import click

from ..core.model import SheetStatus
from ..core.periods import Period
from ..texts import help as words
from .gather import gather
from .load import load_definition
from .output import (
    addressees,
    finding_json,
    print_findings,
    print_json,
    reporting_units,
    sheet_names,
    status_rows,
    table,
    unit_json,
)


def run(folder: Path, definition_path: Path | None, period: Period | None, as_json: bool) -> int:
    """A line for each input sheet; 0 when all are accepted, else 1."""
    definition = load_definition(definition_path)
    results = gather(definition, folder, period)
    units = reporting_units(results)
    if as_json:
        print_json(
            {
                "period": results.period.code,
                "units": [unit_json(unit) for unit in units],
                "findings": [finding_json(finding) for finding in results.findings],
            }
        )
    else:
        sheets = sheet_names(definition)
        click.echo(table(words.STATUS_HEAD, status_rows(units, sheets)))
        sent = sum(unit.status in (SheetStatus.ACCEPTED, SheetStatus.PARTIAL) for unit in units)
        click.echo(words.SENT.format(sent=sent, total=len(units), period=results.period.words))
        print_findings(results.findings, addressees(definition))
    return 0 if all(unit.status is SheetStatus.ACCEPTED for unit in units) else 1
