"""`iku explain`: where a figure comes from, from the mailed workbook alone."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from pathlib import Path

import click

from ..core import expression
from ..core.findings import Finding, IkuError
from ..core.model import (
    Answer,
    FigureStatus,
    Indicator,
    Pooling,
    Result,
    Results,
    State,
    Submission,
)
from ..core.numbers import show, show_percent
from ..core.periods import Period
from ..core.rules import ACCEPTED, SAID_RIGHT
from ..summary.embedded.reading import recall
from ..summary.evidence.year_steps import how
from ..summary.sheets.remarks import remark
from ..texts import explain as words
from ..texts.findings import message
from ..texts.status import ANSWER_WORDS, FIGURE_WORDS, SHEET_WORDS, mailed, unsaid
from ..texts.workbook import every_sheet as summary_words
from ..texts.workbook import perhitungan
from .options import named, workbook_argument
from .verify_figures import changed_results

# A fraction in one line keeps its parts in parentheses; a number alone needs none.
_LONE_NUMBER = re.compile(r"\(([\d.,]+)\)")


@named("explain")
@workbook_argument
@click.argument("wanted", metavar="INDIKATOR")
def command(workbook: Path, wanted: str) -> int:
    """Prints the explanation of one indicator, named by its code or number."""
    found = recall(workbook)
    results = found.results
    if any(changed_results(found)):
        click.echo(words.FIGURES_CHANGED)
    for line in explanation(results, find_indicator(results, wanted)):
        click.echo(line)
    return 0


def find_indicator(results: Results, wanted: str) -> Indicator:
    """The indicator of this code or number; an unknown one stops us with the nearest (E512)."""
    indicators = results.definition.indicators
    for indicator in indicators:
        if wanted.lower() in (indicator.code.lower(), str(indicator.number)):
            return indicator
    known = [indicator.code for indicator in indicators]
    near = next(iter(difflib.get_close_matches(wanted.lower(), known)), "")
    raise IkuError(Finding("E512", values={"x": wanted, "daftar": ", ".join(known), "dekat": near}))


def explanation(results: Results, indicator: Indicator) -> Iterator[str]:
    """Value, formula in words, the numbers put in, and every number with its file, sheet, cell and sender."""
    result = results.result(indicator.code)
    quarters = result.quarters
    yield words.HEAD.format(number=indicator.number, name=indicator.name)
    yield "   " + words.VALUE.format(
        period=summary_words.to_date(results.period), value=_value(indicator, result)
    )
    achievement = summary_words.NO_ACHIEVEMENT
    if result.achievement is not None:
        achievement = show_percent(result.achievement)
    yield "   " + words.AGAINST.format(
        target=summary_words.target(indicator, result.target, result.upper),
        achievement=achievement,
        category=result.category or words.NO_CATEGORY,
    )
    note = remark(results, indicator, result)
    if note:
        yield "   " + words.REMARK.format(remark=note)
    yield ""
    yield words.FORMULA
    yield f"   {_printed(results, indicator)}"
    then = results.then(indicator, quarters[0]) if len(quarters) == 1 else indicator
    yield from _filled_in(results, then or indicator, result, quarters)
    yield from _rules(results, indicator, quarters)
    for period in results.period.quarters:
        asked = results.then(indicator, period)
        if period not in quarters and (asked or indicator.across_periods is Pooling.LAST):
            continue
        yield ""
        yield words.SOURCES.format(period=period.words)
        package = results.package(period)
        if package:
            yield "   " + words.CLOSED.format(package=package.package, code=package.code)
        if asked is None:
            yield f"   {words.UNASKED}"
        elif asked.expression is None:
            yield from _survey(results, asked, period)
        else:
            for name in dict.fromkeys((*asked.needs, *(indicator.needs if len(quarters) > 1 else ()))):
                yield from _total(results, name, period)
    if years := tuple(_years(results, indicator)):
        yield ""
        yield words.YEARS
        yield from years


def _years(results: Results, indicator: Indicator) -> Iterator[str]:
    """The years before, each with how it is known; the same triwulan a year ago where it was typed."""
    earlier = results.earlier(indicator.code)
    before = Period(results.period.year - 1, results.period.quarter)
    if before.quarter in (1, 2, 3) and earlier is not None and earlier.typed and earlier.value is not None:
        yield "   " + words.BEFORE.format(
            period=summary_words.to_date(before),
            value=summary_words.figure(indicator, earlier.value),
            how=perhitungan.TYPED.format(source=summary_words.source_of(earlier.source)),
        )
    for year in results.years_before:
        figure = results.year(indicator.code, year)
        if figure is None:
            continue
        said = unsaid(figure) if figure.value is None else summary_words.figure(indicator, figure.value)
        parts = [said]
        if figure.target is not None:
            parts.append(
                words.YEARS_TARGET.format(target=summary_words.target(indicator, figure.target, figure.upper))
            )
        if figure.achievement is not None:
            parts.append(words.YEARS_ACHIEVEMENT.format(achievement=show_percent(figure.achievement)))
        yield "   " + words.BEFORE.format(period=year, value=", ".join(parts), how=how(results, figure))


def _value(indicator: Indicator, result: Result) -> str:
    if result.value is None:
        return unsaid(result)
    return summary_words.figure(indicator, result.value)


def _printed(results: Results, indicator: Indicator) -> str:
    labels = {variable.code: variable.text for variable in results.definition.variables}
    row = expression.typeset(
        indicator.printed, lambda name: labels.get(name, name), percent=indicator.percent
    )
    return f"{indicator.label} = {expression.text_of(row)}"


def _filled_in(
    results: Results, indicator: Indicator, result: Result, quarters: tuple[Period, ...]
) -> Iterator[str]:
    """The formula with its numbers, where they are all there and one formula gives the figure."""
    averaged = indicator.across_periods is Pooling.MEAN and len(quarters) > 1
    if indicator.expression is None or result.status is not FigureStatus.FINAL or averaged:
        return

    def number(name: str) -> str:
        return show(sum(results.total(name, period).value or 0.0 for period in quarters))

    row = expression.typeset(indicator.expression, number, percent=indicator.percent)
    numbers = _LONE_NUMBER.sub(r"\1", expression.text_of(row))
    yield "   " + words.FILLED_IN.format(numbers=numbers, value=_value(indicator, result))


def _rules(results: Results, indicator: Indicator, quarters: tuple[Period, ...]) -> Iterator[str]:
    definition = results.definition
    if indicator.expression is None:
        survey = definition.survey(indicator.survey)
        weight = summary_words.weight(survey.weight, len(survey.elements))
        yield "   " + words.SURVEY_RULE.format(weight=weight)
    else:
        variables = definition.needs(indicator)
        rules = {
            words.AVERAGED_SHARES if variable.averaged_share else words.UNIT_RULES[variable.across_units]
            for variable in variables
            if len(variable.units) > 1
        }
        for rule in sorted(rules):
            yield "   " + words.ACROSS_UNITS.format(rule=rule)
    rule = words.PERIOD_RULES[indicator.across_periods].format(period=quarters[-1].words)
    yield "   " + words.ACROSS_PERIODS.format(rule=rule)


def _total(results: Results, name: str, period: Period) -> Iterator[str]:
    total = results.total(name, period)
    if not total.asked:
        yield "   " + words.TOTAL.format(text=results.definition.variable(name).text, value=words.UNASKED)
        return
    asked = results.asked(period)
    variable = asked.variable(name)
    value = words.NOT_WHOLE if total.value is None else show(total.value)
    yield "   " + words.TOTAL.format(text=variable.text, value=value)
    for unit in variable.units:
        sent = results.sent(unit, period)
        yield f"      {asked.unit(unit).sheet:<17} {_source(results, sent, name)}"
        answer = sent.answer(name) if sent else None
        for finding in results.findings:
            if answer and finding.code in (SAID_RIGHT, ACCEPTED) and finding.place == answer.place:
                yield f"{'':<24}{message(finding)}"


def _source(results: Results, sent: Submission | None, name: str) -> str:
    if sent is None:
        return words.NOTHING_SENT
    answer = sent.answer(name)
    if answer is None:
        return f"{SHEET_WORDS[sent.status]}  ({results.file(sent)})"
    return f"{_said(answer):<13} {_place(results, sent, answer.place.cell)}"


def _said(answer: Answer) -> str:
    if answer.state is State.VALUE and answer.value is not None:
        return show(answer.value)
    word = ANSWER_WORDS[answer.state]
    return f"{word} {answer.raw}".strip() if answer.state is State.REFUSED else word


def _place(results: Results, sent: Submission, cell: str) -> str:
    parts = [f"{results.file(sent)} › {sent.sheet} › {cell}"]
    if sent.filled_by:
        parts.append(words.SENDER.format(name=sent.filled_by))
    if mail := mailed(sent.origin, results.definition.office.zone):
        parts.append(words.BY_MAIL.format(mail=mail))
    return ", ".join(parts)


def _survey(results: Results, indicator: Indicator, period: Period) -> Iterator[str]:
    found = results.survey(indicator.survey, period)
    index = FIGURE_WORDS[found.status] if found.index is None else show(found.index, 2)
    yield "   " + words.SURVEY_TOTAL.format(
        respondents=found.respondents, index=index, grade=found.grade or summary_words.NONE
    )
    asked = results.asked(period)
    sent = results.sent(asked.variable(indicator.survey).units[-1], period)
    survey = asked.survey(indicator.survey)
    for position, (element, figures) in enumerate(zip(survey.elements, found.elements, strict=True)):
        mean = summary_words.NONE if figures.mean is None else show(figures.mean, 4)
        text = words.ELEMENT.format(name=element.name, total=figures.total, count=figures.count, mean=mean)
        yield f"      {text}"
        if sent and sent.respondents and position < len(sent.columns):
            rows = [respondent.row for respondent in sent.respondents]
            letter = sent.columns[position]
            yield f"         {_place(results, sent, f'{letter}{min(rows)}:{letter}{max(rows)}')}"
    if sent is None:
        yield f"      {words.NOTHING_SENT}"
