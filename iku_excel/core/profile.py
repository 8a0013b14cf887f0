"""What a survey may ask of who answered: the columns, the usual choices, and dates as people write them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

DATE, SERVICE, SEX, AGE, EDUCATION, WORK = "tanggal", "layanan", "kelamin", "usia", "pendidikan", "pekerjaan"
PROFILE = (DATE, SERVICE, SEX, AGE, EDUCATION, WORK)

# Offered, not demanded: this project's choice, after the questionnaires in use.
CHOICES: Mapping[str, tuple[str, ...]] = {
    SEX: ("Laki-laki", "Perempuan"),
    EDUCATION: ("SD", "SMP", "SMA", "S1", "S2", "S3"),
    WORK: ("PNS", "TNI", "POLRI", "Swasta", "Wirausaha", "Lainnya"),
}

_YEAR_FIRST = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})(?:[T ].*)?", re.ASCII)
_DAY_FIRST = re.compile(
    r"(?P<day>[0-9]{1,2})(?P<sign>[/.-])(?P<month>[0-9]{1,2})(?P=sign)(?P<year>[0-9]{4})(?: .*)?", re.ASCII
)
# A survey's date before this is a date of birth, or a slip.
_FIRST_YEAR = 2000


def iso_date(text: str) -> str:
    """The day that a text names (`2026-04-03 10:15`, `3/4/2026`: day, month, year) as ISO text, or ""."""
    match = _YEAR_FIRST.fullmatch(text) or _DAY_FIRST.fullmatch(text)
    if match is None or int(match["year"]) < _FIRST_YEAR:
        return ""
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"])).isoformat()
    except ValueError:
        return ""
