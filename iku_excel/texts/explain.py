"""What `iku explain`, `iku verify` and `iku pdf` say."""

from __future__ import annotations

FIGURES_CHANGED = "▲ Angka yang tersimpan dalam berkas ini bukan hasil dari isiannya (lihat iku verify); yang dijelaskan di sini hasil hitung ulangnya.\n"
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
AVERAGED_SHARES = "rata-rata sederhana dari persentase bidang; yang nihil tidak ikut"
PERIOD_RULES = {
    "jumlah": "data semua triwulan dijumlahkan dulu, baru dihitung",
    "rata-rata": "rata-rata nilai semua triwulan; yang nihil tidak ikut",
    "terakhir": "nilai {period}",
}
SURVEY_RULE = "jumlah NRR × nilai penimbang {weight} × 25, dibulatkan dua desimal"
SOURCES = "Angka yang dipakai, {period}"
TOTAL = "{text} = {value}"
NOT_WHOLE = "belum lengkap"
SURVEY_TOTAL = "{respondents} responden; IKM {index}, mutu {grade}"
ELEMENT = "{name}: {total} dari {count} jawaban, NRR {mean}"
YEARS = "Tahun-tahun sebelumnya"
BEFORE = "{period}: {value} – {how}"
YEARS_TARGET, YEARS_ACHIEVEMENT = "target {target}", "capaian {achievement}"
SENDER = "diisi {name}"
BY_MAIL = "surel {mail}"
UNASKED = "belum ditanyakan"
CLOSED = "dari paket yang sudah ditutup, {package} (kode {code})"
NOTHING_SENT = "belum mengirim"

