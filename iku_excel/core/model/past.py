"""What an office typed of the years before its forms: a row of Riwayat."""

from __future__ import annotations

from dataclasses import dataclass

PAST_YEARS = 5
"""So many years before the reported one are shown."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """Target and realisasi of an earlier year, copied from the document `source`; percentages as fractions.

    `quarter` is 0 for the whole year, else the triwulan up to whose end they are; `upper` closes a range.
    """

    indicator: str
    year: int
    value: float | None = None
    target: float | None = None
    upper: float | None = None
    quarter: int = 0
    source: str = ""
