"""A command whose file is loaded when it is called; the list of commands needs only its name and help."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click


class Later(click.Command):
    """Stands for the `command` of the file that bears its name."""

    def load(self) -> click.Command:
        """The command itself."""
        found: click.Command = import_module(f".{self.name}", __package__).command
        return found

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """The context of the command itself, so that it is the one that runs, helps and completes."""
        return self.load().make_context(info_name, args, parent, **extra)


def listed(helps: Mapping[str, str]) -> dict[str, click.Command]:
    """A command for each name with its help, none of them loaded."""
    return {name: Later(name, help=text) for name, text in helps.items()}
