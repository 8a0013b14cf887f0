"""Text stands out from its ground by at least 4.5 to 1 (WCAG 2), and no state speaks by colour alone."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from iku_excel.styles import palette
from iku_excel.styles.form import HINT_COLOR, STYLES
from iku_excel.texts import form as words

LEAST = 4.5
LARGE = 3.0  # for bold type from 14 pt on
FOR_MACHINES = {"code", "code_wrapped"}
WITHOUT_TEXT = {"bar_ready", "panel_bar"}


def luminance(colour: str) -> float:
    channels = (int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4))
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_is_that_of_the_standard():
    assert contrast("000000", "FFFFFF") == pytest.approx(21)
    assert contrast("777777", "FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", sorted(STYLES.keys() - FOR_MACHINES - WITHOUT_TEXT))
def test_every_text_of_the_form_can_be_read(name):
    style = STYLES[name]
    large = style.bold and style.size >= 14
    assert contrast(style.color, style.ground or palette.WHITE) >= (LARGE if large else LEAST)


@pytest.mark.parametrize("ground", [palette.WHITE, palette.TINT])
def test_hints_can_be_read(ground):
    assert contrast(HINT_COLOR, ground) >= LEAST


@pytest.mark.parametrize(("text", "ground"), palette.CATEGORIES)
def test_categories_can_be_read(text, ground):
    assert contrast(text, ground) >= LEAST


@pytest.mark.parametrize("ground", [palette.INPUT, palette.WHITE])
def test_the_edge_of_an_input_can_be_seen(ground):
    assert contrast(palette.INPUT_EDGE, ground) >= LARGE


@pytest.mark.parametrize("state", ["state_ok", "state_nihil", "state_wait", "state_bad"])
def test_states_can_be_read_where_they_have_no_ground_of_their_own(state):
    style = STYLES[state]
    assert contrast(style.color, style.ground or palette.WHITE) >= LEAST


def test_every_check_begins_with_a_sign_and_goes_on_in_words():
    said = [text for name, text in vars(words).items() if name.startswith(("CHECK_", "SURVEY_CHECK_"))]
    checks = [*filter(lambda text: isinstance(text, str), said), *words.CHECK_BROKEN.values()]
    assert checks
    for text in checks:
        sign, rest = text.split(" ", 1)
        assert sign in "●■◊○▲"
        assert rest.strip()


ROOT = Path(__file__).parents[2]
PALETTE = ROOT / "iku_excel" / "styles" / "palette.py"
# A reader knows white by what programs call it.
READERS = ROOT / "iku_excel" / "xlsx"


def colours(path: Path) -> Iterator[str]:
    text = path.read_text(encoding="utf-8")
    if not re.search("[0-9A-F]{6}", text):
        return
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Constant) and re.fullmatch("#?(?=.*[A-F])[0-9A-F]{6}", str(node.value)):
            yield str(node.value)


def test_a_colour_is_written_once_and_in_the_palette():
    written = list(colours(PALETTE))
    assert sorted(written) == sorted(set(written))
    files = [*(ROOT / "iku_excel").rglob("*.py"), *(ROOT / "docs").rglob("*.py")]
    others = (path for path in files if path != PALETTE and READERS not in path.parents)
    assert {path.name: found for path in others if (found := list(colours(path)))} == {}
