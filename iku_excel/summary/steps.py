"""The rows of `Perhitungan`: every step from the answers to a figure, as a formula with its value."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import fsum

from ..calculation.survey import CONVERSION, EXACT, measure, weight_of
from ..calculation.units import by_unit, united
from ..core.expression import formula, names, text_of, typeset
from ..core.grades import GRADES
from ..core.model import (
    Definition,
    Figure,
    Indicator,
    Kind,
    Pooling,
    Result,
    Results,
    Survey,
    SurveyResult,
    Variable,
)
from ..core.numbers import show
from ..core.periods import Period
from ..styles import summary as look
from ..texts import summary as words
from ..texts.status import FIGURE_WORDS
from .achieved import achieved, graded, ranked
from .answers import Answers
from .book import Value, area, cell, literal

SHEET = "Perhitungan"
FIRST_ROW = 5
VALUE, SECOND, THIRD, FOURTH, FIFTH, SIXTH, SEVENTH = range(5, 12)


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure in a column: a formula with its value, or where `formula` is empty the value alone."""

    column: int
    formula: str
    value: Value
    number_format: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A row: code, what it is, its period and how it is calculated; a `head` names the columns of a part."""

    texts: tuple[str, ...]
    cells: tuple[Cell, ...] = ()
    head: bool = False
    title: bool = False


@dataclass(frozen=True, slots=True)
class Reached:
    """The addresses of an indicator's figure to date and of what follows from it."""

    value: str
    target: str
    achievement: str
    category: str
    ranked: str


@dataclass(frozen=True, slots=True)
class Steps:
    """All rows, and where the figures of the other sheets stand."""

    rows: tuple[Step, ...]
    figures: dict[tuple[str, Period], str]
    reached: dict[str, Reached]


def take(results: Results, answers: Answers) -> Steps:
    """The whole calculation, in the order in which it is done."""
    work = _Work(results, answers)
    _totals(work)
    for survey in results.definition.surveys:
        _survey(work, survey)
    _sums(work)
    _figures(work)
    _to_date(work)
    return Steps(tuple(work.rows), work.figures, work.reached)


@dataclass(slots=True)
class _Work:
    """The rows so far, and the addresses that later rows refer to."""

    results: Results
    answers: Answers
    rows: list[Step] = field(default_factory=list)
    parts: int = 0
    totals: dict[tuple[str, Period], str] = field(default_factory=dict)
    sums: dict[str, str] = field(default_factory=dict)
    elements: dict[tuple[str, str, Period], tuple[str, str]] = field(default_factory=dict)
    indices: dict[tuple[str, Period], str] = field(default_factory=dict)
    figures: dict[tuple[str, Period], str] = field(default_factory=dict)
    reached: dict[str, Reached] = field(default_factory=dict)

    @property
    def row(self) -> int:
        """The sheet's next row."""
        return FIRST_ROW + len(self.rows)

    def part(self, title: str, heads: tuple[str, ...]) -> None:
        """A title and the heads of its columns."""
        self.parts += 1
        numbered = words.STEP.format(number=self.parts, title=title)
        self.rows += (Step((numbered,), title=True), Step(heads, head=True))

    def add(self, texts: tuple[str, ...], *cells: Cell) -> str:
        """A row; the address of its value."""
        address = cell(VALUE, self.row)
        self.rows.append(Step(texts, cells))
        return address


def _totals(work: _Work) -> None:
    definition = work.results.definition
    found = {(total.variable, total.period): total for total in work.results.totals}
    if not found:
        return
    work.part(words.PART_TOTALS, words.HEADS_TOTALS)
    for variable in definition.variables:
        if variable.kind is Kind.SURVEY:
            continue
        for period in work.results.period.quarters:
            total = found[variable.code, period]
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
            )


def _combined(definition: Definition, variable: Variable) -> str:
    sheets = ", ".join(definition.unit(unit).sheet for unit in variable.units)
    if len(variable.units) == 1:
        return words.FROM_ONE.format(units=sheets)
    return (words.SUM_OF if variable.across_units is Pooling.SUM else words.MEAN_OF).format(units=sheets)


