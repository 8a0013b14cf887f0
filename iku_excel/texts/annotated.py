"""The words of an annotated copy and of what is said of it."""

from __future__ import annotations

from collections.abc import Mapping

from ..core.findings import Finding
from .findings import hint, message

# What every notice begins with, so that reading knows it for ours.
NOTICE = "Dikembalikan untuk diperbaiki:"
# Between our note and what the sender wrote in the same cell's note.
SENDERS_NOTE = "Catatan pengisi:"
SIGN = "▲"
LOOK_SIGN = "◊"

SHEET = "Perbaikan"
AUTHOR = "Perencana"
TITLE = "Perbaikan – {units}, {period}"
SHEETS = "{n} lembar"
REVISION = "Revisi {a} diperiksa   ·   kirim kembali sebagai revisi {b}"
DONE = "selesai"
ALL_DONE = "Semua selesai"
HINT = (
    "Klik alamat sel untuk menuju isian. Kolom Status berubah sendiri setelah diperbaiki. "
    "Isian lain sudah disalin: tidak perlu diketik ulang."
)
NOTICE_BAD = (
    NOTICE + " {n} isian bertanda merah di lembar ini; daftarnya ada di lembar {sheet}. "
    "Perbaiki di berkas ini, simpan, lalu kirim."
)
NOTICE_LOOKS = (
    NOTICE + " {n} isian bertanda merah atau kuning tua di lembar ini; daftarnya ada di "
    "lembar {sheet}. Perbaiki atau periksa di berkas ini, simpan, lalu kirim."
)
HEAD_SPOT = "Sel"
HEADS: Mapping[str, str] = {
    "no": "No",
    "code": "Kode",
    "sheet": "Lembar",
    "spot": HEAD_SPOT,
    "data": "Data",
    "raw": "Terbaca",
    "message": "Masalah",
    "remedy": "Cara memperbaiki",
    "state": "Status",
}
BLANK = "kosong"
OPEN = "belum"
MENDED = "selesai"
LOOK = "◊ periksa"
RESOLVED = "● sudah diurus"
OTHERS = "dan {n} sel lain bertanda merah di lembar {sheet}"
CARRIED_HEAD = "Dipindahkan untuk Saudara"
CARRIED_HINT = "Isian ini sudah ada di salinan ini. Cukup diperiksa."
LOST_HEAD = "Tidak terbawa ke salinan ini"
LOST_HINT = "Nilai ini tercatat di berkas lama. Bila masih perlu, tulis di tempat yang sesuai."
COMMENT = "Catatan pada sel"
OUTSIDE = "Isian di luar formulir"
FRESH = "Periksa isiannya di salinan ini, lalu kirim kembali. Tidak perlu menyalin apa pun."
NOT_AN_INPUT = "Tertulis di luar sel isian; tidak dihitung."
CODE_LOST = "Barisnya tidak lagi memiliki kode, sehingga tidak pasti milik pertanyaan mana."
NOT_ASKED = "Tidak lagi ditanyakan dalam formulir ini."
NO_ROOM = "Tidak dapat disalin ke formulir."
TWICE = "Ada dua isian untuk pertanyaan ini; disalin yang pertama."
THEIRS = "Sekarang dilaporkan oleh {sheet}."
RESPONDENT = "Responden {n}, {element}"
TAKEN = "{sheet} sudah melaporkannya sendiri."
MOVED = "Sekarang dilaporkan oleh {sheet}; disalin ke formulirnya."
MOVED_HERE = "Semula dilaporkan di lembar {sheet}. Pastikan angkanya."
BY_LABEL = "Kode barisnya hilang; dikenali dari teks pertanyaannya."

# What the officer reads on the terminal.
WRITTEN = "{sheet}: {path} (revisi {revision}, {n} hal diperbaiki staf)"
NOT_CARRIED = "   tidak terbawa: {place}, {label}: “{raw}” – {why}"
CARRIED = "   dipindahkan: {place}, {label}: “{raw}” – {why}"
LEFT_ALONE = "{sheet}: tidak dibuatkan salinan – {why}"
UNDECIDED = "ada beberapa versi dengan nomor revisi yang sama; tetapkan dahulu dengan --pick"
DOUBTFUL = "pengenal berkasnya bertentangan; pastikan dahulu milik siapa"
CHANGED = "berkasnya berubah saat dibaca; jalankan sekali lagi"
NOT_READ = "Tidak dapat disalin, minta kirim ulang:"
NOTHING_TO_MEND = "Tidak ada yang perlu diperbaiki: tidak ada salinan yang dibuat."


# What the officer calls by its version, staff know by its questions.
MESSAGES = {"E127": "Kiriman memakai formulir dengan daftar pertanyaan yang lama."}

# In a fresh form the format of a cell is right again, no formula stands in an input, and no cells are merged.
REMEDIES = {
    "E206": "Selnya sudah kami pisahkan. Periksa isiannya; lengkapi yang kosong.",
    "E302": "Ketik ulang angkanya; format selnya sudah kami betulkan.",
    "E303": "Ketik angkanya.",
    "E311": "Ketik angkanya.",
    "E313": "Ketik ulang angkanya dalam satuan yang diminta; format selnya sudah kami betulkan.",
    "E323": "Ketik angkanya; format selnya sudah kami betulkan.",
    "E324": "Ketik angkanya; format selnya sudah kami betulkan.",
    "E345": "Pilih keadaannya dari daftar; kosongkan bila angkanya benar.",
    "E346": "Pilih keadaannya dari daftar; kosongkan bila angkanya benar.",
    "E417": "Ketik jawabannya menurut kuesioner aslinya; format selnya sudah kami betulkan.",
    "E418": "Ketik jawabannya menurut kuesioner aslinya; format selnya sudah kami betulkan.",
}


def note(finding: Finding, raw: str) -> str:
    """The note at a cell to be mended: what is wrong, what was typed, what to do."""
    typed = f"Yang terbaca: {raw}\n" if raw else ""
    remedy = REMEDIES.get(finding.code) or hint(finding)
    return f"{SIGN} {finding.code}  {message(finding)}\n{typed}Cara memperbaiki: {remedy}"


def look_note(text: str) -> str:
    """The note at a cell that somebody should look at."""
    return f"{LOOK_SIGN} {text}"


def with_senders(note_text: str, senders: str) -> str:
    """Our note with what the sender's own said below it."""
    return f"{note_text}\n\n{SENDERS_NOTE}\n{senders}" if note_text and senders else note_text or senders


def senders_part(text: str) -> str:
    """What the sender wrote in a note: all of it where it is none of ours, else what stands below ours."""
    ours = text.startswith((f"{SIGN} E", f"{LOOK_SIGN} "))
    return text.partition(f"\n{SENDERS_NOTE}\n")[2].strip() if ours else text
