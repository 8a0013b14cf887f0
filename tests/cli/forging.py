"""Official workbooks changed by hand, part by part, as a forger would change them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from iku_excel import parts, xlsx
from iku_excel.summary.embedded.writing import PIECE, SHEET

Parts = dict[str, bytes]
Change = Callable[[Parts], None]


def forged(data: bytes, change: Change) -> bytes:
    """The workbook after a change of its parts."""
    found = dict(parts.unpack(data))
    before = dict(found)
    change(found)
    assert found != before, "nothing was forged"
    return parts.pack(found.items())


def sheet(content: Parts, name: str) -> str:
    """The part that holds a sheet."""
    names = re.findall(r'<sheet name="([^"]*)"', content["xl/workbook.xml"].decode())
    return f"xl/worksheets/sheet{names.index(name) + 1}.xml"


def replaced(part: str | Callable[[Parts], str], old: str, new: str, count: int = 1) -> Change:
    """A change of one text within a part; patterns are regular expressions."""

    def change(content: Parts) -> None:
        name = part if isinstance(part, str) else part(content)
        text, n = re.subn(old, new, content[name].decode(), count=count, flags=re.DOTALL)
        assert n, (name, old)
        content[name] = text.encode()

    return change


def of(name: str) -> Callable[[Parts], str]:
    """The part of the sheet of that name."""
    return lambda content: sheet(content, name)


def carried(data: bytes) -> Any:
    """The JSON that a workbook carries."""
    workbook, _ = xlsx.read(data, "")
    assert workbook
    hidden = workbook.sheet(SHEET)
    assert hidden
    cells = sorted(hidden.cells.items())
    return json.loads("".join(cell.raw for (row, column), cell in cells if column == 1 and row > 1))


def carrying(change: Callable[[Any], None]) -> Change:
    """A change of the JSON that the workbook carries, the rest left as it is."""

    def changed(content: Parts) -> None:
        told = carried(parts.pack(content.items()))
        change(told)
        text = json.dumps(told)
        pieces = [text[start : start + PIECE] for start in range(0, len(text), PIECE)]
        rows = "".join(
            f'<row r="{row}"><c r="A{row}" t="inlineStr"><is><t>{_escaped(piece)}</t></is></c></row>'
            for row, piece in enumerate(pieces, start=2)
        )
        name = sheet(content, SHEET)
        old = content[name].decode()
        head = re.search(r'<row r="1".*?</row>', old, re.DOTALL)
        assert head
        new = re.sub(r"<sheetData>.*</sheetData>", "", old, flags=re.DOTALL)
        data = f"<sheetData>{head[0]}{rows}</sheetData>"
        content[name] = re.sub(
            r"(<sheetFormatPr[^>]*/>(?:<cols>.*?</cols>)?)", lambda m: m[1] + data, new
        ).encode()

    return changed


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
