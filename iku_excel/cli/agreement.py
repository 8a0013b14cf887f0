"""`iku agreement`: Perjanjian Kinerja, that of the Perubahan, and Rencana Aksi of a year."""

from __future__ import annotations

from pathlib import Path

import click

from .. import files, summary
from ..core.findings import Finding, IkuError
from ..core.model import Definition
from ..core.periods import YEARS
from ..texts import help as words
from .load import own_definition
from .options import definition_option, force_option, named, output_option, paper_option
from .target import WORKBOOK, refuse_target


@named("agreement")
@definition_option
@click.option("--year", type=click.IntRange(YEARS[0], YEARS[-1]), metavar="TAHUN", help=words.OPTION_YEAR)
@output_option(words.OPTION_OUTPUT)
@paper_option
@force_option
def command(definition_path: Path | None, year: int | None, output: Path, paper: str, force: bool) -> None:
    """Writes the papers of a year, by default of the last one that has targets."""
    refuse_target(output, WORKBOOK, force)
    definition = own_definition(definition_path, output)
    chosen = year or last_year(definition)
    files.write_atomically(output, summary.draw_agreement(definition, chosen, paper=paper), force=force)
    click.echo(words.AGREEMENT_WRITTEN.format(year=chosen, path=output))
    known = definition.papers.agreements
    if not any(one.year == chosen and one.second.name for one in known):
        click.echo(words.AGREEMENT_OPEN)


def last_year(definition: Definition) -> int:
    """The last year that has targets; raises E684 where none has."""
    years = [target.year for target in definition.targets]
    if not years:
        raise IkuError(Finding("E684"))
    return max(years)
