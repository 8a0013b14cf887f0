"""The rows of a question: its indicator's band, the answer with its check, and the live value below."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..core import expression
from ..core.model import Definition, Indicator, Kind, Timing, Variable
from .grid import CHECK, COLUMNS, DATA, EVIDENCE, KODE, MEASURE, NO, NOTE, STATE, VALUE, Grid
from .groups import Group
from .live_check import value_check
from .model import Cell, CellKind, Words, absolute, quoted

NUMBER_FORMATS = {Kind.COUNT: "#,##0", Kind.NUMBER: "#,##0.00##"}


def band(group: Group, rows: Mapping[str, int], words: Words) -> Iterator[Cell]:
    """The name of the indicator over its questions."""
    row = rows[group.variables[0].code] - 1
    number = f"{group.indicator.number}." if group.indicator else "–"
    yield Cell(row, NO, CellKind.TEXT, number, "band")
    name = group.indicator.name if group.indicator else words["band.other"]
    yield Cell(row, DATA, CellKind.TEXT, name, "band", to_column=NOTE)


def question(
    variable: Variable, number: str, rows: Mapping[str, int], at: Grid, words: Words
) -> Iterator[Cell]:
    """A question with what it covers, its four inputs and its check."""
    row = rows[variable.code]
    ceiling = at.cell(VALUE, rows[variable.maximum]) if variable.maximum in rows else ""
    percent = variable.kind is Kind.NUMBER and variable.measure == "%"
    number_format = "0.00 %" if percent else NUMBER_FORMATS[variable.kind]
    yield Cell(row, KODE, CellKind.TEXT, variable.code, "code_wrapped")
    yield Cell(row, NO, CellKind.TEXT, number, "no")
    yield Cell(row, DATA, CellKind.TEXT, variable.text, "question", hint=covers(variable, words))
    yield Cell(row, MEASURE, CellKind.TEXT, variable.measure, "measure")

    def field(column: int, style: str, number_format: str = "") -> Cell:
        return Cell(
            row,
            column,
            CellKind.INPUT,
            "",
            style,
            number_format=number_format,
            row_code=variable.code,
            column_code=COLUMNS[column - 1],
        )

    yield field(VALUE, "input_number", number_format)
    yield field(STATE, "input_state")
    yield Cell(
        row,
        CHECK,
        CellKind.FORMULA,
        value_check(variable, at.cell(VALUE, row), at.cell(STATE, row), at.cell(NOTE, row), ceiling, words),
        "check",
    )
    yield field(EVIDENCE, "input_link", "@")
    yield field(NOTE, "input_note", "@")


def covers(variable: Variable, words: Words) -> str:
    """What a number covers: when, and what is counted."""
    when = words["timing.position" if variable.timing is Timing.POSITION else "timing.during"]
    return " ".join(f"{part.rstrip('.')}." for part in (when, variable.coverage) if part)


def live(
    definition: Definition,
    indicator: Indicator,
    unit: str,
    rows: Mapping[str, int],
    numbers: Mapping[str, str],
    at: Grid,
    words: Words,
) -> Iterator[Cell]:
    """The indicator's value as far as this sheet alone can give it, and in words how it comes about."""
    assert indicator.expression
    names = expression.names(indicator.expression)
    row = max(rows[name] for name in names if name in rows) + 1
    yield Cell(row, DATA, CellKind.TEXT, words["live.label"], "live_label", to_column=MEASURE)
    elsewhere = [name for name in names if name not in rows]
    if elsewhere:
        others = dict.fromkeys(
            definition.unit(other).sheet
            for name in elsewhere
            for other in definition.variable(name).units
            if other != unit
        )
        yield Cell(row, VALUE, CellKind.TEXT, "–", "live_value")
        text = words["live.elsewhere"].format(units=", ".join(others))
        yield Cell(row, STATE, CellKind.TEXT, text, "live_text", to_column=NOTE)
        return
    formula = expression.formula(indicator.expression, lambda name: at.cell(VALUE, rows[name]))[1:]
    number_format = "0.00 %" if indicator.percent else "#,##0.00"
    wrong = (f'LEFT({at.cell(CHECK, rows[name])},1)="▲"' for name in names)
    yield Cell(
        row,
        VALUE,
        CellKind.FORMULA,
        f'=IF(OR({",".join(wrong)}),"–",IF({formula}="","–",{formula}))',
        "live_value",
        number_format=number_format,
    )
    shared = any(len(definition.variable(name).units) > 1 for name in names)
    said = words["live.shared" if shared else "live.own"]
    waiting = words["live.waiting"].format(rows=" & ".join(numbers[name] for name in names))
    text = f"=IF(ISNUMBER({absolute(VALUE, row)}),{quoted(said)},{quoted(waiting)})"
    yield Cell(row, STATE, CellKind.FORMULA, text, "live_text", to_column=NOTE)
