"""Who answered, from the columns beside the answers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from ..core.profile import DATE, PROFILE
from .dates import Dates

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_MONTH_LENGTH = len("2026-04")
NOT_SAID, OTHERWISE_WRITTEN = "", "?"

Profile = tuple[tuple[str, tuple[tuple[str, int], ...]], ...]


def who(places: Sequence[int | None], fields: Sequence[str], dates: Dates) -> tuple[str, ...]:
    """A text for each of PROFILE, whose columns are `places`; of a date the day in ISO text."""
    said = ["" if place is None else fields[place].strip() for place in places]
    said[0] = dates.said(said[0])
    return tuple(said)


def places_of(beside: Mapping[str, int]) -> tuple[int | None, ...]:
    """The column of each of PROFILE, () where there is none at all."""
    places = tuple(beside.get(name) for name in PROFILE)
    return () if places == (None,) * len(PROFILE) else places


def counted(beside: Mapping[str, int], said: Iterable[Sequence[str]]) -> Profile:
    """The values of each column there is, commonest first.

    Of dates the months (`2026-04`), "" where nothing is said, "?" where nobody knows which day it is.
    """
    columns = tuple(zip(*said, strict=True)) or ((),) * len(PROFILE)
    return tuple(
        (name, tuple(Counter(map(_month, texts) if name == DATE else texts).most_common()))
        for name, texts in zip(PROFILE, columns, strict=True)
        if name in beside
    )


def _month(text: str) -> str:
    return text[:_MONTH_LENGTH] if _DAY.fullmatch(text) else OTHERWISE_WRITTEN if text else NOT_SAID
