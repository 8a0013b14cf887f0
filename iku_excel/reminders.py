"""Results → what to write to each unit that is late or has something to mend, and to the officer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from .core.findings import UNOPENED, Finding, Severity, came, errors
from .core.model import Definition, Results, SheetStatus, State, Unit, UnitStatus
from .texts import findings as sentences
from .texts import reminders as words
from .texts.findings.entry import Audience
from .texts.findings.filling import harmless

LONGEST = 700
"""Signs of a reminder: what WhatsApp shows without folding it."""
MOST = 3
LONGEST_NAME, LONGEST_LIST, LONGEST_PLACE, LONGEST_FILE = 60, 80, 50, 120

# What choosing says of a file that does not count, whose mistakes nobody needs to mend.
_LEFT = frozenset({"N130", "N138", "W131"})


@dataclass(frozen=True, slots=True)
class Reminder:
    """A text for one unit, by its code."""

    unit: str
    text: str


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing to mend: where, what is wrong, and what to do."""

    place: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Standing:
    """What a unit has sent of the sheets that it keeps, and what is to be mended, the gravest first.

    `came` is said of what points to the unit and does not count for it.
    """

    unit: Unit
    sent: tuple[UnitStatus, ...]
    late: tuple[Unit, ...]
    things: tuple[Thing, ...]
    came: tuple[Finding, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether nothing is missing or waits for anybody."""
        accepted = all(status.status is SheetStatus.ACCEPTED for status in self.sent)
        return accepted and not self.late and not self.things


def standings(results: Results) -> tuple[Standing, ...]:
    """Every unit that fills a form, in the triwulan in which the period ends."""
    definition = results.asked(results.last_quarter)
    units = {unit.code: unit for unit in definition.units}
    kept: dict[str, list[UnitStatus]] = {}
    for status in results.now:
        kept.setdefault(units[status.unit].keeper or status.unit, []).append(status)
    counted = {one.origin.file for one in results.submissions if one.status.filled}
    by_file: dict[str, list[Finding]] = {}
    for finding in errors(results.findings):
        by_file.setdefault(finding.place.file, []).append(finding)
    return tuple(
        Standing(
            unit=units[code],
            sent=tuple(status for status in statuses if status.status.filled),
            late=tuple(units[status.unit] for status in statuses if not status.status.filled),
            things=tuple(thing for status in statuses for thing in _things(status, by_file)),
            came=tuple(
                finding
                for finding in results.findings
                if any(came((finding,), unit, counted) for unit in {code, *(one.unit for one in statuses)})
            ),
        )
        for code, statuses in kept.items()
    )


def reminders(results: Results, deadline: date | None, today: date) -> tuple[Reminder, ...]:
    """A text of at most LONGEST signs for each unit that is late or has something to mend."""
    return tuple(
        Reminder(standing.unit.code, _text(results, standing, deadline, today))
        for standing in standings(results)
        if standing.late or standing.things
    )


def officer(results: Results, files: Sequence[str], deadline: date | None, today: date) -> str:
    """Who has sent, who has not, what is wrong with whom, and what no unit can mend.

    `files` are the names under which the reminders stand.
    """
    known = standings(results)
    whole = [one.unit.sheet for one in known if one.whole]
    wrong = [one for one in known if one.things]
    late = [unit.sheet for one in known for unit in one.late if not one.came]
    came = [unit.sheet for one in known for unit in one.late if one.came]
    own = [sentences.group_line(group) for group in sentences.grouped(_of_officer(results))]
    lines = [words.OFFICER.format(period=results.period.words, day=words.day(today))]
    if deadline:
        lines.append(words.DEADLINE.format(day=words.day(deadline), left=words.left(deadline, today)))
    if whole:
        lines += ["", words.COMPLETE.format(n=len(whole), names=", ".join(whole))]
    if wrong:
        lines += ["", words.WRONG.format(n=len(wrong)), *map(_wrong_line, wrong)]
    if late:
        lines += ["", words.NOT_SENT.format(n=len(late), names=", ".join(late))]
    if came:
        lines += ["", words.NOT_OPENED.format(n=len(came), names=", ".join(came))]
    if own:
        lines += ["", words.YOURS.format(n=len(own)), *(words.LINE.format(line=line) for line in own)]
    ready = words.READY.format(n=len(files), files=", ".join(files)) if files else words.NOBODY
    return "\n".join([*lines, "", ready]) + "\n"


def _things(status: UnitStatus, by_file: Mapping[str, Sequence[Finding]]) -> Iterator[Thing]:
    """What void answers of a sheet that counts its own people can mend; then what they still owe."""
    sent = status.submission
    if sent is None or not status.status.filled:
        return
    found = [
        finding
        for finding in by_file.get(sent.origin.file, ())
        if _is_of(finding, status) and sentences.audience(finding) is Audience.STAFF
    ]
    # What voids the whole sheet comes first, then what concerns most cells.
    groups = sorted(sentences.grouped(found), key=lambda group: (bool(group.places), -len(group.findings)))
    for group in groups:
        yield Thing(
            _place(sent.sheet, group.places), sentences.group_message(group), sentences.group_hint(group)
        )
    owed = [answer.place.cell for answer in sent.answers if answer.state is State.PENDING]
    if owed:
        yield Thing(_place(sent.sheet, ", ".join(owed)), words.PENDING, words.PENDING_HINT)


def _is_of(finding: Finding, status: UnitStatus) -> bool:
    """Whether a finding in the file of a sheet is of that sheet, or of the file as a whole."""
    assert status.submission is not None
    if finding.unit:
        return finding.unit == status.unit
    return finding.place.sheet in ("", status.submission.sheet)


def _place(sheet: str, cells: str) -> str:
    named = words.CELLS.format(sheet=harmless(sheet, LONGEST_NAME), cells=cells) if cells else sheet
    return harmless(named, LONGEST_PLACE)


def _text(results: Results, standing: Standing, deadline: date | None, today: date) -> str:
    sheets = harmless(", ".join(unit.sheet for unit in standing.late), LONGEST_LIST)
    revision = max((one.submission.revision for one in standing.sent if one.submission), default=0)
    period = results.period.words
    if revision:
        opening = words.RECEIVED.format(period=period, revision=revision)
        opening += f" {words.LATE_TOO.format(sheets=sheets)}" if sheets else ""
    elif standing.came:
        first = min(standing.came, key=lambda finding: finding.code not in UNOPENED)
        wording = words.UNOPENED if first.code in UNOPENED else words.UNUSABLE
        opening = wording.format(period=period, sheets=sheets, told=_about(first))
    else:
        opening = words.LATE.format(period=period, sheets=sheets)
    number = len(standing.things)
    to_mend = words.TO_MEND_FIRST if number > MOST else words.TO_MEND
    before = [
        words.GREETING.format(name=harmless(standing.unit.name, LONGEST_NAME)),
        opening,
        *([to_mend.format(n=number)] if number else []),
    ]
    after = [
        " ".join(
            filter(
                None,
                (
                    words.REVISION.format(revision=revision + 1) if revision else "",
                    words.send(deadline, today),
                    _help(results.definition),
                ),
            )
        ),
        words.CLOSING.format(sender=harmless(_sender(results.definition), LONGEST_LIST)),
    ]
    room = LONGEST - sum(len(line) + 1 for line in (*before, *after))
    return "\n".join([*before, *_fitted(standing.things[:MOST], room), *after]) + "\n"


def _about(finding: Finding) -> str:
    """Which file it was and what is wrong with it."""
    file = harmless(finding.place.file, LONGEST_LIST)
    return words.UNOPENED_FILE.format(file=file, message=sentences.message(finding))


def _fitted(things: Sequence[Thing], room: int) -> list[str]:
    """A line for each, in the longest wording for which there is room; cut only where none fits."""
    lines: list[str] = []
    for told in (_whole, _first_clause, _remedy):
        lines = [
            words.ITEM.format(number=number, place=thing.place, told=told(thing))
            for number, thing in enumerate(things, 1)
        ]
        if sum(len(line) + 1 for line in lines) <= room:
            return lines
    return [harmless(line, room // len(lines) - 1) for line in lines]


def _whole(thing: Thing) -> str:
    return f"{thing.message} {thing.hint}"


def _first_clause(thing: Thing) -> str:
    return f"{thing.message} {_remedy(thing)}"


def _remedy(thing: Thing) -> str:
    clause, semicolon, _ = thing.hint.partition(";")
    return clause + "." if semicolon else thing.hint


def _help(definition: Definition) -> str:
    contact = definition.contact
    whom = " ".join(part for part in (contact.person, contact.phone) if part)
    return words.HELP.format(whom=harmless(whom, LONGEST_NAME)) if whom else ""


def _sender(definition: Definition) -> str:
    return ", ".join(part for part in (definition.contact.name, definition.office.short) if part)


def _wrong_line(standing: Standing) -> str:
    sent = [one.submission for one in standing.sent if one.submission]
    told = [f"{thing.place}: {thing.message}" for thing in standing.things[:MOST]]
    return words.WRONG_LINE.format(
        name=standing.unit.sheet,
        file=harmless(", ".join(dict.fromkeys(one.origin.file for one in sent)), LONGEST_FILE),
        revision=max(one.revision for one in sent),
        n=len(standing.things),
        told=" ".join([*told, *([words.AND_MORE] if len(standing.things) > MOST else [])]),
    )


def _of_officer(results: Results) -> Iterator[Finding]:
    """What voids something and no unit is asked to mend: the officer's own, and files nobody can use."""
    reported = {status.submission.origin.file for status in results.now if status.submission}
    earlier = {sheet.origin.file for sheet in results.submissions} - reported
    left = {finding.place.file for finding in results.findings if finding.code in _LEFT} - reported
    for finding in results.findings:
        file = finding.place.file
        if file in earlier or file in left:
            continue
        if finding.severity is not Severity.ERROR and finding.code not in UNOPENED:
            continue
        if file not in reported or sentences.audience(finding) is Audience.PLANNER:
            yield finding
