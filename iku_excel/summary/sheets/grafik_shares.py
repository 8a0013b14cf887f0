"""What each unit makes of a figure that several make up, as a chart and its table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import fsum

from ...core.expression import Name, Operation
from ...core.model import Indicator, Kind, Pooling, Result, Results
from ...core.periods import Period
from ...styles import columns
from ...styles import summary as look
from ...texts.workbook import every_sheet as words
from ...texts.workbook import grafik as told
from ..evidence import answers as rows_of_data
from ..evidence.contents import Contents
from ..pen.spelled import cell
from .grafik_tables import Figure, Pair, Section, common, line_of

MANY_UNITS, LARGEST = 12, 10  # of more units only the largest are told from one another
OTHERS = ""  # no unit's code
Shared = tuple[Pair, Period, dict[str, Figure]]
"""A figure of a triwulan and what each unit makes of it."""


def shares(contents: Contents, pairs: Sequence[tuple[Pair, Period]]) -> Section | None:
    """The figures of one satuan, each in the parts that the units make of it."""
    parts = [
        (pair, quarter, _parts(contents, pair[0], quarter, look.figure_format(*pair)))
        for pair, quarter in pairs
    ]
    asked = [contents.results.asked(quarter) for _, quarter in pairs]
    names = {unit.code: unit.sheet for definition in asked for unit in definition.units}
    units = [unit for unit in names if any(unit in found for *_, found in parts)]
    if not units:
        return None
    if len(units) > MANY_UNITS:
        units, parts = _largest(contents, units, parts)
        names[OTHERS] = told.OTHER_UNITS
    lines = []
    for (indicator, _), quarter, found in parts:
        figures = tuple(found.get(unit, Figure("", None, "")) for unit in units)
        line = line_of(indicator, figures)
        named = words.quarter(quarter)
        label = told.SHARE_LABEL.format(name=line.label, quarter=named)
        name = told.SHARE_LABEL.format(name=line.name, quarter=named)
        lines.append(replace(line, label=label, name=name))
    heads = tuple(names[unit] for unit in units)
    form = common(look.figure_format(*pair) for pair, _ in pairs)
    return Section("", told.SHARES_NOTE, heads, tuple(lines), tuple(range(len(units))), form, stacked=True)


def _largest(
    contents: Contents, units: Sequence[str], parts: Sequence[Shared]
) -> tuple[list[str], list[Shared]]:
    """The units that contribute most, in the definition's order, and all others as one."""
    weight = {unit: sum((found[unit].value or 0.0) for *_, found in parts if unit in found) for unit in units}
    largest = sorted(units, key=lambda unit: -weight[unit])[:LARGEST]
    kept = [unit for unit in units if unit in largest]
    rest = [
        (pair, quarter, found | {OTHERS: _others(contents, pair, quarter, found, kept)})
        for pair, quarter, found in parts
    ]
    return [*kept, OTHERS], rest


def _others(
    contents: Contents, pair: Pair, quarter: Period, found: Mapping[str, Figure], kept: Sequence[str]
) -> Figure:
    """The figure less what the units that stand by themselves make of it."""
    whole = contents.steps.figures[pair[0].code, quarter]
    own = [found[unit] for unit in kept if unit in found]
    live = "".join(f"-{figure.formula.removeprefix('=')}" for figure in own)
    value = (pair[1].figure(quarter).value or 0.0) - fsum(figure.value or 0.0 for figure in own)
    return Figure(f"=ROUND({whole}{live},12)", round(value, 12), look.figure_format(*pair))


def shared_in(results: Results, indicator: Indicator, result: Result) -> Period | None:
    """The triwulan whose figure several units make up, None where no such figure can be said."""
    quarter = result.quarters[-1]
    then = results.then(indicator, quarter)
    numerator = numerator_of(then) if then else None
    if numerator is None:
        return None
    variable = results.asked(quarter).variable(numerator)
    if variable.kind is Kind.SURVEY or variable.across_units is not Pooling.SUM or len(variable.units) < 2:
        return None
    return quarter if result.figure(quarter).value is not None else None


def numerator_of(indicator: Indicator) -> str | None:
    """The one variable that is shared out: the whole expression, or what stands above its divisor."""
    match indicator.expression:
        case Name(name) | Operation("/", (Name(name), Name())):
            return name
    return None


def _parts(contents: Contents, indicator: Indicator, quarter: Period, form: str) -> dict[str, Figure]:
    """What each unit's answer makes of the figure."""
    indicator = contents.results.then(indicator, quarter) or indicator
    numerator = numerator_of(indicator)
    assert numerator is not None
    divisor, below = "", 1.0
    match indicator.expression:
        case Operation(operands=(_, Name(name))):
            divisor = f"/{contents.steps.totals[name, quarter]}"
            below = _total(contents.results, name, quarter)
    first, last = contents.answers.rows[numerator, "", quarter]
    figures = {}
    for row in range(first, last + 1):
        line = contents.answers.lines[row - rows_of_data.FIRST_ROW]
        if line.used is not None:
            source = cell(columns.DATA.place("used"), row, rows_of_data.SHEET)
            figures[line.unit] = Figure(f"={source}{divisor}", line.used / below, form)
    return figures


def _total(results: Results, code: str, quarter: Period) -> float:
    total = results.total(code, quarter).value
    assert total is not None
    return total
