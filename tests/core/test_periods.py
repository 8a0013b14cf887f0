"""Years and triwulan in the spellings that offices use."""

from datetime import date

import pytest

from iku_excel.core.periods import Period, month_number, parse_period, parse_quarter, parse_year


@pytest.mark.parametrize(
    "text",
    [
        "2026-TW2",
        "2026 TW II",
        "Triwulan II 2026",
        "Triwulan 2 2026",
        "TW 2 2026",
        "Tw. II 2026",
        "Q2 2026",
        "2026-Q2",
        "triwulan ii tahun 2026",
        "2026_tw2",
    ],
)  # fmt: skip
def test_one_triwulan_many_spellings(text):
    assert parse_period(text) == Period(2026, 2)


@pytest.mark.parametrize(
    "text", ["", "2026-TW5", "TW 2", "26-TW2", "1999", "2026-TW", "2026-13", "٢٠٢٦", "2026-TW２"]
)
def test_what_is_no_period(text):
    assert parse_period(text) is None


def test_a_year_ends_with_its_fourth_triwulan():
    assert parse_period("2026") == Period(2026)
    assert Period(2026).last_quarter == 4
    assert Period(2026).end == date(2026, 12, 31)
    assert Period(2026, 2).end == date(2026, 6, 30)
    assert [p.quarter for p in Period(2026, 3).quarters] == [1, 2, 3]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2026", 2026),
        (" 2026 ", 2026),
        ("TA 2026", 2026),
        ("T.A. 2026", 2026),
        ("Tahun 2026", 2026),
        ("tahun anggaran 2026", 2026),
        ("Th. 2026", 2026),
        ("1999", None),
        ("2100", None),
        ("26", None),
        ("2026/2027", None),
        ("TW 2026 2", None),
        ("٢٠٢٦", None),
    ],
)
def test_a_year_alone(text, year):
    assert parse_year(text) == year


def test_words_and_codes():
    assert Period(2026, 4).words == "Triwulan IV 2026"
    assert Period(2026).words == "Tahun 2026"
    for period in (Period(2026), Period(2026, 1), Period(2027, 4)):
        assert parse_period(period.code) == parse_period(period.words.removeprefix("Tahun ")) == period


@pytest.mark.parametrize(
    ("text", "quarter"),
    [
        ("Triwulan III", 3),
        ("II", 2),
        ("4", 4),
        ("TW 1", 1),
        ("TW-II", 2),
        ("Tw.IV", 4),
        ("Triwulan ke-3", 3),
        ("triwulan ketiga", 3),
        ("q2", 2),
        ("V", None),
        ("", None),
        ("TW", None),
        ("kedua", None),
        ("12", None),
    ],
)
def test_a_triwulan_alone(text, quarter):
    assert parse_quarter(text) == quarter


@pytest.mark.parametrize(
    ("name", "number"), [("Mei", 5), ("Pebruari", 2), ("Nopember", 11), ("desember ", 12), ("May", None)]
)
def test_months(name, number):
    assert month_number(name) == number


@pytest.mark.parametrize(("text", "year"), [("1999", None), ("2000", 2000), ("2099", 2099), ("2100", None)])
def test_years_of_this_century(text, year):
    assert parse_year(text) == year
