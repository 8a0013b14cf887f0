"""A few random offices of every kind: the program gives what the rules give. Many: python -m tests.oracle."""

from __future__ import annotations

from collections import Counter

import pytest

from .__main__ import compare
from .expected import expected
from .offices import office

SEEDS = (2, 4, 5, 6, 7, 9, 11, 12, 14, 15)
BY_FORMS = (4, 6)


@pytest.mark.parametrize("seed", SEEDS)
def test_an_office_gives_the_figures_of_the_rules(seed, tmp_path):
    told, _ = compare(office(seed), tmp_path, by_forms=seed in BY_FORMS)
    assert told == []


def test_they_are_of_every_kind():
    made = [office(seed) for seed in SEEDS]
    texts = "\n".join(one.text for one in made)
    for said in ("rentang", "minimal = \"rasio\"", "rata-rata", "jumlah", "terakhir", "naskah", "batas =",
                 "penimbang = 2", "penimbang = 3", "'2004'", "satuan = '%'", "berkas"):  # fmt: skip
        assert said in texts, said
    assert {one.quarter for one in made} == {0, 1, 2, 3, 4}
    lines = [line for one in made for line in expected(one).values()]
    assert set(Counter(line.figure.status for line in lines)) == {
        "final",
        "incomplete",
        "refused",
        "undefined",
    }
    assert any(line.raw != line.achievement for line in lines)
    assert any(figure.nihil for line in lines for figure in line.quarters)
