"""The office's keys in its workspace: the private one signs and stays, the public ones are for anybody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import count
from pathlib import Path

from .. import files, seal
from ..core.causes import cause
from ..core.findings import Finding, IkuError, Place
from ..texts import keys as words
from .workspace import workspace_of

DOCUMENT, RECEIPT, COPY, PACKAGE = "dokumen", "tanda terima", "salinan resmi", "paket"
"""What a key signs; a signature for one is none for another."""

LONGEST = 1_000_000


def make_key(folder: Path, name: str, since: date) -> seal.PublicKey:
    """A new private key in a workspace, and its public one at the end of the register, old ones kept.

    A private key that was there is kept beside it under the day on which it was replaced.
    """
    private, public = seal.new_key(name, since)
    path, register = folder / words.PRIVATE, folder / words.PUBLIC
    known = read_register(register) if register.exists() else ()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.parent.chmod(0o700)
    if path.exists():
        old = _bytes(path)
        kept = _kept(path, old, since)
        if not kept.exists():  # one that was kept before the run was broken off is kept
            files.write_atomically(kept, old, force=False, mode=files.OWNER)
    files.write_atomically(register, seal.register((*known, public)), force=True)
    files.write_atomically(path, private, force=True, mode=files.OWNER)
    return public


def _kept(path: Path, old: bytes, since: date) -> Path:
    """Where a key is kept that is replaced on this day: the first free name, or the one that has it."""
    for number in count(1):
        day = since.isoformat() if number == 1 else f"{since.isoformat()} ({number})"
        kept = path.with_name(words.REPLACED.format(day=day, stem=path.stem, end=path.suffix))
        if not kept.exists() or _bytes(kept) == old:
            break
    return kept


def signer(place: Path, purpose: str, name: str) -> Signer | None:
    """Who signs for an office from the workspace in which `place` lies, else from the one in
    which we stand; None where there is no key.

    Raises IkuError E550 where the key is damaged.
    """
    paths = (folder / words.PRIVATE for folder in _workspaces(place))
    path = next((path for path in paths if path.is_file()), None)
    if path is None:
        return None
    private = _bytes(path)
    try:
        seal.public_key(private)
    except ValueError as error:
        raise IkuError(Finding("E550", Place(str(path)), {"file": path.name})) from error
    return Signer(private, purpose, name)


def known_keys(place: Path, given: Path | None = None) -> tuple[seal.PublicKey, ...]:
    """The public keys of a register that is given, else of the workspace around `place`."""
    if given is not None:
        return read_register(given)
    found = (folder / words.PUBLIC for folder in _workspaces(place))
    return next((read_register(path) for path in found if path.is_file()), ())


def read_register(path: Path) -> tuple[seal.PublicKey, ...]:
    """The keys of a register; raises IkuError E551 where it is damaged, or none."""
    try:
        return seal.read_register(_bytes(path))
    except ValueError as error:
        raise IkuError(Finding("E551", Place(str(path)), {"file": path.name})) from error


class Signer:
    """Signs digests for one purpose in an office's name."""

    __slots__ = ("_name", "_private", "_purpose")

    def __init__(self, private: bytes, purpose: str, name: str) -> None:
        self._private, self._purpose, self._name = private, purpose, name

    def __call__(self, digest: str) -> seal.Signature:
        """The signature over a digest."""
        return seal.sign(self._private, self._name, digest, self._purpose)


def _workspaces(place: Path) -> Iterator[Path]:
    """The workspace in which something lies, and the one in which we stand."""
    for workspace in (workspace_of(place), workspace_of(Path.cwd())):
        if workspace is not None:
            yield workspace.folder


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LONGEST)
    except OSError as error:
        raise IkuError(Finding("E154", Place(str(path)), {"sebab": cause(error)})) from error
