"""Targets to date, capaian and categories."""

from __future__ import annotations

import pytest

from iku_excel.calculation.achievement import achievement, category, target_to_date
from iku_excel.core.model import Achievement, Band, Minimizing, Polarity, Target
from iku_excel.core.periods import Period

RAW = Achievement()
BY_RATIO = Achievement(minimizing=Minimizing.RATIO)
CAPPED = Achievement(cap=1.2)

BANDS = (
    Band(91, "Sangat Tinggi"),
    Band(76, "Tinggi"),
    Band(66, "Sedang"),
    Band(51, "Rendah"),
    Band(0, "Sangat Rendah"),
)


def per_cent(value: float | None) -> float | None:
    return None if value is None else round(value * 100, 2)


@pytest.mark.parametrize(
    ("value", "target", "expected"),
    [(23 / 30, 0.85, 90.20), (0.85, 0.85, 100), (90, 80, 112.5), (0, 80, 0), (-5, 80, -6.25)],
)
def test_higher_is_better(value: float, target: float, expected: float) -> None:
    assert per_cent(achievement(value, target, None, Polarity.MAXIMIZE, RAW)) == expected


@pytest.mark.parametrize(
    ("value", "by_difference", "by_ratio"), [(8, 120, 125), (20, 0, 50), (25, -50, 40), (10, 100, 100)]
)
def test_lower_is_better_by_both_formulas(value: float, by_difference: float, by_ratio: float) -> None:
    assert per_cent(achievement(value, 10, None, Polarity.MINIMIZE, RAW)) == by_difference
    assert per_cent(achievement(value, 10, None, Polarity.MINIMIZE, BY_RATIO)) == by_ratio


@pytest.mark.parametrize(
    ("polarity", "lower", "upper", "value", "expected"),
    [
        (Polarity.RANGE, 80, 90, 70, 87.5),
        (Polarity.RANGE, 80, 90, 80, 100),
        (Polarity.RANGE, 80, 90, 85, 100),
        (Polarity.RANGE, 80, 90, 90, 100),
        (Polarity.RANGE, 80, 90, 92, 102.22),
        (Polarity.MAXIMIZE, 80, 90, 70, 87.5),
        (Polarity.MINIMIZE, 7, 8, 6.5, 107.14),
        (Polarity.MINIMIZE, 7, 8, 7.5, 100),
        (Polarity.MINIMIZE, 7, 8, 9, 87.5),
    ],
)
def test_range_targets_aim_at_the_nearer_bound(
    polarity: Polarity, lower: float, upper: float, value: float, expected: float
) -> None:
    assert per_cent(achievement(value, lower, upper, polarity, RAW)) == expected


def test_cap_holds_only_where_the_office_chose_it() -> None:
    assert achievement(3, 2, None, Polarity.MAXIMIZE, RAW) == 1.5
    assert achievement(3, 2, None, Polarity.MAXIMIZE, CAPPED) == 1.2
    assert achievement(2, 2, None, Polarity.MAXIMIZE, CAPPED) == 1.0
    assert achievement(0, 2, None, Polarity.MINIMIZE, CAPPED) == 1.2


@pytest.mark.parametrize(
    ("value", "target", "polarity", "choices"),
    [
        (None, 0.85, Polarity.MAXIMIZE, RAW),
        (0.8, None, Polarity.MAXIMIZE, RAW),
        (0.8, 0, Polarity.MAXIMIZE, RAW),
        (0.8, 0, Polarity.MINIMIZE, RAW),
        (0, 10, Polarity.MINIMIZE, BY_RATIO),
        (None, None, Polarity.RANGE, CAPPED),
    ],
)
def test_what_cannot_be_calculated_is_none(
    value: float | None, target: float | None, polarity: Polarity, choices: Achievement
) -> None:
    assert achievement(value, target, None, polarity, choices) is None
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
    assert category(reached, BANDS) == name
    assert category(reached, tuple(reversed(BANDS))) == name


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
    assert target_to_date(target, Period(2026)) == 0.8
    zero = Target("partisipasi", 2026, 0.85, quarters=(None, None, None, 0.0))
    assert target_to_date(zero, Period(2026, 4)) == 0.0
    assert target_to_date(None, Period(2026, 4)) is None
