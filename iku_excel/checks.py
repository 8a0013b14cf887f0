"""Submissions → findings: what no sheet can know by itself, one function a rule, listed in `CHECKS`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from math import fsum
from statistics import fmean

from .core.expression import Operation, evaluate
from .core.findings import Finding, Place, Scalar
from .core.grades import respondents_needed
from .core.history import figure, last_answers
from .core.model import (
    Answer,
    Definition,
    FigureStatus,
    Indicator,
    Kind,
    Known,
    Pooling,
    Recorded,
    Results,
    State,
    Submission,
    Variable,
)
from .core.numbers import show, show_percent
from .core.periods import Period, month_number, parse_year
from .texts.definition_book import SHEETS
from .texts.status import FIGURE_WORDS

Sheets = Mapping[tuple[str, Period], Submission]
# From 2 to 25 a count comes by chance; from 25 to 250 by a digit too many.
TENFOLD, FEW = 10, 100
RECORDED_SHEET = SHEETS["riwayat"].name

Check = Callable[[Definition, Period, Sequence[Period], Sheets], Iterator[Finding]]
"""Of a definition, a period, its triwulan that are not closed, and what was sent."""


def run(
    definition: Definition,
    period: Period,
    submissions: Sequence[Submission],
    closed: Collection[Period] = (),
) -> tuple[Finding, ...]:
    """What is to be said of the chosen submissions, one a unit and triwulan, in the order of CHECKS.

    What was to be said of a closed triwulan was said before it was closed.
    """
    still_open = tuple(quarter for quarter in period.quarters if quarter not in closed)
    sheets = {(sheet.unit, sheet.period): sheet for sheet in submissions}
    if len(sheets) < len(submissions):
        raise ValueError("a unit has two submissions for one triwulan")
    return tuple(finding for check in CHECKS for finding in check(definition, period, still_open, sheets))


def unit_sent_nothing(
    definition: Definition, period: Period, still_open: Sequence[Period], sheets: Sheets
) -> Iterator[Finding]:
    """W134: a unit without a filled sheet for the period's last triwulan."""
    quarter = Period(period.year, period.last_quarter)
    for unit in definition.units if quarter in still_open else ():
        sheet = sheets.get((unit.code, quarter))
        if sheet is None or not sheet.status.filled:
            others = [when.words for code, when in sorted(sheets) if code == unit.code and when < quarter]
            values = {"x": unit.sheet, "y": quarter.words, "z": others[-1] if others else ""}
            yield Finding("W134", values=values, unit=unit.code)


def earlier_triwulan_missing(
    definition: Definition, period: Period, still_open: Sequence[Period], sheets: Sheets
) -> Iterator[Finding]:
    """W139: a unit without a filled sheet for an earlier triwulan that a figure to date adds up."""
    needed = {
        unit
        for indicator in definition.indicators
        if indicator.across_periods is not Pooling.LAST
        for unit in definition.reporters(indicator)
    }
    for quarter in still_open:
        if quarter == period.quarters[-1]:
            continue
        for unit in definition.units:
            sheet = sheets.get((unit.code, quarter))
            if unit.code in needed and (sheet is None or not sheet.status.filled):
                values = {"x": unit.sheet, "y": quarter.words, "z": period.words}
                yield Finding("W139", values=values, unit=unit.code)


def ceiling_of_another_unit(
    definition: Definition, period: Period, still_open: Sequence[Period], sheets: Sheets
) -> Iterator[Finding]:
    """W307, W308: a total above the total of its ceiling, where no sheet alone holds both."""
    for variable, ceiling in _ceilings_elsewhere(definition):
        for quarter in still_open:
            given = _answers(variable, quarter, sheets)
            own, top = _total(variable, given), _total(ceiling, _answers(ceiling, quarter, sheets))
            if own is None or top is None:
                continue
            at = _place(given)
            values = {"a": show(own), "b": show(top)}
            unit = variable.units[0] if len(variable.units) == 1 else ""
            if own == top == 0:
                yield Finding("W308", at, values, unit, variable.text)
            elif own > top:
                yield Finding("W307", at, values, unit, variable.text, used=show(own))


