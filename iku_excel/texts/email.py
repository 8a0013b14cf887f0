"""The words of `iku email`: the letters, what a terminal is told, and what can go wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..core.model import Issuance, Results, Unit
from ..core.numbers import show
from ..core.periods import Period
from .status import closed_because, issue
from .workbook.every_sheet import to_date

# --- the command ---------------------------------------------------------------------------------

OPTION_SETTINGS = (
    "Berkas pengaturan; bawaan: pengaturan.toml di samping dokumen, di folder induknya, atau di sini."
)
OPTION_OUTPUT = "Folder untuk draf; bawaan: di samping dokumennya, dengan akhiran _surel."
OPTION_FEEDBACK = "Kirim salinan bertanda dalam DIR ke bidangnya, bukan dokumen ke daftar kantor."
OPTION_OFFICIAL = "Lampirkan salinan resmi: tanpa lembar Temuan dan Status, tanpa catatan asal-usul."
OPTION_PDF = "PDF yang dilampirkan; bawaan: dibuat dari dokumennya."
OPTION_NO_PDF = "Tanpa PDF."
OPTION_SEND = "Kirim sekarang lewat server pada pengaturan."
OPTION_DRY = "Tampilkan saja apa yang akan dikirim kepada siapa."
OPTION_YES = "Jangan bertanya dulu sebelum mengirim."
OPTION_RESEND = "Kirim lagi ke alamat ini walaupun sudah terkirim atau tidak pasti; boleh diulang."
OPTION_FORCE = "Timpa draf yang sudah ada."

NOT_TOGETHER = "{one} dan {other} tidak dapat dipakai bersama."
NEEDS_PASSWORD = "Tanpa terminal kata sandi tidak dapat ditanyakan: isi {name}."
NEEDS_YES = "Tanpa terminal tidak ada yang dapat ditanya: tambahkan --yes untuk mengirim."
NOT_A_RECIPIENT = "{address} tidak ada dalam daftar penerima."
PASSWORD_PROMPT = "Kata sandi surel untuk {user}"
CONFIRM = "Kirim {n} pesan sekarang?"
CANCELLED = "Dibatalkan; tidak ada yang dikirim."

DRAFT_WRITTEN = "Draf ditulis: {path}"
DRAFT_NEXT = "Buka berkas .eml dengan program surel lalu tekan Kirim; atau tempel isi {text} ke webmail atau WhatsApp dan lampirkan berkas di folder itu."
NO_ENGINE = "◊ PDF tidak dilampirkan: Excel atau LibreOffice tidak ditemukan. Pasang salah satunya, atau pakai --pdf BERKAS."
NOT_FINAL = "◊ {reasons}; surat menyebutkannya."
IS_DRAFT = "◊ Dokumen ini draf, belum diterbitkan (iku close {period}); surat menyebutkannya."
DRY_HEAD = ("Penerima", "Keadaan")
SERVER_LINE = "Server {server} ({security}), pengirim {sender}"
SUBJECT_LINE = "Perihal: {subject}"
ATTACHMENT_LINE = "   {name} ({size})"
NOTHING_SENT = "Tidak ada yang dikirim (--dry-run)."
# By the names of delivery.posting.Standing.
STANDINGS: Mapping[str, str] = {
    "new": "● akan dikirim",
    "failed": "● akan dicoba lagi",
    "again": "● akan dikirim lagi",
    "sent": "■ sudah terkirim {time}",
    "uncertain": "◊ tidak pasti sejak {time}",
}
SENT = "● terkirim ke {to}"
SUMMARY = "{sent} terkirim, {before} sudah terkirim sebelumnya, {uncertain} tidak pasti, {failed} gagal."
JOURNAL = "Catatan pengiriman: {path}"

# --- the command that fetches -------------------------------------------------------------------

FETCH_INTO = "Kotak surel {user} di {server} → {inbox}"
FETCHED = "● {sender} {day}: {file}"
FETCH_SUMMARY = "{mails} surel baru dengan lampiran, {files} berkas disimpan."
FETCH_NOTHING = "Tidak ada lampiran baru."
FETCH_JOURNAL = "Catatan surel masuk: {path}"
FETCH_NEXT = "Kotak surelnya tidak diubah. Lanjutkan dengan iku status {inbox}"
OPTION_FETCH_SETTINGS = "Berkas pengaturan; bawaan: pengaturan.toml folder kerjanya."
OPTION_SINCE = (
    "Hanya surel yang tiba sejak tanggal ini, misalnya 2026-07-01. Bawaan: semua yang belum dilihat."
)

# --- names ---------------------------------------------------------------------------------------

KIND_DOCUMENT, KIND_OFFICIAL, KIND_COPY = "dokumen", "resmi", "perbaikan {unit}"
OFFICIAL_NAME = "{stem}_resmi"
DRAFT_FOLDER = "{stem}_surel"
LETTER_FILE = "surat.txt"
LETTER_FILE_UNIT = "surat_{name}.txt"

# --- reasons -------------------------------------------------------------------------------------

LINE = "baris {line}"
TIMED_OUT = "server tidak menjawab pada waktunya"
UNKNOWN_HOST = "nama server tidak dikenal"
NOBODY_LISTENS = "tidak ada server di alamat dan porta itu"
LINE_LOST = "sambungan terputus"
NOT_TRIED = "sambungan terputus sebelum gilirannya"
SERVER_SAID = "jawaban server {code} {text}"
IMAP_SAID = "jawaban server {text}"
NO_LOGIN = "server tidak menyediakan cara masuk yang dikenal"
NOT_ASCII_PASSWORD = "kata sandi memuat huruf di luar ASCII"
# By OpenSSL's numbers.
CERTIFICATE: Mapping[int, str] = {
    9: "sertifikat belum berlaku; periksa juga tanggal komputer ini",
    10: "sertifikat sudah kedaluwarsa; periksa juga tanggal komputer ini",
    18: "sertifikat ditandatangani sendiri",
    19: "sertifikat ditandatangani sendiri",
    20: "penerbit sertifikat tidak dikenal",
    21: "penerbit sertifikat tidak dikenal",
    62: "sertifikat milik server lain",
    64: "sertifikat milik server lain",
}
NOT_TOML = "susunan TOML salah"
NOT_A_TABLE = "harus ditulis sebagai [{name}]"
UNKNOWN_KEY = "kunci ini tidak dikenal; yang ada: {known}"
MISSING_KEY = "kunci ini belum ada di [{table}]"
NO_SUCH_FILE = "berkas {path} tidak ada"
NOT_TEXT = "harus teks satu baris di antara tanda kutip"
NOT_AN_ADDRESS = "“{x}” bukan alamat surel; tulis seperti nama@contoh.go.id atau Nama <nama@contoh.go.id>"
NOT_ADDRESSES = "harus alamat surel, atau daftar alamat dalam kurung siku"
NOT_A_HOST = "harus nama server, misalnya mail.contoh.go.id"
NOT_IN_RANGE = "harus bilangan bulat {low} sampai {high}"
NOT_A_CHOICE = "harus salah satu dari {choices}"
NO_RECIPIENTS = 'belum ada alamat; tulis kepada = ["nama@contoh.go.id"]'
NO_SERVER = "bagian [surel.server] belum ada"


# --- the letters ---------------------------------------------------------------------------------

GREETING = "Yth. Bapak/Ibu,"
GREETING_UNIT = "Yth. Bidang {name},"
SUBJECT = "IKU {office} {period}"
SUBJECT_NOT_FINAL = "belum final"
SUBJECT_STATES = "{subject} ({states})"
SUBJECT_FEEDBACK = "Perbaikan isian IKU {sheet} {period}"
OPENING = (
    "Bersama ini disampaikan dokumen Indikator Kinerja Utama (IKU) {office}, Kabupaten {regency}, {period}."
)
INDICATOR = "{number}. {name}"
FIGURES = "   Realisasi {value}; target {target}; capaian {achievement}; predikat {category}"
NOTE = "   Keterangan: {note}"
DRAFT = "Dokumen ini DRAF untuk diperiksa: belum diterbitkan, bukan untuk ditandatangani."
REVISED = "Dokumen ini {issue} dan menggantikan yang sudah diterbitkan."
NUMBERED = "Nomor dokumen: {document}."
ALL_FINAL = "Semua angka final."
SOME_OPEN = "Dokumen ini BELUM FINAL: {reasons}. Angka yang belum utuh tidak dicetak sebagai angka."
EXAMPLE_TARGETS = "Target pada dokumen ini adalah contoh."
OPENING_UNIT = (
    "Terima kasih, isian IKU {sheet} {period} sudah kami terima dan periksa. Terlampir salinan isian Saudara "
    "yang sudah diberi tanda; semua yang Saudara ketik masih ada di dalamnya."
)
TO_MEND = "Yang perlu diperbaiki:"
MEND = "{where}: {message} {remedy}"
AND_MORE = "   dan {n} lainnya; semuanya ada di lembar {sheet}."
SEE_SHEET = "Yang perlu diperbaiki disebutkan pada lembar {sheet}, beserta caranya."
SEE_MARKS = "Sel yang perlu diperbaiki diberi tanda merah, beserta caranya."
MEND_HERE = (
    "Mohon perbaiki langsung pada salinan terlampir, simpan, lalu balas surat ini dengan melampirkannya."
)
ATTACHED = "Lampiran:"
ATTACHMENT = "{number}. {name} ({size})"
CLOSING = "Hormat kami,"
NO_ADDRESS = "(isi alamatnya)"

Row = tuple[str, ...]


def subject(results: Results) -> str:
    """The subject of the office's letter, with what the document is unless it is what everybody expects."""
    text = SUBJECT.format(office=results.definition.office.short, period=to_date(results.period))
    first = results.issuance is None or results.issuance.number == 0
    states = [] if first else [_lowered(results.issuance)]
    states += [] if results.final else [SUBJECT_NOT_FINAL]
    return SUBJECT_STATES.format(subject=text, states=", ".join(states)) if states else text


