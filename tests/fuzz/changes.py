"""Changes of JSON, TOML and CSV that keep their structure, so that many get past the first door."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from typing import Any

VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 2, 10**15, 10**40, -(10**17), 0.5, 1e308, -1e-300, "", "x", "PKP",
    "\u001b[31m", "../x", "C:\\x", "\ud800", "_x0000_", "=1+1", "9" * 400, "x" * 3_000, [], {}, [[]],
    {"": "Definition"}, {"": ""}, "TW9", "2026",
)  # fmt: skip


def json_changed(data: bytes, chance: random.Random) -> bytes:
    """One to three changes of values, keys or items; half of them of the same kind as what was there."""
    told = json.loads(data)
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        _change(told, chance)
    return json.dumps(told).encode()


def _change(told: Any, chance: random.Random) -> None:
    place = told
    while True:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        if not keys:
            return
        key = chance.choice(keys)
        inner = place[key]
        if isinstance(inner, dict | list) and inner and chance.random() < 0.9:
            place = inner
            continue
        break
    how = chance.random()
    if how < 0.5:
        place[key] = _alike(inner, chance)
    elif how < 0.8:
        place[key] = chance.choice(VALUES)
    elif how < 0.9 and isinstance(place, dict):
        place[str(chance.choice(VALUES))[:20]] = place.pop(key)
    elif isinstance(place, list):
        place.insert(chance.randrange(len(place) + 1), inner)
    else:
        del place[key]


def _alike(value: Any, chance: random.Random) -> Any:
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + chance.choice((-1, 1, 2, 100, -value))
    if isinstance(value, float):
        return chance.choice((value * 2, -value, value + 0.1, 0.0, value * 1e6))
    if isinstance(value, str):
        return chance.choice((value.upper(), value[::-1], value + "x", value[:-1], value * 3))
    return value


def lines_changed(data: bytes, chance: random.Random) -> bytes:
    """Lines lost, doubled, exchanged, or with another value behind their sign."""
    lines = data.decode("utf-8", "replace").splitlines()
    for _ in range(chance.choice((1, 1, 2, 4))):
        at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        how = chance.random()
        if how < 0.15:
            del lines[at]
        elif how < 0.3:
            lines.insert(other, lines[at])
        elif how < 0.4:
            lines[at], lines[other] = lines[other], lines[at]
        else:
            lines[at] = _line_changed(lines[at], chance)
        if not lines:
            return b""
    return "\n".join(lines).encode("utf-8", "surrogatepass")


def _line_changed(line: str, chance: random.Random) -> str:
    for sign in (" = ", ";", ","):
        if sign in line:
            fields = line.split(sign)
            at = chance.randrange(len(fields))
            value = chance.choice(VALUES)
            shown = json.dumps(value) if sign == " = " else str(value)
            fields[at] = chance.choice((shown, fields[at] + "1", fields[at][::-1], fields[at][:-1]))
            return sign.join(fields)
    return line + chance.choice(("x", "", "[", '"', "\x00", "="))


Change = Callable[[bytes, random.Random], bytes]
