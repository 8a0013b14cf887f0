"""A .zip: its files, under the guards that a workbook's parts are under."""

from __future__ import annotations

from collections.abc import Iterator

from ..xlsx.container import Container, Limits, inflate, open_container
from ..xlsx.refusal import RefusedError
from .envelope import MOST_ITEMS, TOTAL_BYTES, Bounds, EnvelopeError, Item

_LIMITS = Limits(MOST_ITEMS, TOTAL_BYTES, TOTAL_BYTES)
# What marks a zip as a document of its own, of whatever program.
_DOCUMENTS = ("[content_types].xml", "mimetype", "_rels/.rels")
# What programs add for themselves.
_OWN = ("__macosx/",)


def knows(data: bytes) -> bool:
    """Whether it is a zip file that is no document itself."""
    if not data.startswith((b"PK\3\4", b"PK\5\6")):
        return False
    try:
        names = _opened(data).entries
    except EnvelopeError:
        return not _names_a_document(data)
    return not any(name in _DOCUMENTS or name.startswith("xl/") or name.endswith(".iwa") for name in names)


def items(data: bytes, bounds: Bounds) -> Iterator[Item | EnvelopeError]:
    """The files, in the order of their names."""
    container = _opened(data)
    for folded, member in sorted(container.entries.items()):
        if folded.startswith(_OWN) or folded.rpartition("/")[2].startswith("."):
            continue
        bounds.take(member.size)
        try:
            yield Item(member.name, inflate(container, member))
        except RefusedError as refusal:
            yield EnvelopeError(refusal.code, **{**refusal.values, "bagian": member.name})


def _opened(data: bytes) -> Container:
    try:
        return open_container(data, _LIMITS)
    except RefusedError as refusal:
        if refusal.values.get("x") == "entries":
            raise EnvelopeError("E172", n=MOST_ITEMS) from None
        raise EnvelopeError(refusal.code, **refusal.values) from None


def _names_a_document(data: bytes) -> bool:
    """Whether a zip that cannot be opened begins as documents do."""
    return any(name.encode() in data[:200].lower() for name in (*_DOCUMENTS, "xl/", "docprops/"))
