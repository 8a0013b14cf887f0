"""What a definition chooses among: kinds of answers, when they count, how they are combined and judged."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What a variable's answer is: a count, a number, the rows of a survey, or rupiah spent of a budget."""

    COUNT = "cacah"
    NUMBER = "angka"
    SURVEY = "survei"
    MONEY = "rupiah"


class Timing(StrEnum):
    """Whether a number is a state at the end of the triwulan or what happened during it."""

    POSITION = "posisi"
    DURING = "selama"


class Pooling(StrEnum):
    """How values are combined, over units or over periods."""

    SUM = "jumlah"
    MEAN = "rata-rata"
    LAST = "terakhir"


class Polarity(StrEnum):
    """Which direction of an indicator is better."""

    MAXIMIZE = "maksimal"
    MINIMIZE = "minimal"
    RANGE = "rentang"


class Minimizing(StrEnum):
    """The two achievement formulas in use where lower is better (PermenPAN-RB 8/2021; LKjIP practice)."""

    DIFFERENCE = "selisih"
    RATIO = "rasio"
