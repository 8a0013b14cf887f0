"""The words of the commands by which an office makes the tool its own, and what its folder holds."""

from __future__ import annotations

EXPORT = "Menulis definisi sebagai buku kerja Excel untuk diubah."
IMPORT = "Menulis definisi BERKAS (Excel atau TOML) sebagai TOML."
CHECK = "Memeriksa BERKAS definisi; semua kesalahan disebut sekaligus."
DIFF = "Menyebutkan yang berubah dari definisi LAMA ke BARU."

OPTION_DEFINITION = "Berkas definisi (.xlsx atau .toml). Bawaan: definisi Diskominfo."
OPTION_FROM = (
    "Definisi yang dipakai saat dokumen atau paket arsip ini dibuat, bukan definisi kantor sekarang."
)
OPTION_OUTPUT = "Berkas yang ditulis."

WRITTEN = "Definisi ditulis: {path}"
USABLE = "{path} dapat dipakai: {units} bidang, {objectives} sasaran, {variables} variabel, {indicators} indikator, {targets} target."
CORRECTED = "Salah ketik pada naskah yang diterima, dicetak sudah diperbaiki ({n}):"
CORRECTION = "  {received} → {printed}"
UNUSABLE = "{path} belum dapat dipakai."
FOUND = "Temuan: {counts}."
TOML_HEAD = "Definisi IKU. Dibuat dari {name}."

SAME = "Kedua definisi sama."
ADDED = "+ {sheet}: {row} ditambahkan"
REMOVED = "- {sheet}: {row} dihapus"
CHANGED = "~ {sheet}: {row}, {head} berubah dari {before} menjadi {after}"
CHANGED_ALONE = "~ {sheet}: {head} berubah dari {before} menjadi {after}"
MOVED = "~ {sheet}: urutan baris berubah"
SO_MANY = "({first}; … {n} seluruhnya)"
NOTHING = "(kosong)"
YES, NO = "ya", "tidak"
PAPERS_CHANGE = "Dokumen yang berubah: {papers}."
PAPERS_STAND = "Tidak ada dokumen yang berubah."
FORM_STANDS = "Formulir yang sudah beredar tetap berlaku."
FORM_CHANGES = (
    "Pertanyaan berubah: buat dan kirim formulir baru (iku template). Formulir lama tidak cocok lagi."
)

DEFINITION_USED = "Definisi: {path}"
BUILT_IN = "bawaan (Diskominfo Tanjung Jabung Barat)"

ROW_GONE = "◊ {sheet} {row} hilang, padahal kirimannya mungkin sudah dihitung."
ROW_CHANGED = "◊ {sheet} {row} dihitung dengan cara lain."
CLOSE_FIRST = (
    "Tutup dahulu setiap triwulan yang sudah dikirim (iku close PERIODE), sebelum definisi baru dipakai: "
    "angkanya tidak sama lagi menurut definisi baru."
)
NOTHING_TO_CLOSE = "Angka triwulan yang sudah dikirim tidak berubah karenanya."

SETTINGS = "pengaturan.toml"
MAIL = "surel"
SURVEY = "survei"
ACCEPTED, ACCEPTED_KEYS = "diterima", ("berkas", "sel", "angka")
DEFINITION_FILE = "definisi.xlsx"
INBOX, OUTPUT, ARCHIVE = "kotak-masuk", "keluaran", "arsip"
FORMS = "formulir"
STAMP = "IKU_%Y-%m-%d_%H%M%S.xlsx"
RECEIPTS = "tanda-terima"
COPIES = "balasan"
STAMP_FORM = "Formulir_%Y-%m-%d_%H%M%S.xlsx"
STAMP_AGREEMENT = "PK_%Y-%m-%d_%H%M%S.xlsx"
STAMP_TABLES = "tabel_%Y-%m-%d_%H%M%S"

