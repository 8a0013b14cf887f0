"""A part read along its expected elements; what stands anywhere else is skipped with all that is in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from . import limits
from .compatibility import BRANCHES, Alternatives
from .markup import run
from .refusal import DamagedError, RefusedError

Grammar = Mapping[str, Mapping[str, str]]
"""By the tag of an element ("" for the part) the tags of those that may stand in it, by "namespace local"."""


class Stranger(Protocol):
    """Is told of each element that is skipped: its name, and the tag of the last one that was not."""

    def __call__(self, name: str, within: str, /) -> None:
        """Nothing that it says changes what is skipped."""


def follow(
    data: bytes,
    grammars: Sequence[Grammar],
    start: Callable[[str, list[str]], None],
    end: Callable[[str], None],
    text: Callable[[str], object],
    stranger: Stranger,
    *,
    without: tuple[int, int] = (0, 0),
) -> None:
    """Parses a whole part and tells of each expected element by its tag; raises DamagedError or RefusedError.

    The first of the grammars that knows the root counts. Elements in a branch of mc:AlternateContent that
    counts stand where the alternatives stand. `without` is as for `markup.run`.
    """
    alternatives = Alternatives()
    grammar: Grammar = {}
    expected: Mapping[str, str] = {}
    path: list[tuple[str, Mapping[str, str]]] = []
    through: list[int] = []  # the depths of the alternatives and branches that are open
    depth = skipped = 0
    deepest, most_attributes = limits.DEPTH, 2 * limits.ATTRIBUTES

    def begin(name: str, attributes: list[str]) -> None:
        nonlocal depth, skipped, expected, grammar
        depth += 1
        if depth > deepest or len(attributes) > most_attributes:
            raise RefusedError("E111")
        if skipped:
            stranger(name, path[-1][0])
            return
        if depth == 1:
            grammar = next((one for one in grammars if name in one[""]), {"": {}})
            expected = grammar[""]
        tag = expected.get(name)
        if tag is not None:
            path.append((tag, expected))
            expected = grammar[tag]
            start(tag, attributes)
        elif depth == 1:
            raise DamagedError
        elif name in BRANCHES and alternatives.enter(name, _attribute(attributes, "Requires")):
            path.append((path[-1][0], expected))
            through.append(depth)
        else:
            skipped = depth
            stranger(name, path[-1][0])

    def finish(name: str) -> None:
        nonlocal depth, skipped, expected
        depth -= 1
        if skipped:
            if depth < skipped:
                skipped = 0
            return
        tag, expected = path.pop()
        if through and through[-1] > depth:
            through.pop()
            alternatives.leave(name)
        else:
            end(tag)

    def piece(letters: str) -> None:
        if not skipped:
            text(letters)

    run(data, begin, finish, piece, flat=True, without=without, spaces=alternatives)


def in_spaces(spaces: Mapping[str, str], nested: Mapping[str, str]) -> Grammar:
    """A grammar from "tag: child child" written once: a child is "prefix:local", or its tag behind "=".

    `spaces` are the namespaces by their prefixes.
    """
    grammar: dict[str, dict[str, str]] = {}
    for parent, children in nested.items():
        grammar[parent] = {}
        for child in children.split():
            name, _, tag = child.partition("=")
            prefix, _, local = name.rpartition(":")
            grammar[parent][f"{spaces[prefix]} {local}"] = tag or local
            grammar.setdefault(tag or local, {})
    return grammar


def _attribute(attributes: list[str], name: str) -> str:
    return next((attributes[at + 1] for at in range(0, len(attributes), 2) if attributes[at] == name), "")