def same_denominator(
    definition: Definition, period: Period, still_open: Sequence[Period], sheets: Sheets
) -> Iterator[Finding]:
    """W318: most units gave the same number, not 0, where each is asked for its own.

    That some of many units have the same number is chance; that more than half have it is one number of all.
    """
    ceilings = {variable.maximum for variable in definition.variables}
    for variable in definition.variables:
        if variable.code not in ceilings or variable.kind is Kind.SURVEY:
            continue
        for quarter in still_open:
            told = [answer for answer in _answers(variable, quarter, sheets) if answer.value]
            value, count = Counter(answer.value for answer in told).most_common(1)[0] if told else (None, 0)
            if value is None or count < 2 or 2 * count <= len(told):
                continue
            alike = [answer for answer in told if answer.value == value]
            names = [definition.unit(answer.unit).sheet for answer in alike]
            values: dict[str, Scalar] = {"a": names[0], "b": names[-1], "v": show(value)}
            if count > 2:
                values["n"] = count - 2
            last = alike[-1]
            yield Finding("W318", last.place, values, last.unit, variable.text, last.raw)


def shares_above_one(
    definition: Definition, period: Period, still_open: Sequence[Period], sheets: Sheets
) -> Iterator[Finding]:
    """W335, W336: a part of nothing, or more than the whole, where no maximum is set that says so already.

    Of each unit that reports all that the percentage is made of, else of all units together.
    """
    for indicator in definition.indicators:
        tree = indicator.expression
        if not (indicator.percent and isinstance(tree, Operation) and tree.sign == "/"):
            continue
        variables = definition.needs(indicator)
        if any(variable.maximum for variable in variables):
            continue
        everywhere = set(variables[0].units).intersection(*(one.units for one in variables))
        alone = [unit for unit in variables[0].units if unit in everywhere]
        for quarter in still_open:
            for unit in alone or [""]:
                asked = {one: (unit,) if unit else one.units for one in variables}
                given = {one: _answers(one, quarter, sheets, units) for one, units in asked.items()}
                values = {one.code: _total(one, given[one], units) for one, units in asked.items()}
                part, whole = (evaluate(operand, values) for operand in tree.operands)
                if part is None or whole is None or part <= 0 or part <= whole:
                    continue
                at = _place([answer for answers in given.values() for answer in answers])
                used = show(float(part))
                told: dict[str, Scalar] = {"a": used, "b": show(float(whole))}
                yield Finding("W336" if whole else "W335", at, told, unit, indicator.name, used=used)


def jumps(
    definition: Definition, period: Period, still_open: Sequence[Period], sheets: Sheets
) -> Iterator[Finding]:
    """W316: a figure further from the unit's last one than passes unasked.

    How far, the definition says; where it says nothing, tenfold: a slipped digit, or a date for a number.
    From 0 no share can be said, so a figure after 0 is never asked about.
    """
    for quarter in still_open:
        last = last_answers(sheets.values(), quarter, (State.VALUE,))
        for variable in definition.variables:
            for answer in _answers(variable, quarter, sheets):
                before = last.get((answer.unit, variable.code))
                if answer.value is None or before is None or not before.value:
                    continue
                then, now = Decimal(repr(before.value)), Decimal(repr(answer.value))
                change = (now - then) / then
                if _leaps(definition, variable, then, now):
                    values: dict[str, Scalar] = {
                        "p": float(change),
                        "a": figure(variable, before.value),
                        "b": figure(variable, answer.value),
                        "y": before.period.words,
                    }
                    yield Finding("W316", answer.place, values, answer.unit, variable.text, answer.raw)


def _leaps(definition: Definition, variable: Variable, then: Decimal, now: Decimal) -> bool:
    """Whether a figure after another is to be asked about."""
    if definition.jump is not None:
        return abs((now - then) / then) > Decimal(repr(definition.jump))
    small, large = sorted((abs(then), abs(now)))
    return large >= small * TENFOLD and (variable.kind is not Kind.COUNT or large >= FEW)


def fewer_respondents(
    definition: Definition, period: Period, still_open: Sequence[Period], sheets: Sheets
) -> Iterator[Finding]:
    """W415: a survey with fewer respondents than its population needs, or than 30 where none is stated."""
    for survey in definition.surveys:
        needed = respondents_needed(survey.population)
        for unit in definition.variable(survey.variable).units:
            for quarter in still_open:
                sheet = sheets.get((unit, quarter))
                if sheet is None or not sheet.status.read:
                    continue
                count = len(sheet.people)
                if count < needed:
                    yield Finding(
                        "W415", Place(sheet.origin.file, sheet.sheet), {"n": count, "m": needed}, unit
                    )


