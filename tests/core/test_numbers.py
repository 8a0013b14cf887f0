"""The Indonesian number grammar: what has one reading, what has two, what has none and why."""

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from iku_excel.core.numbers import grouped, half_up, read, show, show_percent

ONE_READING = {
    "40": "40",
    "0": "0",
    "-0": "0",
    "0,0": "0",
    "007": "7",
    "1234": "1234",
    "85,5": "85.5",
    "85.5": "85.5",
    "12.5": "12.5",
    "12,50": "12.50",
    "1.2345": "1.2345",
    "1,2345": "1.2345",
    "1234,567": "1234.567",
    "1234.567": "1234.567",
    "0,111": "0.111",
    "0.111": "0.111",
    "00,111": "0.111",
    "012.345": "12.345",
    ",5": "0.5",
    ".25": "0.25",
    "1.234,5": "1234.5",
    "1.234,56": "1234.56",
    "1,234.56": "1234.56",
    "1.234,567": "1234.567",
    "1,234.567": "1234.567",
    "1.234.567": "1234567",
    "1,234,567": "1234567",
    "1.234.567,8": "1234567.8",
    "1 234": "1234",
    "1 234 567": "1234567",
    "1 234,5": "1234.5",
    "1 234.567": "1234.567",
    "1\u00a0234": "1234",
    "1\u202f234\u202f567,25": "1234567.25",
    "1\u2009234": "1234",
    "\u00a040\u3000": "40",
    "  40\t\n": "40",
    "\ufeff40": "40",
    "4\u200b0": "40",
    "\u202a40\u202c": "40",
    "４０": "40",
    "１．２３４，５": "1234.5",
    "'40": "40",
    "’40": "40",
    "'Rp 40": "40",
    "+5": "5",
    "-5": "-5",
    "−5": "-5",
    "－５": "-5",
    "-1.234,5": "-1234.5",
    "Rp 1.250,00": "1250",
    "Rp1.250.000": "1250000",
    "rp. 40": "40",
    "Rp 1.250,-": "1250",
    "1.250.000,--": "1250000",
    "-Rp 40": "-40",
    "Rp -40": "-40",
    "999999999999999": "999999999999999",
    "0,123456789012345": "0.123456789012345",
    "40,00000000000000000000": "40",
    "2026": "2026",
}

PERCENT = {
    "85%": "0.85",
    "85 %": "0.85",
    "85,5%": "0.855",
    "85,5 %": "0.855",
    "85,5\u00a0%": "0.855",
    "75%%": "0.75",
    "１００％": "1",
    "0 %": "0",
    "-5%": "-0.05",
    "1.234,5 %": "12.345",
}

TWO_READINGS = {
    "1.234": ("1234", "1.234"),
    "1,234": ("1234", "1.234"),
    "10.000": ("10000", "10"),
    "999,999": ("999999", "999.999"),
    "-1.234": ("-1234", "-1.234"),
    "Rp 1.250": ("1250", "1.250"),
    " 1.234 ": ("1234", "1.234"),
    "１．２３４": ("1234", "1.234"),
    "1.234%": ("12.34", "0.01234"),
}

