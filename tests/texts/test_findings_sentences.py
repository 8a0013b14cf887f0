"""A finding becomes one harmless line in Indonesian, whatever its values are."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from iku_excel.core.findings import Finding, Place
from iku_excel.texts.findings import ENTRIES, audience, hint, line, message
from iku_excel.texts.findings.entry import Audience
from iku_excel.texts.findings.filling import harmless, names, shown

CELL = Place("PKP.xlsx", "PKP", "E13")

SCALARS = st.one_of(
    st.none(), st.text(), st.integers(), st.floats(), st.booleans(), st.text("\u202e\x1b\n\u2066\ud800a")
)


def test_numbers_are_shown_as_people_write_them() -> None:
    assert message(Finding("E306", CELL, {"x": 12.5})) == "Harus bilangan bulat, terbaca 12,5."


def test_nothing_is_a_dash_and_a_value_nobody_gave_is_an_ellipsis() -> None:
    assert message(Finding("E305", CELL, {"x": None})) == "Nilai negatif: –."
    assert message(Finding("E305", CELL)) == "Nilai negatif: …."


def test_a_finding_speaks_of_its_raw_text_and_of_what_was_used() -> None:
    assert message(Finding("E304", CELL, raw="lima")) == "“lima” bukan angka."
    assert message(Finding("W314", CELL, raw="'26", used="26")) == "Angka tersimpan sebagai teks; dibaca 26."
    assert message(Finding("W210", CELL)).startswith("Rumus baku di E13 ditimpa")


def test_values_go_before_what_the_finding_carries() -> None:
    assert message(Finding("E304", CELL, {"x": "enam"}, raw="lima")) == "“enam” bukan angka."


def test_a_jump_is_a_fraction_shown_as_a_percentage() -> None:
    assert message(Finding("W316", CELL, {"p": 0.2222})) == "Berubah 22,22 % dari periode lalu."
    fallen = {"p": -0.6, "a": "60", "b": "24", "y": "Triwulan I 2026"}
    assert (
        message(Finding("W316", CELL, fallen))
        == "Berubah -60,00 % dari periode lalu: 60 pada Triwulan I 2026, kini 24."
    )


def test_what_depends_on_a_value_is_said_only_with_it() -> None:
    known = Finding("E125", values={"x": "HUMAS", "daftar": "PKP, TIK", "dekat": ""})
    assert message(known) == "Bidang “HUMAS” tidak ada di daftar (PKP, TIK)."
    assert hint(known) == "Periksa kode bidangnya, atau definisi yang dipakai."
    assert message(Finding("E125", values={"x": "HUMAS"})) == "Bidang “HUMAS” tidak ada di daftar."


def test_square_brackets_without_a_place_stay() -> None:
    assert "[[skala]]" in hint(Finding("E631", values={"terbaca": 5}))


def test_a_text_in_braces_is_no_place() -> None:
    assert message(Finding("E304", CELL, {"x": "{v} {0} %s"}, used="1")) == "“{v} {0} %s” bukan angka."


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (-3, "-3"),
        (1234, "1234"),
        (1234567, "1.234.567"),
        (0.1 + 0.2, "0,3"),
        (10**18, "1,00E+18"),
        (float("nan"), "NaN"),
        (True, "BENAR"),
        ("", "kosong"),
        (" \u00a0", "kosong"),
        ("a\tb\r\nc", "a b  c"),
        ("\x1b[31mmerah", "□[31mmerah"),
        ("\u202egnp.exe", "□gnp.exe"),
        ("\ud800", "□"),
        ("x" * 81, "x" * 79 + "…"),
        ("x" * 80, "x" * 80),
    ],
)
def test_values_are_harmless_and_readable(value: str | int | float, text: str) -> None:
    assert shown("x", value) == text


def test_a_number_that_python_refuses_to_spell_is_shown_all_the_same() -> None:
    assert shown("x", 10**5000) == "1,00E+5000"


def test_a_file_name_stays_whole_so_that_it_can_be_typed() -> None:
    name = "bidang/" * 20 + "PKP (1).xlsx"
    assert f'--pick "{name}"' in hint(Finding("E131", Place(name), {"x": "PKP", "n": 2}))


def test_a_hint_for_staff_is_passed_on_by_the_officer() -> None:
    finding = Finding("E306", CELL, {"x": 12.5})
    assert audience(finding) is Audience.STAFF
    assert hint(finding) == "Ketik jumlahnya sebagai bilangan bulat, misalnya 45."
    assert hint(finding, "E-Gov") == (
        "Sampaikan ke E-Gov: Ketik jumlahnya sebagai bilangan bulat, misalnya 45."
    )


def test_a_hint_for_the_officer_is_not_passed_on() -> None:
    finding = Finding("E201", CELL)
    assert audience(finding) is Audience.PLANNER
    assert hint(finding, "E-Gov") == hint(finding) == "Perencana mengirim salinan baru yang sudah terisi."


def test_one_line_says_all() -> None:
    finding = Finding("E306", CELL, {"x": 12.5}, label="Jumlah lembaga")
    assert line(finding) == (
        "▲ E306 PKP.xlsx › PKP › E13 (Jumlah lembaga): Harus bilangan bulat, terbaca 12,5. "
        "→ Ketik jumlahnya sebagai bilangan bulat, misalnya 45."
    )


def test_a_line_without_a_place_begins_with_the_code() -> None:
    assert line(Finding("W134", values={"x": "TIK"})) == "◊ W134: TIK belum mengirim. → Ingatkan bidang ini."
    assert line(Finding("N151", Place("foto.jpg"))).startswith("● N151 foto.jpg: Dilewati")


@given(st.sampled_from(sorted(ENTRIES)), st.data())
def test_a_sentence_is_made_of_any_values_and_spoils_no_terminal(code: str, data: st.DataObject) -> None:
    wanted = (*names(ENTRIES[code].message), *names(ENTRIES[code].hint))
    values = data.draw(st.dictionaries(st.sampled_from([*wanted, "other"]), SCALARS))
    texts = [data.draw(st.text()) for _ in range(6)]
    finding = Finding(code, Place(*texts[:3]), values, texts[3], texts[4], raw=texts[5], used=texts[0])
    said = line(finding, texts[3])
    assert message(finding) in said
    assert all(unicodedata.category(sign) not in {"Cc", "Cf", "Cs", "Zl", "Zp"} for sign in said)
    assert len(said) < 3000


@given(st.text(), st.integers(1, 100))
@example("\u2028\u2029\u200b\u00ad\ufeff", 80)
def test_text_made_harmless_is_printable_and_short(text: str, longest: int) -> None:
    said = harmless(text, longest)
    assert len(said) <= longest
    assert said.isprintable()