def _counted(answers: Answers, variable: str, period: Period) -> int:
    return sum(line.used is not None for line in answers.lines if line.key == (variable, "", period))


def _survey(work: _Work, survey: Survey) -> None:
    work.part(
        words.PART_SURVEY.format(text=work.results.definition.variable(survey.variable).text),
        words.HEADS_SURVEY,
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
        owners = work.results.definition.variable(survey.variable).units
        result = measure(survey, owners, quarters, by_unit(work.results.submissions))
        work.sums[survey.variable] = _index(
            work, survey, result, quarters, words.to_date(work.results.period)
        )


def _index(work: _Work, survey: Survey, result: SurveyResult, quarters: Sequence[Period], period: str) -> str:
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
            (element.key, words.ELEMENT.format(number=number, name=element.name), period, words.MEAN_SCORE),
            Cell(VALUE, f'=IF({guard},"",SUM({sources[0]}))', found.total if whole else None, look.COUNT),
            Cell(SECOND, f'=IF({guard},"",SUM({sources[1]}))', found.count if whole else None, look.COUNT),
            Cell(THIRD, f'=IF(N({count})=0,"",{total}/{count})', shown, look.WEIGHTED),
            Cell(FOURTH, graded(mean, grades), found.grade if whole else None),
        )
    means = area(THIRD, first, work.row - 1)
    size = len(survey.elements)
    weighted = (
        f"SUM({means})/{size}" if survey.weight == EXACT else f"SUM({means})*{_decimal(survey.weight, size)}"
    )
    weight = words.weight(survey.weight, size)
    interval = work.add(
        (code, words.INTERVAL, period, words.INTERVAL_HOW.format(weight=weight)),
        Cell(VALUE, f'=IF(COUNT({means})<{size},"",{weighted})', result.interval, look.WEIGHTED),
    )
    # The first ROUND takes away what binary fractions leave: 78,885 is rounded up as people round it.
    rounded = f"ROUND(ROUND({interval}*{CONVERSION},10),2)"
    others = ", ".join(
        words.OTHER_WEIGHT.format(weight=words.weight(other, size), index=show(value, 2))
        for other, value in result.alternatives[1:]
    )
    how = words.INDEX_HOW.format(weight=weight) + (
        words.OTHER_WEIGHTS.format(others=others) if others else ""
    )
    index = cell(VALUE, work.row)
    grades = [
        (literal(f"{grade.letter} – {grade.name}"), repr(grade.index)) for grade in GRADES[survey.grades]
    ]
    named = next((f"{g.letter} – {g.name}" for g in GRADES[survey.grades] if g.letter == result.grade), None)
    return work.add(
        (code, words.INDEX, period, how),
        Cell(VALUE, f'=IF(ISNUMBER({interval}),{rounded},"")', result.index, look.INDEX),
        Cell(FOURTH, graded(index, grades), named),
    )


def _decimal(weight: str, elements: int) -> str:
    return repr(float(weight_of(weight, elements)))


def _sums(work: _Work) -> None:
    """Each variable over the triwulan so far, where an indicator is calculated from such sums."""
    definition, quarters = work.results.definition, work.results.period.quarters
    codes = united(
        names(indicator.expression)
        for indicator in definition.indicators
        if indicator.expression is not None and indicator.across_periods is Pooling.SUM
    )
    if not codes or len(quarters) == 1:
        return
    found = {(total.variable, total.period): total.value for total in work.results.totals}
    work.part(words.PART_SUMS.format(period=words.to_date(work.results.period)), words.HEADS_SUMS)
    for code in codes:
        values = [value for quarter in quarters if (value := found[code, quarter]) is not None]
        value = fsum(values) if len(values) == len(quarters) else None
        cells = ",".join(work.totals[code, quarter] for quarter in quarters)
        work.sums[code] = work.add(
            (
                code,
                definition.variable(code).text,
                words.to_date(work.results.period),
                words.SUM_OF_QUARTERS.format(number=len(quarters)),
            ),
            Cell(
                VALUE, f'=IF(COUNT({cells})<{len(quarters)},"",SUM({cells}))', value, look.plain_number(value)
            ),
        )