CHECKS: tuple[Check, ...] = (
    unit_sent_nothing,
    earlier_triwulan_missing,
    ceiling_of_another_unit,
    same_denominator,
    shares_above_one,
    jumps,
    fewer_respondents,
)


def _ceilings_elsewhere(definition: Definition) -> Iterator[tuple[Variable, Variable]]:
    for variable in definition.variables:
        if variable.maximum:
            ceiling = definition.variable(variable.maximum)
            if not set(variable.units) <= set(ceiling.units):
                yield variable, ceiling


def _answers(
    variable: Variable, quarter: Period, sheets: Sheets, units: Sequence[str] = ()
) -> tuple[Answer, ...]:
    """What the units that could be read answered, all that are asked or only these."""
    read = (sheets.get((unit, quarter)) for unit in units or variable.units)
    return tuple(
        answer
        for sheet in read
        if sheet is not None and sheet.status.read
        for answer in sheet.answers
        if answer.variable == variable.code
    )


def _total(variable: Variable, answers: Sequence[Answer], units: Sequence[str] = ()) -> float | None:
    """Their sum or mean; None while one is missing, or where nothing is there to be averaged."""
    said = [answer for answer in answers if answer.state.said]
    if len(said) < len(units or variable.units):
        return None
    values = [answer.value for answer in said if answer.value is not None]
    if variable.across_units is Pooling.MEAN:
        return fmean(values) if values else None
    return fsum(values)


def _place(answers: Sequence[Answer]) -> Place:
    """Where the largest of the answers stands."""
    counted = [answer for answer in answers if answer.state is State.VALUE]
    return max(counted, key=lambda answer: answer.value or 0, default=answers[0]).place


def signature_before_end(definition: Definition, period: Period, signed: date | None) -> tuple[Finding, ...]:
    """W507: the day given, or the month that the definition prints, lies before the period's end."""
    written = _month_of(definition.signature.date)
    end = (period.end.year, period.end.month)
    if (signed is not None and signed < period.end) or (
        signed is None and written is not None and written < end
    ):
        return (Finding("W507", values={"x": str(signed) if signed else definition.signature.date}),)
    return ()


def typed_otherwise(results: Results) -> Iterator[Finding]:
    """W693: what was typed of an earlier year, where a package or the returns of then say another."""
    for row in results.definition.recorded:
        used = _instead(results, row)
        if row.value is None or used is None:
            continue
        indicator = results.definition.indicator(row.indicator)
        value, status, package = used
        typed = _as_printed(indicator, row.value)
        said = FIGURE_WORDS[status] if value is None else _as_printed(indicator, value)
        if typed != said:
            values: dict[str, Scalar] = {"indikator": row.indicator, "tahun": row.year}
            values |= {"triwulan": row.quarter or "", "terbaca": typed, "sumber": row.source, "nilai": said}
            values |= {"paket": package, "kiriman": "" if package else str(row.year)}
            yield Finding("W693", Place("", RECORDED_SHEET), values, label=row.indicator)


def _instead(results: Results, row: Recorded) -> tuple[float | None, FigureStatus, str] | None:
    """What is used instead of a typed figure, and its package if any; None where the typed one stands."""
    if row.quarter in (0, 4):
        year = results.year(row.indicator, row.year)
        if year is None or year.known is Known.TYPED:
            return None
        return year.value, year.status, year.source if year.known is Known.ISSUED else ""
    earlier = results.earlier(row.indicator)
    period = Period(results.period.year - 1, results.period.quarter)
    stands = earlier is None or earlier.status in (FigureStatus.TYPED, FigureStatus.UNASKED)
    if stands or earlier is None or Period(row.year, row.quarter) != period:
        return None
    return earlier.value, earlier.status, ""


def _as_printed(indicator: Indicator, value: float) -> str:
    return show_percent(value) if indicator.percent else show(value, 2)


def _month_of(text: str) -> tuple[int, int] | None:
    """(year, month) of a text such as "Mei 2019" or "10 Juli 2026"."""
    words = text.split()
    if len(words) < 2:
        return None
    year, month = parse_year(words[-1]), month_number(words[-2])
    return (year, month) if year and month else None
