"""A Definition as a workbook made to be edited (XlsxWriter): a sheet for each table, with lists and notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import zip_longest
from typing import Any

from .. import parts, streamed
from ..core.expression import text_of, typeset
from ..core.model import MOST_UNITS, Definition, Indicator
from ..styles import FONT, Style
from ..styles import definition as looks
from ..styles.drawn import properties
from ..styles.measure import (
    PIXELS_PER_CHARACTER,
    POINTS_PER_PIXEL,
    column_points,
    fitted_height,
    text_width,
    unhyphenated,
)
from ..styles.screen import zoom_of
from ..texts import definition_book as words
from ..xlsx.addresses import letters
from .columns import Column, Shape, Table
from .laid import LOWEST, PRINTED, SPARE_ITEMS, WIDE, height_of, laid, width_of
from .references import REFERENCES
from .said import Said, said
from .sheets import CARD_VALUE
from .tables import TABLES
from .values import rupiah

CARDS = {
    "instansi": ("", "instansi", "kontak"),
    **{name: (name,) for name in ("penandatangan", "dokumen", "capaian", "pemeriksaan")},
}
TITLE_ROW, PURPOSE_ROW, EXAMPLE_ROW, CODE_ROW, HEAD_ROW, FIRST_ROW = 1, 2, 3, 4, 5, 6
LAST_ROW = FIRST_ROW + MOST_UNITS  # so far reach the lists
KEPT = 2  # columns that stay in sight
SPARE_ROWS = 20  # empty ones that are drawn as inputs
NEVER = datetime(2000, 1, 1)
CARD_WIDTHS = (14, 26, 68, 50)
LEAST_TITLE = 10.0  # points of type, where a table has few columns
NUMBER_WIDTH = 8.0
# On paper: inches, points of an inch, the scale (per cent) at which the smallest type is 7 pt, empty rows.
A4_WIDE, MARGIN, INCH, LEAST_SCALE, BLANK_ROWS = 11.69, 0.45, 72, 88, 2
WIDENED = 1.06  # LibreOffice draws a column so much wider than Excel does


def draw(definition: Definition) -> bytes:
    """The workbook of a definition; read back, it is the same definition."""
    book = streamed.Workbook()
    office = definition.office.short
    title, author = (
        parts.within(text, parts.LONGEST_PROPERTY) for text in (words.CREATED.format(office=office), office)
    )
    book.set_properties({"title": title, "author": author, "created": NEVER})
    pens = _Pens(book)
    tables = {part.table.name: part for part in said(definition)}
    for name, text in words.SHEETS.items():
        sheet = book.add_worksheet(text.name)
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(MARGIN, MARGIN, MARGIN, MARGIN)
        sheet.repeat_rows(HEAD_ROW - 1)
        if name in CARDS:
            _card(sheet, text, [tables[part] for part in CARDS[name]], pens)
            sheet.fit_to_pages(1, 0)
        else:
            printed = [_typeset(item, definition) for item in definition.indicators]
            widths = _table(sheet, text, tables[name], printed if name == "indikator" else (), pens)
            _print_table(sheet, widths, FIRST_ROW - 1 + len(tables[name].rows) + BLANK_ROWS)
    return book.packed()


def _print_table(sheet: Any, widths: Sequence[float], last_row: int) -> None:
    """A wide table takes pages beside each other, each with its rows' codes, never smaller type."""
    sheet.print_area(0, 0, last_row - 1, len(widths) - 1)
    wide = sum(widths) * PIXELS_PER_CHARACTER * POINTS_PER_PIXEL * WIDENED
    room = (A4_WIDE - 2 * MARGIN) * INCH
    if wide * LEAST_SCALE <= room * 100:
        sheet.fit_to_pages(1, 0)
        return
    sheet.set_print_scale(LEAST_SCALE)
    sheet.repeat_columns(0, KEPT - 1)
    sheet.print_across()


