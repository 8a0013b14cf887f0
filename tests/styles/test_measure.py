"""Texts are measured in Arial, wrapped at spaces and into even lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku_excel.styles import measure
from iku_excel.styles.measure import even, round_up, text_width, wrap


@pytest.mark.parametrize(
    ("text", "bold", "units"),
    [
        ("0", False, 1139),
        ("i", False, 455),
        ("M", False, 1706),
        (" ", False, 569),
        ("a", True, 1139),
        ("W", True, 1933),
    ],
)
def test_a_sign_is_as_wide_as_arial_says(text, bold, units):
    assert text_width(text, 2048, bold) == units


def test_lines_are_even_and_as_few_as_they_can_be():
    text = "Jumlah Lembaga komunikasi Publik yang berpartisipasi aktif"
    assert even(text, 160, 9.75) == ("Jumlah Lembaga komunikasi", "Publik yang berpartisipasi aktif")


def test_a_hyphen_is_no_place_to_break_and_a_percentage_stays_whole():
    lines = even("Bidang TIK & E-Gov sementara 80,00 % tanpa E-Gov", 60, 9.75)
    assert not any(line.endswith("-") for line in lines)
    assert any("80,00 %" in line for line in lines)


def test_a_word_wider_than_the_line_is_broken_rather_than_cut():
    assert "".join(wrap("x" * 100, 50, 10)) == "x" * 100


@given(st.text(alphabet="abcdef %-", max_size=80), st.floats(20, 200))
def test_no_text_is_lost_and_no_line_is_too_wide(text, points):
    for lines in (wrap(text, points, 10), even(text, points, 10)):
        assert "".join("".join(lines).split()) == "".join(text.split())
        assert all(text_width(line.rstrip(), 10) <= points + 1 for line in lines)
    assert len(even(text.replace(" %", "%"), points, 10)) == len(wrap(text.replace(" %", "%"), points, 10))


def test_row_heights_are_multiples_every_program_draws_alike():
    assert [round_up(height) for height in (12, 12.01, 12.75)] == [12, 12.75, 12.75]


class Counted(dict[str, int]):
    """Widths that count how often they are asked for."""

    asked = 0

    def get(self, sign, otherwise=None):
        Counted.asked += 1
        return super().get(sign, otherwise)


@pytest.mark.parametrize("text", ["x" * 4000, "ab " * 1500, "x" * 1000 + "\n" + "y" * 3000, " " * 4000])
def test_no_sign_is_measured_more_than_three_times(monkeypatch, text):
    monkeypatch.setattr(Counted, "asked", 0)
    monkeypatch.setattr(measure, "REGULAR", Counted(measure.REGULAR))
    wrap(text, 100, 10)
    assert Counted.asked <= 3 * len(text)
