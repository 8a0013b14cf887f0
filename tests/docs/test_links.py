"""Every link between the pages leads somewhere, its anchor too."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .pages import NAMES, ROOT, prose

_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_OUTSIDE = re.compile(r"[a-z]+:")


def anchors(path: Path) -> set[str]:
    """The anchors of a page as GitHub makes them of its headings, and those it sets itself."""
    text = path.read_text(encoding="utf-8")
    headings = re.findall(r"^#+ (.+)$", re.sub(r"^```.*?^```$", "", text, flags=re.M | re.S), re.M)
    made = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
    return made | set(re.findall(r'<a id="([^"]+)">', text))


def broken(path: Path) -> list[str]:
    """The links of a page that lead nowhere."""
    wrong = []
    for link in _LINK.findall(prose(path.read_text(encoding="utf-8"))):
        if _OUTSIDE.match(link):
            continue
        name, _, anchor = link.partition("#")
        target = (path.parent / name).resolve() if name else path
        known = anchors(target) if anchor and target.is_file() else set()
        if not target.exists() or (anchor and anchor not in known):
            wrong.append(link)
    return wrong


@pytest.mark.parametrize("name", NAMES)
def test_every_link_leads_somewhere(name: str) -> None:
    assert broken(ROOT / name) == []


def test_a_broken_link_is_seen(tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    page.write_text(
        "# Satu, dua\n[x](b.md) [y](#tiga) [z](#satu-dua) [w](a.md#e1) `[v](c.md)`\n", encoding="utf-8"
    )
    assert broken(page) == ["b.md", "#tiga", "a.md#e1"]


def test_every_page_is_reached_from_the_readme() -> None:
    seen: set[Path] = set()
    waiting = [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in seen or page.suffix != ".md" or not page.is_file():
            continue
        seen.add(page)
        links = _LINK.findall(prose(page.read_text(encoding="utf-8")))
        waiting += [(page.parent / link.partition("#")[0]).resolve() for link in links]
    assert {path.relative_to(ROOT).as_posix() for path in seen} >= set(NAMES) - {"CHANGELOG.md"}
