"""What workbooks of earlier versions carry, in today's shape: a document is read for as long as it lives."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ...core.identity import RESULTS_MARK
from .writing import FACTS, FORMAT, ISSUANCE


def _from_1(content: Mapping[str, Any]) -> dict[str, Any]:
    """The first version carried all results; what follows from the answers is left behind."""
    figures = ("indicator", "value", "target", "achievement", "category")
    told = [
        {**{name: result[name] for name in figures}, "status": result["status"]["value"]}
        for result in content["indicators"]
    ]
    return _from_2({**{name: content[name] for name in FACTS}, "figures": told})


def _from_2(content: Mapping[str, Any]) -> dict[str, Any]:
    """The second did not say whether it was issued."""
    return {**content, ISSUANCE: None}


_UPGRADES: Mapping[str, Callable[[Mapping[str, Any]], dict[str, Any]]] = {
    RESULTS_MARK + "1": _from_1,
    RESULTS_MARK + "2": _from_2,
}
"""By the format that is read; each gives the shape of today."""

PAPER = "F4"
"""What a workbook of an earlier version was drawn for, which did not say so."""

FORMATS = frozenset((FORMAT, *_UPGRADES))


def as_today(content: Any, form: str) -> Any:
    """A content of one of FORMATS in today's shape; raises LookupError or TypeError where it is none."""
    upgrade = _UPGRADES.get(form)
    return upgrade(content) if upgrade else content
