"""The developers' notes send nobody to a file, a folder or a table that is not there."""

from __future__ import annotations

import re

import pytest

from .pages import ROOT

NOTES = ROOT / "docs" / "developers.md"
HEADING = "## Where a change goes"
# The changes that a newcomer tries: each has its recipe, under a title with these words.
CHANGES = (
    "An indicator",
    "A kind of answer",
    "An operator",
    "A rule",
    "A finding",
    "A check between sheets",
    "A sheet of the report",
    "A column of the report",
    "A wording",
    "A colour",
    "A format",
    "A way of delivery",
)
_PATH = re.compile(r"[\w./-]+(?:\.(?:py|toml|xlsx|md)|/)")
_NAME = re.compile(r"[A-Z][A-Za-z_]+")
SHEETS_OF_THE_WORKBOOK = {"Perhitungan", "Ringkasan"}


def recipes() -> dict[str, list[str]]:
    """What stands between backquotes in each recipe, by its title."""
    chapter = NOTES.read_text(encoding="utf-8").split(HEADING)[1].split("\n## ")[0]
    found = re.findall(r"^\*\*(.+?)\.\*\*(.*?)(?=^\*\*|\Z)", chapter, re.M | re.S)
    return {title: re.findall(r"`([^`]+)`", " ".join(text.split())) for title, text in found}


def where(path: str):
    """The file or folder that a path means, in the repository or the package; None without one."""
    return next((place for base in (ROOT, ROOT / "iku_excel") if (place := base / path).exists()), None)


@pytest.mark.parametrize("change", CHANGES)
def test_a_newcomer_finds_each_change(change):
    titles = [title for title in recipes() if title.startswith(change)]
    assert len(titles) == 1
    paths = [said for said in recipes()[titles[0]] if _PATH.fullmatch(said)]
    assert any(path.startswith("tests/") or "tests/" in path for path in paths)
    assert any(not path.startswith("tests/") for path in paths)


@pytest.mark.parametrize("title", recipes())
def test_a_recipe_names_what_is_there(title):
    said = recipes()[title]
    paths = {path: where(path) for path in said if _PATH.fullmatch(path)}
    assert [path for path, place in paths.items() if place is None] == []
    texts = [place.read_text(encoding="utf-8") for place in files(paths.values())]
    names = {name for name in said if _NAME.fullmatch(name)} - SHEETS_OF_THE_WORKBOOK
    assert [name for name in names if not any(defines(text, name) for text in texts)] == []


def defines(text: str, name: str) -> bool:
    """Whether a module gives this name to a class, a function or a table, and does not only use it."""
    return bool(re.search(rf"^(?:class |def )?{name}\b *[:=(]", text, re.MULTILINE))


def files(places) -> list:
    """The Python files among them and in their folders."""
    every = [file for place in places for file in (place.rglob("*.py") if place.is_dir() else [place])]
    return [file for file in every if file.suffix == ".py"]


def test_a_recipe_that_leads_nowhere_is_seen():
    assert where("summary/sheets/iku.py") is not None
    assert where("summary/iku.py") is None
    assert defines("class Kind(StrEnum):\n", "Kind")
    assert not defines("from .choices import Kind\nkind: Kind\n", "Kind")
