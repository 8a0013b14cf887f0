"""The official sheet's layouts: tables of columns, whose figures are those of `Pengukuran`."""

from __future__ import annotations

import io
import json
from dataclasses import fields, replace
from pathlib import Path

import openpyxl
import pytest

from iku_excel import calculation, definition, summary
from iku_excel.cli.verify_workbook import fresh_drawing
from iku_excel.core.findings import IkuError
from iku_excel.core.model import Definition, Indicator, Narrative, Objective, Results, Variable
from iku_excel.core.model.later import LATER
from iku_excel.core.periods import Period
from iku_excel.styles import columns
from iku_excel.summary.embedded.reading import recall_bytes
from iku_excel.summary.embedded.writing import carried

from .conftest import WHOLE, calculated, place_of, sent

SAMPLES = Path(__file__).parents[2] / "samples" / "definisi"
SPENT = (
    WHOLE.replace("aplikasi_hosting=42", "aplikasi_hosting=42 belanja_aplikasi=410000000")
    .replace("terverifikasi=15", "terverifikasi=15 belanja_informasi=120000000")
    .replace("terverifikasi=10", "terverifikasi=10 belanja_informasi=95000000")
    .replace("data_masuk=50", "data_masuk=50 belanja_statistik=62000000")
)


@pytest.fixture(scope="session")
def whole() -> Results:
    """The five indicators of the sample that says everything, in TW I."""
    office, _ = definition.load(SAMPLES / "diskominfo-lengkap.toml")
    assert office is not None
    return calculation.calculate(office, Period(2026, 1), sent(SPENT))


def offices() -> list[Definition]:
    others = [definition.load(path)[0] for path in sorted(SAMPLES.glob("*.toml"))]
    return [definition.builtin(), *(office for office in others if office is not None)]


def opened(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data), data_only=True)


def column_below(sheet, head: str) -> list[object]:
    place = place_of(sheet, head)
    cells = (cell.value for (cell,) in sheet.iter_rows(min_col=place, max_col=place))
    return [one.replace("\n", " ") if isinstance(one, str) else one for one in cells if one is not None]


def figures(values: list[object]) -> list[object]:
    """What stands in the rows of indicators: figures, ranges, and that none is set."""
    return [
        value
        for value in values
        if (isinstance(value, float | int) and not isinstance(value, bool))
        or (isinstance(value, str) and ("ditetapkan" in value or " – " in value) and len(value) < 40)
    ]


@pytest.mark.parametrize("layout", columns.LAYOUTS[1:])
@pytest.mark.parametrize("office", offices(), ids=lambda office: office.office.short)
def test_every_target_is_that_of_pengukuran(office: Definition, layout: str) -> None:
    """For the year of the period; what is printed for other years is the Renstra's."""
    book = opened(summary.draw(calculation.calculate(office, Period(2026, 1), ()), layout=layout))
    numbers = [columns.official(layout).numbers[f"year {number}"] for number in range(1, 6)]
    year = 2026 - office.first_year(2026)
    shown = figures(column_below(book["IKU"], "Target\n2026"))
    assert shown[0] == int(numbers[year])  # the number under the head
    expected = figures(column_below(book["Pengukuran"], "Target\nsetahun"))[1:]
    assert shown[1 : 1 + len(expected)] == expected
    assert len(expected) == len(office.indicators)


@pytest.mark.parametrize("layout", columns.LAYOUTS)
def test_a_layout_prints_the_numbers_of_its_table(whole: Results, layout: str) -> None:
    sheet = opened(summary.draw(whole, layout=layout))["IKU"]
    table = columns.official(layout)
    head = next(row for row in sheet.iter_rows() if row[0].value == "No")[0].row
    shown = {cell.column: cell.value for cell in sheet[head + 1] if cell.value is not None}
    assert shown == {place: table.printed(name) for name, place, _ in table.heads()}
    assert not sheet.column_dimensions["B"].hidden  # TUJUAN is filled in this definition


def test_penetapan_stands_as_the_official_numbers_do() -> None:
    numbers = columns.PENETAPAN.numbers
    assert (numbers["aim"], numbers["measure"], numbers["source"], numbers["responsible"]) == (
        *("2", "6"),
        *("12", "13"),
    )
    assert [numbers[f"year {number}"] for number in range(1, 6)] == ["7", "8", "9", "10", "11"]


def test_a_tujuan_is_said_once_over_its_sasaran(whole: Results) -> None:
    sheet = opened(summary.draw(whole, layout="penetapan"))["IKU"]
    spans = [area for area in sheet.merged_cells.ranges if area.min_col == area.max_col == 2]
    said = [
        sheet.cell(area.min_row, 2).value.replace("\n", " ")
        for area in sorted(spans, key=lambda a: a.min_row)
    ]
    assert said == [aim.text for aim in whole.definition.papers.aims]
    assert [area.size["rows"] for area in sorted(spans, key=lambda a: a.min_row)] == [16, 4]


