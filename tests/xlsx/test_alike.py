"""What one file was read as decides nothing in the next, however alike the two are spelled."""

from itertools import permutations
from pathlib import Path

import pytest

from iku_excel.xlsx import alike, read
from iku_excel.xlsx.alike import BYTES, EACH, PART_BYTES, PARTS, Once, Spelled
from iku_excel.xlsx.refusal import DamagedError

from .handmade import SECOND, SHEET, Parts, pack, parts, relations, worksheet

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "samples" / "programs").glob("*.xlsx"))
ROWS = (
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>7</v></c><c r="C1" s="2"><v>7</v></c>'
    '<c r="D1"/><c r="E1" s="2"/></row>'
)
FIRST_FORMULA = '<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">{}</f><v>1</v></c></row>'
SECOND_FORMULA = '<row r="2"><c r="A2"><f t="shared" si="0"/><v>1</v></c></row>'


def changed(part: str, old: bytes, new: bytes) -> Parts:
    whole = parts(rows=ROWS)
    assert old in whole[part]
    return {**whole, part: whole[part].replace(old, new)}


NEIGHBOURS: dict[str, Parts] = {
    "as it is": parts(rows=ROWS),
    "other strings": changed("xl/sharedStrings.xml", b"halo", b"hai"),
    "no strings": {name: data for name, data in parts(rows=ROWS).items() if name != "xl/sharedStrings.xml"},
    "other formats": changed("xl/styles.xml", b'<xf numFmtId="164"/>', b'<xf numFmtId="165"/>'),
    "no formats": {name: data for name, data in parts(rows=ROWS).items() if name != "xl/styles.xml"},
    "fewer formats": changed("xl/styles.xml", b'<xf numFmtId="165"/><xf><protection locked="0"/></xf>', b""),
    "broken formats": changed("xl/styles.xml", b"</cellXfs>", b""),
    "a document type": changed("xl/styles.xml", b"<styleSheet", b"<!DOCTYPE a><styleSheet"),
    "another calendar": parts(rows=ROWS, before='<workbookPr date1904="1"/>'),
    "one formula": {**parts(), SHEET: worksheet(FIRST_FORMULA.format("B1") + SECOND_FORMULA)},
    "another formula": {**parts(), SHEET: worksheet(FIRST_FORMULA.format("C1") + SECOND_FORMULA)},
    "no formula": {**parts(), SECOND: worksheet(SECOND_FORMULA)},
    "a pointer twice": changed("_rels/.rels", b"</Relationships>", b'<Relationship Id="a"/></Relationships>'),
    "sheets the other way": {
        **parts(rows=ROWS),
        "xl/_rels/workbook.xml.rels": relations(
            r1="worksheet worksheets/sheet2.xml",
            r2="worksheet worksheets/sheet1.xml",
            r3="styles styles.xml",
            r4="sharedStrings sharedStrings.xml",
        ),
    },
}


def test_a_neighbour_decides_nothing():
    alone = {}
    for name, members in NEIGHBOURS.items():
        alike.forget()
        alone[name] = read(pack(members), "a.xlsx")
    assert len({repr(told) for told in alone.values()}) == len(NEIGHBOURS)
    for before, after in permutations(NEIGHBOURS, 2):
        alike.forget()
        read(pack(NEIGHBOURS[before]), "a.xlsx")
        assert read(pack(NEIGHBOURS[after]), "a.xlsx") == alone[after], (before, after)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_file_read_again_says_the_same(path):
    data = path.read_bytes()
    alike.forget()
    assert read(data, path.name) == read(data, path.name)


def test_a_small_part_is_asked_once_and_what_it_raises_always():
    asked: list[bytes] = []

    @Once
    def length(data: bytes) -> int:
        asked.append(data)
        if not data:
            raise DamagedError
        return len(data)

    large = b"x" * (PART_BYTES + 1)
    for data in (b"abc", b"abc", large, large):
        assert length(data) == len(data)
    for _ in range(2):
        with pytest.raises(DamagedError):
            length(b"")
    assert asked == [b"abc", large, large, b"", b""]
    for number in range(PARTS):
        length(b"%d" % number)
    length(b"abc")  # others came in its place
    assert asked.count(b"abc") == 2


def test_only_so_much_is_kept():
    many, long = Spelled(), Spelled()
    kept = sum(many.keep(b"%d" % number, None) for number in range(2 * BYTES // EACH))
    assert kept == len(many.cells)
    assert 0.9 < kept * EACH / BYTES < 1
    quarter = BYTES // 4 - EACH
    for number in range(9):
        long.keep(b"%d" % number * quarter, None)
        long.keep_row(b"%d" % number * quarter, (number, False, {}))
    assert len(long.cells) == len(long.rows) == 4
