"""The first sheet: five steps, the sheets to fill, what colours and states mean, do's and don'ts."""

from __future__ import annotations

from collections.abc import Iterator

from ..core.model import Definition
from ..core.periods import Period
from .model import Cell, CellKind, Highlight, Sheet, Words, absolute, address, quoted, sheet_reference
from .panel import FIRST_COLUMN, LINE
from .survey_grid import FIGURE_ROW

TITLE = "Petunjuk"
LEFT, NUMBER, STEP, TEXT = 1, 2, 3, 4
GAP, LINK, MEANING, ANSWER = 5, 6, 7, 8
WIDTHS = (2.6, 5.4, 22.0, 42.0, 3.6, 20.0, 42.0, 28.0)
STEPS, STATES, COLOURS, RULES = 5, 4, 4, 4


def guide_sheet(
    definition: Definition, words: Words, sheets: tuple[Sheet, ...], period: Period | None
) -> Sheet:
    """`Petunjuk`; the right-hand list links to each input sheet and shows its state."""
    heights: dict[int, float] = {1: 9.0, 2: 33.0, 3: 12.0, 4: 24.0}
    top = 5
    lines = max(STEPS, len(sheets))
    heights |= dict.fromkeys(range(top, top + STEPS), 39.0) | dict.fromkeys(
        range(top + STEPS, top + lines), 27.0
    )
    middle = top + lines + 1
    heights |= {middle - 1: 15.0, middle: 24.0, middle + 1: 16.5}
    heights |= dict.fromkeys(range(middle + 2, middle + 2 + max(COLOURS, STATES)), 29.25)
    bottom = middle + 2 + max(COLOURS, STATES) + 1
    heights |= {bottom - 1: 15.0, bottom: 24.0}
    heights |= dict.fromkeys(range(bottom + 1, bottom + 1 + RULES), 24.0)
    return Sheet(
        unit="",
        title=TITLE,
        cells=(
            *_title(definition, words, period),
            *_steps(definition, words, top),
            *_sheets(definition, words, sheets, top),
            *_colours(words, middle),
            *_states(words, middle),
            *_rules(definition, words, bottom),
        ),
        widths=WIDTHS,
        heights=heights,
        frozen="",
        highlights=_highlights(f"{address(ANSWER, top)}:{address(ANSWER, top + lines - 1)}"),
        last_row=bottom + RULES,
        printed=f"{address(LEFT, 1)}:{address(ANSWER, bottom + RULES)}",
    )


def _title(definition: Definition, words: Words, period: Period | None) -> Iterator[Cell]:
    yield Cell(2, LEFT, CellKind.TEXT, "", "title")
    yield Cell(2, NUMBER, CellKind.TEXT, words["guide.title"], "title", to_column=TEXT)
    parts = [words["guide.form"], definition.office.short, *([period.words] if period else [])]
    yield Cell(2, GAP, CellKind.TEXT, " · ".join(parts), "title_right", to_column=ANSWER)


def _steps(definition: Definition, words: Words, top: int) -> Iterator[Cell]:
    yield Cell(top - 1, NUMBER, CellKind.TEXT, words["guide.steps"], "guide_head", to_column=TEXT)
    for number in range(1, STEPS + 1):
        row = top + number - 1
        hint = words[f"guide.step{number}.hint"].format(contact=definition.contact.name)
        yield Cell(row, NUMBER, CellKind.TEXT, number, "guide_number")
        yield Cell(
            row, STEP, CellKind.TEXT, words[f"guide.step{number}"], "guide_step", hint=hint, to_column=TEXT
        )


