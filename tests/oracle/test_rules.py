"""The oracle itself: the figures that sources print, and that it sees a figure that is wrong."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from . import exact
from .comparing import differences
from .expected import expected
from .office import Office
from .offices import office
from .program import results

BANTUL = ("3.31", "3.35", "3.49", "3.93", "3.45", "3.39", "3.39", "3.76", "3.35")
GASPUL = (105, 101, 100, 116, 102, 105, 106, 105, 115)
SEKADAU = (28, 28, 29, 35, 33, 34, 33, 30, 34)


@pytest.mark.parametrize(
    ("means", "rule", "index", "grade"),
    [
        ([Fraction(mean) for mean in BANTUL], "tepat", "87.28", "B"),
        ([Fraction(mean) for mean in BANTUL], "3", "87.19", "B"),
        ([Fraction(mean) for mean in BANTUL], "2", "86.41", "B"),
        ([Fraction(total, 29) for total in GASPUL], "tepat", "91.48", "A"),
        ([Fraction(total, 29) for total in GASPUL], "2", "90.56", "A"),
        ([Fraction(total, 10) for total in SEKADAU], "tepat", "78.89", "B"),
        ([Fraction(total, 10) for total in SEKADAU], "3", "78.81", "B"),
        ([Fraction(total, 10) for total in SEKADAU], "2", "78.10", "B"),
        ([Fraction(4)] * 9, "tepat", "100", "A"),
        ([Fraction(4)] * 9, "0.111", "99.90", "A"),
        ([Fraction("42.066") / 14] * 14, "0.071", "74.67", "C"),
    ],
)
def test_published_indexes(means, rule, index, grade):
    assert exact.index(means, rule) == Fraction(index)
    assert exact.index_grade(Fraction(index), "2017") == grade


def test_an_index_outside_its_scale_is_none():
    assert exact.index([Fraction(4)] * 9, "1") is None
    assert exact.index([Fraction(1)] * 9, "2") is None


def test_the_grades_of_2004():
    assert exact.index_grade(Fraction("81.25"), "2004") == "B"
    assert exact.index_grade(Fraction("81.26"), "2004") == "A"
    assert exact.element_grade(Fraction("2.5"), "2004") == "C"


@pytest.mark.parametrize(
    ("reached", "target", "upper", "polarity", "minimizing", "achieved"),
    [
        (8, 10, None, "minimal", "selisih", "120"),
        (8, 10, None, "minimal", "rasio", "125"),
        (20, 10, None, "minimal", "selisih", "0"),
        (25, 10, None, "minimal", "selisih", "-50"),
        (25, 10, None, "minimal", "rasio", "40"),
        (0, 10, None, "minimal", "rasio", None),
        (95, 60, 85, "rentang", "selisih", "88.24"),
        (95, 60, 85, "rentang", "rasio", "88.24"),
        (30, 60, 85, "rentang", "selisih", "50"),
        (85, 60, 85, "rentang", "selisih", "100"),
        (15, 6, 9, "rentang", "selisih", "33.33"),
        (9, 1, 3, "rentang", "selisih", "-100"),
        (70, 80, 90, "maksimal", "selisih", "87.5"),
        (95, 80, 90, "maksimal", "selisih", "105.56"),
        ("6.5", 7, 8, "minimal", "selisih", "107.14"),
        (9, 7, 8, "minimal", "selisih", "87.5"),
        (5, 0, None, "maksimal", "selisih", None),
    ],
)
def test_printed_achievements(reached, target, upper, polarity, minimizing, achieved):
    ceiling = None if upper is None else Fraction(upper)
    found = exact.achievement(Fraction(reached), Fraction(target), ceiling, polarity, minimizing)
    assert (None if found is None else exact.half_up(found * 100, 2)) == (achieved and Fraction(achieved))


def test_a_tie_is_decided_exactly():
    achieved = exact.achievement(Fraction(54597, 100_000), Fraction("0.6"), None, "maksimal", "selisih")
    assert (
        exact.category(achieved, [(Fraction(91), "Sangat Tinggi"), (Fraction(0), "Lain")]) == "Sangat Tinggi"
    )


@pytest.fixture(scope="module")
def whole() -> Office:
    """An office all of whose figures are final."""
    seeds = range(1, 200)
    return next(
        made
        for made in map(office, seeds)
        if {line.figure.status for line in expected(made).values()} == {"final"} and len(expected(made)) > 3
    )


@pytest.mark.parametrize("field", ["value", "target", "category", "status"])
def test_a_wrong_figure_is_seen(whole, field):
    found = results(whole, by_forms=False)
    told = set(differences(whole, found))
    first, *others = found.indicators
    wrong = {"value": (first.value or 0) + 1e-6, "target": 1e6, "category": "Lain", "status": "refused"}
    spoilt = replace(found, indicators=(replace(first, **{field: wrong[field]}), *others))
    assert set(differences(whole, spoilt)) - told
