"""Markup compatibility: which branch of an mc:AlternateContent a program reads that knows what we know."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

_SPACE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_ALTERNATIVES, _CHOICE, _FALLBACK = (
    f"{_SPACE} {name}" for name in ("AlternateContent", "Choice", "Fallback")
)
BRANCHES = frozenset((_ALTERNATIVES, _CHOICE, _FALLBACK))
"""The elements of which, where they stand, only what is in them counts, or nothing."""

# What a spreadsheet program of today understands; a list that only x12ac spells has a fallback that we read.
_EXCEL = "http://schemas.microsoft.com/office/"
_UNDERSTOOD = frozenset(
    (
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "http://purl.oclc.org/ooxml/spreadsheetml/main",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        _SPACE,
        f"{_EXCEL}excel/2006/main",
        *(f"{_EXCEL}spreadsheetml/{year}/ac" for year in ("2009/9", "2010/11")),
        *(f"{_EXCEL}spreadsheetml/{year}/main" for year in ("2009/9", "2010/11", "2014/11", "2015/02")),
        *(f"{_EXCEL}spreadsheetml/{name}" for name in ("2014/revision", "2015/revision2", "2016/revision3")),
    )
)


@dataclass(slots=True)
class Alternatives:
    """The prefixes that are declared where a part is read, and the alternatives that are open there."""

    _spaces: dict[str, list[str]] = field(default_factory=dict)
    _chosen: list[bool] = field(default_factory=list)

    def declare(self, prefix: str | None, space: str | None) -> None:
        """A prefix means a namespace from here on."""
        self._spaces.setdefault(prefix or "", []).append(space or "")

    def forget(self, prefix: str | None) -> None:
        """A prefix means again what it meant before."""
        self._spaces[prefix or ""].pop()

    def enter(self, name: str, requires: str) -> bool:
        """Whether only what is in an element counts; `requires` is what a Choice asks to be understood."""
        if name not in BRANCHES:
            return False
        if name == _ALTERNATIVES:
            self._chosen.append(False)
            return True
        if not self._chosen or self._chosen[-1]:
            return False
        self._chosen[-1] = name == _FALLBACK or self._understands(requires.split())
        return self._chosen[-1]

    def leave(self, name: str) -> None:
        """An element that was entered ends."""
        if name == _ALTERNATIVES:
            self._chosen.pop()

    def _understands(self, prefixes: Iterable[str]) -> bool:
        spaces = [self._spaces.get(prefix, []) for prefix in prefixes]
        return bool(spaces) and all(found and found[-1] in _UNDERSTOOD for found in spaces)
