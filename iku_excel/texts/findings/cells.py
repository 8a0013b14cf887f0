"""The answers, cell by cell: codes 301 to 399."""

from __future__ import annotations

from collections.abc import Mapping

from .entry import NOTHING_TO_DO, Audience, Entry

PLANNER = Audience.PLANNER

ENTRIES: Mapping[str, Entry] = {
    "E301": Entry(
        "Isian kosong. Kosong tidak dianggap 0.",
        "Ketik angkanya (0 bila memang nol), atau pilih Nihil atau Belum tersedia di kolom Keadaan dan tulis "
        "alasannya.",
    ),
    "E302": Entry(
        "Angka berubah menjadi tanggal ({x}).",
        "Ubah Format Sel menjadi Umum (General), lalu ketik ulang angkanya. Bila tidak dapat, salin sel Nilai lain yang "
        "masih kosong ke sel ini, lalu ketik angkanya; atau minta salinan baru kepada perencana.",
    ),
    "E303": Entry("Sel berisi kesalahan {x}.", "Perbaiki rumusnya, atau ketik angkanya."),
    "W303": Entry(
        "Sel berisi kesalahan {x}, sehingga teksnya tidak terbaca; angkanya tetap dipakai.",
        "Hapus kesalahannya, atau ketik ulang teksnya.",
    ),
    "E304": Entry(
        "“{x}” bukan angka.",
        "Ketik angka saja, tanpa satuan; bila memang tidak ada, kosongkan dan pilih Nihil di kolom Keadaan.",
    ),
    "E305": Entry("Nilai negatif: {x}.", "Ketik angka 0 atau lebih."),
    "E306": Entry(
        "Harus bilangan bulat, terbaca {x}.", "Ketik jumlahnya sebagai bilangan bulat, misalnya 45."
    ),
    "E307": Entry("Pembilang {a} melebihi penyebut {b}.", "Periksa keduanya; mungkin tertukar."),
    "W307": Entry(
        "Pembilang {a} melebihi penyebut {b}; tetap dipakai.",
        "Konfirmasi ke bidang; tidak perlu kirim ulang bila benar.",
        PLANNER,
    ),
    "E308": Entry("Penyebut 0, tetapi pembilang {a}.", "Periksa keduanya; penyebut seharusnya lebih dari 0."),
    "W308": Entry(
        "Pembilang dan penyebut 0: tidak ada kegiatan, sehingga nilainya tidak dapat dihitung.",
        "Konfirmasi ke bidang; tidak perlu kirim ulang bila benar.",
        PLANNER,
    ),
    "E309": Entry("Nilai bukan angka yang wajar.", "Ketik ulang angkanya."),
    "E310": Entry("Nilai terlalu besar ({x}).", "Periksa kelebihan angka nol."),
    "E311": Entry(
        "Rumus belum dihitung, atau hasilnya bukan angka.",
        "Buka di Excel, simpan, lalu kirim ulang; atau ketik angkanya.",
    ),
    "W312": Entry(
        "Isian berupa rumus {f}; dipakai hasilnya, {v}.",
        "Tidak wajib diperbaiki. Lain kali ketik angkanya, atau pakai Tempel Nilai.",
    ),
    "W313": Entry(
        "Skala persen meragukan: terbaca {x}, dipakai {v}.",
        "Konfirmasi ke bidang; tidak perlu kirim ulang bila benar.",
        PLANNER,
    ),
    "E313": Entry(
        "Skala persen meragukan: {x} dapat berarti {a} atau {b}.",
        "Ubah Format Sel menjadi Umum (General), lalu ketik ulang dalam satuan yang diminta; persen beserta tandanya, "
        "misalnya 80 %.",
    ),
    "W314": Entry(
        "Angka tersimpan sebagai teks; dibaca {v}.",
        "Tidak wajib diperbaiki. Lain kali ketik angka saja, tanpa tanda petik atau satuan.",
    ),
    "E315": Entry("“{x}” dapat berarti {a} atau {b}.", "Ketik ulang tanpa titik atau koma ribuan."),
    "W316": Entry(
        "Berubah {p} dari periode lalu[: {a} pada {y}, kini {b}].",
        "Minta konfirmasi bidang; tidak perlu kirim ulang bila benar.",
        PLANNER,
    ),
    "E317": Entry(
        "Isian belum dipakai[; keadaan “{x}” tidak sesuai dengan angkanya][; keadaan “{y}” belum beralasan].",
        "Bila angkanya benar, hapus keadaannya. Bila tidak, kosongkan angkanya, pilih Nihil atau Belum tersedia, "
        "dan tulis alasannya di kolom Catatan.",
    ),
    "W318": Entry(
        "{a}[, {n} bidang lain,] dan {b} melaporkan angka yang sama ({v}).",
        "Pastikan setiap bidang hanya menghitung binaannya sendiri.",
        PLANNER,
    ),
    "W335": Entry(
        "Penyebut 0, tetapi pembilang {a}; persentasenya tidak dapat dihitung.",
        "Konfirmasi ke bidang; penyebut seharusnya lebih dari 0.",
        PLANNER,
    ),
    "W336": Entry(
        "Pembilang {a} melebihi penyebut {b}; tetap dipakai.",
        "Konfirmasi ke bidang; bila tidak mungkin melebihi, isi maksimum pada variabelnya dalam definisi.",
        PLANNER,
    ),
    "E340": Entry("Sel berisi gambar, bukan angka.", "Hapus gambarnya, lalu ketik angkanya."),
    "W340": Entry(
        "Sel berisi gambar, yang tidak ikut ke laporan; angkanya tetap dipakai.",
        "Tidak wajib diperbaiki. Lain kali simpan gambarnya di Drive, lalu tulis tautannya.",
    ),
    "E345": Entry(
        "Kolom Keadaan berisi kesalahan {x}; angka di sebelahnya belum dipakai.",
        "Hapus isi sel Keadaan itu; bila perlu, pilih lagi dari daftarnya.",
    ),
    "E346": Entry(
        "Kolom Keadaan berisi gambar; angka di sebelahnya belum dipakai.",
        "Hapus gambar itu; bila perlu, pilih keadaannya dari daftar.",
    ),
    "E341": Entry(
        "Isian hanya “{x}”; tanda itu tidak dianggap 0 maupun nihil.",
        "Ketik angkanya (0 bila memang nol), atau pilih Nihil atau Belum tersedia di kolom Keadaan dan tulis "
        "alasannya.",
    ),
    # numbers that may not be what was meant
    "E320": Entry(
        "Angka {x} mirip tanggal ({y}): mungkin yang diketik berubah menjadi tanggal. Belum dipakai.",
        "Bila seharusnya bukan {x}, ketik ulang angkanya. Bila {x} memang benar, pilih Angka benar di kolom Keadaan dan "
        "tulis alasannya di kolom Catatan.",
    ),
    "E321": Entry(
        "Angka {x} mirip jam ({y}): mungkin yang diketik berubah menjadi jam. Belum dipakai.",
        "Bila seharusnya bukan {x}, ketik ulang angkanya. Bila {x} memang benar, pilih Angka benar di kolom Keadaan dan "
        "tulis alasannya di kolom Catatan.",
    ),
    "E322": Entry(
        "Persentase di atas 100 %: terbaca {x}, mungkin maksudnya {y}. Belum dipakai.",
        "Bila maksudnya {y}, ketik {y} dengan tanda persennya. Bila {x} memang benar, pilih Angka benar di kolom Keadaan "
        "dan tulis alasannya di kolom Catatan.",
    ),
    "E323": Entry(
        "Yang terlihat di sel bukan yang tersimpan: terlihat “{x}”, tersimpan {v}. Belum dipakai.",
        "Ubah Format Sel menjadi Umum (General), periksa angkanya, lalu ketik ulang bila salah.",
    ),
    "E324": Entry(
        "Format sel ({x}) dapat memperlihatkan angka lain daripada yang tersimpan ({v}). Belum dipakai.",
        "Ubah Format Sel menjadi Umum (General), periksa angkanya, lalu ketik ulang bila salah.",
    ),
    "E325": Entry(
        "Angka {v} ditegaskan benar, tetapi alasannya belum tertulis.",
        "Tulis di kolom Catatan mengapa angkanya benar; bila tidak diragukan, kosongkan Keadaan.",
    ),
    "W326": Entry(
        "Angka {v} diragukan pemeriksaan; dipakai karena bidang menegaskannya: “{y}”.",
        "Periksa sekilas; tidak perlu kirim ulang bila benar.",
        PLANNER,
    ),
    "W327": Entry(
        "Angka {v} diragukan pemeriksaan; dipakai karena diterima perencana.",
        "Beri tahu bidang; tidak perlu kirim ulang bila benar.",
        PLANNER,
    ),
    "E328": Entry(
        "Tidak ada angka yang diragukan di {sel} pada berkas “{file}” untuk --accept.",
        "Salin nama berkas dan selnya persis seperti pada temuan; bila sudah diperbaiki bidang, hapus --accept itu.",
        PLANNER,
    ),
    "E329": Entry(
        "Pilihan --accept “{file}” {sel} dapat berarti beberapa sel: {x}.",
        "Tulis berkas dengan foldernya, dan lembar di depan selnya, misalnya PKP!E13.",
        PLANNER,
    ),
    "E319": Entry(
        "Angka {v} dicoret, atau hurufnya sewarna dengan latarnya sehingga tidak terlihat.",
        "Bila angkanya berlaku, hapus coretannya dan pakai huruf hitam; bila tidak, kosongkan selnya.",
    ),
    "N391": Entry(
        "Penulisan isian dirapikan (spasi atau tanda yang berlebih); nilainya sama.", NOTHING_TO_DO, PLANNER
    ),
    "N392": Entry("Sisa hitungan komputer di belakang koma dirapikan; dipakai {v}.", NOTHING_TO_DO, PLANNER),
}