def _lowered(issuance: Issuance | None) -> str:
    said = issue(issuance)
    return said[:1].lower() + said[1:] if issuance and issuance.draft else said


def _standing(issuance: Issuance | None) -> list[str]:
    """What the document is, in sentences."""
    if issuance is None:
        return []
    if issuance.draft:
        return [DRAFT]
    numbered = [NUMBERED.format(document=issuance.document)] if issuance.document else []
    return [*([REVISED.format(issue=issue(issuance))] if issuance.number else []), *numbered]


def body(results: Results, rows: Sequence[Row], reasons: Sequence[str]) -> str:
    """The office's letter up to its attachments; `rows` are the indicators' lines of the official sheet.

    `reasons` say why the document is not final, none where it is.
    """
    definition, period = results.definition, results.period
    reasons = tuple(filter(None, (*reasons, closed_because(results))))
    lines = [
        GREETING,
        "",
        OPENING.format(
            office=definition.office.name, regency=definition.office.regency, period=to_date(period)
        ),
        "",
    ]
    for number, name, value, target, achievement, category, note in rows:
        lines.append(INDICATOR.format(number=number, name=name))
        lines.append(FIGURES.format(value=value, target=target, achievement=achievement, category=category))
        if note:
            lines.append(NOTE.format(note=note))
    lines += [
        "",
        *_standing(results.issuance),
        SOME_OPEN.format(reasons="; ".join(reasons)) if reasons else ALL_FINAL,
    ]
    if definition.example:
        lines.append(EXAMPLE_TARGETS)
    return "\n".join(lines)


