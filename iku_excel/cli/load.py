"""What every command starts from: the definition."""

from __future__ import annotations

from pathlib import Path

from .. import definition
from ..core.findings import IkuError
from ..core.model import Definition


def load_definition(path: Path | None) -> Definition:
    """The definition in a file, or the built-in one; its faults stop us, all at once."""
    if path is None:
        return definition.builtin()
    loaded, findings = definition.load(path)
    if loaded is None:
        raise IkuError(*findings)
    return loaded
