"""What a Windows console of the old code pages shows of our sentences, and what its files hold."""

import io
import subprocess
import sys
from pathlib import Path

import pytest

import iku_excel
from iku_excel.cli.console import PLAIN, Console

TEXTS = Path(iku_excel.__file__).parent / "texts"
# What both pages show for the numbers below 32, which Python takes for control characters.
LOW = set("☺☻♥♦♣♠•◘○◙♂♀♪♫☼►◄↕‼¶§▬↨↑↓→←∟↔▲▼")


@pytest.mark.parametrize("page", ["cp437", "cp850"])
def test_every_sign_of_our_sentences_has_one_on_the_page(page):
    signs = {sign for path in TEXTS.rglob("*.py") for sign in path.read_text("utf-8").translate(PLAIN)}
    assert "■" in signs
    lost = {sign for sign in signs - LOW if sign.encode(page, "replace") == b"?" and sign != "?"}
    assert not lost


def test_signs_that_differ_on_paper_differ_on_a_console():
    signs = "▲◊●○■□"
    assert len(set(signs.translate(PLAIN))) == len(signs)


def test_a_console_is_written_plain_and_shows_click_no_way_around_it():
    raw = io.BytesIO()
    console = Console(raw, "utf-8", "replace", newline="")
    assert console.write("● “a” › b\n") == 10
    console.flush()
    assert raw.getvalue().decode() == '• "a" > b\n'
    assert console.buffer is None


def test_a_file_holds_utf8_whatever_the_system_writes(tmp_path):
    """On Windows the page of the system, cp1252 for most, would make a ? of each sign."""
    path = tmp_path / "status.txt"
    with path.open("wb") as file:
        code = "from iku_excel.cli import console; console.prepare(); print('▲ ◊ ● ○ →')"
        subprocess.run([sys.executable, "-c", code], stdout=file, check=True)
    assert path.read_text("utf-8").splitlines() == ["▲ ◊ ● ○ →"]
