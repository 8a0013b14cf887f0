"""Forgeries that leave every cell as it is: what is laid beside, over and around it is named too."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from iku_excel.cli.verify import run

from .forging import Change, Parts, forged, of, replaced, sheet

WORKBOOK = Path("keluaran") / "IKU_2026-TW2.xlsx"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
EMPTY = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)
NUMBER = '<numFmt numFmtId="199" formatCode="&quot;100,00 %&quot;"/>'
RULE = '<cfRule type="expression" dxfId="{n}" priority="99"><formula>TRUE</formula></cfRule>'
EXTENDED = (
    '<extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}" '
    'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:conditionalFormattings>'
    '<x14:conditionalFormatting xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">'
    '<x14:cfRule type="expression" priority="1" id="1"><xm:f>TRUE</xm:f>'
    f"<x14:dxf>{NUMBER}</x14:dxf></x14:cfRule>"
    "<xm:sqref>A1:Z99</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>"
)


def related(kind: str, target: str, data: bytes, last: str = "") -> Change:
    """A part of that kind that belongs to Pengukuran, and an element at the sheet's end that names it."""

    def change(content: Parts) -> None:
        part = sheet(content, "Pengukuran")
        relations = part.replace("worksheets/", "worksheets/_rels/") + ".rels"
        told = f'<Relationship Id="rIdP" Type="{OFFICE}/{kind}" Target="../{target}"/></Relationships>'
        content[f"xl/{target}"] = data
        content[relations] = content.get(relations, EMPTY).replace(b"</Relationships>", told.encode())
        content[part] = content[part].replace(b"</worksheet>", f"{last}</worksheet>".encode())

    return change


def behind_the_cells(text: str) -> Change:
    """An element of Pengukuran behind its cells and merges."""
    return replaced(of("Pengukuran"), r"(</mergeCells>|</sheetData>(?!.*</mergeCells>))", rf"\1{text}")


def conditional(content: Parts) -> None:
    """A condition that is always true, and shows every figure as another one."""
    styles = content["xl/styles.xml"].decode()
    number = int(re.search(r'<dxfs count="(\d+)"', styles)[1])
    styles = re.sub(r'<dxfs count="\d+"\s*/>', '<dxfs count="0"></dxfs>', styles)
    content["xl/styles.xml"] = styles.replace("</dxfs>", f"<dxf>{NUMBER}</dxf></dxfs>").encode()
    rule = f'<conditionalFormatting sqref="A1:Z99">{RULE.format(n=number)}</conditionalFormatting>'
    behind_the_cells(rule)(content)


def lowered(content: Parts) -> None:
    """A row with figures as low as a line."""
    part = sheet(content, "Pengukuran")
    text = content[part].decode()
    row = re.search(r'<row r="8"[^>]*>', text)[0]
    bare = re.sub(r' (ht|customHeight)="[^"]*"', "", row)
    content[part] = text.replace(row, bare.replace("<row", '<row ht="0.1" customHeight="1"')).encode()


