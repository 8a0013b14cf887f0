"""A number format says percent, date or neither; a serial number says which day."""

from __future__ import annotations

import pytest

from iku_excel.xlsx.styles import iso, style

DATES = [
    "yyyy-mm-dd", "dd/mm/yyyy", "d-mmm", "mmm-yy", "[$-421]dd mmmm yyyy;@", "h:mm", "[h]:mm:ss", "mm:ss.0",
    "[$-F800]dddd\\, mmmm dd\\, yyyy", 'dd "hari" mm', "m/d/yy h:mm", "[ss]", "DD-MM-YYYY", "[Red]d/m/yy",
]  # fmt: skip
PERCENT = ["0%", "0.00 %", "#,##0.0%", "0%;-0%", "0.00%_)", "[Red]0%", '0" dari 100"%']
NEITHER = [
    "General", "GENERAL", "Standard", "0", "#,##0.00", "@", '0 "hari"', '#,##0 "data masuk"', "0\\d",
    "[$Rp-421]#,##0",
    '"Rp"#,##0', "0.00E+00", "[Red]0", "[Magenta]0", "_(* #,##0_);_(* (#,##0);_(* \"-\"_)", '0"%"', "0\\%",
    "0;-0;;@",
    "# ?/?", "[>=1000]#,##0;0", "0_d", '"selesai dd mm"', "",
]  # fmt: skip


@pytest.mark.parametrize("code", DATES)
def test_dates(code: str) -> None:
    assert (style(code).date, style(code).percent) == (True, False)


@pytest.mark.parametrize("code", PERCENT)
def test_percent(code: str) -> None:
    assert (style(code).date, style(code).percent) == (False, True)


@pytest.mark.parametrize("code", NEITHER)
def test_neither(code: str) -> None:
    assert (style(code).date, style(code).percent) == (False, False)


@pytest.mark.parametrize(
    ("serial", "date1904", "text"),
    [
        (1, False, "1900-01-01"),
        (59, False, "1900-02-28"),
        (60, False, "1900-02-29"),
        (61, False, "1900-03-01"),
        (46147, False, "2026-05-05"),
        (46147.4375, False, "2026-05-05T10:30:00"),
        (46146.9999999, False, "2026-05-05"),
        (0.75, False, "18:00:00"),
        (0, False, "00:00:00"),
        (2958465, False, "9999-12-31"),
        (2958465.9999999, False, ""),
        (2958466, False, ""),
        (-1, False, ""),
        (1e300, False, ""),
        (0.75, True, "18:00:00"),
        (1, True, "1904-01-02"),
        (44685, True, "2026-05-05"),
        (44685.5, True, "2026-05-05T12:00:00"),
        (2957003, True, "9999-12-31"),
        (2957004, True, ""),
    ],
)
def test_serial_dates(serial: float, date1904: bool, text: str) -> None:
    assert iso(serial, date1904) == text
