"""`iku definition`: an office's own definition, exported, imported, checked and compared."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from .. import archive, files
from ..core.findings import IkuError, errors
from ..core.identity import form_version
from ..core.model import Definition
from ..core.numbers import show
from ..definition import book, load, loads, to_toml
from ..definition.difference import Change, alters_figures, difference
from ..definition.shown import shown_in
from ..summary.embedded.reading import recall_bytes, taken
from ..texts import help as help_words
from ..texts import workspace as words
from ..texts.definition_book import HEADS, SHEETS
from .load import load_definition, own_definition
from .options import PATH, force_option, output_option
from .output import counts, print_findings

MOST_SHOWN = 12  # of a list
_output = output_option(words.OPTION_OUTPUT)
_source = click.option("-d", "--definition", "path", type=PATH, help=words.OPTION_DEFINITION)

# The numbers of a row that people ask of when it comes or goes.
NUMBERS = {
    "target": ("nilai", "atas", "triwulan", "berlaku"),
    "riwayat": ("target", "atas", "realisasi", "sumber"),
}


@click.group("definition", help=help_words.COMMANDS["definition"])
def command() -> None:
    """The group of these commands."""


@command.command(help=words.EXPORT)
@_source
@click.option("--from", "document", metavar="OUT.xlsx|PAKET", type=PATH, help=words.OPTION_FROM)
@_output
@force_option
def export(path: Path | None, document: Path | None, output: Path, force: bool) -> None:
    """A definition as a workbook: an office's own, or the one by which a document was made."""
    files.refuse_existing(output, force)
    chosen = own_definition(path) if document is None else _definition_of(document)
    files.write_atomically(output, book.draw(chosen), force=force)
    click.echo(words.WRITTEN.format(path=output))


def _definition_of(document: Path) -> Definition:
    """The definition by which an official workbook, or the document of a package, was made.

    Raises IkuError where the file is neither, or the package is not as it was laid down.
    """
    data = taken(document)
    if document.suffix.lower() != archive.SUFFIX:
        return recall_bytes(data, document.name).results.definition
    package = archive.opened(data, document.name)
    if flaws := package.flaws():
        raise IkuError(*flaws)
    found, findings = loads(package.parts[archive.DEFINITION].decode("utf-8", "replace"), archive.DEFINITION)
    if found is None:
        raise IkuError(*findings)
    return found


@command.command("import", help=words.IMPORT)
@click.argument("path", metavar="BERKAS", type=PATH)
@_output
@force_option
def import_(path: Path, output: Path, force: bool) -> None:
    """A definition as TOML."""
    files.refuse_existing(output, force)
    text = to_toml(load_definition(path), words.TOML_HEAD.format(name=path.name))
    files.write_atomically(output, text.encode("utf-8"), force=force)
    click.echo(words.WRITTEN.format(path=output))


@command.command(help=words.CHECK)
@click.argument("path", metavar="BERKAS", type=PATH)
def check(path: Path) -> int:
    """All faults at once; 0 without errors, else 1."""
    loaded, findings = load(path)
    print_findings(findings)
    usable = loaded is not None and not errors(findings)
    if loaded is None or not usable:
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
    if loaded is not None and loaded.corrections:
        click.echo(words.CORRECTED.format(n=len(loaded.corrections)))
        for one in loaded.corrections:
            click.echo(words.CORRECTION.format(received=one.received, printed=one.printed))
    click.echo(words.FOUND.format(counts=counts(findings)))
    return 0 if usable else 1


@command.command(help=words.DIFF)
@click.argument("old", metavar="LAMA", type=PATH)
@click.argument("new", metavar="BARU", type=PATH)
def diff(old: Path, new: Path) -> None:
    """What changed, and whether forms that are out still count."""
    before, after = load_definition(old), load_definition(new)
    changes = difference(before, after)
    if not changes:
        click.echo(words.SAME)
        return
    for change in changes:
        click.echo(_sentence(change))
    papers = shown_in(changes, before, after)
    click.echo(words.PAPERS_CHANGE.format(papers=", ".join(papers)) if papers else words.PAPERS_STAND)
    same = form_version(before) == form_version(after)
    click.echo(words.FORM_STANDS if same else words.FORM_CHANGES)
    altering = [change for change in changes if alters_figures(change)]
    for change in altering:
        shape = words.ROW_CHANGED if change.key else words.ROW_GONE
        click.echo(shape.format(sheet=SHEETS[change.table].name, row=change.row))
    click.echo(words.CLOSE_FIRST if altering else words.NOTHING_TO_CLOSE)


def _sentence(change: Change) -> str:
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
    """The numbers of a row that came or went, which is what people ask of a target and of a year before."""
    row = change.after or change.before
    if change.table not in NUMBERS or not isinstance(row, Mapping):
        return ""
    figures = ((f"{change.table}.{key}", row[key]) for key in NUMBERS[change.table] if key in row)
    return ": " + ", ".join(f"{HEADS[code].head} {_shown(value)}" for code, value in figures)


def _shown(value: object) -> str:
    if isinstance(value, list) and len(value) > MOST_SHOWN:
        return words.SO_MANY.format(first="; ".join(map(_shown, value[:3])), n=len(value))
    if isinstance(value, list):
        return f"({'; '.join(map(_shown, value))})"
    if isinstance(value, bool):
        return words.YES if value else words.NO
    if isinstance(value, int | float):
        return show(float(value)) if value >= 10_000 or value != int(value) else str(int(value))
    return words.NOTHING if value is None or value == "" else f'"{value}"'
