"""The engines themselves: a stored value that is wrong must not survive a recalculation."""

import openpyxl
import pytest
import xlsxwriter

from .second_engine import recalculated as recalculated_by_ironcalc
from .values import differences, same


@pytest.fixture
def wrong(tmp_path):
    path = tmp_path / "wrong.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_number("A1", 20)
        sheet.write_formula("A2", "=A1*2+2", value=999)
        sheet.write_formula("A3", '=IF(COUNT(A1,B1)<2,"",A1/B1)', value=999)
    return path


@pytest.mark.libreoffice
def test_a_wrong_stored_value_is_replaced_by_libreoffice(wrong, recalculated):
    sheet = openpyxl.load_workbook(recalculated(wrong), data_only=True).active

    assert sheet["A2"].value == 42
    assert sheet["A3"].value in ("", None)


@pytest.mark.libreoffice
def test_what_libreoffice_calculates_is_read_from_its_cells(tmp_path, fresh):
    path = tmp_path / "wrong.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet("satu é")
        sheet.write_number("B2", 0.1 + 0.2)
        sheet.write_string("B3", "a\nb")
        sheet.write_formula("B4", "=B2*2+2", value=999)
        sheet.write_formula("B5", "=1/(B2-B2)", value="")
        sheet.write_formula("B6", '=IF(B2>1,B2,"")', value=999)
        sheet.write_formula("B7", "=NA()", value="")
        workbook.add_worksheet("dua")
    told = fresh(path)
    assert told["dua"] == {}
    assert told["satu é"].keys() - {(6, 2)} == {(row, 2) for row in (2, 3, 4, 5, 7)}
    wrong = [f"B{row}" for row in (4, 5, 6, 7)]
    assert [one.partition(":")[0].partition("!")[2] for one in differences(path, told)] == wrong


def test_a_wrong_stored_value_is_replaced_by_ironcalc(wrong):
    cells = {cell.cell: cell for cell in recalculated_by_ironcalc(wrong)}
    assert {place: (cell.stored, cell.fresh) for place, cell in cells.items()} == {
        "A2": (999, 42),
        "A3": (999, ""),
    }
    assert not any(cell.same for cell in cells.values())


@pytest.mark.parametrize(
    ("stored", "fresh", "alike"),
    [
        (None, "", True),
        (0, "", False),
        (0, None, False),
        (0.1 + 0.2, 0.3, True),
        (1.0, 1.00000000001, False),
        (True, 1, True),
        ("a", "a", True),
        ("a", "b", False),
    ],
)
def test_what_is_the_same(stored, fresh, alike):
    assert same(stored, fresh) is alike
