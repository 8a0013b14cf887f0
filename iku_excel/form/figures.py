"""The input sheet of a unit that reports figures: a row a variable, grouped by indicator."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..core.identity import Token
from ..core.model import Definition, Indicator, Narrative, Unit
from ..core.periods import Period
from ..texts import form as words
from .cells import computed, entry, printed
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
from .groups import Group, bands_of, groups, narrative_rows, number_of, rows_of
from .identity_row import IDENTITY_FIELDS, YEAR, IdentityRow
from .lists import STATES, list_range
from .live_check import MENDED_IN, Spots, value_rule
from .model import (
    CODE_COLUMN,
    CODE_ROW,
    Cell,
    Highlight,
    Sheet,
    Validation,
    absolute,
    address,
    quoted,
)
from .panel import PANEL_HEIGHTS, Panel, panel_cells, panel_highlights
from .questions import band, live, question

TITLE_ROW = 2
NOTICE_ROW = 7  # where an annotated copy says what is to be mended
IDENTITY_ROW = 8
LEGEND_ROW = 10
NARRATIVE_HEIGHT = 45.75

# Where a value and a narrative stand in their rows, as code of the column.
VALUE_CODE, NARRATIVE_CODE = COLUMNS[VALUE - 1], COLUMNS[MEASURE - 1]

SPANS = {
    name: (column, column, COLUMNS[column - 1])
    for name, column in zip(IDENTITY_FIELDS, (MEASURE, VALUE, STATE, CHECK, EVIDENCE, NOTE), strict=True)
}


def figure_sheet(definition: Definition, code: str, period: Period | None, token: Token) -> Sheet:
    """The sheet of a unit, its rows numbered `1a`, `1b` after the indicator they serve."""
    unit = definition.unit(code)
    asked = groups(definition, code)
    rows = dict(rows_of(asked))
    told = list(narrative_rows(asked))
    last = max((*(row + 1 for row in rows.values()), *(row for _, _, row in told)))
    end = last + 1  # a locked row: ranges that end here keep their corners when inputs are cut
    at = Grid(HEAD_ROW, end)
    identity = IdentityRow(unit, IDENTITY_ROW, SPANS)
    short = token.short(code)
    cells = [
        *(printed(CODE_ROW, column, name, "code") for column, name in enumerate(COLUMNS, 1)),
        *_title(unit, identity),
        *panel_cells(Panel(identity, at, total=len(rows))),
        printed(NOTICE_ROW, NO, "", "notice_empty", to_column=NOTE),
        *identity.cells(period),
        printed(IDENTITY_ROW, NO, words.IDENTITY_OFFICE, "label", to_column=DATA),
        printed(IDENTITY_ROW + 1, NO, definition.office.short, "identity_text", to_column=DATA),
        printed(LEGEND_ROW, NO, words.LEGEND, "legend", to_column=CHECK),
        printed(
            LEGEND_ROW,
            EVIDENCE,
            words.SHORT_CODE.format(code=short),
            "short_code",
            to_column=NOTE,
        ),
        *_head(),
    ]
    numbers = {}
    for group, row in bands_of(asked):
        cells.extend(band(definition, group, row, period))
        for position, variable in enumerate(group.variables):
            number = number_of(group, position)
            numbers[variable.code] = number
            cells.extend(question(variable, number, rows, at, identity))
        if group.indicator and group.variables:
            cells.extend(live(definition, group.indicator, code, rows, numbers, at))
    for group, narrative, row in told:
        assert group.indicator
        cells.extend(
            _narrative(definition.narrated(narrative, group.indicator), narrative, group.indicator, row)
        )
    cells.append(printed(end, NO, "", "table_end", to_column=NOTE))
    narrative_row = end + 1
    at_end = () if definition.narrated_by_indicator else definition.narratives
    cells.extend(_narratives(at_end, narrative_row))
    foot = narrative_row + (len(at_end) + 1 if at_end or not definition.narrated_by_indicator else 0)
    cells.extend(_foot(unit, foot))
    return Sheet(
        unit=code,
        title=unit.sheet,
        cells=tuple(cells),
        widths=WIDTHS,
        heights=_heights(asked, rows, end, narrative_row, len(at_end), foot),
        frozen=address(1, IDENTITY_ROW - 1),
        validations=(
            *identity.validations(period),
            *_validations(asked, rows, identity.at(YEAR)),
        ),
        highlights=_highlights(asked, rows, at),
        identity=identity.codes,
        short_code=short,
        last_row=foot + 6,
        printed=f"{address(NO, TITLE_ROW)}:{address(NOTE, foot + 6)}",
        begins=(*(row for _, row in bands_of(asked)), end),
        repeated=HEAD_ROW,
        growing=frozenset(rows.values()),
    )


def _title(unit: Unit, identity: IdentityRow) -> Iterator[Cell]:
    title = words.TITLE.format(unit=unit.sheet, name=unit.name)
    yield printed(TITLE_ROW, NO, title, "title", to_column=CHECK)
    yield computed(TITLE_ROW, EVIDENCE, identity.said, "title_right", identity.said_in, to_column=NOTE)
    yield printed(TITLE_ROW, CODE_COLUMN, "", "title")


def _head() -> Iterator[Cell]:
    for column, name in enumerate(COLUMNS[1:], 2):
        style = {
            MEASURE: "head_indented",
            VALUE: "head_input_right",
            STATE: "head_input",
            CHECK: "head_indented",
            EVIDENCE: "head_input",
            NOTE: "head_input",
        }
        yield printed(HEAD_ROW, column, words.HEADS[name], style.get(column, "head"))


def _narratives(narratives: Sequence[Narrative], row: int) -> Iterator[Cell]:
    if not narratives:
        return
    yield printed(row, NO, words.NARRATIVE_HEAD, "narrative_head", to_column=DATA)
    yield printed(row, MEASURE, words.NARRATIVE_HINT, "narrative_hint", to_column=NOTE)
    for offset, narrative in enumerate(narratives, 1):
        yield from _narrative(narrative.code, narrative, None, row + offset)


def _narrative(code: str, narrative: Narrative, indicator: Indicator | None, row: int) -> Iterator[Cell]:
    """A question in words and the room for its answer."""
    title = words.narrative_title(narrative, indicator)
    yield printed(row, KODE, code, "code_wrapped")
    yield printed(row, NO, title, "narrative_title", hint=narrative.question, to_column=DATA)
    codes = code, NARRATIVE_CODE
    yield entry(row, MEASURE, "narrative_input", codes, number_format="@", to_column=NOTE)


def _foot(unit: Unit, row: int) -> Iterator[Cell]:
    yield printed(row, NO, words.FOOT, "foot", to_column=NOTE)
    yield printed(row + 1, CHECK, words.SIGN_KNOWN, "sign", to_column=NOTE)
    text = words.SIGN_HEAD.format(name=unit.name)
    yield printed(row + 2, CHECK, text, "sign_wrapped", to_column=NOTE)
    yield printed(row + 5, CHECK, words.SIGN_NAME, "sign", to_column=NOTE)
    yield printed(row + 6, CHECK, words.SIGN_NIP, "sign", to_column=NOTE)


def _validations(asked: tuple[Group, ...], rows: Mapping[str, int], year: str) -> Iterator[Validation]:
    variables = [variable for group in asked for variable in group.variables]
    for variable in variables:
        own, state, note = (address(column, rows[variable.code]) for column in (VALUE, STATE, NOTE))
        ceiling = absolute(VALUE, rows[variable.maximum]) if variable.maximum in rows else ""
        yield Validation(
            "custom",
            (own,),
            value_rule(variable, Spots(own, state, note, ceiling, year)),
            "",
            words.PROMPT_VALUE_TITLE,
            words.PROMPT_VALUE[variable.kind].format(measure=variable.measure),
            words.ERROR_TITLE,
            words.ERROR_VALUE[variable.kind],
        )
    yield Validation(
        "list",
        tuple(address(STATE, rows[variable.code]) for variable in variables),
        list_range(STATES),
        "",
        words.PROMPT_STATE_TITLE,
        words.PROMPT_STATE,
        words.ERROR_TITLE,
        words.ERROR_STATE,
    )


def _highlights(asked: tuple[Group, ...], rows: Mapping[str, int], at: Grid) -> tuple[Highlight, ...]:
    first, last = at.first + 1, at.last
    check = f"{address(CHECK, first)}:{address(CHECK, last)}"
    own = f"${address(CHECK, first)}"
    signs = (("▲", "state_bad"), ("●", "state_ok"), ("■", "state_nihil"), ("◊", "state_wait"))
    return (
        *(Highlight(check, f'LEFT({own},1)="{sign}"', style) for sign, style in signs),
        *_to_be_mended(own, first, last),
        *_grouped(asked, rows),
        *panel_highlights(),
    )


def _to_be_mended(own: str, first: int, last: int) -> Iterator[Highlight]:
    """The cell that a check asks for turns red, and not the number beside it."""
    for text, column in MENDED_IN.items():
        area = f"{address(column, first)}:{address(column, last)}"
        yield Highlight(area, f"{own}={quoted(text)}", "answer_bad")
    others = ",".join(f"{own}<>{quoted(text)}" for text in MENDED_IN)
    value = f"{address(VALUE, first)}:{address(VALUE, last)}"
    yield Highlight(value, f'AND(LEFT({own},1)="▲",{others})', "answer_bad")


def _grouped(asked: tuple[Group, ...], rows: Mapping[str, int]) -> Iterator[Highlight]:
    """Thousands are grouped where a number is complete: what became a date keeps looking like one."""
    plain = [one for group in asked for one in group.variables if not one.percent]
    if plain:
        first = rows[plain[0].code]
        area = " ".join(address(VALUE, rows[variable.code]) for variable in plain)
        value, good = f"${address(VALUE, first)}", f'LEFT(${address(CHECK, first)},1)="●"'
        yield Highlight(area, f"AND({good},{value}>=1000,{value}=INT({value}))", "grouped")
        yield Highlight(area, f"AND({good},{value}>=1000,{value}<>INT({value}))", "grouped_decimals")


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
    for group, band_row in bands_of(asked):
        heights[band_row] = 21.0
        heights |= {rows[variable.code]: 33.75 for variable in group.variables}
        if group.indicator and group.variables:
            heights[band_row + group.figure_rows] = 21.75
    heights |= {row: NARRATIVE_HEIGHT for _, _, row in narrative_rows(asked)}
    heights |= {end: 9.0, narrative_row: 21.0, foot: 21.0}
    heights |= {narrative_row + offset: NARRATIVE_HEIGHT for offset in range(1, narratives + 1)}
    return heights
