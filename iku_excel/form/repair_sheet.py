"""The sheet `Perbaikan` of an annotated copy: what is to be mended, and whether it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from ..core.rules import HIGHEST_SCORE, LOWEST_SCORE, is_score
from ..styles.form import STYLES
from ..styles.measure import column_points, text_width
from ..texts import annotated as words
from ..texts import form as form_words
from .annotations import Annotations, Line, Spot
from .cells import computed, printed
from .grid import CHECK
from .model import Cell, Cells, Form, Highlight, Sheet, absolute, address, quoted, sheet_reference
from .panel import count_sign, is_done, is_done_in, signs_in
from .places import checked_row, place_of

MARGIN, NO, CODE, SHEET, SPOT, DATA, RAW, MESSAGE, REMEDY, STATE = range(1, 11)
WIDTHS = (2.6, 4.6, 7.0, 15.0, 7.4, 31.0, 14.6, 29.0, 35.2, 15.0)
TITLE_ROW, HEADLINE_ROW, TABLE_ROW = 1, 2, 4
# So many cells of one cause have a line each; the others are counted, and marked on their sheet.
MOST_SPOTS = 40
DONE, OPEN = "●", "▲"


def repair_sheet(form: Form, said: Annotations) -> Sheet:
    """`Perbaikan`: one cause once, each of its cells a link with a state that changes when it is mended."""
    rows = list(_table(form, said))
    last = TABLE_ROW + len(rows)
    span = range(TABLE_ROW, max(last, TABLE_ROW + 1) + 1)
    states = f"{absolute(STATE, span[0])}:{absolute(STATE, span[-1])}"
    cells = [*_head(form, said, states, span)]
    for row, line in enumerate(rows, TABLE_ROW + 1):
        cells += [replace(cell, row=row) for cell in line]
    for title, hint, lines in (
        (words.CARRIED_HEAD, words.CARRIED_HINT, said.carried),
        (words.LOST_HEAD, words.LOST_HINT, said.lost),
    ):
        if lines:
            own = list(_lines(last + 2, title, hint, lines))
            cells += own
            last = max(cell.row for cell in own)
    heights = {TITLE_ROW: 30.0, HEADLINE_ROW: 30.0, TABLE_ROW - 1: 9.0, TABLE_ROW: 26.25}
    heights |= {cell.row: 21.0 for cell in cells if cell.row > TABLE_ROW}
    return Sheet(
        unit="",
        title=words.SHEET,
        cells=tuple(cells),
        widths=WIDTHS,
        heights=heights,
        frozen=address(1, TABLE_ROW + 1),
        highlights=tuple(
            Highlight(states, f'LEFT({address(STATE, TABLE_ROW)},1)="{sign}"', style)
            for sign, style in ((OPEN, "state_bad"), (DONE, "state_ok"))
        ),
        last_row=last,
        repeated=TABLE_ROW,
        printed=f"{address(MARGIN, TITLE_ROW)}:{address(STATE, last)}",
    )


def _head(form: Form, said: Annotations, states: str, span: range) -> Iterator[Cell]:
    definition = form.definition
    units = ", ".join(sheet.title for sheet in form.sheets if sheet.unit)
    period = form.period.words if form.period else ""
    title = words.TITLE.format(units=units, period=period or definition.office.short)
    look = STYLES["title"]
    if text_width(title, look.size, look.bold) > column_points(sum(WIDTHS[NO - 1 : RAW])):
        many = words.SHEETS.format(n=sum(bool(sheet.unit) for sheet in form.sheets))
        title = words.TITLE.format(units=many, period=period or definition.office.short)
    yield printed(TITLE_ROW, MARGIN, "", "title")
    yield printed(TITLE_ROW, NO, title, "title", to_column=RAW)
    text = words.REVISION.format(a=said.revision - 1, b=said.revision)
    yield printed(TITLE_ROW, MESSAGE, text, "title_right", to_column=STATE)
    done, still = (count_sign(states, sign) for sign in (DONE, OPEN))
    headline = (
        f'=IF({still}=0,{quoted(words.ALL_DONE)},{done}&" {form_words.PANEL_OF} "&({done}+{still})&'
        f'" {words.DONE}")'
    )
    yield printed(HEADLINE_ROW, MARGIN, "", "panel_bottom")
    told = partial(_headline_in, span)
    yield computed(HEADLINE_ROW, NO, headline, "repairs_headline", told, to_column=DATA - 1)
    yield printed(HEADLINE_ROW, DATA, words.HINT, "repairs_hint", to_column=STATE)
    for column, name in enumerate(
        ("no", "code", "sheet", "spot", "data", "raw", "message", "remedy", "state"), NO
    ):
        style = {"raw": "head_right", "state": "head_indented"}.get(name, "head")
        yield printed(TABLE_ROW, column, words.HEADS[name], style)


def _headline_in(span: range, cells: Cells, _: int) -> str:
    """How many of the states in these rows say that they are done."""
    signs = signs_in(cells, STATE, span)
    done, still = signs[DONE], signs[OPEN]
    return f"{done} {form_words.PANEL_OF} {done + still} {words.DONE}" if still else words.ALL_DONE


def _table(form: Form, said: Annotations) -> Iterator[list[Cell]]:
    """The lines of the causes; rows are set later."""
    for number, cause in enumerate(said.causes, 1):
        sheet = form.sheet(cause.unit)
        assert sheet
        told = [
            printed(0, NO, number, "no"),
            printed(0, CODE, cause.code, "repairs_code"),
            printed(0, SHEET, sheet.title, "repairs_text"),
            printed(0, MESSAGE, cause.message, "repairs_text"),
            printed(0, REMEDY, cause.remedy, "repairs_remedy"),
        ]
        if not cause.spots:
            yield [
                *told,
                *_blank((SPOT, DATA, RAW)),
                printed(0, STATE, words.RESOLVED, "repairs_state"),
            ]
        for position, spot in enumerate(cause.spots[:MOST_SPOTS]):
            yield [*(told if not position else _blank((NO, CODE, SHEET, MESSAGE, REMEDY))),
                   *_spot(form, sheet, spot)]  # fmt: skip
        others = len(cause.spots) - MOST_SPOTS
        if others > 0:
            text = words.OTHERS.format(n=others, sheet=sheet.title)
            yield [
                *_blank((NO, CODE, SHEET, SPOT)),
                printed(0, DATA, text, "repairs_text", to_column=STATE),
            ]


def _blank(columns: tuple[int, ...]) -> Iterator[Cell]:
    for column in columns:
        yield printed(0, column, "", "repairs_text")


def _spot(form: Form, sheet: Sheet, spot: Spot) -> Iterator[Cell]:
    place = place_of(sheet, spot.key)
    assert place
    at = address(place[1], place[0])
    reference = sheet_reference(sheet.title)
    yield printed(0, SPOT, at, "repairs_link", link=f"{reference}{at}")
    yield printed(0, DATA, spot.label, "repairs_text")
    yield printed(0, RAW, spot.raw or words.BLANK, "repairs_raw")
    formula = _state(sheet, spot)
    if formula:
        told = partial(_state_in, sheet.title, checked_row(sheet, spot.key), place, not spot.raw)
        yield computed(0, STATE, formula, "repairs_state", told)
    else:
        yield printed(0, STATE, words.LOOK, "repairs_state")


def _state_in(
    title: str, checked: int, place: tuple[int, int], may_be_blank: bool, cells: Cells, _: int
) -> str:
    """What the state of a cell says: by the check of its row or, in a survey, by the answer itself."""
    sheet = cells.on(title)
    if checked:
        done = is_done_in(sheet.at(checked, CHECK))
    else:
        score = sheet.at(*place)
        done = may_be_blank if score == "" else not isinstance(score, str) and is_score(score)
    return f"{DONE} {words.MENDED}" if done else f"{OPEN} {words.OPEN}"


def _state(sheet: Sheet, spot: Spot) -> str:
    """Whether a cell is mended, from locked cells and ranges only, so that no cut or paste breaks it."""
    _, row_code, column_code = spot.key
    open_, done = quoted(f"{OPEN} {words.OPEN}"), quoted(f"{DONE} {words.MENDED}")
    reference = sheet_reference(sheet.title)
    block = sheet.block
    if block and row_code.isdigit():
        column = next(column for column, code in block.codes.items() if code == column_code)
        if block.columns[column] != "survey_input":
            return ""
        score = (
            f"INDEX({reference}{absolute(column, block.first_row - 1)}:"
            f"{absolute(column, block.last_row + 1)},{int(row_code) + 1})"
        )
        # A refused answer that could not be carried stands empty until somebody looks.
        blank = "TRUE" if spot.raw else "FALSE"
        kept = f'IF({score}="",NOT({blank}),'
        kept += f"IF(ISNUMBER({score}),AND({score}>={LOWEST_SCORE},{score}<={HIGHEST_SCORE},"
        kept += f"{score}=INT({score})),FALSE))"
        return f"=IF({kept},{done},{open_})"
    row = checked_row(sheet, spot.key)
    return f"=IF({is_done(f'{reference}{absolute(CHECK, row)}')},{done},{open_})" if row else ""


def _lines(row: int, title: str, hint: str, lines: tuple[Line, ...]) -> Iterator[Cell]:
    yield printed(row, NO, title, "repairs_part", to_column=DATA)
    yield printed(row, RAW, hint, "repairs_part_hint", to_column=STATE)
    for offset, line in enumerate(lines, 1):
        yield printed(row + offset, NO, offset, "no")
        yield printed(row + offset, CODE, line.place, "repairs_text", to_column=SPOT)
        yield printed(row + offset, DATA, line.label, "repairs_text")
        yield printed(row + offset, RAW, line.raw, "repairs_raw")
        yield printed(row + offset, MESSAGE, line.outcome, "repairs_text", to_column=STATE)
