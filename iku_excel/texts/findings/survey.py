"""Texts and the answers of a survey: codes 401 to 499."""

from __future__ import annotations

from collections.abc import Mapping

from .entry import Audience, Entry

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
    "E417": Entry(
        "Yang terlihat di sel jawaban bukan yang tersimpan: terlihat {x}, tersimpan {v}.",
        "Ubah Format Sel menjadi Umum (General), lalu cocokkan dengan kuesioner aslinya.",
    ),
    "E437": Entry(
        "Jawaban {v} dicoret, atau hurufnya sewarna dengan latarnya sehingga tidak terlihat.",
        "Bila jawabannya berlaku, hapus coretannya dan pakai huruf hitam; bila tidak, kosongkan selnya.",
    ),
    "E418": Entry(
        "Format sel jawaban ({x}) dapat memperlihatkan angka lain daripada yang tersimpan ({v}).",
        "Ubah Format Sel menjadi Umum (General), lalu cocokkan dengan kuesioner aslinya.",
    ),
    # raw answers of a survey, as a file
    "E420": Entry(
        "Isi berkas ini tidak terbaca sebagai teks, atau tanda kutipnya tidak ditutup.",
        "Unduh ulang sebagai CSV (UTF-8) atau .xlsx.",
        PLANNER,
    ),
    "E421": Entry(
        "Kolom unsur tidak dikenali[; judul kolom yang terbaca: {daftar}].",
        "Pakai nama unsur sebagai judul kolom, atau sebutkan dengan --map, misalnya --map “p1=persyaratan,p2=prosedur”.",
        PLANNER,
    ),
    "E422": Entry(
        "Kolom {u} tidak dapat dipastikan: “{a}” dan “{b}” tertukar di banyak kuesioner.",
        "Lihat kuesionernya, lalu sebutkan dengan --map, misalnya --map {x} (atau kebalikannya).",
        PLANNER,
    ),
    "E423": Entry(
        "Unsur “{u}” tidak punya kolom atau baris[; kolom yang tidak dikenali: {daftar}].",
        "Lengkapi berkasnya, atau sebutkan kolomnya: di bawah [survei] pada pengaturan.toml, atau dengan --map.",
        PLANNER,
    ),
    "E424": Entry(
        "Unsur “{u}” disebut lebih dari sekali ({daftar}).",
        "Hapus atau ganti judul salah satunya, atau sebutkan kolomnya: di bawah [survei] pada pengaturan.toml, atau dengan --map.",
        PLANNER,
    ),
    "E425": Entry(
        "Pemetaan “{x}” tidak dapat dipakai.",
        "Tulis kolom=kunci unsur, misalnya --map u8=pengaduan,u9=sarana, atau nama berkas .toml; di sana dan di bawah [survei] "
        "juga jawaban = angka 0 sampai 4.",
        PLANNER,
    ),
    "E426": Entry(
        "Baris {r} berisi {n} kolom, judulnya {m} kolom; baris itu tidak dipakai.",
        "Periksa pemisah dan tanda kutip di baris itu.",
        PLANNER,
    ),
    "E427": Entry(
        "Unsur “{u}” tidak dijawab seorang pun; IKM tidak dapat dihitung.",
        "Periksa apakah kolomnya benar.",
        PLANNER,
    ),
    "E428": Entry(
        "Nilai “{x}” untuk {u} tidak menghasilkan angka antara 1 dan 4.",
        "Periksa salah ketik atau salah satuan; skala survei adalah 1 sampai 4.",
        PLANNER,
    ),
    "E429": Entry(
        "“{x}” bukan nama unsur survei ini.",
        "Pakai nama, nama singkat, atau kunci unsur dari definisi.",
        PLANNER,
    ),
    "E430": Entry(
        "Pemisah kolom tidak dapat dipastikan: {daftar}.",
        "Sebutkan dengan --separator koma, titik-koma, atau tab.",
        PLANNER,
    ),
    "E431": Entry(
        "Formulir hanya memuat {m} responden; berkas ini berisi {n}.",
        "Hitung dengan iku survey tanpa -o, atau bagi menurut triwulan.",
        PLANNER,
    ),
    "E432": Entry(
        "Bagian “{bagian}” dalam berkas kasus tidak terbaca: {sebab}.",
        "Bandingkan dengan contoh dalam docs/kasus-ikm.md.",
        PLANNER,
    ),
    "W433": Entry(
        "Laporan “{x}” tidak cocok: tertulis {a}, bagian-bagiannya menghasilkan {b}.",
        "Periksa NRR, jumlah, dan penimbang dalam laporan itu.",
        PLANNER,
    ),
    "E434": Entry(
        "SKM {x} di luar 1 sampai 4; IKM tidak dihitung.",
        "Periksa penimbang dalam definisi: penimbang × banyaknya unsur harus mendekati 1.",
        PLANNER,
    ),
    "E436": Entry(
        "Unsur “{u}” dijawab dengan {n} pilihan yang berbeda ({daftar}), padahal skala survei ini 1 sampai 4.",
        "Skala lain tidak dapat dijadikan empat tanpa aturan: pakai empat pilihan pada kuesioner. Salah ketik: perbaiki di "
        "berkasnya. Bukan jawaban: tulis “Tidak tahu” = 0 di bawah [survei] pada pengaturan.toml.",
        PLANNER,
    ),
    "E438": Entry(
        "{n} jawaban dalam kata belum diketahui nilainya: {daftar}.",
        "Tulis nilainya, 1 sampai 4 menurut kuesioner (0: bukan jawaban), di bawah [survei] pada pengaturan.toml, misalnya {ubah}.",
        PLANNER,
    ),
    "N439": Entry(
        "Jawaban dalam kata dibaca: {ubah}.",
        "Salah? Ubah di bawah [survei] pada pengaturan.toml.",
        PLANNER,
    ),
    "E440": Entry(
        "Judul kolom “{x}” menyebut lebih dari satu unsur; yang belum punya kolom: {daftar}.",
        "Sebutkan unsurnya: di bawah [survei] pada pengaturan.toml, atau dengan --map.",
        PLANNER,
    ),
    "W441": Entry(
        "{n} tanggal dapat berarti dua hari ({x}): yang mana hari dan yang mana bulan tidak dapat dipastikan.",
        "Jawabannya tetap dihitung, bulannya tidak. Ubah format kolomnya menjadi tahun-bulan-hari, lalu unduh lagi.",
        PLANNER,
    ),
    "W442": Entry(
        "{n} jawaban bertanggal di luar {y} tidak dihitung ({daftar}; baris {r}).",
        "Periksa periodenya (--period). Bila tanggalnya salah ketik, perbaiki di berkasnya.",
        PLANNER,
    ),
    "E443": Entry(
        "{n} tanggal dapat berarti dua hari, satu di antaranya di luar {y} ({x}; baris {r}); barisnya tidak dipakai.",
        "Ubah format kolomnya menjadi tahun-bulan-hari, lalu unduh lagi.",
        PLANNER,
    ),
    "W444": Entry(
        "Jawabannya dari beberapa triwulan: {daftar}.",
        "Sebutkan triwulannya dengan --period, misalnya --period 2026-TW2; yang lain tidak dihitung.",
        PLANNER,
    ),
    "W445": Entry(
        "{n} tanggal tidak terbaca ({x}; baris {r}); jawabannya tetap dihitung.",
        "Tulis tanggalnya tahun-bulan-hari, atau kosongkan.",
        PLANNER,
    ),
    "E435": Entry(
        "Survei “{x}” tidak ada; yang ada: {daftar}.",
        "Pilih dengan --unit, memakai kode lembar survei dalam definisi.",
        PLANNER,
    ),
}
