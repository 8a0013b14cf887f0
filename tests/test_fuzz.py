"""A short run of the fuzzer; `python -m tests.fuzz --seconds 600` is the long one."""

from .fuzz import fuzz


def test_nothing_but_findings_comes_out():
    run = fuzz(seconds=10, seed=1)
    assert run.failure == ""
    assert run.files > 20
    assert 0 < run.read < run.files
    assert len(run.codes) > 8
