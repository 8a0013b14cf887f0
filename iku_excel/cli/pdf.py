"""`iku pdf`: the official sheets as a file to print or mail."""

from __future__ import annotations

from pathlib import Path

import click

from .. import engines, files
from ..core.model import Results
from ..summary.agreement import papers_in
from ..summary.embedded.reading import recall, taken
from ..summary.sheets import analisis, anggaran, antartahun, grafik, ikm, iku, pengukuran, rencana, ringkasan
from ..texts import explain as words
from ..texts import help as help_words
from .options import force_option, named, output_option, workbook_argument
from .target import PDF, refuse_target

# The sheets that are meant for paper, beside those of the surveys; the others are for the screen.
PAPER_SHEETS = (ringkasan.SHEET, iku.SHEET, pengukuran.SHEET, grafik.SHEET, analisis.SHEET)


@named("pdf")
@workbook_argument
@output_option(help_words.OPTION_PDF, required=False)
@click.option(
    "--engine",
    type=click.Choice(["auto", "excel", "libreoffice"], case_sensitive=False),
    default="auto",
    show_default=True,
    help=help_words.OPTION_ENGINE,
)
@force_option
def command(workbook: Path, output: Path | None, engine: str, force: bool) -> int:
    """Writes the PDF beside the workbook, or where asked."""
    target = output or workbook.with_suffix(".pdf")
    refuse_target(target, PDF, force)
    sheets = _sheets(workbook)
    files.write_atomically(target, engines.export_pdf(workbook, sheets, engine), force=force)
    click.echo(words.PDF_WRITTEN.format(path=target))
    return 0


def _sheets(workbook: Path) -> tuple[str, ...]:
    """The sheets that are meant for paper, which only a workbook of ours has."""
    papers = papers_in(taken(workbook), workbook.name)
    return papers or sheets_on_paper(recall(workbook).results)


def sheets_on_paper(results: Results) -> tuple[str, ...]:
    """The sheets of an official workbook that are meant for paper."""
    planned = [each.SHEET for each in (antartahun, anggaran, rencana) if each.is_drawn(results)]
    return (*PAPER_SHEETS, *planned, *ikm.names(results.definition))
