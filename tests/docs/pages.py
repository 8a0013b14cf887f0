"""The pages that people read, and the fenced blocks in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = (ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md")))
NAMES = tuple(page.relative_to(ROOT).as_posix() for page in PAGES)

# A remark to the tests (`<!-- contoh: … -->`) stands in a line of its own above the block that it is about.
_BLOCK = re.compile(r"(?:^<!-- contoh: ([^\n]+) -->\n)?^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block, its language, and the remark above it."""

    remark: str
    language: str
    text: str


def blocks(text: str) -> Iterator[Block]:
    """The fenced blocks of a page in their order."""
    for match in _BLOCK.finditer(text):
        yield Block(match[1] or "", match[2], match[3])


def prose(text: str) -> str:
    """A page without its fenced blocks and inline code, where nothing is a link."""
    return re.sub(r"`[^`\n]*`", "", _BLOCK.sub("", text))


def images(text: str) -> list[str]:
    """The pictures that a page shows or leads to."""
    return re.findall(r"\[[^\]]*\]\(([^)\s]+\.png)\)", prose(text))
