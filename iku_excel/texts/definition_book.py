"""The words of the workbook in which an office keeps its definition: sheets, heads, notes, examples."""

from __future__ import annotations

from typing import NamedTuple

from ..core.expression.tree import FUNCTIONS, OPERATORS


class SheetWords(NamedTuple):
    """A sheet's name, its title, and what it is for."""

    name: str
    title: str
    purpose: str


class Head(NamedTuple):
    """The head of a column or the label of a row, its note, and an example."""

    head: str
    note: str
    example: str = ""


NOT_READ = "(tidak dibaca)"
EXAMPLE = "Contoh"
CARD_HEADS = ("", "Isian", "Diisi", "Penjelasan")
QUARTERS = ("TW I", "TW II", "TW III", "TW IV")
NUMBERED = "{head} {number}"
YES, NO = "ya", "tidak"
TYPESET = Head(
    "Rumus tercetak",
    "Rumus seperti akan dicetak. Kolom ini ditulis saat ekspor dan tidak dibaca kembali.",
)
PICK = "Pilih dari daftar"
PICK_ERROR = "Pakai salah satu pilihan dalam daftar."
PICK_WARNING = "Belum ada dalam daftar. Tambahkan barisnya di lembar {sheet}, lalu pilih di sini."
CREATED = "Definisi IKU {office}"

SHEETS: dict[str, SheetWords] = {
    "instansi": SheetWords("Instansi", "Instansi", "Kepala dokumen IKU, dan siapa yang dihubungi bidang."),
    "penandatangan": SheetWords(
        "Pejabat",
        "Pejabat penanda tangan",
        "Dicetak di bawah dokumen IKU. Ganti di sini bila pejabat berganti.",
    ),
    "dokumen": SheetWords(
        "Dokumen", "Bentuk dokumen", "Kolom lembar IKU, dan tahun pertama Renstra. Boleh kosong."
    ),
    "bidang": SheetWords(
        "Bidang", "Bidang dan lembar isiannya", "Satu baris untuk satu lembar isian dalam formulir."
    ),
    "tujuan": SheetWords("Tujuan", "Tujuan", "Seperti dalam Renstra. Boleh kosong."),
    "sasaran": SheetWords("Sasaran", "Sasaran strategis", "Urut seperti dicetak dalam dokumen."),
    "program": SheetWords("Program", "Program", "Dicetak di Perjanjian Kinerja. Boleh kosong."),
    "variabel": SheetWords(
        "Variabel",
        "Data yang ditanyakan kepada bidang",
        "Satu baris untuk satu angka. Mengubah baris di sini mengubah formulir.",
    ),
    "indikator": SheetWords(
        "Indikator",
        "Indikator kinerja utama",
        "Rumusnya memakai kode dari lembar Variabel, misalnya  lembaga_aktif / lembaga_terverifikasi",
    ),
    "target": SheetWords(
        "Target",
        "Target setiap tahun",
        'Satuan "%" ditulis 85, bukan 0,85. Target baru tidak mengubah formulir yang sudah beredar.',
    ),
    "renstra": SheetWords(
        "Renstra",
        "Target setiap tahun Renstra",
        "Tahun yang sudah ada di lembar Target tidak perlu ditulis lagi di sini. Boleh kosong.",
    ),
    "riwayat": SheetWords(
        "Riwayat",
        "Angka tahun-tahun sebelum memakai formulir",
        "Disalin sekali dari LKjIP atau dokumen lain; di dokumen ditandai diketik. Boleh kosong.",
    ),
    "anggaran": SheetWords(
        "Anggaran", "Pagu anggaran", "Rupiah setahun, untuk satu program atau satu indikator. Boleh kosong."
    ),
    "rencana": SheetWords(
        "Rencana", "Rencana aksi", "Satu baris untuk satu langkah dalam satu triwulan. Boleh kosong."
    ),
    "perjanjian": SheetWords(
        "Perjanjian",
        "Perjanjian Kinerja",
        "Siapa yang menandatangani, untuk naskah induk dan perubahan. Boleh kosong.",
    ),
    "skala": SheetWords(
        "Skala", "Predikat capaian", "Dari batas tertinggi ke terendah; baris terakhir berbatas 0."
    ),
    "capaian": SheetWords("Capaian", "Cara menghitung capaian", "Pilihan kantor untuk kolom Capaian."),
    "pemeriksaan": SheetWords(
        "Pemeriksaan", "Pemeriksaan kiriman", "Angka yang perlu dikonfirmasi kepada bidang."
    ),
    "survei": SheetWords("Survei", "Survei kepuasan", "Hanya bila ada variabel berjenis survei."),
    "unsur": SheetWords("Unsur", "Unsur survei", "Urut seperti kolom dalam lembar survei."),
    "narasi": SheetWords("Narasi", "Pertanyaan uraian", "Dijawab setiap bidang di bawah angkanya."),
    "koreksi": SheetWords(
        "Koreksi", "Koreksi naskah", "Salah ketik naskah yang diterima, dan teks yang dicetak."
    ),
}

