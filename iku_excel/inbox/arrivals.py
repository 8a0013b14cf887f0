"""What came: files that may be returns, taken out of what they came in; and what came but cannot be read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from ..core.findings import Finding, Place
from ..envelopes import SEPARATOR, envelope_of, opened
from ..envelopes.envelope import ENVELOPE_BYTES
from ..formats import is_known, is_named
from .folder import Entry, is_systems, opening, read_bytes
from .pointing import with_mail
from .runner import Runner

OPENING = 8192
"""So much of a file says what it is."""

_ZIP, _COMPOUND = (b"PK\3\4", b"PK\5\6", b"PK\7\x08"), b"\xd0\xcf\x11\xe0"
_BEGINNINGS: tuple[tuple[str, tuple[bytes, ...]], ...] = (
    ("W162", (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"II*\0", b"MM\0*")),
    ("W163", (b"%PDF",)),
    (
        "W164",
        (
            b"Rar!",
            b"7z\xbc\xaf",
            b"\x1f\x8b",
            b"BZh",
            b"\xfd7zXZ",
            b"MSCF",
            b"x\x9f>\x22",
            b"(\xb5/\xfd",
            b"\x1f\x9d",
        ),
    ),
)
_OF_PHONES = (b"ftyphei", b"ftypmif", b"ftypavif", b"WEBP")
_PARTIAL = (".tmp", ".part", ".partial", ".crdownload", ".download", ".opdownload")
_LINKS = (".gsheet", ".gdoc", ".url", ".webloc", ".icloud", ".lnk")
_TEXTS = (".csv", ".tsv", ".htm", ".html", ".mht", ".mhtml", ".rtf")
_END_OF_ZIP, _LONGEST_END = b"PK\5\6", 66_000
_PACKAGE = b"[Content_Types].xml"
_FIRST_PARTS = (_PACKAGE, b"_rels/.rels", b"docProps/", b"xl/")
_WORD = (b"word/", b"ppt/")
_WORD_COMPOUND = tuple(name.encode("utf-16-le") for name in ("WordDocument", "PowerPoint Document"))
_WORKBOOK = "Workbook".encode("utf-16-le")
_SPREADSHEET = (b"office:spreadsheet", b"opendocument.spreadsheet", b"office:document")


def arrived(files: Sequence[Entry], runner: Runner) -> tuple[tuple[Entry, ...], tuple[Finding, ...]]:
    """The files that may be returns, those in envelopes included, and what came that cannot be read."""
    plain: list[Entry] = []
    envelopes: list[Entry] = []
    findings: list[Finding] = []
    for file in files:
        begins = opening(file.path, OPENING)
        if told := unread(begins, file.name, whole=False):
            findings += with_mail((told,), file.sender, file.subject)
        elif _begins_as_workbook(begins) and not _is_partial(file.name):
            plain.append(file)  # what nearly everything is
        elif begins.startswith((*_ZIP, _COMPOUND)) or envelope_of(begins) is not None:
            envelopes.append(file)
        elif is_workbook(begins, file.name):
            plain.append(file)
        else:
            findings += with_mail((_unknown(file.name),), file.sender, file.subject)
    if envelopes:
        for more, found in runner(envelopes, None, open_entry, _in_silence):
            plain += more
            findings += found
    return tuple(sorted(plain, key=lambda entry: entry.name)), tuple(findings)


def open_entry(file: Entry, _: object) -> tuple[tuple[Entry, ...], tuple[Finding, ...]]:
    """What lies in a file of the inbox where it is an envelope; else the file itself, or what it is."""
    data, findings = read_bytes(file.path, file.name, ENVELOPE_BYTES)
    if data is None:
        return (), with_mail(findings, file.sender, file.subject)
    if envelope_of(data) is None:
        told = unread(data, file.name) or _document(data, file.name)
        return ((), with_mail((told,), file.sender, file.subject)) if told else ((file,), ())
    items, findings = opened(data, file.name, file.sender, file.sent, file.subject)
    found: list[Entry] = []
    for item in items:
        if is_systems(PurePosixPath(item.name.rpartition(SEPARATOR)[2]).name):
            findings += (Finding("N151", Place(item.name)),)
        elif told := unread(item.data, item.name) or _document(item.data, item.name):
            findings += with_mail((told,), item.sender, item.subject)
        elif is_workbook(item.data, item.name):
            found.append(Entry(file.path, item.name, item.data, item.sender, item.sent, item.subject))
        else:
            findings += with_mail((_unknown(item.name),), item.sender, item.subject)
    return tuple(found), findings


def unread(begins: bytes, name: str, *, whole: bool = True) -> Finding | None:
    """What came under this name and is never read as a return; None where it may be one, or is nothing.

    Half a download is one whatever it is called then; where the bytes are not the `whole`, nobody knows yet.
    """
    file = PurePosixPath(name.rpartition(SEPARATOR)[2]).name.casefold()
    ending = f".{file.rpartition('.')[2]}"
    zipped = begins.startswith(_ZIP)
    if _is_partial(name) and not (zipped and (not whole or _END_OF_ZIP in begins[-_LONGEST_END:])):
        return Finding("W167", Place(name))
    if file.endswith(_LINKS) and not zipped:
        return Finding("W166", Place(name), {"x": ending})
    for code, beginnings in _BEGINNINGS:
        if begins.startswith(beginnings):
            return Finding(code, Place(name), {"x": ending})
    if begins[257:262] == b"ustar" or begins[2:5] == b"-lh":
        return Finding("W164", Place(name), {"x": ending})
    if any(mark in begins[4:16] for mark in _OF_PHONES):
        return Finding("W162", Place(name), {"x": ending})
    if ending in _TEXTS and begins and not begins.startswith((*_ZIP, _COMPOUND)):
        return Finding("W168", Place(name), {"x": ending})
    return None


def _is_partial(name: str) -> bool:
    return name.casefold().endswith(_PARTIAL)


def _begins_as_workbook(begins: bytes) -> bool:
    """Whether a zip's first part is one that programs write first, and one of a spreadsheet follows soon."""
    return begins.startswith(_ZIP) and begins[30:].startswith(_FIRST_PARTS) and b"xl/" in begins


