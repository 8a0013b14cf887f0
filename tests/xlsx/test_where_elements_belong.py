"""Elements count where a spreadsheet program looks for them, and nowhere else."""

from __future__ import annotations

import pytest

from iku_excel.xlsx import read

from .handmade import MAIN, PACKAGE, RELATIONS, SECOND, SHEET, book, changed, pack, parts, worksheet

MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
X14 = 'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"'
UNKNOWN = 'xmlns:hs="http://www.contoh.co.kr/2099/hs"'
CELL = '<c r="A1"><v>99</v></c>'


def told(data):
    """The first sheet's cells by address as (kind, raw), and the codes of what was found."""
    workbook, findings = read(data, "a.xlsx")
    cells = workbook.sheets[0].cells if workbook else {}
    return (
        {spot: (cell.kind, cell.raw) for spot, cell in cells.items()},
        [finding.code for finding in findings],
    )


ASTRAY = {
    "in a row's extension": f'<row r="1"><extLst><ext uri="x">{CELL}</ext></extLst></row>',
    "behind a row": f'<row r="1"/>{CELL}',
    "in a cell": f'<row r="1"><c r="B1">{CELL}</c></row>',
    "in a foreign element": f'<row r="1"><x:wrap xmlns:x="urn:x">{CELL}</x:wrap></row>',
    "in an inline text": f'<row r="1"><c r="B1" t="inlineStr"><is>{CELL}</is></c></row>',
    "a row in a row": f'<row r="1"><row r="2">{CELL}</row></row>',
    "a value in a row": '<row r="1"><v>99</v></row>',
    "a value in a value": '<row r="1"><c r="B1"><f>1</f></c><extLst><v>1</v></extLst></row>',
}


@pytest.mark.parametrize("name", ASTRAY)
def test_a_cell_that_stands_elsewhere_is_none_and_is_told(name):
    cells, codes = told(book(ASTRAY[name]))
    assert (1, 1) not in cells
    assert "99" not in {raw for _, raw in cells.values()}
    assert codes == ["W218"]


@pytest.mark.parametrize("where", ["sheet_before", "sheet_after"], ids=["before the rows", "behind the rows"])
@pytest.mark.parametrize(
    "around",
    [
        "<extLst><ext>{}</ext></extLst>",
        '<x:y xmlns:x="urn:x">{}</x:y>',
        "<customSheetViews>{}</customSheetViews>",
    ],
)
def test_rows_that_stand_beside_the_rows_are_none(where, around):
    rows = around.format(f'<sheetData><row r="1">{CELL}</row></sheetData>')
    cells, codes = told(book('<row r="2"><c r="B2"><v>7</v></c></row>', **{where: rows}))
    assert cells == {(2, 2): ("number", "7")}
    assert codes == ["W218"]


@pytest.mark.parametrize(
    "content",
    [
        '<v>6<b xmlns="urn:x">9</b>0</v>',
        "<v>6<v>9</v>0</v>",
        "<v><extLst/>690</v>",
        "<f>6<b>9</b></f><v>690</v>",
    ],
)
def test_a_value_with_something_else_in_it_is_no_value(content):
    cells, codes = told(book(f'<row r="1"><c r="A1">{content}</c></row>'))
    assert [kind for kind, _ in cells.values()] == ["damaged"]
    assert "E112" in codes


def test_a_text_with_something_else_in_it_is_no_text():
    rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>6<b>9</b>0</t></is></c></row>'
    assert told(book(rows))[0] == {(1, 1): ("damaged", "60")}


def alternatives(choice, fallback, needs="hs", spaces=UNKNOWN):
    first = f'<mc:Choice Requires="{needs}" {spaces}>{choice}</mc:Choice>'
    return f"<mc:AlternateContent {MC}>{first}<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"


ONE, OTHER = '<c r="A1"><v>1</v></c>', '<c r="A1"><v>2</v></c>'


@pytest.mark.parametrize(
    ("content", "value"),
    [
        (alternatives(ONE, OTHER), "2"),
        (alternatives(ONE, OTHER, "x14", X14), "1"),
        (alternatives(ONE, OTHER, "x14 hs", f"{X14} {UNKNOWN}"), "2"),
        (alternatives(ONE, OTHER, ""), "2"),
        (alternatives(ONE, OTHER, "nama"), "2"),
        (alternatives(alternatives(ONE, OTHER), OTHER, "x14", X14), "2"),
        (alternatives(OTHER, alternatives(ONE, OTHER, "x14", X14)), "1"),
    ],
)
def test_of_alternatives_the_branch_that_is_understood_counts(content, value):
    cells, codes = told(book(f'<row r="1">{content}<c r="B1"><v>7</v></c></row>'))
    assert cells == {(1, 1): ("number", value), (1, 2): ("number", "7")}
    assert set(codes) <= {"W218"}


def test_whole_rows_in_alternatives():
    row = '<row r="{0}"><c r="A{0}"><v>{0}</v></c></row>'
    cells, _ = told(book(row.format(1) + alternatives(row.format(2), row.format(3))))
    assert cells == {(1, 1): ("number", "1"), (3, 1): ("number", "3")}


def styles(*formats):
    return (
        f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="165" formatCode="dd/mm/yyyy"/></numFmts>'
        f"<cellXfs>{''.join(formats)}</cellXfs></styleSheet>"
    ).encode()


PLAIN, DATE = "<xf/>", '<xf numFmtId="165"/>'


