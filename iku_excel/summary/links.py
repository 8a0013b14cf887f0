"""Links from the official workbook to the cell of a file that someone sent."""

from __future__ import annotations

from pathlib import PurePosixPath

# As Excel writes them in a relationship; what is left, it writes as it stands.
_ESCAPED = {ord(sign): f"%{ord(sign):02x}" for sign in '%#" <>[]^`{}'}


def to_cell(inbox: str, file: str, sheet: str, cell: str) -> str:
    """XlsxWriter's link to a cell or range, relative to where the workbook stands; "" where there is none."""
    if not (file and cell):
        return ""
    path = str(PurePosixPath(inbox) / file).translate(_ESCAPED)
    if "#" in sheet or not sheet:
        return f"external:{path}"
    quoted = sheet.replace("'", "''")
    return f"external:{path}#'{quoted}'!{cell}"
