"""The public satisfaction index (PermenPAN-RB 14/2017): exact fractions, rounded once at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from ..core.grades import (
    CONVERSION,
    EXACT,
    HIGHEST,
    LOWEST,
    WEIGHTS,
    grade_of_index,
    grade_of_mean,
    weight_of,
)
from ..core.model import ElementResult, Figure, FigureStatus, Respondent, SheetStatus, Survey, SurveyResult
from ..core.numbers import exact, half_up
from ..core.periods import Period
from .units import Reckoned, Sheets, mean, status_of, united

DECIMALS = 2


@dataclass(frozen=True, slots=True)
class Index:
    """What the NRR of all unsur amount to: SKM, IKM (rounded), grade, and the IKM under each weight."""

    interval: Fraction
    index: Decimal
    grade: str
    alternatives: tuple[tuple[str, Decimal], ...]


def measure(survey: Survey, asked: Sequence[tuple[str, Period]], sheets: Sheets) -> SurveyResult:
    """The index of the respondents of some units and triwulan together, dated with the last of them.

    A sheet that is missing or without respondents leaves it incomplete; a refused sheet or a refused answer
    refuses it; an unsur that nobody answered, or an SKM outside its scale, leaves it undefined. `elements`
    and `provisional` are those of the accepted answers.
    """
    respondents: list[Respondent] = []
    missing: list[str] = []
    refused: list[str] = []
    for unit, period in asked:
        sheet = sheets.get((unit, period))
        rows = sheet.people if sheet is not None else ()
        respondents.extend(rows)
        if (sheet is not None and sheet.status is SheetStatus.REFUSED) or any(row.refused for row in rows):
            refused.append(unit)
        elif not rows:
            missing.append(unit)
    elements = tally(survey, respondents)
    total = total_of_means(elements)
    found = index_of(survey, total) if total is not None else None
    within = found is not None and LOWEST <= found.interval <= HIGHEST
    used = float(found.index) if found and within else None
    status = status_of(total if within else None, missing, refused)
    final = status is FigureStatus.FINAL
    return SurveyResult(
        survey=survey.variable,
        period=asked[-1][1],
        respondents=len(respondents),
        elements=elements,
        weight=survey.weight,
        interval=float(found.interval) if found and not (missing or refused) else None,
        index=used if final else None,
        provisional=None if final else used,
        grade=found.grade if final and found else "",
        status=status,
        alternatives=tuple((weight, float(value)) for weight, value in found.alternatives)
        if final and found
        else (),
        submission=sheets.get(asked[-1]),
        missing=united([missing]),
        refused=united([refused]),
    )


def unasked(survey: Survey, period: Period) -> SurveyResult:
    """A triwulan in which nobody was asked."""
    nobody = tally(survey, ())
    status = FigureStatus.UNASKED
    return SurveyResult(survey.variable, period, 0, nobody, survey.weight, None, None, None, "", status)


def tally(survey: Survey, respondents: Sequence[Respondent]) -> tuple[ElementResult, ...]:
    """Each unsur's total, number of answers, NRR and grade; a blank is in neither sum."""
    results = []
    for position, element in enumerate(survey.elements):
        scores = [score for row in respondents if (score := row.scores[position]) is not None]
        results.append(element_of(survey, element.key, sum(scores), len(scores)))
    return tuple(results)


def element_of(survey: Survey, key: str, total: int, count: int) -> ElementResult:
    """An unsur of which the total and the number of answers are known."""
    mean = total / count if count else None
    grade = grade_of_mean(mean, survey.grades) if mean is not None else ""
    return ElementResult(key, total, count, mean, grade)


def total_of_means(elements: Sequence[ElementResult]) -> Fraction | None:
    """The sum of the NRR, exactly; None while an unsur has no answer."""
    if not all(element.count for element in elements):
        return None
    return sum((Fraction(element.total, element.count) for element in elements), Fraction(0))


def index_of(survey: Survey, total_of_means: Fraction) -> Index:
    """The index of a survey from the sum of its NRR, whether counted from answers or published."""
    size = len(survey.elements)
    weights = dict.fromkeys((survey.weight, *WEIGHTS))
    intervals = {weight: interval(total_of_means, size, weight) for weight in weights}
    used = index(intervals[survey.weight])
    return Index(
        intervals[survey.weight],
        used,
        grade_of_index(float(used), survey.grades),
        tuple((weight, index(value)) for weight, value in intervals.items()),
    )


def figure(result: SurveyResult) -> Reckoned:
    """The index as an indicator's value."""
    value, provisional = (None if one is None else exact(one) for one in (result.index, result.provisional))
    return Figure(result.period, value, provisional, result.status, result.missing, result.refused)


def interval(total_of_means: Fraction | int, elements: int, weight: str = EXACT) -> Fraction:
    """The SKM, 1 to 4: the sum of the NRR of all unsur times the weight of one."""
    return total_of_means * weight_of(weight, elements)


def index(interval: Fraction) -> Decimal:
    """The IKM, 25 to 100, of an SKM: converted, then rounded half up to 2 decimals."""
    converted = Fraction(interval * CONVERSION)
    return half_up(converted, DECIMALS)


def mean_index(indices: Sequence[Fraction]) -> Fraction:
    """The mean of rounded indices, itself rounded half up to 2 decimals."""
    return Fraction(half_up(mean(indices), DECIMALS))
