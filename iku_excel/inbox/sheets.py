"""One input sheet → its Submission, and whatever is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .. import xlsx
from ..core.findings import Severity
from ..core.model import Origin, SheetStatus, State, Submission
from ..core.periods import Period
from ..form import NARRATIVE_CODE
from ..form.identity_row import NAME
from ..texts.form import narrative_title
from .answers import read_answers
from .changes import compare, filled_inputs, merged_inputs, same_question
from .free_text import text
from .heading import read_heading, unsaid_period
from .layout import Issued, Layout
from .matching import Corner, Match, match
from .report import Report
from .respondents import read_respondents

# What matters only where something was typed.
_OF_ANSWERS = ("W204", "W210", "W136")
_OF_OUR_WORDING = ("W202", "N214")


@dataclass(frozen=True, slots=True)
class Claim:
    """A sheet that is a unit's; `version` may be its first digits, `period` the one it was issued for."""

    layout: Layout
    sheet: xlsx.Sheet
    corner: Corner | None
    version: str
    period: Period | None


def read_sheet(
    claim: Claim, issued: Issued, origin: Origin, otherwise: Period | None, report: Report
) -> Submission | None:
    """The submission of a sheet; None where nothing says for which period it is.

    `otherwise` is the period of a blank sheet that names none.
    """
    if claim.corner is None:
        report.refuse("E201", lembar=claim.sheet.name)
        return _unread(claim, origin, otherwise)
    matched = _matched(claim, claim.corner, issued, report)
    heading = read_heading(matched, claim.period, report)
    blank = _is_blank(matched)
    period = heading.period or (otherwise if blank else None)
    if period is None:
        if not blank:
            unsaid_period(matched, report)
        return None
    if not blank and not heading.filled_by:
        report.find("W142", xlsx.address(*matched.spot(claim.layout.identity[NAME])))
    # Where codes are lost nothing else is sure: what stands there is kept, but only the codes are spoken of.
    sure = not report.refused
    told = report if sure else Report(report.file, report.sheet, report.unit)
    if not blank:
        _check_version(claim, matched, issued, told)
    merged = merged_inputs(matched, told)
    compare(matched, issued, told)
    if not issued.version.startswith(claim.version):
        # What was printed then nobody knows any more; whether it asked the same was looked at above.
        told.findings[:] = [finding for finding in told.findings if finding.code not in _OF_OUR_WORDING]
    submission = Submission(
        unit=claim.layout.unit,
        period=period,
        revision=heading.revision,
        origin=origin,
        sheet=claim.sheet.name,
        status=SheetStatus.BLANK,
        filled_by=heading.filled_by,
        position=heading.position,
        phone=heading.phone,
        form_version=claim.version,
    )
    if blank:
        report.findings[:] = [finding for finding in report.findings if finding.code not in _OF_ANSWERS]
        return refused(submission) if report.refused else submission
    survey = issued.definition.survey_of(claim.layout.unit)
    if survey:
        respondents, columns = read_respondents(matched, survey, merged, told)
        submission = replace(submission, respondents=respondents, columns=columns)
    else:
        answers = read_answers(matched, issued, period, merged, told)
        submission = replace(submission, answers=answers, narratives=_narratives(matched, issued, told))
    if report.refused:
        return refused(submission)
    wrong = (
        any(finding.severity is Severity.ERROR for finding in report.findings)
        or any(answer.state in (State.REFUSED, State.BLANK) for answer in submission.answers)
        or any(row.refused for row in submission.respondents)
    )
    return replace(submission, status=SheetStatus.PARTIAL if wrong else SheetStatus.ACCEPTED)


def _matched(claim: Claim, corner: Corner, issued: Issued, report: Report) -> Match:
    """The sheet beside its layout; codes that an older form never had are not told as lost."""
    own = Report(report.file, report.sheet, report.unit)
    matched = match(claim.sheet, corner, claim.layout, own)
    if own.refused and not issued.version.startswith(claim.version):
        report.refuse("E127", x=claim.version)
    else:
        report.findings += own.findings
        report.refused |= own.refused
    return matched


def refused(submission: Submission) -> Submission:
    """The same submission with nothing in it that counts; what was typed stays in `raw`."""
    return replace(
        submission,
        status=SheetStatus.REFUSED,
        answers=tuple(replace(answer, state=State.REFUSED, value=None) for answer in submission.answers),
        respondents=tuple(replace(row, refused=True) for row in submission.respondents),
    )


def _unread(claim: Claim, origin: Origin, otherwise: Period | None) -> Submission | None:
    """A sheet without codes: whose it is and for when is all that can be said of it."""
    period = claim.period or otherwise
    if period is None:
        return None
    return Submission(
        claim.layout.unit,
        period,
        1,
        origin,
        claim.sheet.name,
        SheetStatus.REFUSED,
        form_version=claim.version,
    )


def _is_blank(match: Match) -> bool:
    """Whether it holds nothing but what it was issued with; period, revision and who fills it say nothing."""
    issued = {match.spot(cell) for cell in match.layout.identity.values()}
    return all(spot in issued for spot in filled_inputs(match))


def _check_version(claim: Claim, match: Match, issued: Issued, report: Report) -> None:
    if issued.version.startswith(claim.version):
        return
    if same_question(match):
        report.find("W128", x=claim.version)
    else:
        report.refuse("E127", x=claim.version)


def _narratives(match: Match, issued: Issued, report: Report) -> dict[str, str]:
    said = {}
    for code, narrative, indicator in issued.definition.narrated_rows:
        cell = match.layout.inputs.get((code, NARRATIVE_CODE))
        if cell is None:
            continue
        held = match.at(cell)
        read = text(held)
        title = narrative_title(narrative, indicator)
        report.tell(read.flaws, match.spot(cell), title, held.raw if held else "")
        if read.text:
            said[code] = read.text
    return said
