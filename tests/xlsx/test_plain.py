"""Rows that are split say what the handlers say of them; a comment keeps rows from being split."""

from __future__ import annotations

import functools
import io
import random
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from iku_excel.core.findings import Finding
from iku_excel.xlsx import Workbook, limits, read
from iku_excel.xlsx.cells import Sources
from iku_excel.xlsx.model import Style
from iku_excel.xlsx.plain import read_rows, span

from .handmade import MAIN, SHEET, STRICT_MAIN, pack, parts, worksheet
from .test_agreement import by_openpyxl, by_xlsxwriter
from .test_mutations import AROUND, mutate

ROOT = Path(__file__).parents[2]
FORM = ROOT / "templates" / "IKU_template.xlsx"
SAMPLES = sorted((ROOT / "samples" / "programs").glob("*.xlsx"))
SOURCES = Sources(["halo", "dua warna"], (Style(), Style("0.00 %", True)), False)


def by_the_handlers(data: bytes) -> bytes:
    """The same file with a comment in front of its rows."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for item in old.infolist():
            new.writestr(item, old.read(item).replace(b"<sheetData>", b"<sheetData><!--x-->", 1))
    return target.getvalue()


def is_plain(part: bytes) -> bool:
    first, behind = span(part)
    return first < behind and read_rows(part, first, behind, SOURCES, limits.CELLS) is not None


def told(data: bytes) -> tuple[Workbook | None, list[Finding]]:
    """What is read, its findings in an order of their own."""
    workbook, findings = read(data, "a.xlsx")
    return workbook, sorted(findings, key=repr)


ROWS = {
    "number": '<row r="1"><c r="A1"><v>12</v></c></row>',
    "percent": '<row r="1"><c r="A1" s="1" t="n"><v>0.5</v></c><c r="B1" s="1" /></row>',
    "shared text": '<row r="2" spans="1:3"><c r="C2" t="s"><v>1</v></c></row>',
    "entities": '<row r="1"><c r="A1" t="str"><f>A2&amp;"&lt;"</f><v>&amp;lt; &quot;&apos;&gt;</v></c></row>',
    "formula alone": '<row r="1"><c r="A1"><f>1+1</f><v /></c><c r="B1"><f>2</f></c></row>',
    "empty formula": '<row r="1"><c r="A1"><f/><v>1</v></c><c r="B1" t="str"><f/><v/></c></row>',
    "runs": (
        '<row r="1"><c r="A1" t="inlineStr"><is><r><rPr><b val="1"/><sz val="8" /></rPr>'
        '<t xml:space="preserve">satu \n</t></r><r><t/></r><r><t>dua</t></r></is></c></row>'
    ),
    "empty texts": '<row r="1"><c r="A1" t="inlineStr"><is><t/></is></c><c r="B1" t="str"><v></v></c></row>',
    "escape": '<row r="1"><c r="A1" t="str"><v>a_x000D_b</v></c></row>',
    "errors": '<row r="1"><c r="A1" t="e"><v>#N/A</v></c><c r="B1" t="b"><v>1</v></c></row>',
    "hidden": '<row r="1" hidden="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="true"><c r="A2"/></row>',
    "out of order": '<row r="9"><c r="B9"><v>1</v></c></row><row r="3"><c r="A3"><v>3</v></c></row>',
    "shared formulas": (
        '<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">B1</f><v>1</v></c>'
        '<c r="B1"><f t="shared" si="0"/><v>1</v></c><c r="C1"><f t="shared" ref="C1:D1" si="0">Z1</f></c>'
        '<c r="D1"><f t="shared" si="0"/><v>1</v></c></row>'
    ),
    "no rows": '<row r="1"/><row r="2"></row><row r="3" ht="15" customHeight="1" />',
    "an address without content": '<row r="1"><c r="?" s="1"/><c r="A2"/></row>',
}


@pytest.mark.parametrize("name", ROWS)
@pytest.mark.parametrize("space", [MAIN, STRICT_MAIN])
def test_what_programs_write_is_split_and_means_the_same(name: str, space: str) -> None:
    part = worksheet(ROWS[name]).replace(MAIN.encode(), space.encode())
    assert is_plain(part)
    data = pack({**parts(), SHEET: part})
    assert told(data) == told(by_the_handlers(data))


OTHERWISE = {
    "cell behind a row": '<row r="1"/><c r="A1"><v>1</v></c>',
    "comment": '<row r="1"><c r="A1"><v>1</v></c><!-- --></row>',
    "CDATA": '<row r="1"><c r="A1" t="str"><v><![CDATA[<c r="B1"><v>1</v></c>]]></v></c></row>',
    "instruction": '<row r="1"><c r="A1"><v>1</v></c><?x <c r="B1"><v>2</v></c>?></row>',
    "character": '<row r="1"><c r="A1" t="str"><v>&#49;</v></c></row>',
    "carriage return": '<row r="1"><c r="A1" t="str"><v>a\r\nb</v></c></row>',
    "foreign cell": '<row r="1"><c r="A1" xmlns="x"><v>1</v></c></row>',
    "foreign value": '<row r="1"><c r="A1"><v xmlns="x">1</v></c></row>',
    "foreign font": (
        '<row r="1"><c r="A1" t="inlineStr"><is><r><rPr><b xmlns="x"/></rPr><t>a</t></r></is></c></row>'
    ),
    "foreign row": '<row r="1" xmlns="x"><c r="A1"><v>1</v></c></row>',
    "prefix": '<x:row xmlns:x="x" r="1"><c r="A1"><v>1</v></c></x:row>',
    "text in a font": (
        '<row r="1"><c r="A1" t="inlineStr"><is><r><rPr><t/></rPr><t>a</t></r></is></c></row>'
    ),
    "reading aid": '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t><rPh><t>b</t></rPh></is></c></row>',
    "inline text of another type": '<row r="1"><c r="A1"><is><t>1</t></is></c></row>',
    "twice": '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
    "two values": '<row r="1"><c r="A1"><v>1</v><v>2</v></c></row>',
    "value before formula": '<row r="1"><c r="A1"><v>1</v><f>1</f></c></row>',
    "another row": '<row r="1"><c r="A2"><v>1</v></c></row>',
    "no row": '<row r="1"><c r="AA"><v>1</v></c></row>',
    "no column": '<row r="1"><c r="1"><v>1</v></c></row>',
    "small letters": '<row r="1"><c r="a1"><v>1</v></c></row>',
    "too far": '<row r="1"><c r="XFE1"><v>1</v></c></row>',
    "row too far": '<row r="1048577"><c r="A1048577"><v>1</v></c></row>',
    "zero first": '<row r="01"><c r="A01"><v>1</v></c></row>',
    "no addresses": "<row><c><v>1</v></c></row>",
    "no number": '<row r="1"><c r="A1"><v>x</v></c></row>',
    "no such type": '<row r="1"><c r="A1" t="x"><v>1</v></c></row>',
    "no such format": '<row r="1"><c r="A1" s="77"><v>1</v></c></row>',
    "text beside": '<row r="1"><c r="A1"><v>1</v></c>x</row>',
    "text first": '5"><c r="A5"><v>1</v></c>',
    "broken": '<row r="1"><c r="A1"><v>1</c></v></row>',
    "row in a row": '<row r="1"><c r="A1"/><row r="2"><c r="A2"><v>1</v></c></row></row>',
    "ended twice": '<row r="1"><c r="A1"/><v>1</v></c></row>',
    "many attributes": '<row r="1"/><c r="A1" ' + " ".join(f'{name}="1"' for name in "abcdefghij") + "/>",
    "no UTF-8": '<row r="1"><c r="A1" t="str"><v>\udce9</v></c></row>',
}  # fmt: skip


@pytest.mark.parametrize("name", OTHERWISE)
def test_anything_else_is_left_to_the_handlers(name: str) -> None:
    part = worksheet("").replace(
        b"<sheetData>", b"<sheetData>" + OTHERWISE[name].encode(errors="surrogateescape")
    )
    assert not is_plain(part)
    data = pack({**parts(), SHEET: part})
    assert told(data) == told(by_the_handlers(data))


ONE = b'<row r="1"><c r="A1"><v>1</v></c></row>'
AROUND_THE_ROWS = {
    "in a comment": b"<worksheet xmlns='%b'><!--<sheetData>%b</sheetData>--></worksheet>",
    "in CDATA": b"<worksheet xmlns='%b'><x><![CDATA[<sheetData>%b</sheetData>]]></x></worksheet>",
    "in an instruction": b"<worksheet xmlns='%b'><?x <sheetData>%b</sheetData>?></worksheet>",
    "in another namespace": b"<s:worksheet xmlns:s='%b' xmlns='x'><sheetData>%b</sheetData></s:worksheet>",
    "said to be ended": b"<worksheet xmlns='%b'><sheetData>%b</sheetData><!--</sheetData>--></worksheet>",
    "never ended": b"<worksheet xmlns='%b'><sheetData>%b<!--</sheetData>--></worksheet>",
    "opened in a comment": b"<worksheet xmlns='%b'><!--<sheetData>-->%b</sheetData></worksheet>",
    "half in a comment": b"<worksheet xmlns='%b'><sheetData><!--<sheetData>%b</sheetData>--></sheetData>"
    b"</worksheet>",
    "twice": b"<worksheet xmlns='%b'><sheetData>%b</sheetData><sheetData><row><c><v>2</v></c></row>"
    b"</sheetData></worksheet>",
    "deeper": b"<worksheet xmlns='%b'><x><sheetData>%b</sheetData></x></worksheet>",
    "too deep": b"<worksheet xmlns='%b'>" + b"<x>" * 38 + b"<sheetData>%b</sheetData>" + b"</x>" * 38
    + b"</worksheet>",
    "with an attribute": b"<worksheet xmlns='%b'><sheetData x='1'>%b</sheetData></worksheet>",
    "under a document type": b"<!DOCTYPE a><worksheet xmlns='%b'><sheetData>%b</sheetData></worksheet>",
    "a cell behind": b"<worksheet xmlns='%b'><sheetData>%b</sheetData><c r='B2'><v>1</v></c></worksheet>",
    "another root": b"<chartsheet xmlns='%b'><sheetData>%b</sheetData></chartsheet>",
}  # fmt: skip


@pytest.mark.parametrize("name", AROUND_THE_ROWS)
def test_rows_are_rows_only_where_the_parser_meets_them(name: str) -> None:
    part = AROUND_THE_ROWS[name] % (MAIN.encode(), ONE)
    data = pack({**parts(), SHEET: part})
    otherwise = pack({**parts(), SHEET: part.replace(ONE, ONE.replace(b"1</v>", b"&#49;</v>"))})
    assert told(data) == told(otherwise)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_files_of_real_programs_say_the_same_both_ways(path: Path) -> None:
    data = path.read_bytes()
    assert told(data) == told(by_the_handlers(data))


@pytest.mark.parametrize(
    "written", [by_xlsxwriter, functools.partial(by_xlsxwriter, date1904=True), by_openpyxl]
)
def test_files_of_libraries_say_the_same_both_ways(written: Callable[[], bytes]) -> None:
    data = written()
    assert told(data) == told(by_the_handlers(data))


def test_every_sheet_of_the_form_is_split() -> None:
    data = FORM.read_bytes()
    workbook, _ = read(data, "a.xlsx")
    assert workbook is not None
    sources = replace(SOURCES, styles=workbook.styles)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        sheets = [package.read(name) for name in package.namelist() if name.startswith("xl/worksheets/sheet")]
    assert len(sheets) == len(workbook.sheets)
    for part in sheets:
        assert read_rows(part, *span(part), sources, limits.CELLS)
    assert told(data) == told(by_the_handlers(data))


def test_mutated_rows_say_the_same_both_ways() -> None:
    """Bytes at random, or one letter or digit for another, which leaves more of them well-formed."""
    split = refused = 0
    for seed in range(800):
        chance = random.Random(seed)
        rows = ROWS[chance.choice(sorted(ROWS))].encode()
        if seed % 2:
            rows = mutate(rows, chance)
        else:
            at = chance.choice([at for at, letter in enumerate(rows) if chr(letter).isalnum()])
            rows = rows[:at] + chance.choice((b"0", b"1", b"2", b"A", b"c", b"r", b"t")) + rows[at + 1 :]
        part = worksheet("", after=AROUND).replace(b"<sheetData>", b"<sheetData>" + rows)
        data = pack({**parts(), SHEET: part})
        split += is_plain(part)
        workbook, findings = told(data)
        refused += workbook is None or "E112" in {finding.code for finding in findings}
        assert (workbook, findings) == told(by_the_handlers(data)), seed
    assert split > 50
    assert refused > 100
