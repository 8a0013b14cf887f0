"""`iku status`: who has sent what, and who has not."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

import click

from .. import files, inbox, reminders
from ..core.counts import counts
from ..core.findings import Finding, IkuError, Place
from ..core.model import Definition, Results, SheetStatus, UnitStatus
from ..core.periods import Period
from ..texts import help as help_words
from ..texts import reminders as letter
from . import terminal
from .accepted import typed_for, written_near
from .closed import closed_quarters, issued_around
from .gather import settle
from .load import addresses_near, own_definition
from .options import (
    PATH,
    accept_option,
    all_option,
    day_option,
    definition_option,
    force_option,
    inbox_argument,
    json_option,
    latest_period_option,
    named,
)
from .output import Json, finding_json, print_json, reporting_units, unit_json
from .progress import tell_progress
from .status_screen import screen
from .target import refuse_other_than_folder


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked of an inbox; `today` is the day from which a deadline is counted."""

    inbox: Path
    definition_path: Path | None = None
    period: Period | None = None
    reminders: Path | None = None
    deadline: date | None = None
    today: date = date.min
    force: bool = False
    everyone: bool = False
    accepted: tuple[tuple[str, str], ...] = ()


@named("status")
@inbox_argument
@definition_option
@latest_period_option
@accept_option
@click.option("--reminders", metavar="DIR", type=PATH, help=help_words.OPTION_REMINDERS)
@day_option("--deadline", "deadline", help_words.OPTION_DEADLINE)
@day_option("--date", "today", help_words.OPTION_TODAY)
@click.option("--watch", is_flag=True, help=help_words.OPTION_WATCH)
@click.option(
    "--interval",
    type=click.FloatRange(0.1, 3600),
    default=5.0,
    show_default=True,
    metavar="DETIK",
    help=help_words.OPTION_INTERVAL,
)
@all_option
@json_option
@force_option
def command(watch: bool, interval: float, as_json: bool, **asked: Any) -> int:
    """Once, or again and again."""
    order = Order(**{**asked, "today": asked["today"] or date.today()})
    if watch and (order.reminders or as_json):
        raise click.UsageError(help_words.WATCH_ALONE)
    if order.deadline and not order.reminders:
        raise click.UsageError(help_words.DEADLINE_ALONE)
    if watch:
        from .watch import run as stay_on

        return stay_on(order, interval)
    return run(order, as_json)


def run(order: Order, as_json: bool) -> int:
    """What has come of each input sheet, and the reminders where asked; 0 when all are accepted, else 1."""
    if order.inbox.is_file():
        raise IkuError(Finding("E161", Place(str(order.inbox)), {"x": str(order.inbox)}))
    if order.reminders:
        refuse_other_than_folder(order.reminders, order.inbox)
    definition = own_definition(order.definition_path, order.inbox, order.reminders)
    # Where the period is given, nobody having sent anything is an answer.
    entries, left_out = inbox.entries(order.inbox, may_be_empty=order.period is not None)
    typed = typed_for(order.inbox, order.accepted)
    every = (*typed, *written_near(order.inbox))
    issued = issued_around(order.inbox)
    closed = closed_quarters(issued)
    reads = inbox.read_entries(
        entries, definition, accepted=every, closed=closed, progress=tell_progress, reader=inbox.recall_entry
    )
    addresses = addresses_near(order.inbox, definition)
    results = settle(
        definition, inbox.together(left_out, reads), order.period, issued=issued, addresses=addresses
    )
    inbox.check_acceptances(typed, results.findings)
    number = write_reminders(results, order, order.reminders) if order.reminders else 0
    if as_json:
        print_json(_json(results))
    else:
        click.echo(screen(results, terminal.room(), everyone=order.everyone))
        if order.reminders:
            click.echo("\n" + letter.WRITTEN.format(n=number, folder=order.reminders))
    return 0 if all(unit.status is SheetStatus.ACCEPTED for unit in reporting_units(results)) else 1


def write_reminders(results: Results, order: Order, folder: Path) -> int:
    """How many reminders were written, beside one text for the officer, all under the day's date.

    With `force` those of the same day that nobody needs any more are removed.
    """
    day = order.today.isoformat()
    made = {
        folder / letter.FILE.format(day=day, unit=reminder.unit): reminder.text
        for reminder in reminders.reminders(results, order.deadline, order.today)
    }
    names = [path.name for path in made]
    summary = folder / letter.FILE_OFFICER.format(day=day)
    texts = {**made, summary: reminders.officer(results, names, order.deadline, order.today)}
    for path in texts:
        files.refuse_existing(path, order.force)
    for unit in results.definition.units:
        path = folder / letter.FILE.format(day=day, unit=unit.code)
        if path not in texts and path.exists():
            files.refuse_existing(path, order.force)
            path.unlink()
    for path, text in texts.items():
        files.write_atomically(path, text.encode("utf-8"), force=order.force)
    return len(made)


def _json(results: Results) -> Json:
    return {
        "period": results.period.code,
        "units": [_unit_json(results.asked(results.last_quarter), unit) for unit in reporting_units(results)],
        "findings": [finding_json(finding) for finding in results.findings],
    }


def _unit_json(definition: Definition, unit: UnitStatus) -> Json:
    found = counts(definition, unit.unit, unit.submission)
    sent = unit.submission
    return {
        **unit_json(unit),
        "revision": sent.revision or None if sent else None,
        "remarks": asdict(sent.mended) if sent and sent.mended else None,
        "counts": {state.name.lower(): number for state, number in found.items()},
        "saved": sent.origin.saved or None if sent else None,
        "saved_by": sent.origin.saved_by or None if sent else None,
        "program": sent.origin.program or None if sent else None,
        "sender": sent.origin.sender or None if sent else None,
        "mailed": sent.origin.mailed or None if sent else None,
    }
