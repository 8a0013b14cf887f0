"""What is said at the cells of a sheet: notes, and the conversations that newer programs keep beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter

from .addresses import natural, parse_cell
from .package import Package
from .refusal import DamagedError
from .text import rich_text, unescape

_THREAD, _INDENT = "tc=", "    "
"""What marks the author of a note that stands for a conversation, and what was said in it."""


def notes_in(
    package: Package, part: str, threads: Mapping[tuple[int, int], Sequence[str]]
) -> dict[tuple[int, int], str]:
    """The note at each cell; of a conversation what was said, without the words that a program adds."""
    root = package.tree(part)
    authors = [author.text for block in root.all("authors") for author in block.all("author")]
    found = {}
    for element in (one for block in root.all("commentList") for one in block.all("comment")):
        place = parse_cell(element.get("ref"))
        if place is None:
            raise DamagedError
        author = natural(element.get("authorId"))
        note = rich_text(element)
        if author is not None and author < len(authors) and authors[author].startswith(_THREAD):
            note = _said(note, threads.get(place, ()))
        found[place] = note
    return found


def threads_in(package: Package, part: str) -> dict[tuple[int, int], list[str]]:
    """What was said in the conversation at each cell, in the order in which it was said."""
    found: dict[tuple[int, int], list[tuple[str, str]]] = {}
    for element in package.tree(part).children:
        place = parse_cell(element.get("ref"))
        if place is None:
            raise DamagedError
        text = "".join(child.text for child in element.children if child.name.endswith(" text"))
        found.setdefault(place, []).append((element.get("dT"), unescape(text).strip()))
    return {place: [text for _, text in sorted(said, key=itemgetter(0))] for place, said in found.items()}


def _said(note: str, thread: Sequence[str]) -> str:
    """A conversation as an older program shows it: each remark indented below a heading of the program's."""
    indented = [line.strip() for line in note.splitlines() if line.startswith(_INDENT)]
    whole = "\n".join(thread)
    return "\n".join([*thread, *(line for line in indented if line not in whole)]) or note
