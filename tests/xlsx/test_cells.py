"""A cell keeps its kind, its raw text and its place, whatever stands in it."""

from __future__ import annotations

import re

import pytest

from iku_excel.xlsx import Cell, Sheet, read

from .handmade import STRICT_MAIN, book, changed, opened, parts, worksheet


def first(data: bytes) -> Sheet:
    return opened(data).sheets[0]


def cell(markup: str, **changes: str) -> Cell:
    """The one cell of a sheet that holds this markup."""
    (found,) = first(book(f"<row>{markup}</row>", **changes)).cells.values()
    return found


@pytest.mark.parametrize(
    ("markup", "kind", "raw", "number"),
    [
        ("<c><v>12</v></c>", "number", "12", 12),
        ('<c t="n"><v> -0.5e-3\n</v></c>', "number", "-0.5e-3", -0.0005),
        ("<c><v>.5</v></c>", "number", ".5", 0.5),
        ("<c><v>39.99999999999999</v></c>", "number", "39.99999999999999", 39.99999999999999),
        ('<c t="s"><v>0</v></c>', "text", "halo", None),
        ('<c t="s"><v>1</v></c>', "text", "dua warna", None),
        ('<c t="str"><v></v></c>', "text", "", None),
        ('<c t="str"><v> 40 </v></c>', "text", " 40 ", None),
        ('<c t="inlineStr"><is><t>a</t></is></c>', "text", "a", None),
        ('<c t="inlineStr"><is><t/></is></c>', "text", "", None),
        (
            '<c t="inlineStr"><is><r><t>a</t></r><r><t> b</t></r><rPh><t>x</t></rPh></is></c>',
            "text",
            "a b",
            None,
        ),
        ('<c t="inlineStr"><is><t>satu_x000D_&#10;dua</t></is></c>', "text", "satu\r\ndua", None),
        ('<c t="str"><v>_x005F_x000D_</v></c>', "text", "_x000D_", None),
        ('<c t="str"><v>_xD83D__xDE00_</v></c>', "text", "😀", None),
        ('<c t="str"><v>_xD83D_</v></c>', "text", "�", None),
        ('<c t="inlineStr"><is><t><![CDATA[a<b]]>&amp;c</t></is></c>', "text", "a<b&c", None),
        ('<c t="b"><v>1</v></c>', "boolean", "1", None),
        ('<c t="b"><v>false</v></c>', "boolean", "false", None),
        ('<c t="e"><v>#DIV/0!</v></c>', "error", "#DIV/0!", None),
        ('<c t="e"><v>#N/A</v></c>', "error", "#N/A", None),
        ('<c t="d"><v>2026-05-05T00:00:00</v></c>', "date", "2026-05-05T00:00:00", None),
    ],
)
def test_kinds(markup: str, kind: str, raw: str, number: float | None) -> None:
    found = cell(markup)
    assert (found.kind, found.raw, found.number, found.formula) == (kind, raw, number, None)


@pytest.mark.parametrize(
    ("markup", "kind", "raw", "formula"),
    [
        ("<c><f>1+1</f><v>2</v></c>", "number", "2", "=1+1"),
        ("<c><f>1+1</f></c>", "empty", "", "=1+1"),
        ("<c><f>1+1</f><v/></c>", "empty", "", "=1+1"),
        ('<c t="str"><f>""</f></c>', "empty", "", '=""'),
        ('<c t="str"><f>""</f><v></v></c>', "text", "", '=""'),
        ('<c t="e"><f>1/0</f><v>#DIV/0!</v></c>', "error", "#DIV/0!", "=1/0"),
        ('<c t="b"><f>1=1</f><v>1</v></c>', "boolean", "1", "=1=1"),
        ('<c><f t="array" ref="A1">SUM(B1:B2)</f><v>3</v></c>', "number", "3", "=SUM(B1:B2)"),
        ('<c><f t="dataTable" ref="A1"/><v>3</v></c>', "number", "3", "="),
        ('<c><f t="shared" si="9"/><v>3</v></c>', "number", "3", "="),
    ],
)
def test_formulas(markup: str, kind: str, raw: str, formula: str) -> None:
    found = cell(markup)
    assert (found.kind, found.raw, found.formula) == (kind, raw, formula)