def unit_body(unit: Unit, period: Period, mends: Sequence[str], more: int, sheet: str) -> str:
    """The letter to a unit up to its attachments; `sheet` lists everything, "" where the copy has none."""
    lines = [
        GREETING_UNIT.format(name=unit.name),
        "",
        OPENING_UNIT.format(sheet=unit.sheet, period=period.words),
        "",
    ]
    if mends:
        lines += [TO_MEND, *(INDICATOR.format(number=n, name=text) for n, text in enumerate(mends, start=1))]
        if more:
            lines.append(AND_MORE.format(n=more, sheet=sheet))
    else:
        lines.append(SEE_SHEET.format(sheet=sheet) if sheet else SEE_MARKS)
    return "\n".join([*lines, "", MEND_HERE])


def closed(text: str, attachments: Sequence[tuple[str, int]], signed: Sequence[str]) -> str:
    """A letter with the names and sizes of its attachments and who signs it."""
    listed = [
        ATTACHMENT.format(number=number, name=name, size=size(count))
        for number, (name, count) in enumerate(attachments, start=1)
    ]
    return "\n".join([text, "", ATTACHED, *listed, "", CLOSING, *signed, ""])


def pasted(to: str, copies: str, about: str, text: str) -> str:
    """A letter with its heads, for who pastes it into webmail."""
    heads = (("Kepada", to or NO_ADDRESS), ("Tembusan", copies), ("Perihal", about))
    width = max(len(name) for name, _ in heads)
    return "\n".join([*(f"{name:<{width}} : {value}" for name, value in heads if value), "", text])


def size(count: int) -> str:
    """A number of bytes as people read it."""
    return f"{show(count / 1_000_000, 1)} MB" if count >= 1_000_000 else f"{max(round(count / 1000), 1)} kB"


def moment(time: str) -> str:
    """An ISO time for people."""
    return time[:16].replace("T", " ")
