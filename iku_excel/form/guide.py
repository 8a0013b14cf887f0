"""The first sheet: five steps, the sheets to fill, what colours and states mean, do's and don'ts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ..core.model import Definition
from ..core.periods import Period
from ..texts import annotated as repair_words
from ..texts import guide as words
from . import repair_sheet
from .cells import computed, printed
from .comparing import spelled
from .model import Cell, Cells, Highlight, Sheet, absolute, address, quoted, sheet_reference
from .panel import FIRST_COLUMN, LINE
from .survey_grid import FIGURE_ROW

TITLE = "Petunjuk"
LEFT, NUMBER, STEP, TEXT = 1, 2, 3, 4
GAP, LINK, MEANING, ANSWER = 5, 6, 7, 8
WIDTHS = (2.6, 5.4, 22.0, 40.4, 2.6, 20.0, 40.4, 28.0)


def guide_sheet(
    definition: Definition, sheets: tuple[Sheet, ...], period: Period | None, *, returned: bool = False
) -> Sheet:
    """`Petunjuk`; the right-hand list links to each input sheet and shows its state.

    In a copy that was `returned` the list begins with what is to be mended.
    """
    heights: dict[int, float] = {1: 9.0, 2: 30.0, 3: 9.0, 4: 24.0}
    top = 5
    steps = len(words.STEPS)
    lines = max(steps, len(sheets) + returned)
    heights |= dict.fromkeys(range(top, top + steps), 36.0) | dict.fromkeys(
        range(top + steps, top + lines), 24.0
    )
    middle = top + lines + 1
    heights |= {middle - 1: 12.0, middle: 24.0, middle + 1: 16.5}
    samples = max(len(words.COLOURS), len(words.STATES))
    heights |= dict.fromkeys(range(middle + 2, middle + 2 + samples), 24.0)
    bottom = middle + 2 + samples + 1
    rules = len(words.DO)
    heights |= {bottom - 1: 12.0, bottom: 24.0}
    heights |= dict.fromkeys(range(bottom + 1, bottom + 1 + rules), 22.5)
    return Sheet(
        unit="",
        title=TITLE,
        cells=(
            *_title(definition, period),
            *_steps(definition, top),
            printed(top - 1, LINK, words.SHEETS, "guide_head", to_column=ANSWER),
            *(_repairs(top) if returned else ()),
            *_sheets(definition, sheets, top + returned),
            *_colours(middle),
            *_states(middle),
            *_rules(definition, bottom),
        ),
        widths=WIDTHS,
        heights=heights,
        frozen="",
        highlights=_highlights(f"{address(ANSWER, top)}:{address(ANSWER, top + lines - 1)}"),
        last_row=bottom + rules,
        printed=f"{address(LEFT, 1)}:{address(ANSWER, bottom + rules)}",
        begins=(middle, bottom),
    )


def _title(definition: Definition, period: Period | None) -> Iterator[Cell]:
    yield printed(2, LEFT, "", "title")
    yield printed(2, NUMBER, words.TITLE, "title", to_column=TEXT)
    parts = [words.FORM, definition.office.short, *([period.words] if period else [])]
    yield printed(2, GAP, " · ".join(parts), "title_right", to_column=ANSWER)


def _steps(definition: Definition, top: int) -> Iterator[Cell]:
    yield printed(top - 1, NUMBER, words.STEPS_HEAD, "guide_head", to_column=TEXT)
    for number, step in enumerate(words.STEPS, 1):
        row = top + number - 1
        hint = step.hint.format(contact=definition.contact.name)
        yield printed(row, NUMBER, number, "guide_number")
        yield printed(row, STEP, step.title, "guide_step", hint=hint, to_column=TEXT)


def _repairs(row: int) -> Iterator[Cell]:
    reference = sheet_reference(repair_words.SHEET)
    yield printed(row, LINK, f"► {repair_words.SHEET}", "guide_link", link=f"{reference}A1")
    yield printed(row, MEANING, words.REPAIRS, "guide_text")
    headline = f"{reference}{absolute(repair_sheet.NO, repair_sheet.HEADLINE_ROW)}"
    done = quoted(repair_words.ALL_DONE)
    said = f'=IF({headline}={done},"● ","▲ ")&{headline}'
    yield computed(row, ANSWER, said, "guide_state", _repaired_in)


def _repaired_in(cells: Cells, _: int) -> str:
    """How much of what is to be mended is."""
    told = spelled(cells.on(repair_words.SHEET).at(repair_sheet.HEADLINE_ROW, repair_sheet.NO))
    return f"{'●' if told == repair_words.ALL_DONE else '▲'} {told}"


def _sheets(definition: Definition, sheets: tuple[Sheet, ...], top: int) -> Iterator[Cell]:
    for row, sheet in enumerate(sheets, top):
        unit = definition.unit(sheet.unit)
        keeper = f" ({words.KEEPER.format(unit=definition.unit(unit.keeper).sheet)})" if unit.keeper else ""
        target = f"{sheet_reference(sheet.title)}{_first_to_fill(sheet)}"
        yield printed(row, LINK, f"► {sheet.title}", "guide_link", link=target)
        yield printed(row, MEANING, unit.name + keeper, "guide_text")
        reference = sheet_reference(sheet.title)
        line = f"{reference}{absolute(FIRST_COLUMN, LINE)}"
        state = f'=IF(LEFT({line},1)="●",{quoted(words.READY)},{line})'
        if sheet.block:
            count = f"{reference}{absolute(FIRST_COLUMN, FIGURE_ROW)}"
            state += f'&IF({count}>0," · "&{count}&" {words.ROWS}","")'
        said = partial(_state_in, sheet.title, bool(sheet.block))
        yield computed(row, ANSWER, state, "guide_state", said)


def _first_to_fill(sheet: Sheet) -> str:
    """The first cell that is empty when the form goes out."""
    empty = (cell for cell in sheet.inputs() if cell.content == "")
    first = min(empty, key=lambda cell: (cell.row, cell.column))
    return address(first.column, first.row)


def _state_in(title: str, survey: bool, cells: Cells, _: int) -> str:
    """How a sheet of this title stands."""
    sheet = cells.on(title)
    line = spelled(sheet.at(LINE, FIRST_COLUMN))
    state = words.READY if line.startswith("●") else line
    count = sheet.at(FIGURE_ROW, FIRST_COLUMN) if survey else ""
    return f"{state} · {spelled(count)} {words.ROWS}" if isinstance(count, int) and count else state


def _highlights(states: str) -> tuple[Highlight, ...]:
    first = states.split(":")[0]
    signs = (("●", "state_ok"), ("▲", "state_bad"))
    return tuple(Highlight(states, f'LEFT({first},1)="{sign}"', style) for sign, style in signs)


def _colours(top: int) -> Iterator[Cell]:
    yield printed(top, NUMBER, words.COLOURS_HEAD, "guide_head", to_column=TEXT)
    yield printed(top + 1, NUMBER, words.EXAMPLE, "label", to_column=STEP)
    yield printed(top + 1, TEXT, words.MEANING, "label")
    samples = ("sample_input", "sample_locked", "sample_live", "sample_bad")
    for row, (colour, style) in enumerate(zip(words.COLOURS, samples, strict=True), top + 2):
        yield printed(row, NUMBER, colour.sample, style, to_column=STEP)
        yield printed(row, TEXT, colour.meaning, "guide_line")


def _states(top: int) -> Iterator[Cell]:
    yield printed(top, LINK, words.STATES_HEAD, "guide_head", to_column=ANSWER)
    for column, head in ((LINK, words.STATE_NAME), (MEANING, words.STATE_WHEN), (ANSWER, words.STATE_TYPE)):
        yield printed(top + 1, column, head, "label")
    styles = ("guide_ok", "guide_nihil", "guide_wait", "guide_muted")
    for row, (state, style) in enumerate(zip(words.STATES, styles, strict=True), top + 2):
        yield printed(row, LINK, state.name, style)
        yield printed(row, MEANING, state.when, "guide_line")
        yield printed(row, ANSWER, state.type, "guide_line")


def _rules(definition: Definition, top: int) -> Iterator[Cell]:
    yield printed(top, NUMBER, words.DO_HEAD, "guide_head_ok", to_column=TEXT)
    yield printed(top, LINK, words.DONT_HEAD, "guide_head_bad", to_column=MEANING)
    yield printed(top, ANSWER, words.ASK, "guide_head")
    for row, (good, bad) in enumerate(zip(words.DO, words.DONT, strict=True), top + 1):
        yield printed(row, NUMBER, "●", "guide_bullet")
        yield printed(row, STEP, good, "guide_text_ink", to_column=TEXT)
        yield printed(row, LINK, f"×  {bad}", "guide_text_ink", to_column=MEANING)
    contact = definition.contact
    lines = [line for line in (contact.person, contact.phone, contact.hours) if line]
    yield printed(
        top + 1,
        ANSWER,
        contact.name,
        "guide_contact",
        hint="\n".join(lines) or words.ASK_HINT,
        to_row=top + len(words.DO),
        to_column=ANSWER,
    )
