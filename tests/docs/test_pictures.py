"""Every picture of the docs is made from the real program by a script, and is shown somewhere."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tests.desktop.pictures import PAGES as FORM_PAGES
from tests.desktop.pictures import STATES

from .pages import PAGES, ROOT, images

FOLDER = ROOT / "docs" / "gambar"
SCRIPT = FOLDER / "buat.py"
LARGEST = 150_000
# A window's own, caught by hand.
BY_HAND = {"formulir-pesan.png"}
BY_FORM = {f"formulir-{page}-{state}.png" for page in FORM_PAGES for state in STATES}
# Those of docs/tampilan.md, by a script of their own: it takes minutes, and is run by hand.
SHOWN_SHEETS = FOLDER / "tampilan.py"


def shown() -> set[str]:
    """The pictures that the pages show."""
    paths = {
        (page.parent / image).resolve()
        for page in PAGES
        for image in images(page.read_text(encoding="utf-8"))
    }
    assert {path.parent for path in paths} == {FOLDER}
    return {path.name for path in paths}


@cache
def of_sheets() -> tuple[set[str], str]:
    """The pictures of docs/tampilan.md by their script's table, and that page as it writes it."""
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import tampilan\n"
        "print(*(look.picture.name + '.png' for look in tampilan.looks()))\nprint(tampilan.page(), end='')"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-c", code, str(FOLDER)]
    done = subprocess.run(command, env=environment, capture_output=True, check=True, encoding="utf-8")
    names, _, page = done.stdout.partition("\n")
    return set(names.split()), page


def committed() -> set[str]:
    return {path.name for path in FOLDER.glob("*.png")}


def size_of(path: Path) -> tuple[int, int]:
    """Width and height in pixels, from the head of a PNG."""
    data = path.read_bytes()
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def test_the_page_of_every_sheet_is_as_its_script_writes_it() -> None:
    names, page = of_sheets()
    assert page == (ROOT / "docs" / "tampilan.md").read_text(encoding="utf-8")
    assert names <= committed()


def test_every_picture_is_shown_and_every_shown_one_is_there() -> None:
    assert shown() == committed()


@pytest.mark.parametrize("name", sorted(committed()))
def test_a_picture_is_small_and_wide_enough_to_read(name: str) -> None:
    assert (FOLDER / name).stat().st_size < LARGEST
    assert size_of(FOLDER / name)[0] > 400


@pytest.mark.libreoffice
def test_the_script_makes_what_the_guides_show(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, str(SCRIPT), str(tmp_path)], check=True, env=environment, timeout=600)
    made = {path.name for path in tmp_path.iterdir()}
    assert made == committed() - BY_FORM - BY_HAND - of_sheets()[0]
    for name in made:
        width, height = size_of(tmp_path / name)
        before_width, before_height = size_of(FOLDER / name)
        # Another version of LibreOffice breaks lines a little differently.
        assert width == pytest.approx(before_width, rel=0.1), name
        assert height == pytest.approx(before_height, rel=0.2), name
