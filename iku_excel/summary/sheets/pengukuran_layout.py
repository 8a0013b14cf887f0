"""Which columns `Pengukuran` has for a period, how wide they are, and the texts that stand in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ...core.expression import Operation
from ...core.model import Indicator, Pooling, Result, Results
from ...styles import Style, columns
from ...styles import summary as look
from ...styles.measure import even
from ...styles.table import Table
from ...texts.status import unsaid
from ...texts.workbook import every_sheet as words
from ...texts.workbook import pengukuran as told
from ..evidence import shown
from ..evidence.contents import Contents
from ..pen.fitting import fitting_scale, page_pixels, room
from ..pen.widths import of_figure, of_lines, of_words, shared
from .iku_texts import measure
from .remarks import remark

SCALE, LEAST_SCALE = 77, 74  # per cent; at the least its type is 7 pt
SHRINKING = ("target", "year_target", "change", "value", "achievement", "category", "before", "rule")
Wrapped = tuple[tuple[str, ...], Style]


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns with their pixels, the scale of the print, and the texts of each indicator, wrapped.

    `typed` are the sources of last year's figures that were copied.
    """

    table: Table
    widths: Mapping[str, int]
    scale: int
    texts: Mapping[str, Mapping[str, Wrapped]]
    objectives: Mapping[int, Wrapped]
    year_targets: Mapping[str, float | str]
    typed: tuple[str, ...]
    tight: bool = False

    def worn(self, style: Style) -> Style:
        """How a cell of this style looks on this paper."""
        return look.tight(style) if self.tight else style


def laid_out(contents: Contents) -> Layout:
    """The sheet for these results, on this paper; tight before its type is below 7 pt."""
    layout = _laid_out(contents, tight=False)
    return layout if layout.scale >= LEAST_SCALE else _laid_out(contents, tight=True)


def _laid_out(contents: Contents, *, tight: bool) -> Layout:
    results = contents.results
    table = columns.PENGUKURAN.without(_idle(results))
    if tight:
        narrow = (replace(one, pixels=0) if one.name in SHRINKING else one for one in table.columns)
        table = Table(tuple(narrow))
    needed: dict[str, int] = {}
    for name, pixels in _needs(results, table, tight):
        needed[name] = max(needed.get(name, 0), pixels)
    widths = shared(table, needed, page_pixels(contents.paper, SCALE), folded=False)
    left = look.tight(look.LEFT) if tight else look.LEFT
    texts = {
        indicator.code: {
            name: (even(text, room(widths[name], style), style.size), style)
            for name, (text, style) in _texts(results, indicator, result, tight).items()
        }
        for indicator, result in results.pairs
    }
    points = room(widths["objective"], left)
    objectives = {
        one.number: (even(one.text, points, left.size), left) for one in results.definition.objectives
    }
    targets = {indicator.code: _year_target(results, indicator) for indicator, _ in results.pairs}
    scale = min(fitting_scale(contents.paper, sum(widths.values())), SCALE)
    return Layout(table, widths, scale, texts, objectives, targets, shown.typed_before(results), tight)


def _idle(results: Results) -> set[str]:
    """The columns that would say nothing, or the same as their neighbour."""
    idle = set() if results.last_year else {"before"}
    if len(results.period.quarters) < 2:
        idle.add("change")
    if not results.period.quarter:
        idle.add("year_target")
    return idle


def _year_target(results: Results, indicator: Indicator) -> float | str:
    """The target of the whole year: a figure, or in words."""
    target = results.definition.target(indicator.code, results.period.year)
    if target is None or target.value is None:
        return words.NO_TARGET
    if target.upper is None:
        return target.value
    millions = look.in_millions(indicator, results)
    return words.target(indicator, target.value, target.upper, millions=millions)


def year_format(indicator: Indicator, results: Results, year: float | str) -> str:
    """The format of the year's target, which may have decimals where no figure so far has any."""
    form = look.shown_format(indicator, results)
    return look.NUMBER if form == look.COUNT and isinstance(year, float) and not year.is_integer() else form


def _texts(
    results: Results, indicator: Indicator, result: Result, tight: bool
) -> dict[str, tuple[str, Style]]:
    """What stands in words in a row, with its style."""
    texts = {
        "indicator": (words.INDICATOR.format(number=indicator.number, name=indicator.name), look.LEFT),
        "measure": (measure(indicator, results), look.CENTER),
        "rule": (_rule(indicator), look.SMALL),
        "remark": (remark(results, indicator, result), look.NOTE),
    }
    return {name: (text, look.tight(style) if tight else style) for name, (text, style) in texts.items()}


def _rule(indicator: Indicator) -> str:
    """Which way is better where it is not upwards, and how the triwulan are combined."""
    tree = indicator.expression
    ratio = isinstance(tree, Operation) and tree.sign == "/" and indicator.across_periods is Pooling.SUM
    across = told.ACROSS_RATIO if ratio else told.ACROSS[indicator.across_periods]
    better = told.BETTER[indicator.polarity]
    return f"{better}; {across}" if better else across


def _needs(results: Results, table: Table, tight: bool) -> Iterator[tuple[str, int]]:
    """The pixels in which each column breaks no word and cuts no figure."""
    period, before = words.to_date_short(results.period), words.before_short(results.period)
    for name in table.places:
        if name in told.HEADS:
            yield name, of_words((told.HEADS[name].format(period=period, before=before),), look.TABLE_HEAD)
        yield name, of_lines((str(table.printed(name)),), look.COLUMN_NUMBER)
    for objective in results.definition.objectives:
        yield "objective", of_words((objective.text,), look.tight(look.LEFT) if tight else look.LEFT)
    for indicator, result in results.pairs:
        for name, (text, style) in _texts(results, indicator, result, tight).items():
            yield name, of_words((text,), style)
        yield from _of_figures(results, indicator, result, tight)
    named = [words.squared(band.name, results.definition.bands) for band in results.definition.bands]
    yield "category", of_words(named, look.tight(look.CATEGORY)) if tight else of_lines(named, look.CATEGORY)


def _of_figures(
    results: Results, indicator: Indicator, result: Result, tight: bool
) -> Iterator[tuple[str, int]]:
    center, strong = (look.tight(one) if tight else one for one in (look.CENTER, look.STRONG))
    form = look.shown_format(indicator, results)
    target = shown.target(indicator, results)
    plain = None if result.upper is not None else result.target
    yield "target", max(of_words((target,), center), of_figure(plain, form, center))
    whole = _year_target(results, indicator)
    if isinstance(whole, str):
        yield "year_target", of_words((whole,), center)
    else:
        yield "year_target", of_figure(whole, year_format(indicator, results, whole), center)
    for figure in result.figures:
        name = f"quarter {figure.period.quarter}"
        yield name, of_figure(figure.value, form, center)
        yield name, of_words((unsaid(figure),), look.UNSAID)
    if len(result.figures) > 1:
        *_, before, last = result.figures
        change = shown.change(indicator, results, before.value, last.value)
        yield "change", of_lines((change.text,), look.SMALL)
    yield "value", of_figure(result.value, form, strong)
    yield "value", of_words((unsaid(result),), strong)
    yield "achievement", of_figure(result.achievement, look.PERCENT, strong)
    yield "achievement", of_words((words.NO_ACHIEVEMENT,), strong)
    earlier = results.earlier(indicator.code)
    if earlier is not None:
        yield "before", of_figure(earlier.value, shown.before_format(indicator, results), center)
