"""A Definition as TOML."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

from ..core.model import Definition
from .said import said


def to_toml(definition: Definition, head: str = "") -> str:
    """The definition as a TOML text; `head` are lines of comment."""
    blocks = [f"# {line}" for line in head.splitlines()] + [""] if head else []
    for part in said(definition):
        for row in part.rows:
            lines = [f"{key} = {_toml(value)}" for key, value in row.items()]
            if lines:
                blocks += [*([part.table.heading] if part.table.name else []), *lines, ""]
    return "\n".join(blocks)


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return json.dumps(str(value), ensure_ascii=False)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, list):
        short = ", ".join(map(_toml, value))
        return f"[{short}]" if len(short) < 90 else "[\n" + "".join(_lines(value)) + "]"
    return str(value)


def _lines(values: list[object]) -> Iterator[str]:
    for value in values:
        yield f"    {_toml(value)},\n"
