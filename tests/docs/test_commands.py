"""docs/perintah.md is what the program says of itself, and leaves no command or option without a word."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest

from iku_excel.cli import PROGRAM
from iku_excel.cli import commands as root
from iku_excel.cli.later import Later

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "perintah.md"
WIDTH = 100
HEAD = """# Perintah

Halaman ini dibuat dari bantuan program sendiri (`iku --help`, `iku PERINTAH --help`); jangan disunting.
Setelah bantuan berubah: `pytest tests/docs --update-golden`.
"""


def walk(command: click.Command, above: click.Context | None, name: str) -> Iterator[click.Context]:
    """A context for every command, groups before what they hold."""
    command = command.load() if isinstance(command, Later) else command
    sizes = {"terminal_width": WIDTH, "max_content_width": WIDTH}
    context = click.Context(command, parent=above, info_name=name, **command.context_settings, **sizes)
    yield context
    for child in sorted(getattr(command, "commands", {})):
        yield from walk(command.commands[child], context, child)  # type: ignore[attr-defined]


CONTEXTS = tuple(walk(root, None, PROGRAM))


def section(context: click.Context) -> str:
    """A command under its name, its help as it stands on a terminal."""
    return f"## {context.command_path}\n\n```text\n{context.get_help()}\n```\n"


def test_the_page_is_what_help_says(golden: Callable[[Path, str], None]) -> None:
    golden(PAGE, "\n".join((HEAD, *map(section, CONTEXTS))))


@pytest.mark.parametrize("context", CONTEXTS, ids=lambda context: context.command_path)
def test_every_command_and_option_has_help(context: click.Context) -> None:
    command = context.command
    assert command.help
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.opts
            assert parameter.help.endswith("."), parameter.help


def test_a_command_bears_the_name_of_its_file_and_says_what_the_list_says() -> None:
    for name, listed in root.commands.items():
        assert isinstance(listed, Later)
        assert (listed.load().name, listed.load().help) == (name, listed.help)


def test_the_readme_names_every_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert {name for name in root.commands if f"`iku {name}" not in readme} == set()
