"""What steers a program is shown, and everything that people write stays."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku_excel.core.signs import one_line, visible


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("60 aplikasi\x0b(data center)", "60 aplikasi□(data center)"),
        ("\x1b[31mmerah\x1b[0m", "□[31mmerah□[0m"),
        ("\x9b2J", "□2J"),
        ("rahasia\u202egnp.exe", "rahasia□gnp.exe"),
        ("satu\r\ndua\rtiga", "satu\ndua\ntiga"),
        ("\ud800", "□"),
        ("a\tb\nc", "a\tb\nc"),
        ("é – “petik” ▲ 😀", "é – “petik” ▲ 😀"),
    ],
)
def test_a_sign_that_steers_is_shown(written, shown):
    assert visible(written) == shown


def test_a_name_has_one_line():
    assert one_line("a\tb\nc\x00.xlsx") == "a□b□c□.xlsx"


@given(st.text(alphabet=st.characters()))
def test_nothing_that_steers_is_left(text):
    steering = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
    assert not re.search(steering, visible(text))
    assert "\n" not in one_line(text)
    assert visible(visible(text)) == visible(text)
