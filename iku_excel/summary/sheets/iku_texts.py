"""What `IKU` says of each indicator, column by column, and how wide its columns must be for it."""

from __future__ import annotations

from collections.abc import Iterator

from ...core.model import Indicator, Result, Results
from ...styles import Style
from ...styles import summary as look
from ...texts.status import unsaid
from ...texts.workbook import every_sheet as words
from ...texts.workbook import iku as told
from ..evidence import shown
from ..evidence.contents import Contents
from ..pen.widths import of_figure, of_lines, of_words
from .iku_formula import parts, tail_style
from .iku_years import Years, years_of
from .remarks import remark

STYLES = {
    "indicator": look.LEFT,
    "objective": look.LEFT,
    "remark": look.NOTE,
    "aim": look.LEFT,
    "meaning": look.NOTE,
    "reason": look.NOTE,
}


def style_of(column: str, *, tight: bool = False) -> Style:
    """How the texts of a column look, also where paper hardly holds them all."""
    style = STYLES.get(column, look.CENTER)
    return look.tight(style) if tight else style


def said(contents: Contents, indicator: Indicator, result: Result) -> dict[str, str]:
    """The texts of an indicator by their columns; where a figure stands, what stands there without one."""
    results, described = contents.results, indicator.described
    objective = results.definition.objective(indicator.objective)
    aim = results.definition.papers.aim(objective.aim)
    years = years_of(results, indicator)
    texts = {
        "aim": aim.text if aim else "",
        "objective": objective.text,
        "indicator": words.INDICATOR.format(number=indicator.number, name=indicator.name),
        "meaning": described.meaning or words.NONE,
        "reason": described.reason or words.NONE,
        "measure": measure(indicator, results),
        "accumulation": told.ACCUMULATION[described.accumulation],
        "baseline": _baseline(indicator, years.large),
        "target": shown.target(indicator, results),
        "value": unsaid(result),
        "achievement": words.NO_ACHIEVEMENT,
        "category": result.category,
        "remark": remark(results, indicator, result),
        "source": indicator.source,
        "responsible": indicator.responsible,
        **{name: target if isinstance(target, str) else "" for name, target in years.targets.items()},
    }
    if _of_years(contents):
        texts["measure"] = _measure(indicator, years.large)
    return {name: text for name, text in texts.items() if name in contents.table.places}


def _of_years(contents: Contents) -> bool:
    return "year 1" in contents.table.places


def _baseline(indicator: Indicator, large: bool) -> str:
    """The figure before the Renstra with its year."""
    value, year = indicator.described.baseline, indicator.described.baseline_year
    return words.NONE if value is None else f"{words.figure(indicator, value, millions=large)}\n({year})"


def measure(indicator: Indicator, results: Results) -> str:
    """The satuan of the figures as they are shown."""
    return _measure(indicator, look.in_millions(indicator, results))


def _measure(indicator: Indicator, large: bool) -> str:
    return words.MILLIONS.format(measure=indicator.measure) if large else indicator.measure


def heads(contents: Contents) -> dict[str, str]:
    """The heads of the columns."""
    results = contents.results
    period = words.to_date_short(results.period)
    first = results.definition.first_year(results.period.year)
    texts = {name: head.format(period=period) for name, head in told.HEADS.items()}
    texts |= {f"year {number}": told.YEAR_HEAD.format(year=first + number - 1) for number in range(1, 6)}
    if "label" not in contents.table.places:
        texts["fraction"] = texts["label"]
    if results.definition.example:
        texts |= {name: text + told.EXAMPLE_HEAD for name, text in texts.items() if name == "target"}
        texts |= {name: text + told.EXAMPLE_YEAR for name, text in texts.items() if name.startswith("year")}
    return {name: text for name, text in texts.items() if name in contents.table.places}


def needs(contents: Contents, *, tight: bool = False) -> dict[str, int]:
    """The pixels in which each column breaks no word and cuts no figure."""
    found: dict[str, int] = {}
    for name, pixels in _needs(contents, tight):
        found[name] = max(found.get(name, 0), pixels)
    return found


def _needs(contents: Contents, tight: bool) -> Iterator[tuple[str, int]]:
    results, table = contents.results, contents.table
    for name, head in heads(contents).items():
        if table.column(name).numbered and name not in ("label", "fraction"):
            yield name, of_words((head,), look.TABLE_HEAD)
            yield name, of_lines((str(table.printed(name)),), look.COLUMN_NUMBER)
    for indicator, result in results.pairs:
        for name, text in said(contents, indicator, result).items():
            yield name, of_words((text,), style_of(name, tight=tight))
        form = look.shown_format(indicator, results)
        if not _of_years(contents):
            yield "target", of_figure(result.target if result.upper is None else None, form, look.CENTER)
            yield "value", of_figure(result.value, form, look.CENTER)
            yield "achievement", of_figure(result.achievement, look.PERCENT, look.CENTER)
        else:
            yield from _of_targets(years_of(results, indicator))
        yield from _formula(contents, indicator, tight)


def _of_targets(years: Years) -> Iterator[tuple[str, int]]:
    for name, target in years.targets.items():
        if not isinstance(target, str):
            yield name, of_figure(target, years.number_format, look.CENTER)


def _formula(contents: Contents, indicator: Indicator, tight: bool) -> Iterator[tuple[str, int]]:
    label, numerator, denominator, tail, whole = parts(contents.results.definition, indicator)
    if "label" in contents.table.places:
        yield "label", of_words((label,), look.LABEL)
    yield "fraction", of_words((numerator, denominator), look.NUMERATOR)
    yield "tail", of_words((tail,), tail_style(tight=tight))
    beside = contents.table.column("tail").pixels
    yield "fraction", of_words((whole,), look.WHOLE) - beside