def test_without_tujuan_column_2_stays_hidden(office: Definition) -> None:
    results = calculated(office, WHOLE, Period(2026, 1))
    for layout in columns.LAYOUTS:
        assert opened(summary.draw(results, layout=layout))["IKU"].column_dimensions["B"].hidden
    first, *others = office.objectives
    unknown = replace(office, objectives=(Objective(first.number, first.text, 7), *others))
    summary.draw(calculated(unknown, WHOLE, Period(2026, 1)), layout="penetapan")  # no tujuan of that number


@pytest.mark.parametrize("layout", columns.LAYOUTS)
def test_what_is_folded_leaves_the_documents_own_columns(whole: Results, layout: str) -> None:
    sheet = opened(summary.draw(whole, layout=layout, folded=True))["IKU"]
    shown = [
        column.name
        for place, column in enumerate(columns.official(layout).columns)
        if not any(
            held.hidden and held.min <= place + 1 <= held.max for held in sheet.column_dimensions.values()
        )
    ]
    formula = ["label", "equals", "fraction", "tail"][-2 if layout == "lengkap" else 0 :]
    assert {*shown} == {"number", "aim", "objective", "indicator", *formula, "source", "responsible"}


@pytest.mark.parametrize("folded", [False, True])
@pytest.mark.parametrize("layout", columns.LAYOUTS)
def test_verify_draws_again_what_the_workbook_says_it_is(whole: Results, layout: str, folded: bool) -> None:
    data = summary.draw(whole, layout=layout, folded=folded, paper="A4")
    found = recall_bytes(data, "x.xlsx")
    assert (found.layout, found.folded, found.paper) == (layout, folded, "A4")
    assert fresh_drawing(found, data).differences == ()


def test_a_layout_that_is_none_is_damage(whole: Results) -> None:
    book = openpyxl.load_workbook(io.BytesIO(summary.draw(whole, layout="penetapan")))
    for said in ("F4 lebar", "F4 penetapan terlipat", "F4 penetapan lengkap"):
        book["_iku"].cell(1, 3).value = said
        book.save(buffer := io.BytesIO())
        with pytest.raises(IkuError, match="E510"):
            recall_bytes(buffer.getvalue(), "x.xlsx")


def test_a_definition_chooses_its_layout(whole: Results) -> None:
    assert summary.draw(whole) == summary.draw(whole, layout="penetapan")
    assert summary.draw(whole) != summary.draw(whole, layout="pengukuran")


def test_a_year_with_decimals_shows_them(office: Definition) -> None:
    """Counts of whole numbers until the year's target, or the Renstra's, is 45,5."""
    rsud = definition.to_toml(next(one for one in offices() if one.office.short == "RSUD"))
    added = '\n[[renstra]]\nindikator = "ndr"\ntahun = 2027\nnilai = 24.5\n'
    text = rsud.replace(
        'indikator = "gdr"\ntahun = 2026\nnilai = 45', 'indikator = "gdr"\ntahun = 2026\nnilai = 45.5'
    )
    assert text != rsud
    changed, findings = definition.loads(text + added, "d.toml")
    assert changed is not None, findings
    book = opened(summary.draw(calculation.calculate(changed, Period(2026, 1), ()), layout="penetapan"))
    formats = {
        cell.value: cell.number_format
        for name in ("IKU", "Pengukuran")
        for row in book[name].iter_rows()
        for cell in row
        if cell.value in (24.5, 45.5)
    }
    assert formats == {24.5: "#,##0.00", 45.5: "#,##0.00"}


def keys(value: object) -> set[str]:
    """Every name within a JSON value."""
    if isinstance(value, dict):
        return set(value).union(*map(keys, value.values()))
    return set().union(*map(keys, value)) if isinstance(value, list) else set()


def test_a_field_that_came_later_and_says_nothing_stands_nowhere(office: Definition, whole: Results) -> None:
    """What an old definition gives is what it gave: no field in what is carried, no sheet, no column."""
    classes = (Definition, Indicator, Narrative, Objective, Variable)
    later = {field.name for one in classes for field in fields(one) if field.metadata == LATER}
    assert later == {
        *("papers", "described", "promised", "aim", "budget", "narrated_by_indicator", "recorded"),
    }
    old = calculated(office, WHOLE, Period(2026, 1))
    assert not later & keys(json.loads(carried(old)))
    assert later - {"narrated_by_indicator", "recorded"} <= keys(json.loads(carried(whole)))
    added = set(opened(summary.draw(whole)).sheetnames) - set(opened(summary.draw(old)).sheetnames)
    assert added == {"Anggaran", "Rencana Aksi"}
    assert summary.draw(old) == summary.draw(old, layout="pengukuran")
    assert opened(summary.draw(old))["_iku"].cell(1, 3).value == "F4"
