"""The parts of a workbook that we write: packed alike on every system, known by a digest, held by Excel."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterable

LONGEST_PROPERTY = 255

_EPOCH = (1980, 1, 1, 0, 0, 0)
_UNIX = 3  # Python writes 0 on Windows


def pack(parts: Iterable[tuple[str, bytes]], behind: bytes = b"") -> bytes:
    """A package of named parts, `behind` those of another; the same bytes for the same parts and zlib."""
    buffer = io.BytesIO(behind)
    with zipfile.ZipFile(buffer, "a") as archive:
        for name, data in parts:
            archive.writestr(entry(name), data)
    return buffer.getvalue()


def entry(name: str) -> zipfile.ZipInfo:
    """What a package says of a part, the same on every system."""
    said = zipfile.ZipInfo(name, _EPOCH)
    said.create_system, said.compress_type = _UNIX, zipfile.ZIP_DEFLATED
    said.external_attr = 0o600 << 16
    return said


def unpack(data: bytes) -> list[tuple[str, bytes]]:
    """The parts of a package that we wrote, in its order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(item.filename, archive.read(item)) for item in archive.infolist()]


def digest(data: bytes) -> str:
    """SHA-256 over the names and contents of the parts: another zlib, another order, the same digest."""
    return digest_of(unpack(data))


def digest_of(content: Iterable[tuple[str, bytes]]) -> str:
    """The same of parts that somebody else unpacked: a stranger's package goes through the guards first."""
    total = hashlib.sha256()
    for name, part in sorted(content):
        total.update(f"{name}\0{len(part)}\0".encode())
        total.update(part)
    return total.hexdigest()


def within(text: str, most: int) -> str:
    """The text, or where it is longer than Excel holds there (UTF-16 units) its beginning and an ellipsis."""
    if 2 * len(text) <= most:  # no sign takes more than two
        return text
    units = text.encode("utf-16-le", "surrogatepass")
    if len(units) <= 2 * most:
        return text
    return units[: 2 * most - 2].decode("utf-16-le", "ignore") + "…"
