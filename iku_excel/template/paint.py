"""One sheet of the form, painted: everything but what its cells hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from openpyxl.comments import Comment
from openpyxl.formatting.rule import DataBarRule, Rule
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from ..core.signs import visible
from ..form import CODE_COLUMN, Mark, Remark, Sheet, letters, place_of
from ..parts import within
from ..styles.form import BAR_COLOR, STYLES
from ..styles.measure import LINE, POINTS_PER_PIXEL, wrap
from ..texts.annotated import AUTHOR
from .paper import Paper, set_paper
from .styles import Pens, differential, dress
from .window import Spot, set_view

NOTE_WIDTH, NOTE_SIZE = 300, 10  # of a cell's note: pixels, and points of its type
# So many signs Excel holds: where there are more it repairs the file.
LONGEST_TITLE, LONGEST_PROMPT, LONGEST_ERROR = 32, 255, 225


@dataclass(frozen=True, slots=True)
class Note:
    """What an annotated copy says at an input: how it marks that, and how many pixels high its note is."""

    row: int
    column: int
    mark: Mark
    height: int
    text: str = field(compare=False)


@dataclass(frozen=True, slots=True)
class Laid:
    """What depends on the texts of a sheet: the cell at which it opens, how it is printed, its notes."""

    opening: Spot | None
    paper: Paper
    notes: tuple[Note, ...]


def notes_of(sheet: Sheet, remarks: Iterable[Remark]) -> tuple[Note, ...]:
    """What an annotated copy says at this sheet's inputs."""
    notes = []
    for remark in remarks:
        at = place_of(sheet, remark.key) if remark.key[0] == sheet.unit else None
        if at:  # else it is about a whole sheet, or another
            text = visible(remark.note)
            lines = wrap(text, NOTE_WIDTH * POINTS_PER_PIXEL, NOTE_SIZE) if text else ()
            height = round((len(lines) + 2) * NOTE_SIZE * LINE / POINTS_PER_PIXEL) if text else 0
            notes.append(Note(*at, remark.mark, height, text))
    return tuple(notes)


def paint_sheet(worksheet: Worksheet, sheet: Sheet, pens: Pens, laid: Laid) -> None:
    """Looks, widths, rules, notes and print set-up."""
    for number, width in enumerate(sheet.widths, 1):
        worksheet.column_dimensions[letters(number)].width = width
    if sheet.unit:
        worksheet.column_dimensions[letters(CODE_COLUMN)].hidden = True  # codes are for programs
    if sheet.block:
        for column, name in sheet.block.columns.items():
            dress(worksheet.column_dimensions[letters(column)], STYLES[name])
    for cell in sheet.cells:
        pens.apply(worksheet.cell(cell.row, cell.column), cell.style, cell.number_format)
    _annotate(worksheet, sheet, laid.notes, pens)
    _merge(worksheet, sheet, pens)
    _validate(worksheet, sheet)
    _highlight(worksheet, sheet)
    set_view(worksheet, sheet, laid.opening)
    set_paper(worksheet, sheet, laid.paper)


def _annotate(worksheet: Worksheet, sheet: Sheet, notes: Iterable[Note], pens: Pens) -> None:
    """The notes of an annotated copy, and the marks of respondents' answers; other inputs carry theirs."""
    for note in notes:
        target = worksheet.cell(note.row, note.column)
        if sheet.block and note.mark and note.row >= sheet.block.first_row:
            pens.apply(target, f"{sheet.block.columns[note.column]}_{note.mark}")
        if note.text:
            target.comment = Comment(note.text, AUTHOR, note.height, NOTE_WIDTH)


def _merge(worksheet: Worksheet, sheet: Sheet, pens: Pens) -> None:
    """Merges areas and gives each of their cells the style.

    Not by `merge_cells`: it drops inner edges and takes two thirds of the time of a whole form.
    """
    for cell in sheet.cells:
        if not (cell.to_row or cell.to_column):
            continue
        worksheet.merged_cells.add(cell.area)
        for row in range(cell.row, (cell.to_row or cell.row) + 1):
            for column in range(cell.column, (cell.to_column or cell.column) + 1):
                if (row, column) != (cell.row, cell.column):
                    pens.apply(worksheet.cell(row, column), cell.style, cell.number_format)


def _validate(worksheet: Worksheet, sheet: Sheet) -> None:
    for rule in sheet.validations:
        validation = DataValidation(
            type=rule.kind,
            operator="between" if rule.upper else None,
            formula1=rule.formula,
            formula2=rule.upper or None,
            allow_blank=True,
            showErrorMessage=bool(rule.error),
            errorStyle=None if rule.strict else "warning",
            showInputMessage=True,
            promptTitle=within(rule.prompt_title, LONGEST_TITLE),
            prompt=within(rule.prompt, LONGEST_PROMPT),
            errorTitle=within(rule.error_title, LONGEST_TITLE),
            error=within(rule.error, LONGEST_ERROR),
        )
        for area in rule.areas:
            validation.add(area)
        worksheet.add_data_validation(validation)


def _highlight(worksheet: Worksheet, sheet: Sheet) -> None:
    for highlight in sheet.highlights:
        rule = Rule(type="expression", dxf=differential(highlight.style), formula=[highlight.formula])
        worksheet.conditional_formatting.add(highlight.area, rule)
    for cell in sheet.cells:
        if cell.style == "panel_bar":
            bar = DataBarRule(
                start_type="num",
                start_value=0,
                end_type="num",
                end_value=1,
                color=BAR_COLOR,
                showValue=False,
                minLength=0,
                maxLength=100,
            )
            worksheet.conditional_formatting.add(cell.address, bar)
