"""Names that Windows keeps for devices, forbids, or finds too long end with a finding and write nothing."""

import re

import pytest

from .conftest import iku

pytestmark = pytest.mark.windows


@pytest.mark.parametrize("name", ["CON.xlsx", "COM1.xlsx", "tanya?.xlsx", f"{'x' * 300}.xlsx"])
def test_a_form_under_a_name_that_cannot_be(name, tmp_path):
    run = iku("template", "-o", tmp_path / name)
    assert run.code == 2
    assert re.search(r"\bE5\d\d\b", run.err)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["CON", "NUL", "x" * 300])
def test_an_inbox_under_a_name_that_cannot_be(name, tmp_path):
    run = iku("status", tmp_path / name)
    assert run.code == 2
    assert re.search(r"\bE\d\d\d\b", run.err)