NO_READING = {
    "E301": (
        "",
        " ",
        "\t\n",
        "\u00a0",
        "\u200b",
        "\ufeff",
        "\u202f \u2009",
        "-",
        "–",
        "—",
        "−",
        "--",
        "'",
        "' -",
    ),
    "E302": (
        *("5-Mei", "05-Mei-2026", "5 Mei 2026", "Mei-26", "Mei '26", "MEI 2026", "5 Pebruari 2026", "1-Peb"),
        *("3 Nopember", "3-Nop-26", "12 Ags", "12 Agt 2026", "31 Des", "31-Dec", "5 May 2026", "May 5, 2026"),
        *(
            "01/02/2026",
            "1/2/26",
            "01-02-2026",
            "01.02.2026",
            "1.2.26",
            "2026-05-01",
            "2026/05/01",
            "2026.5.1",
        ),
        *("2026-05-01 00:00:00", "2026-05-01T08:30:00", "5/2026", "12-2025", "2026-05", "12:30", "08:30:15"),
        *("08:30 WIB", "Senin, 5 Mei 2026", "'5-Mei", "\u00a05-Mei", "０１／０２／２０２６"),
    ),
    "E303": (
        *(
            "#DIV/0!",
            "#N/A",
            "#REF!",
            "#VALUE!",
            "#NAME?",
            "#NUM!",
            "#NULL!",
            "#SPILL!",
            "#CALC!",
            "#GETTING_DATA",
        ),
        *("#NILAI!", "#NAMA?", "#ANGKA!", "#ERROR!", "Err:502", "#ERR502!", "Error:508", "Galat:502", "#n/a"),
        *(" #DIV/0! ", "#N/D", "＃ＲＥＦ！"),
    ),
    "E304": (
        *(
            "lima",
            "TRUE",
            "FALSE",
            "BENAR",
            "SALAH",
            "Nihil",
            "n/a",
            "N/A",
            "0x28",
            "1e3",
            "1E+03",
            "4_0",
            "1'234",
        ),
        *(
            "40-45",
            "40 - 45",
            "1/2",
            "5/5",
            "40 OPD",
            "40 unit",
            "3 juta",
            "85 persen",
            "85 % dari",
            "50‰",
            "≈40",
        ),
        *("٤٠", "४०", "10²", "5₂", "①", "½", "Ⅳ", "𝟒𝟎", "⒈", "10⁻²", "㏠"),
        *(
            ".",
            ",",
            "...",
            "5.",
            "5,",
            "1.23.456",
            "1.2345,6",
            "1,23,456",
            "1.234,567.8",
            "1.234 567",
            "0.123.456",
        ),
        *(
            "1  234",
            "12 34",
            "1 2345",
            "40 500 0",
            "1\n234",
            "40\n500",
            "1\t234",
            "2,3,4",
            "1.250,-,-",
            "5-",
            "- 5",
        ),
        *(
            "--5",
            "+-5",
            "-Rp-5",
            "–5",
            "(5)",
            "%",
            "-%",
            "85%%%",
            "% 85",
            "Rp",
            "Rp %",
            "$5",
            "USD 5",
            "=5",
            "=1+1",
        ),
        *(
            "@5",
            "5;6",
            "5 6 7",
            "4\u202e0",
            "4\u00ad0",
            "4\x000",
            "4\x1f0",
            "\ud800",
            "4\ud8000",
            "\x00",
            "#",
            "##",
        ),
        *("#####", "#1", "Mei", "40/50/60", "31/12", "5:7", "nan5", "infinit"),
    ),
    "E309": (
        "nan",
        "NaN",
        "inf",
        "-inf",
        "+Infinity",
        "INF",
        "∞",
        "−∞",
        "1.#INF",
        "-1.#IND",
        "1.#QNAN",
        "ｎａｎ",
    ),
    "E310": (
        *(
            "1234567890123456",
            "0,1234567890123456",
            "1.234.567.890.123.456",
            "1000000000000000",
            "12345678901,23456",
        ),
        *("9" * 400, "9" * 5000, "1" + "0" * 300, "-" + "9" * 16, "9" * 5000 + "%"),
    ),
}


@pytest.mark.parametrize(("text", "value"), ONE_READING.items())
def test_one_reading(text, value):
    reading = read(text)
    assert (reading.code, reading.values, reading.percent) == ("W314", (Decimal(value),), False)
    assert reading.value == Decimal(value)


@pytest.mark.parametrize(("text", "value"), PERCENT.items())
def test_a_percentage_is_read_as_a_fraction(text, value):
    reading = read(text)
    assert (reading.code, reading.values, reading.percent) == ("W314", (Decimal(value),), True)


@pytest.mark.parametrize(("text", "values"), TWO_READINGS.items())
def test_two_readings_are_both_shown_and_none_is_chosen(text, values):
    reading = read(text)
    assert (reading.code, reading.values) == ("E315", tuple(map(Decimal, values)))
    assert reading.value is None


@pytest.mark.parametrize(
    ("code", "text"), [(code, text) for code, texts in NO_READING.items() for text in texts]
)
def test_no_reading_says_why(code, text):
    reading = read(text)
    assert (reading.code, reading.values, reading.value) == (code, (), None)


@given(st.text())
def test_any_text_is_read_without_an_exception(text):
    reading = read(text)
    assert len(reading.values) == {"W314": 1, "E315": 2}.get(reading.code, 0)
    assert all(value.is_finite() for value in reading.values)


@given(st.text("0123456789.,  -+%R'p−e_x", max_size=12))
def test_a_reading_has_the_digits_of_its_text_and_no_others(text):
    for value in read(text).values:
        digits = "".join(sign for sign in text if sign in "0123456789").strip("0")
        assert "".join(map(str, value.as_tuple().digits)).strip("0") == digits


