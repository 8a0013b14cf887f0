"""The choices of the drop-downs and where the hidden sheet holds them."""

from __future__ import annotations

from ..core.periods import ROMAN
from ..core.profile import CHOICES
from ..xlsx.addresses import letters
from .model import Choices

HIDDEN_SHEET = "_iku"
LIST_ROW = 2
LIST_COLUMN = 10
# What an annotated copy said: code, sheet and cell of each mistake, from row 2 on.
REMARK_COLUMN = 5

# A span wide enough for any form of this layout; which year counts, the officer's command decides.
YEARS: Choices = tuple(range(2024, 2041))
QUARTERS: Choices = tuple(f"Triwulan {roman}" for roman in ROMAN)
NIHIL, PENDING = "Nihil", "Belum tersedia"
# Somebody says that a number is right which looks as if it were not meant.
CONFIRMED = "Angka benar"
STATES: Choices = (NIHIL, PENDING, CONFIRMED)

LISTS = (STATES, YEARS, QUARTERS, *CHOICES.values())


def list_range(choices: Choices) -> str:
    """The range of the hidden sheet that holds these choices."""
    column = letters(LIST_COLUMN + LISTS.index(choices))
    return f"{HIDDEN_SHEET}!${column}${LIST_ROW}:${column}${LIST_ROW + len(choices) - 1}"
