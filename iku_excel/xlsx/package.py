"""The parts of a package: content types, relationships with clamped targets, and what a file really is."""

from __future__ import annotations

from codecs import BOM_UTF8
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import unquote

from . import limits
from .alike import Once
from .container import DEFLATED, STORED, Container, inflate, open_container
from .markup import Element, is_wide, narrow, tree
from .refusal import DamagedError, RefusedError

CONTENT_TYPES = "[Content_Types].xml"


class Relation(NamedTuple):
    """Where a part points: the last word of the relationship's type, and a part name or an outer target."""

    kind: str
    target: str
    external: bool


@dataclass(slots=True)
class Package:
    """An open package; what may still be inflated shrinks with every part that is read."""

    container: Container
    left: int = limits.TOTAL_BYTES
    wide_parts: bool = False
    relations_read: dict[str, dict[str, Relation]] = field(default_factory=dict)

    def has(self, part: str) -> bool:
        """Whether there is such a part, whatever the case of its name."""
        return part.lower() in self.container.entries

    def part(self, part: str) -> bytes:
        """The XML of a part in UTF-8; raises DamagedError without it, RefusedError beyond a limit."""
        entry = self.container.entries.get(part.lower())
        if entry is None:
            raise DamagedError
        self.left -= entry.size
        if self.left < 0:
            raise RefusedError("E110", {"x": entry.name, "n": entry.size})
        data = inflate(self.container, entry)
        if is_wide(data):
            self.wide_parts = True
            return narrow(data)
        return data

    def tree(self, part: str) -> Element:
        """The root element of a part; raises DamagedError or RefusedError."""
        return tree(self.part(part))

    def relations(self, part: str) -> dict[str, Relation]:
        """What a part ("" for the package itself) points to, by id; none when it has no relationships.

        Raises RefusedError E108 where two have one id, so that nobody can say which of them is meant.
        """
        if part not in self.relations_read:
            folder, _, name = part.rpartition("/")
            source = f"{folder}/_rels/{name}.rels".lstrip("/")
            self.relations_read[part] = self._relations(source, folder) if self.has(source) else {}
        return self.relations_read[part]

    def _relations(self, source: str, folder: str) -> dict[str, Relation]:
        found: dict[str, Relation] = {}
        for name, kind, target, external in _pointers(self.part(source)):
            if not external:
                target = self._resolve(target, folder)
            if name in found:
                raise RefusedError("E108", {"x": name})
            found[name] = Relation(kind, target, external)
        return found

    def _resolve(self, target: str, folder: str) -> str:
        """The part a target means; a path above the root stays at the root, as genuine files need it."""
        path = target.replace("\\", "/").partition("#")[0]
        steps: list[str] = [] if path.startswith("/") else [step for step in folder.split("/") if step]
        for step in path.split("/"):
            if step == "..":
                del steps[-1:]
            elif step not in ("", "."):
                steps.append(step)
        name = "/".join(steps)
        return name if self.has(name) else unquote(name)

    def target(self, part: str, *kinds: str) -> str:
        """The first part that `part` points to with one of these kinds of relationship, or ""."""
        relations = self.relations(part).values()
        return next((item.target for item in relations if item.kind in kinds and not item.external), "")


@Once
def _pointers(data: bytes) -> tuple[tuple[str, str, str, bool], ...]:
    """The relationships of a part as they are spelled: id, last word of the type, target, whether outside."""
    return tuple(
        (
            one.get("Id"),
            one.get("Type").rpartition("/")[2],
            one.get("Target"),
            one.get("TargetMode").lower() == "external",
        )
        for one in tree(data).all("Relationship")
    )


@Once
def _declared(data: bytes) -> tuple[tuple[str, str], ...]:
    """The types that a package declares, each with the ending that it is declared for, or "" for one part."""
    return tuple((one.get("ContentType"), one.get("Extension").lower()) for one in tree(data).children)


