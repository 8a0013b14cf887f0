"""`iku completion`: what a shell must know to complete commands and options."""

from __future__ import annotations

import os
from pathlib import PurePath

import click
from click import shell_completion

from ..texts import help as words
from .options import named

VARIABLE = "_IKU_COMPLETE"
# PowerShell came with click 8.5.
SHELLS = tuple(
    shell for shell in ("bash", "zsh", "fish", "powershell") if shell_completion.get_completion_class(shell)
)


def _shell_in_use() -> str:
    return "powershell" if os.name == "nt" else PurePath(os.environ.get("SHELL", "")).name


@named("completion")
@click.argument("shell", metavar=f"[{'|'.join(SHELLS)}]", required=False, type=click.Choice(SHELLS))
@click.pass_context
def command(context: click.Context, shell: str | None) -> None:
    """Prints the script."""
    asked = shell or _shell_in_use()
    found = shell_completion.get_completion_class(asked)
    if found is None:
        raise click.UsageError(words.WHICH_SHELL.format(shells=", ".join(SHELLS)), context)
    root = context.find_root()
    click.echo(found(root.command, {}, str(root.info_name), VARIABLE).source())
