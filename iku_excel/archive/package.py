"""The package of a closed period: a .zip whose parts its manifest answers for, and its seal for that."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from .. import parts, seal
from ..core.findings import Finding, IkuError, Place
from ..core.periods import Period, parse_period
from ..core.typed import NotTypedError, typed
from .manifest import FORMAT, Manifest, Part

MANIFEST, SEAL = "manifest.json", "segel.json"
DEFINITION, RESULTS = "definisi.toml", "hasil.json"
DOCUMENTS, RETURNS, RECEIPTS = "dokumen/", "kiriman/", "tanda-terima/"
BASES = "dasar/"  # for each closed triwulan below it a folder with definition and returns

# More than any year of any office needs; beyond it nothing is unpacked.
MOST_PARTS = 20_000
MOST_BYTES = 1 << 30
LONGEST_HEAD = 64 << 20

# Whatever zipfile raises of a damaged archive; NotImplementedError is its word for an unknown compression.
_DAMAGED = (zipfile.BadZipFile, zlib.error, ValueError, LookupError, NotImplementedError, OSError, EOFError)


@dataclass(frozen=True, slots=True)
class Package:
    """A package as it was found: its manifest, its parts, and whether seal and manifest are each other's."""

    name: str
    manifest: Manifest
    parts: Mapping[str, bytes]
    digest: str
    sealed: bool
    signature: seal.Signature | None

    @property
    def period(self) -> Period:
        """The period that was closed."""
        period = parse_period(self.manifest["period"])
        assert period is not None  # `opened` has looked
        return period

    @property
    def code(self) -> str:
        """The verification code, short enough for a footer."""
        return seal.code(self.digest)

    @property
    def document(self) -> str:
        """The part that is the workbook as issued."""
        return next(name for name in self.parts if name.startswith(DOCUMENTS) and name.endswith(".xlsx"))

    def flaws(self) -> tuple[Finding, ...]:
        """What is not as laid down: a part changed (E576), gone (E577) or added (E578); the seal (E579)."""
        told = {part["name"]: part for part in self.manifest["parts"]}
        place = Place(self.name)
        found = [] if self.sealed else [Finding("E579", place)]
        for name in sorted(told.keys() | self.parts.keys()):
            if name not in self.parts:
                found.append(Finding("E577", place, {"x": name}))
            elif name not in told:
                found.append(Finding("E578", place, {"x": name}))
            elif _part(name, self.parts[name]) != told[name]:
                found.append(Finding("E576", place, {"x": name}))
        return tuple(found)


def unsigned(digest: str) -> None:
    """The signature of an office without a key."""


def packed(
    manifest: Manifest, contents: Mapping[str, bytes], sign: Callable[[str], seal.Signature | None] = unsigned
) -> bytes:
    """The package of these parts: sorted, with fixed dates, the same bytes for the same contents.

    `sign` gives the office's signature over a digest.
    """
    told: Manifest = {
        **manifest,
        "format": FORMAT,
        "parts": [_part(*item) for item in sorted(contents.items())],
    }
    digest = seal.digest(told)
    head = {MANIFEST: _json(told), SEAL: _json({"digest": digest, "signature": sign(digest)})}
    return parts.pack([*head.items(), *sorted(contents.items())])


def is_package(data: bytes) -> bool:
    """Whether these bytes are a .zip with the head of a package, whatever else is in it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {MANIFEST, SEAL} <= archive.NameToInfo.keys()
    except _DAMAGED:
        return False


def opened(data: bytes, name: str) -> Package:
    """The package in the bytes of a file of that name, a stranger's input. Raises IkuError E575."""
    try:
        contents = _unpacked(data)
        content = json.loads(contents.pop(MANIFEST))
        manifest: Manifest = typed(content, Manifest)
        told = json.loads(contents.pop(SEAL))
        if manifest["format"] != FORMAT or parse_period(manifest["period"]) is None:
            raise NotTypedError(manifest["format"])
        signature = told.get("signature")
        if signature is not None and not seal.is_signature(signature):
            raise NotTypedError("signature")
        digest = seal.digest(content)
        return Package(name, manifest, contents, digest, told["digest"] == digest, signature)
    except (*_DAMAGED, TypeError, AttributeError, RecursionError) as error:
        why = str(error) if isinstance(error, NotTypedError) else type(error).__name__
        raise IkuError(Finding("E575", Place(name), {"x": name, "sebab": why})) from error


def _unpacked(data: bytes) -> dict[str, bytes]:
    """Every part, none with a way out of the package and none twice, within bounds."""
    contents: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > MOST_BYTES:
            raise ValueError("too large")
        for entry in entries:
            if not _stays_inside(entry.filename) or entry.filename in contents:
                raise NotTypedError(entry.filename[:80])
            with archive.open(entry) as stream:
                contents[entry.filename] = stream.read(entry.file_size + 1)
    if max(len(contents[head]) for head in (MANIFEST, SEAL)) > LONGEST_HEAD:
        raise ValueError("too large")
    return contents


def _stays_inside(name: str) -> bool:
    steps = name.split("/")
    return bool(name) and "\\" not in name and ":" not in name and not {"", ".", ".."} & set(steps)


def _part(name: str, data: bytes) -> Part:
    return {"name": name, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def _json(content: object) -> bytes:
    return (json.dumps(content, indent=1, sort_keys=True, allow_nan=False) + "\n").encode("ascii")
