"""Targets to date, capaian and categories."""

from __future__ import annotations

from fractions import Fraction

import pytest

from iku_excel.calculation.achievement import achievement, capped, category
from iku_excel.core.model import Achievement, Band, Minimizing, Obstacle, Polarity, Target
from iku_excel.core.numbers import exact, half_up
from iku_excel.core.periods import Period
from iku_excel.core.targets import target_to_date

DIFFERENCE, RATIO = Minimizing.DIFFERENCE, Minimizing.RATIO

BANDS = (
    Band(91, "Sangat Tinggi"),
    Band(76, "Tinggi"),
    Band(66, "Sedang"),
    Band(51, "Rendah"),
    Band(0, "Sangat Rendah"),
)


def reached(
    value: float | None,
    target: float | None,
    upper: float | None = None,
    polarity: Polarity = Polarity.MAXIMIZE,
    minimizing: Minimizing = DIFFERENCE,
) -> float | None:
    """The capaian in per cent, with two decimals."""
    given = None if value is None else exact(value)
    found, obstacle = achievement(given, target, upper, polarity, minimizing)
    assert (found is None) == (obstacle is not None)
    return None if found is None else float(half_up(found, 4) * 100)


@pytest.mark.parametrize(
    ("value", "target", "expected"),
    [(23 / 30, 0.85, 90.20), (0.85, 0.85, 100), (90, 80, 112.5), (0, 80, 0), (-5, 80, -6.25)],
)
def test_higher_is_better(value: float, target: float, expected: float) -> None:
    assert reached(value, target) == expected


@pytest.mark.parametrize(
    ("value", "by_difference", "by_ratio"), [(8, 120, 125), (20, 0, 50), (25, -50, 40), (10, 100, 100)]
)
def test_lower_is_better_by_both_formulas(value: float, by_difference: float, by_ratio: float) -> None:
    assert reached(value, 10, None, Polarity.MINIMIZE) == by_difference
    assert reached(value, 10, None, Polarity.MINIMIZE, RATIO) == by_ratio


@pytest.mark.parametrize(
    ("polarity", "lower", "upper", "value", "expected"),
    [
        (Polarity.RANGE, 60, 85, 30, 50),  # BOR: 30 / 60
        (Polarity.RANGE, 60, 85, 60, 100),
        (Polarity.RANGE, 60, 85, 72, 100),
        (Polarity.RANGE, 60, 85, 85, 100),
        (Polarity.RANGE, 60, 85, 95, 88.24),  # (170 - 95) / 85 = 75 / 85
        (Polarity.RANGE, 6, 9, 15, 33.33),  # AVLOS: (18 - 15) / 9 = 3 / 9
        (Polarity.RANGE, 1, 3, 9, -100),  # TOI: (6 - 9) / 3
        (Polarity.RANGE, 0, 3, 0, 100),
        (Polarity.RANGE, -3, 0, 0, 100),
        (Polarity.MINIMIZE, 0, 0, 0, 100),
        # Bounds of a triwulan that passed one another: the upper one is aimed at, (140 - 80) / 70.
        (Polarity.RANGE, 80, 70, 80, 85.71),
        (Polarity.RANGE, 0, 3, 4, 66.67),  # (6 - 4) / 3
        (Polarity.MAXIMIZE, 80, 90, 70, 87.5),
        (Polarity.MAXIMIZE, 80, 90, 95, 105.56),
        (Polarity.MINIMIZE, 7, 8, 6.5, 107.14),
        (Polarity.MINIMIZE, 7, 8, 7.5, 100),
        (Polarity.MINIMIZE, 7, 8, 9, 87.5),
    ],
)
def test_range_targets_aim_at_the_nearer_bound(
    polarity: Polarity, lower: float, upper: float, value: float, expected: float
) -> None:
    assert reached(value, lower, upper, polarity) == expected


def test_the_ratio_is_a_choice_for_lower_is_better_only() -> None:
    assert reached(9, 7, 8, Polarity.MINIMIZE, RATIO) == 88.89  # 8 / 9
    assert reached(95, 60, 85, Polarity.RANGE, RATIO) == 88.24  # not 85 / 95 = 89,47


@pytest.mark.parametrize("value", [n / 4 for n in range(-40, 60)])
def test_nothing_outside_two_bounds_is_better_than_what_lies_inside(value: float) -> None:
    found = reached(value, 6, 9, Polarity.RANGE)
    assert found is not None
    assert (found == 100) == (6 <= value <= 9)
    assert found <= 100


def test_cap_holds_only_where_the_office_chose_it() -> None:
    cap = Achievement(cap=1.2)
    assert capped(Fraction(3, 2), Achievement()) == Fraction(3, 2)
    assert capped(Fraction(3, 2), cap) == Fraction(6, 5)
    assert capped(Fraction(1), cap) == 1
    assert capped(None, cap) is None


