"""Where readers of one workbook part ways: what each reads, and what ours does and why.

Readings are spelled `A1=1.0`, texts in quotes, `!` before an error value, `?` for a cell that ours refuses to
read (E112), `stops` where the whole workbook is lost. `LibreOffice` is what its copy of the workbook holds.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pytest
from python_calamine import CalamineError, CalamineWorkbook

from iku_excel.xlsx import Cell, address, read

from .handmade import MAIN, RELATIONS, Parts, book, pack, parts, relations, worksheet

STOPS = "stops"
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
ALTERNATIVES = (
    f'<row r="1"><mc:AlternateContent {MC}>'
    '<mc:Choice xmlns:q="urn:q" Requires="q"><c r="A1"><v>1</v></c></mc:Choice>'
    '<mc:Fallback><c r="A1"><v>2</v></c></mc:Fallback></mc:AlternateContent></row>'
)


class Construct(NamedTuple):
    """Rows of a sheet (and what stands around them), each reader's reading, and why ours is what it is."""

    rows: str
    ours: str
    openpyxl: str
    calamine: str
    libreoffice: str
    why: str
    before: str = ""
    after: str = ""


CONSTRUCTS = {
    "a place twice": Construct(
        '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
        "A1=?",
        "A1=2.0",
        "A1=2.0",
        "A1=2.0",
        "which one the sender saw depends on the program: neither is used",
    ),
    "a row twice": Construct(
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="A1"><v>2</v></c></row>',
        "A1=?",
        "A1=2.0",
        "A1=2.0",
        "A1=2.0",
        "the same: neither is used",
    ),
    "rows that stand twice": Construct(
        '<row r="1"><c r="A1"><v>1</v></c></row>',
        "A1=?",
        "A1=2.0",
        "A1=1.0",
        "A1=2.0",
        "the same: neither is used",
        after='<sheetData><row r="1"><c r="A1"><v>2</v></c></row></sheetData>',
    ),
    "cells backwards": Construct(
        '<row r="1"><c r="B1"><v>2</v></c><c r="A1"><v>1</v></c></row>',
        "A1=1.0 B1=2.0",
        "A1=1.0 B1=2.0",
        "A1=1.0 B1=2.0",
        "A1=1.0 B1=2.0",
        "each says where it stands, so the order says nothing",
    ),
    "rows backwards": Construct(
        '<row r="2"><c r="A2"><v>2</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>',
        "A1=1.0 A2=2.0",
        "A1=1.0 A2=2.0",
        "A1=1.0 A2=2.0",
        "A1=1.0 A2=2.0",
        "each says where it stands, so the order says nothing",
    ),
    "cells without a place": Construct(
        '<row r="1"><c><v>1</v></c><c><v>2</v></c></row>',
        "A1=1.0 B1=2.0",
        "A1=1.0 B1=2.0",
        "A1=1.0 B1=2.0",
        "A1=1.0 B1=2.0",
        "the standard counts them from the left",
    ),
    "a cell without a place behind one with": Construct(
        '<row r="1"><c r="C1"><v>1</v></c><c><v>2</v></c></row>',
        "C1=1.0 D1=2.0",
        "C1=1.0 D1=2.0",
        "C1=1.0 D1=2.0",
        "C1=1.0 D1=2.0",
        "the standard counts on from the one before",
    ),
    "rows without a number": Construct(
        "<row><c><v>1</v></c></row><row><c><v>2</v></c></row>",
        "A1=1.0 A2=2.0",
        "A1=1.0 A2=2.0",
        "A1=1.0 A2=2.0",
        "A1=1.0 A2=2.0",
        "the standard counts them from the top",
    ),
    "a cell of another row": Construct(
        '<row r="1"><c r="A2"><v>1</v></c></row>',
        "A2=?",
        "A2=1.0",
        "A2=1.0",
        "A2=1.0",
        "row and cell contradict each other: no place is believed",
    ),
    "a place in small letters": Construct(
        '<row r="1"><c r="a1"><v>1</v></c></row>',
        "a1=?",
        "A1=1.0",
        "A1=1.0",
        "A1=1.0",
        "no program spells places so: named, not guessed",
    ),
    "a place with dollars": Construct(
        '<row r="1"><c r="$A$1"><v>1</v></c></row>',
        "$A$1=?",
        "stops",
        "stops",
        "",
        "no program spells places so: named, not guessed",
    ),
    "a row below the last": Construct(
        '<row r="1048577"><c r="A1048577"><v>7</v></c></row>',
        "A1048577=?",
        "stops",
        "A1048577=7.0",
        "",
        "no program can show it",
    ),
    "a column behind the last": Construct(
        '<row r="1"><c r="XFE1"><v>7</v></c></row>',
        "XFE1=?",
        "XFE1=7.0",
        "XFE1=7.0",
        "",
        "no program can show it",
    ),
    "a wrong dimension": Construct(
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="5"><c r="B5"><v>2</v></c></row>',
        "A1=1.0 B5=2.0 N194",
        "A1=1.0 B5=2.0",
        "A1=1.0 B5=2.0",
        "A1=1.0 B5=2.0",
        "the cells are believed, and the contradiction is told",
        before='<dimension ref="A1"/>',
    ),
    "values under a merge": Construct(
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>',
        "A1=1.0 B1=2.0",
        "A1=1.0",
        "A1=1.0 B1=2.0",
        "A1=1.0 B1=2.0",
        "what is covered is kept, so that the form's reader can name it",
        after='<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>',
    ),
    "a hidden row": Construct(
        '<row r="1" hidden="1"><c r="A1"><v>1</v></c></row>',
        "A1=1.0",
        "A1=1.0",
        "A1=1.0",
        "A1=1.0",
        "its cells are read, and the sheet says that the row is hidden",
    ),
    "two values": Construct(
        '<row r="1"><c r="A1"><v>1</v><v>2</v></c></row>',
        "A1=?",
        "A1=1.0",
        "A1=2.0",
        "A1=2.0",
        "one shows the first, another the last: neither is used",
    ),
    "an element in a value": Construct(
        '<row r="1"><c r="A1"><v>1<x>2</x>3</v></c></row>',
        "A1=?",
        "A1=1.0",
        "A1=1.0",
        "A1=3.0",
        "1, 3, 13 or 123: nobody can know",
    ),
    "a comment in a value": Construct(
        '<row r="1"><c r="A1"><v>1<!-- -->2</v></c></row>',
        "A1=12.0",
        "A1=12.0",
        "A1=1.0",
        "A1=12.0",
        "XML takes comments out of a text; nothing is ambiguous",
    ),
    "a CDATA section": Construct(
        '<row r="1"><c r="A1"><v><![CDATA[12]]></v></c></row>',
        "A1=12.0",
        "A1=12.0",
        "",
        "A1=12.0",
        "XML spells the same text so; nothing is ambiguous",
    ),
    "a cell in a cell": Construct(
        '<row r="1"><c r="A1"><v>1</v><c r="B1"><v>2</v></c></c></row>',
        "A1=1.0 W218",
        "A1=1.0",
        "stops",
        "A1=1.0",
        "what stands where no cell can stand is none, and that is told",
    ),
    "a wrapped cell": Construct(
        '<row r="1"><x><c r="A1"><v>1</v></c></x></row>',
        "W218",
        "",
        "A1=1.0",
        "",
        "what stands where no cell can stand is none, and that is told",
    ),
    "a cell of a foreign namespace": Construct(
        '<row r="1"><q:c xmlns:q="urn:q" r="A1"><q:v>1</q:v></q:c></row>',
        "",
        "",
        "A1=1.0",
        "",
        "an extension of somebody's, which no spreadsheet shows: it is no cell",
    ),
    "alternatives of which none is understood but the fallback": Construct(
        ALTERNATIVES,
        "A1=2.0 W218",
        "",
        "A1=2.0",
        "A1=2.0",
        "the standard's branch is read, and that a cell of the other stands astray is told",
    ),
    "a shared string that is not there": Construct(
        '<row r="1"><c r="A1" t="s"><v>9</v></c></row>',
        "A1=?",
        "stops",
        "stops",
        "",
        "its text is lost: named, and the rest is read",
    ),
    "a shared string before the first": Construct(
        '<row r="1"><c r="A1" t="s"><v>-1</v></c></row>',
        "A1=?",
        "stops",
        "A1='halo'",
        "",
        "no string has that number; counting from the end would invent a text",
    ),
    "an inline text beside a value": Construct(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>teks</t></is><v>7</v></c></row>',
        "A1=?",
        "A1='teks'",
        "",
        "",
        "two values: neither is used",
    ),
    "an inline text in a number": Construct(
        '<row r="1"><c r="A1"><is><t>7</t></is></c></row>',
        "A1=?",
        "",
        "A1='7'",
        "",
        "type and content contradict each other",
    ),
    "an inline text that is a value": Construct(
        '<row r="1"><c r="A1" t="inlineStr"><v>7</v></c></row>',
        "A1='7'",
        "",
        "",
        "",
        "one value of one type: read as the text that the type says, never as a number",
    ),
    "a reading aid": Construct(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t><rPh sb="0" eb="1"><t>x</t></rPh></is></c></row>',
        "A1='a'",
        "A1='a'",
        "A1='a'",
        "A1='a'",
        "how a name is pronounced is no part of it",
    ),
    "spaces around a text": Construct(
        '<row r="1"><c r="A1" t="inlineStr"><is><t> a </t></is></c></row>',
        "A1=' a '",
        "A1=' a '",
        "A1='a'",
        "A1=' a '",
        "kept: whether spaces count is decided where a text is compared",
    ),
    "spaces to be preserved": Construct(
        '<row r="1"><c r="A1" t="inlineStr"><is><t xml:space="preserve"> a </t></is></c></row>',
        "A1=' a '",
        "A1=' a '",
        "A1=' a '",
        "A1=' a '",
        "kept",
    ),
    "an escaped character": Construct(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>a_x000D_b</t></is></c></row>',
        "A1='a\\rb'",
        "A1='a_x000D_b'",
        "A1='a\\rb'",
        "A1='a\\rb'",
        "Excel means the character",
    ),
    "an escaped escape": Construct(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>a_x005F_x000D_b</t></is></c></row>',
        "A1='a_x000D_b'",
        "A1='a_x005F_x000D_b'",
        "A1='a_x000D_b'",
        "A1='a_x000D_b'",
        "Excel means the seven signs themselves",
    ),
    "an escaped character in a result": Construct(
        '<row r="1"><c r="A1" t="str"><v>a_x000D_b</v></c></row>',
        "A1='a\\rb'",
        "A1='a_x000D_b'",
        "A1='a\\rb'",
        "A1='a_x000D_b'",
        "Excel means the character",
    ),
    "true as a word": Construct(
        '<row r="1"><c r="A1" t="b"><v>true</v></c></row>',
        "A1=True",
        "stops",
        "A1=True",
        "A1=False",
        "XML's other spelling of 1",
    ),
    "a boolean of 2": Construct(
        '<row r="1"><c r="A1" t="b"><v>2</v></c></row>',
        "A1=?",
        "A1=True",
        "stops",
        "A1=True",
        "neither yes nor no",
    ),
    "an ISO date": Construct(
        '<row r="1"><c r="A1" t="d"><v>2026-03-31</v></c></row>',
        "A1=2026-03-31",
        "A1=2026-03-31",
        "A1=2026-03-31",
        "A1=46112.0",
        "a date, as the type says",
    ),
    "an ISO time of UTC": Construct(
        '<row r="1"><c r="A1" t="d"><v>2026-03-31T10:00:00Z</v></c></row>',
        "A1=2026-03-31T10:00:00Z",
        "A1=2026-03-31T10:00:00",
        "A1='2026-03-31T10:00:00Z'",
        "A1=46112.4166666667",
        "kept as it is written, zone and all",
    ),
    "a date in words": Construct(
        '<row r="1"><c r="A1" t="d"><v>31/03/2026</v></c></row>',
        "A1=?",
        "stops",
        "A1='31/03/2026'",
        "A1='31/03/2026'",
        "3 January or 31 March is not ours to guess",
    ),
    "29 February 1900": Construct(
        '<row r="1"><c r="A1" s="2"><v>60</v></c></row>',
        "A1=1900-02-29",
        "A1=1900-02-28",
        "A1=1900-02-28",
        "A1=1900-02-29",
        "the day that Excel shows, though there was none",
    ),
    "a day before the calendar": Construct(
        '<row r="1"><c r="A1" s="2"><v>-1</v></c></row>',
        "A1=day -1",
        "A1=1899-12-29",
        "A1=00:00:00",
        "A1=day -1",
        "a date without a day: Excel shows #####",
    ),
    "an error value": Construct(
        '<row r="1"><c r="A1" t="e"><v>#DIV/0!</v></c></row>',
        "A1=!#DIV/0!",
        "A1=!#DIV/0!",
        "",
        "A1=!#DIV/0!",
        "kept apart from an empty cell",
    ),
    "an unknown error value": Construct(
        '<row r="1"><c r="A1" t="e"><v>#SALAH!</v></c></row>',
        "A1=!#SALAH!",
        "A1=!#SALAH!",
        "stops",
        "A1=!#NAME?",
        "an error all the same",
    ),
    "an error's name as a text": Construct(
        '<row r="1"><c r="A1" t="str"><v>#N/A</v></c></row>',
        "A1='#N/A'",
        "A1='#N/A'",
        "A1='#N/A'",
        "A1='#N/A'",
        "somebody's text, no error",
    ),
    "an empty text": Construct(
        '<row r="1"><c r="A1" t="inlineStr"><is><t></t></is></c></row>',
        "A1=''",
        "A1=''",
        "",
        "",
        "a text of no signs, which is more than no cell",
    ),
    "an empty result": Construct(
        '<row r="1"><c r="A1" t="str"><f>""</f><v></v></c></row>',
        "A1=''",
        "",
        "",
        "A1=''",
        "a text of no signs",
    ),
    "an empty number": Construct(
        '<row r="1"><c r="A1"><v></v></c></row>',
        "",
        "",
        "",
        "",
        "nothing was written there",
    ),
    "a formula without a result": Construct(
        '<row r="1"><c r="A1"><f>1+1</f></c></row>',
        "A1=no result",
        "",
        "",
        "A1=2.0",
        "nobody calculated it: told apart from an empty cell, and never calculated by us",
    ),
    "a formula with another result": Construct(
        '<row r="1"><c r="A1"><f>1+1</f><v>3</v></c></row>',
        "A1=3.0",
        "A1=3.0",
        "A1=3.0",
        "A1=3.0",
        "the stored result is what the sender saw",
    ),
    "a number in spaces": Construct(
        '<row r="1"><c r="A1"><v> 12 </v></c></row>',
        "A1=12.0",
        "A1=12.0",
        "A1=' 12 '",
        "A1=12.0",
        "XML's numbers may have them",
    ),
    "a decimal comma": Construct(
        '<row r="1"><c r="A1"><v>1,5</v></c></row>',
        "A1=?",
        "stops",
        "A1='1,5'",
        "A1=1.0",
        "no number of the standard; 1.5 and 15 are both guesses",
    ),
    "a hexadecimal number": Construct(
        '<row r="1"><c r="A1"><v>0x10</v></c></row>',
        "A1=?",
        "stops",
        "A1='0x10'",
        "A1=0.0",
        "no number of the standard",
    ),
    "a number with an underscore": Construct(
        '<row r="1"><c r="A1"><v>1_0</v></c></row>',
        "A1=?",
        "A1=10.0",
        "A1='1_0'",
        "A1=1.0",
        "Python's spelling, nobody else's",
    ),
    "Arabic digits": Construct(
        '<row r="1"><c r="A1"><v>١٢</v></c></row>',
        "A1=?",
        "A1=12.0",
        "A1='١٢'",
        "A1=0.0",
        "no number of the standard",
    ),
    "no number": Construct(
        '<row r="1"><c r="A1"><v>NaN</v></c></row>',
        "A1=?",
        "stops",
        "A1=nan",
        "A1=?",
        "nothing can be calculated with it",
    ),
    "a number without end": Construct(
        '<row r="1"><c r="A1"><v>1e999</v></c></row>',
        "A1=?",
        "A1=inf",
        "A1=inf",
        "A1=?",
        "nothing can be calculated with it",
    ),
    "a word as a number": Construct(
        '<row r="1"><c r="A1"><v>tujuh</v></c></row>',
        "A1=?",
        "stops",
        "A1='tujuh'",
        "A1=0.0",
        "type and content contradict each other",
    ),
    "an unknown type": Construct(
        '<row r="1"><c r="A1" t="z"><v>7</v></c></row>',
        "A1=?",
        "A1='7'",
        "stops",
        "",
        "what it means nobody can know",
    ),
    "an unknown format": Construct(
        '<row r="1"><c r="A1" s="99"><v>7</v></c></row>',
        "A1=?",
        "stops",
        "A1=7.0",
        "A1=7.0",
        "7, 700 % or 7 January: nobody can know",
    ),
}


