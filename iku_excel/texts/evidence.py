"""What the sheets behind the official ones say: Perhitungan, Data, Temuan and Status."""

from __future__ import annotations

# --- Perhitungan ---------------------------------------------------------------------------------

STEPS_TITLE = "PERHITUNGAN"
STEPS_LINE = (
    "Dari isian pada lembar Data sampai angka pada lembar IKU. Semua angka di kolom Nilai adalah rumus hidup."
)
STEP = "Langkah {number} – {title}"
PART_TOTALS = "isian bidang digabung tiap triwulan"
HEADS_TOTALS = ("Kode", "Data", "Periode", "Cara menghitung", "Nilai", "Isian perlu", "Isian ada")
PART_SURVEY = "{text}"
HEADS_SURVEY = (
    "Kode",
    "Unsur",
    "Periode",
    "Cara menghitung",
    "Nilai",
    "Jawaban",
    "Rata-rata",
    "Mutu",
)
PART_SUMS = "dijumlahkan {period}"
HEADS_SUMS = ("Kode", "Data", "Periode", "Cara menghitung", "Nilai")
PART_FIGURES = "indikator tiap triwulan"
HEADS_FIGURES = ("Kode", "Indikator", "Periode", "Rumus", "Nilai", "Keadaan")
SOURCE_HEAD = "Asal"
SOURCE = "► Data {first}–{last}"
SOURCE_ROW = "► Data {first}"
PART_BEFORE = "{period}, sebagai pembanding"
BEFORE_HOW = "Dihitung ulang dari kiriman tahun itu dengan rumus sekarang"
PART_TO_DATE = "{period}"
HEADS_TO_DATE = (
    "Kode",
    "Indikator",
    "Periode",
    "Cara menggabung triwulan",
    "Realisasi",
    "Target",
    "Batas atas",
    "Capaian",
    "Predikat",
    "Tanda predikat",
    "Target tercetak",
)
FROM_ONE = "Isian {units}"
SUM_OF = "Jumlah isian {units}; kosong selama satu isian pun belum ada"
MEAN_OF = "Rata-rata isian {units} (nihil tidak ikut); kosong selama satu isian pun belum ada"
SUM_OF_QUARTERS = "Jumlah {number} triwulan; kosong selama satu triwulan pun belum lengkap"
MEAN_SCORE = "Jumlah nilai : banyak jawaban (jawaban kosong tidak ikut)"
INTERVAL = "Nilai interval (SKM)"
INTERVAL_HOW = "Jumlah nilai rata-rata unsur × penimbang {weight}"
INDEX = "Nilai interval konversi (IKM)"
INDEX_HOW = "Nilai interval × 25, dibulatkan dua desimal; penimbang {weight}"
OTHER_WEIGHTS = " (sebagai pembanding: {others})"
OTHER_WEIGHT = "penimbang {weight} memberi {index}"
INDEX_OF = "Nilai interval konversi (IKM) dari {text}"
RULE_FIRST = "Nilai triwulan pertama"
RULE_LAST = "Nilai {period}"
RULE_MEAN = "Rata-rata {number} triwulan"
RULE_POOLED = "Responden {number} triwulan dihitung bersama"
RULE_SUM = "Rumus dihitung dari jumlah {number} triwulan"

# --- Data ----------------------------------------------------------------------------------------

DATA_TITLE = "DATA YANG DIPAKAI"
DATA_LINE = "Setiap angka dengan asalnya. Klik alamat pada kolom Sel untuk membuka berkas di tempat angka itu diketik."
DATA_LINE_ALONE = "Setiap angka dengan berkas, lembar, dan sel tempat angka itu diketik."
DATA_SUM = (
    "{n} isian = {used} dipakai + {nihil} nihil + {pending} belum tersedia + {blank} kosong "
    "+ {refused} ditolak + {missing} belum dikirim."
)
DATA_HEADS = (
    "No",
    "Bidang",
    "Indikator",
    "Data",
    "Kode",
    "Keadaan",
    "Periode",
    "Terbaca",
    "Dipakai",
    "Berkas",
    "Lembar",
    "Sel",
    "Revisi",
    "Diisi oleh",
    "Catatan",
)

TEXTS_TITLE = "Uraian yang ditulis – lengkapnya pada berkas, untuk triwulan ini pada lembar Analisis"

# --- Temuan --------------------------------------------------------------------------------------

FINDINGS_TITLE = "TEMUAN – APA YANG DIKERJAKAN DULU"
FINDINGS_LINE = "{files} berkas dipakai  ·  {accepted} lembar diterima, {refused} BELUM VALID, {missing} belum mengirim  ·  {period}"
FINDINGS_COUNTS = {
    "E": "▲  {n} harus diperbaiki",
    "W": "◊  {n} perlu diperiksa",
    "N": "●  {n} untuk diketahui",
}
FINDINGS_GROUPS = {
    "E": "▲  Perbaiki dulu – selama ini belum beres, angkanya belum dapat disebut",
    "W": "◊  Periksa dan putuskan – dipakai, tetapi ada yang tidak biasa",
    "N": "●  Untuk diketahui – tidak perlu dikerjakan",
}
FINDINGS_HEADS = (
    "No",
    "Kode",
    "Bidang",
    "Berkas",
    "Lembar",
    "Sel",
    "Data",
    "Terbaca",
    "Dipakai",
    "Masalah",
    "Cara memperbaiki",
)
FINDINGS_CELLS = "Sel demi sel – yang di atas disebut bersama, dengan nomor temuannya"
NO_FINDINGS = "Tidak ada temuan."
CORRECTIONS_TITLE = "Koreksi naskah – salah ketik pada dokumen yang diterima, dicetak sudah diperbaiki"
CORRECTIONS_HEADS = ("No", "Diterima", "Dicetak")

# --- Status --------------------------------------------------------------------------------------

STATUS_TITLE = "STATUS KIRIMAN"
STATUS_LINE = "Setiap lembar isian pada setiap triwulan {period}. Waktu simpan dibaca dari dalam berkas."
STATUS_HEADS = (
    "No",
    "Lembar",
    "Bidang",
    "Triwulan",
    "Keadaan",
    "Revisi",
    "Berkas",
    "Disimpan",
    "Disimpan oleh",
    "Program",
    "Diisi oleh",
    "Jabatan",
    "Telepon",
)
STATUS_EARLIER = "○ hanya pembanding"
KEPT_BY = "{name} (diisi {keeper})"
