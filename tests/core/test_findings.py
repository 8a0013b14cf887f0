"""What came of a unit and does not count, by what is said of it."""

from __future__ import annotations

import pytest

from iku_excel.core.findings import Finding, Place, came


@pytest.mark.parametrize(
    ("finding", "counted", "told"),
    [
        (Finding("E101", Place("a.xlsx"), unit="U"), (), True),
        (Finding("E101", Place("a.xlsx"), unit="V"), (), False),
        (Finding("W163", Place("a.pdf"), {"mungkin": "T, U"}), (), True),
        (Finding("E101", Place("a.xlsx", "Lembar"), unit="U"), (), False),
        (Finding("E203", Place("a.xlsx", "Lembar"), unit="U"), (), True),
        (Finding("E203", Place("a.xlsx"), unit="U"), ("b.xlsx",), True),
        (Finding("E203", Place("a.xlsx"), unit="U"), ("a.xlsx",), False),
        (Finding("E101", Place("a.xlsx"), unit="U"), ("a.xlsx",), True),
        (Finding("E301", Place("a.xlsx", "Lembar", "E13"), unit="U"), (), False),
    ],
)
def test_what_came_and_does_not_count(finding, counted, told):
    assert came((finding,), "U", counted) == ((finding,) if told else ())
