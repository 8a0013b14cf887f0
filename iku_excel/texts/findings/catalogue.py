"""Every finding's sentence, by its code."""

from __future__ import annotations

from collections.abc import Mapping

from ..definition import ENTRIES as DEFINITION
from ..email import ENTRIES as EMAIL
from ..entry import Entry
from ..survey_file import ENTRIES as SURVEY_FILE
from . import cells, container, inbox, structure, survey_and_output

PARTS: tuple[Mapping[str, Entry], ...] = (
    container.ENTRIES,
    inbox.ENTRIES,
    structure.ENTRIES,
    cells.ENTRIES,
    survey_and_output.ENTRIES,
    DEFINITION,
    SURVEY_FILE,
    EMAIL,
)
ENTRIES: Mapping[str, Entry] = {code: entry for part in PARTS for code, entry in part.items()}

# Where two letters have a sentence each, another letter takes the graver one's.
_BY_DIGITS = {code[1:]: ENTRIES[code] for code in sorted(ENTRIES, key=lambda code: "NWE".index(code[0]))}


def entry_of(code: str) -> Entry:
    """The entry of a code, whose digits are its identity: W306 speaks as E306 unless it has its own sentence."""
    return ENTRIES.get(code) or _BY_DIGITS[code[1:]]
