"""The sheet IKM: the index an inspector can match, under each weight."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace

import openpyxl
import pytest

from iku_excel import calculation, summary
from iku_excel.core.model import Element, Pooling
from iku_excel.core.periods import Period
from iku_excel.styles.palette import GRADES as COLOURS
from iku_excel.summary.embedded.reading import recall

from ..values import differences
from .conftest import SAID, SEKADAU, WHOLE, YEAR, calculated, described, sent
from .test_walk import a_year_earlier

FIRST, SECOND = Period(YEAR, 1), Period(YEAR, 2)
TWO = WHOLE + "IKM 2 444444444 444444444 444444444 444444444 444444444"


def texts(sheet) -> list[list[object]]:
    """The filled cells of each row."""
    return [[cell.value for cell in row if cell.value is not None] for row in sheet.iter_rows(max_col=13)]


def row_of(sheet, first: object) -> list[object]:
    return next(row for row in texts(sheet) if row and row[0] == first)


def test_key_figures_and_unsur_are_those_of_the_published_rows(office, drawn, opened):
    sheet = opened(drawn(calculated(office, WHOLE, FIRST)))["IKM"]
    figures = [cell.value for cell in sheet[6] if cell.value is not None]
    assert figures == ["B  Baik", 78.89, pytest.approx(284 / 90), 10, "Persyaratan"]
    assert row_of(sheet, 9)[1:5] == ["Sarana dan Prasarana", 34, 10, 3.4]
    assert row_of(sheet, "Jumlah")[1:] == [284, 90, pytest.approx(28.4), pytest.approx(284 / 90), "SKM"]


@pytest.mark.parametrize(
    ("weight", "figures"),
    [
        ("tepat", [("1/9", 78.89), ("0,111", 78.81), ("0,11", 78.1)]),
        ("2", [("0,11", 78.1), ("1/9", 78.89), ("0,111", 78.81)]),
        ("0.12", [("0,12", 85.2), ("1/9", 78.89), ("0,111", 78.81), ("0,11", 78.1)]),
    ],
)
def test_the_weight_used_stands_first_and_the_others_below(office, drawn, opened, weight, figures):
    office = replace(office, surveys=tuple(replace(survey, weight=weight) for survey in office.surveys))
    rows = texts(opened(drawn(calculated(office, WHOLE, FIRST)))["IKM"])
    told = [row for row in rows if row and row[0] in ("● dipakai", "○ pembanding")]
    assert [tuple(row[1:3]) for row in told] == figures
    assert [row[0] for row in told] == ["● dipakai"] + ["○ pembanding"] * (len(figures) - 1)


def test_the_formula_stands_above_as_the_definition_prints_it(office, drawn, opened):
    sheet = opened(drawn(calculated(office, WHOLE, FIRST)))["IKM"]
    assert [sheet[cell].value for cell in ("A3", "C3", "C4", "G3")] == [
        "IKM  =",
        "Total dari nilai persepsi per unsur",
        "Total unsur yang terisi",
        "× Nilai penimbang",
    ]


@pytest.mark.libreoffice
@pytest.mark.parametrize(("weight", "elements"), [("2", 9), ("0.12", 9), ("3", 14), ("tepat", 1)])
def test_recalculation_changes_nothing_under_other_weights(office, drawn, fresh, weight, elements):
    keys = tuple(Element(f"u{at}", f"Unsur yang ke-{at}", f"U{at}") for at in range(1, elements + 1))
    surveys = tuple(
        replace(survey, weight=weight, elements=keys, population=320, grades="2004")
        for survey in office.surveys
    )
    rows = " ".join("".join(str(1 + (7 * at + 3 * one) % 4) for one in range(elements)) for at in range(11))
    text = WHOLE[: WHOLE.index("IKM 1")] + f"IKM 1 {rows}\n"
    path = drawn(calculated(replace(office, surveys=surveys), text, FIRST))
    assert list(differences(path, fresh(path))) == []


def test_unsur_alike_are_ranked_in_their_order(office, drawn, opened):
    sheet = opened(drawn(calculated(office, WHOLE, FIRST)))["IKM"]
    assert [sheet.cell(row, 8).value for row in range(11, 20)] == [1, 2, 3, 9, 5, 7, 6, 4, 8]
    assert sheet["J7"].value == "berikutnya: Prosedur dan Waktu"


def test_a_figure_that_is_not_final_is_a_dash_and_says_what_the_rest_gives(office, drawn, opened):
    sheet = opened(drawn(calculated(office, WHOLE.replace("223434443", "2234x4443"), FIRST)))["IKM"]
    assert [cell.value for cell in sheet[6] if cell.value is not None] == ["–", "–", "–", 10, "–"]
    assert "▲ BELUM VALID (Survei IKM); sementara 78," in sheet["A2"].value
    assert not sheet._charts


def test_one_chart_with_a_line_for_each_bound(office, drawn, opened):
    (chart,) = opened(drawn(calculated(office, WHOLE, FIRST)))["IKM"]._charts
    (columns,) = chart.series
    assert columns.val.numRef.f == "IKM!$E$11:$E$19"
    lines = [series.tx.strRef.f for part in chart._charts[1:] for series in part.series]
    assert lines == ["IKM!$P$9", "IKM!$Q$9", "IKM!$R$9"]


def test_pooled_respondents_of_the_year_weigh_alike(office, drawn, opened):
    """10 respondents with 284 points and 5 with 180: 464 / 135 × 25."""
    pooled = tuple(replace(indicator, across_periods=Pooling.SUM) for indicator in office.indicators)
    sheet = opened(drawn(calculated(replace(office, indicators=pooled), TWO, SECOND)))["IKM"]
    assert [cell.value for cell in sheet[6] if cell.value is not None][1:4] == [
        85.93,
        pytest.approx(464 / 135),
        15,
    ]
    assert row_of(sheet, "Triwulan I 2026")[1:] == [78.89, 10, "B  Baik"]
    assert row_of(sheet, "Triwulan II 2026")[1:] == [100, 5, "A  Sangat Baik"]


def test_without_pooling_the_last_triwulan_stands_alone(office, drawn, opened):
    sheet = opened(drawn(calculated(office, TWO, SECOND)))["IKM"]
    assert [cell.value for cell in sheet[6] if cell.value is not None][1] == 100


def test_a_year_that_waits_for_its_last_triwulan_shows_the_survey_that_is_known(office, drawn, opened):
    sheet = opened(drawn(calculated(office, WHOLE, Period(YEAR))))["IKM"]
    assert [cell.value for cell in sheet[6] if cell.value is not None][1] == 78.89
    assert "Triwulan I 2026" in sheet["A2"].value


def test_thirty_respondents_are_enough_where_no_population_is_stated(office, drawn, opened):
    thirty = WHOLE + "\nIKM 1 " + " ".join(["333333333"] * 30)
    lines = [
        line for line in thirty.splitlines() if not (line.strip().startswith("IKM") and "223434443" in line)
    ]
    assert opened(drawn(calculated(office, "\n".join(lines), FIRST)))["IKM"]["G7"].value == (
        "populasi belum ditetapkan"
    )


@pytest.mark.parametrize(
    ("population", "text"),
    [
        (None, "◊ disarankan 30 (tanpa populasi)"),
        (10, "● cukup, disarankan 10 (populasi 10)"),
        (320, "◊ disarankan 175 (populasi 320)"),
    ],
)
def test_respondents_beside_what_the_population_needs(office, drawn, opened, population, text):
    office = replace(
        office, surveys=tuple(replace(survey, population=population) for survey in office.surveys)
    )
    assert opened(drawn(calculated(office, WHOLE, FIRST)))["IKM"]["G7"].value == text


def test_a_sheet_for_each_survey_and_none_without(office, drawn, opened):
    assert "IKM" in opened(drawn(calculated(office, WHOLE, FIRST))).sheetnames
    figures = tuple(one for one in office.indicators if one.expression is not None)
    without = replace(
        office,
        surveys=(),
        indicators=figures,
        variables=tuple(v for v in office.variables if v.code != "kepuasan"),
        units=tuple(unit for unit in office.units if unit.code != "IKM"),
    )
    assert "IKM" not in opened(drawn(calculated(without, WHOLE, FIRST))).sheetnames


# --- who answered, and the triwulan before -------------------------------------------------------


def profiled(office, text=WHOLE, period=FIRST, said=SAID):
    return calculation.calculate(office, period, described(sent(text), said))


def table(sheet, title: str) -> dict[object, tuple[object, object]]:
    """The lines below the head of a table of the profile."""
    place = next(cell for row in sheet.iter_rows() for cell in row if cell.value == title)
    found = {}
    for row in sheet.iter_rows(min_row=place.row + 2, min_col=place.column):
        filled = [cell.value for cell in row if cell.value is not None]
        if not filled or row[0].value is None:
            break
        found[filled[0]] = (filled[1], filled[2])
    return found


def test_who_answered_is_counted_by_what_they_said(office, drawn, opened):
    """Ten respondents say what six said, in turn; capitals do not matter, the usual choices come first."""
    sheet = opened(drawn(profiled(office)))["IKM"]
    assert table(sheet, "Jenis kelamin") == {
        "Laki-laki": (4, 0.4),
        "Perempuan": (4, 0.4),
        "tidak diisi": (2, 0.2),
    }
    work = table(sheet, "Pekerjaan")
    assert list(work) == ["PNS", "Swasta", "*", "=1+1", "tidak diisi"]
    assert [number for number, _ in work.values()] == [4, 2, 1, 1, 2]
    assert sum(number for number, _ in table(sheet, "Layanan").values()) == 10


def test_a_column_nobody_filled_has_no_table_and_no_profile_no_page(office, drawn, opened):
    without = opened(drawn(calculated(office, WHOLE, FIRST)))["IKM"]
    assert not [row for row in texts(without) if row and str(row[0]).startswith("Profil")]
    some = opened(drawn(profiled(office, said=(("", "", "", "", "", "PNS"), ()))))["IKM"]
    titles = {cell for row in texts(some) for cell in row}
    assert "Pekerjaan" in titles
    assert not titles & {"Jenis kelamin", "Kelompok umur", "Pendidikan", "Layanan"}


def test_rare_values_share_a_line(office, drawn, opened):
    said = tuple(("", "", "", f"{20 + at}", "", "") for at in range(12))
    text = WHOLE.strip() + " 333333333 444444444"
    found = table(opened(drawn(profiled(office, text, said=said)))["IKM"], "Kelompok umur")
    assert list(found) == [*(f"{20 + at}" for at in range(10)), "lainnya (2 isian berbeda)"]
    assert found["lainnya (2 isian berbeda)"][0] == 2


def test_respondents_and_profile_are_counted_over_the_answers(office, drawn):
    sheet = openpyxl.load_workbook(drawn(profiled(office)))["IKM"]
    assert sheet["G6"].value == "=COUNT(Responden!$A$6:$A$15)"
    live = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert sum("SUMPRODUCT(--(Responden!" in formula for formula in live) == 15


def test_the_trend_begins_with_the_oldest_triwulan_of_the_inbox(office, drawn, opened):
    earlier = tuple(map(a_year_earlier, sent(TWO)))
    path = drawn(calculation.calculate(office, SECOND, earlier + sent(TWO)))
    sheet = opened(path)["IKM"]
    rows = [row for row in texts(sheet) if row and str(row[0]).startswith("Triwulan ")]
    assert [(row[0], row[1], row[2]) for row in rows] == [
        ("Triwulan I 2025", 78.89, 10),
        ("Triwulan II 2025", 100, 5),
        ("Triwulan I 2026", 78.89, 10),
        ("Triwulan II 2026", 100, 5),
    ]
    live = openpyxl.load_workbook(path)["IKM"]
    place = next(row[0] for row in live.iter_rows() if row[0].value == "Triwulan I 2025")
    assert "AVERAGE(Responden!$E$6:$E$15)" in live.cell(place.row, 3).value
    trend = sheet._charts[1]
    assert trend.series[0].val.numRef.f == f"IKM!$P${place.row}:$P${place.row + 3}"


def test_a_triwulan_that_cannot_be_said_has_a_dash_and_no_column(office, drawn, opened):
    earlier = tuple(map(a_year_earlier, sent(TWO.replace("223434443", "2234x4443"))))
    sheet = opened(drawn(calculation.calculate(office, SECOND, earlier + sent(TWO))))["IKM"]
    first = next(row[0] for row in sheet.iter_rows() if row[0].value == "Triwulan I 2025")
    assert [sheet.cell(first.row, column).value for column in (3, 5, 6, 16)] == ["–", 10, "–", None]


def test_a_copy_for_outside_counts_the_same_and_lists_nobody(office, tmp_path, opened):
    path = tmp_path / "luar.xlsx"
    path.write_bytes(summary.draw_official(profiled(office), "ab" * 32))
    book = opened(path)
    assert "Responden" not in book.sheetnames
    assert book["IKM"]["G6"].value == 10
    assert table(book["IKM"], "Jenis kelamin")["Perempuan"] == (4, 0.4)


@pytest.mark.processes  # less room: it is drawn another way
def test_too_many_respondents_are_counted_without_being_listed(office, drawn, opened, monkeypatch):
    monkeypatch.setattr("iku_excel.summary.sheets.responden.MOST_CELLS", 100)
    book = opened(drawn(profiled(office)))
    assert "Responden" not in book.sheetnames
    assert (book["IKM"]["G6"].value, table(book["IKM"], "Pendidikan")["S1"]) == (10, (4, 0.4))


def test_who_answered_is_recalled_from_the_mailed_workbook(office, drawn):
    given = profiled(office)
    results = recall(drawn(given)).results
    assert results.submissions == given.submissions


@pytest.mark.parametrize("said", ["", f"IKM 1 refused {SEKADAU}", f"IKM 1 {SEKADAU} 11111111x"])
def test_no_sum_stands_below_unsur_without_figures(office, drawn, opened, said):
    sheet = opened(drawn(calculated(office, said, FIRST)))["IKM"]
    row = next(cell.row for cell in sheet["A"] if cell.value == "Jumlah")
    assert [sheet.cell(row, column).value for column in range(3, 7)] == ["–"] * 4


def test_each_unsur_wears_the_colour_of_its_grade(office, drawn, opened):
    path = drawn(calculated(office, WHOLE, FIRST))
    with zipfile.ZipFile(path) as parts:
        charts = [parts.read(name).decode() for name in parts.namelist() if "/charts/chart" in name]
    (chart,) = [one for one in charts if ">NRR tiap unsur" in one]
    worn = re.findall(r'<c:dPt><c:idx val="\d+"/>.*?<a:srgbClr val="(\w+)"/>', chart)
    sheet = opened(path)["IKM"]
    grades = [str(sheet.cell(row, 7).value)[0] for row in range(11, 20)]
    assert {"B", "C"} <= set(grades)
    assert worn == [COLOURS["ABCD".index(grade)] for grade in grades]