def ours(data: bytes, sheet: str = "Isi") -> str:
    workbook, findings = read(data, "a.xlsx")
    found = workbook.sheet(sheet) if workbook else None
    if found is None:
        return STOPS
    cells = {address(*place): _spelled(cell) for place, cell in found.cells.items()}
    cells |= {one.place.cell: "?" for one in findings if one.code == "E112" and one.place.sheet == sheet}
    told = [one.code for one in findings if one.code in ("W218", "N194") and one.place.sheet == sheet]
    return " ".join([*_listed(cells), *told])


def by_openpyxl(data: bytes) -> str:
    try:
        sheet = openpyxl.load_workbook(io.BytesIO(data), data_only=True)["Isi"]
        rows = sorted({row for row, _ in sheet._cells})  # of the others it would make cells, too
        found = [cell for row in rows for cell in sheet[row] if cell.value is not None]
    except (ValueError, IndexError):
        return STOPS
    cells = {
        cell.coordinate: f"!{cell.value}" if cell.data_type == "e" else _plain(cell.value) for cell in found
    }
    return " ".join(_listed(cells))


def by_calamine(data: bytes) -> str:
    """An empty text and a cell that is not there look alike in it: neither is told."""
    try:
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name("Isi")
    except CalamineError:
        return STOPS
    cells = {
        address(row, column): _plain(value)
        for row, values in enumerate(sheet.to_python(skip_empty_area=False), 1)
        for column, value in enumerate(values, 1)
        if value != ""
    }
    return " ".join(_listed(cells))


