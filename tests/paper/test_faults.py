"""A sheet with every fault that paper can show, each of which is found, beside cells without any."""

from __future__ import annotations

import io

import pytest
import xlsxwriter

from .faults import faults
from .printed import pages_of


def faulty() -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    sheet = book.add_worksheet("Salah")
    normal = book.add_format({"font_name": "Arial", "font_size": 10})
    wrapped = book.add_format({"font_name": "Arial", "font_size": 10, "text_wrap": True, "valign": "top"})
    small = book.add_format({"font_name": "Arial", "font_size": 6})
    sheet.set_column(0, 0, 8)
    sheet.set_column(1, 1, 30)
    sheet.write(0, 1, "Semua kata ini utuh", normal)
    sheet.write(1, 0, "Penyelenggaraan", wrapped)
    sheet.set_row(1, 40)
    sheet.write(2, 0, 123456789.25, book.add_format({"num_format": "#,##0.00"}))
    sheet.write(3, 0, "Terpotong panjang", normal)
    sheet.write(3, 1, "tetangga", normal)
    sheet.write(4, 1, "terlalu kecil", small)
    sheet.write(5, 1, "baris pertama\nbaris kedua\nhilang", wrapped)
    sheet.set_row(5, 20)
    sheet.print_area(0, 0, 5, 1)
    book.close()
    return buffer.getvalue()


@pytest.mark.libreoffice
def test_every_kind_of_fault_is_found(saved_by_libreoffice, tmp_path):
    path = tmp_path / "salah.xlsx"
    path.write_bytes(faulty())
    found = list(faults(path.read_bytes(), pages_of(saved_by_libreoffice(path, tmp_path / "salah.pdf"))))
    kinds = {kind: [what for _, one, what in found if one == kind] for _, kind, _ in found}
    assert kinds["fence"] == ["###"]
    assert "".join(kinds["broken"][:2]) == "Penyelenggaraan"
    assert "panjang" in kinds["cut"] + kinds["lost"]
    assert kinds["6.0 pt"] == ["terlalu", "kecil"]
    assert "hilang" in kinds["cut"] + kinds["lost"]
    assert not {"Semua", "kata", "ini", "utuh", "tetangga"} & {what for *_, what in found}
