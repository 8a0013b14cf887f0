"""The versions that are held for the offline folder are those that setup.cfg allows, each with its hashes."""

from __future__ import annotations

import re
from pathlib import Path

from packaging.requirements import Requirement

from tools.lowest import pins

HELD = Path(__file__).parents[1] / "constraints.txt"
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")


def held() -> dict[str, tuple[str, int]]:
    """By name: a version, and how many files of it are known."""
    blocks = re.split(r"\n(?=\S)", HELD.read_text(encoding="utf-8"))
    found = {}
    for block in blocks:
        match = re.match(r"([\w.-]+)==([^ ;\\]+)", block)
        if match:
            found[match[1].lower()] = (match[2], len(HASH.findall(block)))
    return found


def test_what_is_needed_is_held_in_a_version_that_is_allowed():
    versions = held()
    for pin in pins():
        needed = Requirement(pin.replace("==", ">="))
        assert needed.specifier.contains(versions[needed.name.lower()][0]), needed


def test_every_version_has_its_hashes():
    versions = held()
    assert len(versions) > 10
    assert all(files > 0 for _, files in versions.values())


def test_every_dependency_has_a_lower_bound():
    assert all("==" in pin for pin in pins())
