"""`iku definition`: an office's own definition, exported, imported, checked and compared."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..texts import workspace as words
from .options import force_option

if TYPE_CHECKING:
    from ..definition.difference import Change

# Heavy imports live inside the commands, so that `iku --help` loads click and nothing else.

_path = click.Path(path_type=Path)
_output = click.option("-o", "--output", type=_path, required=True, help=words.OPTION_OUTPUT)
_source = click.option("-d", "--definition", "path", type=_path, help=words.OPTION_DEFINITION)


@click.group(help=words.DEFINITION)
def definition() -> None:
    """The group of these commands."""


@definition.command(help=words.EXPORT)
@_source
@_output
@force_option
def export(path: Path | None, output: Path, force: bool) -> None:
    """A definition as a workbook."""
    from .. import files
    from ..definition import book
    from .load import load_definition

    files.refuse_existing(output, force)
    files.write_atomically(output, book.draw(load_definition(path)), force=force)
    click.echo(words.WRITTEN.format(path=output))


@definition.command("import", help=words.IMPORT)
@click.argument("path", metavar="BERKAS", type=_path)
@_output
@force_option
def import_(path: Path, output: Path, force: bool) -> None:
    """A definition as TOML."""
    from .. import files
    from ..definition import to_toml
    from .load import load_definition

    files.refuse_existing(output, force)
    text = to_toml(load_definition(path), words.TOML_HEAD.format(name=path.name))
    files.write_atomically(output, text.encode("utf-8"), force=force)
    click.echo(words.WRITTEN.format(path=output))


@definition.command(help=words.CHECK)
@click.argument("path", metavar="BERKAS", type=_path)
def check(path: Path) -> None:
    """All faults at once; 0 without errors, else 1."""
    from ..definition import load
    from .output import counts, print_findings

    loaded, findings = load(path)
    print_findings(findings)
    if loaded is None:
        click.echo(words.UNUSABLE.format(path=path))
    else:
        click.echo(
            words.USABLE.format(
                path=path,
                units=len(loaded.units),
                objectives=len(loaded.objectives),
                variables=len(loaded.variables),
                indicators=len(loaded.indicators),
                targets=len(loaded.targets),
            )
        )
    click.echo(words.FOUND.format(counts=counts(findings)))
    sys.exit(1 if loaded is None else 0)


@definition.command(help=words.DIFF)
@click.argument("old", metavar="LAMA", type=_path)
@click.argument("new", metavar="BARU", type=_path)
def diff(old: Path, new: Path) -> None:
    """What changed, and whether forms that are out still count."""
    from ..core.identity import form_version
    from ..definition.difference import difference
    from .load import load_definition

    before, after = load_definition(old), load_definition(new)
    changes = difference(before, after)
    if not changes:
        click.echo(words.SAME)
        return
    for change in changes:
        click.echo(_sentence(change))
    same = form_version(before) == form_version(after)
    click.echo(words.FORM_STANDS if same else words.FORM_CHANGES)


def _sentence(change: Change) -> str:
    from ..texts.definition_book import HEADS, SHEETS

    table = change.table or "instansi"
    sheet = SHEETS["instansi" if table == "kontak" else table].name
    if not change.key:
        shape = words.MOVED if not change.row else words.ADDED if change.before is None else words.REMOVED
        return shape.format(sheet=sheet, row=change.row) + _figures(change)
    head = HEADS[f"{change.table}.{change.key}".lstrip(".")].head
    shape = words.CHANGED if change.row else words.CHANGED_ALONE
    return shape.format(
        sheet=sheet, row=change.row, head=head, before=_shown(change.before), after=_shown(change.after)
    )


def _figures(change: Change) -> str:
    """The numbers of a row that came or went, which is what people ask of a target."""
    from ..texts.definition_book import HEADS

    row = change.after or change.before
    if change.table != "target" or not isinstance(row, Mapping):
        return ""
    figures = ((key, row[key]) for key in ("nilai", "atas", "triwulan", "berlaku") if key in row)
    return ": " + ", ".join(f"{HEADS[f'target.{key}'].head} {_shown(value)}" for key, value in figures)


def _shown(value: object) -> str:
    from ..core.numbers import show

    if isinstance(value, list):
        return f"({'; '.join(map(_shown, value))})"
    if isinstance(value, bool):
        return words.YES if value else words.NO
    if isinstance(value, int | float):
        return show(float(value)) if value >= 10_000 or value != int(value) else str(int(value))
    return words.NOTHING if value is None or value == "" else f'"{value}"'