@pytest.mark.parametrize(
    ("value", "target", "upper", "polarity", "minimizing", "obstacle"),
    [
        (None, 0.85, None, Polarity.MAXIMIZE, DIFFERENCE, Obstacle.NO_VALUE),
        (0.8, None, None, Polarity.MAXIMIZE, DIFFERENCE, Obstacle.NO_TARGET),
        (0.8, 0, None, Polarity.MAXIMIZE, DIFFERENCE, Obstacle.ZERO_TARGET),
        (0.8, 0, None, Polarity.MINIMIZE, DIFFERENCE, Obstacle.ZERO_TARGET),
        (0, 10, None, Polarity.MINIMIZE, RATIO, Obstacle.NOT_POSITIVE),
        (-1, 10, None, Polarity.MINIMIZE, RATIO, Obstacle.NOT_POSITIVE),
        (0, 0, None, Polarity.MINIMIZE, RATIO, Obstacle.ZERO_TARGET),
        (-1, 0, 3, Polarity.RANGE, DIFFERENCE, Obstacle.BELOW_ZERO),
        (None, None, None, Polarity.RANGE, DIFFERENCE, Obstacle.NO_TARGET),
    ],
)
def test_what_cannot_be_calculated_says_why(
    value: float | None,
    target: float | None,
    upper: float | None,
    polarity: Polarity,
    minimizing: Minimizing,
    obstacle: Obstacle,
) -> None:
    given = None if value is None else exact(value)
    assert achievement(given, target, upper, polarity, minimizing) == (None, obstacle)
    assert category(None, BANDS) == ""


@pytest.mark.parametrize(
    ("reached", "name"),
    [
        (1.5, "Sangat Tinggi"),
        (0.91, "Sangat Tinggi"),
        (0.909950, "Sangat Tinggi"),  # 90,995 is 91,00
        (0.909949, "Tinggi"),
        (0.905, "Tinggi"),  # the printed bounds leave 90 to 91 open
        (0.76, "Tinggi"),
        (0.7599, "Sedang"),
        (0.66, "Sedang"),
        (0.51, "Rendah"),
        (0.5099, "Sangat Rendah"),
        (0.0, "Sangat Rendah"),
        (-0.5, "Sangat Rendah"),
    ],
)
def test_category_is_decided_on_the_rounded_per_cent(reached: float, name: str) -> None:
    assert category(exact(reached), BANDS) == name
    assert category(exact(reached), tuple(reversed(BANDS))) == name


def test_target_to_date_is_the_triwulans_own() -> None:
    target = Target("partisipasi", 2026, 0.85, quarters=(0.2, None, 0.0, None))
    assert [target_to_date(target, Period(2026, quarter)) for quarter in (1, 2, 3, 4, 0)] == [
        0.2,
        None,
        0.0,
        0.85,
        0.85,
    ]


def test_own_target_of_the_fourth_triwulan_stands_before_the_years() -> None:
    target = Target("partisipasi", 2026, 0.85, quarters=(None, None, None, 0.8))
    assert target_to_date(target, Period(2026, 4)) == 0.8
    assert target_to_date(target, Period(2026)) == 0.85  # a year is held against its own target
    zero = Target("partisipasi", 2026, 0.85, quarters=(None, None, None, 0.0))
    assert target_to_date(zero, Period(2026, 4)) == 0.0
    assert target_to_date(None, Period(2026, 4)) is None


def test_an_exact_tie_is_rounded_up_whatever_its_bits_are() -> None:
    # 54597/100000 against 60 % is exactly 90,995 %, which is 91,00: as floats it falls to 90,99.
    assert 0.54597 / 0.6 < 0.90995
    assert reached(0.54597, 0.6) == 91.0
    found, _ = achievement(exact(0.54597), 0.6, None, Polarity.MAXIMIZE, DIFFERENCE)
    assert category(found, BANDS) == "Sangat Tinggi"


def test_every_tie_of_a_share_against_a_whole_target_is_rounded_up() -> None:
    ties = 0
    for target in range(4, 101, 4):  # of another one times an odd number of halves is no multiple of 20
        # share / 100000 : target / 100 in hundredths of a per cent is 10 share / target.
        for halves in range(1, 20 * 100_000 // target + 1, 2):
            share, rest = divmod(halves * target, 20)
            if not rest:
                ties += 1
                rounded = (halves + 1) // 2
                if ties % 97 == 0:
                    found, _ = achievement(
                        exact(share / 100_000), target / 100, None, Polarity.MAXIMIZE, DIFFERENCE
                    )
                    assert found is not None
                    assert half_up(found, 4) * 10_000 == rounded
    assert ties == 282_132


def test_a_lower_bound_above_the_upper_one_rewards_nothing_below_it():
    """A triwulan's own lower bound may pass the year's upper one: 88 of 90 to 85 is 97,78 %."""
    reached, _ = achievement(Fraction(88), 90.0, 85.0, Polarity.RANGE, Minimizing.DIFFERENCE)
    assert reached == Fraction(88, 90)
