"""The very hidden sheet: the token, a row for each input sheet, and the choices of the drop-downs."""

from __future__ import annotations

from openpyxl.worksheet.worksheet import Worksheet

from ..core.form import Form
from ..core.form.lists import LIST_COLUMN, LIST_ROW

IDENTITY_NAME = "IKU_TOKEN"


def paint_hidden(worksheet: Worksheet, form: Form) -> None:
    """Row 1 holds the token; from row 2 on, each unit with its sheet and short code."""
    worksheet["A1"], worksheet["B1"] = "token", form.token.text
    for row, sheet in enumerate((sheet for sheet in form.sheets if sheet.unit), 2):
        for column, value in zip("ABC", (sheet.unit, sheet.title, sheet.short_code), strict=True):
            worksheet[f"{column}{row}"] = value
    for number, choices in enumerate(form.lists, LIST_COLUMN):
        for row, choice in enumerate(choices, LIST_ROW):
            worksheet.cell(row, number).value = choice
    worksheet.sheet_state = "veryHidden"
    worksheet.protection.sheet = True
