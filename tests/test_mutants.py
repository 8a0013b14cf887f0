"""The mutation tool: each mutant is one line of valid Python that is no longer the same."""

import ast
from functools import cache

from .mutants import PACKAGE, ROOT, broken, sample

NUMBER = 300


def test_a_sample_is_the_same_each_time_and_differs_by_seed():
    assert sample(1, NUMBER) == sample(1, NUMBER)
    assert len(set(sample(1, NUMBER))) == NUMBER
    assert sample(1, NUMBER) != sample(2, NUMBER)


@cache
def meaning(text: str) -> str:
    """The module as Python understands it."""
    return ast.dump(ast.parse(text))


def test_a_mutant_changes_one_line_and_what_the_module_means():
    for mutant in sample(1, NUMBER):
        text = (ROOT / PACKAGE / mutant.path).read_text(encoding="utf-8")
        changed = broken(text, mutant)
        pairs = zip(text.splitlines(), changed.splitlines(), strict=True)
        assert sum(old != new for old, new in pairs) == 1, mutant.name
        assert meaning(text) != ast.dump(ast.parse(changed)), mutant.name
