"""A .msg as Outlook lays it out: a compound file of storages and streams, written here for the tests."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from datetime import UTC, datetime

SECTOR, MINI, CUTOFF = 512, 64, 4096
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
Tree = dict[str, "bytes | Tree"]


@dataclass
class Node:
    """A directory entry: a storage with kids, or a stream with bytes."""

    name: str
    content: bytes | Tree
    kids: list[int] = field(default_factory=list)
    start: int = END
    size: int = 0


def compound(tree: Tree) -> bytes:
    """A compound file (version 3) of nested storages; streams under 4096 bytes lie in the mini stream."""
    nodes = [Node("Root Entry", tree)]
    for node in nodes:
        if isinstance(node.content, dict):
            for name, content in node.content.items():
                node.kids.append(len(nodes))
                nodes.append(Node(name, content))
    sectors: list[bytes] = []
    fat: list[int] = []
    mini, mini_fat = bytearray(), []

    def put(data: bytes) -> int:
        first = len(sectors)
        count = -(-len(data) // SECTOR)
        for number in range(count):
            sectors.append(data[number * SECTOR : (number + 1) * SECTOR].ljust(SECTOR, b"\0"))
            fat.append(first + number + 1 if number + 1 < count else END)
        return first if count else END

    for node in nodes:
        if isinstance(node.content, bytes):
            node.size = len(node.content)
            if node.size >= CUTOFF:
                node.start = put(node.content)
            elif node.size:
                node.start, count = len(mini_fat), -(-node.size // MINI)
                mini_fat += [*range(node.start + 1, node.start + count), END]
                mini += node.content.ljust(count * MINI, b"\0")
    nodes[0].start, nodes[0].size = put(bytes(mini)), len(mini)
    directory = put(b"".join(_entry(node, nodes) for node in nodes))
    first_mini = put(struct.pack(f"<{len(mini_fat)}I", *mini_fat).ljust(SECTOR, b"\xff")) if mini_fat else END
    of_fat = -(-(len(fat) + 1) // (SECTOR // 4 - 1))
    places = list(range(len(sectors), len(sectors) + of_fat))
    fat += [FAT] * of_fat
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(of_fat * SECTOR, b"\xff")
    assert of_fat <= 109
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        0x3E,
        3,
        0xFFFE,
        9,
        6,
        0,
        of_fat,
        directory,
        0,
        CUTOFF,
        first_mini,
        -(-len(mini_fat) * 4 // SECTOR) if mini_fat else 0,
        END,
        0,
        places[0],
    )
    header += struct.pack(f"<{len(places) - 1}I", *places[1:])
    return header.ljust(SECTOR, b"\xff") + b"".join(sectors) + table


def _entry(node: Node, nodes: list[Node]) -> bytes:
    name = node.name.encode("utf-16-le")
    number = nodes.index(node)
    above = next((one for one in nodes if number in one.kids), None)
    after = above.kids[above.kids.index(number) + 1 :] if above else []
    kind = 5 if number == 0 else 2 if isinstance(node.content, bytes) else 1
    return struct.pack(
        "<64sHBBIII16xI8x8xIQ",
        name,
        len(name) + 2,
        kind,
        1,
        FREE,
        after[0] if after else FREE,
        node.kids[0] if node.kids else FREE,
        0,
        node.start,
        node.size,
    )


def message(*items: tuple[str, bytes | Tree | None], sender="siti@contoh.go.id", subject="IKU TW2") -> Tree:
    """The storages of a mail with (name, bytes) attached; a tree is a mail in it, None a link."""
    sent = int(
        (datetime(2026, 7, 2, 1, tzinfo=UTC) - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds() * 10**7
    )
    tree: Tree = {
        "__properties_version1.0": bytes(32) + struct.pack("<IIQ", 0x00390040, 6, sent),
        "__substg1.0_0037001F": subject.encode("utf-16-le"),
        "__substg1.0_0C1F001F": "/O=KANTOR/CN=SITI".encode("utf-16-le"),
        "__substg1.0_5D01001F": sender.encode("utf-16-le"),
    }
    for number, (name, content) in enumerate(items):
        inside: Tree = {"__properties_version1.0": bytes(8)}
        inside["__substg1.0_3707001F"] = name.encode("utf-16-le")
        if isinstance(content, dict):
            inside["__substg1.0_3701000D"] = content
        elif content is not None:
            inside["__substg1.0_37010102"] = content
        tree[f"__attach_version1.0_#{number:08X}"] = inside
    return tree


def msg(*items: tuple[str, bytes | Tree | None], **said: str) -> bytes:
    """The bytes of such a mail."""
    return compound(message(*items, **said))
