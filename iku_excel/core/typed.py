"""A stranger's JSON as a type of ours, or refused: behind this door every field is what it says to be.

Of a dataclass and an enumeration JSON tells the name under the key "", so that a union is decided by it; a
TypedDict is plain. Everything is bounded: the length of a text, the items of a list, the size of a number.
"""

from __future__ import annotations

import math
import types
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints, is_typeddict

from .model.later import said_fields

LONGEST = 40_000  # signs of a text; a cell holds 32,767
MOST = 200_000  # items of a list
DEEPEST = 60  # of values within values
LONGEST_NAME = 40  # signs of a name in the path to what is wrong
GREATEST = 10**18  # a whole number below is shown with all its digits


class NotTypedError(ValueError):
    """What stands there is not what must stand there; the text says where, as "submissions › 3 › unit"."""


def typed(value: Any, kind: Any, depth: int = 0) -> Any:
    """The value as `kind`; raises NotTypedError."""
    if depth > DEEPEST:
        raise NotTypedError("…")
    if kind in _SCALARS:
        return _scalar(value, kind)
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _one_of(value, get_args(kind), depth)
    if origin in (tuple, list):
        return _sequence(value, kind, depth)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _mapping(value, get_args(kind), depth)
    if kind is date:
        return date.fromisoformat(_tagged(value, "date", str))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(_tagged(value, kind.__name__, str))
    if is_typeddict(kind):
        return _plain(value, kind, depth)
    if is_dataclass(kind):
        return _record(value, kind, depth)
    raise TypeError(f"no way to read {kind}")


def untyped(value: Any) -> Any:
    """A value of ours as JSON can hold it, so that `typed` gives it back."""
    if isinstance(value, Enum):
        return {"": type(value).__name__, "value": value.value}
    if is_dataclass(value) and not isinstance(value, type):
        said = ((field.name, getattr(value, field.name)) for field in said_fields(value))
        return {"": type(value).__name__, **{name: untyped(item) for name, item in said}}
    if isinstance(value, Mapping):
        return {"": "mapping", "items": [[name, untyped(item)] for name, item in value.items()]}
    if isinstance(value, date):
        return {"": "date", "value": value.isoformat()}
    if isinstance(value, tuple):
        return [untyped(item) for item in value]
    return value


def _scalar(value: Any, kind: Any) -> Any:
    if kind is str:
        good = isinstance(value, str) and len(value) <= LONGEST
    elif kind is bool:
        good = isinstance(value, bool)
    elif kind is int:
        good = isinstance(value, int) and not isinstance(value, bool) and abs(value) < GREATEST
    elif kind is float:
        good = isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
    else:
        good = value is None
    if not good:
        raise NotTypedError(kind.__name__ if isinstance(kind, type) else "null")
    return value


_SCALARS = (str, bool, int, float, None, type(None))


def _one_of(value: Any, kinds: tuple[Any, ...], depth: int) -> Any:
    """What carries a name is read as the kind of that name, anything else as the first kind that fits."""
    if isinstance(value, bool) and {str, int, float} <= set(kinds):
        return value  # what a finding says may be a truth: Python counts it among the whole numbers
    name = value.get("") if isinstance(value, dict) else None
    wrong: NotTypedError | None = None
    for kind in kinds:
        if name is not None and (kind in _SCALARS or getattr(kind, "__name__", "") != name):
            continue
        try:
            return typed(value, kind, depth)
        except NotTypedError as error:
            wrong = error
    raise wrong or NotTypedError(str(name)[:LONGEST_NAME])


def _sequence(value: Any, kind: Any, depth: int) -> Any:
    make, kinds = get_origin(kind), get_args(kind)
    if not isinstance(value, list) or len(value) > MOST:
        raise NotTypedError("list")
    if make is tuple and kinds[-1:] != (Ellipsis,):
        if len(value) != len(kinds):
            raise NotTypedError("list")
        each = kinds
    else:
        each = (kinds[0],) * len(value)
    items = ((str(place), item, one) for place, (item, one) in enumerate(zip(value, each, strict=True)))
    return make(found for _, found in _each(items, depth))


def _mapping(value: Any, kinds: tuple[Any, ...], depth: int) -> dict[Any, Any]:
    items = _tagged(value, "mapping", list, "items")
    if len(items) > MOST or any(not isinstance(item, list) or len(item) != 2 for item in items):
        raise NotTypedError("mapping")
    key, content = kinds
    names = [typed(name, key, depth + 1) for name, _ in items]
    contents = _each(((str(name), item, content) for name, item in items), depth)
    return dict(zip(names, (found for _, found in contents), strict=True))


def _tagged(value: Any, name: str, kind: type, under: str = "value") -> Any:
    if not isinstance(value, dict) or value.get("") != name or not isinstance(value.get(under), kind):
        raise NotTypedError(name)
    return value[under]


def _plain(value: Any, kind: Any, depth: int) -> dict[str, Any]:
    hints = _hints(kind)
    if not isinstance(value, dict) or value.keys() - hints.keys() or kind.__required_keys__ - value.keys():
        raise NotTypedError(kind.__name__)
    return dict(_each(((name, item, hints[name]) for name, item in value.items()), depth))


def _record(value: Any, kind: Any, depth: int) -> Any:
    hints, needed = _hints(kind), _needed(kind)
    if not isinstance(value, dict) or value.get("") != kind.__name__:
        raise NotTypedError(kind.__name__)
    named = {name: item for name, item in value.items() if name != ""}
    if named.keys() - hints.keys() or needed - named.keys():
        raise NotTypedError(kind.__name__)
    return kind(**dict(_each(((name, item, hints[name]) for name, item in named.items()), depth)))


@cache
def _hints(kind: Any) -> Mapping[str, Any]:
    return get_type_hints(kind)


@cache
def _needed(kind: Any) -> frozenset[str]:
    return frozenset(
        field.name for field in fields(kind) if field.default is MISSING and field.default_factory is MISSING
    )


def _each(items: Iterable[tuple[str, Any, Any]], depth: int) -> Iterator[tuple[str, Any]]:
    """Each with its name; what is wrong says where."""
    for place, item, kind in items:
        try:
            yield place, typed(item, kind, depth + 1)
        except ValueError as error:
            told = str(error) if isinstance(error, NotTypedError) else type(error).__name__
            raise NotTypedError(f"{place[:LONGEST_NAME]} › {told}") from None