def _listed(cells: dict[str, str]) -> list[str]:
    return [f"{place}={value}" for place, value in sorted(cells.items())]


def _spelled(cell: Cell) -> str:
    if cell.kind == "text":
        return repr(cell.raw)
    if cell.kind == "date":
        return cell.iso.removesuffix("T00:00:00") or "day " + cell.raw
    other = {"damaged": "?", "empty": "no result", "error": f"!{cell.raw}"}
    return other.get(cell.kind) or _plain(cell.number if cell.kind == "number" else cell.raw in ("1", "true"))


def _plain(value: object) -> str:
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat().removesuffix("T00:00:00")
    return repr(float(value)) if isinstance(value, int) and not isinstance(value, bool) else repr(value)


def workbook_of(construct: Construct) -> bytes:
    return book(construct.rows, sheet_before=construct.before, sheet_after=construct.after)


@pytest.mark.parametrize("construct", CONSTRUCTS.values(), ids=CONSTRUCTS)
def test_ours_reads_as_decided(construct: Construct) -> None:
    assert ours(workbook_of(construct)) == construct.ours


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize("construct", CONSTRUCTS.values(), ids=CONSTRUCTS)
def test_the_libraries_read_as_recorded(construct: Construct) -> None:
    data = workbook_of(construct)
    assert (by_openpyxl(data), by_calamine(data)) == (construct.openpyxl, construct.calamine)


