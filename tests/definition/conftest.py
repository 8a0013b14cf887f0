"""The built-in definition as text, to be broken, and the words of what is found."""

from __future__ import annotations

from collections.abc import Callable
from importlib import resources

import pytest

from iku_excel.core.findings import Finding
from iku_excel.texts.findings.definition import ENTRIES


@pytest.fixture(scope="session")
def toml_text() -> str:
    return resources.files("iku_excel.definition").joinpath("diskominfo.toml").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def worded() -> Callable[[Finding], str]:
    """The sentence and remedy of a finding; a value that they need and the finding lacks is a KeyError."""

    def words(finding: Finding) -> str:
        entry = ENTRIES[finding.code]
        said = f"{entry.message} {entry.hint}".format(**finding.values)
        assert len(said) < 700
        return said

    return words
