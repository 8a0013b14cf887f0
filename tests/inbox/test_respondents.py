"""The rows of a survey: every answer 1 to 4, blank or told, and findings that stay few."""

from __future__ import annotations

import datetime

import pytest

from iku_excel import template
from iku_excel.core.model import SheetStatus
from iku_excel.core.periods import Period
from iku_excel.form import build
from iku_excel.inbox.report import MOST_ALONE
from tests import opening

FIRST = 13


def rows(**cells):
    return cells


@pytest.mark.parametrize(
    ("typed", "score", "codes"),
    [
        (4, 4, []),
        (1, 1, []),
        ("4", 4, ["W314"]),
        ("4 ", 4, ["W314"]),
        (5, None, ["E411"]),
        (0, None, ["E411"]),
        (-1, None, ["E411"]),
        (2.5, None, ["E411"]),
        ("2,5", None, ["E411"]),
        ("baik", None, ["E411"]),
        ("1.234", None, ["E411"]),
        (True, None, ["E411"]),
        ("#N/A", None, ["E411"]),
        (None, None, ["W412"]),
        (" ", None, ["W412"]),
        ("-", None, ["W412"]),
    ],
)
def test_an_answer_is_a_whole_number_from_1_to_4(draw, read, type_in, typed, score, codes):
    reading = read(type_in(draw("IKM"), "Survei IKM", D14=typed))
    assert reading.codes == codes
    respondent = reading.of("IKM").respondents[1]
    assert respondent.row == 14
    assert respondent.scores == (3, score, 2, 3, 3, 3, 3, 2, 3)
    assert respondent.refused is (codes == ["E411"])
    status = SheetStatus.PARTIAL if codes == ["E411"] else SheetStatus.ACCEPTED
    assert reading.of("IKM").status is status
    if codes == ["E411"]:
        finding = reading.found("E411")[0]
        assert finding.place.cell == "D14"
        assert finding.values["x"]


def test_rows_without_any_answer_are_no_respondents(draw, read, type_in):
    reading = read(type_in(draw("IKM"), "Survei IKM", **{f"{column}14": None for column in "CDEFGHIJK"}))
    assert [row.row for row in reading.of("IKM").respondents] == [13, 15, 16]
    assert reading.codes == []


def test_the_columns_of_the_elements_are_named(draw, read):
    assert read(draw("IKM")).of("IKM").columns == tuple("CDEFGHIJK")


def test_blank_elements_are_told_once_with_the_respondents_numbers(draw, read, type_in):
    finding = read(type_in(draw("IKM"), "Survei IKM", C13=None, D15=None)).found("W412")
    assert [one.values for one in finding] == [{"r": "1, 3", "u": "Persyaratan, Prosedur", "n": 2}]


def test_a_comment_is_carried_and_one_without_answers_is_listed(draw, read, type_in):
    reading = read(type_in(draw("IKM"), "Survei IKM", M13="bagus", M30="tanpa jawaban"))
    assert reading.of("IKM").respondents[0].comment == "bagus"
    assert [(one.code, one.place.cell) for one in reading.findings] == [("W212", "M30")]


def test_identical_rows_are_told_once(draw, read, type_in):
    row = dict(zip((f"{column}20" for column in "CDEFGHIJK"), (2, 2, 3, 4, 3, 4, 4, 4, 3), strict=True))
    reading = read(type_in(draw("IKM"), "Survei IKM", **row))
    assert [one.values for one in reading.findings] == [{"a": 13, "b": "20", "n": 1}]
    assert reading.codes == ["W413"]
    assert read(type_in(draw("IKM"), "Survei IKM", **{**row, "M20": "lain"})).codes == []


def test_a_merge_over_answers_refuses_its_rows(draw, read, edit):
    reading = read(edit(draw("IKM"), lambda workbook: workbook["Survei IKM"].merge_cells("C14:D15")))
    assert "E206" in reading.codes
    assert [row.refused for row in reading.of("IKM").respondents] == [False, True, True, False]


def test_answers_below_the_rows_that_are_checked_in_words_count(draw, read, type_in):
    row = {f"{column}2500": 4 for column in "CDEFGHIJK"}
    assert read(type_in(draw("IKM"), "Survei IKM", **row)).of("IKM").respondents[-1].row == 2500


def test_a_stray_value_far_below_is_outside(draw, read, type_in):
    reading = read(type_in(draw("IKM"), "Survei IKM", C900000=4))
    assert (reading.codes, len(reading.of("IKM").respondents)) == (["W212"], 4)


def test_columns_are_found_by_their_code(draw, read, edit):
    """Two unsur change places, codes and all: answers stay with their unsur."""

    def change(workbook):
        sheet = workbook["Survei IKM"]
        for row in (1, 6, 7, *range(9, 17)):
            left, right = sheet.cell(row, 3), sheet.cell(row, 4)
            left.value, right.value = right.value, left.value

    reading = read(edit(draw("IKM"), change))
    assert reading.codes == ["N216"]
    assert reading.of("IKM").columns[:2] == ("D", "C")
    assert [row.scores for row in reading.of("IKM").respondents] == [
        row.scores for row in read(draw("IKM")).of("IKM").respondents
    ]


def test_rows_are_found_below_their_head(draw, read, edit):
    """A row between the heading and the head moves the respondents along."""

    def change(workbook):
        sheet = workbook["Survei IKM"]
        for area in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(area))
        sheet.move_range("A8:M40", rows=2)

    reading = read(edit(draw("IKM"), change))
    assert [row.row for row in reading.of("IKM").respondents] == [15, 16, 17, 18]


