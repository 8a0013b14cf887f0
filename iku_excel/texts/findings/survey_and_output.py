"""Texts, the answers of a survey, and what we write ourselves: codes 401 to 599."""

from __future__ import annotations

from collections.abc import Mapping

from ..entry import Audience, Entry

PLANNER = Audience.PLANNER

ENTRIES: Mapping[str, Entry] = {
    # texts
    "E401": Entry(
        "Isian “{x}” dibaca sebagai rumus, bukan angka.", "Ketik angka saja, tanpa tanda = + - atau @."
    ),
    "W401": Entry(
        "Teks diawali tanda rumus; disimpan sebagai teks biasa.",
        "Tidak wajib diperbaiki. Lain kali awali kalimat dengan huruf.",
    ),
    "W402": Entry("Karakter tak terlihat dibuang.", "Periksa sekilas apakah teksnya masih utuh.", PLANNER),
    "E403": Entry("Teks terlalu panjang ({n} huruf).", "Ringkas teksnya, lalu kirim ulang."),
    # the survey
    "E411": Entry(
        "Jawaban {x} di luar pilihan 1 sampai 4.",
        "Lihat kuesioner aslinya; perbaiki, atau kosongkan bila tidak dijawab.",
    ),
    "W412": Entry(
        "Responden {r}: unsur {u} kosong dan tidak ikut dihitung.",
        "Lengkapi bila ada di kuesioner aslinya; biarkan bila memang tidak dijawab.",
    ),
    "W413": Entry(
        "Baris responden kembar ({a}, {b}).",
        "Periksa apakah satu kuesioner diketik dua kali; hapus salah satu bila benar kembar.",
    ),
    "E414": Entry(
        "Kode responden {x} dipakai dua kali (baris {a} dan {b}).",
        "Beri kode yang berbeda, atau hapus salah satu bila kuesionernya sama.",
    ),
    "W415": Entry(
        "Responden {n} orang, kurang dari {m} yang disarankan.",
        "Tambah responden sebelum tutup buku, atau catat sebabnya.",
        PLANNER,
    ),
    "W416": Entry(
        "Isian profil responden “{x}” tidak lazim; jawaban unsurnya tetap dihitung.",
        "Perbaiki bila perlu; tanggal ditulis hari/bulan/tahun, misalnya 15/05/2026.",
    ),
    # what we write
    "E501": Entry(
        "“{file}” sedang terbuka.",
        "Tutup di Excel, lalu jalankan lagi[; hasil sementara ada di {tmp}].",
        PLANNER,
    ),
    "E502": Entry(
        "Tidak dapat menulis “{file}”: ruang disk habis atau folder hanya dapat dibaca. Berkas lama tidak diubah.",
        "Kosongkan ruang atau pilih folder lain, lalu jalankan lagi.",
        PLANNER,
    ),
    "E503": Entry("Berkas “{file}” sudah ada.", "Tambahkan --force, atau pakai nama lain.", PLANNER),
    "W504": Entry(
        "Proses sebelumnya terhenti; sisa berkas sementaranya dihapus.", "Tidak perlu dikerjakan.", PLANNER
    ),
    "E505": Entry(
        "Hasil gagal diperiksa; berkas lama tidak diubah.",
        "Jalankan lagi; bila terulang, laporkan kepada pengembang.",
        PLANNER,
    ),
    "E510": Entry(
        "Berkas ini bukan dokumen IKU yang ditulis oleh iku consolidate versi ini, atau lembar tersembunyinya hilang.",
        "Pakai dokumen aslinya, atau buat lagi dengan iku consolidate.",
        PLANNER,
    ),
    "E511": Entry("Berkas {x} tidak ada, atau merupakan folder.", "Periksa letak dan namanya.", PLANNER),
    "E512": Entry(
        "Indikator “{x}” tidak ada di dokumen ini; yang ada: {daftar}.",
        "Tulis kode atau nomornya[, mungkin {dekat}].",
        PLANNER,
    ),
    "E513": Entry(
        "LibreOffice tidak ditemukan di komputer ini.",
        "Pasang LibreOffice (gratis, libreoffice.org), atau buka dokumennya di Excel lalu Simpan Sebagai PDF.",
        PLANNER,
    ),
    "E514": Entry(
        "LibreOffice tidak dapat membuat PDF dari {file}[: {sebab}].",
        "Tutup LibreOffice yang sedang terbuka, lalu jalankan lagi.",
        PLANNER,
    ),
    "E541": Entry(
        "Excel tidak dapat dipakai di komputer ini.",
        "Pakai --engine libreoffice, atau jalankan di Windows atau macOS yang memiliki Excel.",
        PLANNER,
    ),
    "E542": Entry(
        "Tidak ada Excel maupun LibreOffice yang dapat dipakai di komputer ini.",
        "Pasang LibreOffice (gratis, libreoffice.org), atau buka dokumennya di program lain lalu simpan sebagai PDF.",
        PLANNER,
    ),
    "E543": Entry(
        "Excel gagal mengolah {file}[: {sebab}].",
        "Tutup jendela pesan Excel bila ada, lalu jalankan lagi, atau pakai --engine libreoffice.",
        PLANNER,
    ),
    "W544": Entry(
        "{x} sudah ditulis, tetapi tidak dapat dibuka dari sini[: {sebab}].",
        "Buka sendiri dengan klik dua kali di folder itu.",
        PLANNER,
    ),
    "E515": Entry("{x} adalah folder.", "Sebutkan nama berkasnya juga, misalnya hasil{a}.", PLANNER),
    "E516": Entry("Nama {x} tidak berakhiran {a}.", "Pakai nama yang berakhiran {a}.", PLANNER),
    "E517": Entry(
        "{x} tidak ditulis ke dalam kotak masuk, karena dapat menimpa kiriman bidang.",
        "Tulis ke folder lain, misalnya -o keluaran/{x}.",
        PLANNER,
    ),
    "E518": Entry(
        "Untuk --split, {x} harus nama folder.", "Sebutkan nama folder, misalnya -o formulir.", PLANNER
    ),
    "E531": Entry(
        "{x} bukan tanda terima, atau sebagian isinya hilang.",
        "Pakai berkas .txt atau .json yang ditulis oleh iku receipt make.",
        PLANNER,
    ),
    "E532": Entry("{x} bukan folder.", "Sebutkan nama folder, misalnya keluaran/pengingat.", PLANNER),
    "E521": Entry(
        "Untuk --from, triwulan formulirnya harus disebut.",
        "Tambahkan --period, misalnya --period 2026-TW3.",
        PLANNER,
    ),
    "W507": Entry(
        "Tanggal tanda tangan mendahului akhir periode laporan.",
        "Tambahkan --date dengan tanggal yang benar.",
        PLANNER,
    ),
    "E599": Entry(
        "Berkas tidak dapat diolah (kode {id}).",
        "Kirim berkas ini dan kodenya kepada pengembang; berkas lain tetap diolah.",
        PLANNER,
    ),
}
