"""The digest of what something says: neither the order of its keys nor the writing of its numbers counts."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping
from typing import Any

_DOMAIN = b"iku-digest-1\n"
# No I, L, O and U: nothing is mistaken for a digit, on paper or on the telephone.
_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CODE_SIGNS, _GROUP = 12, 4


def canonical(content: Any) -> bytes:
    """The one way to write a JSON content: sorted keys, no spaces, ASCII, whole numbers without a point.

    Raises ValueError for a number that is none, TypeError for what JSON cannot hold.
    """
    return json.dumps(
        _plain(content), sort_keys=True, separators=(",", ":"), allow_nan=False, ensure_ascii=True
    ).encode()


def digest(content: Any) -> str:
    """SHA-256 over the canonical writing of a JSON content, 64 hex digits."""
    return hashlib.sha256(_DOMAIN + canonical(content)).hexdigest()


def code(of: str) -> str:
    """The verification code of a digest: twelve signs in three groups, as a footer prints it (60 bits)."""
    number = int(of, 16) >> (len(of) * 4 - 5 * _CODE_SIGNS)
    signs = "".join(_SIGNS[number >> 5 * place & 31] for place in reversed(range(_CODE_SIGNS)))
    return "-".join(signs[at : at + _GROUP] for at in range(0, _CODE_SIGNS, _GROUP))


def _plain(value: Any) -> Any:
    """12.0 and 12 are one number, whichever a program writes."""
    if value is None or isinstance(value, (str, int)):  # nearly all that is said
        return value
    if isinstance(value, float) and math.isfinite(value) and value.is_integer():
        return int(value)
    if isinstance(value, Mapping):
        return {name: _plain(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value
