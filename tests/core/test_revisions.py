"""How clerks write the number of a revision, and what is none."""

from __future__ import annotations

import pytest

from iku_excel.core.revisions import MOST_REVISIONS, UNREAD, parse_revision


@pytest.mark.parametrize(
    "text",
    [
        "2",
        "02",
        "002",
        "２",
        "2.0",
        "2,0",
        "r2",
        "R2",
        "R 2",
        "r.2",
        "rev2",
        "Rev. 2",
        "REV-02",
        "Revisi 2",
        "revisi2",
        "Revisi ke-2",
        "Revisi ke 2",
        "Revisi II",
        "Revisi No. 2",
        "revisi nomor 2",
        "ke-2",
        "ke 2",
        "ke2",
        "kedua",
        "ke-dua",
        "Kiriman ke-2",
        "Perbaikan 2",
        "Perbaikan ke-II",
        "v2",
        "V.2",
        "Versi 2",
        "II",
        "ii",
        "Ⅱ",
        "#2",
        "(2)",
        "2 (dua)",
        "2.",
        "'2",
        " \u00a02\u200b ",
        "dua",
    ],
)
def test_a_number_from_1_to_99_however_it_is_written(text):
    assert parse_revision(text) == 2


@pytest.mark.parametrize(
    ("text", "number"),
    [("1", 1), ("99", 99), ("r10", 10), ("X", 10), ("V", 5), ("XCIX", 99), ("pertama", 1), ("IV", 4)],
)
def test_the_bounds_and_the_letters_that_are_also_titles(text, number):
    assert parse_revision(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "-",
        "0",
        "00",
        "100",
        "1.5",
        "2,5",
        "-2",
        "r-",
        "v",
        "x",
        " l ",
        "revisi",
        "2/3",
        "2-3",
        "2 dan 3",
        "2 (tiga)",
        "IIII",
        "IC",
        "final",
        "terakhir",
        "2026",
        "2a",
        "٢",
        "②②",
        "r2 r3",
        "2026-07-02",
        "sudah direvisi",
    ],
)
def test_what_has_another_reading_or_none_is_never_guessed(text):
    assert parse_revision(text) is None


def test_a_number_that_cannot_be_read_is_none_that_anybody_writes():
    assert UNREAD == 0
    assert parse_revision("0") is None
    assert parse_revision(str(MOST_REVISIONS)) == MOST_REVISIONS
    assert parse_revision(str(MOST_REVISIONS + 1)) is None