NOTE = (
    f'<comments xmlns="{MAIN}"><authors><author>x</author></authors><commentList><comment ref="B8" '
    'authorId="0"><text><t>Sudah disetujui: 100 %</t></text></comment></commentList></comments>'
).encode()
SHAPE = b'<xml xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox>100 %</v:textbox></v:shape></xml>'
PROMPT = (
    '<dataValidations count="1"><dataValidation type="none" showInputMessage="1" promptTitle="Capaian" '
    'prompt="100 %" sqref="H8"/></dataValidations>'
)
FORGERIES: dict[str, tuple[Change, str]] = {
    "footer": (
        replaced(of("Pengukuran"), "<oddFooter>[^<]*", "<oddFooter>&amp;C&amp;20Capaian 100 %"),
        r"Kepala atau kaki halaman memuat “Capaian100%”",
    ),
    "footer taken away": (
        replaced(of("Pengukuran"), "<oddFooter>.*?</oddFooter>", ""),
        r"Kepala atau kaki halaman tidak memuat",
    ),
    "note": (
        related("comments", "comments9.xml", NOTE),
        r"Pengukuran › B8: komentar “Sudah disetujui: 100 %”",
    ),
    "prompt": (behind_the_cells(PROMPT), r"Pengukuran › H8: aturan isian ditambahkan"),
    "number format on a condition": (conditional, r"Format bersyarat menampilkan angka sebagai “100,00 %”"),
    "the same in the newer spelling": (
        replaced(of("Pengukuran"), "</worksheet>", f"{EXTENDED}</worksheet>"),
        r"Format bersyarat menampilkan angka sebagai “100,00 %”",
    ),
    "link": (
        lambda content: replaced(
            sheet(content, "Data").replace("worksheets/", "worksheets/_rels/") + ".rels",
            r'(/hyperlink" Target=")[^"]*',
            r"\1https://palsu.id/",
        )(content),
        r"Data › \w+: tautannya menuju “https://palsu.id/",
    ),
    "picture behind the cells": (
        related("image", "media/image9.png", b"\x89PNG", '<picture r:id="rIdP"/>'),
        r"gambar latar ditambahkan",
    ),
    "picture in the footer": (
        related("vmlDrawing", "drawings/vmlDrawing9.vml", SHAPE, '<legacyDrawingHF r:id="rIdP"/>'),
        r"gambar di kepala atau kaki halaman ditambahkan",
    ),
    "shape of the old kind": (
        related("vmlDrawing", "drawings/vmlDrawing9.vml", SHAPE, '<legacyDrawing r:id="rIdP"/>'),
        r"gambar bentuk lama ditambahkan",
    ),
    "object of another program": (
        related("oleObject", "embeddings/oleObject9.bin", b"x"),
        r"objek dari program lain ditambahkan",
    ),
    "row as low as a line": (lowered, r"1 baris yang terlalu rendah untuk dibaca"),
    "column as narrow as a line": (
        replaced(of("Data"), r'(<col min="\d+" max="\d+" width=")[^"]*', r"\g<1>0.01"),
        r"1 kolom yang terlalu sempit untuk dibaca",
    ),
    "zeros not shown": (
        replaced(of("Pengukuran"), "<sheetView ", '<sheetView showZeros="0" '),
        r"Angka nol sekarang tidak ditampilkan",
    ),
    "formulas shown": (
        replaced(of("Pengukuran"), "<sheetView ", '<sheetView showFormulas="1" '),
        r"Yang ditampilkan sekarang rumusnya",
    ),
    "precision as displayed": (
        replaced("xl/workbook.xml", "<calcPr ", '<calcPr fullPrecision="0" '),
        r"ketelitian yang ditampilkan saja",
    ),
    "another calendar": (
        replaced("xl/workbook.xml", "<workbookPr ", '<workbookPr date1904="1" '),
        r"dihitung dari tahun 1904",
    ),
}


@pytest.fixture
def told(monkeypatch) -> list[str]:
    """Every line that a command says."""
    lines: list[str] = []
    monkeypatch.setattr(click, "echo", lambda text="", **_: lines.append(str(text)))
    return lines


@pytest.fixture
def verified(demo, tmp_path) -> Callable[[Change], int]:
    """Verify's exit code of the demo's document after a change."""

    def verify(change: Change) -> int:
        path = tmp_path / "palsu.xlsx"
        path.write_bytes(forged((demo / WORKBOOK).read_bytes(), change))
        return run(path, None)

    return verify


@pytest.mark.parametrize("kind", FORGERIES)
def test_what_is_laid_beside_the_cells_is_named(kind, verified, told):
    change, expected = FORGERIES[kind]
    assert verified(change) == 1
    assert re.search(expected, "\n".join(told)), told


def test_a_sheet_that_is_damaged_behind_its_cells_is_told(verified, told):
    """Its cells are read to their end; what comes behind them is not well-formed."""
    assert verified(replaced("xl/charts/chart1.xml", "</c:chart>", "</c:chaart>")) == 1
    assert any("tidak dapat diperiksa seluruhnya" in line for line in told)
