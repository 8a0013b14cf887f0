"""What a number format shows of a number, beside what is stored: to the letter, or not said at all."""

from __future__ import annotations

from decimal import Decimal

import pytest

from iku_excel.xlsx.display import display, shows_text

ACCOUNTS = '_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-'
EXCELS_ACCOUNTS = '_(* #,##0.00_);_(* \\(#,##0.00\\);_(* "-"??_);_(@_)'


@pytest.mark.parametrize(
    ("code", "number", "text"),
    [
        ("General", 12, "12"),
        ("", 12.5, "12,5"),
        ("@", 12, "12"),
        ("0", 12, "12"),
        ("0", 2.6, "3"),
        ("000", 7, "007"),
        ("#,##0", 46303, "46.303"),
        ("#,##0.00##", 12.5, "12,50"),
        ("0.00 %", 0.85, "85,00 %"),
        ("0%", 0.85, "85%"),
        ("0 %;[Red]-0 %", 0.5, "50 %"),
        (ACCOUNTS, 1200, "1.200"),
        (ACCOUNTS, 0, "-"),
        (EXCELS_ACCOUNTS, 12.5, "12,50"),
        (EXCELS_ACCOUNTS, -12.5, "(12,50)"),
        (EXCELS_ACCOUNTS, 0, "-"),
        ("[$Rp-421]#,##0", 1500, "Rp1.500"),
        ('"Rp" #,##0.00', 1500, "Rp 1.500,00"),
        ('#,##0 "lembaga"', 1200, "1.200 lembaga"),
        ('0 "(orang)"', 5, "5 (orang)"),
        ("[<100]0;[Red]#,##0", 1500, "1.500"),
        ("[Color10]0;-0", -5, "-5"),
        ("# ?/?", 12, "12"),
        ("0.00E+00", 12, "1,20E+1"),
        ("General;-General;General", 46303, "46303"),
    ],
)
def test_what_is_shown_is_what_is_stored(code, number, text):
    shown = display(code, number)
    assert shown.text == text
    assert shown.says(number)


@pytest.mark.parametrize(
    ("code", "number", "text"),
    [
        ('"85"', 60, "85"),
        (";;;", 60, ""),
        ("0;0;", 0, ""),
        ("#", 0, ""),
        ("0", 0.4, "0"),
        ("0,", 12345, "12"),
        ("0,,", 12345678, "12"),
        ("0.0,", 1500, "1,5"),
        ('0"0"', 12, "120"),
        ('"1"0', 12, "112"),
        ('0"½"', 5, "5½"),
        ('"-"0', 12, "-12"),
        ('0"-"', 12, "12-"),
        ("(0)", 12, "(12)"),
        ('[=60]"85";0', 60, "85"),
        ('[<100]0;"banyak"', 150, "banyak"),
        ('0 "ribu"', 12, "12 ribu"),
        ('0," rb"', 12345, "12 rb"),
        ('0" (ribuan)"', 12, "12 (ribuan)"),
        ('0" jutaan"', 12, "12 jutaan"),
        ('0" prosen"', 12, "12 prosen"),
        ('"minus "0', 12, "minus 12"),
        ("0.00E+00", 12345, "1,23E+4"),
        ('0"%"', 85, "85%"),
    ],
)
def test_what_is_shown_is_another_number_or_none(code, number, text):
    shown = display(code, number)
    assert shown.text == text
    assert not shown.says(number)


@pytest.mark.parametrize(
    "code",
    [
        "dd/mm/yy",
        "[h]:mm",
        "# ?/?",
        "00-00-00",
        '0"."0',
        "[DBNum1]0",
        "0;0;0;@;0",
        "[<5]0",
        "0;[<5]0;0",
        "5",
        "0*0",
        "*10",
        "*-0",
    ],
)
def test_what_is_not_known_to_the_letter_is_not_said(code):
    assert display(code, 12.5) is None


def test_what_no_program_shows_digit_by_digit_is_not_said():
    assert display("0." + "0" * 253, 12).says(12)
    assert display("0." + "0" * 254, 12) is None
    assert display("0", 1e15) is None
    assert display("0", 1e14).says(1e14)


def test_a_section_is_chosen_by_sign_or_condition():
    assert display('[=60]"85";0', 61).says(61)
    assert display('#,##0;"minus"', 5).says(5)
    assert not display('#,##0;"minus"', -5).says(-5)


def test_a_written_percent_sign_says_a_share():
    assert display('0"%"', 85).value == Decimal("0.85")
    assert display('0.0"%"', 85.5).says(0.855)


def test_a_unit_that_was_asked_changes_nothing():
    assert display('0 "ribu"', 12, "ribu").says(12)
    assert display('0 "m²"', 12, "m²").says(12)


@pytest.mark.parametrize(
    ("code", "shown"),
    [("General", True), (";;;", False), (";;;@", True), (ACCOUNTS, True), ('0;0;0;"ada"', False)],
)
def test_only_a_fourth_section_hides_a_text(code, shown):
    assert shows_text(code) is shown
