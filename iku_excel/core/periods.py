"""Years and triwulan: how a period is written, ordered and ended."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

ROMAN = ("I", "II", "III", "IV")
MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
# Spellings that offices still use beside the standard ones.
MONTH_VARIANTS = {"pebruari": 2, "nopember": 11}
YEARS = range(2000, 2100)

_NAMED = ("pertama", "kedua", "ketiga", "keempat")
_QUARTER = (
    r"(?:triwulan|triw|tw|q)[\s.\-_:]*(?:ke(?:[\s\-]+|(?=[1-4])))?"
    rf"(?P<quarter>iv|iii|ii|i|[1-4]|{'|'.join(_NAMED)})"
)
_YEAR = re.compile(r"(?:(?:tahun(?: anggaran)?|thn|th|t\. ?a|ta)[\s.:]*)?(\d{4})", re.IGNORECASE | re.ASCII)
_FORMS = tuple(
    re.compile(pattern, re.IGNORECASE | re.ASCII)
    for pattern in (
        r"(?P<year>\d{4})",
        rf"(?P<year>\d{{4}})[\s\-_/]*{_QUARTER}",
        rf"{_QUARTER}[\s\-_/,]*(?:tahun\s+)?(?P<year>\d{{4}})",
    )
)
_QUARTER_ALONE = re.compile(rf"{_QUARTER}|(?P<digit>[1-4])", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A triwulan (quarter 1 to 4) or a whole year (quarter 0)."""

    year: int
    quarter: int = 0

    @property
    def code(self) -> str:
        """As options and file names write it: `2026-TW2` or `2026`."""
        return f"{self.year}-TW{self.quarter}" if self.quarter else str(self.year)

    @property
    def words(self) -> str:
        """As people read it: `Triwulan II 2026` or `Tahun 2026`."""
        return f"Triwulan {ROMAN[self.quarter - 1]} {self.year}" if self.quarter else f"Tahun {self.year}"

    @property
    def last_quarter(self) -> int:
        """The triwulan in which it ends; a year ends with the fourth."""
        return self.quarter or 4

    @property
    def quarters(self) -> tuple[Period, ...]:
        """The triwulan of the year up to and including its last."""
        return tuple(Period(self.year, quarter) for quarter in range(1, self.last_quarter + 1))

    @property
    def end(self) -> date:
        """Its last day."""
        month = self.last_quarter * 3
        return date(self.year, month, calendar.monthrange(self.year, month)[1])


def parse_quarter(text: str) -> int | None:
    """The number of a triwulan written alone (`II`, `TW 2`, `Triwulan II`, `2`), or None."""
    text = text.strip()
    match = _QUARTER_ALONE.fullmatch(text)
    if match:
        return _quarter_number(match["quarter"] or match["digit"])
    return ROMAN.index(text.upper()) + 1 if text.upper() in ROMAN else None


def parse_year(text: str) -> int | None:
    """The year written in four ASCII digits, also as `TA 2026`, or None outside 2000 to 2099."""
    match = _YEAR.fullmatch(text.strip())
    year = int(match[1]) if match else 0
    return year if year in YEARS else None


def parse_period(text: str) -> Period | None:
    """The period that a text names (`2026-TW2`, `Triwulan II 2026`, `Q2 2026`, `2026`), or None."""
    for form in _FORMS:
        match = form.fullmatch(text.strip())
        if match:
            year = parse_year(match["year"])
            quarter = match.groupdict().get("quarter")
            return Period(year, _quarter_number(quarter) if quarter else 0) if year else None
    return None


def month_number(name: str) -> int | None:
    """1 to 12 for the Indonesian name of a month, older spellings included."""
    lowered = name.strip().lower()
    for number, month in enumerate(MONTHS, start=1):
        if month.lower() == lowered:
            return number
    return MONTH_VARIANTS.get(lowered)


def _quarter_number(text: str) -> int:
    if text.lower() in _NAMED:
        return _NAMED.index(text.lower()) + 1
    return int(text) if text in "1234" else ROMAN.index(text.upper()) + 1