def _figures(work: _Work) -> None:
    work.part(words.PART_FIGURES, words.HEADS_FIGURES)
    for indicator, result in _paired(work.results):
        for figure in result.figures:
            if indicator.expression is None:
                live = f"={work.indices[indicator.survey, figure.period]}"
            else:
                live = formula(indicator.expression, _address_at(work, figure.period))
            work.figures[indicator.code, figure.period] = _add_figure(work, indicator, result, figure, live)


def _address_at(work: _Work, period: Period) -> Callable[[str], str]:
    return lambda name: work.totals[name, period]


def _add_figure(work: _Work, indicator: Indicator, result: Result, figure: Figure, live: str) -> str:
    address = cell(VALUE, work.row, SHEET)
    work.add(
        (
            indicator.code,
            words.INDICATOR.format(number=indicator.number, name=indicator.name),
            figure.period.words,
            how(work.results.definition, indicator),
        ),
        Cell(VALUE, live, figure.value, look.figure_format(indicator, result)),
        Cell(SECOND, "", FIGURE_WORDS[figure.status]),
    )
    return address


def how(definition: Definition, indicator: Indicator) -> str:
    """How an indicator is calculated, on one line."""
    if indicator.expression is None:
        return words.INDEX_OF.format(text=definition.variable(indicator.survey).text)
    row = typeset(
        indicator.expression, lambda code: definition.variable(code).text, percent=indicator.percent
    )
    return text_of(row)


def _to_date(work: _Work) -> None:
    results = work.results
    work.part(words.PART_TO_DATE.format(period=words.to_date(results.period)), words.HEADS_TO_DATE)
    for indicator, result in _paired(results):
        row = work.row
        live, rule = _accumulated(work, indicator, result)
        form = look.figure_format(indicator, result)
        value, target, upper = (cell(column, row) for column in (VALUE, SECOND, THIRD))
        reached = cell(FOURTH, row)
        bands = results.definition.bands
        printed = words.target(indicator, result.target, result.upper)
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
            Cell(
                FOURTH,
                achieved(
                    indicator, results.definition.achievement, value, target, upper, result.upper is not None
                ),
                result.achievement,
                look.PERCENT,
            ),
            Cell(FIFTH, ranked(reached, bands, squares=False), result.category),
            Cell(SIXTH, ranked(reached, bands, squares=True), words.squared(result.category, bands)),
            Cell(SEVENTH, "", printed),
        )
        shown = SECOND if result.upper is None else SEVENTH
        work.reached[indicator.code] = Reached(
            *(cell(column, row, SHEET) for column in (VALUE, shown, FOURTH, FIFTH, SIXTH))
        )


def _accumulated(work: _Work, indicator: Indicator, result: Result) -> tuple[str, str]:
    """The formula of the figure to date, and its rule in words."""
    quarters = work.results.period.quarters
    own = [work.figures[indicator.code, quarter].removeprefix(f"{SHEET}!") for quarter in quarters]
    if len(quarters) == 1:
        return f"={own[0]}", words.RULE_FIRST
    if indicator.across_periods is Pooling.LAST:
        taken = result.taken or quarters[-1]
        return f"={own[taken.quarter - 1]}", words.RULE_LAST.format(period=taken.words)
    if indicator.across_periods is Pooling.MEAN:
        cells = ",".join(own)
        mean = f"AVERAGE({cells})"
        if indicator.expression is None:
            mean = f"ROUND(ROUND({mean},10),2)"
        return f'=IF(COUNT({cells})<{len(own)},"",{mean})', words.RULE_MEAN.format(number=len(own))
    if indicator.expression is None:
        return f"={work.sums[indicator.survey]}", words.RULE_POOLED.format(number=len(own))
    return formula(indicator.expression, work.sums.__getitem__), words.RULE_SUM.format(number=len(own))


def _paired(results: Results) -> list[tuple[Indicator, Result]]:
    return list(zip(results.definition.indicators, results.indicators, strict=True))
