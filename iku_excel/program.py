"""Which program this is: a digest of its own text, which is another one after any change."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path


@cache
def digest() -> str:
    """A digest of all modules of this package; "" where they are no files, so that nobody can say."""
    package = Path(__file__).parent
    whole = hashlib.sha256()
    modules = sorted(package.rglob("*.py"), key=lambda path: path.relative_to(package).as_posix())
    for path in modules:
        text = path.read_bytes().replace(b"\r\n", b"\n")
        whole.update(f"{path.relative_to(package).as_posix()} {len(text)}\n".encode() + text)
    return whole.hexdigest() if modules else ""
