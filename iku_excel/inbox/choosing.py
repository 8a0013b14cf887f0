"""Which return of a unit counts: the highest revision, once, or nobody decides but the officer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..core.findings import Finding, IkuError, Place
from ..core.model import Answer, SheetStatus, State, Submission
from ..core.periods import Period
from .report import MOST_EXAMPLES
from .sheets import refused

YEARS_KEPT = 1

Chosen = tuple[tuple[Submission, ...], tuple[Finding, ...]]


def latest_period(submissions: Iterable[Submission]) -> Period | None:
    """The last triwulan with anything filled in; of blank sheets alone the last one; None for none."""
    known = tuple(submissions)
    filled = [submission.period for submission in known if submission.status is not SheetStatus.BLANK]
    return max(filled or [submission.period for submission in known], default=None)


def choose(submissions: Iterable[Submission], period: Period, picks: Sequence[str] = ()) -> Chosen:
    """At most one submission for each unit and triwulan up to the period's end, from last year on.

    Versions of one revision that differ are refused until one is picked by its file's name. Raises IkuError
    (E137) where a pick names no file.
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
    chosen = [_choose_one(group, picked, findings) for group in groups.values()]
    return tuple(chosen), tuple(findings)


def standing(
    findings: Iterable[Finding], submissions: Iterable[Submission], chosen: Iterable[Submission]
) -> tuple[Finding, ...]:
    """The findings without those of returns that a higher revision has replaced: they were answered."""
    newest = {(one.unit, one.period): one.revision for one in chosen}
    replaced: set[tuple[str, str]] = set()
    living: set[str] = set()
    for one in submissions:
        if one.revision < newest.get((one.unit, one.period), 0):
            replaced.add((one.origin.file, one.sheet))
        elif one.status is not SheetStatus.BLANK:
            living.add(one.origin.file)
    gone = {file for file, _ in replaced} - living
    return tuple(
        finding
        for finding in findings
        if finding.place.file not in gone and (finding.place.file, finding.place.sheet) not in replaced
    )


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


def _choose_one(group: Sequence[Submission], files: frozenset[str], findings: list[Finding]) -> Submission:
    filled = [submission for submission in group if submission.status is not SheetStatus.BLANK]
    if not filled:
        return max(group, key=lambda submission: submission.revision)
    picked = [submission for submission in filled if submission.origin.file in files]
    newest = max(submission.revision for submission in filled)
    candidates = picked or [submission for submission in filled if submission.revision == newest]
    versions: dict[object, list[Submission]] = {}
    for submission in candidates:
        versions.setdefault(content(submission), []).append(submission)
    used = candidates[0]
    for same in versions.values():
        for twin in same[1:]:
            findings.append(_finding("N130", twin, same[0].origin.file, file=same[0].origin.file))
    for older in filled:
        if older not in candidates and older.revision != used.revision:
            findings.append(_finding("N138", older, used.origin.file, a=older.revision, b=used.revision))
    if picked:
        rest = [one for one in filled if one not in picked and one.revision == used.revision]
        differing = [one for one in rest if content(one) != content(used)]
        for other in differing:
            findings.append(_conflict("W131", other, used, len(differing) + 1, used.origin.file))
    if len(versions) == 1:
        return used
    for same in versions.values():
        against = used if same[0] is not used else list(versions.values())[1][0]
        findings.append(_conflict("E131", same[0], against, len(versions), ""))
    return refused(used)


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


def _conflict(code: str, submission: Submission, other: Submission, versions: int, used: str) -> Finding:
    """One version of several: when, by whom and with what its file was saved, and the cells that differ."""
    origin = submission.origin
    return _finding(
        code,
        submission,
        used,
        x=submission.unit,
        n=versions,
        file=origin.file,
        waktu=f"{origin.saved[:16].replace('T', ' ')} UTC" if origin.saved else "",
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
            cells.append(f"{answer.place.cell}: {answer.raw} / {there.raw if there else ''}")
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


def _finding(code: str, submission: Submission, used: str = "", **values: str | int) -> Finding:
    return Finding(code, Place(submission.origin.file, submission.sheet), values, submission.unit, used=used)
