"""Merges, rules of entry, links, notes, protection, names and properties come with the cells."""

from __future__ import annotations

import io

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.datavalidation import DataValidation

from iku_excel.xlsx import Range, Sheet, Validation, Workbook, address, parse_cell, parse_range, read
from iku_excel.xlsx.addresses import parse_ranges

from .handmade import MAIN, book, changed, opened, parts, relations, worksheet


@pytest.fixture(scope="module")
def workbook() -> Workbook:
    """A workbook with everything around its cells, by openpyxl."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Isian"
    sheet["B2"], sheet["C3"], sheet["D9"] = "induk", 5, 7
    sheet.merge_cells("B2:D2")
    rule = DataValidation(type="whole", operator="greaterThanOrEqual", formula1="0")
    rule.add("C3:C8")
    rule.add("E3")
    choice = DataValidation(type="list", formula1="'Daftar kata'!$A$1:$A$2")
    choice.add("D3:D8")
    sheet.add_data_validation(rule)
    sheet.add_data_validation(choice)
    sheet["C3"].comment = Comment("Angka sementara", "Staf")
    sheet["B2"].hyperlink = "https://contoh.go.id/bukti"
    sheet["B2"].hyperlink.tooltip = "bukti"
    sheet.row_dimensions[9].hidden = True
    sheet.row_dimensions[50].hidden = True
    sheet.column_dimensions["F"].hidden = True
    sheet.protection.sheet = True
    sheet.auto_filter.ref = "B2:E9"
    words = book.create_sheet("Daftar kata")
    words.sheet_state = "hidden"
    book.create_sheet("_iku").sheet_state = "veryHidden"
    book.defined_names["iku"] = DefinedName("iku", attr_text='"TOKEN 1"')
    words.defined_names["lokal"] = DefinedName("lokal", attr_text="'Daftar kata'!$A$1")
    book.security = WorkbookProtection(lockStructure=True)
    book.properties.identifier = "TOKEN"
    book.properties.creator = "Perencana"
    book.properties.lastModifiedBy = "Staf PKP"
    book.custom_doc_props.append(StringProperty(name="iku", value="TOKEN"))
    buffer = io.BytesIO()
    book.save(buffer)
    return opened(buffer.getvalue())


@pytest.fixture
def sheet(workbook: Workbook) -> Sheet:
    return workbook.sheets[0]


def test_sheets_in_their_order_and_state(workbook: Workbook) -> None:
    assert [(sheet.name, sheet.state) for sheet in workbook.sheets] == [
        ("Isian", "visible"),
        ("Daftar kata", "hidden"),
        ("_iku", "veryHidden"),
    ]
    assert workbook.sheet("ISIAN") is workbook.sheets[0]
    assert workbook.sheet("lain") is None


def test_merges(sheet: Sheet) -> None:
    assert sheet.merges == (Range(2, 2, 2, 4),)
    assert str(sheet.merges[0]) == "B2:D2"


def test_validations(sheet: Sheet) -> None:
    assert sheet.validations == (
        Validation("whole", "greaterThanOrEqual", "0", "", (Range(3, 3, 8, 3), Range(3, 5, 3, 5))),
        Validation("list", "", "'Daftar kata'!$A$1:$A$2", "", (Range(3, 4, 8, 4),)),
    )


def test_validations_of_excel_2010_live_in_an_extension() -> None:
    extension = (
        '<extLst><ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">'
        '<x14:conditionalFormattings><x14:conditionalFormatting xmlns:xm="http://schemas.microsoft.com/office/'
        'excel/2006/main"><xm:sqref>A1</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings>'
        '<x14:dataValidations xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">'
        '<x14:dataValidation type="list"><x14:formula1>\n<xm:f>Lain!$A$1:$A$9</xm:f></x14:formula1>'
        "<xm:sqref>B2:B9 C3</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>"
    )
    (rule,) = opened(book("", sheet_after=extension)).sheets[0].validations
    assert rule == Validation("list", "", "Lain!$A$1:$A$9", "", (Range(2, 2, 9, 2), Range(3, 3, 3, 3)))


def test_notes_and_links(sheet: Sheet) -> None:
    assert sheet.notes == {(3, 3): "Angka sementara"}
    assert sheet.hyperlinks == {(2, 2): "https://contoh.go.id/bukti"}


def test_a_link_inside_the_workbook() -> None:
    data = book("", sheet_after='<hyperlinks><hyperlink ref="A1:B1" location="Lain!C3"/></hyperlinks>')
    assert opened(data).sheets[0].hyperlinks == {(1, 1): "#Lain!C3"}


def test_of_two_links_of_one_cell_the_last_counts():
    links = '<hyperlink ref="A1" location="Lain!C3"/><hyperlink ref="A1" location="Lain!C4"/>'
    data = book("", sheet_after=f"<hyperlinks>{links}</hyperlinks>")
    assert opened(data).sheets[0].hyperlinks == {(1, 1): "#Lain!C4"}


def test_hidden_rows_are_those_with_something_in_them(sheet: Sheet) -> None:
    assert sheet.hidden_rows == {9}
    assert sheet.hidden_columns == ((6, 6),)


def test_protection_and_filter(workbook: Workbook, sheet: Sheet) -> None:
    assert sheet.protected
    assert not workbook.sheets[1].protected
    assert workbook.structure_locked
    assert sheet.auto_filter == Range(2, 2, 9, 5)


def test_names_keep_their_sheet(workbook: Workbook) -> None:
    names = {name: text for name, text in workbook.defined_names.items() if "_xlnm" not in name}
    assert names == {"iku": '"TOKEN 1"', "Daftar kata!lokal": "'Daftar kata'!$A$1"}


def test_properties(workbook: Workbook) -> None:
    found = workbook.properties
    assert (found.creator, found.last_modified_by, found.identifier) == ("Perencana", "Staf PKP", "TOKEN")
    assert found.modified.startswith("20")
    assert found.modified.endswith("Z")
    assert found.application.startswith("Microsoft Excel")
    assert found.custom == {"iku": "TOKEN"}


def test_external_links_are_told() -> None:
    rels = parts()["xl/_rels/workbook.xml.rels"].replace(b"sharedStrings sharedStrings.xml", b"")
    added = rels.replace(b'Id="r4"', b'Id="r9"').replace(b'/sharedStrings"', b'/externalLink"')
    workbook, findings = read(
        changed({"xl/_rels/workbook.xml.rels": added, "xl/worksheets/sheet1.xml": worksheet("")}), "a"
    )
    assert workbook is not None
    assert workbook.external_links
    assert [item.code for item in findings] == ["W115"]


def test_charts_are_no_sheets() -> None:
    rels = relations(r1="worksheet worksheets/sheet1.xml", r2="chartsheet worksheets/sheet2.xml")
    members = {
        "xl/_rels/workbook.xml.rels": rels,
        "xl/worksheets/sheet1.xml": worksheet("<row><c><v>1</v></c></row>"),
        "xl/worksheets/sheet2.xml": f'<chartsheet xmlns="{MAIN}"/>'.encode(),
    }
    workbook, findings = read(changed(members), "a")
    assert workbook is not None
    assert [sheet.name for sheet in workbook.sheets] == ["Isi"]
    assert [item.code for item in findings] == ["N193"]


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("A1", Range(1, 1, 1, 1)),
        ("$B$2:$D$4", Range(2, 2, 4, 4)),
        ("D4:B2", Range(2, 2, 4, 4)),
        ("C:E", Range(1, 3, 1048576, 5)),
        ("3:7", Range(3, 1, 7, 16384)),
        ("XFD1048576", Range(1048576, 16384, 1048576, 16384)),
        ("A", None),
        ("5", None),
        ("A1:B", None),
        ("A1:2", None),
        (":", None),
        ("A0", None),
        ("A1048577", None),
        ("XFE1", None),
        ("#REF!", None),
        ("A1:#REF!", None),
        ("Isi!A1", None),
        ("", None),
    ],
)
def test_ranges(text: str, area: Range | None) -> None:
    assert parse_range(text) == area


def test_a_list_of_ranges_is_whole_or_nothing() -> None:
    assert parse_ranges("A1  B2:C3") == (Range(1, 1, 1, 1), Range(2, 2, 3, 3))
    assert parse_ranges("A1 #REF!") is None
    assert parse_ranges(" ") is None


def test_addresses_there_and_back() -> None:
    for column in (1, 26, 27, 52, 53, 702, 703, 16384):
        assert parse_cell(address(12, column)) == (12, column)
    assert address(7, 28) == "AB7"
    assert [parse_cell(text) for text in ("$A$1", "a1", "A01", "A1 ", "AAAA1")] == [None] * 5


def test_a_cell_lies_in_a_range_or_not() -> None:
    area = Range(2, 2, 4, 3)
    assert [area.holds(*cell) for cell in ((2, 2), (4, 3), (1, 2), (5, 2), (2, 1), (2, 4))] == [True] * 2 + [
        False
    ] * 4
