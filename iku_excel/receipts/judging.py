"""What became of one file, from its submissions and everything that was found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ..core.counts import counts
from ..core.findings import Finding
from ..core.model import Definition, Origin, Receipt, SheetReceipt, Submission, Verdict

# What choosing between returns says of the one that does not count, whatever else is said of it.
DECIDED: Mapping[str, Verdict] = {
    "N138": Verdict.SUPERSEDED,
    "W131": Verdict.SUPERSEDED,
    "E131": Verdict.UNDECIDED,
    "N130": Verdict.DUPLICATE,
}


def receipt(
    definition: Definition,
    origin: Origin,
    submissions: Iterable[Submission],
    findings: Iterable[Finding],
    time: str,
) -> Receipt:
    """The receipt of one file, by its own submissions and findings among those of a whole inbox."""
    own = tuple(finding for finding in findings if finding.place.file == origin.file)
    sheets = tuple(
        _sheet(definition, submission, own)
        for submission in submissions
        if submission.origin.file == origin.file
    )
    office = (definition.office.name, definition.office.regency)
    return Receipt(
        office,
        origin,
        time,
        _together([sheet.verdict for sheet in sheets]),
        sheets,
        own,
        definition.office.zone,
    )


def _sheet(definition: Definition, submission: Submission, findings: Sequence[Finding]) -> SheetReceipt:
    told = {
        finding.code: finding
        for finding in findings
        if (finding.unit, finding.place.sheet) == (submission.unit, submission.sheet)
    }
    decision = next((told[code] for code in DECIDED if code in told), None)
    return SheetReceipt(
        unit=submission.unit,
        sheet=submission.sheet,
        period=submission.period,
        revision=submission.revision,
        form_version=submission.form_version,
        verdict=DECIDED[decision.code] if decision else Verdict(submission.status.value),
        counts=counts(definition, submission.unit, submission),
        survey=definition.survey_of(submission.unit) is not None,
        instead=decision.used if decision else "",
    )


def _together(verdicts: Sequence[Verdict]) -> Verdict:
    """A file is what its filled sheets are; of several kinds the best is only a part."""
    filled = {verdict for verdict in verdicts if verdict is not Verdict.BLANK}
    if not filled:
        return Verdict.BLANK if verdicts else Verdict.REFUSED
    if len(filled) == 1:
        return next(iter(filled))
    if filled & {Verdict.ACCEPTED, Verdict.PARTIAL}:
        return Verdict.PARTIAL
    return next(
        verdict for verdict in (Verdict.UNDECIDED, Verdict.REFUSED, *DECIDED.values()) if verdict in filled
    )
