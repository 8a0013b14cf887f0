"""A receipt that somebody kept: whether it is whole, and how the file it is of differs from another."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace

from ..core.findings import Finding, IkuError, Place
from ..core.model import Receipt
from ..core.typed import typed
from ..seal import Signature, is_signature
from ..texts import receipt as words
from .content import Content
from .writing import FORMAT, Facts, Sign, digest_of, facts, seal, seal_of, text, to_json, unsigned

# Whether it is said of a sheet, and the label.
LABELS = {
    *((False, label) for label in (words.FILE, words.TIME, words.SIZE, words.HASH)),
    *((True, label) for label in (words.PERIOD, words.REVISION, words.VERSION, words.COUNTS)),
}
SHEET = re.compile(re.escape(words.SHEET).replace(r"\{sheet\}", ".+").replace(r"\{unit\}", ".+"))
LONGEST = 5_000_000


@dataclass(frozen=True, slots=True)
class Kept:
    """A receipt read back: the file's name, when it was noted, its facts; `whole` unless it was changed.

    `signature` is what the office's key says of `digest`; only a .json carries one.
    """

    file: str
    time: str
    facts: Facts
    sha256: str
    whole: bool
    digest: str = ""
    signature: Signature | None = None


def read(data: bytes, name: str) -> Kept:
    """The receipt in a .json or .txt file. Raises IkuError (E531) where it is none."""
    try:
        told = data[:LONGEST].decode("utf-8-sig")
        return _from_json(told) if told.lstrip().startswith("{") else _from_text(told)
    except (ValueError, KeyError, RecursionError) as error:
        raise IkuError(Finding("E531", Place(name), {"x": name})) from error


def differences(kept: Facts, found: Facts) -> tuple[tuple[str, str, str, str], ...]:
    """(sheet, label, what the receipt says, what the file says) of everything but the hash that differs.

    A sheet that only one of them knows is named once, without a label; "" says which does not know it.
    """
    told: list[tuple[str, str, str, str]] = []
    for head, label in dict.fromkeys((*kept, *found)):
        known = tuple(any(head == other for other, _ in facts) for facts in (kept, found))
        if not all(known):
            told.append((head, "", head * known[0], head * known[1]))
        elif label != words.HASH and (one := kept.get((head, label), "")) != (
            other := found.get((head, label), "")
        ):
            told.append((head, label, one, other))
    return tuple(dict.fromkeys(told))


def says_the_same(as_text: bytes, as_json: bytes, receipt: Receipt, sign: Sign = unsigned) -> bool:
    """Whether both files of a receipt say all that this one says, at whatever time."""
    try:
        then = replace(receipt, time=str(json.loads(as_json)["time"]))
        return to_json(then, sign) == as_json and text(then) == as_text
    except (ValueError, KeyError, TypeError, RecursionError):
        return False


def _from_json(told: str) -> Kept:
    content: Content = typed(json.loads(told), Content)
    if content["format"] != FORMAT:
        raise ValueError(content["format"])
    return Kept(
        file=content["file"],
        time=words.moment(content["time"]),
        facts=facts(content),
        sha256=content["sha256"] or "",
        whole=content["seal"] == seal_of(dict(content)),
        digest=digest_of(dict(content)),
        signature=_signature(content),
    )


def _signature(content: Content) -> Signature | None:
    found = content.get("signature")
    if found is not None and not is_signature(found):
        raise ValueError("signature")
    return dict(found) if found is not None else None  # type: ignore[arg-type]  # four texts


def _from_text(told: str) -> Kept:
    """Its lines by their labels, below the sheet that is named last; mail may have changed their spacing."""
    body, _, found = told.rpartition(f"{words.SEAL}:")
    head = ""
    own: Facts = {}
    for line in body.splitlines():
        label, colon, value = line.strip().partition(": ")
        if not colon and SHEET.fullmatch(label):
            head = label
        elif (bool(head), label) in LABELS:
            own[head, label] = value
    if words.TITLE not in body:
        raise ValueError(words.TITLE)
    file, time = own.pop(("", words.FILE)), own.pop(("", words.TIME))
    return Kept(file, time, own, own["", words.HASH], found.strip() == seal(body))
