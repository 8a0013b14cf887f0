"""What a file of a survey amounts to, by its raw answers or by its totals."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from .. import survey_file
from ..calculation.survey import Index, element_of, index_of, tally, total_of_means
from ..core.findings import Finding, IkuError, Place, Severity
from ..core.grades import respondents_needed, weight_of
from ..core.model import ElementResult, Survey
from ..core.numbers import show
from ..core.periods import Period


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a file amounts to; `refused` counts the rows with something that was left out."""

    survey: Survey
    elements: tuple[ElementResult, ...]
    means: tuple[Fraction | None, ...]
    index: Index | None
    respondents: int | None
    refused: int
    profile: survey_file.Profile
    findings: tuple[Finding, ...]

    @property
    def final(self) -> bool:
        """Whether there is an index, and no error beside it."""
        return self.index is not None and not any(f.severity is Severity.ERROR for f in self.findings)


def of_answers(
    source: survey_file.Table,
    survey: Survey,
    columns: survey_file.Columns,
    wording: survey_file.Wording,
    told: tuple[Finding, ...],
    period: Period | None,
) -> tuple[Outcome, survey_file.Answers]:
    """What the raw answers of a file amount to, and the answers themselves; `told` goes with the findings."""
    answers, found = survey_file.read_answers(source, columns, survey, wording, period)
    findings = (*told, *found)
    elements = tally(survey, answers.respondents)
    total = total_of_means(elements)
    means = tuple(Fraction(e.total, e.count) if e.count else None for e in elements)
    result = index_of(survey, total) if total is not None else None
    counted = sum(any(row.scores) for row in answers.respondents)
    refused = sum(row.refused for row in answers.respondents)
    return (
        Outcome(survey, elements, means, result, counted, refused, answers.profile, findings),
        answers,
    )


def of_parts(source: survey_file.Table, survey: Survey) -> Outcome:
    """What the totals or NRR of a file amount to."""
    parts, findings = survey_file.read_parts(source, survey)
    if parts is None:
        raise IkuError(*findings)
    elements = tuple(
        element_of(survey, part.key, part.total, part.count)
        for part in parts
        if part.total is not None and part.count is not None
    )
    found = index_of(survey, sum((part.mean for part in parts), Fraction(0)))
    means = tuple(part.mean for part in parts)
    respondents = max((element.count for element in elements), default=None)
    return Outcome(survey, elements, means, found, respondents, 0, (), findings)


def checked(outcome: Outcome, population: int | None, file: str) -> Outcome:
    """With what is to be said of the whole: too few respondents, and an SKM that no scale allows."""
    findings = list(outcome.findings)
    if outcome.respondents is not None:
        needed = respondents_needed(population)
        if outcome.respondents < needed:
            findings.append(Finding("W415", Place(file), {"n": outcome.respondents, "m": needed}))
    if outcome.index is not None and not _possible(outcome.survey, outcome.index.interval):
        interval = show(float(outcome.index.interval), 4)
        findings.append(Finding("E434", Place(file), {"x": interval}))
        return replace(outcome, index=None, findings=tuple(findings))
    return replace(outcome, findings=tuple(findings))


def _possible(survey: Survey, interval: Fraction) -> bool:
    """Between 1 and 4, or as far below 1 as the rounding of the weight reaches."""
    size = len(survey.elements)
    lowest = min((weight_of(weight, size) * size for weight in ("3", "2")), default=Fraction(1))
    return min(lowest, Fraction(1)) <= interval <= 4
