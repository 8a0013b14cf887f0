"""What every command starts from: the definition, and which one it is."""

from __future__ import annotations

from pathlib import Path

import click

from .. import definition
from ..core.findings import IkuError, errors
from ..core.model import Definition
from ..delivery import settings
from ..texts import workspace as words
from .workspace import Workspace, workspace_of


def load_definition(path: Path, *, reading: bool = False) -> Definition:
    """The definition in a file; its faults stop us, all at once.

    Who is only `reading` returns is not stopped by how figures would be made of them.
    """
    loaded, findings = definition.load(path)
    if loaded is None or (errors(findings) and not reading):
        raise IkuError(*findings)
    return loaded


def addresses_near(place: Path, used: Definition) -> dict[str, str]:
    """The unit of each address that the settings of the workspace around name."""
    found = workspace_of(place)
    path = found.folder / words.SETTINGS if found else None
    if path is None:
        return {}
    return settings.addresses(path.read_text(encoding="utf-8-sig"), tuple(unit.code for unit in used.units))


def workspace_near(*near: Path | None) -> Workspace | None:
    """The workspace of the first of these paths that lies in one, else the one that we stand in."""
    places = (place for place in (*near, Path()) if place is not None)
    return next((found for place in places if (found := workspace_of(place))), None)


def own_definition(path: Path | None, *near: Path | None, reading: bool = False) -> Definition:
    """The definition that a command uses, told on the error stream where the command does not name it.

    Without a name: that of the workspace in which the first of these paths lies that lies in one, then of the
    workspace that we stand in, then the built-in one.
    """
    if path is not None:
        return load_definition(path, reading=reading)
    found = workspace_near(*near)
    if found is not None:
        click.echo(words.DEFINITION_USED.format(path=found.definition), err=True)
        return load_definition(found.definition, reading=reading)
    click.echo(words.DEFINITION_USED.format(path=words.BUILT_IN), err=True)
    return definition.builtin()
