"""The satisfaction index that a survey's rows must give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from . import exact
from .figures import Figure, judged
from .office import Sent


@dataclass(frozen=True)
class Panel:
    """An index with its grade, under each weight, and each unsur's NRR with its grade."""

    figure: Figure
    grade: str
    by_weight: Mapping[str, Fraction]
    means: tuple[Fraction | None, ...]
    grades: tuple[str, ...]


def panel(survey: Mapping[str, Any], elements: int, sheets: Sequence[Sent | None]) -> Panel:
    """The index of all respondents of these sheets; a refused score leaves the rest of its row."""
    rows = [row for sheet in sheets if sheet and not sheet.refused for row in sheet.rows]
    columns = [[row[place] for row in rows] for place in range(elements)]
    scores = [[score for score in column if score in range(1, 5)] for column in columns]
    means = [Fraction(sum(column), len(column)) if column else None for column in scores]
    known = [mean for mean in means if mean is not None]

    def index(rule: str) -> Fraction | None:
        return exact.index(known, rule) if len(known) == elements else None

    rule, table = str(survey.get("penimbang", "tepat")), survey.get("mutu", "2017")
    figure = judged(
        index(rule),
        lacking=any(sheet is None or not (sheet.rows or sheet.refused) for sheet in sheets),
        refused=any(sheet and (sheet.refused or _spoilt(sheet)) for sheet in sheets),
    )
    return Panel(
        figure,
        "" if figure.value is None else exact.index_grade(figure.value, table),
        {each: exact.converted(exact.interval(known, each)) for each in ("tepat", "3", "2", rule) if known},
        tuple(means),
        tuple("" if mean is None else exact.element_grade(mean, table) for mean in means),
    )


def _spoilt(sheet: Sent) -> bool:
    return any(5 in row for row in sheet.rows)
