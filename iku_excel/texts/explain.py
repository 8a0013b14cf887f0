"""What `iku explain`, `iku verify` and `iku pdf` say."""

from __future__ import annotations

HEAD = "{number}. {name}"
VALUE = "{period}: {value}"
AGAINST = "target {target}, capaian {achievement}, {category}"
NO_CATEGORY = "tanpa predikat"
REMARK = "Keterangan: {remark}"
FORMULA = "Rumus"
FILLED_IN = "= {numbers} = {value}"
ACROSS_UNITS = "Antarbidang: {rule}"
ACROSS_PERIODS = "Antartriwulan: {rule}"
UNIT_RULES = {
    "jumlah": "isian semua bidang dijumlahkan dulu; persentase bidang tidak dirata-ratakan",
    "rata-rata": "isian semua bidang dirata-ratakan; yang nihil tidak ikut",
}
PERIOD_RULES = {
    "jumlah": "data semua triwulan dijumlahkan dulu, baru dihitung",
    "rata-rata": "rata-rata nilai semua triwulan",
    "terakhir": "nilai {period}",
}
SURVEY_RULE = "jumlah NRR × nilai penimbang {weight} × 25, dibulatkan dua desimal"
SOURCES = "Angka yang dipakai, {period}"
TOTAL = "{text} = {value}"
NOT_WHOLE = "belum lengkap"
SURVEY_TOTAL = "{respondents} responden; IKM {index}, mutu {grade}"
ELEMENT = "{name}: {total} dari {count} jawaban, NRR {mean}"
SENDER = "diisi {name}"
NOTHING_SENT = "belum mengirim"

VERIFIED_CELLS = "● Semua {n} sel lembar resmi sama dengan hasil hitung ulang."
CHANGED_CELL = "▲ {sheet} › {cell}: tertulis “{found}”, seharusnya “{expected}”."
LOST_RESULTS = (
    "▲ {n} rumus kehilangan hasilnya: berkas disimpan ulang oleh program yang tidak menghitung. "
    "Buka di Excel atau LibreOffice lalu simpan."
)
LOST_SHEET = "▲ Lembar {sheet} tidak ada lagi."
VERIFIED_RESULTS = "● {n} indikator dihitung ulang dari isian yang tersimpan dalam berkas: sama."
CHANGED_RESULT = "▲ Indikator {code}: tersimpan {found}, hasil hitung ulang {expected}."
VERIFIED_FILES = "● {n} berkas kiriman masih sama (SHA-256)."
LOST_FILE = "▲ {file}: tidak ada lagi di kotak masuk."
CHANGED_FILE = "▲ {file}: isinya berubah sejak dokumen dibuat (SHA-256 {found}…, semula {expected}…)."
CHANGED_ANSWER = "▲ {file} › {sheet} › {cell} ({label}): sekarang {found}, dalam dokumen {expected}."
HOLDS = "Dokumen ini cocok."
HOLDS_NOT = "Dokumen ini tidak cocok: {n} perbedaan."
EMPTY = "kosong"
WITH_ACHIEVEMENT = "{value} (capaian {achievement}, {category})"
UNKNOWN_RESULT = "▲ Indikator {code}: tersimpan dalam berkas, tetapi tidak ada dalam definisi."

PDF_WRITTEN = "PDF ditulis: {path}"
