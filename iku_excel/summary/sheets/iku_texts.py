"""What `IKU` says of each indicator, column by column, and how wide its columns must be for it."""

from __future__ import annotations

from collections.abc import Iterator

from ...core.model import Indicator, Result, Results
from ...styles import Style, columns
from ...styles import summary as look
from ...texts.status import unsaid
from ...texts.workbook import every_sheet as words
from ...texts.workbook import iku as told
from ..pen.widths import of_figure, of_lines, of_words
from .iku_formula import parts
from .remarks import remark

STYLES = {"indicator": look.LEFT, "objective": look.LEFT, "remark": look.NOTE, "aim": look.CELL}


def style_of(column: str) -> Style:
    """How the texts of a column look."""
    return STYLES.get(column, look.CENTER)


def said(results: Results, indicator: Indicator, result: Result) -> dict[str, str]:
    """The texts of an indicator by their columns; where a figure stands, what stands there without one."""
    return {
        "aim": "",
        "objective": results.definition.objective(indicator.objective).text,
        "indicator": words.INDICATOR.format(number=indicator.number, name=indicator.name),
        "measure": measure(indicator, result),
        "target": words.target(indicator, result.target, result.upper),
        "value": unsaid(result),
        "achievement": words.NO_ACHIEVEMENT,
        "category": result.category,
        "remark": remark(results, indicator, result),
        "source": indicator.source,
        "responsible": indicator.responsible,
    }


def measure(indicator: Indicator, result: Result) -> str:
    """The satuan of the figures as they are shown."""
    large = look.in_millions(indicator, result)
    return words.MILLIONS.format(measure=indicator.measure) if large else indicator.measure


def heads(results: Results) -> dict[str, str]:
    """The heads of the columns."""
    period = words.to_date_short(results.period)
    texts = {name: head.format(period=period) for name, head in told.HEADS.items()}
    if results.definition.example:
        texts["target"] += told.EXAMPLE_HEAD
    return texts


def needs(results: Results) -> dict[str, int]:
    """The pixels in which each column breaks no word and cuts no figure."""
    found: dict[str, int] = {}
    for name, pixels in _needs(results):
        found[name] = max(found.get(name, 0), pixels)
    return found


def _needs(results: Results) -> Iterator[tuple[str, int]]:
    for name, head in heads(results).items():
        if columns.IKU.column(name).numbered and name != "label":
            yield name, of_words((head,), look.TABLE_HEAD)
            yield name, of_lines((str(columns.IKU.printed(name)),), look.COLUMN_NUMBER)
    for indicator, result in results.pairs:
        for name, text in said(results, indicator, result).items():
            yield name, of_words((text,), style_of(name))
        form = look.shown_format(indicator, result)
        yield "target", of_figure(result.target if result.upper is None else None, form, look.CENTER)
        yield "value", of_figure(result.value, form, look.CENTER)
        yield "achievement", of_figure(result.achievement, look.PERCENT, look.CENTER)
        yield from _formula(results, indicator)


def _formula(results: Results, indicator: Indicator) -> Iterator[tuple[str, int]]:
    label, numerator, denominator, tail, whole = parts(results.definition, indicator)
    yield "label", of_words((label,), look.LABEL)
    yield "fraction", of_words((numerator, denominator), look.NUMERATOR)
    yield "tail", of_words((tail,), look.TAIL)
    beside = columns.IKU.column("tail").pixels
    yield "fraction", of_words((whole,), look.WHOLE) - beside
