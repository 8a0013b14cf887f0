"""What one cell says, where no form is needed to tell."""

from __future__ import annotations

import pytest

from iku_excel.core.model import Kind, Timing, Variable
from iku_excel.inbox.free_text import LONGEST_TEXT, as_text, is_filled, text
from iku_excel.inbox.report import MOST_ALONE, MOST_RANGES, Report, bounded, listed
from iku_excel.inbox.values import number, score
from iku_excel.xlsx import Cell

PERCENT = Variable("p", "Persen", "%", Kind.NUMBER, Timing.POSITION, "", ("A",))
COUNT = Variable("c", "Cacah", "berkas", Kind.COUNT, Timing.POSITION, "", ("A",))
RUPIAH = Variable("r", "Rupiah", "Rp", Kind.NUMBER, Timing.POSITION, "", ("A",))


def codes(read):
    return [flaw.code for flaw in read.flaws]


@pytest.mark.parametrize(
    ("cell", "value", "told"),
    [
        (Cell("number", "0.85", 0.85, percent=True), 0.85, []),
        (Cell("number", "85", 85.0), 0.85, ["W313"]),
        (Cell("number", "0.85", 0.85), None, ["E313"]),
        (Cell("number", "1", 1.0), None, ["E313"]),
        (Cell("number", "0", 0.0), 0.0, []),
        (Cell("number", "-0.5", -0.5), None, ["E305"]),
        (Cell("text", "85%"), 0.85, ["W314"]),
        (Cell("text", "85,5 %"), 0.855, ["W314"]),
        (Cell("text", "85"), 0.85, ["W313"]),
        (Cell("text", "0,85"), None, ["W314", "E313"]),
    ],
)
def test_a_percentage_is_a_fraction_or_doubted(cell, value, told):
    read = number(cell, PERCENT)
    assert (read.value, codes(read)) == (value, told)
    assert read.refused is (value is None)


@pytest.mark.parametrize(
    ("cell", "value", "told"),
    [
        (Cell("number", "1250.5", 1250.5), 1250.5, []),
        (Cell("text", "Rp 1.250,50"), 1250.5, ["W314"]),
        (Cell("number", "0.5", 0.5, percent=True), None, ["E313"]),
        (Cell("number", "39.99999999999999", 39.99999999999999), 39.99999999999999, []),
        (Cell("damaged", "12x"), None, []),
        (Cell("empty", "", formula="=A1"), None, ["E311"]),
        (Cell("number", "1", 1.0, formula="=cmd|'/c calc'!A0"), None, ["E401"]),
        (Cell("number", "1", 1.0, formula="=IMPORTRANGE(A1)"), None, ["E401"]),
        (Cell("number", "1", 1.0, formula="=SUM(A1:A3)"), 1.0, ["W312"]),
    ],
)
def test_a_number_of_another_measure(cell, value, told):
    read = number(cell, RUPIAH)
    assert (read.value, codes(read)) == (value, told)


@pytest.mark.parametrize(
    ("cell", "value", "told"),
    [
        (None, None, []),
        (Cell("number", "40", 40.0), 40.0, []),
        (Cell("number", "39.99999999999999", 39.99999999999999), 40.0, ["N392"]),
        (Cell("number", "40.0000000005", 40.0000000005), 40.0, ["N392"]),
        (Cell("number", "39.5", 39.5), None, ["E306"]),
        (Cell("number", "-0", -0.0), 0.0, ["N391"]),
        (Cell("number", "0", 0.0), 0.0, []),
        (Cell("number", "-1", -1.0), None, ["E305"]),
        (Cell("number", "1e12", 1e12), None, ["E310"]),
        (Cell("error", "#N/A"), None, ["E303"]),
        (Cell("date", "46303", 46303.0, iso="2026-10-08"), None, ["E302"]),
        (Cell("boolean", "1"), None, ["E304"]),
        (Cell("text", "40", formula='=TEXT(40,"0")'), None, ["E311"]),
        (Cell("text", "-"), None, []),
        (Cell("text", "1.234"), None, ["E315"]),
        (Cell("text", "=1+1"), None, ["E401"]),
        (Cell("text", "lima"), None, ["E304"]),
        (Cell("text", "5 Mei"), None, ["E302"]),
        (Cell("text", "40"), 40.0, ["W314"]),
        (Cell("number", "4", 4.0, percent=True), None, ["E313"]),
        (Cell("text", "40%"), None, ["W314", "E313"]),
        (Cell("number", "0", 0.0, percent=True), 0.0, []),
    ],
)
def test_a_count(cell, value, told):
    read = number(cell, COUNT)
    assert (read.value, codes(read)) == (value, told)
    assert str(read.value) != "-0.0"


