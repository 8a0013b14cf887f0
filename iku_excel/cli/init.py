"""`iku init`: a folder that is an office's own, within which no command needs an option."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import click

from .. import files
from ..definition import book, builtin
from ..texts import workspace as words
from ..texts.keys import PRIVATE
from .keys import make_key
from .options import PATH, named
from .starters import starters


@named("init")
@click.argument("folder", metavar="DIR", type=PATH)
def command(folder: Path) -> None:
    """A new workspace with the built-in definition, or what an older one lacks to be double-clicked.

    Nothing that exists is replaced. The settings come last and make it one: what a run left that was broken
    off before is taken as it is.
    """
    clicked = starters(folder.resolve(), Path(sys.executable), os.environ)
    if (folder / words.SETTINGS).exists() and add_starters(folder, clicked):
        return
    contents = {
        words.DEFINITION_FILE: book.draw(builtin()),
        **clicked,
        words.SETTINGS: words.SETTINGS_TEXT.encode("utf-8"),
    }
    files.refuse_existing(folder / words.SETTINGS, force=False)
    new = {name: data for name, data in contents.items() if not _is_there(folder / name, data)}
    for name in new:
        files.refuse_existing(folder / name, force=False)
    if not (folder / PRIVATE).exists():
        make_key(folder, builtin().office.name, date.today())
    for name in (words.INBOX, words.OUTPUT, words.ARCHIVE):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for name, data in new.items():
        _write(folder / name, data)
    click.echo(
        words.DONE.format(
            folder=folder,
            definition=words.DEFINITION_FILE,
            inbox=f"{words.INBOX}/",
            output=f"{words.OUTPUT}/",
            archive=f"{words.ARCHIVE}/",
            keys=f"{Path(PRIVATE).parent.name}/",
        )
    )


def add_starters(folder: Path, clicked: Mapping[str, bytes]) -> bool:
    """Writes what is not there; whether anything was. An officer's own starters stay as they are."""
    missing = {name: data for name, data in clicked.items() if not (folder / name).exists()}
    for name, data in missing.items():
        _write(folder / name, data)
    if missing:
        click.echo(words.STARTERS_ADDED.format(names=", ".join(sorted(missing))))
    return bool(missing)


def _write(path: Path, data: bytes) -> None:
    files.write_atomically(path, data, force=False)
    if path.suffix == ".sh":
        path.chmod(0o755)


def _is_there(path: Path, data: bytes) -> bool:
    return path.is_file() and path.read_bytes() == data
