"""Each code of a container and its workbook is raised by what it names, and not by a near neighbour."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable

import pytest

from iku_excel.core.findings import Place
from iku_excel.xlsx import limits as limits_module
from iku_excel.xlsx import read

from .handmade import (
    MAIN,
    RELATIONS,
    SECOND,
    SHEET,
    STRICT_MAIN,
    STRICT_RELATIONS,
    book,
    changed,
    pack,
    parts,
    relations,
    worksheet,
)

GOOD = pack(parts())
WORKBOOK = "xl/workbook.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def codes(data: bytes) -> list[str]:
    return [finding.code for finding in read(data, "a.xlsx")[1]]


def test_the_good_workbook_has_no_finding() -> None:
    workbook, findings = read(GOOD, "a.xlsx")
    assert findings == ()
    assert workbook is not None
    assert [sheet.name for sheet in workbook.sheets] == ["Isi", "Lain"]


# --- bytes that are changed after packing ------------------------------------------------------


def central(data: bytes, offset: int, new: bytes, name: bytes = SHEET.encode()) -> bytes:
    """The zip with bytes of one entry's directory record replaced."""
    at = data.rfind(name) - 46
    assert data[at : at + 4] == b"PK\1\2"
    return data[: at + offset] + new + data[at + offset + len(new) :]


def local(data: bytes, offset: int, new: bytes, name: bytes = SHEET.encode()) -> bytes:
    """The zip with bytes of one entry's own header replaced."""
    at = data.find(name) - 30
    assert data[at : at + 4] == b"PK\3\4"
    return data[: at + offset] + new + data[at + offset + len(new) :]


def with_entry(name: str, content: bytes = b"", method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO(GOOD)
    with zipfile.ZipFile(buffer, "a") as package:
        package.writestr(zipfile.ZipInfo(name), content, method)
    return buffer.getvalue()


def twice() -> bytes:
    """The first sheet's part two times under one name."""
    other = with_entry(SHEET.replace("sheet1", "sheetX"), worksheet(""))
    return other.replace(b"sheetX", b"sheet1")


def overlapping() -> bytes:
    """The second sheet's record points at the first sheet's data, under the first one's name and letters."""
    data = with_entry("xl/worksheets/sheet3.xml", parts()[SHEET])
    first = data.find(SHEET.encode()) - 30
    data = central(data, 42, struct.pack("<L", first), b"xl/worksheets/sheet3.xml")
    return data[:first] + data[first:]


def crc_flipped() -> bytes:
    at = GOOD.rfind(SHEET.encode()) - 46 + 16
    return GOOD[:at] + bytes([GOOD[at] ^ 1]) + GOOD[at + 1 :]


def claim(size: int) -> bytes:
    return central(GOOD, 24, struct.pack("<L", size))


# --- sheets that say too much ------------------------------------------------------------------

DOCTYPE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]>'
LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">'
    + b"".join(b"<!ENTITY %c '%s'>" % (98 + turn, b"&%c;" % (97 + turn) * 10) for turn in range(9))
    + b"]><x>&j;</x>"
)


def deep(levels: int) -> bytes:
    return worksheet("", after="<x>" * levels + "</x>" * levels)


def wide(attributes: int) -> bytes:
    return worksheet("", after="<x " + " ".join(f'a{n}=""' for n in range(attributes)) + "/>")


def many_cells(count: int) -> bytes:
    row = "".join("<c><v>1</v></c>" for _ in range(10_000))
    full, rest = divmod(count, 10_000)
    return worksheet(f"<row>{row}</row>" * full + "<row>" + "<c><v>1</v></c>" * rest + "</row>")


def empty_cells(count: int) -> bytes:
    return worksheet("".join(f'<row r="{row}"><c r="A{row}" s="1"/></row>' for row in range(1, count + 1)))


NO_STRINGS = relations(
    r1="worksheet worksheets/sheet1.xml", r2="worksheet worksheets/sheet2.xml", r3="styles styles.xml"
)
UNNAMED = worksheet('<row><c t="s"/><c><v>1</v></c></row>')
NUMBERS = worksheet("<row><c><v>1</v></c></row>")