@pytest.mark.parametrize(
    ("formats", "kind"),
    [
        ((PLAIN, DATE), "date"),
        ((PLAIN, alternatives(DATE, PLAIN)), "number"),
        ((PLAIN, alternatives(PLAIN, DATE)), "date"),
        ((alternatives(PLAIN, PLAIN), DATE), "date"),
        ((alternatives(PLAIN + PLAIN, PLAIN), DATE), "date"),
        ((alternatives(PLAIN, PLAIN, "x14", X14), DATE), "date"),
    ],
)
def test_styles_keep_their_number_behind_alternatives(formats, kind):
    rows = '<row r="1"><c r="A1" s="1"><v>46143</v></c></row>'
    data = pack({**parts(), "xl/styles.xml": styles(*formats), SHEET: worksheet(rows)})
    assert told(data)[0][1, 1][0] == kind


@pytest.mark.parametrize(
    ("items", "texts"),
    [
        ("<si><t>satu</t></si><si><t>dua</t></si>", ["satu", "dua"]),
        (
            "<extLst><ext><si><t>x</t></si></ext></extLst><si><t>satu</t></si><si><t>dua</t></si>",
            ["satu", "dua"],
        ),
        ("<si><t>satu</t><si><t>x</t></si></si><si><t>dua</t></si>", ["satu", "dua"]),
        ("<si><t>satu</t><extLst><ext><t>x</t></ext></extLst></si><si><t>dua</t></si>", ["satu", "dua"]),
        ("<si><r><rPr><t>x</t></rPr><t>satu</t></r></si><si><t>dua</t></si>", ["satu", "dua"]),
        ("<si><t>sa</t><rPh><t>x</t></rPh><r><t>tu</t></r></si><si><t>dua</t></si>", ["satu", "dua"]),
        (alternatives("<si/><si/>", "<si><t>satu</t></si>") + "<si><t>dua</t></si>", ["satu", "dua"]),
    ],
)
def test_shared_strings_keep_their_number(items, texts):
    rows = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
    table = f'<sst xmlns="{MAIN}">{items}</sst>'.encode()
    cells, _ = told(
        pack({**parts(), "xl/sharedStrings.xml": table, SHEET: worksheet(rows), SECOND: worksheet("")})
    )
    assert [raw for _, raw in cells.values()] == texts


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        ("<t>15</t>", "15"),
        ('<r><t>15</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>2)</t></r>', "15²⁾"),
        ('<r><rPr><vertAlign val="subscript"/></rPr><t>2</t></r><r><t>15</t></r>', "₂15"),
        ('<r><rPr><vertAlign val="baseline"/></rPr><t>2</t></r><r><t>15</t></r>', "215"),
        ("<r><rPr><b/><strike/></rPr><t>12</t></r><r><t>15</t></r>", "1\u03362\u033615"),
        ('<r><rPr><strike val="0"/></rPr><t>12</t></r>', "12"),
        ('<r><rPr><strike val="true"/></rPr><t>1</t></r><t>5</t>', "1\u03365"),
    ],
)
def test_a_run_that_is_raised_or_struck_out_is_never_a_digit_of_the_number(runs, text):
    """15 with a footnote mark is not 152, and what is struck out is no longer said."""
    rows = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is>' + runs + "</is></c></row>"
    table = f'<sst xmlns="{MAIN}"><si>{runs}</si></sst>'.encode()
    cells, _ = told(
        pack({**parts(), "xl/sharedStrings.xml": table, SHEET: worksheet(rows), SECOND: worksheet("")})
    )
    assert [raw for _, raw in cells.values()] == [text, text]


def test_two_relationships_with_one_id_refuse_the_file():
    twice = "".join(
        f'<Relationship Id="r1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number in (1, 2)
    )
    rels = f'<Relationships xmlns="{PACKAGE}/relationships">{twice}</Relationships>'.encode()
    assert told(changed({"xl/_rels/workbook.xml.rels": rels})) == ({}, ["E108"])
    of_sheet = {"xl/worksheets/_rels/sheet1.xml.rels": rels}
    assert told(pack({**parts(), **of_sheet})) == ({}, ["E108"])


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ('<c r="A1" t="inlineStr"><v>halo</v></c>', ("text", "halo")),
        ('<c r="A1" t="inlineStr"><v>12</v></c>', ("text", "12")),
        ('<c r="A1" t="inlineStr"><is><t>halo</t></is></c>', ("text", "halo")),
        ('<c r="A1" t="inlineStr"><is><t>halo</t></is><v>12</v></c>', ("damaged", "12")),
    ],
)
@pytest.mark.parametrize("spelled", [str, lambda cell: cell.replace("<v>", "<v ><!-- -->")])
def test_an_inline_text_may_stand_in_a_value(cell, found, spelled):
    assert told(book(f'<row r="1">{spelled(cell)}</row>'))[0] == {(1, 1): found}


def test_rules_of_entry_are_read_where_excel_writes_them():
    rule = '<dataValidation type="list" sqref="{}">{}</dataValidation>'
    long, short = '<x12ac:list xmlns:x12ac="urn:x">a,b</x12ac:list>', '<formula1>"a"</formula1>'
    first = rule.format("A1", alternatives(long, short, "x12ac", ""))
    second = rule.format("A2", "<formula1>B1</formula1>")
    after = (
        f"<dataValidations>{first}{second}</dataValidations>"
        f'<extLst><ext {X14}><x14:dataValidations><x14:dataValidation type="list"><x14:formula1>'
        '<xm:f xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">Lain!A1</xm:f></x14:formula1>'
        '<xm:sqref xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">A3</xm:sqref>'
        "</x14:dataValidation></x14:dataValidations></ext></extLst>"
    )
    workbook, _ = read(book("", sheet_after=after), "a.xlsx")
    rules = {str(rule.ranges[0]): rule.formula1 for rule in workbook.sheets[0].validations}
    assert rules == {"A1": '"a"', "A2": "B1", "A3": "Lain!A1"}
    _, codes = told(book("", sheet_after=f"<extLst>{rule.format('A1', '')}</extLst>"))
    assert codes == []
