"""The words of an annotated copy and of what is said of it."""

from __future__ import annotations

from ..core.findings import Finding
from .findings import hint, message
from .form import WORDS as FORM

# What every notice begins with, so that reading knows it for ours.
NOTICE = "Dikembalikan untuk diperbaiki:"
# Between our note and what the sender wrote in the same cell's note.
SENDERS_NOTE = "Catatan pengisi:"
SIGN = "▲"
LOOK_SIGN = "◊"

WORDS = {
    **FORM,
    "repairs.sheet": "Perbaikan",
    "repairs.author": "Perencana",
    "repairs.title": "Perbaikan – {units}, {period}",
    "repairs.revision": "Revisi {a} diperiksa   ·   kirim kembali sebagai revisi {b}",
    "repairs.done": "selesai",
    "repairs.all_done": "Semua selesai",
    "repairs.hint": "Klik alamat sel untuk menuju isian. Kolom Status berubah sendiri setelah diperbaiki. "
    "Isian lain sudah disalin: tidak perlu diketik ulang.",
    "repairs.notice": NOTICE + " {n} isian bertanda merah di lembar ini; daftarnya ada di lembar {sheet}. "
    "Perbaiki di berkas ini, simpan, lalu kirim.",
    "repairs.notice_looks": NOTICE
    + " {n} isian bertanda merah atau kuning tua di lembar ini; daftarnya ada di "
    "lembar {sheet}. Perbaiki atau periksa di berkas ini, simpan, lalu kirim.",
    "repairs.head.no": "No",
    "repairs.head.code": "Kode",
    "repairs.head.sheet": "Lembar",
    "repairs.head.spot": "Sel",
    "repairs.head.data": "Data",
    "repairs.head.raw": "Terbaca",
    "repairs.head.message": "Masalah",
    "repairs.head.remedy": "Cara memperbaiki",
    "repairs.head.state": "Status",
    "repairs.blank": "kosong",
    "repairs.open": "belum",
    "repairs.mended": "selesai",
    "repairs.look": "◊ periksa",
    "repairs.resolved": "● sudah diurus",
    "repairs.others": "dan {n} sel lain bertanda merah di lembar {sheet}",
    "repairs.carried": "Dipindahkan untuk Saudara",
    "repairs.carried.hint": "Isian ini sudah ada di salinan ini. Cukup diperiksa.",
    "repairs.lost": "Tidak terbawa ke salinan ini",
    "repairs.lost.hint": "Nilai ini tercatat di berkas lama. Bila masih perlu, tulis di tempat yang sesuai.",
    "repairs.comment": "Catatan pada sel",
    "repairs.outside": "Isian di luar formulir",
    "repairs.fresh": "Periksa isiannya di salinan ini, lalu kirim kembali. Tidak perlu menyalin apa pun.",
    "repairs.not_an_input": "Tertulis di luar sel isian; tidak dihitung.",
    "repairs.code_lost": "Barisnya tidak lagi memiliki kode, sehingga tidak pasti milik pertanyaan mana.",
    "repairs.not_asked": "Tidak lagi ditanyakan dalam formulir ini.",
    "repairs.no_room": "Tidak dapat disalin ke formulir.",
    "repairs.twice": "Ada dua isian untuk pertanyaan ini; disalin yang pertama.",
    "repairs.theirs": "Sekarang dilaporkan oleh {sheet}.",
    "repairs.respondent": "Responden {n}, {element}",
    "repairs.taken": "{sheet} sudah melaporkannya sendiri.",
    "repairs.moved": "Sekarang dilaporkan oleh {sheet}; disalin ke formulirnya.",
    "repairs.moved_here": "Semula dilaporkan di lembar {sheet}. Pastikan angkanya.",
    "repairs.by_label": "Kode barisnya hilang; dikenali dari teks pertanyaannya.",
}

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
