"""A template's places filled with what a finding knows, harmless to a terminal and as people write it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from ...core.findings import Finding, Scalar
from ...core.numbers import MOST_DIGITS, show, show_percent
from ...core.signs import SHOWN

LONGEST = 80
# A file's name must stay exact to be typed again; the others are sentences of our own.
LONGER = {"file": 300, "tmp": 300, "saran": 300, "harus": 300, "ubah": 600}
FRACTIONS = frozenset({"p"})

MISSING = "…"
NOTHING = "–"
EMPTY = "kosong"
# Why a system refuses, by its own name for it (core.causes).
CAUSES = {
    "ENOSPC": "ruang disk habis",
    "EDQUOT": "jatah ruang disk habis",
    "EFBIG": "berkasnya lebih besar daripada yang diizinkan",
    "EROFS": "disk atau foldernya hanya dapat dibaca",
    "EACCES": "tidak ada izin pada berkas atau foldernya",
    "EPERM": "tidak ada izin pada berkas atau foldernya",
    "EBUSY": "berkasnya sedang dipakai program lain",
    "ETXTBSY": "berkasnya sedang dipakai program lain",
    "EIO": "disk atau jaringannya rusak atau terputus",
    "ENAMETOOLONG": "namanya terlalu panjang",
    "EINVAL": "namanya memuat tanda yang tidak diizinkan",
    "ENOENT": "berkas atau foldernya tidak ada",
    "ENOTDIR": "bagian dari letaknya bukan folder",
    "EISDIR": "yang disebut adalah folder",
    "EEXIST": "nama itu sudah dipakai",
    "EMFILE": "terlalu banyak berkas terbuka sekaligus",
    "ENOMEM": "memori habis",
    "EAGAIN": "memori atau jatah proses habis",
    "ENOTCONN": "folder jaringannya terputus",
    "ESTALE": "folder jaringannya terputus",
    "EPIPE": "penerima keluaran sudah berhenti membaca",
    "ELOOP": "tautannya berputar",
    "ECONNREFUSED": "tidak ada yang mendengarkan di sana",
    "ECONNRESET": "sambungannya diputus dari sana",
    "ETIMEDOUT": "tidak ada jawaban pada waktunya",
    "TimeoutError": "tidak ada jawaban pada waktunya",
    "EHOSTUNREACH": "komputernya tidak terjangkau",
    "ENETUNREACH": "jaringannya tidak terjangkau",
    "gaierror": "nama komputernya tidak dikenal",
    "EPROTO": "yang menjawab bukan penjadwal Dask",
    "SSLError": "sertifikat TLS tidak ada atau tidak cocok",
    "address": "bentuknya bukan alamat penjadwal",
}
SAMPLES = 3
AND_OTHERS = " dan lain-lain"

_NAME = re.compile(r"\{(\w+)\}")
_OPTIONAL = re.compile(r"\[([^\[\]]*\{\w+\}[^\[\]]*)\]")


def names(template: str) -> tuple[str, ...]:
    """The names of a template's places, in their order."""
    return tuple(dict.fromkeys(_NAME.findall(template)))


def needed(template: str) -> tuple[str, ...]:
    """Those of them without which the sentence is lame."""
    return names(_OPTIONAL.sub("", template))


def fill(template: str, findings: Sequence[Finding]) -> str:
    """The sentence about one finding or several of one cause; where values differ, the first few stand for all.

    What stands in square brackets around a place is said only where the place has a value.
    """
    template = _OPTIONAL.sub(lambda match: match[1] if _all_given(match[1], findings) else "", template)
    wanted = names(template)
    rows = tuple(dict.fromkeys(tuple(_value(finding, name) for name in wanted) for finding in findings))
    texts = {name: _together([row[at] for row in rows]) for at, name in enumerate(wanted)}
    return _NAME.sub(lambda match: texts[match[1]], template)


def harmless(text: str, longest: int = LONGEST) -> str:
    """Somebody's text on one line, its invisible and controlling signs shown as □, cut to a length."""
    line = "".join(
        " " if sign.isspace() else sign if sign.isprintable() else SHOWN
        for sign in text.strip()[: longest + 1]
    )
    return line if len(line) <= longest else line[: longest - 1] + MISSING


def shown(name: str, value: Scalar) -> str:
    """A value as people read it."""
    if value is None:
        return NOTHING
    if isinstance(value, str):
        value = CAUSES.get(value, value)
        return harmless(value, LONGER.get(name, LONGEST)) or EMPTY
    if isinstance(value, bool):
        return "BENAR" if value else "SALAH"
    if isinstance(value, int) and abs(value) >= 10**MOST_DIGITS:
        return f"{Decimal(value):.2E}".replace(".", ",")
    return show_percent(value) if name in FRACTIONS else show(value)


def _all_given(part: str, findings: Sequence[Finding]) -> bool:
    return all(
        any(_known(finding).get(name) not in (None, "") for finding in findings) for name in names(part)
    )


def _value(finding: Finding, name: str) -> str:
    if name in finding.values:
        return shown(name, finding.values[name])
    return shown(name, _known(finding).get(name) or MISSING)


def _known(finding: Finding) -> dict[str, Scalar]:
    """A finding's values, and what it carries beside them."""
    return {
        "file": finding.place.file,
        "lembar": finding.place.sheet,
        "sel": finding.place.cell,
        "bidang": finding.unit,
        "x": finding.raw,
        "v": finding.used,
        **finding.values,
    }


def _together(values: Sequence[str]) -> str:
    if len(set(values)) == 1:
        return values[0]
    return "; ".join(values[:SAMPLES]) + (AND_OTHERS if len(values) > SAMPLES else "")
