"""What the sheet Perhitungan says."""

from __future__ import annotations

TITLE = "PERHITUNGAN"
LINE = (
    "Dari isian pada lembar Data sampai angka pada lembar IKU. Semua angka di kolom Nilai adalah rumus hidup."
)
HEADS = ("Kode", "Apa", "Periode", "Cara menghitung", "Nilai")
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
PART_YEAR = "tahun {year}, sebagai pembanding"
HEADS_YEAR = (
    "Kode",
    "Indikator",
    "Periode",
    "Asal",
    "Realisasi",
    "Target",
    "Batas atas",
    "Capaian",
    "Predikat",
    "",
    "Target tercetak",
    "Capaian sebelum dibatasi",
)
TYPED = "diketik, sumber: {source}"
YEAR_CALCULATED = "Dihitung dari kiriman tahun itu"
YEAR_ISSUED = "Seperti diterbitkan dalam paket {package} (kode {code})"
UNASKED = "Belum ditanyakan pada triwulan itu"
BEFORE_CLOSED = "Menurut definisi dan kiriman dalam paket yang ditutup"
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
    "Capaian sebelum dibatasi",
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
RULE_UNREAD = "Menunggu kiriman yang belum dapat dibaca (lembar Temuan)"
RULE_MEAN = "Rata-rata {number} triwulan"
RULE_MEAN_OF = "Rata-rata {number} triwulan ({nihil} nihil, tidak ikut)"
RULE_POOLED = "Responden {number} triwulan dihitung bersama"
RULE_SUM = "Rumus dihitung dari jumlah {number} triwulan"
