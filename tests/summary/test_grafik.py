"""Grafik: charts over live figures; what cannot be said is not drawn, and never drawn as nothing."""

from __future__ import annotations

import re
import warnings
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from bench.status import asked
from iku_excel import calculation, definition, summary
from iku_excel.core.findings import Place
from iku_excel.core.model import Answer, Origin, Polarity, SheetStatus, State, Submission
from iku_excel.core.periods import Period
from iku_excel.summary.pen.charts import axis_format
from iku_excel.summary.sheets.grafik import FIRST_VALUE, NUMBER
from iku_excel.summary.sheets.grafik_sections import MOST_INDICATORS

from ..second_engine import recalculated
from .conftest import WHOLE, YEAR, calculated, targeted
from .widened import sent_by_all

FIRST, SECOND = Period(YEAR, 1), Period(YEAR, 2)
TWO = WHOLE + WHOLE.replace(" 1 ", " 2 ").replace("=12", "=13").replace("TIK 2", "TIK 2 refused")


def charts(path: Path) -> list[str]:
    """The XML of each chart of the sheet, in their order."""
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if name.startswith("xl/charts/chart")]
        names.sort(key=lambda name: int(re.findall(r"\d+", name)[0]))
        found = [archive.read(name).decode() for name in names]
    return [chart for chart in found if "<c:f>Grafik!" in chart]


def drawn_ranges(chart: str) -> list[str]:
    return re.findall(r"<c:val><c:numRef><c:f>([^<]*)</c:f>", chart)


def table(sheet, head: str) -> list[list[object]]:
    """The rows of the first table that has this head, from its column on."""
    start = next(cell for row in sheet.iter_rows() for cell in row if cell.value == head)
    found = []
    for row in range(start.row + 1, sheet.max_row + 1):
        if not sheet.cell(row, NUMBER).value:
            break
        found.append([cell.value for cell in sheet[row][start.column - 1 :]])
    return found


def test_the_charts_of_two_triwulan(office, drawn):
    found = charts(drawn(calculated(targeted(office), TWO, SECOND)))
    titles = [re.findall(r"<a:t>([^<]*)</a:t>", chart)[0] for chart in found]
    assert titles == [
        "Capaian tiap indikator terhadap targetnya – s.d. Triwulan II 2026 (target contoh)",
        "Realisasi tiap triwulan 2026 – satuan %",
        "Realisasi tiap triwulan 2026 – satuan Indeks",
        "Sumbangan tiap bidang – satuan %",
    ]
    assert [len(drawn_ranges(chart)) for chart in found] == [1, 2, 2, 3]
    assert all('<c:barDir val="bar"/>' in chart for chart in found)


def test_charts_show_only_their_own_tables_from_zero_and_nothing_for_a_blank(office, drawn):
    for chart in charts(drawn(calculated(targeted(office), TWO, SECOND))):
        assert all(source.startswith("Grafik!") for source in re.findall(r"<c:f>([^<]*)</c:f>", chart))
        assert "dispBlanksAs" not in chart
        assert '<c:plotVisOnly val="1"/>' not in chart
        assert '<c:min val="0"/>' in chart


def test_a_figure_that_cannot_be_said_is_a_blank_cell_with_its_reason_beside_it(office, drawn, opened):
    path = drawn(calculated(targeted(office), TWO, SECOND))
    achieved = table(opened(path)["Grafik"], "Target")
    assert [row[3] for row in achieved] == ["final", "final", "final", "BELUM VALID", "BELUM VALID"]
    assert achieved[4][1:4] == [None, None, "BELUM VALID"]
    assert achieved[2][1:4] == [pytest.approx(0.8), pytest.approx(0.8 / 0.45), "final"]
    live = openpyxl.load_workbook(path)["Grafik"]
    cells = [cell for row in live.iter_rows(min_col=FIRST_VALUE) for cell in row]
    assert not [cell for cell in cells if cell.data_type == "n" and cell.value is not None]
    assert table(opened(path)["Grafik"], "TW I")[3][:3] == [pytest.approx(0.9), None, "TW II BELUM VALID"]


