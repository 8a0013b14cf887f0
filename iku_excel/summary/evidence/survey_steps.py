"""The steps from the answers of a survey to its index."""

from __future__ import annotations

from collections.abc import Sequence

from ...core.grades import CONVERSION, EXACT, GRADES, HIGHEST, LOWEST, weight_of
from ...core.model import FigureStatus, Pooling, Results, Survey, SurveyResult
from ...core.numbers import show
from ...core.periods import Period
from ...styles import summary as look
from ...texts.workbook import every_sheet as words
from ...texts.workbook import perhitungan as evidence
from ..pen.spelled import area, cell, literal
from .judging import graded
from .step import FOURTH, SECOND, THIRD, VALUE, Cell, Work


def take_survey(work: Work, survey: Survey) -> None:
    """The rows of a survey: each triwulan's index, and the pooled one where an indicator asks for it."""
    work.part(
        evidence.PART_SURVEY.format(text=_text(work.results, survey)),
        evidence.HEADS_SURVEY,
    )
    for result in work.results.surveys:
        if result.survey == survey.variable:
            then = work.results.asked(result.period).surveys
            same = next((one for one in then if one.variable == survey.variable), survey)
            address = _index(work, same, result, (result.period,), result.period.words)
            work.indices[survey.variable, result.period] = address
    pooled = any(
        indicator.survey == survey.variable and indicator.across_periods is Pooling.SUM
        for indicator in work.results.definition.indicators
    )
    if not pooled or len(work.results.period.quarters) == 1:
        return
    result = work.results.pooled(survey.variable)
    quarters = tuple(
        quarter for quarter in work.results.period.quarters if work.results.kept(survey, quarter)
    )
    work.sums[survey.variable, quarters] = _index(
        work, survey, result, quarters, words.to_date(work.results.period)
    )


def _text(results: Results, survey: Survey) -> str:
    """What a survey is called, now or when it was asked last."""
    every = (results.definition, *map(results.asked, reversed(results.period.quarters)))
    return next(one.text for asked in every for one in asked.variables if one.code == survey.variable)


def _index(work: Work, survey: Survey, result: SurveyResult, quarters: Sequence[Period], period: str) -> str:
    """The rows of one index: each unsur, the SKM and the IKM; over several triwulan from their rows."""
    whole = not (result.missing or result.refused) and result.status is not FigureStatus.UNASKED
    code = survey.variable
    first = work.row
    for number, (element, found) in enumerate(zip(survey.elements, result.elements, strict=True), start=1):
        keys = [(code, element.key, quarter) for quarter in quarters]
        asked = bool(keys) and all(key in work.answers.rows for key in keys)
        if not asked:
            sources, needed = ('""', '""'), 1
        elif len(quarters) == 1:
            (key,) = keys
            sources = (work.answers.used(key), work.answers.counts(key))
            needed = len(work.results.asked(quarters[0]).variable(code).units)
        else:
            parts = [work.elements[code, element.key, quarter] for quarter in quarters]
            sources = (",".join(total for total, _ in parts), ",".join(count for _, count in parts))
            needed = len(quarters)
        row = work.row
        total, count, mean = cell(VALUE, row), cell(SECOND, row), cell(THIRD, row)
        if len(quarters) == 1:
            work.elements[code, element.key, quarters[0]] = (total, count)
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
            of=keys if asked else (),
        )
    means = area(THIRD, first, work.row - 1)
    size = len(survey.elements)
    weighted = (
        f"SUM({means})/{size}" if survey.weight == EXACT else f"SUM({means})*{_decimal(survey.weight, size)}"
    )
    weight = words.weight(survey.weight, size)
    every = [
        key
        for quarter in quarters
        for element in survey.elements
        if (key := (code, element.key, quarter)) in work.answers.rows
    ]
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