# What a formula may hold beside numbers and codes.
FORMULA_SIGNS = f"{' '.join(sign for sign in OPERATORS if sign != 'neg')} ( ), {', '.join(FUNCTIONS)}"
_CODE = "Huruf, angka, atau garis bawah, tanpa spasi. Jangan diubah setelah formulir beredar."

HEADS: dict[str, Head] = {
    "narasi_per_indikator": Head(
        "Narasi per indikator?", "ya: setiap pertanyaan uraian dijawab di bawah setiap indikator.", NO
    ),
    "contoh": Head("Target hanya contoh?", "ya: dokumen menandai targetnya sebagai contoh.", NO),
    "instansi.kabupaten": Head("Kabupaten/Kota", "Dicetak di kepala dokumen.", "TANJUNG JABUNG BARAT"),
    "instansi.skpd": Head("SKPD", "Nama lengkap kantor, dicetak di kepala dokumen."),
    "instansi.singkatan": Head("Nama singkat", "Dipakai di formulir dan nama berkas."),
    "instansi.tugas": Head("Tugas", "Satu kalimat."),
    "instansi.fungsi": Head("Fungsi", "Satu butir setiap baris; huruf a, b, c ditambahkan sendiri."),
    "instansi.zona_waktu": Head(
        "Zona waktu", "WIB, WITA, atau WIT: jam saat berkas disimpan ditulis menurut zona ini."
    ),
    "kontak.nama": Head("Penghubung", "Ke mana bidang mengirim formulir.", "Subbagian Perencanaan"),
    "kontak.petugas": Head("Nama petugas", "Boleh kosong."),
    "kontak.telepon": Head("Telepon", "Boleh kosong."),
    "kontak.jam": Head("Jam kerja", "Boleh kosong."),
    "penandatangan.tempat": Head("Tempat", "Sebelum tanggal.", "Kuala Tungkal"),
    "penandatangan.tanggal": Head(
        "Tanggal", "Teks bila tanggal tidak diberikan saat konsolidasi.", "Mei 2019"
    ),
    "penandatangan.jabatan": Head("Jabatan", "Satu baris cetak setiap baris."),
    "penandatangan.nama": Head("Nama", "Dengan gelar.", "Ir. H. TAHARUDDIN"),
    "penandatangan.pangkat": Head("Pangkat", "Boleh kosong.", "Pembina Utama Muda"),
    "penandatangan.nip": Head("NIP", "Delapan, enam, satu, tiga angka.", "19620312 199009 1 001"),
    "dokumen.tata_letak": Head(
        "Tata letak lembar IKU",
        "pengukuran: target, realisasi, capaian; penetapan: target lima tahun; lengkap: juga definisi operasional, "
        "alasan, dan tipe.",
        "penetapan",
    ),
    "dokumen.tahun_awal": Head("Tahun pertama Renstra", "Kosong: tahun pertama di lembar Renstra.", "2025"),
    "bidang.kode": Head("Kode", "Huruf besar dan angka. Jangan diubah setelah formulir beredar.", "EGOV"),
    "bidang.nama": Head("Nama bidang", "Nama lengkap.", "Layanan E-Government"),
    "bidang.lembar": Head(
        "Nama lembar",
        "Nama lembar dalam formulir, paling banyak 31 huruf. Kosong: nama bidangnya, atau kodenya.",
        "E-Gov",
    ),
    "bidang.pengisi": Head("Diisi oleh", "Hanya bila lembar ini diisi bidang lain.", ""),
    "bidang.kelompok": Head(
        "Kelompok", "Misalnya kecamatannya; Status dikelompokkan menurut ini. Boleh kosong."
    ),
    "bidang.daftar": Head(
        "Daftar",
        "Pengganti banyak baris: nama berkas CSV atau Excel di folder yang sama, berkolom kode, nama, lembar, kelompok. "
        "Kolom lain di baris ini dikosongkan.",
        "sekolah.csv",
    ),
    "sasaran.nomor": Head("No", "Nomor urut.", "1"),
    "sasaran.uraian": Head(
        "Sasaran strategis",
        "Seperti dalam Renstra.",
        "Meningkatnya Pemanfaatan TIK dan Layanan Informasi Publik",
    ),
    "sasaran.tujuan": Head("Tujuan", "Nomor tujuannya. Boleh kosong.", "1"),
    "tujuan.nomor": Head("No", "Nomor urut.", "1"),
    "tujuan.uraian": Head("Tujuan", "Seperti dalam Renstra."),
    "program.kode": Head("Kode", "Kode rekening, atau kode sendiri.", "2.16.02"),
    "program.nama": Head("Program", "Nama lengkap.", "Program Informasi dan Komunikasi Publik"),
    "program.keterangan": Head("Keterangan", "Misalnya sumber dananya.", "APBD"),
    "variabel.kode": Head("Kode", _CODE, "lembaga_aktif"),
    "variabel.uraian": Head(
        "Pertanyaan", "Yang dibaca pengisi.", "Jumlah Lembaga komunikasi Publik yang berpartisipasi aktif"
    ),
    "variabel.satuan": Head("Satuan", "Satuan angkanya.", "lembaga"),
    "variabel.jenis": Head(
        "Jenis",
        "cacah: bilangan bulat; angka: boleh desimal; survei: jawaban responden; rupiah: realisasi anggaran.",
        "cacah",
    ),
    "variabel.waktu": Head(
        "Waktu", "posisi: keadaan di akhir triwulan; selama: hanya yang terjadi dalam triwulan itu.", "posisi"
    ),
    "variabel.cakupan": Head(
        "Cakupan", "Apa yang dihitung dan apa yang tidak.", "Hanya lembaga binaan bidang Saudara."
    ),
    "variabel.bidang": Head(
        "Bidang", "Bidang yang mengisi; satu kolom satu bidang. semua: setiap bidang.", "EGOV"
    ),
    "variabel.antar_bidang": Head(
        "Antarbidang", "jumlah atau rata-rata, bila beberapa bidang mengisi. Bawaan: jumlah.", "jumlah"
    ),
    "variabel.maksimum": Head(
        "Paling besar",
        "Kode variabel yang tidak boleh dilampaui, misalnya penyebutnya.",
        "lembaga_terverifikasi",
    ),
    "variabel.kelompok": Head("Kelompok", "Pengganti kode satu per satu: setiap bidang dalam kelompok ini."),
    "variabel.anggaran": Head(
        "Anggaran",
        "Hanya untuk jenis rupiah: kode program atau indikator yang anggarannya dilaporkan.",
        "2.16.02",
    ),
    "indikator.kode": Head("Kode", _CODE, "partisipasi"),
    "indikator.nomor": Head("No", "Nomor urut cetak.", "1"),
    "indikator.sasaran": Head("Sasaran", "Nomor sasaran strategisnya.", "1"),
    "indikator.nama": Head(
        "Indikator", "Nama lengkap.", "Persentase Partisipasi aktif lembaga komunikasi Publik"
    ),
    "indikator.label": Head("Nama dalam rumus", "Sebelum tanda = ; kosong: nama lengkapnya.", ""),
    "indikator.satuan": Head("Satuan", 'Tulis % untuk persentase; "× 100%" ditambahkan sendiri.', "%"),
    "indikator.rumus": Head(
        "Rumus", f"Kode variabel, angka, {FORMULA_SIGNS}.", "lembaga_aktif / lembaga_terverifikasi"
    ),
    "indikator.hitung": Head("Hitung", "skm untuk indeks survei; kosong bila memakai rumus.", ""),
    "indikator.survei": Head("Survei", "Kode variabel survei, hanya bersama skm.", ""),
    "indikator.rumus_cetak": Head(
        "Rumus cetak", "Hanya bila yang dicetak lain dari rumusnya; teks dalam kutip.", ""
    ),
    "indikator.polarisasi": Head(
        "Polarisasi",
        "maksimal: makin tinggi makin baik; minimal: makin rendah; rentang: di antara dua batas.",
        "maksimal",
    ),
    "indikator.antar_periode": Head(
        "Antartriwulan",
        "terakhir: angka triwulan terakhir; jumlah: dijumlahkan sepanjang tahun; rata-rata.",
        "terakhir",
    ),
    "indikator.sumber_data": Head("Sumber data", "Dicetak.", "Bidang PKP, PIOP & E-Gov"),
    "indikator.penanggung_jawab": Head("Penanggung jawab", "Dicetak.", "Diskominfo"),
    "indikator.definisi": Head("Definisi operasional", "Apa yang diukur, dengan batasannya."),
    "indikator.alasan": Head("Alasan pemilihan", "Mengapa indikator ini dipilih."),
    "indikator.tipe": Head(
        "Tipe perhitungan", "kumulatif: dijumlahkan sepanjang tahun; non-kumulatif.", "non-kumulatif"
    ),
    "indikator.kondisi_awal": Head("Kondisi awal", "Angka sebelum Renstra, dengan tahunnya.", "62"),
    "indikator.tahun_awal": Head("Tahun kondisi awal", "Empat angka.", "2024"),
    "indikator.standar": Head("Standar nasional", "Bila ada, dengan sumbernya.", ""),
    "indikator.sumber_standar": Head("Sumber standar", "Peraturan atau dokumen yang menyebutnya.", ""),
    "indikator.program": Head("Program", "Kode program dari lembar Program.", "2.16.02"),
    "indikator.kegiatan": Head("Kegiatan", "Boleh kosong.", ""),
    "target.indikator": Head("Indikator", "Kode indikator.", "partisipasi"),
    "target.tahun": Head("Tahun", "Empat angka.", "2026"),
    "target.nilai": Head("Target setahun", "Untuk rentang: batas bawahnya.", "85"),
    "target.atas": Head("Batas atas", "Hanya untuk rentang.", ""),
    "target.triwulan": Head("TW", "Target sampai dengan triwulan itu. Kosong: belum ditetapkan.", "20"),
    "target.naskah": Head("Naskah", "induk, atau perubahan. Bawaan: induk.", "induk"),
    "target.berlaku": Head("Berlaku sejak", "Hanya untuk perubahan: tanggal mulai berlaku.", ""),
    "renstra.indikator": Head("Indikator", "Kode indikator.", "partisipasi"),
    "renstra.tahun": Head("Tahun", "Empat angka.", "2027"),
    "renstra.nilai": Head("Target", 'Satuan "%" ditulis 85. Untuk rentang: batas bawahnya.', "88"),
    "renstra.atas": Head("Batas atas", "Hanya untuk rentang.", ""),
    "riwayat.indikator": Head("Indikator", "Kode indikator.", "partisipasi"),
    "riwayat.tahun": Head("Tahun", "Tahun sebelum tahun yang diukur.", "2024"),
    "riwayat.triwulan": Head(
        "Triwulan", "Kosong: angka setahun. 1 sampai 4: angka sampai dengan triwulan itu.", ""
    ),
    "riwayat.target": Head("Target", 'Satuan "%" ditulis 85. Kosong: belum ditetapkan.', "80"),
    "riwayat.atas": Head("Batas atas", "Hanya untuk target rentang.", ""),
    "riwayat.realisasi": Head("Realisasi", 'Satuan "%" ditulis 78,5. Kosong: tidak diukur.', "78,5"),
    "riwayat.sumber": Head(
        "Sumber", "Dokumen tempat angkanya disalin, dengan halamannya.", "LKjIP 2024, hlm. 27"
    ),
    "anggaran.untuk": Head("Untuk", "Kode program atau kode indikator.", "2.16.02"),
    "anggaran.tahun": Head("Tahun", "Empat angka.", "2026"),
    "anggaran.pagu": Head("Pagu (Rp)", "Rupiah setahun, tanpa Rp.", "1250000000"),
    "anggaran.naskah": Head("Naskah", "induk, atau perubahan. Bawaan: induk.", "induk"),
    "anggaran.berlaku": Head("Berlaku sejak", "Hanya untuk perubahan: tanggal mulai berlaku.", ""),
    "rencana.indikator": Head("Indikator", "Kode indikator.", "partisipasi"),
    "rencana.tahun": Head("Tahun", "Empat angka.", "2026"),
    "rencana.triwulan": Head("Triwulan", "1 sampai 4.", "1"),
    "rencana.langkah": Head("Langkah", "Yang dilakukan dalam triwulan itu.", "Verifikasi lembaga binaan"),
    "rencana.penanggung_jawab": Head("Penanggung jawab", "Kosong: penanggung jawab indikatornya.", ""),
    "rencana.anggaran": Head("Anggaran (Rp)", "Boleh kosong.", ""),
    "perjanjian.tahun": Head("Tahun", "Empat angka.", "2026"),
    "perjanjian.naskah": Head("Naskah", "induk, atau perubahan. Bawaan: induk.", "induk"),
    "perjanjian.tanggal": Head("Tanggal", "Kosong: ditulis tangan.", "05-01-2026"),
    "perjanjian.nama_kedua": Head("Pihak kedua: nama", "Atasan yang menerima perjanjian."),
    "perjanjian.jabatan_kedua": Head(
        "Pihak kedua: jabatan", "Boleh diawali Plt. atau Plh.", "Bupati Tanjung Jabung Barat"
    ),
    "perjanjian.pangkat_kedua": Head("Pihak kedua: pangkat", "Boleh kosong."),
    "perjanjian.nip_kedua": Head("Pihak kedua: NIP", "Boleh kosong."),
    "perjanjian.nama_pertama": Head("Pihak pertama: nama", "Kosong: pejabat penanda tangan."),
    "perjanjian.jabatan_pertama": Head(
        "Pihak pertama: jabatan", "Boleh diawali Plt. atau Plh. Kosong: pejabat penanda tangan."
    ),
    "perjanjian.pangkat_pertama": Head("Pihak pertama: pangkat", "Boleh kosong."),
    "perjanjian.nip_pertama": Head("Pihak pertama: NIP", "Boleh kosong."),
    "skala.batas": Head("Capaian paling sedikit (%)", "Batas bawah, ikut termasuk.", "91"),
    "skala.nama": Head("Predikat", "", "Sangat Tinggi"),
    "capaian.minimal": Head(
        "Bila makin rendah makin baik",
        "selisih: (2 × target − realisasi) / target; rasio: target / realisasi.",
        "selisih",
    ),
    "capaian.batas": Head("Capaian paling tinggi (%)", "Kosong: tidak dibatasi.", ""),
    "capaian.efisiensi": Head(
        "Nama efisiensi", "Hanya bila kantor mempunyai aturannya; dicetak bersama aturannya.", ""
    ),
    "capaian.rumus_efisiensi": Head(
        "Rumus efisiensi", "Dari capaian, serapan (keduanya pecahan), pagu, realisasi.", "capaian / serapan"
    ),
    "pemeriksaan.lonjakan": Head(
        "Perubahan yang ditanyakan (%)",
        "Perubahan dari periode lalu yang melebihi angka ini ditandai. Kosong: tidak diperiksa.",
        "50",
    ),
    "survei.variabel": Head("Variabel", "Kode variabel berjenis survei.", "kepuasan"),
    "survei.penimbang": Head(
        "Penimbang", "tepat: 1 dibagi banyaknya unsur; 3 atau 2: desimal; atau angkanya.", "tepat"
    ),
    "survei.mutu": Head("Mutu", "Batas nilai mutu menurut aturan 2017 atau 2004.", "2017"),
    "survei.populasi": Head("Populasi", "Bila diketahui, untuk memeriksa banyaknya responden.", ""),
    "survei.kapasitas": Head("Baris", "Banyaknya baris responden dalam lembar. Bawaan: 2000.", "2000"),
    "unsur.survei": Head("Survei", "Kode variabel survei.", "kepuasan"),
    "unsur.kunci": Head("Kunci", _CODE, "persyaratan"),
    "unsur.nama": Head("Unsur", "Nama lengkap.", "Persyaratan"),
    "unsur.singkat": Head("Nama singkat", "Kepala kolom.", "Persyaratan"),
    "narasi.kode": Head("Kode", "Huruf besar.", "NP"),
    "narasi.judul": Head("Judul", "", "Faktor pendukung"),
    "narasi.pertanyaan": Head("Pertanyaan", "", "Apa yang membuat capaian tercapai?"),
    "narasi.dijanjikan": Head(
        "Dijanjikan?", "ya: jawabannya dicetak di samping pertanyaan yang sama pada triwulan berikutnya.", NO
    ),
    "koreksi.diterima": Head("Naskah yang diterima", "", "Inforamasi"),
    "koreksi.dicetak": Head("Yang dicetak", "", "Informasi"),
}