def _is_package(begins: bytes) -> bool:
    return begins.startswith(_ZIP) and _PACKAGE in begins[:100]


def may_be_return(data: bytes, name: str) -> bool:
    """Whether a file is a return, holds some, or is what somebody may have sent for one."""
    return is_workbook(data, name) or unread(data, name) is not None or envelope_of(data) is not None


def is_workbook(begins: bytes, name: str) -> bool:
    """Whether a file is a workbook of whatever format, or says so by its name; the reader knows."""
    if is_named(name.rpartition(SEPARATOR)[2]) or begins.startswith((*_ZIP, _COMPOUND)) or is_known(begins):
        return True
    written = begins.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<")
    return written and any(sign in begins for sign in _SPREADSHEET)


def _unknown(name: str) -> Finding:
    """What is no return as far as anybody can tell."""
    return Finding("N151", Place(name), {"x": f".{name.rpartition('.')[2]}" if "." in name else ""})


def may_be_foreign(file: Entry) -> bool:
    """Whether a file may be a workbook of a format that has to be converted: another look will tell."""
    begins = file.data[:OPENING] if file.data is not None else opening(file.path, OPENING)
    if _is_package(begins):
        return b"workbook.bin" in begins or file.name.casefold().endswith(".xlsb")
    return is_workbook(begins, "")


def _document(data: bytes, name: str) -> Finding | None:
    """A document of a word processor, or of a presentation."""
    zipped = data.startswith(_ZIP) and any(part in data for part in _WORD) and b"xl/" not in data
    compound = data.startswith(_COMPOUND) and any(sign in data for sign in _WORD_COMPOUND)
    return Finding("W165", Place(name)) if zipped or (compound and _WORKBOOK not in data) else None


def _in_silence(_: int, __: int) -> None:
    """Opening envelopes is told to nobody: reading what is in them is."""
