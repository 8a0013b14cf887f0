"""What somebody probably meant by a name that does not exist."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from ..texts import definition as words

MOST_LISTED = 20


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name most like this one, upper and lower case alike, or None where none is near."""
    by_lower = {candidate.casefold(): candidate for candidate in known}
    matches = difflib.get_close_matches(name[:100].casefold(), by_lower, n=1)
    return by_lower[matches[0]] if matches else None


def suggestion(name: str, known: Iterable[str], table: str = "") -> str:
    """A sentence with the nearest name, else with those there are, else that `table` has none yet."""
    names = tuple(known)
    if match := nearest(name, names):
        return words.MAYBE.format(name=match)
    if not names:
        return words.NOTHING_YET.format(table=table)
    more = ", ..." if len(names) > MOST_LISTED else ""
    return words.ONE_OF.format(names=", ".join(names[:MOST_LISTED]) + more)
