"""`iku receipt`: what is confirmed to the senders, and whether a file is the one that was confirmed."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from ..texts import help as words
from .options import definition_option, force_option

# Heavy imports live inside the commands, so that `iku --help` loads click and nothing else.

_path = click.Path(path_type=Path)


class _Time(click.ParamType):  # type: ignore[type-arg]  # a class of one type before click 8.2
    name = "T"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        try:
            return datetime.fromisoformat(str(value))
        except ValueError:
            self.fail(words.NOT_A_TIME.format(text=value), param, ctx)


@click.group(help=words.RECEIPT)
def receipt() -> None:
    """The group of these commands."""


@receipt.command(help=words.RECEIPT_MAKE)
@click.argument("inbox", type=_path)
@definition_option
@click.option("-o", "--output", type=_path, required=True, help=words.OPTION_RECEIPTS)
@click.option("--time", type=_Time(), help=words.OPTION_TIME)
@force_option
def make(inbox: Path, definition_path: Path | None, output: Path, time: datetime | None, force: bool) -> None:
    """A receipt for each file."""
    from .receipts import make as run

    noted = time or datetime.now().astimezone()
    sys.exit(run(inbox, definition_path, output, noted.isoformat(timespec="seconds"), force))


@receipt.command(help=words.RECEIPT_VERIFY)
@click.argument("receipt_path", metavar="TANDA_TERIMA", type=_path)
@click.argument("path", metavar="BERKAS", type=_path)
@definition_option
def verify(receipt_path: Path, path: Path, definition_path: Path | None) -> None:
    """Whether a file is the one that a receipt is of."""
    from .receipts import verify as run

    sys.exit(run(receipt_path, path, definition_path))
