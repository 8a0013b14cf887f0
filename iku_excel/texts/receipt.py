"""What a receipt says, and what is said when one is compared with a file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from ..core.model import Verdict
from ..core.periods import MONTHS

VERDICTS: Mapping[Verdict, str] = {
    Verdict.ACCEPTED: "● diterima",
    Verdict.PARTIAL: "◊ diterima sebagian",
    Verdict.REFUSED: "▲ ditolak",
    Verdict.BLANK: "○ belum diisi",
    Verdict.SUPERSEDED: "■ digantikan oleh kiriman lain",
    Verdict.DUPLICATE: "■ sama dengan kiriman lain",
    Verdict.UNDECIDED: "▲ menunggu pilihan perencana",
}
INSTEAD = "{verdict}: {file}"

TITLE = "TANDA TERIMA FORMULIR IKU"
# The labels, by which a kept receipt is read again.
RESULT = "Hasil"
TIME = "Dicatat"
FILE = "Berkas"
SIZE, BYTES = "Ukuran", "{n} byte"
HASH = "SHA-256"
SAVED = "Disimpan"
SHEET = "Lembar {sheet} (kode {unit})"
PERIOD = "Periode"
REVISION = "Revisi"
VERSION = "Versi formulir"
COUNTS = "Isian"
SEAL = "Tanda periksa"
UNREAD = "tidak terbaca"
NOTHING = "–"

FINDINGS = "Yang perlu diperhatikan ({n})"
NO_FINDINGS = "Tidak ada yang perlu diperbaiki."
FINDING = "{sign} {place}: {message} {hint} [{code}]"
WHOLE_FILE = "seluruh berkas"
PLANNER = "(ditindaklanjuti perencana)"
ABOUT_SEAL = "Tanda periksa dihitung dari isi tanda terima ini; bukan tanda tangan elektronik."

SAME = "● Inilah berkas yang dicatat pada tanda terima: {file}, {time}."
OTHER = "▲ Ini bukan berkas yang dicatat pada tanda terima."
EDITED = "▲ Tanda terima ini berubah sejak dibuat; isinya tidak dapat dipegang."
WHOLE = "● Tanda terima ini utuh."
DIFFERS = "  {label}: tercatat {recorded}, berkas ini {found}"
OF_SHEET = "{sheet}, {label}"
LOST_SHEET = "  {sheet}: tidak ada dalam berkas ini"
NEW_SHEET = "  {sheet}: tidak ada pada tanda terima"
ONLY_CONTENT = "  Ukuran, periode, revisi, dan banyaknya isian sama; isinya yang berbeda."
WRITTEN = "{verdict}: {file}"
ALL_WRITTEN = "{n} tanda terima ditulis ke {folder} (.txt dan .json); {kept} yang sudah ada masih benar."


def moment(iso: str) -> str:
    """An ISO time as people read it: `2 Juli 2026 pukul 10.15 (UTC+07:00)`."""
    time = datetime.fromisoformat(iso)
    zone = time.strftime("%z")
    told = f" (UTC{zone[:3]}:{zone[3:5]})" if zone.strip("+-0") else " (UTC)" if zone else ""
    return f"{time.day} {MONTHS[time.month - 1]} {time.year} pukul {time:%H.%M}{told}"