def test_a_number_that_is_told_says_what_was_read():
    (flaw,) = number(Cell("number", "39.99999999999999", 39.99999999999999), COUNT).flaws
    assert (dict(flaw.values), flaw.used) == ({"x": "39.99999999999999", "v": "40"}, "40")
    (flaw,) = number(Cell("text", "1.234"), COUNT).flaws
    assert dict(flaw.values) == {"x": "1.234", "a": "1234", "b": "1,2340"}
    (flaw,) = number(Cell("number", "0.85", 0.85), PERCENT).flaws
    assert dict(flaw.values) == {"x": "0,85", "a": "0,85 %", "b": "85 %"}
    (flaw,) = number(Cell("number", "0.5", 0.5, percent=True), RUPIAH).flaws
    assert dict(flaw.values) == {"x": "50,00 %", "a": "50", "b": "0,5"}
    (flaw,) = number(Cell("boolean", "1"), COUNT).flaws
    assert flaw.values["x"] == "TRUE"
    (flaw,) = number(Cell("boolean", "0"), COUNT).flaws
    assert flaw.values["x"] == "FALSE"


@pytest.mark.parametrize(
    ("cell", "value", "told", "refused"),
    [
        (None, None, [], False),
        (Cell("number", "4", 4.0), 4.0, [], False),
        (Cell("number", "5", 5.0), 5.0, [], False),
        (Cell("text", "4"), 4.0, ["W314"], False),
        (Cell("text", "baik"), None, ["E411"], True),
        (Cell("error", "#N/A"), None, ["E411"], True),
        (Cell("damaged", "?"), None, [], True),
        (Cell("text", "-"), None, [], False),
    ],
)
def test_a_score(cell, value, told, refused):
    read = score(cell)
    assert (read.value, codes(read), read.refused) == (value, told, refused)
    assert read.blank is (value is None and not refused)


@pytest.mark.parametrize(
    ("cell", "filled"),
    [
        (None, False),
        (Cell("text", ""), False),
        (Cell("text", " \t"), False),
        (Cell("text", "a"), True),
        (Cell("number", "0", 0.0), True),
        (Cell("empty", "", formula="=A1"), True),
    ],
)
def test_a_cell_is_filled_by_what_somebody_typed(cell, filled):
    assert is_filled(cell) is filled


