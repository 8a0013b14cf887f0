"""Every finding's sentence, by its code."""

from __future__ import annotations

from collections.abc import Mapping

from . import arrived, cells, definition, output, rolled_up, structure, survey
from .entry import Entry

# A module for each hundred: the first digit of a code says which.
HUNDREDS: Mapping[str, Mapping[str, Entry]] = {
    "1": arrived.ENTRIES,
    "2": structure.ENTRIES,
    "3": cells.ENTRIES,
    "4": survey.ENTRIES,
    "5": output.ENTRIES,
    "6": definition.ENTRIES,
    "7": rolled_up.ENTRIES,
}
ENTRIES: Mapping[str, Entry] = {code: entry for part in HUNDREDS.values() for code, entry in part.items()}

# Where two letters have a sentence each, another letter takes the graver one's.
_BY_DIGITS = {code[1:]: ENTRIES[code] for code in sorted(ENTRIES, key=lambda code: "NWE".index(code[0]))}


def entry_of(code: str) -> Entry:
    """The entry of a code, whose digits are its identity: W306 speaks as E306 unless it has its own sentence."""
    return ENTRIES.get(code) or _BY_DIGITS[code[1:]]
