"""`Antartahun`, and what was typed of the years before wherever else it is shown: always with its sign."""

from __future__ import annotations

from dataclasses import replace

import openpyxl
import pytest

from iku_excel import calculation, definition, summary
from iku_excel.cli.explain import explanation
from iku_excel.cli.output import results_json
from iku_excel.cli.pdf import sheets_on_paper
from iku_excel.core.model import FigureStatus, IssuedYear, Polarity, Recorded, Results
from iku_excel.core.periods import Period
from iku_excel.styles.summary import marked
from iku_excel.summary.embedded.reading import recall_bytes

from .conftest import WHOLE, YEAR, place_of, sent, targeted
from .test_layouts import opened
from .test_walk import a_year_earlier

PACKAGE = "IKU-2024-TW4.zip"
ROWS = (
    Recorded("partisipasi", 2023, 0.7, 0.8, source="LKjIP 2023"),
    Recorded("partisipasi", 2024, 0.5, 0.8, source="LKjIP 2024"),
    Recorded("partisipasi", 2025, 0.6, 0.75, source="LKjIP 2025, hlm. 27"),
    Recorded("partisipasi", 2025, 0.4, quarter=2, source="Laporan TW II 2025"),
    Recorded("ikm", 2023, 87.28, source="Laporan SKM 2023"),
    Recorded("hosting", 2025, 0.54597, 0.6, source="LKjIP 2025, hlm. 27"),  # 90,995 %: a tie
    Recorded("opd_egov", 2025, None, 0.7, source="LKjIP 2025, hlm. 27"),  # never measured
    Recorded("rilis", 2025, 0.95, 0.8, 0.9, source="LKjIP 2025, hlm. 27"),  # above a range
)
ISSUED = IssuedYear(
    "partisipasi",
    "%",
    2024,
    FigureStatus.FINAL,
    0.72,
    0.75,
    None,
    0.96,
    "Sangat Tinggi",
    PACKAGE,
    "AB12-CD34-EF56",
)


def years_before(
    period: Period = Period(YEAR, 2),  # noqa: B008
    rows: tuple[Recorded, ...] = ROWS,
    *,
    last_year: bool = False,
    lower: bool = False,
) -> Results:
    """Four triwulan of 2026; years before that were typed and issued, last year's returns too on demand."""
    given = replace(targeted(definition.builtin()), recorded=rows)
    if lower:
        last = replace(given.indicators[-1], polarity=Polarity.MINIMIZE)
        given = replace(given, indicators=(*given.indicators[:-1], last))
    quarters = "".join(WHOLE.replace(" 1 ", f" {quarter} ") for quarter in range(1, 5))
    earlier = tuple(map(a_year_earlier, sent(quarters))) if last_year else ()
    return calculation.calculate(given, period, (*sent(quarters), *earlier), issued=(ISSUED,) if rows else ())


@pytest.fixture(scope="module")
def book() -> openpyxl.Workbook:
    return opened(summary.draw(years_before()))


def lines(sheet, head: str) -> list[tuple[object, str]]:
    """Each figure below a head with its format, three an indicator."""
    place = place_of(sheet, head)
    return [(sheet.cell(row, place).value, sheet.cell(row, place).number_format) for row in range(6, 21)]


def test_three_lines_a_year_by_hand(book) -> None:
    """2025: 60 : 75 = 80 %, 54,597 : 60 = 90,995 %, no figure of the fourth, 95 above 80–90: 95 : 90."""
    percent, typed = "0.00 %", marked("0.00 %")
    page = book["Antartahun"]
    assert lines(page, "2023")[:6] == [
        *((0.8, typed), (0.7, typed), (pytest.approx(0.875), percent)),
        *(("–", "General"), (87.28, marked("#,##0.00")), ("–", "General")),
    ]
    values = [value for value, _ in lines(page, "2025")]
    assert values[:3] == [0.75, 0.6, pytest.approx(0.8)]
    assert values[6:9] == [0.6, 0.54597, pytest.approx(0.90995)]
    assert values[9:12] == [0.7, "–", "–"]
    assert values[12:15] == ["80,00 % – 90,00 % *", 0.95, pytest.approx(0.95 / 0.9)]


def test_a_package_stands_before_what_was_typed_and_has_no_sign(book) -> None:
    """0,5 was typed of 2024, 0,72 of 0,75 was issued."""
    percent = "0.00 %"
    expected = [(0.75, percent), (0.72, percent), (0.96, percent)]
    assert lines(book["Antartahun"], "2024")[:3] == expected


def test_the_sign_is_explained_with_its_sources_where_it_stands(book) -> None:
    for sheet, sources in (
        ("Antartahun", ("LKjIP 2023", "Laporan SKM 2023", "LKjIP 2025, hlm. 27")),
        ("Pengukuran", ("Laporan TW II 2025",)),
    ):
        said = " ".join(str(cell.value) for row in book[sheet] for cell in row if cell.value)
        assert "* Diketik, bukan dihitung dari kiriman" in said
        assert all(source in said for source in sources)
    assert "LKjIP 2024" not in " ".join(
        str(cell.value) for row in book["Antartahun"] for cell in row if cell.value
    )  # it is not used


