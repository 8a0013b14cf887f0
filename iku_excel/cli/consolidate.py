"""`iku consolidate`: from an inbox to the official workbook."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from .. import files, summary, xlsx
from ..core.model import Results
from ..core.periods import Period
from ..texts import help as words
from .gather import gather
from .load import load_definition
from .output import (
    counts,
    indicator_rows,
    is_final,
    print_findings,
    print_json,
    reporting_units,
    results_json,
    status_rows,
    table,
)


@dataclass(frozen=True, slots=True)
class Order:
    """What the officer asks for."""

    inbox: Path
    output: Path
    definition_path: Path | None = None
    period: Period | None = None
    signed: date | None = None
    picks: tuple[str, ...] = ()
    workers: int | None = None
    folded: bool = False
    paper: str = "F4"
    force: bool = False


def run(order: Order, as_json: bool) -> int:
    """Writes the workbook and tells the indicators' lines; 0 when every figure is final, else 1."""
    files.refuse_existing(order.output, order.force)
    definition = load_definition(order.definition_path)
    results = gather(definition, order.inbox, order.period, order.picks, order.signed, order.workers)
    write(results, order)
    if as_json:
        print_json(results_json(results, order.output))
    else:
        tell(results, order.output)
    return 0 if is_final(results) else 1


def write(results: Results, order: Order) -> None:
    """The workbook, whole or not at all; its links to the inbox are relative to where it stands."""
    way = os.path.relpath(order.inbox.resolve(), order.output.resolve().parent)
    data = summary.draw(results, folded=order.folded, paper=order.paper, inbox=Path(way).as_posix())
    files.write_atomically(order.output, data, force=order.force, check=_reads_back)


def tell(results: Results, output: Path) -> None:
    """The indicators' lines, the units, and what was found."""
    click.echo(results.period.words)
    click.echo(table(words.INDICATOR_HEAD, indicator_rows(results)))
    if results.definition.example:
        click.echo(words.EXAMPLE_TARGETS)
    click.echo()
    sheets = {unit.code: unit.sheet for unit in results.definition.units}
    click.echo(table(words.STATUS_HEAD, status_rows(reporting_units(results), sheets)))
    if results.findings:
        click.echo()
        print_findings(results.findings)
    click.echo()
    click.echo(words.ALL_FINAL if is_final(results) else words.NOT_FINAL)
    click.echo(f"Temuan: {counts(results.findings)}.")
    click.echo(words.SUMMARY_WRITTEN.format(path=output))


def _reads_back(data: bytes) -> bool:
    workbook, _ = xlsx.read(data, "")
    return workbook is not None
