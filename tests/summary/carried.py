"""A workbook that carries whatever JSON it is given, as an official one carries its results."""

from __future__ import annotations

import io
import json
from typing import Any

import xlsxwriter

from iku_excel.summary.embedded.writing import FORMAT, LAYOUT_COLUMN, PIECE, SEAL_COLUMN, SHEET


def carrying(content: Any, signature: Any = None) -> bytes:
    """A workbook with nothing but its hidden sheet."""
    text = content if isinstance(content, str) else json.dumps(content)
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False}) as workbook:
        sheet = workbook.add_worksheet(SHEET)
        sheet.write_string(0, 0, FORMAT)
        sheet.write_string(0, LAYOUT_COLUMN - 1, "F4")
        for row, start in enumerate(range(0, len(text), PIECE), start=1):
            sheet.write_string(row, 0, text[start : start + PIECE])
        if signature is not None:
            sheet.write_string(0, SEAL_COLUMN - 1, json.dumps(signature))
    return buffer.getvalue()
