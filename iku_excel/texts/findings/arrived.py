"""The files that arrived, and what they say they are: codes 101 to 199."""

from __future__ import annotations

from collections.abc import Mapping

from .entry import NEW_COPY, NOTHING_TO_DO, Audience, Entry

SAVE_AS = "Buka di Excel, pilih Simpan Sebagai jenis “Excel Workbook (.xlsx)”, lalu kirim ulang."
ASK_FOR_FORM = "Minta pengirim mengirim formulir Excel (.xlsx) yang diisi."
PLANNER = Audience.PLANNER

ENTRIES: Mapping[str, Entry] = {
    # the bytes
    "E101": Entry("Berkas kosong (0 byte).", "Kirim ulang berkasnya; lampiran belum terunggah penuh."),
    "E102": Entry(
        "Berkas rusak atau terpotong saat dikirim.",
        "Kirim ulang berkas aslinya, jangan hasil salinan pratinjau WhatsApp.",
    ),
    "E103": Entry("Isi berkas ini bukan buku kerja, dan tidak dikenali.", SAVE_AS),
    "E104": Entry(
        "Berkas ini bukan buku kerja Excel, melainkan dokumen atau arsip program lain.",
        "Kirim berkas formulir .xlsx itu sendiri.",
    ),
    "E105": Entry(
        "Berkas ini halaman web, tabel teks (CSV), atau PDF.",
        "Isi formulir asli dan kirim dalam bentuk .xlsx.",
    ),
    "E106": Entry("Format {x} tidak diterima.", SAVE_AS),
    "E107": Entry(
        "Berkas dikunci kata sandi sehingga tidak dapat dibuka.",
        "Hapus kata sandinya (File > Info > Proteksi > Enkripsi), lalu kirim ulang.",
    ),
    "E108": Entry(
        "Susunan di dalam berkas ganda dan meragukan; berkas tidak dibuka.",
        "Buka di Excel, Simpan Sebagai berkas baru, lalu kirim ulang.",
    ),
    "E109": Entry(
        "Berkas memuat jalur terlarang; berkas tidak dibuka.",
        "Jangan dibuka. Tanyakan asalnya kepada pengirim dan minta formulir asli.",
        PLANNER,
    ),
    "E110": Entry(
        "Berkas terlalu besar untuk formulir ini.",
        "Hapus baris dan kolom kosong berformat di luar tabel, simpan, lalu kirim ulang.",
    ),
    "E111": Entry(
        "Berkas memuat unsur yang tidak lazim dalam buku kerja Excel; berkas tidak dibuka.",
        "Buka di Excel, Simpan Sebagai berkas baru, lalu kirim ulang.",
    ),
    "E112": Entry(
        "Isi lembar rusak di {bagian}.",
        "Buka di Excel, pilih Perbaiki bila ditawarkan, simpan, lalu kirim ulang.",
    ),
    "E113": Entry("Bagian “{x}” hilang dari berkas.", NEW_COPY, PLANNER),
    "W115": Entry(
        "Ada tautan ke berkas lain.", "Ganti dengan angkanya: Salin, lalu Tempel Nilai (Ctrl+Alt+V, lalu V)."
    ),
    "W116": Entry("Ada {n} nama sel asing; diabaikan.", NOTHING_TO_DO, PLANNER),
    "W117": Entry("Aturan isian rusak; isian tetap diperiksa ulang oleh sistem.", NOTHING_TO_DO, PLANNER),
    "W119": Entry(
        "Berkas disimpan sebagai “Strict Open XML”; tetap dibaca.",
        "Lain kali pilih “Excel Workbook (.xlsx)”.",
    ),
    # whose it is, and for which period
    "E121": Entry(
        "Ini bukan formulir IKU, atau lembar pengenalnya terhapus.",
        "Perencana mengirim formulir; bila isinya terbaca, salinan baru yang sudah terisi.",
        PLANNER,
    ),
    "E122": Entry(
        "Pengenal formulir saling bertentangan ({a} dan {b}).",
        "Jangan gabung dua formulir; pakai formulir asli bidang Anda.",
    ),
    "E123": Entry("Pengenal formulir berubah.", "Perencana memeriksa bidang dan periodenya.", PLANNER),
    "W124": Entry(
        "Pengenal formulir hanya utuh sebagian; bidang dibaca dari {x}.",
        "Periksa apakah bidang dan periodenya benar.",
        PLANNER,
    ),
    "E125": Entry(
        "Bidang “{x}” tidak ada di daftar[ ({daftar})].",
        "Periksa kode bidangnya[, mungkin {dekat}], atau definisi yang dipakai.",
        PLANNER,
    ),
    "W126": Entry(
        "Formulir periode {x} belum diolah; yang diolah {y}.",
        "Bila periode itu yang dimaksud, jalankan lagi dengan --period.",
        PLANNER,
    ),
    "E127": Entry("Versi formulir {x} tidak dikenal.", NEW_COPY, PLANNER),
    "W128": Entry(
        "Formulir memakai versi lama ({x}); isian diambil menurut kodenya.",
        "Periksa sekilas; untuk periode berikutnya kirim formulir terbaru.",
        PLANNER,
    ),
    "N177": Entry(
        "{n} lembar triwulan sebelumnya ({x}) dikirim pada formulir versi lama; isiannya diambil menurut kodenya.",
        NOTHING_TO_DO,
        PLANNER,
    ),
    "W129": Entry(
        "Nama berkas menyebut {x}, tetapi isinya {y}; dipakai isinya.", "Periksa bidangnya.", PLANNER
    ),
    # which of several counts
    "N130": Entry("Kiriman ganda yang isinya sama; dipakai satu.", NOTHING_TO_DO, PLANNER),
    "E131": Entry(
        "{x} mengirim {n} versi berbeda[ dengan nomor revisi yang sama ({r})]"
        "[; nomor revisi di {y} tidak terbaca, sehingga urutannya tidak diketahui].[ Yang berbeda: {sel}.]"
        "[ Yang ini disimpan {waktu}.][ Disimpan oleh {oleh}.][ Program: {program}.]",
        'Pilih satu dengan menambahkan: --pick "{file}" (atau minta bidang menaikkan nomor revisinya).',
        PLANNER,
    ),
    "W131": Entry(
        "{x} mengirim {n} versi berbeda[ dengan nomor revisi yang sama ({r})]; dipakai {lain} atas pilihan "
        "perencana."
        "[ Yang berbeda pada berkas ini: {sel}.]",
        "Beri tahu bidang versi mana yang dipakai.",
        PLANNER,
    ),
    "E132": Entry(
        "Nama bidang di lembar ({a}) berbeda dengan pengenal formulir ({b}).",
        "Pakai formulir asli bidang Anda; nama bidangnya jangan diubah.",
    ),
    "E133": Entry("Formulir belum diisi.", "Isi sel kuning, simpan, lalu kirim ulang."),
    "W134": Entry(
        "{x} belum mengirim[ untuk {y}][; yang ada di kotak masuk: {z}][; yang datang belum dapat dipakai: {b}].",
        "Ingatkan bidang ini.",
        PLANNER,
    ),
    "W139": Entry(
        "Formulir {x} untuk {y} tidak ada di kotak masuk, padahal angka s.d. {z} memerlukannya.",
        "Taruh juga formulir triwulan itu di folder yang sama, lalu ulangi.",
        PLANNER,
    ),
    "E135": Entry(
        "Tahun atau triwulan belum dipilih[, terbaca “{x}”].",
        "Pilih tahun dan triwulan dari daftar di bagian atas lembar[ ({sel})], simpan, lalu kirim ulang.",
    ),
    "W136": Entry(
        "Nomor revisi “{x}” tidak terbaca sebagai bilangan 1 sampai 99; kiriman ini tidak diberi urutan.",
        "Ketik 1 untuk kiriman pertama, lalu naikkan setiap kali mengirim ulang.",
    ),
    "E137": Entry(
        "Tidak ada berkas bernama “{file}” untuk --pick.",
        "Salin nama berkasnya persis seperti pada pesan E131.",
        PLANNER,
    ),
    "N138": Entry("Revisi {a} digantikan revisi {b}; yang dipakai revisi terakhir.", NOTHING_TO_DO, PLANNER),
    "W143": Entry(
        "Revisi {a} ini berbeda dari revisi {b} yang dipakai ({lain}), padahal disimpan lebih akhir[, {waktu}]."
        "[ Yang berbeda: {sel}.]",
        'Tanyakan mana yang benar. Bila yang ini: minta nomor revisi yang lebih tinggi, atau --pick "{file}".',
        PLANNER,
    ),
    "W145": Entry(
        "Berkas berisi makro; makronya tidak dijalankan, isiannya dibaca.",
        "Lain kali simpan sebagai “Excel Workbook (.xlsx)”, yang tanpa makro.",
    ),
    "E140": Entry(
        "Formulir ini dibuat untuk instansi lain.", "Pakai formulir yang dibuat instansi ini.", PLANNER
    ),
    "N141": Entry("Dokumen IKU hasil konsolidasi, bukan formulir; dilewati.", NOTHING_TO_DO, PLANNER),
    "W142": Entry("Nama pengisi belum diisi.", "Isi nama Anda di bagian atas lembar."),
    # the folder of received files
    "N151": Entry("Dilewati: bukan formulir.", NOTHING_TO_DO, PLANNER),
    "W152": Entry(
        "“{x}” sedang terbuka di Excel; perubahan yang belum disimpan tidak terbaca.",
        "Simpan dan tutup berkasnya, lalu ulangi.",
        PLANNER,
    ),
    "E153": Entry("Berkas masih ditulis atau disalin.", "Tunggu sampai selesai, lalu ulangi.", PLANNER),
    "E154": Entry(
        "Berkas tidak dapat dibaca ({sebab}).",
        "Tutup di Excel, atau unduh penuh dari OneDrive atau Drive, lalu ulangi.",
        PLANNER,
    ),
    "N155": Entry("Dilewati: bukan berkas biasa.", NOTHING_TO_DO, PLANNER),
    "E156": Entry(
        "Nama atau letak berkas terlalu panjang atau tidak terbaca.",
        "Pendekkan namanya, pakai huruf dan angka biasa, lalu ulangi.",
        PLANNER,
    ),
    "E157": Entry(
        "Dua berkas bernama serupa: {a} dan {b}.",
        "Ganti nama salah satunya, atau pindahkan ke folder arsip.",
        PLANNER,
    ),
    "E158": Entry(
        "“{x}” tidak ada, kosong, atau berisi terlalu banyak berkas[ (paling banyak {n})].",
        "Periksa letaknya; taruh formulir yang diterima di dalamnya, lalu ulangi.",
        PLANNER,
    ),
    "E159": Entry(
        "Tidak ada formulir yang dapat dibaca, sehingga periodenya tidak diketahui.",
        "Taruh formulir yang sudah diisi di folder itu, atau sebutkan periodenya dengan --period.",
        PLANNER,
    ),
    "E161": Entry(
        "{x} bukan folder.",
        "Sebutkan folder yang berisi formulir; satu berkas diperiksa dengan iku check.",
        PLANNER,
    ),
    "E160": Entry(
        "{x} adalah setahun; formulir dibuat untuk satu triwulan.",
        "Sebutkan triwulannya, misalnya --period 2026-TW2; tanpa --period pengisi memilihnya sendiri.",
        PLANNER,
    ),
    # what came, and cannot be read
    "W162": Entry("Yang datang ini gambar atau foto; isinya tidak dapat dibaca.", ASK_FOR_FORM, PLANNER),
    "W163": Entry("Yang datang ini PDF; isinya tidak dapat dibaca.", ASK_FOR_FORM, PLANNER),
    "W164": Entry(
        "Yang datang ini arsip {x}, yang tidak dapat dibuka di sini.",
        "Keluarkan isinya ke folder ini, atau minta pengirim mengirim berkas .xlsx-nya langsung.",
        PLANNER,
    ),
    "W165": Entry("Yang datang ini dokumen Word atau PowerPoint.", ASK_FOR_FORM, PLANNER),
    "W166": Entry(
        "Yang datang ini hanya pintasan ({x}) ke berkas di tempat lain, bukan berkasnya.",
        "Unduh berkasnya sebagai .xlsx, lalu taruh di folder ini.",
        PLANNER,
    ),
    "W167": Entry("Berkas ini belum selesai diunduh.", "Unduh atau minta kirim ulang berkasnya.", PLANNER),
    "W168": Entry("Yang datang ini teks, tabel teks, atau halaman web ({x}).", ASK_FOR_FORM, PLANNER),
    "W176": Entry("Yang datang ini bukan buku kerja; isinya tidak dikenal[ ({x})].", ASK_FOR_FORM, PLANNER),
    "E180": Entry(
        "Berkas dari {x} ini tidak dapat dibuka dan mungkin lebih baru daripada {lain}; angka {x} untuk {y} belum valid.",
        'Minta dikirim ulang. Bila {lain} memang yang terakhir: --pick "{ubah}", atau pindahkan berkas rusak itu ke arsip/.',
        PLANNER,
    ),
    "W181": Entry(
        "Berkas dari {x} ini tidak dapat dibuka; untuk {y} dipakai {lain} atas pilihan perencana.",
        "Pindahkan ke arsip/ bila tidak diperlukan.",
        PLANNER,
    ),
    "W179": Entry(
        "Surat dari {x} membawa isian {y}; dipakai isinya.",
        "Periksa apakah {x} memakai formulir yang salah.",
        PLANNER,
    ),
    "W171": Entry(
        "Tidak ada berkas di dalam surat atau arsip ini.", "Minta pengirim melampirkannya.", PLANNER
    ),
    "E172": Entry(
        "Arsip atau surat ini tidak dibuka seluruhnya[: isinya lebih dari {n} berkas][: bersarang lebih dari {m}].",
        "Keluarkan isinya ke folder ini, lalu ulangi.",
        PLANNER,
    ),
    "E173": Entry(
        "Berkas ini berformat {x}; untuk membacanya diperlukan LibreOffice atau Excel di komputer ini.",
        "Pasang LibreOffice (gratis), lalu ulangi; atau minta pengirim menyimpannya sebagai .xlsx.",
        PLANNER,
    ),
    "E174": Entry(
        "Berkas berformat {x} ini tidak dapat diubah menjadi .xlsx.",
        SAVE_AS,
    ),
    "N175": Entry(
        "Berkas berformat {x} dibaca lewat {y}; kunci dan aturan isian tidak ikut, isinya diperiksa penuh.",
        NOTHING_TO_DO,
        PLANNER,
    ),
    # technical oddities
    "N190": Entry("Ada {n} byte tambahan di ujung berkas; isian tidak terpengaruh.", NOTHING_TO_DO, PLANNER),
    "N191": Entry(
        "Berkas dimampatkan dengan cara yang tidak lazim; isian tidak terpengaruh.", NOTHING_TO_DO, PLANNER
    ),
    "N192": Entry(
        "Teks dalam berkas disimpan sebagai UTF-16; isian tidak terpengaruh.", NOTHING_TO_DO, PLANNER
    ),
    "N193": Entry("Berkas tidak membawa gaya tampilan; isian tidak terpengaruh.", NOTHING_TO_DO, PLANNER),
    "N194": Entry("Lembar menyebut luas tabel yang salah; semua sel tetap dibaca.", NOTHING_TO_DO, PLANNER),
    "N195": Entry(
        "Bagian pelengkap {bagian} rusak dan dilewati; isian tidak terpengaruh.", NOTHING_TO_DO, PLANNER
    ),
}