def test_a_shared_formula_is_a_formula_in_every_cell() -> None:
    rows = (
        '<row r="1"><c r="A1"><f t="shared" ref="A1:A3" si="0">B1*2</f><v>2</v></c></row>'
        '<row r="2"><c r="A2"><f t="shared" si="0"/><v>4</v></c></row>'
        '<row r="3"><c r="A3"><f t="shared" si="0"></f><v>4</v></c><c r="B3"><v>4</v></c></row>'
    )
    found = first(book(rows)).cells
    assert [found[row, 1].formula for row in (1, 2, 3)] == ["=B1*2"] * 3
    assert found[3, 2].formula is None


@pytest.mark.parametrize(
    "markup",
    [
        "<c/>",
        '<c s="1"/>',
        "<c><v/></c>",
        "<c><v> </v></c>",
        '<c t="s"/>',
        '<c t="s"><v/></c>',
        '<c t="inlineStr"/>',
    ],
)
def test_nothing_in_it(markup: str) -> None:
    assert first(book(f"<row>{markup}</row>")).cells == {}


def test_a_format_tells_percent_date_and_lock() -> None:
    workbook = opened(
        book('<row><c s="1"><v>0.85</v></c><c s="2"><v>46147</v></c><c s="3"><v>5</v></c></row>')
    )
    percent, day, plain = (workbook.sheets[0].cells[1, column] for column in (1, 2, 3))
    assert (percent.kind, percent.percent, percent.number) == ("number", True, 0.85)
    assert (day.kind, day.percent, day.number, day.iso) == ("date", False, 46147, "2026-05-05")
    assert (plain.kind, plain.percent, plain.iso) == ("number", False, "")
    assert [workbook.style_of(cell).locked for cell in (percent, day, plain)] == [True, True, False]
    assert workbook.style_of(percent).format == "0.00 %"


def test_the_1904_calendar_counts_from_1904() -> None:
    workbook = opened(book('<row><c s="2"><v>44685</v></c></row>', before='<workbookPr date1904="1"/>'))
    assert workbook.date1904
    assert workbook.sheets[0].cells[1, 1].iso == "2026-05-05"


# --- places ------------------------------------------------------------------------------------

ONE = "<v>1</v></c>"


@pytest.mark.parametrize(
    ("rows", "places"),
    [
        (f'<row r="2"><c r="B2">{ONE}<c r="D2">{ONE}</row>', [(2, 2), (2, 4)]),
        (f"<row><c>{ONE}<c>{ONE}</row><row><c>{ONE}</row>", [(1, 1), (1, 2), (2, 1)]),
        (
            f'<row r="5"><c r="C5">{ONE}<c>{ONE}<c s="1"/><c>{ONE}</row><row><c>{ONE}</row>',
            [(5, 3), (5, 4), (5, 6), (6, 1)],
        ),
        (
            f'<row r="9"><c r="B9">{ONE}<c r="A9">{ONE}</row><row r="3"><c r="A3">{ONE}</row>',
            [(9, 2), (9, 1), (3, 1)],
        ),
        (f'<row spans="1:2" r="4"><c s="1" r="AA4">{ONE}</row>', [(4, 27)]),
        (f'<row r="1048576"><c r="XFD1048576">{ONE}</row>', [(1048576, 16384)]),
    ],
)
def test_places(rows: str, places: list[tuple[int, int]]) -> None:
    assert list(first(book(rows)).cells) == places