def test_the_shares_of_the_units_sum_to_the_figure(office, drawn, opened):
    path = drawn(calculated(targeted(office), TWO, SECOND))
    (row,) = table(opened(path)["Grafik"], "PIOP")
    assert sum(row[:3]) == pytest.approx(24 / 30)
    live = openpyxl.load_workbook(path)["Grafik"][_row(path, "PIOP")]
    assert sorted(cell.value for cell in live[FIRST_VALUE - 1 : FIRST_VALUE + 2]) == [
        f"=Data!$I${row}/Perhitungan!$E${total}"
        for row, total in zip(_data_rows(path), [10] * 3, strict=True)
    ]


def _row(path: Path, head: str) -> int:
    sheet = openpyxl.load_workbook(path)["Grafik"]
    return next(cell.row for row in sheet.iter_rows() for cell in row if cell.value == head) + 1


def _data_rows(path: Path) -> list[int]:
    sheet = openpyxl.load_workbook(path, data_only=True)["Data"]
    return [
        row[0].row
        for row in sheet.iter_rows(min_row=7)
        if (row[4].value, row[6].value) == ("lembaga_aktif", "Triwulan II 2026")
    ]


def test_where_there_is_no_figure_there_is_no_chart_but_words(office, drawn, opened):
    path = drawn(calculated(office, "", FIRST))
    assert charts(path) == []
    texts = [cell.value for cell in opened(path)["Grafik"]["A"] if cell.value]
    assert sum("Belum ada angka yang dapat digambar." in str(text) for text in texts) == 3


def test_many_indicators_have_several_charts_on_two_pages(wide, drawn):
    path = drawn(calculated(wide, sent_by_all(), SECOND))
    found = charts(path)
    assert len(found) == 2
    for chart in found:
        first, last = map(int, re.findall(r"\$(\d+)", drawn_ranges(chart)[0]))
        assert last - first < MOST_INDICATORS
    assert len(openpyxl.load_workbook(path)["Grafik"].row_breaks.brk) == 1


def test_the_farthest_below_its_target_stands_on_top(wide, drawn, opened):
    rows = table(opened(drawn(calculated(wide, sent_by_all(), SECOND)))["Grafik"], "Capaian")
    reached = [row[0] for row in rows if row[0] is not None]
    assert reached == sorted(reached)
    assert len(reached) == MOST_INDICATORS


def test_bars_wear_their_predicate_as_sign_and_colour(office, drawn, opened):
    path = drawn(calculated(targeted(office), TWO, SECOND))
    labels = [row[0] for row in table(opened(path)["Grafik"], "Label grafik")]
    assert [label.split("  ")[0] for label in labels[:3]] == ["■■■■□", "■■■■■", "■■■■■"]
    points = re.findall(r'<c:dPt><c:idx val="\d+"/>.*?<a:srgbClr val="(\w+)"/>', charts(path)[0])
    assert points[0] != points[1] == points[2]


@pytest.mark.parametrize(
    ("number_format", "largest", "expected"),
    [
        ("0.00 %", 0.0009, "0.00 %"),
        ("0.00 %", 0.009, "0.0 %"),
        ("0.00 %", 0.03, "0.0 %"),
        ("0.00 %", 0.9, "0 %"),
        ("#,##0.00", 3.5, "#,##0.0"),
        ("#,##0.00", 1_234_567.89, "#,##0"),
        ("#,##0.00", 0.0, "#,##0"),
    ],
)
def test_an_axis_has_as_many_digits_as_its_numbers_need(number_format, largest, expected):
    assert axis_format(number_format, largest) == expected


def test_the_tables_of_the_charts_are_hidden(office, drawn):
    sheet = openpyxl.load_workbook(drawn(calculated(targeted(office), TWO, SECOND)))["Grafik"]
    hidden = {letter for letter, column in sheet.column_dimensions.items() if column.hidden}
    assert "A" not in hidden
    assert hidden
    assert str(sheet.print_area).startswith("'Grafik'!$A$1:$A$")


