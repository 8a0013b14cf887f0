"""A short run of the fuzzer; `python -m tests.fuzz --what all --seconds 600` is the long one."""

import pytest

from .fuzz import fuzz
from .fuzz.targets import TARGETS

MOST = {"form": 45, "document": 12, "verify": 12}
"""Mutants of what takes long; of the rest there are more."""


@pytest.mark.parametrize("what", TARGETS)
def test_nothing_but_findings_comes_out(what):
    most = MOST.get(what, 80)
    run = fuzz(seconds=120, seed=1, what=what, most=most)
    assert run.failure == ""
    assert run.files == most
    assert len(run.codes) > (5 if what == "form" else 0)
    assert run.read < run.files


@pytest.mark.parametrize("what", ["form", "explain", "receipt", "receipt-text", "definition", "survey"])
def test_a_share_of_the_mutants_gets_past_the_door(what):
    assert fuzz(seconds=120, seed=2, what=what, most=30).read > 0
