"""Packages written by hand, so that a test can say exactly what is wrong with one."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from iku_excel.xlsx import Workbook, read

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"

SHEET = "xl/worksheets/sheet1.xml"
SECOND = "xl/worksheets/sheet2.xml"

Parts = dict[str, bytes]


def relations(**targets: str) -> bytes:
    """A relationships part: id="type target"."""
    inner = "".join(
        f'<Relationship Id="{key}" Type="{RELATIONS}/{value.split()[0]}" Target="{value.split()[1]}"'
        + (' TargetMode="External"/>' if "://" in value.split()[1] else "/>")
        for key, value in targets.items()
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'.encode()


def worksheet(rows: str, before: str = "", after: str = "") -> bytes:
    """A worksheet part around the content of its sheetData."""
    return (
        f'<worksheet xmlns="{MAIN}" xmlns:r="{RELATIONS}">{before}'
        f"<sheetData>{rows}</sheetData>{after}</worksheet>"
    ).encode()


def parts(**changes: str) -> Parts:
    """A workbook of two sheets, Isi (its rows are `rows`) and Lain, that nothing is wrong with."""
    rows = changes.get(
        "rows", '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>12.5</v></c></row><row r="2"/>'
    )
    return {
        "[Content_Types].xml": (
            f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
            '<Override PartName="/xl/workbook.xml" ContentType="application/'
            'vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
        ).encode(),
        "_rels/.rels": relations(a="officeDocument xl/workbook.xml"),
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">{changes.get("before", "")}<sheets>'
            '<sheet name="Isi" sheetId="1" r:id="r1"/><sheet name="Lain" sheetId="2" r:id="r2"/></sheets>'
            f"{changes.get('after', '')}</workbook>"
        ).encode(),
        "xl/_rels/workbook.xml.rels": relations(
            r1="worksheet worksheets/sheet1.xml",
            r2="worksheet worksheets/sheet2.xml",
            r3="styles styles.xml",
            r4="sharedStrings sharedStrings.xml",
        ),
        "xl/styles.xml": (
            f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="164" formatCode="0.00 %"/>'
            '<numFmt numFmtId="165" formatCode="[$-421]dd mmmm yyyy"/></numFmts><cellXfs><xf/>'
            '<xf numFmtId="164"/><xf numFmtId="165"/><xf><protection locked="0"/></xf></cellXfs></styleSheet>'
        ).encode(),
        "xl/sharedStrings.xml": (
            f'<sst xmlns="{MAIN}"><si><t>halo</t></si>'
            "<si><r><t>dua </t></r><r><t>warna</t></r><rPh><t>x</t></rPh></si></sst>"
        ).encode(),
        SHEET: worksheet(rows, changes.get("sheet_before", ""), changes.get("sheet_after", "")),
        SECOND: worksheet('<row r="3"><c r="C3"><v>7</v></c></row>'),
    }


def pack(members: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The parts as a zip file; the same parts give the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, content in members.items():
            package.writestr(zipfile.ZipInfo(name), content, method)
    return buffer.getvalue()


def book(rows: str, **changes: str) -> bytes:
    """A workbook whose first sheet has these rows."""
    return pack(parts(rows=rows, **changes))


def changed(replacements: Mapping[str, bytes | None]) -> bytes:
    """The good workbook with parts replaced or added or, for None, taken away."""
    members = {**parts(), **{name: content for name, content in replacements.items() if content is not None}}
    return pack(
        {name: content for name, content in members.items() if replacements.get(name, b"") is not None}
    )


def opened(data: bytes) -> Workbook:
    """What our own reader makes of a package in which nothing is wrong."""
    workbook, findings = read(data, "a.xlsx")
    assert workbook is not None
    assert findings == ()
    return workbook