class _Pens:
    """XlsxWriter's formats of the house styles, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[Style, str], Any] = {}

    def __call__(self, style: Style, number_format: str = "") -> Any:
        key = (style, number_format)
        if key not in self._made:
            self._made[key] = self._book.add_format(properties(style, number_format))
        return self._made[key]


def _title(sheet: Any, text: words.SheetWords, widths: Sequence[float], kept: int, pens: _Pens) -> None:
    sheet.set_row(TITLE_ROW - 1, 30)
    for column in range(len(widths)):
        sheet.write_blank(TITLE_ROW - 1, column, None, pens(looks.TITLE))
    # Right of what stays in sight: LibreOffice cuts a text there, on the screen and on paper.
    place = min(kept, len(widths) - 1)
    room = sum(widths[place:])
    look = looks.TITLE
    while look.size > LEAST_TITLE and text_width(text.title, look.size, look.bold) > column_points(room):
        look = replace(look, size=look.size - 0.5)
    sheet.write_string(TITLE_ROW - 1, place, text.title, pens(look))
    high = fitted_height([(text.purpose, looks.PURPOSE.size, False)], room, padding=6.0)
    sheet.set_row(PURPOSE_ROW - 1, max(high, 18))
    if high > 18 and place < len(widths) - 1:
        where = (PURPOSE_ROW - 1, place, PURPOSE_ROW - 1, len(widths) - 1)
        sheet.merge_range(*where, text.purpose, pens(replace(looks.PURPOSE, wrap=True)))
    else:
        sheet.write_string(PURPOSE_ROW - 1, place, text.purpose, pens(looks.PURPOSE))


def _card(sheet: Any, text: words.SheetWords, parts: Sequence[Said], pens: _Pens) -> None:
    """A sheet with a line for each value: code, label, value, explanation."""
    _title(sheet, text, CARD_WIDTHS, 1, pens)
    for place, (width, head) in enumerate(zip(CARD_WIDTHS, words.CARD_HEADS, strict=True)):
        sheet.set_column(place, place, width)
        sheet.write_string(HEAD_ROW - 1, place, head, pens(looks.HEAD))
    row = FIRST_ROW
    for part in parts:
        values = part.rows[0] if part.rows else {}
        for column in part.table.columns:
            code = f"{part.table.name}.{column.key}".lstrip(".")
            label = words.HEADS[code]
            value = values.get(column.key)
            items = [*value, *[None] * SPARE_ITEMS] if isinstance(value, list) else [value]
            for number, item in enumerate(items):
                sheet.write_string(row - 1, 0, code, pens(looks.CODE))
                sheet.write_string(row - 1, 1, label.head if number == 0 else "", pens(looks.LABEL))
                _write(sheet, row, CARD_VALUE, item, column, pens)
                note = label.note + (f" {words.EXAMPLE}: {label.example}" if label.example else "")
                sheet.write_string(row - 1, 3, note if number == 0 else "", pens(looks.NOTE))
                heights = [
                    fitted_height([(content, style.size, style.bold)], width - style.indent)
                    for content, style, width in (
                        (label.head, looks.LABEL, CARD_WIDTHS[1]),
                        (str(item or ""), looks.INPUT, CARD_WIDTHS[2]),
                        (note if number == 0 else "", looks.NOTE, CARD_WIDTHS[3]),
                    )
                ]
                sheet.set_row(row - 1, max(LOWEST, *heights))
                _list(sheet, row, row, CARD_VALUE, column, part.table)
                row += 1
    sheet.freeze_panes(HEAD_ROW, 0)
    sheet.set_selection(FIRST_ROW - 1, CARD_VALUE - 1, FIRST_ROW - 1, CARD_VALUE - 1)
    sheet.set_zoom(zoom_of(sum(CARD_WIDTHS) * PIXELS_PER_CHARACTER))


def _table(
    sheet: Any, text: words.SheetWords, part: Said, printed: Sequence[str], pens: _Pens
) -> list[float]:
    """A sheet with a row for each row; the heads carry notes, an example stands above the codes.

    Gives the widths of its columns. `printed` are the indicators' formulas in print, one for each row that
    has any.
    """
    columns = tuple(laid(part))
    rows: list[Mapping[str, object]] = [
        {**values, PRINTED: formula} for values, formula in zip_longest(part.rows, printed)
    ]
    rows += [{}] * SPARE_ROWS
    widths = [NUMBER_WIDTH, *(width_of(column) for _, _, column, _ in columns)]
    _title(sheet, text, widths, KEPT, pens)
    sheet.set_column(0, 0, NUMBER_WIDTH)
    sheet.write_string(EXAMPLE_ROW - 1, 0, words.EXAMPLE, pens(looks.EXAMPLE))
    sheet.write_string(CODE_ROW - 1, 0, words.NOT_READ, pens(looks.CODE))
    sheet.write_blank(HEAD_ROW - 1, 0, None, pens(looks.HEAD))
    for number, (code, head, column, index) in enumerate(columns, 2):
        sheet.set_column(number - 1, number - 1, width_of(column))
        sheet.write_string(EXAMPLE_ROW - 1, number - 1, head.example, pens(looks.EXAMPLE))
        sheet.write_string(CODE_ROW - 1, number - 1, code, pens(looks.CODE))
        sheet.write_string(HEAD_ROW - 1, number - 1, head.head, pens(looks.HEAD))
        if head.note:
            sheet.write_comment(HEAD_ROW - 1, number - 1, head.note, {"x_scale": 2, "font_name": FONT})
        for row, values in enumerate(rows, FIRST_ROW):
            if column is None:
                shown = unhyphenated(str(values.get(PRINTED) or ""), column_points(WIDE), looks.SHOWN.size)
                sheet.write_string(row - 1, number - 1, shown, pens(looks.SHOWN))
                continue
            value = values.get(column.key)
            if index is not None and isinstance(value, list):
                value = value[index] if index < len(value) else None
            _write(sheet, row, number, value, column, pens)
        if column is not None:
            _list(sheet, FIRST_ROW, LAST_ROW, number, column, part.table)
    for row, values in enumerate(rows, FIRST_ROW):
        sheet.write_number(row - 1, 0, row - FIRST_ROW + 1, pens(looks.ROW_NUMBER))
        sheet.set_row(row - 1, height_of(columns, values))
    for row, height in ((EXAMPLE_ROW, 27), (CODE_ROW, 9.75), (HEAD_ROW, 27)):
        sheet.set_row(row - 1, height)
    sheet.freeze_panes(HEAD_ROW, KEPT)
    sheet.set_selection(FIRST_ROW - 1, 1, FIRST_ROW - 1, 1)
    return widths


def _write(sheet: Any, row: int, column: int, value: object, known: Column, pens: _Pens) -> None:
    """A value in its input cell; text columns have the format of text, so that nothing typed is changed."""
    textual = known.shape not in (Shape.NUMBER, Shape.QUARTERS, Shape.EITHER, Shape.DAY)
    style = looks.INPUT if textual else looks.INPUT_NUMBER
    number_format = (
        "dd-mm-yyyy" if known.shape is Shape.DAY else "#,##0" if known.read is rupiah else "General"
    )
    pen = pens(style, "@" if textual else number_format)
    if known.shape is Shape.FLAG and value is not None:
        sheet.write_string(row - 1, column - 1, words.YES if value else words.NO, pen)
    elif value is None or value == "":
        sheet.write_blank(row - 1, column - 1, None, pen)
    elif isinstance(value, str):
        sheet.write_string(row - 1, column - 1, str(value), pen)
    elif isinstance(value, date):
        sheet.write_datetime(row - 1, column - 1, datetime(value.year, value.month, value.day), pen)
    else:
        sheet.write_number(row - 1, column - 1, value, pen)


def _list(sheet: Any, row: int, last: int, column: int, known: Column, table: Table) -> None:
    """The drop-down of a cell: the words that may stand there, or the codes of another sheet."""
    choices = (words.YES, words.NO) if known.shape is Shape.FLAG else known.choices
    target = next(
        (there for there in REFERENCES if there[:2] == (table.name, known.key) and known.key != "rumus"), None
    )
    rule: dict[str, Any]
    if choices:
        rule = {"source": list(choices), "error_message": words.PICK_ERROR, "error_type": "stop"}
    elif target:
        sheet_name = words.SHEETS[target[2]].name
        at = _column_of(target[2], target[3])
        whole = f"'{sheet_name}'!${at}${FIRST_ROW}"
        counted = f"'{sheet_name}'!${at}${FIRST_ROW}:${at}${LAST_ROW}"
        rule = {
            "source": f"=OFFSET({whole},0,0,MAX(1,COUNTA({counted})),1)",
            "error_message": words.PICK_WARNING.format(sheet=sheet_name),
            "error_type": "warning",
        }
    else:
        return
    rule |= {"validate": "list", "ignore_blank": True, "error_title": words.PICK}
    sheet.data_validation(row - 1, column - 1, last - 1, column - 1, rule)


def _column_of(table: str, key: str) -> str:
    columns = next(part.columns for part in TABLES if part.name == table)
    return letters(2 + [column.key for column in columns].index(key))


def _typeset(indicator: Indicator, definition: Definition) -> str:
    labels = {variable.code: variable.text for variable in definition.variables}
    row = typeset(indicator.printed, lambda name: labels.get(name, name), percent=indicator.percent)
    return f"{indicator.label} = {text_of(row)}"