def test_no_value_is_lost_without_a_word() -> None:
    """Where another reader finds something and ours nothing, ours says so, or the table says why not."""
    quiet = {
        name
        for name, one in CONSTRUCTS.items()
        if not one.ours and any((one.openpyxl, one.calamine, one.libreoffice))
    }
    assert quiet == {"a cell of a foreign namespace"}


def together() -> bytes:
    """Every construct as a sheet of one workbook."""
    members: Parts = parts()
    numbers = range(1, len(CONSTRUCTS) + 1)
    sheets = "".join(f'<sheet name="L{n}" sheetId="{n}" r:id="r{n}"/>' for n in numbers)
    members["xl/workbook.xml"] = (
        f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{sheets}</sheets></workbook>'
    ).encode()
    targets = {f"r{n}": f"worksheet worksheets/sheet{n}.xml" for n in numbers}
    others = {"s1": "styles styles.xml", "s2": "sharedStrings sharedStrings.xml"}
    members["xl/_rels/workbook.xml.rels"] = relations(**targets, **others)
    for n, one in enumerate(CONSTRUCTS.values(), 1):
        members[f"xl/worksheets/sheet{n}.xml"] = worksheet(one.rows, one.before, one.after)
    return pack(members)


@pytest.mark.libreoffice
def test_libreoffice_reads_as_recorded(
    tmp_path: Path, saved_by_libreoffice: Callable[[Path, Path], Path]
) -> None:
    path = tmp_path / "semua.xlsx"
    path.write_bytes(together())
    saved = saved_by_libreoffice(path, tmp_path / "lagi" / path.name).read_bytes()
    found = {name: ours(saved, f"L{n}") for n, name in enumerate(CONSTRUCTS, 1)}
    assert found == {name: one.libreoffice for name, one in CONSTRUCTS.items()}


