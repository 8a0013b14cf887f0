"""Findings and tables as wide as the terminal; where there is none, what is one line stays one."""

from __future__ import annotations

import re
import shutil
import sys
import textwrap
from collections.abc import Sequence

INDENT = "       "  # past the sign and the code of a finding
GAP = "  "
# A column is not narrower than this for the sake of the others.
NARROWEST = 8

_QUOTED = re.compile(r'"[^"]*"')
_JOINT = "\x1f"


def room(*, err: bool = False) -> int | None:
    """How many signs a line of the terminal holds; None for a pipe or a file."""
    stream = sys.stderr if err else sys.stdout
    return shutil.get_terminal_size().columns if stream.isatty() else None


def hanging(text: str, room: int | None) -> str:
    """A line broken between words, its second and later lines indented; what stands in quotes stays whole."""
    if room is None or len(text) <= room:
        return text
    joined = _QUOTED.sub(lambda found: found[0].replace(" ", _JOINT), text)
    return "\n".join(_broken(joined, room, INDENT)).replace(_JOINT, " ")


def table(head: Sequence[str], rows: Sequence[Sequence[str]], room: int | None = None) -> str:
    """Columns as wide as their longest text; where that is more than there is, the widest give way."""
    lines = [tuple(head), *(tuple(row) for row in rows)]
    columns = list(zip(*lines, strict=True))
    widths = [max(map(len, column)) for column in columns]
    if room is not None:
        room -= len(GAP) * (len(columns) - 1)
        words = [max(map(len, " ".join(column).split()), default=0) for column in columns]
        widths = _narrowed(_narrowed(widths, words, room), [min(width, NARROWEST) for width in widths], room)
    texts = [text for line in lines for text in _row(line, widths)]
    texts.insert(len(_row(lines[0], widths)), GAP.join("-" * width for width in widths))
    return "\n".join(texts)


def _narrowed(widths: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """The widths with the widest made narrower until they fit, or none may give way any more."""
    found = list(widths)
    while sum(found) > room:
        able = [place for place, width in enumerate(found) if width > least[place]]
        if not able:
            break
        found[max(able, key=lambda place: found[place])] -= 1
    return found


def _row(line: Sequence[str], widths: Sequence[int]) -> list[str]:
    """A row of the table, on as many lines as its longest cell needs."""
    cells = [
        _broken(text, width) if len(text) > width else [text]
        for text, width in zip(line, widths, strict=True)
    ]
    height = max(map(len, cells))
    return [
        GAP.join(
            (cell[place] if place < len(cell) else "").ljust(width)
            for cell, width in zip(cells, widths, strict=True)
        ).rstrip()
        for place in range(height)
    ]


def _broken(text: str, width: int, indent: str = "") -> list[str]:
    """The text in lines; a word is broken only where it is longer than a line of a table's column."""
    return textwrap.wrap(
        text,
        width,
        subsequent_indent=indent,
        break_long_words=not indent,
        break_on_hyphens=False,
        expand_tabs=False,
        replace_whitespace=False,
    )
