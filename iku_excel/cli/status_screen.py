"""What `iku status` shows: each sheet by its state, the files that count, who is late, what was found."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..core.counts import counts
from ..core.model import Definition, Results, SheetStatus, UnitStatus
from ..core.periods import ROMAN, Period
from ..core.zones import Zone
from ..texts import status as words
from ..texts.findings.filling import harmless
from . import terminal
from .output import MANY, addressees, finding_lines, reporting_units, worth_showing

LONGEST = 60
MOST_GROUPS = 12
LONGEST_FILE = 120


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