SETTINGS_TEXT = f"""# Pengaturan folder kerja ini. Letak dihitung dari folder ini.
definisi = "{DEFINITION_FILE}"
kotak_masuk = "{INBOX}"
keluaran = "{OUTPUT}"

# Angka yang diragukan tetapi benar menurut bidangnya: satu bagian untuk setiap sel, tanpa tanda #. Bila angkanya
# kelak lain, ia diragukan lagi.
# [[{ACCEPTED}]]
# berkas = "IKU_PKP_2026-TW2_r1.xlsx"
# sel = "PKP!E14"
# angka = 46303

# Untuk iku survey: judul kolom kuesioner dan jawaban dalam kata. iku menanyakannya sekali, lalu menulisnya di sini.
# 0 bagi jawaban yang bukan jawaban; yang berlaku bagi satu unsur saja ditulis di bawah [{SURVEY}.biaya].
# [{SURVEY}]
# "Bagaimana pendapat Saudara tentang jam layanan?" = "waktu"
# "Sangat baik" = 4
# "Tidak tahu" = 0

# Untuk iku email: hapus tanda # di depan baris yang dipakai dan ganti isinya. Kata sandi tidak ditulis di sini;
# iku menanyakannya saat mengirim.
# [{MAIL}]
# pengirim = "perencana@contoh.go.id"
# nama_pengirim = "Subbagian Perencanaan"
# kepada = ["Kepala Dinas <kepala@contoh.go.id>", "bappeda@contoh.go.id"]
# tembusan = ["sekretaris@contoh.go.id"]

# [{MAIL}.bidang]                       # ke sini salinan bertanda dikirim
# EGOV = "egov@contoh.go.id"

# [{MAIL}.masuk]                        # kotak surel yang dibaca iku fetch
# alamat = "imap.contoh.go.id"
# keamanan = "tls"                     # porta bawaan 993; 143 untuk starttls
# pengguna = "perencana@contoh.go.id"

# [{MAIL}.server]                       # hanya untuk iku email --send
# alamat = "mail.contoh.go.id"
# porta = 587                          # 587 untuk starttls, 465 untuk tls
# keamanan = "starttls"
# pengguna = "perencana@contoh.go.id"
"""
NOT_A_SETTING = 'kunci "{key}" tidak dikenal; yang ada: {known}'
NOT_ACCEPTED = f"[[{ACCEPTED}]] berisi tepat {', '.join(ACCEPTED_KEYS)}"
NO_NUMBER = '"{text}" pada angka tidak terbaca sebagai satu angka; tulis tanpa titik ribuan'
ACCEPT_FOR_ALL = """Agar berlaku bagi semua perintah di folder kerja ini, tulis pada {settings}:
{rows}"""
ACCEPTED_ROW = """[[diterima]]
berkas = {file}
sel = {cell}
angka = {number}
"""
NOT_A_TABLE = "[{name}] harus berupa bagian berisi baris-baris"
NOT_TEXT = 'isi "{key}" harus teks'

DONE = """Folder kerja siap: {folder}

  {definition:<16} ubah di sini: pejabat, bidang, indikator, target
  {inbox:<16} simpan formulir yang sudah diisi di sini
  {output:<16} formulir kosong dan dokumen IKU ditulis ke sini
  {archive:<16} kiriman lama
  {keys:<16} kunci tanda tangan kantor: simpan salinannya di tempat aman

Klik dua kali, menurut urutannya: 1-BUAT-FORMULIR, 2-KONSOLIDASI, 3-STATUS, 4-TUTUP, 5-KIRIM;
atau buka terminal di folder itu dan ketik: iku status"""

STARTERS_ADDED = "Folder kerja ini sudah ada; yang belum ada ditambahkan: {names}."

ASK_DATE = "Tanggal tanda tangan, misalnya 2026-07-10 (kosongkan bila belum ada): "
ASK_CLOSED = "Periode yang ditutup, misalnya 2026-TW2: "
ASK_NUMBER = "Nomor dokumen menurut kantor (kosongkan bila tidak ada): "
ASK_REASON = "Sebab ditutup bila ada angka yang belum final (kosongkan bila semua final): "
ASK_DOCUMENT = "Dokumen yang dikirim, misalnya 2026-TW2 (Perubahan: 2026-TW2_P1): "
ANSWER_YES = "y"
ASK_COPIES = "Tulis salinan bertanda bagi bidang yang perlu memperbaiki? Ketik y (kosong: tidak): "
ASK_PERIOD = "Periode, misalnya 2026-TW2 (kosong: bidang yang memilih): "
CLOSE = "Tekan Enter untuk menutup."
NOWHERE = "iku tidak ditemukan di komputer ini. Pasang lagi menurut petunjuk pemasangan."