# --- what concerns the whole workbook ------------------------------------------------------------


def test_a_sheets_name_twice_refuses_the_workbook() -> None:
    """Whose answers are whose cannot be told; calamine takes the first."""
    members = parts()
    members["xl/workbook.xml"] = members["xl/workbook.xml"].replace(b'"Lain"', b'"ISI"')
    assert ours(pack(members)) == STOPS
    assert by_calamine(pack(members)) == "A1='halo' B1=12.5"


def test_a_part_that_is_two_sheets_refuses_the_workbook() -> None:
    """One part under two names would count its answers twice."""
    members = parts()
    members["xl/workbook.xml"] = members["xl/workbook.xml"].replace(b'"r2"', b'"r1"')
    assert ours(pack(members)) == STOPS


def test_the_calendar_of_1904_is_the_workbooks() -> None:
    """Day 1 is 2 January 1904 in such a workbook, for every reader."""
    data = book('<row r="1"><c r="A1" s="2"><v>1</v></c></row>', before='<workbookPr date1904="1"/>')
    assert ours(data) == by_openpyxl(data) == by_calamine(data) == "A1=1904-01-02"


def test_a_name_defined_twice_keeps_the_last() -> None:
    """No answer is looked up by a name that a sender defined, so either would do."""
    names = "".join(f'<definedName name="x">Isi!${column}$1</definedName>' for column in "AB")
    twice = f"<definedNames>{names}</definedNames>"
    workbook, _ = read(book("", after=twice), "a.xlsx")
    assert workbook is not None
    assert workbook.defined_names == {"x": "Isi!$B$1"}
