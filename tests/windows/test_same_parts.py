"""Windows' Python writes the parts that this one writes, byte for byte."""

import json

import pytest

from tests.digests import digests

from .interpreter import cache, kept, with_pip

pytestmark = pytest.mark.wine


def test_every_workbook_has_the_same_parts_on_windows():
    with kept(cache(), with_pip()) as windows:
        told = windows.told(["-m", "tests.digests"])
    assert "win32" in told
    assert json.loads(told.splitlines()[-1]) == digests()
