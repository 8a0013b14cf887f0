"""What is published of a satisfaction survey's index: weights, scales, grades, and the size of a sample."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from .numbers import half_up

EXACT = "tepat"
ROUNDED_WEIGHTS = {"3": 3, "2": 2}
WEIGHTS = (EXACT, *ROUNDED_WEIGHTS)

LOWEST, HIGHEST = 1, 4  # of an SKM; outside a weight was a slip
CONVERSION = 25


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade: lowest index (25 to 100) and lowest NRR of an unsur (1 to 4) that still earn it."""

    letter: str
    name: str
    index: float
    mean: float


# Bounds of the index and of each unsur. The older table's unsur bounds are its index bounds over 25.
GRADES = {
    "2017": (  # PermenPAN-RB 14/2017
        Grade("A", "Sangat Baik", 88.31, 3.5324),
        Grade("B", "Baik", 76.61, 3.0644),
        Grade("C", "Kurang Baik", 65.00, 2.60),
        Grade("D", "Tidak Baik", 25.00, 1.00),
    ),
    "2004": (  # KepmenPAN 25/2004
        Grade("A", "Sangat Baik", 81.26, 3.2504),
        Grade("B", "Baik", 62.51, 2.5004),
        Grade("C", "Kurang Baik", 43.76, 1.7504),
        Grade("D", "Tidak Baik", 25.00, 1.00),
    ),
}


def weight_of(weight: str, elements: int) -> Fraction:
    """The nilai penimbang: exactly 1/n, 1/n rounded to 3 or 2 decimals, or the number itself."""
    if weight == EXACT:
        return Fraction(1, elements)
    if weight in ROUNDED_WEIGHTS:
        return Fraction(half_up(Fraction(1, elements), ROUNDED_WEIGHTS[weight]))
    return Fraction(weight)


def grade_of_index(value: float, table: str) -> str:
    """The letter A to D of a rounded index."""
    *better, lowest = GRADES[table]
    return next((grade.letter for grade in better if value >= grade.index), lowest.letter)


def grade_of_mean(value: float, table: str) -> str:
    """The letter A to D of an unsur's unrounded NRR."""
    *better, lowest = GRADES[table]
    return next((grade.letter for grade in better if value >= grade.mean), lowest.letter)


# Fewer respondents than these are a warning where no population is stated.
FEWEST_RESPONDENTS = 30


def required_sample(population: int) -> int:
    """How many respondents a population needs (Krejcie and Morgan, 1970): 1000 needs 278."""
    size = Fraction("3.841") * population * Fraction("0.25")
    size /= Fraction("0.0025") * (population - 1) + Fraction("0.96025")
    return int(half_up(Decimal(size.numerator) / size.denominator, 0))


def respondents_needed(population: int | None) -> int:
    """How many respondents a survey should have at least, whether its population is stated or not."""
    return FEWEST_RESPONDENTS if population is None else required_sample(population)
