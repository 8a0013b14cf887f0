"""The directory of a zip file, held to the guards before anything is inflated, and its entries, bounded."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from . import limits
from .refusal import RefusedError

_END = struct.Struct("<4s4H2LH")
_END64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR64 = struct.Struct("<4sLQL")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")

STORED, DEFLATED = 0, 8
_ENCRYPTED = 0x2041
_UTF8 = 0x800
_ELSEWHERE = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Member:
    """One part: its name as stored, method, CRC, sizes in bytes and where its data begin."""

    name: str
    method: int
    crc: int
    packed: int
    size: int
    start: int


@dataclass(frozen=True, slots=True)
class Container:
    """A zip file whose directory kept the rules; entries by lower-case name, folders left out."""

    data: bytes
    entries: Mapping[str, Member]
    trailing: int


class Limits(NamedTuple):
    """How many entries a zip file may have, and how large one and all of them may become."""

    entries: int
    part: int
    total: int


def open_container(data: bytes, bounds: Limits | None = None) -> Container:
    """The entries of a zip file, by default of a workbook; raises RefusedError E102, E107 to E109 or E110."""
    bounds = bounds or Limits(limits.ENTRIES, limits.PART_BYTES, limits.TOTAL_BYTES)
    try:
        end, count, start, size = _find_end(data)
        if count > bounds.entries:
            raise RefusedError("E110", {"x": "entries", "n": count})
        entries, taken = _walk(data, count, start, start + size, bounds)
    except struct.error:
        raise RefusedError("E102") from None
    taken.sort()
    last = 0
    for first, behind in taken:
        if first < last or behind > start:
            raise RefusedError("E108")
        last = behind
    comment = int.from_bytes(data[end + 20 : end + 22], "little")
    return Container(data, entries, len(data) - end - _END.size - comment)


def contents(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The parts of a workbook by their names as stored, each held to the guards. Raises RefusedError."""
    container = open_container(data)
    for member in container.entries.values():
        yield member.name, inflate(container, member)


def inflate(container: Container, entry: Member) -> bytes:
    """The content of one entry, never more than it claims; raises RefusedError E102 when anything differs."""
    packed = memoryview(container.data)[entry.start : entry.start + entry.packed]
    if entry.method == STORED:
        content = bytes(packed)
    elif entry.method == DEFLATED:
        stream = zlib.decompressobj(-15)
        try:
            content = stream.decompress(packed, entry.size + 1)
        except zlib.error:
            raise RefusedError("E102", {"bagian": entry.name}) from None
        if not stream.eof:
            raise RefusedError("E102", {"bagian": entry.name})
    else:
        raise RefusedError("E102", {"bagian": entry.name})
    if len(content) != entry.size or zlib.crc32(content) != entry.crc:
        raise RefusedError("E102", {"bagian": entry.name})
    return content


def _find_end(data: bytes) -> tuple[int, int, int, int]:
    """(end record, number of entries, start of the directory, its size), by the last record that fits."""
    at = data.rfind(b"PK\5\6")
    while at >= 0:
        if at + _END.size <= len(data):
            _, disk, first_disk, here, count, size, start, _ = _END.unpack_from(data, at)
            stop = at
            if _ELSEWHERE in (start, size) or count == 0xFFFF:
                locator = at - _LOCATOR64.size
                if locator >= 0 and data.startswith(b"PK\6\7", locator):
                    stop = _LOCATOR64.unpack_from(data, locator)[2]
                    if stop <= locator - _END64.size and data.startswith(b"PK\6\6", stop):
                        record = _END64.unpack_from(data, stop)
                        disk, first_disk, here, count, size, start = record[4:]
            if disk == first_disk == 0 and here == count and start + size == stop:
                return at, count, start, size
        at = data.rfind(b"PK\5\6", 0, at)
    raise RefusedError("E102")


def _walk(
    data: bytes, count: int, at: int, stop: int, bounds: Limits
) -> tuple[dict[str, Member], list[tuple[int, int]]]:
    """Entries by lower-case name, and the stretch of the file that each of them takes."""
    entries: dict[str, Member] = {}
    seen: set[str] = set()
    taken = []
    total = 0
    for _ in range(count):
        head = _CENTRAL.unpack_from(data, at)
        signature, flags, method, crc, packed, size = head[0], head[3], head[4], *head[7:10]
        name_size, extra_size, comment_size, disk, start = *head[10:13], head[13], head[16]
        raw = data[at + 46 : at + 46 + name_size]
        extra = data[at + 46 + name_size : at + 46 + name_size + extra_size]
        at += 46 + name_size + extra_size + comment_size
        if signature != b"PK\1\2" or at > stop or disk not in (0, 0xFFFF):
            raise RefusedError("E102")
        if flags & _ENCRYPTED:
            raise RefusedError("E107")
        size, packed, start = _wide(extra, size, packed, start)
        name = _name(raw, flags)
        folded = name.lower()
        if folded in seen:
            raise RefusedError("E108", {"x": name})
        seen.add(folded)
        total += size
        if size > bounds.part or total > bounds.total:
            raise RefusedError("E110", {"x": name, "n": size})
        begin = _local(data, start, raw, method)
        if begin + packed > len(data):
            raise RefusedError("E102", {"bagian": name})
        taken.append((start, begin + packed))
        if not folded.endswith("/"):
            entries[folded] = Member(name, method, crc, packed, size, begin)
    return entries, taken


def _local(data: bytes, start: int, name: bytes, method: int) -> int:
    """Where the data of an entry begin, once its local header says the same as the directory."""
    head = _LOCAL.unpack_from(data, start)
    if head[0] != b"PK\3\4":
        raise RefusedError("E102")
    if head[2] & _ENCRYPTED:
        raise RefusedError("E107")
    begin = start + _LOCAL.size + int(head[9])
    if head[3] != method or data[start + _LOCAL.size : begin] != name:
        raise RefusedError("E108")
    return begin + int(head[10])


def _wide(extra: bytes, size: int, packed: int, start: int) -> tuple[int, int, int]:
    """The three numbers, those that did not fit into 32 bits taken from the zip64 field."""
    numbers = [size, packed, start]
    if _ELSEWHERE not in numbers:
        return size, packed, start
    at = 0
    while at + 4 <= len(extra):
        tag, length = struct.unpack_from("<HH", extra, at)
        at += 4
        if tag == 1:
            for index, number in enumerate(numbers):
                if number == _ELSEWHERE:
                    (numbers[index],) = struct.unpack_from("<Q", extra, at)
                    at += 8
            break
        at += length
    return numbers[0], numbers[1], numbers[2]


def _name(raw: bytes, flags: int) -> str:
    """The name of an entry with forward slashes; raises RefusedError E109 when it leads outside."""
    try:
        name = raw.decode()
    except UnicodeDecodeError:
        if flags & _UTF8:
            raise RefusedError("E102") from None
        name = raw.decode("cp437")  # what a zip is written in that does not say; many say nothing of UTF-8
    name = name.replace("\\", "/")
    if not name or name.startswith("/") or "\0" in name or ":" in name or ".." in name.split("/"):
        raise RefusedError("E109", {"x": name[:80]})
    return name
