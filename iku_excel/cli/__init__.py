"""The commands: load, call one stage, write, print findings, choose the exit code."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

import click

from ..core.causes import is_memory
from ..texts import click as click_words
from ..texts import help as words
from . import console
from .indonesian import complain
from .later import listed

# Each command is a file of its own, loaded when it is called: `iku --help` loads click and nothing else.

FINISHED, NOTHING_WRITTEN = 0, 2
PROGRAM = "iku"


def _tell_version(context: click.Context, parameter: click.Parameter, asked: bool) -> None:
    if asked and not context.resilient_parsing:
        from .version import run

        run()
        context.exit()


@click.group(
    commands=listed(words.COMMANDS),
    help=words.MAIN,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_tell_version,
    help=words.OPTION_VERSION,
)
@click.pass_context
def commands(context: click.Context) -> None:
    """The group of all commands; within a workspace its settings are their defaults."""
    from datetime import datetime
    from pathlib import Path

    from .workspace import defaults

    context.default_map = defaults(Path.cwd(), datetime.now())


def main(arguments: Sequence[str] | None = None) -> None:
    """The entry point: what stops us is told in Indonesian and ends with exit code 2."""
    console.prepare()
    # Workbooks are many small objects, few of them in circles: to look for these less often saves a tenth.
    gc.set_threshold(50_000, 20, 20)
    sys.exit(_run(arguments))


def _run(arguments: Sequence[str] | None) -> int:
    try:
        return _ended(arguments)
    except Exception as error:
        if not is_memory(error):
            raise
    # Here the command's frames are gone, and with them what they held.
    console.tell_no_memory()
    return NOTHING_WRITTEN


def _ended(arguments: Sequence[str] | None) -> int:
    from ..core.findings import IkuError

    try:
        return commands(arguments, prog_name=PROGRAM, standalone_mode=False) or FINISHED
    except IkuError as stop:
        from .output import print_findings

        print_findings(stop.findings, err=True)
        return NOTHING_WRITTEN
    except click.ClickException as error:
        complain(error)
        return error.exit_code
    except click.Abort:
        click.echo(click_words.ABORTED, err=True)
        return NOTHING_WRITTEN
    except OSError as error:
        if is_memory(error):
            raise
        console.refused(error)
        return NOTHING_WRITTEN
