"""The progress bar in one flat colour: an extension of 2010, which openpyxl cannot write."""

from __future__ import annotations

import re

_X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
_XM = "http://schemas.microsoft.com/office/excel/2006/main"
_BAR = re.compile(
    r'<conditionalFormatting sqref="(?P<area>[^"]+)">(?P<rule><cfRule type="dataBar"[^>]*>.*?)</cfRule>'
    r"</conditionalFormatting>"
)
_ID = "{{DA7ABA51-AAAA-BBBB-0001-{:012d}}}"


def flatten_bars(part: bytes, number: int) -> bytes:
    """A part with its data bar, if any, filled flat; older programs still see openpyxl's gradient.

    `number` tells the part from the workbook's others.
    """
    if b'"dataBar"' not in part:
        return part
    return _with_extension(part.decode("utf-8"), _ID.format(number)).encode("utf-8")


def _with_extension(sheet: str, identifier: str) -> str:
    """A sheet has one bar at most, so that one identifier is enough."""
    bar = _BAR.search(sheet)
    assert bar, "openpyxl writes a data bar in another way than before"
    link = (
        f'<extLst><ext xmlns:x14="{_X14}" uri="{{B025F937-C7B1-47D3-B67F-A62EFF666E3E}}">'
        f"<x14:id>{identifier}</x14:id></ext></extLst>"
    )
    flat = (
        f'<extLst><ext xmlns:x14="{_X14}" uri="{{78C0D931-6437-407d-A8EE-F0AAD7539E65}}">'
        f'<x14:conditionalFormattings><x14:conditionalFormatting xmlns:xm="{_XM}">'
        f'<x14:cfRule type="dataBar" id="{identifier}">'
        '<x14:dataBar minLength="0" maxLength="100" showValue="0" gradient="0">'
        '<x14:cfvo type="num"><xm:f>0</xm:f></x14:cfvo><x14:cfvo type="num"><xm:f>1</xm:f></x14:cfvo>'
        f"</x14:dataBar></x14:cfRule><xm:sqref>{bar['area']}</xm:sqref>"
        "</x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>"
    )
    end = bar.end("rule")
    return sheet[:end] + link + sheet[end:].replace("</worksheet>", f"{flat}</worksheet>")
