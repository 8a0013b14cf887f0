"""Fields that came after the first documents were issued: said only where they say something."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import Field, fields, is_dataclass
from types import MappingProxyType
from typing import Any

LATER: Mapping[str, bool] = MappingProxyType({"later": True})
"""The metadata of a field that is said only where it holds another value than its default."""


def said_fields(record: Any) -> Iterator[Field[Any]]:
    """The fields of a dataclass that are said."""
    for each in fields(record):
        if each.metadata != LATER or getattr(record, each.name) != each.default:
            yield each


def as_said(value: Any) -> Any:
    """A dataclass as plain dictionaries and lists of what is said."""
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: as_said(getattr(value, each.name)) for each in said_fields(value)}
    if isinstance(value, tuple | list):
        return [as_said(item) for item in value]
    return value
