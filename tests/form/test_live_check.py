"""What a question's live check gives of an answer, as it is stored in the form."""

from __future__ import annotations

import pytest

from iku_excel.core.model import Kind, Timing, Variable
from iku_excel.form.lists import CONFIRMED, NIHIL, PENDING
from iku_excel.form.live_check import checked
from iku_excel.texts import form as words

COUNT = Variable("c", "Cacah", "berkas", Kind.COUNT, Timing.POSITION, "", ("A",), maximum="b")


@pytest.mark.parametrize(
    ("value", "state", "note", "check"),
    [
        (3, "", "", words.CHECK_COMPLETE),
        (0, "", "", words.CHECK_COMPLETE),
        ("", "", "", words.CHECK_EMPTY),
        ("tiga", "", "", words.CHECK_NOT_NUMBER),
        ("", NIHIL, "tidak ada kegiatan", words.CHECK_NIHIL),
        (0, NIHIL, "tidak ada kegiatan", words.CHECK_NIHIL),
        ("", NIHIL.upper(), "tidak ada kegiatan", words.CHECK_NIHIL),
        (3, NIHIL, "tidak ada kegiatan", words.CHECK_CONTRADICTION),
        ("", NIHIL, "", words.CHECK_REASON),
        ("", NIHIL, " - ", words.CHECK_REASON),
        ("", PENDING, "menunggu BPS", words.CHECK_PENDING),
        (0, PENDING, "menunggu BPS", words.CHECK_CONTRADICTION),
        ("", PENDING, "", words.CHECK_REASON),
        (3, "Sudah", "", words.CHECK_STATE),
        ("", "Sudah", "", words.CHECK_STATE),
        (46204, "", "", words.CHECK_DOUBTED["E320"]),
        (46204, CONFIRMED, "memang sebanyak itu", words.CHECK_BROKEN["E307"]),
        (-3, CONFIRMED, "memang sebanyak itu", words.CHECK_BROKEN["E305"]),
        (4, CONFIRMED, "memang sebanyak itu", words.CHECK_CONFIRMED),
        (4, CONFIRMED, "", words.CHECK_REASON),
        ("", CONFIRMED, "memang sebanyak itu", words.CHECK_EMPTY),
    ],
)
def test_a_check_says_what_is_wrong_or_that_nothing_is(value, state, note, check):
    ceiling = "" if check == words.CHECK_DOUBTED["E320"] else 5
    assert checked(COUNT, value, state, note, ceiling, 2026) == check