def open_package(data: bytes) -> Package:
    """The package in a file's bytes; raises RefusedError with E101 to E111 when it is none for us."""
    if not data:
        raise RefusedError("E101")
    if len(data) > limits.FILE_BYTES:
        raise RefusedError("E110", {"x": "file", "n": len(data)})
    if not data.startswith((b"PK\3\4", b"PK\5\6", b"PK\7\x08")):
        raise _stranger(data)
    package = Package(open_container(data))
    _refuse_other_packages(package)
    return package


def odd_methods(package: Package) -> bool:
    """Whether a part that nobody asks for is packed in a way that no spreadsheet program uses."""
    return any(entry.method not in (STORED, DEFLATED) for entry in package.container.entries.values())


def holds_macros(package: Package) -> bool:
    """Whether there is a program in the package; nobody runs it here."""
    names = package.container.entries
    return any(name.endswith("vbaproject.bin") or name.startswith("xl/macrosheets/") for name in names)


def missing(package: Package, part: str) -> RefusedError:
    """What to say of a package without that part: a damaged workbook, or no workbook at all."""
    if any(name.startswith("xl/") for name in package.container.entries):
        return RefusedError("E113", {"x": part})
    return RefusedError("E104")


def _refuse_other_packages(package: Package) -> None:
    names = package.container.entries
    if "mimetype" in names:
        kind = inflate(package.container, names["mimetype"]).strip()
        if kind.startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
            raise RefusedError("E106", {"x": ".ods"})
        raise RefusedError("E104")
    if any(name.endswith(".iwa") for name in names):
        raise RefusedError("E106", {"x": ".numbers"})
    if "xl/workbook.bin" in names:
        raise RefusedError("E106", {"x": ".xlsb"})
    if not package.has(CONTENT_TYPES):
        raise missing(package, CONTENT_TYPES)
    try:
        declared = _declared(package.part(CONTENT_TYPES))
    except DamagedError:
        raise RefusedError("E112", {"bagian": CONTENT_TYPES}) from None
    # SheetJS declares a type for every ending that it knows, used or not.
    endings = {name.rpartition(".")[2] for name in names}
    types = [kind for kind, ending in declared if ending in (*endings, "")]
    if any("sheet.binary" in kind for kind in types):
        raise RefusedError("E106", {"x": ".xlsb"})


def _stranger(data: bytes) -> RefusedError:
    """What a file is that is no zip."""
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _compound(data)
    if data[:4] in (b"\x09\x08\x10\x00", b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00"):
        return RefusedError("E106", {"x": ".xls"})
    if data.startswith((b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b")):
        return RefusedError("E104")
    text = _text(data[:4096])
    opening = text.lstrip("\ufeff \t\r\n").lower()
    if opening.startswith(("%pdf-", "<!doctype html", "<html", "<table", "mime-version:")):
        return RefusedError("E105")
    if opening.startswith("<") and ("<html" in opening or "office:spreadsheet" in opening):
        return RefusedError("E105")
    lines = [line for line in text.splitlines()[:6] if line.strip()][:2]
    if len(lines) == 2 and any(0 < lines[0].count(mark) == lines[1].count(mark) for mark in ",;\t"):
        return RefusedError("E105")
    return RefusedError("E103")


def _compound(data: bytes) -> RefusedError:
    """What an OLE file holds, by the names in its directory."""

    def holds(name: str) -> bool:
        return name.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        return RefusedError("E107")
    if not (holds("Workbook") or holds("Book")) and (holds("WordDocument") or holds("PowerPoint Document")):
        return RefusedError("E104")
    return RefusedError("E106", {"x": ".xls"})


def _text(data: bytes) -> str:
    """The opening of a file as text, "" when it is none."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data[: len(data) & ~1].decode("utf-16", "replace")
    if b"\0" in data:
        return ""
    text = data.removeprefix(BOM_UTF8).decode("latin-1")
    return "" if any(letter < " " and letter not in "\t\r\n\f" for letter in text) else text