def of_units(values, *, polarity=Polarity.MAXIMIZE):
    """The results of an office of so many units, each with its a of 50."""
    codes = tuple(f"U{number:02d}" for number in range(1, len(values) + 1))
    office, _ = definition.loads(asked(codes), "kantor.toml")
    office = replace(office, indicators=(replace(office.indicators[0], polarity=polarity),))
    quarter = Period(2026, 1)
    sent = tuple(
        Submission(
            code,
            quarter,
            1,
            Origin(f"{code}.xlsx", "0" * 64),
            code,
            SheetStatus.ACCEPTED,
            tuple(
                Answer(name, code, quarter, State.VALUE, value, Place(f"{code}.xlsx", code, "E13"))
                for name, value in (("a", float(number)), ("b", 50.0))
            ),
        )
        for number, code in zip(values, codes, strict=True)
    )
    return calculation.calculate(office, quarter, sent, ())


def tables(results, path):
    """The rows of the tables under the charts, each from its first filled cell on."""
    path.write_bytes(summary.draw(results))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        page = openpyxl.load_workbook(path, data_only=True)["Grafik"]
    rows = [[cell.value for cell in row if cell.value is not None] for row in page.iter_rows()]
    assert [one for one in recalculated(path) if not one.same and one.sheet == "Grafik"] == []
    return rows


def test_of_many_units_the_largest_stand_for_themselves_and_the_others_together(tmp_path):
    codes = [f"U{number:02d}" for number in range(1, 41)]
    results = of_units(range(1, 41))
    rows = tables(results, tmp_path / "IKU.xlsx")
    heads = next(row for row in rows if "Unit lainnya" in row)
    assert [head for head in heads if head in codes] == codes[-10:]
    line = next(row for row in rows[rows.index(heads) + 1 :] if len(row) >= 11)
    shares = [value for value in line if isinstance(value, float)]
    assert sum(shares) == pytest.approx(results.indicators[0].value)


@pytest.mark.parametrize(
    ("polarity", "order"),
    [
        (Polarity.MAXIMIZE, [*range(40, 30, -1), *range(10, 0, -1)]),
        (Polarity.MINIMIZE, [*range(1, 11), *range(31, 41)]),
    ],
)
def test_of_many_units_the_best_and_the_worst_are_drawn(polarity, order, tmp_path):
    rows = tables(of_units(range(1, 41), polarity=polarity), tmp_path / "IKU.xlsx")
    drawn = [(row[1], row[2]) for row in rows if len(row) == 4 and str(row[1]).startswith("U")]
    assert drawn == [(f"U{number:02d}", number / 50) for number in order]


def test_the_spread_counts_every_unit_once_at_the_bounds_too(tmp_path):
    """0, 10 and 100 per cent stand on bounds; 60 of 50 lies beyond."""
    values = [0, 4, 5, 5, 9, 10, 35, 45, 49, 50, 50, 50, 60]
    rows = tables(of_units(values), tmp_path / "IKU.xlsx")
    found = {row[1]: row[2] for row in rows if len(row) == 4 and str(row[1]).endswith("%")}
    assert found == {
        "0 – 10 %": 2,
        "10 – 20 %": 3,
        "20 – 30 %": 1,
        "30 – 40 %": 0,
        "40 – 50 %": 0,
        "50 – 60 %": 0,
        "60 – 70 %": 0,
        "70 – 80 %": 1,
        "80 – 90 %": 0,
        "90 – 100 %": 5,
        "di atas 100 %": 1,
    }
    assert sum(found.values()) == len(values)


def test_a_dozen_units_need_no_spread(tmp_path):
    rows = tables(of_units(range(1, 13)), tmp_path / "IKU.xlsx")
    assert not any("0 – 10 %" in row for row in rows)
