"""The very hidden sheet: the token, the input sheets, what an annotated copy said, and the drop-downs."""

from __future__ import annotations

from ..form import Form, address, place_of
from ..form.lists import LIST_COLUMN, LIST_ROW, REMARK_COLUMN

IDENTITY_NAME = "IKU_TOKEN"


def hidden_cells(form: Form) -> dict[tuple[int, int], str | int]:
    """Row 1 holds the token; from row 2 on, each unit with its sheet and short code, and each remark."""
    cells: dict[tuple[int, int], str | int] = {(1, 1): "token", (1, 2): form.token.text}
    for row, sheet in enumerate((sheet for sheet in form.sheets if sheet.unit), 2):
        for column, value in enumerate((sheet.unit, sheet.title, sheet.short_code), 1):
            cells[row, column] = value
    told = (remark for remark in form.remarks if remark.code)
    for row, remark in enumerate(told, 2):
        asked = form.sheet(remark.key[0])
        place = place_of(asked, remark.key) if asked else None
        at = address(place[1], place[0]) if place else ""
        for column, text in enumerate((remark.code, remark.key[0], at), REMARK_COLUMN):
            cells[row, column] = text
    for column, choices in enumerate(form.lists, LIST_COLUMN):
        for row, choice in enumerate(choices, LIST_ROW):
            cells[row, column] = choice
    return cells
