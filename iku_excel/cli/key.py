"""`iku key`: the office's key, its fingerprint, and a new one where it was lost."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from ..core.findings import Finding, IkuError
from ..texts import keys as words
from .keys import known_keys, make_key
from .load import own_definition
from .options import definition_option, named
from .workspace import workspace_of


@named("key")
@click.option("--new", is_flag=True, help=words.OPTION_NEW)
@definition_option
def command(new: bool, definition_path: Path | None) -> int:
    """Makes a new key for the office of this workspace, or tells the fingerprints of its keys."""
    here = Path.cwd()
    if new:
        workspace = workspace_of(here)
        if workspace is None:
            raise IkuError(Finding("E552"))
        public = make_key(workspace.folder, own_definition(definition_path).office.name, date.today())
        click.echo(words.MADE.format(fingerprint=public.fingerprint, path=words.PRIVATE))
        return 0
    keys = known_keys(here)
    for key in keys:
        click.echo(words.LISTED.format(fingerprint=key.fingerprint, since=key.since, name=key.name))
    if not keys:
        click.echo(words.NONE)
    return 0
