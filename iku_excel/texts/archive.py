"""The words of closing a period: what `iku close` asks and tells, the register, and what verifying a package finds."""

from __future__ import annotations

DEFINITION_OF = "Definisi yang dipakai: yang berlaku saat ditutup, di dalam {path}."
GONE = "tidak ada lagi di kotak masuk"
OPTION_DATE = "Tanggal tanda tangan dokumen, misalnya 2026-04-10; tanpa ini tanggal dalam definisi."
OPTION_CLOSED = "Tanggal penutupan yang dicatat. Bawaan: hari ini."
OPTION_DOCUMENT = "Nomor dokumen menurut kantor, misalnya 050/123/2026."
OPTION_REASON = "Sebab perubahan, atau sebab ditutup walaupun ada angka yang belum final."
OPTION_REVISE = "Terbitkan perubahan dari periode yang sudah ditutup; wajib dengan --reason."
OPTION_UNDO = "Batalkan penutupan terakhir, selama dokumennya belum dikirim."
OPTION_PUBLIC = "Tulis juga paket untuk umum: tanpa kiriman, nomor telepon, dan lembar pemeriksaan."
OPTION_LIST = "Tampilkan daftar yang sudah diterbitkan."
OPTION_ARCHIVE = "Folder arsip; bawaan: arsip/ dalam folder kerja."
OPTION_OUTPUT = "Folder untuk dokumen yang diterbitkan; bawaan: keluaran/ dalam folder kerja."
OPTION_NO_PDF = "Tanpa PDF."

NO_PERIOD = "Sebutkan periodenya, misalnya: iku close 2026-TW1"
NO_REASON = "--revise memerlukan --reason."
NO_ARCHIVE = "Di luar folder kerja sebutkan --archive."
NO_INBOX = "Di luar folder kerja sebutkan INBOX."
NO_OUTPUT = "Di luar folder kerja sebutkan -o."
NOT_TOGETHER = "--list, --undo, dan --revise tidak dapat dipakai bersama."

ISSUED = "Dokumen diterbitkan: {path}"
CLOSED = "{period} ditutup: {path}"
CODE = "Kode verifikasi paket: {code}; di kaki dokumennya: {document}"
REVISED = "{period} diubah (Perubahan ke-{number}): {path}"
WOULD_BE = "indikator {number} dari {before} menjadi {after}"
CHANGED = "  {indicator}: {before} → {after}"
NOTHING_CHANGED = "  tidak ada angka yang berubah"
PUBLIC = "Paket untuk umum: {path}"
DRAFT_AGAIN = "Drafnya ditulis kembali: {path}"
UNDONE = "Penutupan {period} dibatalkan; {path} dihapus."
REGISTER = "register.xlsx"
REGISTER_TITLE = "Register"
REGISTER_HEAD = (
    "Periode",
    "Terbitan",
    "Nomor dokumen",
    "Ditutup",
    "Penanda tangan",
    "Angka",
    "Kode verifikasi",
    "Menggantikan",
    "Sebab",
    "Kode dokumen",
)
NOTHING_ISSUED = "Belum ada periode yang ditutup."
FIRST, REVISION = "pertama", "Perubahan ke-{number}"
REPLACED = "{issue} (digantikan)"
FIGURE = "{indicator} {value}"
NONE = "–"

IS_DRAFT = "○ Dokumen ini draf: belum diterbitkan, dan tidak membuktikan apa yang diterbitkan."
ISSUED_SINCE = "◊ Periode ini sudah diterbitkan ({issue}); yang berlaku dokumen dalam {package}."
KNOWN = "● {issue}: sama dengan yang dicatat arsip, {package} (kode {code})."
REPLACED_BY = "◊ Dokumen ini sudah digantikan: {issue} ({package})."
NOT_KNOWN = "▲ Dokumen ini menyebut dirinya “{issue}”, tetapi {archive} tidak mencatatnya."
NOT_COMPARED = "▲ Dokumen ini menyebut dirinya “{issue}”. Hal itu tidak dapat dibandingkan: {package} dalam {archive} rusak atau diubah. Ambil lagi paket itu dari cadangan, lalu periksa dengan iku verify."
BY_SIGNATURE = "● {issue}: demikian yang ditandatangani kunci kantornya. Arsip kantornya tidak ada di sini: apakah sudah ada Perubahan tidak diketahui."
NOT_PROVEN = "◊ Dokumen ini menyebut dirinya “{issue}”. Hal itu tidak terbukti dari berkas ini saja: arsip kantornya tidak ada di sini dan tidak ada tanda tangan kunci yang dikenal. Mintalah paketnya."
OTHER_ISSUE = "▲ Dokumen di dalamnya menyebut dirinya “{found}”, paketnya “{expected}”."
PACKAGE = "{period}, {issue}, ditutup {date}; kode verifikasi {code}"
PARTS_HOLD = "● Semua {n} bagian paket sama dengan yang dicatat."
ANSWERS_HOLD = "● Isian dalam {n} kiriman dibaca ulang; semua angkanya sama."
DRAWN_SAME = "● Dokumen digambar ulang: semua bagiannya sama."
SAME_MEANING = "● {n} angka dokumen sama dengan hasil hitung ulang; tampilannya dari iku {program}, yang tidak dibandingkan."
NOT_LOOKED_AT = "Tidak diperiksa: isi PDF (hanya sidik jarinya)."
YEARS_NOT_LOOKED_AT = (
    "Tidak diperiksa: angka tahun yang terbit dalam paket lain, {years}; periksa paketnya sendiri."
)
CHANGED_FIGURE = "▲ {indicator}: diterbitkan {issued}, dari kirimannya {found}."
CHANGED_DRAWING = "▲ Dokumen berbeda dari gambar ulangnya: {part}"
HOLDS = "Paket ini cocok."
HOLDS_NOT = "Paket ini tidak cocok: {n} hal berbeda."
PUBLIC_ONLY = "Paket untuk umum: kirimannya tidak ada di dalam, sehingga angkanya tidak dihitung ulang."
