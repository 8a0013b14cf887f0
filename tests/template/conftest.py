"""What tests of the form share: how many pages LibreOffice prints of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def pages(saved_by_libreoffice: Callable[[Path, Path], Path], tmp_path: Path) -> Callable[[bytes], int]:
    """A function from a workbook to the number of pages on which it is printed."""

    def count(data: bytes) -> int:
        path = tmp_path / "formulir.xlsx"
        path.write_bytes(data)
        return saved_by_libreoffice(path, path.with_suffix(".pdf")).read_bytes().count(b"/Type/Page/")

    return count