VERIFIED_CELLS = "● Semua {n} sel lembar resmi sama dengan hasil hitung ulang."
CHANGED_CELL = "▲ {sheet} › {cell}: tertulis “{found}”, seharusnya “{expected}”."
OTHER_RESULT = "▲ {sheet} › {cell}: tersimpan “{found}”, tetapi rumusnya menghasilkan “{expected}”."
LOST_RESULTS = (
    "▲ {n} rumus kehilangan hasilnya: berkas disimpan ulang oleh program yang tidak menghitung. "
    "Buka di Excel atau LibreOffice lalu simpan."
)
LOST_SHEET = "▲ Lembar {sheet} tidak ada lagi."
VERIFIED_RESULTS = "● {n} indikator dihitung ulang dari isian yang tersimpan dalam berkas: sama."
CHANGED_RESULT = "▲ Indikator {code}: tersimpan {found}, hasil hitung ulang {expected}."
VERIFIED_FILES = "● {n} berkas kiriman dibaca lagi: semua isiannya sama dengan dokumen."
LOST_FILE = "▲ {file}: tidak ada lagi di kotak masuk."
CHANGED_FILE = "▲ {file}: isinya berubah sejak dokumen dibuat (SHA-256 {found}…, semula {expected}…)."
CHANGED_ANSWER = "▲ {file} › {sheet} › {cell} ({label}): sekarang {found}, dalam dokumen {expected}."
HIDDEN_SHEET = "▲ Lembar {sheet} disembunyikan."
FOREIGN_SHEET = "▲ Lembar {sheet} bukan dari dokumen ini: ditambahkan kemudian."
MOVED_SHEETS = "▲ Urutan lembar berubah; sekarang {sheets}."
FOREIGN_NAME = "▲ Nama {name} ditambahkan kemudian; isinya {text}."
CHANGED_NAME = "▲ Nama {name} berubah: sekarang {found}, seharusnya {expected}."
FOREIGN_LINKS = "▲ Dokumen ini sekarang bergantung pada berkas lain (tautan luar)."
HIDDEN_ROW = "▲ {sheet} › baris {row}: disembunyikan."
HIDDEN_COLUMN = "▲ {sheet} › kolom {column}: disembunyikan."
FOREIGN_MERGE = "▲ {sheet} › {area}: sel-selnya digabung kemudian."
LOST_MERGE = "▲ {sheet} › {area}: gabungan selnya dilepas."
CHANGED_FORMULA = "▲ {sheet} › {cell}: rumusnya “{found}”, seharusnya “{expected}”."
NO_FORMULA = "tanpa rumus"
CHANGED_FORMAT = "▲ {sheet} › {cell}: format angkanya “{found}”, seharusnya “{expected}”."
DAMAGED_CHARTS = "▲ Grafik atau lembar dalam dokumen ini rusak dan tidak dapat diperiksa seluruhnya."
LAID_OVER = "▲ {n} gambar atau kotak teks diletakkan di atas lembar; dokumen ini tidak memuat satu pun."
MACROS = "▲ Dokumen ini sekarang memuat makro."
LOST_SERIES = "▲ Grafik: data {source} tidak ditampilkan lagi."
FOREIGN_SERIES = "▲ Grafik: data {source} ditambahkan kemudian."
CHANGED_SERIES = "▲ Grafik: data {source} tersimpan “{found}”, seharusnya “{expected}”."
FOREIGN_CHART_TEXT = "▲ Grafik: tulisan “{text}” bukan dari dokumen ini."
FOREIGN_OBJECT = "▲ {n} {kind} ditambahkan kemudian; dokumen ini tidak memuatnya."
# What lies in or over a sheet, by the format's name for it.
OBJECTS = {
    "comments": "komentar",
    "threadedComment": "percakapan komentar",
    "vmlDrawing": "gambar bentuk lama",
    "image": "gambar latar",
    "picture": "gambar latar",
    "legacyDrawingHF": "gambar di kepala atau kaki halaman",
    "oleObject": "objek dari program lain",
    "control": "tombol atau kotak isian",
    "ctrlProp": "tombol atau kotak isian",
    "table": "tabel",
    "pivotTable": "tabel pivot",
    "row": "baris yang terlalu rendah untuk dibaca",
    "col": "kolom yang terlalu sempit untuk dibaca",
}
FOREIGN_HEADING = "▲ Kepala atau kaki halaman memuat “{text}”, yang bukan dari dokumen ini."
LOST_HEADING = "▲ Kepala atau kaki halaman tidak memuat “{text}” lagi."
OTHER_FOOTER = "▲ Kaki halaman memuat “{text}”, padahal salinan ini menyebut dirinya “{expected}”."
PROPERTY_TITLE, PROPERTY_STATUS = "judul", "status"
CHANGED_PROPERTY = "▲ Sifat berkas, {name}: “{found}”, seharusnya “{expected}”."
NO_STATE = "▲ Lembar Ringkasan tidak menyebut apakah salinan ini draf atau sudah terbit."
FOREIGN_CONDITION = "▲ Format bersyarat menampilkan angka sebagai “{code}”; dokumen ini tidak memuatnya."
SETTINGS = {
    "showZeros": "▲ Angka nol sekarang tidak ditampilkan.",
    "showFormulas": "▲ Yang ditampilkan sekarang rumusnya, bukan hasilnya.",
    "fullPrecision": "▲ Angka sekarang dihitung dengan ketelitian yang ditampilkan saja.",
    "date1904": "▲ Tanggal sekarang dihitung dari tahun 1904.",
}
FOREIGN_NOTE = "▲ {sheet} › {cell}: komentar “{text}” bukan dari dokumen ini."
FOREIGN_LINK = "▲ {sheet} › {cell}: tautannya menuju “{text}”, yang bukan dari dokumen ini."
FOREIGN_RULE = "▲ {sheet} › {cell}: aturan isian ditambahkan kemudian."
FOREIGN_ANSWER = "▲ {file} ({label}): dalam dokumen {expected}, dalam berkas tidak ada."
CHANGED_REVISION = "▲ {file}: sekarang revisi {found}, dalam dokumen revisi {expected}."
CHANGED_TEXT = "▲ {file} › {sheet} ({label}): sekarang “{found}”, dalam dokumen “{expected}”."
UNSEEN_PACKAGE = (
    "◊ {period} diambil dari paket {package}, yang tidak ada di dekat kotak masuk ini: tidak dibandingkan."
)
OTHER_PACKAGE = "▲ {period}: isi paket {package} lain daripada dalam dokumen."
CAME_SINCE = "revisi {revision} dari {unit}, {period}, datang sesudah dokumen dibuat ({file})"
DIFFERENCE = "▲ {text}."
NOTE = "◊ {text}; tidak ada angka yang berubah."
CHANGED_FIGURE = "▲ Indikator {number}, {name}: {before} → {after}."
AND_MORE = "… dan {n} perbedaan lagi."
_NEVER = "warna dan jenis huruf (juga yang bersyarat), ukuran baris dan kolom, serta sifat berkas selain judul dan statusnya"
NOT_LOOKED_AT = f"Yang tidak diperiksa: {_NEVER}."
TYPED_UNSEEN = (
    "Tidak diperiksa juga: angka tahun lalu yang diketik (bertanda *); sumbernya disebut pada lembar Data."
)
NOT_LOOKED_AT_ALONE = f"Yang tidak diperiksa: kiriman asalnya (sebutkan folder kotak masuk), {_NEVER}."
EARLIER = (
    "◊ Dokumen ini ditulis versi iku yang lebih lama: lembarnya tidak dapat digambar ulang. "
    "Yang dibandingkan: angka, isian, dan hasil setiap rumus."
)
NOT_RECALCULATED = "◊ Rumusnya tidak dihitung ulang: LibreOffice atau Excel tidak terpasang di komputer ini."
NOT_PRINTED = "▲ {sheet}: {text} tidak tercetak seperti yang tersimpan dalam berkas."
HOLDS = "Dokumen ini cocok."
HOLDS_NOT = "Dokumen ini tidak cocok: {n} perbedaan."
EMPTY = "kosong"
WITH_ACHIEVEMENT = "{value} (capaian {achievement}, {category})"
UNKNOWN_RESULT = "▲ Indikator {code}: tersimpan dalam berkas, tetapi tidak ada dalam definisi."

PDF_WRITTEN = "PDF ditulis: {path}"
