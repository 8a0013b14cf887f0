"""`iku consolidate`: from an inbox to the official workbook."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import click

from .. import checks, delivery, files, inbox, summary, xlsx
from ..core.findings import Finding, Place, errors
from ..core.model import Results
from ..core.numbers import show_percent
from ..core.periods import Period
from ..summary.sheets.remarks import remark
from ..texts import help as words
from ..texts.status import issue_words, unsaid
from ..texts.workbook import every_sheet as summary_words
from .accepted import to_write
from .ask import ask_which
from .gather import gather
from .keys import DOCUMENT, signer
from .load import own_definition
from .options import (
    PATH,
    accept_option,
    all_option,
    day_option,
    definition_option,
    folded_option,
    force_option,
    inbox_argument,
    json_option,
    latest_period_option,
    layout_option,
    named,
    output_option,
    paper_option,
    pick_option,
)
from .output import (
    addressees,
    counts,
    is_final,
    print_findings,
    print_json,
    print_table,
    reporting_units,
    results_json,
    sheet_names,
    status_rows,
    worth_showing,
)
from .runners import cluster_option, runner_of, shared_option, workers_option
from .target import WORKBOOK, refuse_other_than_folder, refuse_target


@dataclass(frozen=True, slots=True)
class Order:
    """What the officer asks for."""

    inbox: Path
    output: Path
    definition_path: Path | None = None
    period: Period | None = None
    signed: date | None = None
    picks: tuple[str, ...] = ()
    accepted: tuple[tuple[str, str], ...] = ()
    feedback: Path | None = None
    workers: int | None = None
    cluster: str | None = None
    shared: bool = False
    folded: bool = False
    paper: str = "F4"
    layout: str | None = None
    show: bool = False
    force: bool = False
    everyone: bool = False


@named("consolidate")
@inbox_argument
@definition_option
@latest_period_option
@day_option("--date", "signed", words.OPTION_DATE)
@output_option(words.OPTION_OUTPUT)
@pick_option
@accept_option
@click.option("--feedback", type=PATH, metavar="DIR", help=words.OPTION_FEEDBACK)
@workers_option(words.OPTION_WORKERS)
@cluster_option
@shared_option
@folded_option
@paper_option
@layout_option
@click.option("--open", "show", is_flag=True, help=words.OPTION_OPEN)
@all_option
@json_option
@force_option
def command(as_json: bool, **asked: Any) -> int:
    """The main job."""
    return run(Order(**asked), as_json)


def run(order: Order, as_json: bool) -> int:
    """Writes the workbook and tells the indicators' lines; 0 when every figure is final, else 1."""
    runner = runner_of(order.workers, order.cluster, order.shared)
    refuse_target(order.output, WORKBOOK, order.force, order.inbox)
    if order.feedback:
        refuse_other_than_folder(order.feedback, order.inbox)
    definition = own_definition(order.definition_path, order.inbox, order.output)
    ask = ask_which if not as_json and sys.stdin.isatty() and sys.stdout.isatty() else None
    results = gather(
        definition,
        order.inbox,
        order.period,
        order.picks,
        order.signed,
        runner,
        ask,
        order.accepted,
    )
    late = checks.signature_before_end(results.definition, results.period, results.signed)
    new = [finding for finding in late if finding not in results.findings]
    results = replace(results, findings=(*results.findings, *new))
    write(results, order)
    sent = None
    if order.feedback:
        from . import feedback  # only copies are drawn with openpyxl, which takes as long to load as all else

        sent = feedback.send_back(results, order.inbox, order.feedback, order.force)
    if as_json:
        print_json(
            results_json(results, order.output) | ({"feedback": feedback.sent_json(sent)} if sent else {})
        )
    else:
        tell(results, order.output, everyone=order.everyone)
        for place in doubted_places(results.findings):
            click.echo(words.ACCEPT_NEXT.format(file=place.file, sheet=place.sheet, cell=place.cell))
        if order.accepted and (said := to_write(order.inbox, results.findings)):
            click.echo(said)
        if sent:
            feedback.tell(sent)
        elif errors(results.findings):
            click.echo(words.FEEDBACK_NEXT.format(inbox=order.inbox))
    if order.show:
        print_findings(delivery.show(order.output), err=True)
    return 0 if is_final(results) else 1


def write(results: Results, order: Order) -> None:
    """The workbook, whole or not at all; its links to the inbox are relative to where it stands."""
    way = way_to(order.inbox, order.output.parent)
    sign = signer(order.output.parent, DOCUMENT, results.definition.office.name) or summary.unsigned
    data = summary.draw(
        results, folded=order.folded, paper=order.paper, layout=order.layout or "", inbox=way, sign=sign
    )
    files.write_atomically(order.output, data, force=order.force, check=_reads_back)


def tell(results: Results, output: Path, *, everyone: bool = False) -> None:
    """The indicators' lines, the units, and what was found."""
    click.echo(results.period.words)
    print_table(words.INDICATOR_HEAD, indicator_rows(results))
    if results.definition.example:
        click.echo(words.EXAMPLE_TARGETS)
    click.echo()
    sheets = sheet_names(results.asked(results.last_quarter))
    click.echo(words.SHEETS_OF.format(period=Period(results.period.year, results.period.last_quarter).words))
    shown, others = worth_showing(reporting_units(results), everyone=everyone)
    if shown:
        print_table(words.STATUS_HEAD, status_rows(shown, sheets))
    if others:
        click.echo(others)
    if results.findings:
        click.echo()
        print_findings(results.findings, addressees(results.definition), shortened=bool(others))
    click.echo()
    click.echo(words.ALL_FINAL if is_final(results) else words.NOT_FINAL)
    click.echo(words.FOUND.format(counts=counts(results.findings)))
    click.echo(words.SUMMARY_WRITTEN.format(path=output))
    if results.draft:
        click.echo(words.IS_DRAFT.format(period=results.period.code))
    else:
        click.echo(words.AS_ISSUED.format(issue=", ".join(issue_words(results.issuance))))


def doubted_places(findings: Sequence[Finding]) -> tuple[Place, ...]:
    """Where numbers stand that count once somebody says that they are right."""
    return tuple(finding.place for finding in findings if finding.code in inbox.DOUBTED)


def indicator_rows(results: Results) -> list[tuple[str, ...]]:
    """The indicators' lines, in the words of the official sheet."""
    rows: list[tuple[str, ...]] = []
    for indicator, result in results.pairs:
        value = result.value
        reached = result.achievement
        rows.append(
            (
                str(indicator.number),
                indicator.name,
                unsaid(result) if value is None else summary_words.figure(indicator, value),
                summary_words.target(indicator, result.target, result.upper),
                summary_words.NO_ACHIEVEMENT if reached is None else show_percent(reached),
                result.category or summary_words.NONE,
                remark(results, indicator, result),
            )
        )
    return rows


def way_to(folder: Path, start: Path) -> str:
    """How to go from one folder to another; from drive to drive there is only the full path."""
    try:
        return Path(os.path.relpath(folder.resolve(), start.resolve())).as_posix()
    except ValueError:
        return folder.resolve().as_posix()


def _reads_back(data: bytes) -> bool:
    workbook, _ = xlsx.read(data, "")
    return workbook is not None
