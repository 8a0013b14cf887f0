"""Formats that an office program turns into .xlsx, once for the same bytes; then our own reader reads."""

from __future__ import annotations

import hashlib
import re
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from .. import engines, files, kept, xlsx
from ..core.findings import Finding, IkuError, Place
from ..xlsx.container import inflate, open_container
from ..xlsx.markup import run
from ..xlsx.refusal import DamagedError, RefusedError
from .format import Read

CONVERTED = "N175"
"""Says which program converted a file: what its format cannot carry was not taken away by anybody."""

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BIFF = tuple(bytes.fromhex(begin) for begin in ("09081000", "09080800", "09000400", "09020600", "09040600"))
_BOOKS = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))
_SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"
_ZIP = b"PK\3\4"
_OPENING = 4096
_NAMES = re.compile(rb"<Names>.*?</Names>", re.DOTALL)
_ROOM = "3"
"""Another number makes every file be converted again."""


@dataclass(frozen=True, slots=True)
class Foreign:
    """A format by its usual ending, and how its bytes are known."""

    ending: str
    knows: Callable[[bytes], bool]
    telling: bool = True
    """Whether hardly any other file ends so."""
    copy: Callable[[bytes], bytes] = bytes
    """What the office program is given: the same bytes, or others where these have a fault that is known."""

    @property
    def endings(self) -> tuple[str, ...]:
        """Its ending, where that says anything."""
        return (self.ending,) if self.telling else ()

    def read(self, data: bytes, name: str) -> Read:
        """The workbook as the office program has converted it, or why there is none."""
        kept = _kept(data)
        if kept is None:
            code = "E174" if engines.installed() else "E173"
            return None, (Finding(code, Place(name), {"x": self.ending}),)
        workbook, findings = xlsx.read(kept, name)
        if workbook is not None and not any(sheet.cells for sheet in workbook.sheets):
            return None, (Finding("E174", Place(name), {"x": self.ending}),)
        program = workbook.properties.application.partition("/")[0] if workbook else ""
        return workbook, (*findings, Finding(CONVERTED, Place(name), {"x": self.ending, "y": program}))


def _is_compound(data: bytes) -> bool:
    """An OLE file with a workbook in it that no password locks."""
    books = data.startswith(_COMPOUND) and any(name in data for name in _BOOKS)
    return books and "EncryptedPackage".encode("utf-16-le") not in data


def _is_open_document(data: bytes) -> bool:
    """A zip whose first words are that it holds an OpenDocument spreadsheet, wherever they stand."""
    if not data.startswith(_ZIP) or b"mimetype" not in data:
        return False
    try:
        container = open_container(data)
        kind = inflate(container, container.entries["mimetype"]) if "mimetype" in container.entries else b""
    except RefusedError:
        return False
    return kind.strip().startswith(_SPREADSHEET)


def _is_xml(*signs: bytes) -> Callable[[bytes], bool]:
    def knows(data: bytes) -> bool:
        opening = data[:_OPENING].lstrip(b"\xef\xbb\xbf \t\r\n")
        return opening.startswith(b"<") and any(sign in opening for sign in signs)

    return knows


def _without_bad_names(data: bytes) -> bytes:
    """Without the names of cells where the file is no XML: SheetJS writes their quotes as they stand."""
    try:
        run(data, _unheard, _unheard, _unheard)
    except DamagedError:
        return _NAMES.sub(b"", data)
    except RefusedError:
        return data  # the reader's guards: the office program has its own
    return data


def _unheard(*_: object) -> None:
    """Only whether it is XML counts."""


FOREIGN: tuple[Foreign, ...] = (
    Foreign(".xls", lambda data: _is_compound(data) or data.startswith(_BIFF)),
    Foreign(".xlsb", lambda data: data.startswith(_ZIP) and b"xl/workbook.bin" in data),
    Foreign(".ods", _is_open_document),
    Foreign(".fods", _is_xml(_SPREADSHEET)),
    Foreign(".xml", _is_xml(b"urn:schemas-microsoft-com:office:spreadsheet"), False, _without_bad_names),
)


def prepare(wanted: Mapping[bytes, Foreign]) -> None:
    """Converts what was not converted before, all in one process; what fails is tried once more alone."""
    missing = {_digest(data): (data, kind) for data, kind in wanted.items() if _kept(data) is None}
    program = engines.installed()
    if not missing or program is None:
        return
    with tempfile.TemporaryDirectory(prefix="iku-format-") as name:
        room = Path(name)
        originals = []
        for digest, (data, kind) in missing.items():
            original = room / f"{digest}{kind.ending}"
            original.write_bytes(kind.copy(data))
            originals.append(original)
        target = room / "xlsx"
        target.mkdir()
        program.convert(originals, target)
        for original in originals:
            made = target / f"{original.stem}.xlsx"
            if not made.is_file() and len(originals) > 1:
                program.convert([original], target)
            if made.is_file():
                _keep(original.stem, made.read_bytes())


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _kept(data: bytes) -> bytes | None:
    with suppress(OSError):
        return (_room() / f"{_digest(data)}.xlsx").read_bytes()
    return None


def _keep(digest: str, made: bytes) -> None:
    """Where nothing can be kept, it is converted again the next time, and this time the file is not read."""
    with suppress(OSError, IkuError):
        _room().mkdir(parents=True, exist_ok=True)
        files.write_atomically(_room() / f"{digest}.xlsx", made, force=True)


def _room() -> Path:
    return kept.caches() / f"terkonversi-{_ROOM}"