@pytest.mark.parametrize(
    ("cell", "said", "told"),
    [
        (None, "", []),
        (Cell("text", " sesuai \r\n data "), "sesuai \n data", []),
        (Cell("number", "812345", 812345.0), "812345", []),
        (Cell("number", "1.5", 1.5), "1.5", []),
        (Cell("date", "46143", 46143.0, iso="2026-05-01"), "2026-05-01", []),
        (Cell("boolean", "1"), "TRUE", []),
        (Cell("error", "#NAME?"), "", ["W303"]),
        (Cell("picture", "#VALUE!"), "", ["W340"]),
        (Cell("text", "#NAME?", formula='=_xlfn.DISPIMG("ID",1)'), "", ["W340"]),
        (Cell("text", '=DISPIMG("ID",1)'), "", ["W340"]),
        (Cell("damaged", "?"), "", []),
        (Cell("text", "x" * LONGEST_TEXT), "x" * LONGEST_TEXT, []),
        (Cell("text", "x" * (LONGEST_TEXT + 1)), "", ["E403"]),
        (Cell("text", "a\x07b"), "ab", ["W402"]),
        (Cell("text", "a\u202eb"), "ab", ["W402"]),
        (Cell("text", "dua\nbaris\tdan tab"), "dua\nbaris\tdan tab", []),
        (Cell("text", "=HYPERLINK(1)"), "=HYPERLINK(1)", ["W401"]),
        (Cell("text", "＝1+1"), "＝1+1", ["W401"]),
        (Cell("text", "\tisi"), "isi", ["W401"]),
        (Cell("text", "+62 812-3456"), "+62 812-3456", []),
        (Cell("text", "-5"), "-5", []),
        (Cell("text", "- satu"), "- satu", ["W401"]),
        (Cell("text", "lihat", formula='=HYPERLINK("http://x.id","lihat")'), "lihat", ["W401"]),
        (Cell("text", "Budi", formula="=B3"), "Budi", ["W312"]),
        (Cell("empty", "", formula="=B3"), "", ["W311"]),
    ],
)
def test_a_free_text_is_made_harmless(cell, said, told):
    read = text(cell)
    assert (read.text, codes(read)) == (said, told)
    assert read.refused is ((cell is not None and cell.kind == "damaged") or told == ["E403"])


@pytest.mark.parametrize("space", [" ", "\t", "\n", "\u00a0", "\u200b", "\ufeff", "\u2060", "\u3000"])
def test_signs_that_nobody_sees_fill_no_cell(space):
    assert not is_filled(Cell("text", space * 2))
    assert is_filled(Cell("text", f"{space}a{space}"))
    assert is_filled(Cell("empty", "", formula="=A1"))
    assert not is_filled(None)


def test_cells_are_listed_by_range():
    assert listed([(13, 5), (14, 5), (16, 5), (13, 6)]) == "E13:E14, E16, F13"
    assert listed((row, 1) for row in range(1, 5000, 2)).count(",") == MOST_RANGES


@pytest.mark.parametrize("count", [1, MOST_ALONE, MOST_ALONE + 1, 5000])
def test_many_findings_of_one_cause_become_few_and_none_is_lost(count):
    report = Report("a.xlsx", "PKP")
    for row in range(1, count + 1):
        report.find("W202", f"B{row}")
    report.find("W204")
    kept = [finding for finding in bounded(report.findings) if finding.code == "W202"]
    assert len(kept) == min(count, MOST_ALONE)
    assert sum(int(finding.values.get("n", 1) or 0) for finding in kept) == count


def test_a_score_that_is_none_says_what_stands_there():
    for cell, shown_ in (
        (Cell("text", "baik"), "baik"),
        (Cell("empty", "", formula="=A1"), "=A1"),
        (Cell("text", "5", formula="=B1"), "5"),
    ):
        (flaw,) = score(cell).flaws
        assert dict(flaw.values) == {"x": shown_}


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("12 berkas", 12.0),
        ("12 Berkas.", 12.0),
        ("12 (berkas)", 12.0),
        ("12berkas", 12.0),
        ("12 lembaga", None),
        ("berkas 12", None),
        ("dua berkas", None),
    ],
)
def test_the_measure_behind_a_number_is_no_part_of_it(raw, value):
    assert number(Cell("text", raw), COUNT).value == value


@pytest.mark.parametrize(
    ("cell", "plain"),
    [
        (Cell("number", "1.2E1", 12.0), "12"),
        (Cell("number", "12.50", 12.5), "12.50"),
        (Cell("text", "12.0"), "12.0"),
        (Cell("date", "46204", 46204.0, iso="2026-07-01"), "2026-07-01"),
        (Cell("date", "-1", -1.0), "-1"),
    ],
)
def test_a_cell_is_spelled_as_a_person_reads_it(cell, plain):
    assert as_text(cell) == plain
