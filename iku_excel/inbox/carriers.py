"""Whose workbook it is: every carrier of the token, and the short code on each sheet."""

from __future__ import annotations

from dataclasses import dataclass

from .. import xlsx
from ..core.identity import PREFIX, ShortCode, Token, find_short, read_token
from ..form.lists import HIDDEN_SHEET, LIST_COLUMN
from ..texts.form import SHORT_CODE
from .report import Report

DEFINED_NAME = "IKU_TOKEN"


@dataclass(frozen=True, slots=True)
class Identity:
    """What a file says of itself: its token or None, and the units by their sheets' issued titles."""

    token: Token | None
    titles: dict[str, str]


def read_identity(workbook: xlsx.Workbook, report: Report) -> Identity:
    """The token that all carriers agree on; tokens that disagree or were changed refuse the file."""
    hidden = workbook.sheet(HIDDEN_SHEET)
    texts = [
        cell.raw
        for (_, column), cell in (hidden.cells.items() if hidden else ())
        if column < LIST_COLUMN and cell.kind == "text"
    ]
    for name, content in workbook.defined_names.items():
        if name.rpartition("!")[2].upper() == DEFINED_NAME:
            texts.append(content.lstrip("=").strip().strip('"'))
    texts.append(workbook.properties.identifier)
    found: dict[str, Token] = {}
    for text in texts:
        if not text.startswith(PREFIX) or "|" not in text:
            continue
        token = read_token(text)
        if token is None:
            report.refuse("E123", raw=text, x=text)
        else:
            found[token.text] = token
    if len(found) > 1:
        first, second, *_ = found.values()
        report.refuse("E122", a=_said(first), b=_said(second))
    token = next(iter(found.values()), None)
    return Identity(token, _titles(hidden) if hidden else {})


def read_short(sheet: xlsx.Sheet, report: Report) -> ShortCode | None:
    """The short code that stands on a sheet behind its label; a changed one refuses the sheet."""
    label = SHORT_CODE.format(code="").strip()
    for cell in sheet.cells.values():
        if cell.kind == "text" and cell.raw.startswith(label):
            code, _ = find_short(cell.raw)
            if code is None:
                report.refuse("E123", raw=cell.raw, x=cell.raw)
            return code
    return None


def _titles(hidden: xlsx.Sheet) -> dict[str, str]:
    """Column A holds the units, column B their sheets' titles."""
    cells = hidden.cells
    return {
        title.raw: unit.raw
        for (row, column), unit in cells.items()
        if column == 1 and (title := cells.get((row, 2))) and row > 1
    }


def _said(token: Token) -> str:
    period = token.period.words if token.period else ""
    return " ".join(part for part in ("+".join(token.units), period) if part)