@pytest.mark.parametrize(
    ("value", "decimals", "rounded"),
    [
        (2.675, 2, "2.68"),
        (1.005, 2, "1.01"),
        (0.125, 2, "0.13"),
        (-2.5, 0, "-3"),
        (87.2778, 2, "87.28"),
        (90.995, 2, "91.00"),
        (1e300, 2, "1e300"),
        (Decimal("75.005"), 2, "75.01"),
        (7, 0, "7"),
    ],
)
def test_half_is_rounded_away_from_zero_by_the_digits_people_see(value, decimals, rounded):
    assert half_up(value, decimals) == Decimal(rounded)


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (40.0, None, "40"),
        (85.5, None, "85,5"),
        (0.1 + 0.2, None, "0,3"),
        (-0.0, None, "0"),
        (-0.001, 2, "0,00"),
        (-12.5, 1, "-12,5"),
        (999, 0, "999"),
        (1234, None, "1234"),
        (123456, 0, "123456"),
        (1234567, 0, "1.234.567"),
        (1234, 2, "1.234,00"),
        (1.234, 3, "1,2340"),
        (0.111, 3, "0,111"),
        (1234.567, 3, "1.234,567"),
        (78.8889, 2, "78,89"),
        (123456789012.3456, 4, "123.456.789.012,346"),
        (1e15, 2, "1E+15"),
        (-1.5e300, None, "-1,5E+300"),
        (Decimal("12.50"), 2, "12,50"),
    ],
)
def test_a_number_is_shown_the_indonesian_way(value, decimals, text):
    assert show(value, decimals) == text


def test_a_fraction_is_shown_as_a_percentage():
    assert show_percent(23 / 30) == "76,67 %"
    assert show_percent(1) == "100,00 %"
    assert show_percent(0.76675) == "76,68 %"
    assert show_percent(12.5) == "1.250,00 %"
    assert show_percent(0.85, None) == "85 %"
    assert show_percent(0.85125, 3) == "85,1250 %"


def printed(text: str) -> Decimal:
    """The value of a text of ours, by the one rule that dots group and the comma decides."""
    return Decimal(text.replace(".", "").replace(",", "."))


NUMBERS = st.one_of(
    st.floats(-1e14, 1e14),
    st.floats(-2000, 2000),
    st.integers(-(10**12), 10**12).map(float),
    st.decimals(-(10**9), 10**9, places=3),
)
DECIMALS = st.one_of(st.none(), st.integers(0, 20))


@given(NUMBERS, DECIMALS)
@example(1.234, 3)
@example(1234.0, 0)
@example(999.9996, 3)
@example(99999999999999.95, 1)
def test_what_is_shown_is_read_back_as_itself_and_nothing_else(value, decimals):
    text = show(value, decimals)
    reading = read(text)
    assert (reading.code, reading.percent) == ("W314", False)
    assert reading.value == printed(text)
    exact = value if isinstance(value, Decimal) else Decimal(repr(value))
    shown = min(15 if decimals is None else decimals, 15 - max(exact.adjusted() + 1, 0))
    assert reading.value == half_up(exact, shown)


@given(st.one_of(st.floats(-1e12, 1e12), st.floats(-3, 3)), DECIMALS)
def test_a_shown_percentage_is_read_back_as_its_fraction(fraction, decimals):
    text = show_percent(fraction, decimals)
    reading = read(text)
    assert (reading.code, reading.percent) == ("W314", True)
    assert reading.value == printed(text.removesuffix(" %")).scaleb(-2)


@given(st.one_of(st.floats(min_value=1e15), st.floats(max_value=-1e15), st.just(float("nan"))), DECIMALS)
def test_what_is_beyond_a_cell_is_shown_without_a_reading(value, decimals):
    assert read(show(value, decimals)).values == ()
    assert read(show_percent(value, decimals)).values == ()


@pytest.mark.parametrize("sign", "\u200b\u200c\u200d\u200e\u200f\u202a\u202c\u2060\ufeff")
def test_what_nobody_sees_is_no_part_of_a_number(sign):
    assert read(f"{sign}4{sign}0{sign}").value == 40


@pytest.mark.parametrize("sign", "\u200a\u2010\u202e\u00ad")
def test_other_signs_stay_what_they_are(sign):
    assert read(f"4{sign}0").value is None


def test_a_fraction_is_shown_with_fifteen_digits_and_what_stands_before_them_counts():
    assert show(0.123456789012345) == "0,123456789012345"
    assert show(1.23456789012345) == "1,23456789012345"
    assert show(12.3456789012345) == "12,3456789012345"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (229431.0, "229.431"),
        (1234, "1.234"),
        (12.5, "12,5"),
        (1234.5, "1.234,5"),
        (-1234, "-1.234"),
        (0.0, "0"),
    ],
)
def test_what_is_only_read_has_its_thousands_grouped(value, text):
    assert grouped(value) == text


@pytest.mark.parametrize("digit", range(10))
def test_every_digit_of_a_full_width_keyboard_is_one(digit):
    assert read(f"1{chr(ord('０') + digit)}").value == 10 + digit
