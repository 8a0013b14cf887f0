"""Which return of a unit counts: the highest revision that can be read, or nobody decides but the officer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from textwrap import shorten

from ..core.findings import Finding, IkuError, Place
from ..core.model import Answer, SheetStatus, State, Submission
from ..core.periods import Period
from ..core.revisions import UNREAD
from ..core.zones import Zone
from ..form.lists import NIHIL, PENDING
from ..texts.status import saved
from .report import MOST_EXAMPLES
from .sheets import refused

YEARS_KEPT = 1
LONGEST_EXAMPLE = 60  # signs of a note or an evidence that differs
_CHOSEN = {State.NIHIL: NIHIL, State.PENDING: PENDING}

Chosen = tuple[tuple[Submission, ...], tuple[Finding, ...]]


def latest_period(submissions: Iterable[Submission]) -> Period | None:
    """The last triwulan with anything filled in; of blank sheets alone the last one; None for none."""
    known = tuple(submissions)
    filled = [submission.period for submission in known if submission.status is not SheetStatus.BLANK]
    return max(filled or [submission.period for submission in known], default=None)


def choose(
    submissions: Iterable[Submission],
    period: Period,
    picks: Sequence[str] = (),
    zone: Zone = Zone.WEST,
) -> Chosen:
    """At most one submission for each unit and triwulan up to the period's end, from last year on.

    Versions of one revision that differ are refused until one is picked by its file's name, and so are others
    beside one whose revision cannot be read; when each was saved is told by the clock of the zone.
    Raises IkuError (E137) where a pick names no file.
    """
    known = tuple(submissions)
    picked = _picked_files(known, picks)
    findings: list[Finding] = []
    groups: dict[tuple[Period, str], list[Submission]] = {}
    for submission in sorted(known, key=lambda one: (one.period, one.unit, one.origin.file)):
        if _of_interest(submission.period, period):
            groups.setdefault((submission.period, submission.unit), []).append(submission)
        elif submission.status is not SheetStatus.BLANK:
            findings.append(_finding("W126", submission, x=submission.period.words, y=period.words))
    chosen = [_choose_one(group, picked, findings, zone) for group in groups.values()]
    return tuple(chosen), tuple(findings)


def _of_interest(own: Period, period: Period) -> bool:
    return period.year - YEARS_KEPT <= own.year and own <= Period(period.year, period.last_quarter)


def _picked_files(submissions: Sequence[Submission], picks: Sequence[str]) -> frozenset[str]:
    """The files that are picked: by a path in the inbox that one, by a name alone every file of that name."""
    files = {submission.origin.file for submission in submissions}
    meant = {}
    for pick in picks:
        path = pick.replace("\\", "/")
        meant[pick] = {path} & files or {file for file in files if file.rpartition("/")[2] == path}
    unknown = [pick for pick, found in meant.items() if not found]
    if unknown:
        raise IkuError(*(Finding("E137", values={"file": pick}) for pick in unknown))
    return frozenset().union(*meant.values())


def _choose_one(
    group: Sequence[Submission], files: frozenset[str], findings: list[Finding], zone: Zone
) -> Submission:
    filled = [submission for submission in group if submission.status is not SheetStatus.BLANK]
    if not filled:
        return max(group, key=_number)
    picked = [submission for submission in filled if submission.origin.file in files]
    newest = max(submission.revision for submission in filled)
    candidates = picked or [one for one in filled if one.revision in (newest, UNREAD)]
    candidates = sorted(candidates, key=_number, reverse=True)
    used = candidates[0]
    versions: dict[object, list[Submission]] = {}
    for submission in candidates:
        versions.setdefault(content(submission), []).append(submission)
    for same in versions.values():
        for twin in same[1:]:
            findings.append(_finding("N130", twin, same[0].origin.file, file=same[0].origin.file))
    others = [submission for submission in filled if submission not in candidates]
    for older in others:
        if UNREAD < older.revision < used.revision:
            findings.append(_finding("N138", older, used.origin.file, a=older.revision, b=used.revision))
            if _saved_later(older, used):
                findings.append(_later(older, used, zone))
    # Only where somebody chose can one be left that is not older.
    rest = [one for one in others if not UNREAD < one.revision < used.revision]
    differing = [one for one in rest if content(one) != content(used)]
    for other in differing:
        findings.append(_conflict("W131", other, used, (used, *differing), used.origin.file, zone))
    if len(versions) == 1:
        return used
    firsts = [same[0] for same in versions.values()]
    for first in firsts:
        findings.append(_conflict("E131", first, used if first is not used else firsts[1], firsts, "", zone))
    return refused(used)


def _number(submission: Submission) -> int:
    return submission.revision


def _saved_later(older: Submission, used: Submission) -> bool:
    """Whether a lower revision says something else and was saved after the one that counts."""
    then, now = older.origin.moment, used.origin.moment
    return then is not None and now is not None and then > now and content(older) != content(used)


def _later(older: Submission, used: Submission, zone: Zone) -> Finding:
    return _finding(
        "W143",
        older,
        used.origin.file,
        a=older.revision,
        b=used.revision,
        lain=used.origin.file,
        waktu=saved(older.origin, zone),
        sel=_difference(older, used),
    )


def content(submission: Submission) -> object:
    """What a submission says, whoever saved it: two with equal content are one."""
    return (
        submission.status is SheetStatus.REFUSED,
        tuple(sorted((_said(answer) for answer in submission.answers), key=repr)),
        tuple((row.scores, row.refused, row.comment, row.profile) for row in submission.respondents),
        tuple(sorted(submission.narratives.items())),
        submission.origin.sha256 if submission.status is SheetStatus.REFUSED else "",
    )


def _said(answer: Answer) -> tuple[object, ...]:
    raw = answer.raw if answer.state is State.REFUSED else ""
    return answer.variable, answer.state, answer.value, raw, answer.note, answer.evidence


def _conflict(
    code: str,
    submission: Submission,
    other: Submission,
    versions: Sequence[Submission],
    used: str,
    zone: Zone,
) -> Finding:
    """One version of several: when, by whom and with what its file was saved, and the cells that differ."""
    origin = submission.origin
    numbers = {one.revision for one in versions}
    return _finding(
        code,
        submission,
        used,
        x=submission.unit,
        n=len(versions),
        r=max(numbers) if len(numbers) == 1 and UNREAD not in numbers else "",
        y=", ".join(one.origin.file for one in versions if one.revision == UNREAD),
        file=origin.file,
        waktu=saved(submission.origin, zone),
        oleh=origin.saved_by,
        program=origin.program,
        sel=_difference(submission, other),
        lain=other.origin.file,
    )


def _difference(one: Submission, other: Submission) -> str:
    """The cells of the first that differ, each with what stands there and what the other says."""
    others = {answer.variable: answer for answer in other.answers}
    cells = []
    for answer in one.answers:
        there = others.get(answer.variable)
        if there is None or _said(answer) != _said(there):
            whole = there is not None and answer.raw == there.raw
            ours, theirs = (_told(said, whole) if said else "" for said in (answer, there))
            cells.append(f"{answer.place.cell}: {ours} / {theirs}")
    rows = {row.row: (row.scores, row.comment, row.profile) for row in other.respondents}
    own = {row.row: (row.scores, row.comment, row.profile) for row in one.respondents}
    differing = sorted(row for row in own.keys() | rows.keys() if own.get(row) != rows.get(row))
    cells += [f"{row}:{row}" for row in differing]
    cells += [
        code
        for code in sorted(one.narratives.keys() | other.narratives.keys())
        if one.narratives.get(code) != other.narratives.get(code)
    ]
    return "; ".join(cells[:MOST_EXAMPLES]) + ("; …" if len(cells) > MOST_EXAMPLES else "")


def _told(answer: Answer, whole: bool) -> str:
    """What was typed; the whole of it with keadaan, reason and evidence where the number tells nothing."""
    if not whole:
        return answer.raw
    said = (answer.raw, _CHOSEN.get(answer.state, ""), answer.note, answer.evidence)
    return " · ".join(shorten(text, LONGEST_EXAMPLE, placeholder="…") for text in said if text)


def _finding(code: str, submission: Submission, used: str = "", **values: str | int) -> Finding:
    return Finding(code, Place(submission.origin.file, submission.sheet), values, submission.unit, used=used)
