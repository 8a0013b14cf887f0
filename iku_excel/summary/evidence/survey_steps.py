"""The steps from the answers of a survey to its index."""

from __future__ import annotations

from collections.abc import Sequence

from ...calculation.survey import CONVERSION, EXACT, HIGHEST, LOWEST, weight_of
from ...core.grades import GRADES
from ...core.model import Pooling, Survey, SurveyResult
from ...core.numbers import show
from ...core.periods import Period
from ...styles import summary as look
from ...texts.workbook import every_sheet as words
from ...texts.workbook import perhitungan as evidence
from ..pen.book import area, cell, literal
from .judging import graded
from .step import FOURTH, SECOND, THIRD, VALUE, Cell, Work


def take_survey(work: Work, survey: Survey) -> None:
    """The rows of a survey: each triwulan's index, and the pooled one where an indicator asks for it."""
    work.part(
        evidence.PART_SURVEY.format(text=work.results.definition.variable(survey.variable).text),
        evidence.HEADS_SURVEY,
    )
    for result in work.results.surveys:
        if result.survey == survey.variable:
            address = _index(work, survey, result, (result.period,), result.period.words)
            work.indices[survey.variable, result.period] = address
    pooled = any(
        indicator.survey == survey.variable and indicator.across_periods is Pooling.SUM
        for indicator in work.results.definition.indicators
    )
    quarters = work.results.period.quarters
    if pooled and len(quarters) > 1:
        result = work.results.pooled(survey.variable)
        work.sums[survey.variable] = _index(
            work, survey, result, quarters, words.to_date(work.results.period)
        )


def _index(work: Work, survey: Survey, result: SurveyResult, quarters: Sequence[Period], period: str) -> str:
    """The rows of one index: each unsur, the SKM and the IKM; over several triwulan from their rows."""
    whole = not (result.missing or result.refused)
    code = survey.variable
    units = work.results.definition.variable(code).units
    first = work.row
    for number, (element, found) in enumerate(zip(survey.elements, result.elements, strict=True), start=1):
        if len(quarters) == 1:
            key = (code, element.key, result.period)
            sources = (work.answers.used(key), work.answers.counts(key))
            needed = len(units)
        else:
            parts = [work.elements[code, element.key, quarter] for quarter in quarters]
            sources = (",".join(total for total, _ in parts), ",".join(count for _, count in parts))
            needed = len(quarters)
        row = work.row
        total, count, mean = cell(VALUE, row), cell(SECOND, row), cell(THIRD, row)
        if len(quarters) == 1:
            work.elements[code, element.key, result.period] = (total, count)
        guard = f"COUNT({sources[0]})<{needed}"
        grades = [(literal(grade.letter), repr(grade.mean)) for grade in GRADES[survey.grades]]
        shown = found.mean if whole else None
        work.add(
            (
                element.key,
                words.ELEMENT.format(number=number, name=element.name),
                period,
                evidence.MEAN_SCORE,
            ),
            Cell(VALUE, f'=IF({guard},"",SUM({sources[0]}))', found.total if whole else None, look.COUNT),
            Cell(SECOND, f'=IF({guard},"",SUM({sources[1]}))', found.count if whole else None, look.COUNT),
            Cell(THIRD, f'=IF(N({count})=0,"",{total}/{count})', shown, look.WEIGHTED),
            Cell(FOURTH, graded(mean, grades), found.grade if whole else None),
            of=[(code, element.key, quarter) for quarter in quarters],
        )
    means = area(THIRD, first, work.row - 1)
    size = len(survey.elements)
    weighted = (
        f"SUM({means})/{size}" if survey.weight == EXACT else f"SUM({means})*{_decimal(survey.weight, size)}"
    )
    weight = words.weight(survey.weight, size)
    every = [(code, element.key, quarter) for quarter in quarters for element in survey.elements]
    interval = work.add(
        (code, evidence.INTERVAL, period, evidence.INTERVAL_HOW.format(weight=weight)),
        Cell(VALUE, f'=IF(COUNT({means})<{size},"",{weighted})', result.interval, look.WEIGHTED),
        of=every,
    )
    # The first ROUND takes away what binary fractions leave: 78,885 is rounded up as people round it.
    rounded = f"ROUND(ROUND({interval}*{CONVERSION},10),2)"
    within = f"AND(ROUND({interval},10)>={LOWEST},ROUND({interval},10)<={HIGHEST})"
    others = ", ".join(
        evidence.OTHER_WEIGHT.format(weight=words.weight(other, size), index=show(value, 2))
        for other, value in result.alternatives[1:]
    )
    how = evidence.INDEX_HOW.format(weight=weight) + (
        evidence.OTHER_WEIGHTS.format(others=others) if others else ""
    )
    index = cell(VALUE, work.row)
    grades = [
        (literal(f"{grade.letter} – {grade.name}"), repr(grade.index)) for grade in GRADES[survey.grades]
    ]
    named = next((f"{g.letter} – {g.name}" for g in GRADES[survey.grades] if g.letter == result.grade), None)
    return work.add(
        (code, evidence.INDEX, period, how),
        Cell(VALUE, f'=IF(ISNUMBER({interval}),IF({within},{rounded},""),"")', result.index, look.INDEX),
        Cell(FOURTH, graded(index, grades), named),
        of=every,
    )


def _decimal(weight: str, elements: int) -> str:
    return repr(float(weight_of(weight, elements)))
