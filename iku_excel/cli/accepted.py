"""Doubtful numbers that the officer accepts: said with a command, or once for all in the settings."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from .. import inbox
from ..core.findings import Finding
from ..core.rules import ACCEPTED
from ..texts import workspace as words
from .workspace import workspace_of

Typed = Iterable[tuple[str, str]]


def typed_for(folder: Path, typed: Typed) -> tuple[inbox.Acceptance, ...]:
    """What was said with a command, its files as the inbox calls them."""
    return tuple(inbox.Acceptance(in_inbox(file, folder), cell) for file, cell in typed)


def written_near(*places: Path) -> tuple[inbox.Acceptance, ...]:
    """What the settings say of the workspace in which the first of these places lies that lies in one."""
    own = next((found for place in places if (found := workspace_of(place))), None)
    return tuple(inbox.Acceptance(*one) for one in own.accepted) if own else ()


def to_write(folder: Path, findings: Iterable[Finding]) -> str:
    """What to write into the settings so that every command accepts the same; "" outside a workspace."""
    if workspace_of(folder) is None:
        return ""
    there = written_near(folder)
    rows = [
        words.ACCEPTED_ROW.format(
            file=json.dumps(one.place.file, ensure_ascii=False),
            cell=json.dumps(f"{one.place.sheet}!{one.place.cell}", ensure_ascii=False),
            number=json.dumps(one.values["v"], ensure_ascii=False),
        )
        for one in findings
        if one.code == ACCEPTED and not inbox.accepts(there, one.place, str(one.values["v"]))
    ]
    return words.ACCEPT_FOR_ALL.format(settings=words.SETTINGS, rows="\n".join(rows)) if rows else ""


def in_inbox(file: str, folder: Path) -> str:
    """A file as the inbox calls it, also where it is named by its path from here, as a shell completes it."""
    path, within = Path(file).resolve(), folder.resolve()
    return path.relative_to(within).as_posix() if path.is_file() and path.is_relative_to(within) else file
