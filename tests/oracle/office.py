"""An office: its definition as TOML, and what its units sent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

YEAR = 2026


@dataclass(frozen=True)
class Said:
    """An answer: one of the words of STATES, with a value where it is `terisi`."""

    state: str
    value: Fraction | None = None


STATES = ("terisi", "nihil", "belum tersedia", "kosong", "ditolak")


@dataclass(frozen=True)
class Sent:
    """An input sheet that came; in a survey's rows None is a blank and 5 a score that refuses its row."""

    answers: Mapping[str, Said] = field(default_factory=dict)
    rows: tuple[tuple[int | None, ...], ...] = ()
    refused: bool = False


@dataclass(frozen=True)
class Office:
    """A definition and the sheets by unit and triwulan; `quarter` 0 asks for the whole year.

    `before` are the sheets of the year before.
    """

    text: str
    quarter: int
    sheets: Mapping[tuple[str, int], Sent]
    before: Mapping[tuple[str, int], Sent] = field(default_factory=dict)

    @property
    def all_sheets(self) -> Iterator[tuple[str, int, int, Sent]]:
        """Every sheet with its unit, year and triwulan."""
        for year, sheets in ((YEAR - 1, self.before), (YEAR, self.sheets)):
            for (unit, quarter), sheet in sheets.items():
                if sheet.answers or sheet.rows:
                    yield unit, year, quarter, sheet