def _sheets(definition: Definition, words: Words, sheets: tuple[Sheet, ...], top: int) -> Iterator[Cell]:
    yield Cell(
        top - 1,
        LINK,
        CellKind.TEXT,
        words["guide.sheets"],
        "guide_head",
        to_column=ANSWER,
    )
    for row, sheet in enumerate(sheets, top):
        unit = definition.unit(sheet.unit)
        keeper = (
            f" ({words['guide.keeper'].format(unit=definition.unit(unit.keeper).sheet)})"
            if unit.keeper
            else ""
        )
        yield Cell(row, LINK, CellKind.TEXT, f"► {sheet.title}", "guide_link", link=f"'{sheet.title}'!A1")
        yield Cell(row, MEANING, CellKind.TEXT, unit.name + keeper, "guide_text")
        reference = sheet_reference(sheet.title)
        line = f"{reference}{absolute(FIRST_COLUMN, LINE)}"
        state = f'=IF(LEFT({line},1)="●",{quoted(words["guide.ready"])},{line})'
        if sheet.block:
            count = f"{reference}{absolute(FIRST_COLUMN, FIGURE_ROW)}"
            state += f'&IF({count}>0," · "&{count}&" {words["guide.rows"]}","")'
        yield Cell(row, ANSWER, CellKind.FORMULA, state, "guide_state")


def _highlights(states: str) -> tuple[Highlight, ...]:
    first = states.split(":")[0]
    signs = (("●", "state_ok"), ("▲", "state_bad"))
    return tuple(Highlight(states, f'LEFT({first},1)="{sign}"', style) for sign, style in signs)


def _colours(words: Words, top: int) -> Iterator[Cell]:
    yield Cell(top, NUMBER, CellKind.TEXT, words["guide.colours"], "guide_head", to_column=TEXT)
    yield Cell(top + 1, NUMBER, CellKind.TEXT, words["guide.example"], "label", to_column=STEP)
    yield Cell(top + 1, TEXT, CellKind.TEXT, words["guide.meaning"], "label")
    samples = ("sample_input", "sample_locked", "sample_live", "sample_bad")
    for number, style in enumerate(samples, 1):
        row = top + 1 + number
        yield Cell(row, NUMBER, CellKind.TEXT, words[f"guide.colour{number}"], style, to_column=STEP)
        yield Cell(row, TEXT, CellKind.TEXT, words[f"guide.colour{number}.meaning"], "guide_line")


def _states(words: Words, top: int) -> Iterator[Cell]:
    yield Cell(top, LINK, CellKind.TEXT, words["guide.states"], "guide_head", to_column=ANSWER)
    for column, name in ((LINK, "state"), (MEANING, "when"), (ANSWER, "type")):
        yield Cell(top + 1, column, CellKind.TEXT, words[f"guide.states.{name}"], "label")
    styles = ("guide_ok", "guide_nihil", "guide_wait", "guide_muted")
    for number, style in enumerate(styles, 1):
        row = top + 1 + number
        yield Cell(row, LINK, CellKind.TEXT, words[f"guide.state{number}"], style)
        yield Cell(row, MEANING, CellKind.TEXT, words[f"guide.state{number}.when"], "guide_line")
        yield Cell(row, ANSWER, CellKind.TEXT, words[f"guide.state{number}.type"], "guide_line")


def _rules(definition: Definition, words: Words, top: int) -> Iterator[Cell]:
    yield Cell(top, NUMBER, CellKind.TEXT, words["guide.do"], "guide_head_ok", to_column=TEXT)
    yield Cell(top, LINK, CellKind.TEXT, words["guide.dont"], "guide_head_bad", to_column=MEANING)
    yield Cell(top, ANSWER, CellKind.TEXT, words["guide.ask"], "guide_head")
    for number in range(1, RULES + 1):
        row = top + number
        yield Cell(row, NUMBER, CellKind.TEXT, "●", "guide_bullet")
        yield Cell(row, STEP, CellKind.TEXT, words[f"guide.do{number}"], "guide_text_ink", to_column=TEXT)
        yield Cell(
            row,
            LINK,
            CellKind.TEXT,
            f"×  {words[f'guide.dont{number}']}",
            "guide_text_ink",
            to_column=MEANING,
        )
    contact = definition.contact
    lines = [line for line in (contact.person, contact.phone, contact.hours) if line]
    yield Cell(
        top + 1,
        ANSWER,
        CellKind.TEXT,
        contact.name,
        "guide_contact",
        hint="\n".join(lines) or words["guide.ask.hint"],
        to_row=top + RULES,
        to_column=ANSWER,
    )