def test_last_years_column_and_the_change_against_it_carry_the_sign(book) -> None:
    """TW II: 76,67 % now, 40 % a year ago: 36,67 poin."""
    page, brief = book["Pengukuran"], book["Ringkasan"]
    before = page.cell(7, place_of(page, "Tahun lalu"))
    assert (before.value, before.number_format) == (0.4, marked("0.00 %"))
    assert page.cell(8, place_of(page, "Tahun lalu")).value == "–"
    change = brief.cell(9, place_of(brief, "Dari tahun"))
    assert change.value == pytest.approx(36.67)
    assert all(section.endswith('" *"') for section in change.number_format.split(";"))
    assert "* Terhadap angka tahun lalu yang diketik" in str(brief["A6"].value)


def test_data_lists_every_typed_row_with_its_source_and_whether_it_is_used(book) -> None:
    rows = [[cell.value for cell in row] for row in book["Data"] if "diketik, sumber" in str(row[9].value)]
    assert len(rows) == len(ROWS)
    unused = [row for row in rows if "tidak dipakai" in row[5]]
    assert [(row[6], row[9]) for row in unused] == [("Tahun 2024", "diketik, sumber: LKjIP 2024")]


def test_the_trend_draws_the_years_and_marks_those_that_were_typed(book) -> None:
    cells = [str(cell.value) for row in book["Grafik"] for cell in row if cell.value is not None]
    assert {"2023 *", "2024", "2025 *", "s.d. TW II 2026"} <= set(cells)


def test_explain_and_json_say_how_each_year_is_known(tmp_path) -> None:
    results = years_before()
    said = list(explanation(results, results.definition.indicators[0]))
    start = said.index("Tahun-tahun sebelumnya")
    assert [line.strip() for line in said[start + 1 :]] == [
        "s.d. Triwulan II 2025: 40,00 % – diketik, sumber: Laporan TW II 2025",
        "2023: 70,00 %, target 80,00 %, capaian 87,50 % – diketik, sumber: LKjIP 2023",
        "2024: 72,00 %, target 75,00 %, capaian 96,00 % – Seperti diterbitkan dalam paket "
        "IKU-2024-TW4.zip (kode AB12-CD34-EF56)",
        "2025: 60,00 %, target 75,00 %, capaian 80,00 % – diketik, sumber: LKjIP 2025, hlm. 27",
    ]
    told = results_json(results, tmp_path)["indicators"][0]
    assert [(one["year"], one["known"], one["status"]) for one in told["years"]] == [
        (2023, "typed", "typed"),
        (2024, "issued", "final"),
        (2025, "typed", "typed"),
    ]
    assert told["status"] == "final"  # its own figure has nothing to do with them


def test_the_workbook_alone_gives_them_back() -> None:
    results = years_before()
    assert recall_bytes(summary.draw(results), "d.xlsx").results == results


def test_an_office_without_them_sees_nothing_new(tmp_path) -> None:
    plain = years_before(rows=(), last_year=True)
    pages = opened(summary.draw(plain))
    assert "Antartahun" not in pages.sheetnames
    assert "Antartahun" not in sheets_on_paper(plain)
    assert "years" not in results_json(plain, tmp_path)["indicators"][0]
    assert not any("Tahun-tahun" in line for line in explanation(plain, plain.definition.indicators[0]))
    shown = [page for page in pages if page.sheet_state == "visible"]
    said = " ".join(str(cell.value) for page in shown for row in page for cell in row if cell.value)
    assert "* Diketik" not in said
    assert "Riwayat" not in said


def test_it_is_printed_with_the_official_sheets() -> None:
    assert "Antartahun" in sheets_on_paper(years_before())


def test_returns_of_last_year_take_the_place_of_the_typed_ones() -> None:
    """23 of 30 were reported for 2025; the typed 60 % is left, and so is its sign."""
    page = opened(summary.draw(years_before(last_year=True)))["Antartahun"]
    assert lines(page, "2025")[1] == (pytest.approx(23 / 30), "0.00 %")


@pytest.mark.parametrize("years", [1, 5])
def test_columns_are_only_for_years_of_which_something_is_known(years: int) -> None:
    rows = tuple(Recorded("ikm", 2025 - back, 80.0) for back in range(years))
    page = opened(summary.draw(years_before(rows=rows)))["Antartahun"]
    heads = [str(cell.value) for cell in page[4] if str(cell.value).isdigit()]
    expected = {2024} | {row.year for row in rows}  # that of the package, too
    assert heads == [str(year) for year in sorted(expected)]
