"""A receipt as JSON for programs and as text for people, each sealed against later changes."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Callable
from typing import Any, cast

from ..core.findings import Finding, Severity
from ..core.model import Receipt, SheetReceipt, Verdict
from ..core.numbers import show
from ..core.periods import parse_period
from ..seal import Signature, digest
from ..texts import findings as sentences
from ..texts import receipt as words
from ..texts.findings.entry import Audience
from ..texts.findings.filling import harmless
from ..texts.status import saved, tally
from .content import COUNTED, Content

Json = dict[str, Any]
# By the head of a sheet, "" for the whole file, and a label.
Facts = dict[tuple[str, str], str]

Sign = Callable[[str], Signature | None]
"""From a digest to the office's signature over it, or None where the office has no key here."""


def unsigned(_: str) -> None:
    """The signature of an office that has no key."""


FORMAT = "iku-receipt-1"
SEAL_DIGITS, SEAL_GROUP = 16, 4
LONGEST_NAME = 300


def seal(told: str) -> str:
    """Sixteen digits over a text; how its lines are broken and spaced does not count."""
    plain = " ".join(unicodedata.normalize("NFC", told).split())
    digits = hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()[:SEAL_DIGITS].upper()
    return "-".join(digits[start : start + SEAL_GROUP] for start in range(0, SEAL_DIGITS, SEAL_GROUP))


def content(receipt: Receipt, sign: Sign = unsigned) -> Content:
    """Everything a receipt says, for programs; a signature where the office has a key, and its seal."""
    origin = receipt.origin
    told: Json = {
        "format": FORMAT,
        "office": list(receipt.office),
        "file": origin.file,
        "size": origin.size,
        "sha256": origin.sha256 or None,
        "saved": origin.saved or None,
        "saved_by": origin.saved_by or None,
        "program": origin.program or None,
        "time": receipt.time,
        "verdict": receipt.verdict.value,
        "sheets": [_sheet_content(sheet) for sheet in receipt.sheets],
        "findings": [_finding_content(finding) for finding in receipt.findings],
    }
    signature = sign(digest_of(told))
    if signature is not None:
        told["signature"] = signature
    return cast(Content, {**told, "seal": seal_of(told)})


def digest_of(told: Json) -> str:
    """The digest of what a receipt's JSON says, which the office's key signs."""
    return digest({name: told[name] for name in told if name not in ("seal", "signature")})


def seal_of(told: Json) -> str:
    """The seal over everything else that a receipt's JSON says."""
    return seal(json.dumps({name: told[name] for name in told if name != "seal"}, sort_keys=True))


def to_json(receipt: Receipt, sign: Sign = unsigned) -> bytes:
    """The receipt as a file for programs; ASCII only."""
    return (json.dumps(content(receipt, sign), indent=2, allow_nan=False) + "\n").encode()


def facts(told: Content) -> Facts:
    """What a receipt's JSON says of the file itself, which can be compared with another file."""
    read = bool(told["sha256"])
    found = {
        ("", words.SIZE): words.BYTES.format(n=show(told["size"])) if read else words.UNREAD,
        ("", words.HASH): told["sha256"] or words.UNREAD,
    }
    for sheet in told["sheets"]:
        head = words.SHEET.format(sheet=harmless(sheet["sheet"]), unit=sheet["unit"])
        period = parse_period(sheet["period"])
        counts = {state: sheet["counts"][name] for state, name in COUNTED.items()}  # type: ignore[literal-required]
        found |= {
            (head, words.PERIOD): period.words if period else sheet["period"],
            (head, words.REVISION): str(sheet["revision"]),
            (head, words.VERSION): sheet["form_version"] or words.NOTHING,
            (head, words.COUNTS): tally(counts, survey=sheet["survey"], zeros=True),
        }
    return found


def text(receipt: Receipt) -> bytes:
    """The receipt as a file for people, in UTF-8; what is indented is of the sheet named above it."""
    origin = receipt.origin
    known = facts(content(receipt))
    last = (saved(origin, receipt.zone), origin.saved_by, origin.program)
    lines = [
        words.TITLE,
        ", ".join(receipt.office),
        "",
        _line(words.RESULT, words.VERDICTS[receipt.verdict].upper()),
        _line(words.FILE, harmless(origin.file, LONGEST_NAME)),
        _line(words.SIZE, known["", words.SIZE]),
        _line(words.HASH, known["", words.HASH]),
        _line(words.SAVED, ", ".join(harmless(part) for part in last if part) or words.NOTHING),
        _line(words.TIME, words.moment(receipt.time)),
        "",
    ]
    for sheet in receipt.sheets:
        head = words.SHEET.format(sheet=harmless(sheet.sheet), unit=sheet.unit)
        told = [(words.RESULT, verdict(sheet.verdict, sheet.instead))]
        told += [(label, value) for (of, label), value in known.items() if of == head]
        lines += [head, *(f"  {_line(*each)}" for each in told), ""]
    lines += [*_told(receipt), "", words.ABOUT_SEAL]
    body = "\n".join(lines)
    return f"{body}\n{_line(words.SEAL, seal(body))}\n".encode()


def verdict(given: Verdict, instead: str = "") -> str:
    """What became of a sheet or a file, and the file that counts in its place."""
    word = words.VERDICTS[given]
    return words.INSTEAD.format(verdict=word, file=harmless(instead, LONGEST_NAME)) if instead else word


def _line(label: str, value: str) -> str:
    return f"{label}: {value}"


def _told(receipt: Receipt) -> list[str]:
    """What is wrong, one line a cause; what only concerns the officer is not asked of the sender."""
    groups = [
        group
        for group in sentences.grouped(receipt.findings)
        if group.findings[0].severity is not Severity.NOTE
    ]
    if not groups:
        return [words.NO_FINDINGS]
    lines = [words.FINDINGS.format(n=len(groups)) + ":"]
    for group in groups:
        first = group.findings[0]
        staff = sentences.audience(first) is Audience.STAFF
        place = " ".join(part for part in (harmless(first.place.sheet), group.places) if part)
        lines.append(
            words.FINDING.format(
                sign=sentences.SIGNS[first.severity],
                place=place or words.WHOLE_FILE,
                message=sentences.group_message(group),
                hint=sentences.group_hint(group) if staff else words.PLANNER,
                code=group.code,
            )
        )
    return lines


def _sheet_content(sheet: SheetReceipt) -> Json:
    return {
        "unit": sheet.unit,
        "sheet": sheet.sheet,
        "period": sheet.period.code,
        "revision": sheet.revision,
        "form_version": sheet.form_version,
        "verdict": sheet.verdict.value,
        "instead": sheet.instead or None,
        "survey": sheet.survey,
        "counts": {name: sheet.counts[state] for state, name in COUNTED.items()},
    }


def _finding_content(finding: Finding) -> Json:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "sheet": finding.place.sheet,
        "cell": finding.place.cell,
        "label": finding.label,
        "raw": finding.raw,
        "message": sentences.message(finding),
        "hint": sentences.hint(finding),
    }
