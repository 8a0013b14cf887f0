"""What the Indonesian pages call a command or an option is one that the program has."""

from __future__ import annotations

import re

import click
import pytest

from iku_excel.cli import commands
from iku_excel.formats.converted import FOREIGN

from .pages import ROOT
from .test_commands import CONTEXTS

OPTIONS = {
    name
    for context in CONTEXTS
    for parameter in context.command.get_params(context)
    if isinstance(parameter, click.Option)
    for name in parameter.opts
}
# Installing is about other programs' options as well.
PAGES = sorted({*(ROOT / "docs").glob("panduan-*.md"), *(ROOT / "docs").glob("*surel.md")})
PAGES += sorted((ROOT / "docs" / "temuan").glob("*.md"))
OTHERS = {"--update-golden"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_names_only_what_there_is(page) -> None:
    text = page.read_text(encoding="utf-8")
    options = set(re.findall(r"(?<![\w-])--[a-z]+(?:-[a-z]+)*", text))
    assert options - OPTIONS - OTHERS == set()
    called = set(re.findall(r"`iku ([a-z]+)", text)) | set(re.findall(r"^iku ([a-z]+)", text, re.MULTILINE))
    assert called - set(commands.commands) == set()


def test_the_guides_name_every_command_of_a_quarter() -> None:
    guide = (ROOT / "docs" / "panduan-perencana.md").read_text(encoding="utf-8")
    not_the_officers = {"completion", "check"}  # `iku status` checks as well
    assert {name for name in commands.commands if f"iku {name}" not in guide} <= not_the_officers


def test_the_guides_name_every_format_that_is_converted() -> None:
    for name in ("panduan-perencana.md", "klaster.md"):
        guide = (ROOT / "docs" / name).read_text(encoding="utf-8")
        assert [kind.ending for kind in FOREIGN if f"`{kind.ending}`" not in guide] == [], name
