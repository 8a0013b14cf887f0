"""The steps of `Perhitungan`: every one from the answers to a figure, as a formula with its value."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import fsum

from ...core.expression import formula, text_of, typeset
from ...core.model import (
    Definition,
    Figure,
    FigureStatus,
    Indicator,
    Pooling,
    Result,
    Results,
    Survey,
    Variable,
)
from ...core.periods import Period
from ...styles import summary as look
from ...texts.status import FIGURE_WORDS, unsaid
from ...texts.workbook import every_sheet as words
from ...texts.workbook import perhitungan as evidence
from ..pen.spelled import cell
from . import shown
from .answers import Answers, Key
from .judging import achieved, capped, ranked
from .step import (
    EIGHTH,
    FIFTH,
    FOURTH,
    SECOND,
    SEVENTH,
    SHEET,
    SIXTH,
    THIRD,
    VALUE,
    Cell,
    Reached,
    Steps,
    Work,
)
from .survey_steps import take_survey
from .year_steps import take_last_year, take_years

NOT_YET = '=""'  # while a return cannot be read, no formula may make a figure of the others


def take(results: Results, answers: Answers) -> Steps:
    """The whole calculation, in the order in which it is done."""
    work = Work(results, answers)
    _totals(work)
    for survey in _surveys(results):
        take_survey(work, survey)
    _sums(work)
    _figures(work)
    _to_date(work)
    take_last_year(work)
    years = take_years(work)
    totals = {key: f"{SHEET}!{address}" for key, address in work.totals.items()}
    return Steps(tuple(work.rows), totals, work.figures, work.reached, work.before, years)


def _surveys(results: Results) -> list[Survey]:
    """The surveys of now, then those of closed triwulan only."""
    surveys: dict[str, Survey] = {}
    for asked in (results.definition, *map(results.asked, results.period.quarters)):
        for survey in asked.surveys:
            surveys.setdefault(survey.variable, survey)
    return list(surveys.values())


def _totals(work: Work) -> None:
    results = work.results
    if not results.totals:
        return
    work.part(evidence.PART_TOTALS, evidence.HEADS_TOTALS)
    for code in dict.fromkeys(total.variable for total in results.totals):
        for total in (one for one in results.totals if one.variable == code):
            period = total.period
            definition = results.asked(period) if total.asked else results.definition
            variable = definition.variable(code)
            if not total.asked:
                work.totals[code, period] = work.add((code, variable.text, period.words, evidence.UNASKED))
                continue
            needed = max(total.expected, 1)
            function = "SUM" if variable.across_units is Pooling.SUM else "AVERAGE"
            source = work.answers.used((variable.code, "", period))
            work.totals[variable.code, period] = work.add(
                (variable.code, variable.text, period.words, _combined(definition, variable)),
                Cell(
                    VALUE,
                    f'=IF(COUNT({source})<{needed},"",{function}({source}))',
                    total.value,
                    look.plain_number(total.value),
                ),
                Cell(SECOND, "", needed, look.COUNT),
                Cell(THIRD, f"=COUNT({source})", _counted(work.answers, variable.code, period), look.COUNT),
                of=[(variable.code, "", period)],
            )


def _combined(definition: Definition, variable: Variable) -> str:
    sheets = ", ".join(words.some([definition.unit(unit).sheet for unit in variable.units]))
    if len(variable.units) == 1:
        return evidence.FROM_ONE.format(units=sheets)
    return (evidence.SUM_OF if variable.across_units is Pooling.SUM else evidence.MEAN_OF).format(
        units=sheets
    )


def _counted(answers: Answers, variable: str, period: Period) -> int:
    return sum(line.used is not None for line in answers.lines if line.key == (variable, "", period))


def _sums(work: Work) -> None:
    """Each variable over the triwulan of an indicator that is calculated from such sums."""
    definition = work.results.definition
    wanted = dict.fromkeys(
        (code, result.quarters)
        for indicator, result in work.results.pairs
        if indicator.expression is not None and indicator.across_periods is Pooling.SUM
        for code in indicator.needs
    )
    if not wanted or len(work.results.period.quarters) == 1:
        return
    work.part(evidence.PART_SUMS.format(period=words.to_date(work.results.period)), evidence.HEADS_SUMS)
    for code, quarters in wanted:
        totals = [work.results.total(code, quarter) for quarter in quarters]
        values = [total.value for total in totals if total.value is not None]
        # A mean over units that are all nihil is no value and leaves nothing to wait for either.
        needed = max(sum(total.value is not None or not total.whole for total in totals), 1)
        value = fsum(values) if len(values) == needed else None
        cells = ",".join(work.totals[code, quarter] for quarter in quarters)
        work.sums[code, quarters] = work.add(
            (
                code,
                definition.variable(code).text,
                words.to_date(work.results.period),
                evidence.SUM_OF_QUARTERS.format(number=len(quarters)),
            ),
            Cell(VALUE, f'=IF(COUNT({cells})<{needed},"",SUM({cells}))', value, look.plain_number(value)),
            of=[(code, "", quarter) for quarter in quarters if work.results.total(code, quarter).asked],
        )


def _figures(work: Work) -> None:
    work.part(evidence.PART_FIGURES, evidence.HEADS_FIGURES)
    for indicator, result in work.results.pairs:
        for figure in result.figures:
            then = _then(work.results, indicator, figure)
            if figure.unread or figure.status is FigureStatus.UNASKED:
                live = NOT_YET
            elif then.expression is None:
                live = f"={work.indices[then.survey, figure.period]}"
            else:
                live = formula(then.expression, _address_at(work, figure.period))
            work.figures[indicator.code, figure.period] = _add_figure(work, then, result, figure, live)


def _then(results: Results, indicator: Indicator, figure: Figure[float]) -> Indicator:
    """The indicator as it was asked in a triwulan; where it was not, as it is now."""
    asked = FigureStatus.UNASKED is not figure.status
    return results.asked(figure.period).indicator(indicator.code) if asked else indicator


def _address_at(work: Work, period: Period) -> Callable[[str], str]:
    return lambda name: work.totals[name, period]


def _add_figure(work: Work, indicator: Indicator, result: Result, figure: Figure[float], live: str) -> str:
    address = cell(VALUE, work.row, SHEET)
    work.add(
        (
            indicator.code,
            words.INDICATOR.format(number=indicator.number, name=indicator.name),
            figure.period.words,
            how(_defined(work.results, figure), indicator),
        ),
        Cell(VALUE, live, figure.value, look.figure_format(indicator, result)),
        Cell(SECOND, "", FIGURE_WORDS[figure.status] if figure.value is not None else unsaid(figure)),
        of=_answers_of(work, indicator, (figure.period,)),
    )
    return address


def _defined(results: Results, figure: Figure[float]) -> Definition:
    """The definition that knows what a figure is made of."""
    unasked = figure.status is FigureStatus.UNASKED
    return results.definition if unasked else results.asked(figure.period)


def _answers_of(work: Work, indicator: Indicator, quarters: Sequence[Period]) -> list[Key]:
    """The answers that an indicator is made of, in the triwulan in which they were asked."""
    keys: list[Key] = []
    for quarter in quarters:
        if indicator.expression is None:
            surveys = [one for one in work.results.asked(quarter).surveys if one.variable == indicator.survey]
            keys += [(indicator.survey, key, quarter) for survey in surveys for key in survey.keys]
        else:
            keys += [(code, "", quarter) for code in indicator.needs]
    return [key for key in keys if key in work.answers.rows]


def how(definition: Definition, indicator: Indicator) -> str:
    """How an indicator is calculated, on one line."""
    if indicator.expression is None:
        return evidence.INDEX_OF.format(text=definition.variable(indicator.survey).text)
    row = typeset(
        indicator.expression, lambda code: definition.variable(code).text, percent=indicator.percent
    )
    return text_of(row)


def _to_date(work: Work) -> None:
    results = work.results
    work.part(evidence.PART_TO_DATE.format(period=words.to_date(results.period)), evidence.HEADS_TO_DATE)
    for indicator, result in results.pairs:
        row = work.row
        live, rule = _accumulated(work, indicator, result)
        form = look.figure_format(indicator, result)
        value, target, upper = (cell(column, row) for column in (VALUE, SECOND, THIRD))
        reached, uncapped = cell(FOURTH, row), cell(EIGHTH, row)
        choices = results.definition.achievement
        bands = results.definition.bands
        printed = shown.target(indicator, results)
        work.add(
            (
                indicator.code,
                words.INDICATOR.format(number=indicator.number, name=indicator.name),
                words.to_date(results.period),
                rule,
            ),
            Cell(VALUE, live, result.value, form),
            Cell(SECOND, "", result.target, form),
            Cell(THIRD, "", result.upper, form),
            Cell(FOURTH, capped(uncapped, choices), result.achievement, look.PERCENT),
            Cell(FIFTH, ranked(reached, bands, squares=False), result.category),
            Cell(SIXTH, ranked(reached, bands, squares=True), words.squared(result.category, bands)),
            Cell(SEVENTH, "", printed),
            Cell(
                EIGHTH,
                achieved(indicator, choices, value, target, upper, result.upper is not None),
                result.uncapped,
                look.PERCENT,
            ),
            of=_answers_of(work, indicator, result.quarters),
        )
        aim = SECOND if result.upper is None else SEVENTH
        work.reached[indicator.code] = Reached(
            *(cell(column, row, SHEET) for column in (VALUE, aim, FOURTH, FIFTH, SIXTH))
        )


def _accumulated(work: Work, indicator: Indicator, result: Result) -> tuple[str, str]:
    """The formula of the figure to date, and its rule in words."""
    quarters = work.results.period.quarters
    if result.unread and len(result.quarters) > 1:
        return NOT_YET, evidence.RULE_UNREAD
    own = [work.figures[indicator.code, quarter].removeprefix(f"{SHEET}!") for quarter in quarters]
    if result.status is FigureStatus.UNASKED:
        return NOT_YET, evidence.UNASKED
    mean_of_none = indicator.across_periods is Pooling.MEAN and all(one.left_out for one in result.figures)
    if len(quarters) == 1 and not mean_of_none:
        return f"={own[0]}", evidence.RULE_FIRST
    if indicator.across_periods is Pooling.LAST:
        (taken,) = result.quarters
        return f"={own[taken.quarter - 1]}", evidence.RULE_LAST.format(period=taken.words)
    if indicator.across_periods is Pooling.MEAN:
        counted = [
            address for address, figure in zip(own, result.figures, strict=True) if not figure.left_out
        ]
        asked = len(result.quarters)
        nihil = asked - len(counted)
        rule = (evidence.RULE_MEAN_OF if nihil else evidence.RULE_MEAN).format(number=asked, nihil=nihil)
        if not counted:
            return '=""', rule
        cells = ",".join(counted)
        mean = f"AVERAGE({cells})"
        if indicator.expression is None:
            mean = f"ROUND(ROUND({mean},10),2)"
        return f'=IF(COUNT({cells})<{len(counted)},"",{mean})', rule
    if indicator.expression is None:
        rule = evidence.RULE_POOLED.format(number=len(result.quarters))
        return f"={work.sums[indicator.survey, result.quarters]}", rule
    rule = evidence.RULE_SUM.format(number=len(result.quarters))
    return formula(indicator.expression, lambda code: work.sums[code, result.quarters]), rule
