"""An annotated copy: the form with marks and notes at what is to be mended, and the sheet that lists it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..core.rules import HIGHEST_SCORE, LOWEST_SCORE
from ..texts import annotated as words
from ..texts import form as form_words
from .cells import computed, printed
from .figures import NOTICE_ROW
from .grid import CHECK, VALUE
from .model import (
    IDENTITY_ROW_CODE,
    Cell,
    CellKind,
    Form,
    Highlight,
    Key,
    Mark,
    Remark,
    Sheet,
    absolute,
    address,
    quoted,
    sheet_reference,
)
from .panel import DONE_SIGNS

MARGIN, NO, CODE, SHEET, SPOT, DATA, RAW, MESSAGE, REMEDY, STATE = range(1, 11)
WIDTHS = (2.6, 4.9, 7.6, 15.0, 8.4, 39.0, 15.6, 34.0, 41.0, 13.0)
TITLE_ROW, HEADLINE_ROW, TABLE_ROW = 1, 2, 4
# So many cells of one cause have a line each; the others are counted, and marked on their sheet.
MOST_SPOTS = 40
DONE, OPEN = "●", "▲"


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell of a cause: where it stands in the copy, what it asks, and what was read there."""

    key: Key
    label: str
    raw: str


@dataclass(frozen=True, slots=True)
class Cause:
    """One thing to mend, over one or more cells of a unit's sheet."""

    code: str
    unit: str
    message: str
    remedy: str
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """What was done without the sender: where it stood, what it is, its value, and what became of it."""

    place: str
    label: str
    raw: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Annotations:
    """All that an annotated copy says: causes in order of effort, remarks, what was carried and what lost."""

    revision: int
    causes: tuple[Cause, ...] = ()
    remarks: tuple[Remark, ...] = ()
    carried: tuple[Line, ...] = ()
    lost: tuple[Line, ...] = ()


def annotated(form: Form, said: Annotations) -> Form:
    """The form with its notices, its remarks and, after the guide, the sheet `Perbaikan`."""
    guide, *sheets = form.sheets
    noticed = tuple(_with_notice(sheet, said) for sheet in sheets)
    # What is wrong with a whole sheet has no input to stand at, but is remembered too.
    of_sheets = tuple(
        Remark((cause.unit, "", ""), "", Mark.NONE, cause.code) for cause in said.causes if not cause.spots
    )
    whole = replace(form, sheets=(guide, *noticed), remarks=(*said.remarks, *of_sheets))
    return replace(whole, sheets=(guide, repair_sheet(whole, said), *noticed))


def place_of(sheet: Sheet, key: Key) -> tuple[int, int] | None:
    """Row and column of an input in its unit's sheet; None where the sheet does not ask it."""
    _, row_code, column_code = key
    block = sheet.block
    if block and row_code.isdigit():
        row = block.first_row + int(row_code) - 1
        columns = (column for column in block.columns if block.codes[column] == column_code)
        column = next(columns, 0)
        return (row, column) if column and block.first_row <= row <= block.last_row else None
    for cell in sheet.cells:
        if cell.kind is CellKind.INPUT and (cell.row_code, cell.column_code) == (row_code, column_code):
            return cell.row, cell.column
    return None


def key_at(sheet: Sheet, row: int, column: int) -> Key | None:
    """The key of the input that stands there; None where nothing is asked."""
    block = sheet.block
    if block and block.first_row <= row <= block.last_row and column in block.columns:
        return sheet.unit, str(row - block.first_row + 1), block.codes[column]
    for cell in sheet.cells:
        if cell.kind is CellKind.INPUT and (cell.row, cell.column) == (row, column):
            return sheet.unit, cell.row_code, cell.column_code
    return None


def repair_sheet(form: Form, said: Annotations) -> Sheet:
    """`Perbaikan`: one cause once, each of its cells a link with a state that changes when it is mended."""
    rows = list(_table(form, said))
    last = TABLE_ROW + len(rows)
    states = f"{absolute(STATE, TABLE_ROW)}:{absolute(STATE, max(last, TABLE_ROW + 1))}"
    cells = [*_head(form, said, states)]
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
        printed=f"{address(MARGIN, TITLE_ROW)}:{address(STATE, last)}",
    )


