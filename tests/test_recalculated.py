"""The oracle itself: a stored value that is wrong must not survive LibreOffice's recalculation."""

import openpyxl
import pytest
import xlsxwriter


@pytest.mark.libreoffice
def test_a_wrong_stored_value_is_replaced(tmp_path, recalculated):
    path = tmp_path / "wrong.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_number("A1", 20)
        sheet.write_formula("A2", "=A1*2+2", value=999)
        sheet.write_formula("A3", '=IF(COUNT(A1,B1)<2,"",A1/B1)', value=999)

    sheet = openpyxl.load_workbook(recalculated(path), data_only=True).active

    assert sheet["A2"].value == 42
    assert sheet["A3"].value in ("", None)
