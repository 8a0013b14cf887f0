"""The input sheet of a unit that reports figures: a row a variable, grouped by indicator."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..core.identity import Token
from ..core.model import Definition, Unit
from ..core.periods import Period
from .grid import (
    CHECK,
    COLUMNS,
    DATA,
    EVIDENCE,
    HEAD_ROW,
    KODE,
    MEASURE,
    NO,
    NOTE,
    STATE,
    VALUE,
    WIDTHS,
    Grid,
)
from .groups import Group, groups, number_of, rows_of
from .identity_row import (
    IDENTITY_FIELDS,
    NAME,
    QUARTER,
    REVISION,
    YEAR,
    identity_cells,
    identity_validations,
)
from .lists import STATES, list_range
from .live_check import value_rule
from .model import (
    CODE_COLUMN,
    CODE_ROW,
    Cell,
    CellKind,
    Highlight,
    Sheet,
    Validation,
    Words,
    absolute,
    address,
    quoted,
)
from .panel import PANEL_HEIGHTS, panel_cells, panel_highlights
from .questions import band, live, question

BAR = (MEASURE, STATE)

TITLE_ROW = 2
NOTICE_ROW = 7  # where an annotated copy says what is to be mended
IDENTITY_ROW = 8
LEGEND_ROW = 10

# Where a value and a narrative stand in their rows, as code of the column.
VALUE_CODE, NARRATIVE_CODE = COLUMNS[VALUE - 1], COLUMNS[MEASURE - 1]

SPANS = {
    name: (column, column, COLUMNS[column - 1])
    for name, column in zip(IDENTITY_FIELDS, (MEASURE, VALUE, STATE, CHECK, EVIDENCE, NOTE), strict=True)
}


def figure_sheet(
    definition: Definition, words: Words, code: str, period: Period | None, token: Token
) -> Sheet:
    """The sheet of a unit, its rows numbered `1a`, `1b` after the indicator they serve."""
    unit = definition.unit(code)
    asked = groups(definition, code)
    rows = dict(rows_of(asked))
    last_question = max(row + 1 for row in rows.values())
    end = last_question + 1  # a locked row: ranges that end here keep their corners when inputs are cut
    at = Grid(HEAD_ROW, end)
    short = token.short(code)
    cells = [
        *(Cell(CODE_ROW, column, CellKind.TEXT, name, "code") for column, name in enumerate(COLUMNS, 1)),
        *_title(definition, unit, words, at),
        *panel_cells(
            words,
            total=len(rows),
            check=at.column(CHECK),
            numbers=at.column(NO),
            sheet=unit.sheet,
            value_column=VALUE,
            last_column=NOTE,
            bar=BAR,
            right=CHECK,
            identity={name: _identity(name) for name in (NAME, REVISION, YEAR, QUARTER)},
            file_prefix=f"IKU_{code}_",
        ),
        Cell(NOTICE_ROW, NO, CellKind.TEXT, "", "notice_empty", to_column=NOTE),
        *identity_cells(IDENTITY_ROW, SPANS, period, words),
        Cell(IDENTITY_ROW, NO, CellKind.TEXT, words["identity.office"], "label", to_column=DATA),
        Cell(IDENTITY_ROW + 1, NO, CellKind.TEXT, definition.office.short, "identity_text", to_column=DATA),
        Cell(LEGEND_ROW, NO, CellKind.TEXT, words["legend"], "legend", to_column=CHECK),
        Cell(
            LEGEND_ROW,
            EVIDENCE,
            CellKind.TEXT,
            words["short_code"].format(code=short),
            "short_code",
            to_column=NOTE,
        ),
        *_head(words),
    ]
    numbers = {}
    for group in asked:
        cells.extend(band(group, rows, words))
        for position, variable in enumerate(group.variables):
            number = number_of(group, position)
            numbers[variable.code] = number
            cells.extend(question(variable, number, rows, at, words))
        if group.indicator:
            cells.extend(live(definition, group.indicator, code, rows, numbers, at, words))
    cells.append(Cell(end, NO, CellKind.TEXT, "", "table_end", to_column=NOTE))
    narrative_row = end + 1
    cells.extend(_narratives(definition, narrative_row, words))
    foot = narrative_row + len(definition.narratives) + 1
    cells.extend(_foot(unit, foot, words))
    return Sheet(
        unit=code,
        title=unit.sheet,
        cells=tuple(cells),
        widths=WIDTHS,
        heights=_heights(asked, rows, end, narrative_row, len(definition.narratives), foot),
        frozen=address(1, IDENTITY_ROW - 1),
        validations=(
            *identity_validations(IDENTITY_ROW, SPANS, period, words),
            *_validations(asked, rows, words),
        ),
        highlights=_highlights(rows, at),
        identity={name: code for name, (_, _, code) in SPANS.items()},
        short_code=short,
        last_row=foot + 6,
        printed=f"{address(CODE_COLUMN, TITLE_ROW)}:{address(NOTE, foot + 6)}",
    )


def _identity(name: str) -> str:
    return absolute(SPANS[name][0], IDENTITY_ROW + 1)


def _title(definition: Definition, unit: Unit, words: Words, at: Grid) -> Iterator[Cell]:
    yield Cell(
        TITLE_ROW,
        NO,
        CellKind.TEXT,
        words["title"].format(unit=unit.sheet, name=unit.name),
        "title",
        to_column=CHECK,
    )
    year, quarter, revision = _identity(YEAR), _identity(QUARTER), _identity(REVISION)
    yield Cell(
        TITLE_ROW,
        EVIDENCE,
        CellKind.FORMULA,
        f'=IF(OR({quarter}="",{year}=""),{quoted(words["title.no_period"])},{quarter}&" "&{year})'
        f'&" · {words["title.revision"]} "&{revision}',
        "title_right",
        to_column=NOTE,
    )
    yield Cell(TITLE_ROW, CODE_COLUMN, CellKind.TEXT, "", "title")


def _head(words: Words) -> Iterator[Cell]:
    for column, name in enumerate(COLUMNS[1:], 2):
        style = {
            MEASURE: "head_indented",
            VALUE: "head_input_right",
            STATE: "head_input",
            CHECK: "head_indented",
            EVIDENCE: "head_input",
            NOTE: "head_input",
        }
        yield Cell(HEAD_ROW, column, CellKind.TEXT, words[f"head.{name}"], style.get(column, "head"))


def _narratives(definition: Definition, row: int, words: Words) -> Iterator[Cell]:
    if not definition.narratives:
        return
    yield Cell(row, NO, CellKind.TEXT, words["narrative.head"], "narrative_head", to_column=DATA)
    yield Cell(row, MEASURE, CellKind.TEXT, words["narrative.hint"], "narrative_hint", to_column=NOTE)
    for offset, narrative in enumerate(definition.narratives, 1):
        yield Cell(row + offset, KODE, CellKind.TEXT, narrative.code, "code_wrapped")
        yield Cell(
            row + offset,
            NO,
            CellKind.TEXT,
            narrative.title,
            "narrative_title",
            hint=narrative.question,
            to_column=DATA,
        )
        yield Cell(
            row + offset,
            MEASURE,
            CellKind.INPUT,
            "",
            "narrative_input",
            number_format="@",
            to_column=NOTE,
            row_code=narrative.code,
            column_code=COLUMNS[MEASURE - 1],
        )


def _foot(unit: Unit, row: int, words: Words) -> Iterator[Cell]:
    yield Cell(row, NO, CellKind.TEXT, words["foot"], "foot", to_column=NOTE)
    yield Cell(row + 1, CHECK, CellKind.TEXT, words["sign.known"], "sign", to_column=NOTE)
    text = words["sign.head"].format(name=unit.name)
    yield Cell(row + 2, CHECK, CellKind.TEXT, text, "sign_wrapped", to_column=NOTE)
    yield Cell(row + 5, CHECK, CellKind.TEXT, words["sign.name"], "sign", to_column=NOTE)
    yield Cell(row + 6, CHECK, CellKind.TEXT, words["sign.nip"], "sign", to_column=NOTE)


def _validations(asked: tuple[Group, ...], rows: Mapping[str, int], words: Words) -> Iterator[Validation]:
    variables = [variable for group in asked for variable in group.variables]
    for variable in variables:
        own = address(VALUE, rows[variable.code])
        ceiling = absolute(VALUE, rows[variable.maximum]) if variable.maximum in rows else ""
        yield Validation(
            "custom",
            (own,),
            value_rule(variable, own, ceiling),
            "",
            words["prompt.value.title"],
            words[f"prompt.value.{variable.kind}"].format(measure=variable.measure),
            words["error.title"],
            words[f"error.value.{variable.kind}"],
        )
    yield Validation(
        "list",
        tuple(address(STATE, rows[variable.code]) for variable in variables),
        list_range(STATES),
        "",
        words["prompt.state.title"],
        words["prompt.state"],
        words["error.title"],
        words["error.state"],
    )


def _highlights(rows: Mapping[str, int], at: Grid) -> tuple[Highlight, ...]:
    first, last = at.first + 1, at.last
    check = f"{address(CHECK, first)}:{address(CHECK, last)}"
    own = f"${address(CHECK, first)}"
    value = f"{address(VALUE, first)}:{address(VALUE, last)}"
    signs = (("▲", "state_bad"), ("●", "state_ok"), ("■", "state_nihil"), ("◊", "state_wait"))
    return (
        *(Highlight(check, f'LEFT({own},1)="{sign}"', style) for sign, style in signs),
        Highlight(value, f'LEFT({own},1)="▲"', "answer_bad"),
        *panel_highlights(NOTE, BAR),
    )


def _heights(
    asked: tuple[Group, ...],
    rows: Mapping[str, int],
    end: int,
    narrative_row: int,
    narratives: int,
    foot: int,
) -> dict[int, float]:
    heights = {CODE_ROW: 9.75, TITLE_ROW: 30.0, **PANEL_HEIGHTS}
    heights |= {
        NOTICE_ROW: 6.0,
        IDENTITY_ROW: 14.25,
        IDENTITY_ROW + 1: 24.0,
        LEGEND_ROW: 21.0,
        HEAD_ROW: 26.25,
    }
    for group in asked:
        first = rows[group.variables[0].code]
        heights[first - 1] = 21.0
        heights |= {rows[variable.code]: 33.75 for variable in group.variables}
        if group.indicator:
            heights[first + len(group.variables)] = 21.75
    heights |= {end: 9.0, narrative_row: 21.0, foot: 21.0}
    heights |= {narrative_row + offset: 45.75 for offset in range(1, narratives + 1)}
    return heights
