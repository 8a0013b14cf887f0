"""The sheet IKM: the index an inspector can match, under each weight."""

from __future__ import annotations

from dataclasses import replace

import openpyxl
import pytest

from iku_excel.core.model import Element, Pooling
from iku_excel.core.periods import Period

from .conftest import WHOLE, YEAR, calculated

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
def test_recalculation_changes_nothing_under_other_weights(office, drawn, recalculated, weight, elements):
    keys = tuple(Element(f"u{at}", f"Unsur yang ke-{at}", f"U{at}") for at in range(1, elements + 1))
    surveys = tuple(
        replace(survey, weight=weight, elements=keys, population=320, grades="2004")
        for survey in office.surveys
    )
    rows = " ".join("".join(str(1 + (7 * at + 3 * one) % 4) for one in range(elements)) for at in range(11))
    text = WHOLE[: WHOLE.index("IKM 1")] + f"IKM 1 {rows}\n"
    path = drawn(calculated(replace(office, surveys=surveys), text, FIRST))
    books = [openpyxl.load_workbook(book, data_only=True)["IKM"] for book in (path, recalculated(path))]
    stored, fresh = ([cell.value for row in book.iter_rows() for cell in row] for book in books)
    assert stored == [pytest.approx(one) if isinstance(one, float) else one for one in fresh]


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


@pytest.mark.parametrize(
    ("population", "text"),
    [
        (None, "populasi belum ditetapkan"),
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
