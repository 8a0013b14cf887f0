"""The rows of a question: its indicator's band, the answer with its check, and the live value below."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from ..core import expression
from ..core.model import Definition, Indicator, Kind, Variable
from ..core.periods import Period
from ..texts import form as words
from .cells import computed, entry, printed
from .grid import CHECK, COLUMNS, DATA, EVIDENCE, KODE, MEASURE, NO, NOTE, STATE, VALUE, Grid
from .groups import Group
from .identity_row import YEAR, IdentityRow
from .live_check import Spots, checked, value_check
from .model import Cell, Cells, Held, absolute, quoted
from .targets import target_line

# A percentage is typed as one. Any other number has no format of its own, so that a date which a program
# makes of what was typed shows, and is seen on reading; thousands are grouped by a rule of the sheet.
PERCENT = "0.00 %"


def band(definition: Definition, group: Group, row: int, period: Period | None) -> Iterator[Cell]:
    """The name of the indicator over its questions, and what it should reach."""
    number = f"{group.indicator.number}." if group.indicator else "Rp" if group.money else "–"
    yield printed(row, NO, number, "band")
    other = words.BAND_MONEY if group.money else words.BAND_OTHER
    name = group.indicator.name if group.indicator else other
    yield printed(row, DATA, name, "band", to_column=CHECK)
    target = target_line(definition, group.indicator, period) if group.indicator else ""
    yield printed(row, EVIDENCE, target, "band_target", to_column=NOTE)


def question(
    variable: Variable, number: str, rows: Mapping[str, int], at: Grid, identity: IdentityRow
) -> Iterator[Cell]:
    """A question with what it covers, its four inputs and its check."""
    row = rows[variable.code]
    value, state, note = (at.cell(column, row) for column in (VALUE, STATE, NOTE))
    ceiling = at.cell(VALUE, rows[variable.maximum]) if variable.maximum in rows else ""
    yield printed(row, KODE, variable.code, "code_wrapped")
    yield printed(row, NO, number, "no")
    yield printed(row, DATA, variable.text, "question", hint=covers(variable))
    yield printed(row, MEASURE, variable.measure, "measure")

    def field(column: int, style: str, number_format: str = "") -> Cell:
        codes = variable.code, COLUMNS[column - 1]
        return entry(row, column, style, codes, number_format=number_format)

    money = variable.kind is Kind.MONEY
    yield field(VALUE, "input_money" if money else "input_number", PERCENT if variable.percent else "")
    yield field(STATE, "input_state")
    check = value_check(variable, Spots(value, state, note, ceiling, identity.at(YEAR)))
    said = partial(_checked_in, variable, identity, rows.get(variable.maximum, 0))
    yield computed(row, CHECK, check, "check", said)
    yield field(EVIDENCE, "input_link", "@")
    yield field(NOTE, "input_note", "@")


def _checked_in(variable: Variable, identity: IdentityRow, ceiling: int, cells: Cells, row: int) -> str:
    """What the check of a row says; its ceiling is asked in another, 0 where this sheet asks none."""
    value, state, note = (cells.at(row, column) for column in (VALUE, STATE, NOTE))
    most = cells.at(ceiling, VALUE) if ceiling else ""
    return checked(variable, value, state, note, most, identity.given_in(cells, YEAR))


def covers(variable: Variable) -> str:
    """What a number covers: when, and what is counted."""
    when = words.TIMING[variable.timing]
    return " ".join(f"{part.rstrip('.')}." for part in (when, variable.coverage) if part)


def live(
    definition: Definition,
    indicator: Indicator,
    unit: str,
    rows: Mapping[str, int],
    numbers: Mapping[str, str],
    at: Grid,
) -> Iterator[Cell]:
    """The indicator's value as far as this sheet alone can give it, and in words how it comes about."""
    assert indicator.expression
    names = expression.names(indicator.expression)
    row = max(rows[name] for name in names if name in rows) + 1
    yield printed(row, DATA, words.LIVE_LABEL, "live_label", to_column=MEASURE)
    elsewhere = [name for name in names if name not in rows]
    if elsewhere:
        others = dict.fromkeys(
            definition.unit(other).sheet
            for name in elsewhere
            for other in definition.variable(name).units
            if other != unit
        )
        yield printed(row, VALUE, "–", "live_value")
        text = words.LIVE_ELSEWHERE.format(units=", ".join(others))
        yield printed(row, STATE, text, "live_text", to_column=NOTE)
        return
    formula = expression.formula(indicator.expression, lambda name: at.cell(VALUE, rows[name]))[1:]
    number_format = PERCENT if indicator.percent else "#,##0.00"
    wrong = (f'LEFT({at.cell(CHECK, rows[name])},1)="▲"' for name in names)
    yield computed(
        row,
        VALUE,
        f'=IF(OR({",".join(wrong)}),"–",IF({formula}="","–",{formula}))',
        "live_value",
        partial(_live_in, indicator, {name: rows[name] for name in names}),
        number_format=number_format,
    )
    shared = any(len(definition.variable(name).units) > 1 for name in names)
    said = words.LIVE_SHARED if shared else words.LIVE_OWN
    waiting = words.LIVE_WAITING.format(rows=" & ".join(numbers[name] for name in names))
    text = f"=IF(ISNUMBER({absolute(VALUE, row)}),{quoted(said)},{quoted(waiting)})"
    yield computed(row, STATE, text, "live_text", partial(_live_text_in, said, waiting), to_column=NOTE)


def _live_in(indicator: Indicator, rows: Mapping[str, int], cells: Cells, _: int) -> Held:
    """The indicator's value from the answers in these rows."""
    assert indicator.expression
    if any(str(cells.at(row, CHECK)).startswith("▲") for row in rows.values()):
        return "–"
    given = {name: cells.at(row, VALUE) for name, row in rows.items()}
    numbers = {name: None if isinstance(value, str) else value for name, value in given.items()}
    value = expression.evaluate(indicator.expression, numbers)
    return "–" if value is None else float(value)


def _live_text_in(said: str, waiting: str, cells: Cells, row: int) -> str:
    """What stands beside that value."""
    return waiting if isinstance(cells.at(row, VALUE), str) else said
