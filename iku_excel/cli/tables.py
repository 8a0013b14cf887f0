"""`iku tables`: answers, respondents, results and findings as CSV or Parquet."""

from __future__ import annotations

from pathlib import Path

import click
import pandas as pd

from .. import files, tables
from ..core.periods import Period
from ..core.signs import visible
from ..parquet import parquet
from ..texts import help as words
from .gather import gather
from .load import own_definition
from .options import (
    definition_option,
    force_option,
    inbox_argument,
    latest_period_option,
    named,
    output_option,
    separator_option,
)
from .output import counts, is_final

CSV, PARQUET = "csv", "parquet"
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


@named("tables")
@inbox_argument
@definition_option
@latest_period_option
@output_option(words.OPTION_TABLES)
@separator_option(words.OPTION_SEPARATOR, "titik-koma")
@click.option(
    "--format",
    "kind",
    type=click.Choice([CSV, PARQUET], case_sensitive=False),
    default=CSV,
    show_default=True,
    help=words.OPTION_FORMAT,
)
@force_option
def command(
    inbox: Path,
    definition_path: Path | None,
    period: Period | None,
    output: Path,
    separator: str,
    kind: str,
    force: bool,
) -> int:
    """Writes `isian`, `responden`, `hasil` and `temuan`: CSV is UTF-8 with a BOM for Excel."""
    targets = {output / f"{name}.{kind}": table for name, table in tables.TABLES.items()}
    for path in targets:
        files.refuse_existing(path, force)
    results = gather(own_definition(definition_path, inbox, output), inbox, period)
    for path, table in targets.items():
        frame = table(results)
        data = parquet(frame) if kind == PARQUET else _csv(frame, separator)
        files.write_atomically(path, data, force=force)
        click.echo(words.TABLE_WRITTEN.format(path=path))
    click.echo(words.FOUND.format(counts=counts(results.findings)))
    return 0 if is_final(results) else 1


def _csv(frame: pd.DataFrame, separator: str) -> bytes:
    """What a spreadsheet opens as it is: no text in it is a formula."""
    for column in frame.select_dtypes("object"):
        frame[column] = frame[column].map(_harmless)
    # A comma decides in Indonesia; only a file separated by commas must leave the point.
    decimal = "." if separator == "koma" else ","
    text: str = frame.to_csv(
        index=False, sep=words.SEPARATORS[separator], decimal=decimal, lineterminator="\r\n"
    )
    return text.encode("utf-8-sig")


def _harmless(value: object) -> object:
    """A text whose signs are shown; one that a spreadsheet would take for a formula, behind an apostrophe."""
    if not isinstance(value, str):
        return value
    return f"'{visible(value)}" if value.startswith(DANGEROUS) else visible(value)
