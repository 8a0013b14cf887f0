"""The staff's guide fits on two pages, and the printed one says what the page says."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from .pages import ROOT

SCRIPT = ROOT / "docs" / "cetak.py"
PRINTED = ROOT / "docs" / "panduan-staf.pdf"


def words_of(path: Path) -> list[str]:
    done = subprocess.run(["pdftotext", "-layout", str(path), "-"], check=True, capture_output=True)
    return done.stdout.decode("utf-8").split()


@pytest.mark.libreoffice
def test_the_printed_guide_is_the_page_on_two_sheets_of_paper(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(SCRIPT), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=300, check=False)
    assert done.returncode == 0, done.stderr  # it stops where there are more than two
    assert done.stdout.split() == ["panduan-staf.pdf", "2", "pages"]
    assert sorted(words_of(tmp_path / PRINTED.name)) == sorted(words_of(PRINTED))
