"""A page holds what it can, an indicator stays whole, and the last stands with the signature."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from iku_excel.summary.pen.pages import SPARE, first_of_pages, paginated, stretches

CAPACITY = 600.0


def test_all_on_one_page_where_they_fit():
    assert first_of_pages(200, 50, [70, 70, 70], 120, CAPACITY) == ()


def test_the_last_moves_with_the_foot():
    assert first_of_pages(200, 50, [70, 70, 70, 70], 120, CAPACITY) == (3,)


def test_a_sasaran_is_said_again_where_a_page_begins_among_its_indicators():
    assert stretches([1, 1, 1, 2]) == ((0, 3), (3, 4))
    assert stretches([1, 1, 1, 2], (1,)) == ((0, 1), (1, 3), (3, 4))
    assert stretches([1, 2, 1]) == ((0, 1), (1, 2), (2, 3))


def test_rows_grow_for_a_long_sasaran_also_after_a_page_break():
    heights, together, starts = paginated([60.0] * 4, [1, 1, 1, 1], [120.0] * 4, 300, 50, 100, 500)
    assert starts == (2,)
    assert together == ((0, 2), (2, 4))
    assert all(sum(heights[first:end]) >= 120 for first, end in together)


@given(
    st.lists(st.floats(20, 300), min_size=1, max_size=40),
    st.floats(0, 250),
    st.floats(20, 60),
    st.floats(0, 200),
)
def test_no_page_is_fuller_than_it_can_be(blocks, heading, repeated, foot):
    starts = first_of_pages(heading, repeated, blocks, foot, CAPACITY)
    bounds = [0, *starts, len(blocks)]
    for number, (begin, end) in enumerate(pairwise(bounds)):
        used = repeated + (heading if number == 0 else 0) + sum(blocks[begin:end])
        used += foot if end == len(blocks) else 0
        assert end - begin == 1 or used <= CAPACITY * SPARE + 1e-9
