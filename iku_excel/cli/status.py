"""`iku status`: who has sent what, and who has not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

import click

from .. import files, inbox, reminders
from ..core.counts import counts
from ..core.findings import Finding, IkuError, Place
from ..core.model import Definition, Results, SheetStatus, UnitStatus
from ..core.periods import ROMAN, Period
from ..core.zones import Zone
from ..texts import help as help_words
from ..texts import reminders as letter
from ..texts import status as words
from ..texts.findings.filling import harmless
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
from .output import (
    MANY,
    Json,
    addressees,
    finding_json,
    finding_lines,
    print_json,
    reporting_units,
    unit_json,
    worth_showing,
)
from .progress import tell_progress
from .target import refuse_other_than_folder

LONGEST = 60
MOST_GROUPS = 12
LONGEST_FILE = 120


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


def screen(results: Results, room: int | None = None, *, everyone: bool = False) -> str:
    """Sheet by state, triwulan beside triwulan; the files that count; who is late; what was found.

    Of many sheets only those that need a hand, unless `everyone` is asked for.
    """
    definition, units = results.asked(results.last_quarter), reporting_units(results)
    shown, others = worth_showing(units, everyone=everyone)
    parts = [
        terminal.table(
            (*words.SHEET_HEAD, *_quarters(results), *(head for head, _ in _columns(results))),
            _rows(results, shown),
            room,
        ),
        *([others] if others else []),
        words.ARRIVED.format(
            sent=sum(unit.status.read for unit in units),
            total=len(units),
            period=Period(results.period.year, results.period.last_quarter).words,
        ),
    ]
    late = [definition.unit(unit.unit).sheet for unit in units if not unit.status.filled]
    if late:
        more = [words.OTHERS_LATE.format(n=len(late) - MANY)] if others and len(late) > MANY else []
        parts.append(words.LATE.format(names=", ".join([*late[: MANY if more else None], *more])))
    if others and definition.grouped:
        parts += ["", *_by_group(results, units, room)]
    if saved := _saved(shown, results.definition.office.zone):
        parts += ["", terminal.table((*words.FILE_HEAD, words.MAIL)[: len(saved[0])], saved, room)]
    if results.findings:
        parts += ["", *finding_lines(results.findings, addressees(definition), room, shortened=bool(others))]
    return "\n".join(parts)


def _by_group(results: Results, units: tuple[UnitStatus, ...], room: int | None) -> Iterator[str]:
    """How many sheets of each kelompok are in which state, those with most to do first."""
    groups = [
        (sum(unit.status is not SheetStatus.ACCEPTED for unit in found), name, found)
        for name, found in results.grouped(units).items()
    ]
    needing = sorted((one for one in groups if one[0]), key=lambda one: -one[0])
    rows = [
        (name or words.NO_GROUP, str(len(found)), words.counted(words.SHEET_WORDS, [u.status for u in found]))
        for _, name, found in needing[:MOST_GROUPS]
    ]
    if rows:
        yield terminal.table(words.GROUP_HEAD, rows, room)
    if len(rows) < len(groups):
        yield words.OTHER_GROUPS.format(
            n=len(groups) - len(rows), sheets=sum(number for number, *_ in needing[MOST_GROUPS:])
        )


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


def _quarters(results: Results) -> tuple[str, ...]:
    return tuple(words.QUARTER.format(roman=ROMAN[period.quarter - 1]) for period in results.period.quarters)


def _rows(results: Results, shown: tuple[UnitStatus, ...]) -> list[tuple[str, ...]]:
    states = {(unit.unit, unit.period): words.SHEET_WORDS[unit.status] for unit in results.units}
    definition, quarters = results.asked(results.last_quarter), results.period.quarters
    return [
        (
            unit.unit,
            definition.unit(unit.unit).sheet,
            *(states.get((unit.unit, quarter), words.NOTHING) for quarter in quarters),
            *(of(definition, unit) for _, of in _columns(results)),
        )
        for unit in shown
    ]


def _tally(definition: Definition, unit: UnitStatus) -> str:
    if not unit.status.filled:
        return words.NOTHING
    found = counts(definition, unit.unit, unit.submission)
    survey = definition.survey_of(unit.unit) is not None
    return words.tally(found, survey=survey) or words.NOTHING


def _revision(definition: Definition, unit: UnitStatus) -> str:
    return unit.submission.numbered if unit.submission else words.NOTHING


def _mended(definition: Definition, unit: UnitStatus) -> str:
    """What became of the remarks, where the form that came was an annotated copy."""
    done = unit.submission.mended if unit.submission else None
    return (
        words.OF_REMARKS.format(mended=done.mended, left=done.left, new=done.new) if done else words.NOTHING
    )


def _file(definition: Definition, unit: UnitStatus) -> str:
    return harmless(unit.submission.origin.file, LONGEST_FILE) if unit.submission else words.NOTHING


# What is said of each sheet that came for the last triwulan.
Column = tuple[str, Callable[[Definition, UnitStatus], str]]
COLUMNS: tuple[Column, ...] = (
    (words.COUNTS, _tally),
    (words.REVISION, _revision),
    (words.MENDED, _mended),
    (words.FILE, _file),
)


def _columns(results: Results) -> tuple[Column, ...]:
    """The columns that say something: what became of remarks only where an annotated copy came back."""
    copies = any(unit.submission and unit.submission.mended for unit in reporting_units(results))
    return tuple(column for column in COLUMNS if copies or column[0] != words.MENDED)


def _saved(units: tuple[UnitStatus, ...], zone: Zone) -> list[tuple[str, ...]]:
    """A line for each file that counts: when, by whom and with what it was saved, in whose mail it came."""
    sent = {unit.submission.origin: unit.submission for unit in units if unit.submission}
    by_mail = any(origin.sender for origin in sent)
    return [
        tuple(
            harmless(text, LONGEST_FILE if text == origin.file else LONGEST) or words.NOTHING
            for text in (
                origin.file,
                words.saved(origin, zone),
                origin.saved_by,
                origin.program,
                submission.filled_by,
                *((words.mailed(origin, zone),) if by_mail else ()),
            )
        )
        for origin, submission in sent.items()
    ]


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
