"""The words about the office's keys and what a signature is worth."""

from __future__ import annotations

PRIVATE, PUBLIC = "kunci/kunci-pribadi.pem", "kunci/kunci-publik.json"
REPLACED = "{stem} sampai {day}{end}"

KEY = """Menampilkan sidik kunci kantor; dengan --new kunci baru dibuat dan didaftarkan.

Kunci pribadi menandatangani dokumen dan tinggal di folder kunci; berkas kunci-publik.json boleh diberikan kepada siapa pun."""
OPTION_NEW = "Buat kunci baru; kunci publik yang lama tetap terdaftar, dokumen lama tetap dapat diperiksa."
OPTION_KEY = "Berkas kunci publik kantor yang diperoleh lewat jalan lain."
OPTION_FINGERPRINT = "Sidik kunci kantor yang diperoleh lewat jalan lain, misalnya lewat telepon."
MADE = """Kunci baru: {fingerprint}
Sampaikan sidik ini lewat jalan lain (surat, telepon) kepada yang akan memeriksa dokumen Anda. Simpan salinan {path}
di tempat yang aman; bila hilang, buat yang baru dengan iku key --new."""
LISTED = "{fingerprint}  sejak {since}  {name}"
NONE = "Belum ada kunci di sini. Buat dengan iku key --new."

CODE = "Kode verifikasi: {code}."
KNOWN = "● Ditandatangani kunci kantor {name} ({fingerprint}), yang dikenal di sini."
UNKNOWN = "◊ Ditandatangani kunci {fingerprint} atas nama {name}; bukti baru ada bila sidik itu sama dengan yang Anda peroleh dari kantornya lewat jalan lain (iku verify --fingerprint)."
UNSIGNED = "○ Tidak ditandatangani: siapa yang membuatnya tidak dapat dibuktikan dari berkas ini."
OTHER_CONTENT = "▲ Isinya berubah sesudah ditandatangani kunci {fingerprint} atas nama {name}."
FORGED = "▲ Tanda tangan atas nama {name} palsu: tidak cocok dengan kuncinya sendiri."
ANOTHER_KEY = "▲ Ditandatangani kunci lain ({fingerprint}), bukan kunci yang Anda sebut."
COPY_SAME = "● Semua angka dan tulisan dalam sel salinan resmi ini sama dengan yang ditandatangani."
COPY_UNSIGNED = (
    "◊ Salinan resmi tanpa tanda tangan memuat terlalu sedikit untuk diperiksa; mintalah dokumen lengkapnya."
)