def test_findings_stay_few_however_many_rows_are_wrong(draw, read, edit):
    def change(workbook):
        sheet = workbook["Survei IKM"]
        for row in range(FIRST, FIRST + 1500):
            sheet.cell(row, 3).value = 9
            sheet.cell(row, 4).value = "4"
            sheet.cell(row, 5).value = 1 + row % 4

    reading = read(edit(draw("IKM"), change))
    assert len(reading.of("IKM").respondents) == 1500
    wrong = reading.found("E411")
    assert len(wrong) == MOST_ALONE
    assert sum(int(one.values.get("n", 1)) for one in wrong) == 1500
    assert len(reading.findings) <= MOST_ALONE + 4
    assert reading.found("W314")[0].place.cell == "D13:D1512"


# --- who answered: columns N to S ----------------------------------------------------------------


def test_a_profile_is_read_in_the_order_of_its_columns(draw, read, type_in):
    said = {"N14": datetime.date(2026, 5, 4), "O14": "Website  kabupaten", "P14": "Perempuan", "S14": "PNS"}
    reading = read(type_in(draw("IKM"), "Survei IKM", **said))
    assert reading.codes == []
    assert [row.profile for row in reading.of("IKM").respondents] == [
        (),
        ("2026-05-04", "Website kabupaten", "Perempuan", "", "", "PNS"),
        (),
        (),
    ]


def as_text(address, value):
    """What is typed into a cell, a text where openpyxl would make it a formula."""

    def choose(workbook):
        cell = workbook["Survei IKM"][address]
        yield cell, value
        if cell.data_type == "f":
            cell.data_type = "s"

    return choose


@pytest.mark.parametrize(
    ("typed", "kept", "codes"),
    [
        (datetime.datetime(2026, 5, 4, 10, 15), "2026-05-04", []),
        ("4/5/2026", "2026-05-04", []),
        ("04-05-2026", "2026-05-04", []),
        ("2026-05-04 10:15:00", "2026-05-04", []),
        (" ", "", []),
        ("31/02/2026", "31/02/2026", ["W416"]),
        ("05/13/2026", "05/13/2026", ["W416"]),
        ("awal Mei", "awal Mei", ["W416"]),
        (46146, "46146", ["W416"]),
        ("#N/A", "", ["W416"]),
        ("=HYPERLINK", "=HYPERLINK", ["W401", "W416"]),
    ],
)
def test_a_date_is_kept_as_iso_text_and_what_is_none_as_it_stands(draw, read, typed, kept, codes):
    reading = read(opening.typed(draw("IKM"), as_text("N13", typed)))
    profile = reading.of("IKM").respondents[0].profile
    assert (profile[0] if profile else "", reading.codes) == (kept, codes)
    assert reading.of("IKM").status is SheetStatus.ACCEPTED


@pytest.mark.parametrize("text", ["=1+1", "+62", "-", "@kantor", "S1 (lulus)", "bebas: apa saja"])
def test_any_text_is_a_profile_and_none_is_a_formula(draw, read, text):
    reading = read(opening.typed(draw("IKM"), as_text("S13", text)))
    assert reading.of("IKM").respondents[0].profile[5] == text
    assert set(reading.codes) <= {"W401"}


def test_an_age_that_became_a_date_is_told(draw, read, type_in):
    reading = read(type_in(draw("IKM"), "Survei IKM", Q13=datetime.date(2026, 10, 5)))
    assert [(one.code, one.place.cell, one.raw) for one in reading.findings] == [
        ("W416", "Q13", "2026-10-05")
    ]


def test_a_profile_without_answers_is_listed(draw, read, type_in):
    reading = read(type_in(draw("IKM"), "Survei IKM", P30="Perempuan", S31="PNS"))
    assert [(one.code, one.place.cell) for one in reading.findings] == [("W212", "P30, S31")]


def test_rows_alike_of_different_people_are_no_twins(draw, read, type_in):
    row = dict(zip((f"{column}20" for column in "CDEFGHIJK"), (2, 2, 3, 4, 3, 4, 4, 4, 3), strict=True))
    assert read(type_in(draw("IKM"), "Survei IKM", **row, P20="Perempuan")).codes == []


def test_a_form_of_the_layout_before_the_profile_reads_without_a_finding(diskominfo, draw, read, type_in):
    older = build(diskominfo, Period(2026, 2), ("IKM",), profile=False)
    contents = {
        ("IKM", str(number), element.key): score
        for number, score in enumerate((3, 4), 1)
        for element in diskominfo.surveys[0].elements
    }
    contents["IKM", "ID", older.sheet("IKM").identity["nama"]] = "Siti Aminah"
    data = template.draw(older, contents)
    reading = read(data)
    assert reading.findings == ()
    assert [row.profile for row in reading.of("IKM").respondents] == [(), ()]
    assert (reading.of("IKM").status, len(older.sheet("IKM").widths)) == (SheetStatus.ACCEPTED, 13)
    beside = read(type_in(data, "Survei IKM", N13="Perempuan"))
    assert [(one.code, one.place.cell) for one in beside.findings] == [("W212", "N13")]


def test_a_column_of_the_profile_that_lost_its_code_refuses_the_sheet(draw, read, type_in):
    reading = read(type_in(draw("IKM"), "Survei IKM", P1=None, P13="Perempuan"))
    assert "E201" in reading.codes