@pytest.mark.parametrize(
    ("rows", "reported"),
    [
        (f'<row r="1"><c r="A2">{ONE}<c r="B1">{ONE}</row>', "A2"),
        (f'<row r="1"><c r="1A">{ONE}<c r="B1">{ONE}</row>', "1A"),
        (f'<row r="1"><c r="XFE1">{ONE}<c r="B1">{ONE}</row>', "XFE1"),
        (f'<row r="1"><c r="a1">{ONE}<c r="B1">{ONE}</row>', "a1"),
        (f'<row r="1"><c r="Å1">{ONE}<c r="B1">{ONE}</row>', "Å1"),
        (f'<row r="1"><c r="">{ONE}<c r="B1">{ONE}</row>', ""),
        (f'<row r="0"><c r="A0">{ONE}</row><row r="1"><c r="B1">{ONE}</row>', "A0"),
        (f'<row r="1e3"><c>{ONE}</row><row r="1"><c r="B1">{ONE}</row>', ""),
        (f'<row r="1048577"><c>{ONE}</row><row r="1"><c r="B1">{ONE}</row>', ""),
        (f'<row r="{"9" * 5000}"><c>{ONE}</row><row r="1"><c r="B1">{ONE}</row>', ""),
        (f'<row r="1"><c r="B1">{ONE}<c r="{"A" * 5000}1">{ONE}</row>', "A" * 19 + "…"),
    ],
)
def test_an_illegal_place_is_a_finding_and_the_rest_stays(rows: str, reported: str) -> None:
    workbook, findings = read(book(rows), "a.xlsx")
    assert workbook is not None
    assert [(item.code, item.place.sheet, item.place.cell) for item in findings] == [
        ("E112", "Isi", reported)
    ]
    assert list(workbook.sheets[0].cells) == [(1, 2)]


def test_after_an_illegal_place_nothing_is_counted_on() -> None:
    """A cell without an address behind one that has lost its own stands nowhere."""
    workbook, findings = read(book(f'<row r="1"><c r="?">{ONE}<c>{ONE}</row>'), "a.xlsx")
    assert workbook is not None
    assert workbook.sheets[0].cells == {}
    assert [item.code for item in findings] == ["E112", "E112"]


@pytest.mark.parametrize(
    "markup",
    [
        "<v>4_0</v>",
        "<v>４０</v>",
        "<v>nan</v>",
        "<v>INF</v>",
        "<v>1e999</v>",
        "<v>0x28</v>",
        "<v>1,5</v>",
        "<v>12 rb</v>",
        "<v>1</v><v>2</v>",
    ],
)
def test_a_bad_number_stays_as_damaged(markup: str) -> None:
    workbook, findings = read(book(f'<row r="7"><c r="C7">{markup}</c><c r="D7">{ONE}</row>'), "a.xlsx")
    assert workbook is not None
    (finding,) = findings
    assert (finding.code, finding.place.cell, finding.values["bagian"]) == ("E112", "C7", "C7")
    damaged = workbook.sheets[0].cells[7, 3]
    assert (damaged.kind, damaged.number, damaged.raw) == ("damaged", None, finding.raw)
    assert workbook.sheets[0].cells[7, 4].number == 1


@pytest.mark.parametrize(
    "attributes",
    ['t="s"', 't="z"', 't="b"', 't="d"', 's="4"', 's="-1"', 's="0x1"', f's="{"1" * 5000}"'],
)
def test_a_bad_index_or_type_stays_as_damaged(attributes: str) -> None:
    workbook, findings = read(book(f'<row r="1"><c r="A1" {attributes}><v>7</v></c></row>'), "a.xlsx")
    assert workbook is not None
    assert [(item.code, item.place.cell, item.raw) for item in findings] == [("E112", "A1", "7")]
    assert workbook.sheets[0].cells[1, 1].kind == "damaged"


def test_a_shared_string_is_no_inline_string() -> None:
    workbook, findings = read(book('<row><c t="s"><is><t>0</t></is></c></row>'), "a.xlsx")
    assert workbook is not None
    assert [item.code for item in findings] == ["E112"]
    assert workbook.sheets[0].cells[1, 1].kind == "damaged"


@pytest.mark.parametrize("second", ["<v>1</v>", "<v>2</v>", "<f>1</f>"])
def test_of_a_cell_that_stands_twice_neither_value_is_used(second: str) -> None:
    rows = f'<row r="1"><c r="A1"><v>1</v></c><c r="B1">{ONE}</row><row r="1"><c r="A1">{second}</c></row>'
    workbook, findings = read(book(rows), "a.xlsx")
    assert workbook is not None
    assert [(item.code, item.place.cell) for item in findings] == [("E112", "A1")]
    assert workbook.sheets[0].cells[1, 1].kind == "damaged"
    assert workbook.sheets[0].cells[1, 2].number == 1


