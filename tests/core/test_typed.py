"""A stranger's JSON behind its door: what is what it says to be, and what is refused, with where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any, TypedDict

import pytest

from iku_excel.core.typed import DEEPEST, GREATEST, LONGEST, MOST, NotTypedError, typed


class Colour(Enum):
    RED = "merah"


@dataclass(frozen=True)
class Point:
    x: int
    label: str = ""


@dataclass(frozen=True)
class Line:
    points: tuple[Point, ...]


class Named(TypedDict):
    name: str


class Said(Named, total=False):
    more: int


def point(**values: Any) -> dict[str, Any]:
    return {"": "Point", **values}


GOOD = [
    ("a" * LONGEST, str, "a" * LONGEST),
    (True, bool, True),
    (GREATEST - 1, int, GREATEST - 1),
    (1 - GREATEST, int, 1 - GREATEST),
    (1, float, 1),
    (0.5, float, 0.5),
    (None, None, None),
    (None, str | None, None),
    ("a", str | None, "a"),
    (["a", "b"], tuple[str, ...], ("a", "b")),
    (["a", 1], tuple[str, int], ("a", 1)),
    (["a", "b"], list[str], ["a", "b"]),
    ([0] * MOST, list[int], [0] * MOST),
    ({"": "date", "value": "2026-06-30"}, date, date(2026, 6, 30)),
    ({"": "Colour", "value": "merah"}, Colour, Colour.RED),
    ({"": "mapping", "items": [["a", 1]]}, Mapping[str, int], {"a": 1}),
    ({"": "mapping", "items": [["a", 1]] * MOST}, Mapping[str, int], {"a": 1}),
    (point(x=1), Point, Point(1)),
    (point(x=1, label="b"), Point, Point(1, "b")),
    ({"": "Line", "points": [point(x=1)]}, Line, Line((Point(1),))),
    (point(x=1), Line | Point, Point(1)),
    ({"name": "a"}, Said, {"name": "a"}),
    ({"name": "a", "more": 1}, Said, {"name": "a", "more": 1}),
]
BAD = [
    ("a" * (LONGEST + 1), str),
    (1, str),
    (1, bool),
    (GREATEST, int),
    (-GREATEST, int),
    (0.5, int),
    (True, float),
    (float("inf"), float),
    ("a", None),
    (1, str | None),
    ("ab", tuple[str, ...]),
    (["a", 1], tuple[str, ...]),
    (["a"], tuple[str, int]),
    (["a", 1, 1], tuple[str, int]),
    ([0] * (MOST + 1), list[int]),
    ("2026-06-30", date),
    ({"": "date", "value": "30 Juni"}, date),
    ({"": "Colour", "value": "biru"}, Colour),
    ({"": "Point", "value": "merah"}, Colour),
    ({"": "mapping", "items": [["a"]]}, Mapping[str, int]),
    ({"": "mapping", "items": ["ab"]}, Mapping[str, int]),
    ({"": "mapping", "items": [["a", 1], ["b"]]}, Mapping[str, int]),
    ({"": "mapping", "items": [["a", 1]] * (MOST + 1)}, Mapping[str, int]),
    ({"": "mapping", "items": [["a", "b"]]}, Mapping[str, int]),
    ({"items": []}, Mapping[str, int]),
    (point(), Point),
    (point(x=1, y=2), Point),
    (point(x="1"), Point),
    ({"x": 1}, Point),
    ({"": "Line", "x": 1}, Point),
    ({"": "Colour", "x": 1}, Line | Point),
    ({}, Said),
    ({"name": "a", "other": 1}, Said),
    ({"name": 1}, Said),
]


@pytest.mark.parametrize(("value", "kind", "read"), GOOD, ids=lambda one: repr(one)[:40])
def test_what_is_what_it_says(value, kind, read):
    found = typed(value, kind)
    assert found == read
    assert type(found) is type(read)


@pytest.mark.parametrize(("value", "kind"), BAD, ids=lambda one: repr(one)[:40])
def test_what_is_refused(value, kind):
    with pytest.raises(ValueError):  # noqa: PT011
        typed(value, kind)


def test_it_says_where():
    with pytest.raises(NotTypedError, match=r"^points › 1 › x › int$"):
        typed({"": "Line", "points": [point(x=1), point(x="1")]}, Line)
    with pytest.raises(NotTypedError, match=r"^points › 0 › Point$"):
        typed({"": "Line", "points": [1]}, Line)


def test_values_within_values_are_bounded():
    nested: Any = "a"
    kind: Any = str
    for _ in range(DEEPEST):
        nested, kind = [nested], list[kind]
    assert typed(nested, kind)
    with pytest.raises(NotTypedError, match="…"):
        typed([nested], list[kind])


def test_a_type_that_nothing_reads_is_our_own_mistake():
    with pytest.raises(TypeError):
        typed({}, set)