def _with_notice(sheet: Sheet, said: Annotations) -> Sheet:
    """The sheet with its notice, and a ground that turns green as its cells are mended."""
    own = [remark for remark in said.remarks if remark.key[0] == sheet.unit and remark.mark]
    if not own:
        return sheet
    looks = any(remark.mark is Mark.LOOK for remark in own)
    notice = words.NOTICE_LOOKS if looks else words.NOTICE_BAD
    text = notice.format(n=len(own), sheet=words.SHEET)
    place = "legend" if sheet.block else "notice_empty"  # above a survey no row is free
    marks = {remark.key[1:]: remark.mark for remark in own}
    cells = tuple(
        replace(cell, content=text, style="notice")
        if cell.style == place
        else replace(cell, style=f"{cell.style}_{mark}")
        if (mark := marks.get((cell.row_code, cell.column_code)))
        else cell
        for cell in sheet.cells
    )
    heights = dict(sheet.heights)
    if not sheet.block:
        heights[NOTICE_ROW] = 21.0
    return replace(sheet, cells=cells, heights=heights, highlights=(*_mended(sheet, own), *sheet.highlights))


def _mended(sheet: Sheet, remarks: list[Remark]) -> Iterator[Highlight]:
    for remark in remarks:
        row = _checked_row(sheet, remark.key)
        if row and remark.mark is Mark.BAD:
            place = place_of(sheet, remark.key)
            assert place
            yield Highlight(address(place[1], place[0]), _is_done(absolute(CHECK, row)), "mended")


def _checked_row(sheet: Sheet, key: Key) -> int:
    """The row whose own check judges an input of a sheet of figures; 0 where none does."""
    place = None if sheet.block else place_of(sheet, key)
    return place[0] if place and key[1] != IDENTITY_ROW_CODE and place[1] >= VALUE else 0


def _is_done(check: str) -> str:
    """Whether a check says that its row is complete, nihil or not yet available."""
    return f'ISNUMBER(SEARCH(LEFT({check},1),"{"".join(DONE_SIGNS)}"))'


def _head(form: Form, said: Annotations, states: str) -> Iterator[Cell]:
    definition = form.definition
    units = ", ".join(sheet.title for sheet in form.sheets if sheet.unit)
    period = form.period.words if form.period else ""
    title = words.TITLE.format(units=units, period=period or definition.office.short)
    yield printed(TITLE_ROW, MARGIN, "", "title")
    yield printed(TITLE_ROW, NO, title, "title", to_column=RAW)
    text = words.REVISION.format(a=said.revision - 1, b=said.revision)
    yield printed(TITLE_ROW, MESSAGE, text, "title_right", to_column=STATE)
    done, still = (f'SUMPRODUCT(--(LEFT({states},1)="{sign}"))' for sign in (DONE, OPEN))
    headline = (
        f'=IF({still}=0,{quoted(words.ALL_DONE)},{done}&" {form_words.PANEL_OF} "&({done}+{still})&'
        f'" {words.DONE}")'
    )
    yield printed(HEADLINE_ROW, MARGIN, "", "panel_bottom")
    yield computed(HEADLINE_ROW, NO, headline, "repairs_headline", to_column=DATA - 1)
    yield printed(HEADLINE_ROW, DATA, words.HINT, "repairs_hint", to_column=STATE)
    for column, name in enumerate(
        ("no", "code", "sheet", "spot", "data", "raw", "message", "remedy", "state"), NO
    ):
        style = "head_right" if name == "raw" else "head"
        yield printed(TABLE_ROW, column, words.HEADS[name], style)


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
        yield computed(0, STATE, formula, "repairs_state")
    else:
        yield printed(0, STATE, words.LOOK, "repairs_state")


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
    row = _checked_row(sheet, spot.key)
    return f"=IF({_is_done(f'{reference}{absolute(CHECK, row)}')},{done},{open_})" if row else ""


def _lines(row: int, title: str, hint: str, lines: tuple[Line, ...]) -> Iterator[Cell]:
    yield printed(row, NO, title, "repairs_part", to_column=DATA)
    yield printed(row, RAW, hint, "repairs_part_hint", to_column=STATE)
    for offset, line in enumerate(lines, 1):
        yield printed(row + offset, NO, offset, "no")
        yield printed(row + offset, CODE, line.place, "repairs_text", to_column=SPOT)
        yield printed(row + offset, DATA, line.label, "repairs_text")
        yield printed(row + offset, RAW, line.raw, "repairs_raw")
        yield printed(row + offset, MESSAGE, line.outcome, "repairs_text", to_column=STATE)