def test_a_sheet_of_bad_cells_is_refused_as_one() -> None:
    rows = "".join(f'<row r="{row}"><c r="A{row}"><v>x</v></c></row>' for row in range(1, 1_002))
    workbook, findings = read(book(rows), "a.xlsx")
    assert workbook is not None
    assert [sheet.name for sheet in workbook.sheets] == ["Lain"]
    assert [(item.code, item.place.sheet, item.place.cell) for item in findings] == [("E112", "Isi", "")]


def test_equal_cells_are_one_object() -> None:
    cells = first(book(f"<row><c>{ONE}<c>{ONE}</row>")).cells
    assert cells[1, 1] is cells[1, 2]


# --- ways to write the same --------------------------------------------------------------------


def prefixed(part: bytes) -> bytes:
    """The part with every element of the default namespace under a prefix."""
    return re.sub(rb"<(/?)([a-zA-Z])", rb"<\1x:\2", part).replace(b"xmlns=", b"xmlns:x=")


VALUES = {(1, 1): ("text", "halo"), (1, 2): ("number", "12.5")}


@pytest.mark.parametrize(
    "data",
    [
        changed({name: prefixed(content) for name, content in parts().items()}),
        changed({name: content.decode().encode("utf-16") for name, content in parts().items()}),
        changed({name: content.decode().encode("utf-16-be") for name, content in parts().items()}),
        changed(
            {name: b'<?xml version="1.0" encoding="UTF-8"?>\n' + content for name, content in parts().items()}
        ),
        changed({name: content.replace(b"><", b">\n  <") for name, content in parts().items()}),
        changed(
            {
                name: content.replace(
                    b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", STRICT_MAIN.encode()
                )
                for name, content in parts().items()
            }
        ),
        changed({"_rels/.rels": parts()["_rels/.rels"].replace(b'"xl/', b'"/xl/')}),
        changed({"_rels/.rels": parts()["_rels/.rels"].replace(b'"xl/', b'"../../xl/')}),
        changed({"_rels/.rels": parts()["_rels/.rels"].replace(b'"xl/', b'"./XL/')}),
        changed({"_rels/.rels": parts()["_rels/.rels"].replace(b'"xl/', b'"xl\\')}),
        changed({"_rels/.rels": parts()["_rels/.rels"].replace(b"workbook.xml", b"%77orkbook.xml")}),
    ],
)
def test_other_spellings_read_the_same(data: bytes) -> None:
    workbook, findings = read(data, "a.xlsx")
    assert workbook is not None
    assert {item.code for item in findings} <= {"W119", "N192"}
    assert {place: (cell.kind, cell.raw) for place, cell in workbook.sheets[0].cells.items()} == VALUES
    assert workbook.sheets[1].cells[3, 3].number == 7


def test_foreign_elements_are_not_cells() -> None:
    rows = f'<row r="1"><c r="A1">{ONE}<x:c xmlns:x="http://lain" r="B1"><x:v>2</x:v></x:c></row>'
    assert list(first(book(rows)).cells) == [(1, 1)]


def test_without_styles_numbers_are_numbers() -> None:
    workbook, findings = read(changed({"xl/styles.xml": None}), "a.xlsx")
    assert workbook is not None
    assert [item.code for item in findings] == ["N193"]
    assert workbook.sheets[0].cells[1, 2].number == 12.5
    assert workbook.style_of(workbook.sheets[0].cells[1, 2]).format == "General"


def test_a_namespace_declared_late_is_followed() -> None:
    part = worksheet("").replace(
        b"<sheetData></sheetData>",
        b'<s:sheetData xmlns:s="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b"<s:row><s:c><s:v>3</s:v></s:c></s:row></s:sheetData>",
    )
    assert first(changed({"xl/worksheets/sheet1.xml": part})).cells[1, 1].number == 3