VALIDATION = (
    '<dataValidations><dataValidation type="{type}" sqref="{where}">'
    "<formula1>0</formula1></dataValidation></dataValidations>"
)
NAMES = "<definedNames><definedName name='a'>{}</definedName></definedNames>"


def strict() -> bytes:
    def to_strict(content: bytes) -> bytes:
        return content.replace(MAIN.encode(), STRICT_MAIN.encode()).replace(
            RELATIONS.encode(), STRICT_RELATIONS.encode()
        )

    return pack({name: to_strict(content) for name, content in parts().items()})


def utf16(content: bytes) -> bytes:
    return content.decode().encode("utf-16")


def styles_gone() -> bytes:
    return changed({"xl/styles.xml": None})


def custom(data: bytes) -> bytes:
    return changed(
        {
            "_rels/.rels": relations(a="officeDocument xl/workbook.xml", b="extended-properties app.xml"),
            "app.xml": data,
        }
    )


Case = tuple[str, bytes | Callable[[], bytes]]

APPLE = pack({"Index/Document.iwa": b"x", "a.xml": b""})

RAISED: list[Case] = [
    ("E101", b""),
    ("E102", GOOD[:-200]),
    ("E102", GOOD[: len(GOOD) // 2]),
    ("E102", crc_flipped),
    ("E102", lambda: claim(len(parts()[SHEET]) - 1)),
    ("E102", lambda: claim(len(parts()[SHEET]) + 1)),
    ("E102", lambda: local(central(GOOD, 10, b"\x63\0"), 8, b"\x63\0")),
    ("E102", pack(parts(), zipfile.ZIP_LZMA)),
    ("E103", b"UEsDBBQABgAIAAAAIQ"),
    ("E103", bytes(range(256)) * 4),
    ("E103", b"Yang terhormat, kami kirimkan isian."),
    ("E103", b"PKP mengirim 12, 15\nPIOP 8"),
    ("E104", pack({"surat.txt": b"halo"})),
    ("E104", pack({"formulir.xlsx": GOOD})),
    (
        "E104",
        lambda: pack({name: content for name, content in parts().items() if not name.startswith("xl/")}),
    ),
    ("E104", pack({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"})),
    ("E104", lambda: changed({WORKBOOK: b'<document xmlns="http://x"/>'})),
    ("E104", OLE + "WordDocument".encode("utf-16-le")),
    ("E105", b"\xef\xbb\xbf <!DOCTYPE html><html><table></table></html>"),
    ("E105", b"<html><body>IKU</body></html>"),
    ("E105", b"%PDF-1.7\n%\xe2\xe3"),
    ("E105", b"No,Bidang,Nilai\n1,PKP,12\n"),
    ("E105", b"No;Bidang;Nilai\r\n1;PKP;12\r\n"),
    ("E105", "No\tBidang\n1\tPKP\n".encode("utf-16")),
    ("E105", b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'),
    ("E106", OLE + "Workbook".encode("utf-16-le")),
    ("E106", pack({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<a/>"})),
    ("E106", lambda: changed({"xl/workbook.bin": b"\x83\x01"})),
    ("E107", OLE + "EncryptedPackage".encode("utf-16-le")),
    ("E107", lambda: local(central(GOOD, 8, b"\1\0"), 6, b"\1\0")),
    ("E108", twice),
    ("E108", lambda: with_entry("XL/Worksheets/SHEET1.xml", worksheet(""))),
    ("E108", lambda: local(GOOD, 30, b"xl/worksheets/sheetY.xml")),
    ("E108", overlapping),
    ("E109", lambda: with_entry("../keluar.xml")),
    ("E109", lambda: with_entry("xl\\..\\..\\keluar.xml")),
    ("E109", lambda: with_entry("/etc/passwd")),
    ("E109", lambda: with_entry("C:/keluar.xml")),
    ("E110", GOOD + bytes(limits_module.FILE_BYTES)),
    ("E110", lambda: pack({**parts(), **{f"x{n}": b"" for n in range(limits_module.ENTRIES)}})),
    ("E110", lambda: pack({**parts(), "x": bytes(limits_module.PART_BYTES + 1)})),
    ("E110", lambda: pack({**parts(), **{f"x{n}": bytes(22 << 20) for n in range(3)}})),
    ("E110", lambda: changed({SHEET: many_cells(limits_module.CELLS + 1)})),
    ("E111", lambda: changed({SHEET: DOCTYPE + parts()[SHEET]})),
    ("E111", lambda: changed({WORKBOOK: DOCTYPE + parts()[WORKBOOK]})),
    ("E111", lambda: changed({WORKBOOK: utf16(DOCTYPE.split(b"?>")[1] + parts()[WORKBOOK])})),
    ("E111", lambda: changed({"[Content_Types].xml": LAUGHS})),
    ("E111", lambda: changed({"xl/sharedStrings.xml": LAUGHS})),
    ("E111", lambda: custom(LAUGHS)),
    ("E111", lambda: changed({SHEET: deep(limits_module.DEPTH)})),
    ("E111", lambda: changed({SHEET: wide(limits_module.ATTRIBUTES + 1)})),
    ("E111", lambda: changed({SHEET: wide(500_000)})),
    ("E112", lambda: changed({SHEET: parts()[SHEET][:-20]})),
    ("E112", lambda: changed({SHEET: parts()[SHEET].replace(b"</row>", b"", 1)})),
    ("E112", lambda: changed({SHEET: b""})),
    ("E112", lambda: changed({SHEET: b'<?xml version="1.0"?><x/>'})),
    ("E112", lambda: changed({WORKBOOK: b"<workbook"})),
    ("E112", lambda: changed({"xl/sharedStrings.xml": b"<sst>\xff</sst>"})),
    ("E112", lambda: changed({"xl/styles.xml": b"<styleSheet>"})),
    ("E112", lambda: changed({"[Content_Types].xml": b"hm"})),
    ("E112", book("", sheet_after='<mergeCells><mergeCell ref="A0:B2"/></mergeCells>')),
    ("E112", lambda: changed({WORKBOOK: parts()[WORKBOOK].replace(b"Lain", b"ISI")})),
    ("E112", lambda: changed({WORKBOOK: parts()[WORKBOOK].replace(b"r2", b"r1")})),
    ("E113", lambda: changed({SECOND: None})),
    ("E113", lambda: changed({WORKBOOK: parts()[WORKBOOK].replace(b"r2", b"r9")})),
    ("E113", lambda: changed({WORKBOOK: f'<workbook xmlns="{MAIN}"/>'.encode()})),
    ("E113", lambda: changed({WORKBOOK: None, "xl/WorkBook2.xml": b""})),
    ("E113", lambda: changed({"_rels/.rels": relations(a="officeDocument xl/lain.xml")})),
    ("E113", lambda: changed({"[Content_Types].xml": None})),
    ("E113", lambda: changed({"xl/sharedStrings.xml": None})),
    ("W145", lambda: with_entry("xl/vbaProject.bin", b"\xcc\x61")),
    (
        "W115",
        lambda: changed(
            {
                "xl/_rels/workbook.xml.rels": parts()["xl/_rels/workbook.xml.rels"].replace(
                    b"</Rel",
                    relations(r8="externalLink externalLinks/l1.xml").split(b">", 1)[1].split(b"</Rel")[0]
                    + b"</Rel",
                )
            }
        ),
    ),
    ("W116", book("", after=NAMES.format("#REF!$A$1"))),
    ("W116", book("", after=NAMES.format("'[1]Data'!A1"))),
    ("W117", book("", sheet_after=VALIDATION.format(type="whole", where="A1:#REF!"))),
    ("W117", book("", sheet_after=VALIDATION.format(type="bulat", where="A1"))),
    (
        "W117",
        book("", sheet_after=VALIDATION.format(type="whole", where="A1 " * (limits_module.RANGES + 1))),
    ),
    ("W117", book("", sheet_after='<conditionalFormatting sqref=""/>')),
    ("W119", strict),
    ("W218", book('<row r="1"><extLst><ext><c r="A1"><v>99</v></c></ext></extLst></row>')),
    ("N190", GOOD + b"\n\n"),
    ("N191", lambda: with_entry("xl/media/gambar.png", b"gambar", zipfile.ZIP_LZMA)),
    ("N192", lambda: changed({SHEET: utf16(parts()[SHEET])})),
    ("N193", styles_gone),
    (
        "N194",
        book("<row><c r='A1'><v>1</v></c></row>", sheet_before='<dimension ref="B2"/>'),
    ),
    ("N195", lambda: custom(b"<Properties")),
    ("N195", book("", sheet_after='<hyperlinks><hyperlink ref="#REF!" location="A1"/></hyperlinks>')),
    ("N195", lambda: changed({SHEET: UNNAMED, "xl/sharedStrings.xml": None})),
]

QUIET: list[Case] = [
    ("E102", with_entry("xl/media/gambar.png", b"gambar", zipfile.ZIP_STORED)),
    ("E102", pack(parts(), zipfile.ZIP_STORED)),
    ("E106", lambda: with_entry("xl/media/workbook.bin", b"")),
    ("E107", lambda: with_entry("EncryptedPackage", b"")),
    ("E108", lambda: with_entry("xl/worksheets/sheet11.xml", worksheet(""))),
    ("E109", lambda: with_entry("xl/..gambar...xml")),
    ("E109", lambda: with_entry("xl/worksheets/")),
    ("E110", GOOD + bytes(1000)),
    ("E110", lambda: with_entry("x", bytes(limits_module.PART_BYTES))),
    ("E110", lambda: changed({SHEET: many_cells(limits_module.CELLS - 1), SECOND: NUMBERS})),
    ("E110", book('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')),
    ("E110", lambda: changed({SHEET: empty_cells(limits_module.CELLS + 1)})),
    ("E111", book('<row><c t="inlineStr"><is><t>&lt;!DOCTYPE x&gt;</t></is></c></row>')),
    ("E111", lambda: changed({SHEET: deep(limits_module.DEPTH - 1)})),
    ("E111", lambda: changed({SHEET: wide(limits_module.ATTRIBUTES)})),
    ("E111", book(f'<row><c t="inlineStr"><is><t>{"&amp;" * 32_767}</t></is></c></row>')),
    ("E112", book("", sheet_after='<mergeCells><mergeCell ref="A1:B2"/></mergeCells>')),
    (
        "E113",
        lambda: changed(
            {"xl/_rels/workbook.xml.rels": NO_STRINGS, SHEET: NUMBERS, "xl/sharedStrings.xml": None}
        ),
    ),
    (
        "W145",
        lambda: changed(
            {
                "[Content_Types].xml": parts()["[Content_Types].xml"].replace(
                    b"vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    b"vnd.ms-excel.sheet.macroEnabled",
                )
            }
        ),
    ),
    ("W145", lambda: with_entry("xl/printerSettings/printerSettings1.bin", b"x")),
    ("W115", book("<row><c><f>[1]Data!A1</f><v>1</v></c></row>")),
    ("W116", book("", after=NAMES.format("Isi!$A$1"))),
    ("W117", book("", sheet_after=VALIDATION.format(type="whole", where="A1:B2 C3 $D$4 E:E 7:8"))),
    ("W117", book("", sheet_after='<conditionalFormatting sqref="A1 B2:C3"/>')),
    ("W119", GOOD),
    ("W218", book('<row r="1"><c r="A1"><v>99</v></c><extLst><ext/></extLst></row>')),
    ("N190", GOOD[:-2] + struct.pack("<H", 4) + b"nota"),
    ("N191", lambda: with_entry("xl/media/gambar.png", b"gambar")),
    ("N192", lambda: changed({SHEET: b"\xef\xbb\xbf" + parts()[SHEET]})),
    ("N194", book("<row><c r='B2'/><c r='A1'/></row>", sheet_before='<dimension ref="A1:B2"/>')),
    ("N195", lambda: custom(b"<Properties/>")),
]


@pytest.fixture(autouse=True)
def few_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file may have a twenty-fifth of the cells; test_memory reads one with all of them."""
    monkeypatch.setattr(limits_module, "CELLS", limits_module.CELLS // 25)


def made(case: bytes | Callable[[], bytes]) -> bytes:
    return case if isinstance(case, bytes) else case()


@pytest.mark.parametrize(
    ("code", "case"), RAISED, ids=[f"{code}-{turn}" for turn, (code, _) in enumerate(RAISED)]
)
def test_raised(code: str, case: bytes | Callable[[], bytes]) -> None:
    workbook, findings = read(made(case), "PKP.xlsx")
    assert [finding.code for finding in findings] == [code]
    assert findings[0].place.file == "PKP.xlsx"
    if not findings[0].place.sheet:
        assert (workbook is None) == (code[0] == "E")


@pytest.mark.parametrize(
    ("code", "case"), QUIET, ids=[f"{code}-{turn}" for turn, (code, _) in enumerate(QUIET)]
)
def test_not_raised_by_a_neighbour(code: str, case: bytes | Callable[[], bytes]) -> None:
    assert codes(made(case)) == (["N190"] if code == "E110" and made(case).endswith(bytes(1000)) else [])


def test_every_code_of_the_container_has_a_test() -> None:
    wanted = {f"E{number}" for number in range(101, 114)} | {"W115", "W116", "W117", "W119", "W145", "W218"}
    wanted |= {f"N{number}" for number in range(190, 196)}
    assert {code for code, _ in RAISED} == wanted


def test_what_a_wrong_format_is_called() -> None:
    formats = [read(made(case), "a")[1][0].values["x"] for code, case in RAISED if code == "E106"]
    assert formats == [".xls", ".ods", ".xlsb"]


# --- how far damage reaches --------------------------------------------------------------------


@pytest.mark.parametrize(
    "part",
    [None, b"<worksheet", worksheet("<row><c><v>1</v></row>"), worksheet("").replace(b"worksheet", b"chart")],
)
def test_a_damaged_or_missing_sheet_costs_only_itself(part: bytes | None) -> None:
    workbook, findings = read(changed({SHEET: part}), "a.xlsx")
    assert workbook is not None
    assert [sheet.name for sheet in workbook.sheets] == ["Lain"]
    assert workbook.sheets[0].cells[3, 3].number == 7
    assert [finding.place for finding in findings] == [Place("a.xlsx", "Isi")]


def test_damage_beside_the_answers_costs_nothing() -> None:
    data = changed(
        {
            "xl/worksheets/_rels/sheet1.xml.rels": relations(c="comments ../comments1.xml"),
            "xl/comments1.xml": b"<comments",
        }
    )
    workbook, findings = read(data, "a.xlsx")
    assert workbook is not None
    assert len(workbook.sheets) == 2
    assert [(finding.code, finding.values["bagian"]) for finding in findings] == [
        ("N195", "xl/comments1.xml")
    ]


def test_parts_nobody_needs_are_not_inflated() -> None:
    """A picture's bytes may lie about themselves: nobody opens it."""
    data = with_entry("xl/media/gambar.png", b"g" * 1000)
    at = data.rfind(b"xl/media/gambar.png") - 46 + 16
    assert codes(data[:at] + b"\0\0\0\0" + data[at + 4 :]) == []


def test_a_part_shared_by_many_readers_is_not_read_without_end() -> None:
    """One big comments part, named by every sheet, counts each time that it is read."""
    filling = f"<!--{' ' * 1000}-->" * (8 << 10)
    sheets = "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="r{n}"/>' for n in range(1, 21))
    members = parts()
    members["xl/workbook.xml"] = (
        f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{sheets}</sheets></workbook>'.encode()
    )
    members["xl/_rels/workbook.xml.rels"] = relations(
        **{f"r{n}": f"worksheet s{n}.xml" for n in range(1, 21)}
    )
    for number in range(1, 21):
        members[f"xl/s{number}.xml"] = NUMBERS
        members[f"xl/_rels/s{number}.xml.rels"] = relations(c="comments comments.xml")
    members["xl/comments.xml"] = f'<comments xmlns="{MAIN}">{filling}</comments>'.encode()
    assert "E110" in codes(pack(members))
