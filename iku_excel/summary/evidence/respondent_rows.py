"""Where the respondents of each survey stand on their sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ...core.model import Respondent
from ...core.periods import Period
from ...styles import columns
from ..pen.spelled import area

FIRST_ROW = 6


@dataclass(frozen=True, slots=True)
class Stretch:
    """The respondents of one unit in one triwulan, row after row; `sheet` as formulas write its name."""

    sheet: str
    first: int
    last: int
    respondents: tuple[Respondent, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """The stretches by survey, triwulan and unit, in the order of their rows; none in a copy for outside."""

    stretches: Mapping[tuple[str, Period, str], Stretch] = field(default_factory=dict)

    def of(self, survey: str) -> dict[tuple[Period, str], Stretch]:
        """Those of one survey."""
        return {key[1:]: stretch for key, stretch in self.stretches.items() if key[0] == survey}

    def column(self, survey: str, periods: Sequence[Period], column: str, unit: str = "") -> str:
        """The range of a column over some triwulan one after another; "" where nobody stands there."""
        found = [
            stretch
            for (period, owner), stretch in self.of(survey).items()
            if period in periods and unit in ("", owner)
        ]
        if not found:
            return ""
        place = columns.responden(len(found[0].respondents[0].scores)).place(column)
        return area(place, found[0].first, found[-1].last, found[0].sheet)
