"""Links from the official workbook: to the cell of a file that someone sent, and to what someone named."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from ...core.signs import one_line, visible

# What may become a link: no other scheme, and no sign that an address must not hold as it stands.
_WEB = re.compile(r"(?:https?://[^\s/?#@]|mailto:[^\s@]+@)[^\s\"<>\\^`{|}\x00-\x1f\x7f]*", re.IGNORECASE)
_SEVERAL = re.compile(r"[,;\s]+(?:https?://|mailto:)", re.IGNORECASE)

# As Excel writes them in a relationship; what is left, it writes as it stands.
_ESCAPED = {ord(sign): f"%{ord(sign):02x}" for sign in '%#" <>[]^`{}\x7f'}
_ESCAPED |= {number: f"%{number:02x}" for number in range(32)}


def to_cell(inbox: str | None, file: str, sheet: str, cell: str) -> str:
    """XlsxWriter's link to a cell or range, relative to where the workbook stands; "" where there is none.

    What lies in an envelope is reached by opening that.
    """
    if inbox is None or not (file and cell):
        return ""
    outer, inside, _ = file.partition(" › ")
    path = visible(str(PurePosixPath(inbox) / outer).translate(_ESCAPED))
    if "#" in sheet or not sheet or inside:
        return f"external:{path}"
    quoted = one_line(sheet).replace("'", "''")
    return f"external:{path}#'{quoted}'!{cell}"


def to_web(text: str) -> str:
    """The address that a text is, "" unless it is one of http, https or mailto."""
    address = text.strip()
    good = _WEB.fullmatch(address) and not _SEVERAL.search(address) and one_line(address) == address
    return address if good else ""
